"""What stands right of a text stays in its column, whatever the terminal makes of the text.

Terminals disagree about how many cells an emoji, a joined letter of Hindi or Tamil, or a character newer
than themselves takes up, and no table of widths is right for all of them. So a piece of text that may be
taken otherwise is written over blank cells, and what follows it is put into its place by its number.
"""

from __future__ import annotations

import re

from rich.cells import cell_len

# Latin, Greek and Cyrillic letters, punctuation, arrows, boxes, blocks and braille: one cell everywhere.
_SURE = (
    r"\x00-\x7e\xa0-\xac\xae-\u024f\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    r"\u2190-\u21ff\u2400-\u2426\u2500-\u25ff\u2800-\u28ff\ufffd"
)
_DOUBTFUL = re.compile(f"[^{_SURE}]")
_PIECES = re.compile(
    r"\x1b\[(?P<line>\d+);(?P<column>\d+)H|\x1b\[[0-?]*[ -/]*(?P<end>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.?|(?P<text>[^\x00-\x1f]+)|(?P<control>[\x00-\x1a\x1c-\x1f]+)",
    re.DOTALL,
)
_MOVES = frozenset("ABCDEFGHdf")
"""Ends of sequences that move the cursor."""


def placed(frame: str) -> str:
    """What is written to the terminal, with the cursor put in its place after every doubtful text."""
    if _DOUBTFUL.search(frame) is None:
        return frame
    written: list[str] = []
    place: tuple[int, int] | None = None
    for piece in _PIECES.finditer(frame):
        text = piece[0]
        if piece["line"]:
            place = int(piece["line"]), int(piece["column"])
        elif piece["control"] or piece["end"] in _MOVES:
            place = None
        elif piece["text"] and place is not None:
            (line, column), cells = place, cell_len(text)
            place = line, column + cells
            if _DOUBTFUL.search(text) is not None:
                text = f"{' ' * cells}\x1b[{line};{column}H{text}\x1b[{line};{column + cells}H"
        written.append(text)
    return "".join(written)
