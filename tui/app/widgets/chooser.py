"""The list to choose from: what is typed narrows it, the rest of the screen follows live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tui.app.formatting.line import ELLIPSIS, Line, cropped, wrapped
from tui.app.formatting.marks import plain_cuts, plain_marks
from tui.app.formatting.painting import painted
from tui.app.menus import Menu
from tui.app.view import View
from tui.app.widgets.drawn import Drawn, rule
from tui.app.widgets.field import Field

_DETAIL = 4
"""Lines kept for what is said of the value under the cursor."""


class Chooser(Widget):
    """A title, a field to type in, and the values that fit.

    Attributes:
        view: what is looked at; set by the screen.
    """

    DEFAULT_CSS = """
    Chooser { layout: vertical; background: $background; }
    Chooser > #chooser-list { height: 1fr; }
    Chooser > Input, Chooser > Input:focus {
        height: 1; border: none; padding: 0 1;
        background: $background; background-tint: transparent; color: $foreground;
    }
    """

    BINDINGS = [
        Binding("space", "choose(False)", priority=True, show=False),
        Binding("minus", "choose(True)", priority=True, show=False),
        Binding("down", "move(1)", priority=True, show=False),
        Binding("up", "move(-1)", priority=True, show=False),
        Binding("pagedown", "page(1)", priority=True, show=False),
        Binding("pageup", "page(-1)", priority=True, show=False),
        Binding("tab", "move(1)", priority=True, show=False),
        Binding("shift+tab", "move(-1)", priority=True, show=False),
        Binding("enter", "accept", priority=True, show=False),
        Binding("escape", "cancel", priority=True, show=False),
    ]

    view: var[View | None] = var(None, init=False)

    @dataclass
    class Toggled(Message):
        """A value of a facet was asked for or ruled out."""

        facet: str
        value: str
        ruled_out: bool

    @dataclass
    class Accepted(Message):
        """The choice is to be kept; `value` is the line the cursor is on, None where there is none."""

        menu: Menu
        value: str | None

    @dataclass
    class Cancelled(Message):
        """The choice is to be taken back."""

        menu: Menu

    def __init__(self, menu: Menu) -> None:
        super().__init__(id="chooser")
        self.menu = menu

    def compose(self) -> ComposeResult:
        """The field and the list; the list draws the title above both."""
        yield ChooserTitle(self.menu)
        yield TypedField(chooses=bool(self.menu.facet))
        yield ChooserList(self.menu)

    def on_mount(self) -> None:
        """Type at once: what comes after the key that opened the field is typed into it."""
        self.screen.set_focus(self.query_one(Input))
        self._hand_down()
        self.call_after_refresh(self._make_ready)

    def _make_ready(self) -> None:
        """Get ready for the first letter while nothing is typed: fifty thousand names take their time."""
        if self.view is not None:
            self.run_worker(partial(self.menu.make_ready, self.view), thread=True)

    def watch_view(self) -> None:
        """The list shows the counts and choices of the view."""
        if self.is_mounted:
            self._hand_down()

    def _hand_down(self) -> None:
        for part in self.query(Drawn):
            part.view = self.view

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(ChooserList).typed = event.value

    def action_choose(self, ruled_out: bool) -> None:  # noqa: FBT001 - given by the binding
        """Ask for the value under the cursor, or rule it out; in other lists the key is typed."""
        field, listed = self.query_one(Input), self.query_one(ChooserList)
        if not self.menu.facet:
            field.insert_text_at_cursor("-" if ruled_out else " ")
        elif listed.value is not None:
            self.post_message(self.Toggled(self.menu.facet, listed.value, ruled_out))

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.query_one(ChooserList).move(step)

    def action_page(self, step: int) -> None:
        """Move the cursor by a screenful."""
        listed = self.query_one(ChooserList)
        listed.move(step * max(listed.size.height - 2, 1))

    def action_accept(self) -> None:
        """Keep the choice. In a facet where nothing is chosen yet, Enter asks for the cursor's value."""
        self.post_message(self.Accepted(self.menu, self.query_one(ChooserList).value))

    def action_cancel(self) -> None:
        """Take the choice back."""
        self.post_message(self.Cancelled(self.menu))


