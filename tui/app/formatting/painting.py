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
    """The line as a strip of exactly `width` cells; the same strip for the same line: it is drawn once."""
    segments = []
    left = width
    for text, name in line:
        fitting = text if cell_len(text) <= left else set_cell_size(text, left)
        if fitting:
            segments.append(Segment(fitting, style(theme, name, selected=selected)))
        left -= cell_len(fitting)
        if left <= 0:
            break
    if left > 0:
        segments.append(Segment(" " * left, style(theme, "text", selected=selected)))
    return Strip(segments, width)
