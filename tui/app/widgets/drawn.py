"""What all panes share: a widget that draws lines of its own making.

Textual asks for the lines of a region; they are handed over as strips that are made
once for each view and kept, so that what has not changed costs nothing.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import var
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.app.formatting.line import Line, plain, width_of
from tui.app.formatting.marks import plain_lines, plain_marks
from tui.app.formatting.painting import painted
from tui.app.view import View

_REVERSED = Style(reverse=True)


class Drawn(Widget):
    """A widget whose lines come from the view it is given.

    Attributes:
        view: what is looked at; set by the screen.
    """

    view: var[View | None] = var(None, init=False)

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._strips: list[Strip] | None = None
        self._lines: list[Line] = []
        self._drawn_size = Size(0, 0)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """The lines to be drawn in `width` cells, at most `height` of them."""
        raise NotImplementedError

    def parts(self, view: View) -> tuple[object, ...]:
        """What the lines depend on besides the size: while it stays the same, nothing is drawn again."""
        return (view,)

    def watch_view(self, old: View | None, new: View | None) -> None:
        """Draw again where what this pane shows has changed."""
        if old is None or new is None or self._all_parts(old) != self._all_parts(new):
            self.redraw()

    def _all_parts(self, view: View) -> tuple[object, ...]:
        return (view.theme, view.wording, view.ascii, view.jumping, *self.parts(view))

    def redraw(self) -> None:
        """Make the lines anew when they are next asked for."""
        self._strips = None
        self.refresh()

    def resized(self) -> None:
        """The pane has another size: forget what was made for the old one."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a region of the widget."""
        strips = self._filtered(self._drawn()[crop.y : crop.bottom])
        if crop.x or crop.width != self.size.width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One strip with the place of each character, for selecting text with the mouse."""
        strips = self._drawn()
        return strips[y].apply_offsets(0, y) if 0 <= y < len(strips) else Strip.blank(self.size.width)

    def _filtered(self, strips: list[Strip]) -> list[Strip]:
        """The strips behind the app's filters, the guard among them: Textual leaves that to us."""
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return strips

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that was selected with the mouse."""
        self._drawn()
        return selection.extract("\n".join(plain(line).rstrip() for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's signature
        """Draw the selected text in reverse."""
        self.redraw()

    def painted(self, line: Line, y: int) -> Strip:  # noqa: ARG002 - for panes whose lines differ by place
        """The strip of one line."""
        view = self.view
        assert view is not None
        return painted(line, self.size.width, view.theme)

    def _drawn(self) -> list[Strip]:
        if self._strips is not None and self._drawn_size == self.size:
            return self._strips
        if self._drawn_size != self.size:
            self._drawn_size = self.size
            self.resized()
        view, (width, height) = self.view, self.size
        if view is None:
            self._lines = []
            self._strips = [Strip.blank(width)] * height
            return self._strips
        lines = self.lines(view, width, height)[:height]
        if view.ascii:
            lines = [tuple((plain_lines(text), name) for text, name in line) for line in lines]
        self._lines = [*lines, *([()] * (height - len(lines)))]
        strips = [self.painted(line, y) for y, line in enumerate(self._lines)]
        self._strips = self._with_selection(strips)
        return self._strips

    def _with_selection(self, strips: list[Strip]) -> list[Strip]:
        selection = self.text_selection
        if selection is None:
            return strips
        return [self._reversed(strip, selection, y) for y, strip in enumerate(strips)]

    @staticmethod
    def _reversed(strip: Strip, selection: Selection, y: int) -> Strip:
        """The strip with the selected characters in reverse."""
        span = selection.get_span(y)
        if span is None:
            return strip
        start, end = span
        begin = cell_len(strip.text[:start])
        finish = strip.cell_length if end == -1 else cell_len(strip.text[:end])
        middle = strip.crop(begin, finish).apply_style(_REVERSED)
        return Strip.join([strip.crop(0, begin), middle, strip.crop(finish, strip.cell_length)])


def rule(title: str, width: int, view: View, pane: str = "", lead: str = "") -> Line:
    """The titled rule above a pane: bright where the pane has the keys, dim elsewhere.

    Args:
        title: what stands in it.
        width: cells.
        view: what is looked at; in jump mode the pane's letter stands before the title.
        pane: the pane's name; empty for a list, which always has the keys.
        lead: what stands before the rule.
    """
    has_keys = not pane or view.focus == pane
    letter: Line = ((f"[{pane[0]}] ", "warning"),) if view.jumping and pane else ()
    head: Line = ((f"{lead}─ ", "focus" if has_keys else "rule"), *letter)
    head = (*head, (f"{title} ", "focus" if has_keys else "heading"))
    line = (*head, ("─" * max(width - width_of(head), 0), "focus" if has_keys else "rule"))
    return tuple((plain_marks(text), name) for text, name in line) if view.ascii else line
