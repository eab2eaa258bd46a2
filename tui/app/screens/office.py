"""The main screen as its commands see it: the one implementation of `Desk`.

It keeps what the commands need apart from what the screen draws: the open list, the
open field, the filter to go back to.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.widget import Widget

from tui.app.formatting.marks import plain_marks
from tui.app.menus import Menu, SourcesMenu
from tui.app.moves.filtering import toggled, toggled_only
from tui.app.screens import entering
from tui.app.screens.deeds import DEEDS, STEPS
from tui.app.screens.desk import Program
from tui.app.screens.helping import MARKS
from tui.app.screens.main import MainScreen
from tui.app.screens.sharing import is_copyable, open_link
from tui.app.view import View
from tui.archive.terms import terms_of
from tui.loading.gate import Opened
from tui.query.query import Query
from tui.settings.commands import Command


class Office:
    """Runs the commands of the main screen."""

    def __init__(self, app: Program, screen: MainScreen) -> None:
        """Take the app, for the clipboard and the way out, and the screen."""
        self._app = app
        self._screen = screen
        self._open: Widget | None = None
        self._before: View | None = None

    @property
    def view(self) -> View:
        """What is looked at."""
        return self._screen.view

    @view.setter
    def view(self, view: View) -> None:
        self._screen.look_at(view)

    @property
    def program(self) -> Program:
        """The program around the screen."""
        return self._app

    @property
    def opened(self) -> Opened:
        """The story as it was opened."""
        return self._screen.opened

    @property
    def commands(self) -> Sequence[Command]:
        """The commands with the user's keys."""
        return self._screen.commands

    async def run(self, name: str) -> None:
        """Run a command of the table; what the one before it had to say is over."""
        if self.view.notice:
            self.view = self.view.saying("")
        step = STEPS.get(name)
        if step is not None:
            self.view = step(self.view)
        else:
            await DEEDS[name](self)
        if self.view.archive.texts.is_saved:
            # What the key has brought to the screen is read when it is drawn.
            self._screen.call_after_refresh(self._app.mind_the_file)

    async def ask(self, query: Query, *, paused: bool = False) -> None:
        """Ask the story and look at the answer."""
        await self._screen.ask(query, paused=paused)

    async def choose(self, menu: Menu) -> None:
        """Open a list to choose from."""
        from tui.app.widgets.chooser import Chooser

        await self.put_away()
        self._before = self.view
        self.view = replace(self.view, hint=self.view.wording.say(menu.hint), notice="")
        chooser = Chooser(menu)
        chooser.set_reactive(Chooser.view, self.view)
        self._open = chooser
        self._screen.make_room_for(chooser)
        await self._screen.mount(chooser)

    async def prompt(self, purpose: str, sign: str, text: str = "", completions: Sequence[str] = ()) -> None:
        """Open the field on the last line."""
        from tui.app.widgets.prompt import Prompt

        await self.put_away()
        self._before = self.view
        self._open = Prompt(purpose, sign, text, completions, self.typed)
        await self._screen.mount(self._open)

    async def put_away(self) -> None:
        """Close the list or the field."""
        if self._open is not None:
            opened, self._open = self._open, None
            self._screen.make_room_for(None)
            self.view = replace(self.view, hint="")
            self._screen.set_focus(None)
            await opened.remove()

    async def toggled(self, facet: str, value: str, *, ruled_out: bool) -> None:
        """A value was asked for or ruled out in the open list."""
        await self.ask(toggled(self.view.query, facet, value, ruled_out=ruled_out))

    async def accepted(self, menu: Menu, value: str | None) -> None:
        """The open list was left with Enter: the choice stays; without one, the cursor's value is it."""
        unchanged = self._before is not None and self.view.query == self._before.query
        await self.put_away()
        if value is None:
            return
        if menu.facet:
            if unchanged:
                await self.ask(toggled_only(self.view.query, menu.facet, value))
        elif isinstance(menu, SourcesMenu):
            open_link(self, value)
        elif value in {command.name for command in self.commands}:
            await self.run(value)
        elif not value.startswith(MARKS):
            self.notify_user(self.view.wording.say("edit the file at that line, then press r"))

    async def cancelled(self, menu: Menu | None) -> None:
        """The list or the field was left with Esc: what was chosen or typed in it is taken back."""
        before, live = self._before, menu is None or bool(menu.facet)
        await self.put_away()
        now = self.view
        if before is None or not live or (before.query, before.paused) == (now.query, now.paused):
            return
        await self.ask(before.query, paused=before.paused)
        if self.view.archive is before.archive and before.row is not None and before.row in self.view.answer:
            self.view = replace(self.view, row=before.row, actor=before.actor, quote=before.quote)

    async def typed(self, purpose: str, text: str) -> None:
        """Something was typed on the last line."""
        if purpose == entering.SEARCH:
            query = replace(self.view.query, text=text.strip() if terms_of(text) else "")
            engine, say = self._screen.engine, self.view.wording.say
            if not engine.is_searchable and not engine.answers_at_once(query):
                self.complain(say("the texts are being made searchable; the answer comes then"))
            await self.ask(query)

    async def submitted(self, purpose: str, text: str) -> None:
        """Enter was pressed on the last line; what cannot be done keeps the field open and says why."""
        command = None
        try:
            if purpose == entering.DATE and text.strip():
                self.view = entering.gone_to(self.view, text.strip())
            elif purpose == entering.COMMAND:
                command = await entering.carry_out(self, text)
        except entering.NotUnderstoodError as error:
            self.complain(str(error))
            return
        await self.put_away()
        if command is not None:
            await self.run(command)

    def complain(self, sentence: str) -> None:
        """Say something beside the open field; nothing takes it away."""
        from tui.app.widgets.prompt import Prompt

        if isinstance(self._open, Prompt):
            self._open.complain(plain_marks(sentence) if self.view.ascii else sentence)

    def notify_user(self, sentence: str) -> None:
        """Say what just happened, on the last line."""
        self.view = self.view.saying(sentence)

    def page_pane(self, pages: float) -> None:
        """Scroll the focused pane."""
        self._screen.page_pane(pages)

    def copy(self, text: str) -> bool:
        """Put a text on the clipboard by way of the terminal; False, and said, where it is too long."""
        self._app.copy_to_clipboard(text)
        return is_copyable(text)
