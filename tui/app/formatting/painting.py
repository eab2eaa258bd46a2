"""Lines of styled text to strips of the screen: the one module that gives data its look."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from tui.app.formatting.line import Line
from tui.app.themes import style


@lru_cache(maxsize=4096)
def painted(line: Line, width: int, theme: str, *, selected: bool = False) -> Strip:
    """The line as a strip of exactly `width` cells; the same strip for the same line, so that it is drawn once."""
    segments = []
    left = width
    for text, name in line:
        cells = cell_len(text)
        if cells > left:
            text, cells = set_cell_size(text, left), left
        if text:
            segments.append(Segment(text, style(theme, name, selected=selected)))
        left -= cells
        if left <= 0:
            break
    if left > 0:
        segments.append(Segment(" " * left, style(theme, "text", selected=selected)))
    return Strip(segments, width)
