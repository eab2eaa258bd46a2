"""A line of styled text as a plain value: spans of text and the name of a style.

Panes are built as such lines, without a widget and without a colour; what a style name
looks like is the theme's affair (`tui.app.themes`). Text of a story enters here as text
and never passes a markup parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, set_cell_size

Span = tuple[str, str]
"""A piece of text and the name of its style."""
Line = tuple[Span, ...]
"""One line of the screen, of any width."""

_PIECES = re.compile(r"\n|[^\S\n\u00a0]+|[^\s\u00a0]+(?:\u00a0[^\s\u00a0]*)*|\u00a0+")
ELLIPSIS = "…"


def width_of(line: Iterable[Span]) -> int:
    """Width in cells."""
    return sum(cell_len(text) for text, _ in line)


def plain(line: Iterable[Span]) -> str:
    """The text without its styles."""
    return "".join(text for text, _ in line)


def shortened(text: str, width: int) -> str:
    """The text in at most `width` cells; what is cut off is marked by `…`."""
    end = _end(text, 0, width)
    if end == len(text):
        return text
    if width <= 0:
        return ""
    return set_cell_size(text[:end], width - 1).rstrip() + ELLIPSIS


def padded(text: str, width: int) -> str:
    """The text in exactly `width` cells."""
    short = shortened(text, width)
    return short + " " * (width - cell_len(short))


def cropped(line: Iterable[Span], width: int) -> Line:
    """The line in at most `width` cells; what is cut off is marked by `…`."""
    kept: list[Span] = []
    left = width
    spans = list(line)
    if width_of(spans) <= width:
        return tuple(spans)
    for text, style in spans:
        cells = cell_len(text)
        if cells >= left:
            kept.append((shortened(text + ELLIPSIS, left), style))
            return tuple(kept)
        kept.append((text, style))
        left -= cells
    return tuple(kept)


def spread(left: Iterable[Span], right: Iterable[Span], width: int, fill: Span = (" ", "text")) -> Line:
    """Two ends of a line, the left one cut where they do not fit, `fill` between them."""
    end = tuple(right)
    room = width - width_of(end)
    if room < 4:
        return cropped(left, width)
    begin = cropped(left, room)
    gap = room - width_of(begin)
    return (*begin, (fill[0] * gap, fill[1]), *end) if gap else (*begin, *end)


def wrapped(spans: Iterable[Span], width: int, indent: int = 0, first: int | None = None) -> list[Line]:
    """The spans broken into lines of at most `width` cells, between words where possible.

    Args:
        spans: the text; a line feed in it begins a new line.
        width: cells a line may have, at least 1.
        indent: spaces before every line but the first.
        first: spaces before the first line; `indent` where it is not given.
    """
    lines: list[Line] = []
    margin = indent if first is None else first
    current: list[Span] = []
    used, gap, air = margin, "", "text"
    for word in _words(spans):
        if word == _BREAK:
            lines.append(_with_margin(current, margin))
            current, used, gap, margin = [], indent, "", indent
            continue
        if not word[0][0].strip(" \t"):
            gap, air = (" ", word[0][1]) if current else ("", air)
            continue
        cells = cell_len(word[0][0]) if len(word) == 1 else width_of(word)
        if current and used + len(gap) + cells > width:
            lines.append(_with_margin(current, margin))
            current, used, gap, margin = [], indent, "", indent
        if gap:
            current.append((gap, air))
            used += 1
            gap = ""
        for piece in word if used + cells <= width else _fitting(word, width - used, max(width - indent, 1)):
            if piece is None:
                lines.append(_with_margin(current, margin))
                current, used, margin = [], indent, indent
            else:
                current.append(piece)
                used += cell_len(piece[0])
    if current or not lines:
        lines.append(_with_margin(current, margin))
    return lines


_BREAK: Line = (("\n", ""),)


def _words(spans: Iterable[Span]) -> Iterator[Line]:
    """Words, spaces and line feeds; a word may consist of spans of several styles."""
    word: list[Span] = []
    for text, style in spans:
        for piece in _PIECES.findall(text):
            if piece == "\n" or (piece.isspace() and "\u00a0" not in piece):
                if word:
                    yield tuple(word)
                    word = []
                yield _BREAK if piece == "\n" else ((piece, style),)
            else:
                word.append((piece, style))
    if word:
        yield tuple(word)


def _fitting(word: Line, room: int, most: int) -> Iterator[Span | None]:
    """The spans of a word, cut where it is wider than a whole line; None where a new line begins."""
    left = room
    for text, style in word:
        start = 0
        while (end := _end(text, start, left)) < len(text):
            if end > start:
                yield text[start:end], style
            yield None
            if end == start and left >= most:
                return
            start, left = end, most
        yield text[start:], style
        left -= cell_len(text[start:])


def _end(text: str, start: int, width: int) -> int:
    """Where the longest piece of the text from `start` on ends that is at most `width` cells wide.

    Not more of the text is measured than about what fits, so that a giant word costs what its lines cost.
    """
    low, reach = start, max(width, 0) + 1
    while start + reach < len(text) and cell_len(text[start : start + reach]) <= width:
        low, reach = start + reach, reach * 2
    high = min(start + reach, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if cell_len(text[start:middle]) <= width else (low, middle - 1)
    return low


def _with_margin(spans: list[Span], margin: int) -> Line:
    """The line of these spans: neighbours of one style become one, so that less is written."""
    merged: list[Span] = [(" " * margin, "text")] if margin else []
    for text, style in spans:
        if merged and merged[-1][1] == style:
            merged[-1] = (merged[-1][0] + text, style)
        else:
            merged.append((text, style))
    return tuple(merged)
