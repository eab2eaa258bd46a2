"""What a program wrote to its terminal, taken apart: control sequences and the text between them (ECMA-48).

Two sequences that differ only in numbers without effect of their own (a colour, a place on the screen)
have one name, so that what a clean story makes the program write is a short list of permissions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    rb"|(?P<string>\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\))"
    rb"|(?P<escape>\x1b(?:[ -/]*[0-~])?)"
    rb"|(?P<c0>\r\n|[\x00-\x1a\x1c-\x1f\x7f])"
    rb"|(?P<c1>\xc2[\x80-\x9f])",
    re.DOTALL,
)
_PLACE = re.compile(r"(\d+);(\d+)H")
_COLOUR = re.compile(r"([345]8;)(?:2;\d+;\d+;\d+|5;\d+)")
_SYSTEM_COMMAND = re.compile(rb"\x1b\]\d*")
_JOINERS = "\u200c\u200d"
_MOST_MARKS = 3
"""Combining marks that one letter may carry on the screen."""
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


def sequences(output: bytes, columns: int, lines: int) -> set[str]:
    """The names of all control sequences in the output of a terminal of this size."""
    return {
        name
        for token in _TOKEN.finditer(output)
        for name in _names(token.lastgroup, token[0], columns, lines)
    }


def _names(kind: str | None, token: bytes, columns: int, lines: int) -> Iterator[str]:
    if kind == "string":
        command = _SYSTEM_COMMAND.match(token)
        # The pointer's shape is a word of its own, all else is known by its number.
        yield repr(token) if command is None or command[0] == b"\x1b]22" else f"OSC {command[0][2:].decode()}"
    elif kind != "csi":
        yield f"{kind} {token!r}"
    elif token.endswith(b"m"):
        attributes = _COLOUR.sub(r"\1colour", token[2:-1].decode()).replace("8;colour", "8-colour")
        yield from (f"SGR {attribute or 0}" for attribute in attributes.split(";"))
    else:
        body = token[2:].decode()
        place = _PLACE.fullmatch(body)
        inside = place and int(place[1]) <= lines and int(place[2]) <= columns + 1
        yield "CSI place" if inside else f"CSI {body}"


def hazards(output: bytes) -> set[str]:
    """Characters in the text that hide, reorder, or pile up, and bytes that are no text; as `U+…`."""
    text = _TOKEN.sub(b"\n", output).decode("utf-8", "surrogateescape")
    found = set()
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else marks if char in _JOINERS else 0
        acts = category in ("Cf", "Cs", "Co", "Zl", "Zp") and char not in _JOINERS
        if acts or char in _UNSEEN or marks > _MOST_MARKS or ord(char) & 0xFFFE == 0xFFFE:
            found.add(f"U+{ord(char):04X}")
    return found
