"""The app: keys to commands, colours, the guard, the clipboard, reading again."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen
from textual.widget import Widget

from tui.app.driver import TerminalDriver
from tui.app.guard import OutputGuard
from tui.app.rereading import RereadingApp
from tui.app.screens.main import MainScreen
from tui.app.themes import textual_theme
from tui.app.view import View
from tui.loading.gate import Opened
from tui.query.engine import Engine
from tui.query.query import Query
from tui.settings.commands import Command
from tui.settings.settings import THEMES
from tui.text import clean
from tui.wording import Wording

if TYPE_CHECKING:
    from tui.app.rereading import Reopen
    from tui.app.screens.office import Office
    from tui.loading.large.watching import Indexing

_TWICE = 2.0
"""Seconds within which a second Ctrl+C quits."""


class DatelineApp(RereadingApp, inherit_bindings=False):
    """The program on the screen.

    Attributes:
        asked: a query from the command line that takes its time, asked when the screen is there.
        listens_to_mouse: whether the mouse is listened to now.
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "Dateline"

    def __init__(
        self,
        opened: Opened,
        engine: Engine,
        view: View,
        commands: Sequence[Command],
        reopen: Reopen | None = None,
        *,
        indexing: Indexing | None = None,
        mouse: bool = True,
    ) -> None:
        """Take the story, who answers for it, the first view, the commands with the user's keys.

        `indexing` is the program that indexes the story, if one does; `mouse` says whether the driver is
        started listening to the mouse.
        """
        super().__init__()
        self.guard = OutputGuard()
        self._no_color = NoColor()
        self._main = MainScreen(opened, engine, view, commands, reopen)
        self._indexing = indexing
        self.asked: Query | None = None
        self._interrupted = -_TWICE
        self.listens_to_mouse = mouse
        for name in THEMES:
            self.register_theme(textual_theme(name))
        # Set before anything watches it: later it would have the styles parsed once more.
        self.set_reactive(App.theme, f"dateline-{view.theme}")
        self.stylesheet.set_variables(self.get_css_variables())
        for command in commands:
            if command.keys:
                self.bind(
                    ",".join(command.keys), f"command({command.name!r})", description=command.name, show=False
                )
        self._names = {key: command.name for command in commands for key in command.keys}
        self._ways_out = {
            key: "leave" for key, name in self._names.items() if name == "quit-now" and not _is_typed(key)
        }
        self._ways_out["ctrl+c"] = "interrupt"

    @cached_property
    def office(self) -> Office:
        """Runs the commands of the main screen; made with the first key, or just after the first frame."""
        from tui.app.screens.office import Office

        return Office(self, self._main)

    @property
    def main(self) -> MainScreen:
        """The main screen."""
        return self._main

    @property
    def wording(self) -> Wording:
        """The language of the interface."""
        return self._main.view.wording

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return self._main

    def get_driver_class(self) -> type[Driver]:
        """Our driver where Textual would take its own for terminals."""
        chosen = super().get_driver_class()
        return TerminalDriver if issubclass(TerminalDriver, chosen) else chosen

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The guard after all others; without colours where the theme has none.

        A theme asked for by name keeps its colours though `NO_COLOR` is set, as no-color.org has it.
        """
        if self._main.view.theme == "mono":
            return [self._no_color, self.guard]
        others = (other for other in super().get_line_filters() if not isinstance(other, Monochrome))
        return [*others, self.guard]

    def command_on(self, key: str) -> str | None:
        """The command on a key, unless a field, a list or another screen takes the keys, or jump mode."""
        free = self.focused is None and not self._main.view.jumping
        return self._names.get(key) if free and self.screen is self._main else None

    def way_out(self, key: str) -> str | None:
        """Ctrl+C, and what quits at once unless it can be typed: on any screen, over any list and field."""
        return self._ways_out.get(key)

    @property
    def open_field(self) -> Widget | None:
        """The field of a list or of the last line."""
        return self.focused if self.screen is self._main else None

    async def action_command(self, name: str) -> None:
        """Run a command of the table, unless it is one that another screen on top would not show."""
        if self.screen is self._main:
            await self.office.run(name)

    def action_interrupt(self) -> None:
        """Ctrl+C: copy what is selected; else say how to quit; twice quits."""
        from tui.app.screens.sharing import lines_copied

        # In a field that is typed into, the selection is the field's own.
        selected = self.screen.get_selected_text() or getattr(self.focused, "selected_text", "")
        now = time.monotonic()
        if selected:
            if self.office.copy(selected):
                self.office.notify_user(lines_copied(selected, self.wording))
            self.screen.clear_selection()
        elif now - self._interrupted < _TWICE:
            self.exit(return_code=0)
        else:
            self._interrupted = now
            self.office.notify_user(self.wording.say("press q to quit, or Ctrl+C once more"))

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text, cleaned, on the clipboard by way of the terminal, if it is not too long for that."""
        from tui.app.screens.sharing import is_copyable

        text = clean(text)
        if is_copyable(text):
            super().copy_to_clipboard(text)
        else:
            self.office.notify_user(self.wording.say("too long for the clipboard of a terminal"))

    def leave(self) -> None:
        """End the program."""
        self.exit(return_code=0)

    def action_leave(self) -> None:
        """End the program."""
        self.leave()

    def redraw_all(self) -> None:
        """Draw the whole screen again."""
        self.refresh(repaint=True, layout=True)

    def switch_theme(self, name: str) -> None:
        """Change the colours."""
        self._main.look_at(replace(self._main.view, theme=name, notice=""))
        self.theme = f"dateline-{name}"

    def switch_mouse(self) -> bool:
        """Listen to the mouse, or leave it to the terminal."""
        self.listens_to_mouse = not self.listens_to_mouse
        driver = self._driver
        if isinstance(driver, TerminalDriver):
            driver.listen_to_mouse(self.listens_to_mouse)
        return self.listens_to_mouse

    def on_ready(self) -> None:
        """The first frame is drawn: what can wait until now is loaded before the first key needs it."""
        self.call_after_refresh(warm_up, self)
        if self._indexing is not None:
            self.follow(self._indexing)
        if self.asked is not None:
            self.call_later(self._main.ask, self.asked)


def _is_typed(key: str) -> bool:
    """Whether a key, under Textual's name, puts a character into a field."""
    return "+" not in key and not (key[0] == "f" and key[1:].isdecimal())


def warm_up(app: DatelineApp) -> None:
    """Load what the first key may need, and collect garbage again, which is off during the start.

    What lives by now is left alone for good.
    """
    gc.freeze()
    gc.enable()
    _ = app.office
    import tui.app.widgets.chooser
    import tui.app.widgets.prompt  # noqa: F401 - loaded, not used

    app.keep_watch()
