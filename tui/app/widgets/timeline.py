"""The timeline: anchored at its top row, without a total height.

Only the rows on the screen are ever made. A move within the screen draws two rows
again; a move beyond it shifts the top just as far as needed.
"""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from tui.app.formatting.empty_lines import empty_lines
from tui.app.formatting.line import Line
from tui.app.formatting.painting import painted
from tui.app.formatting.timeline_lines import Row, event_line, lines_before, rows_from
from tui.app.view import View
from tui.app.widgets.drawn import Drawn, rule
from tui.app.widgets.messages import CommandGiven, EventPicked, PanePicked
from tui.model.dates import When

_LINES_KEPT = 512
"""Lines kept at hand: some screens full."""


class Timeline(Drawn):
    """The events that match, one row each, under the heading of their day."""

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._top = 0
        self._rows: list[Row] = []
        self._made: dict[tuple[int, bool], Line] = {}

    @property
    def positions(self) -> tuple[int, int] | None:
        """Positions of the first and the last event on the screen; None when there is none."""
        shown = [row.position for row in self._rows_now() if row.position is not None]
        return (shown[0], shown[-1]) if shown else None

    @property
    def page(self) -> int:
        """How many events a page is: those on the screen but one, so that the eye keeps its place."""
        return max(sum(row.position is not None for row in self._rows_now()) - 1, 1)

    def watch_view(self, old: View | None, new: View | None) -> None:
        """Draw the two rows that changed, or everything where the top moves or the answer is another."""
        if old is None or new is None or _look(old) != _look(new):
            self._made = {}
        if old is None or new is None or self._strips is None or self._all_parts(old) != self._all_parts(new):
            self.redraw()
            return
        if old.row == new.row:
            return
        self._place_top(new)
        if self._rows and self._rows_start != self._top:
            self.redraw()
            return
        self._redraw_row(old, new)
        self.refresh(Region(0, 0, self.size.width, 1))
        self._paint_row(0, new)

    def parts(self, view: View) -> tuple[object, ...]:
        """The answer and the focus; the selected row is dealt with on its own."""
        return view.answer, view.archive, view.focus, view.enlarged, view.query, view.paused

    def resized(self) -> None:
        """Rows of another width are made anew."""
        self._rows = []
        self._made = {}

    def redraw(self) -> None:
        """Make all rows anew."""
        self._rows = []
        super().redraw()

    def lines(self, view: View, width: int, height: int) -> list[Line]:  # noqa: ARG002 - the rows know it
        """The title rule and the rows from the top on."""
        rows = self._rows_now()
        if view.row is None:
            return [self._title(view), *empty_lines(view, width)]
        return [self._title(view), *(row.line for row in rows)]

    def painted(self, line: Line, y: int) -> Strip:
        """The strip of a row; the selected one stands out by mark and background."""
        view = self.view
        assert view is not None
        row = self._rows[y - 1] if 0 < y <= len(self._rows) else None
        selected = row is not None and row.position is not None and row.position == view.position
        return painted(line, self.size.width, view.theme, selected=selected)

    @property
    def _rows_start(self) -> int:
        return next((row.position for row in self._rows if row.position is not None), -1)

    def _rows_now(self) -> list[Row]:
        view = self.view
        if not self._rows and view is not None and view.row is not None:
            self._place_top(view)
            height = max(self.size.height - 1, 1)
            self._rows = rows_from(view, self._top, self.size.width, height, self._event_line)
        return self._rows

    def _event_line(self, view: View, event_row: int, when: When, width: int) -> Line:
        """The line of an event, made now or a moment ago: where the top moves, most lines stay the same."""
        wanted = event_row, event_row == view.row
        if wanted not in self._made:
            if len(self._made) >= _LINES_KEPT:
                self._made = {}
            self._made[wanted] = event_line(view, event_row, when, width)
        return self._made[wanted]

    def _place_top(self, view: View) -> None:
        """Move the top just as far as the selected event needs to be seen."""
        position, height = view.position, max(self.size.height - 1, 2)
        if position is None:
            return
        if position < self._top:
            self._top = position
        elif position >= self._top:
            self._top = max(self._top, lines_before(view, position, self.size.width, height))
        last = lines_before(view, len(view.answer) - 1, self.size.width, height)
        self._top = min(self._top, last)

    def _redraw_row(self, old: View, new: View) -> None:
        assert self._strips is not None
        for y, row in enumerate(self._rows, 1):
            if row.position is None or row.position not in (old.position, new.position):
                continue
            event_row = new.answer.row_at(row.position)
            line = self._event_line(new, event_row, new.archive.when(event_row), self.size.width)
            self._rows[y - 1] = Row(line, row.position)
            if y < len(self._strips):
                self._paint_row(y, new, line)
                self.refresh(Region(0, y, self.size.width, 1))

    def _paint_row(self, y: int, view: View, line: Line | None = None) -> None:
        assert self._strips is not None
        drawn = self._title(view) if line is None else line
        self._lines[y] = drawn
        self._strips[y] = self.painted(drawn, y)

    def _title(self, view: View) -> Line:
        number = view.wording.number
        title = view.wording.say("Timeline")
        if view.position is not None:
            shown = view.wording.say(
                "{n} of {all}", n=number(view.position + 1), all=number(len(view.answer))
            )
            title += f" ── {shown}"
        return rule(title, self.size.width, view, "timeline")

    def on_click(self, event: events.Click) -> None:
        """Select the event that was clicked."""
        self.post_message(PanePicked("timeline"))
        y = event.y - 1
        if 0 <= y < len(self._rows):
            position = self._rows[y].position
            if position is not None:
                self.post_message(EventPicked(position))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel goes to the next event."""
        event.stop()
        self.post_message(CommandGiven("next-event"))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel goes to the previous event."""
        event.stop()
        self.post_message(CommandGiven("previous-event"))


def _look(view: View) -> tuple[object, ...]:
    """What the line of an event depends on besides the event, whether it is selected, and the width."""
    return view.archive, view.wording, view.ascii
