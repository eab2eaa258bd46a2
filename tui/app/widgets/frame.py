"""What frames the panes: line 1, the axis of time, and the line of hints."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.reactive import var

from tui.app.formatting.arrangement import is_small
from tui.app.formatting.axis import axis_of
from tui.app.formatting.axis_lines import axis_lines, position_at_column
from tui.app.formatting.bar_lines import bar_line, hint_line, room_lines
from tui.app.formatting.line import Line
from tui.app.formatting.marks import plain_marks
from tui.app.view import View
from tui.app.widgets.drawn import Drawn
from tui.app.widgets.messages import EventPicked
from tui.settings.commands import Command


class Bar(Drawn):
    """Line 1: story, filter, counts. On a screen that is too small it asks for room."""

    def __init__(self, name: str, dialect: str) -> None:
        super().__init__(id="bar")
        self._story = name, dialect

    def parts(self, view: View) -> tuple[object, ...]:
        """The story, the filter and the counts."""
        counted = view.problems, view.preview
        return view.archive, view.answer, view.query, view.paused, view.reading, *counted

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """The one line, or the plea for room."""
        if is_small(width, self.screen.size.height):
            return room_lines(view, width, height)
        return [bar_line(view, width, *self._story)]


class AxisBar(Drawn):
    """The axis: density over time, labels, the selected event and what is on the screen.

    Attributes:
        positions: positions of the first and last event on the timeline's screen.
    """

    positions: var[tuple[int, int] | None] = var(None, init=False)

    def __init__(self) -> None:
        super().__init__(id="axis")

    def parts(self, view: View) -> tuple[object, ...]:
        """What matches, what is selected, and what span of time is shown."""
        return view.answer, view.row, view.span

    def watch_positions(self) -> None:
        """Draw the mark of the visible span again."""
        self.redraw()

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Bars and labels; labels alone where there is one line."""
        lines = axis_lines(view, width, self.positions)
        if view.ascii:
            return [tuple((plain_marks(text), style) for text, style in line) for line in lines][-height:]
        return [*lines][-height:]

    def on_click(self, event: events.Click) -> None:
        """Go to the event nearest to the place that was clicked."""
        if self.view is None:
            return
        axis = axis_of(self.view, self.size.width)
        position = None if axis is None else position_at_column(axis, self.view, event.x)
        if position is not None:
            self.post_message(EventPicked(position))


class Hints(Drawn):
    """The last line: the keys that matter most, or what just happened."""

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__(id="hints")
        self._commands = commands

    def parts(self, view: View) -> tuple[object, ...]:
        """The notice, the keys of the open list, and how far the indexing is."""
        return view.notice, view.hint, view.advance

    def lines(self, view: View, width: int, height: int) -> list[Line]:  # noqa: ARG002 - it has one line
        """The one line."""
        return [hint_line(view, self._commands, width)]