class TypedField(Field):
    """The field of a list: in lists where Space and `-` choose, it leaves these two keys to the list."""

    def __init__(self, *, chooses: bool) -> None:
        super().__init__(id="chooser-typed", select_on_focus=False)
        self._chooses = chooses

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the field takes a key for itself."""
        return not (self._chooses and character in (" ", "-")) and super().check_consume_key(key, character)


class ChooserTitle(Drawn):
    """The rule above a list."""

    DEFAULT_CSS = "ChooserTitle { height: 1; }"

    def __init__(self, menu: Menu) -> None:
        super().__init__(id="chooser-title")
        self._menu = menu

    def lines(self, view: View, width: int, height: int) -> list[Line]:  # noqa: ARG002 - it has one line
        """The one line."""
        return [rule(view.wording.say(self._menu.title), width, view)]


class ChooserList(Drawn):
    """The values that fit what was typed.

    Attributes:
        typed: what was typed so far.
    """

    typed: var[str] = var("", init=False)

    def __init__(self, menu: Menu) -> None:
        super().__init__(id="chooser-list")
        self._menu = menu
        self._cursor = 0
        self._top = 0
        self._room = 1
        self._values: Sequence[str] = ()

    @property
    def value(self) -> str | None:
        """The value under the cursor."""
        self._drawn()
        return self._values[self._cursor] if self._cursor < len(self._values) else None

    def watch_typed(self) -> None:
        """Begin at the best match again."""
        self._cursor = 0
        self.redraw()

    def move(self, step: int) -> None:
        """Move the cursor within the list, which may not have been drawn yet."""
        self._drawn()
        self._cursor = max(min(self._cursor + step, len(self._values) - 1), 0)
        self.redraw()

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """The values around the cursor, how many there are below, and the whole of the one under it."""
        self._values = self._menu.values(view, self.typed)
        self._cursor = min(self._cursor, max(len(self._values) - 1, 0))
        detail = self._detail(view, width, height)
        room = self._room = max(height - 1 - len(detail), 1)
        lowest = max(len(self._values) - room, 0)
        self._top = max(min(self._top, self._cursor, lowest), self._cursor - room + 1, 0)
        shown = [
            self._menu.line(view, value, width - 1) for value in self._values[self._top : self._top + room]
        ]
        if not shown:
            shown = [((" ", "text"), (view.wording.say("nothing fits"), "dim"))]
        filled = shown + [()] * (room - len(shown))
        below = len(self._values) - self._top - len(shown)
        more = view.wording.count("… {n} more", "… {n} more", below) if below > 0 else ""
        lines = [*filled, ((f" {more}", "dim"),), *detail]
        return [plain_cuts(line) for line in lines] if view.ascii else lines

    def _detail(self, view: View, width: int, height: int) -> list[Line]:
        """What is said of the value under the cursor, in enough lines that the list keeps its place."""
        if not self._values:
            return []
        said = self._menu.detail(view, self._values[self._cursor])
        if not said:
            return []
        lines = wrapped(said, max(width - 2, 1), indent=1)
        most = max(height // 2, 1)
        if len(lines) > most:
            lines = [*lines[: most - 1], cropped((*lines[most - 1], (ELLIPSIS, "dim")), width - 2)]
        return [*lines, *[()] * (min(_DETAIL, most) - len(lines))]

    def painted(self, line: Line, y: int) -> Strip:
        """The strip of a value; the one under the cursor stands out."""
        view = self.view
        assert view is not None
        selected = bool(self._values) and y == self._cursor - self._top
        marked = (("▌" if selected else " ", "accent"), *line)
        if view.ascii:
            marked = ((plain_marks(marked[0][0]), "accent"), *line)
        return painted(marked, self.size.width, view.theme, selected=selected)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the value that was clicked and choose it, unless it is to be read first."""
        if event.y < self._room and self._top + event.y < len(self._values):
            self._cursor = self._top + event.y
            self.redraw()
            chooser = self.parent
            assert isinstance(chooser, Chooser)
            if self._menu.facet:
                chooser.action_choose(False)
            elif not self._menu.is_read_first:
                chooser.action_accept()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.move(-1)
