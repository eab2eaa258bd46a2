"""The main screen: it owns what is looked at, and hands it down to the panes.

A key makes the next `View` in the key handler and the panes are given it by data
binding, so that everything that changed is drawn in one frame. What starts inside a
pane comes up as a message. Questions to the story are asked asynchronously; an answer
that comes after a newer question is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.geometry import Size
from textual.layout import Layout
from textual.reactive import var
from textual.screen import Screen
from textual.worker import Worker

from tui.app.formatting.arrangement import Areas, arrangement
from tui.app.moves import selecting
from tui.app.moves.filtering import answered
from tui.app.moves.zooming import following
from tui.app.screens.layout import ArrangedLayout
from tui.app.screens.possible import left_out
from tui.app.view import PANES, View
from tui.app.widgets.frame import AxisBar, Bar, Hints
from tui.app.widgets.messages import CommandGiven, EventPicked, PanePicked, QuotePicked
from tui.app.widgets.panes import ActorPane, DetailPane, EventPane, QuotesPane
from tui.app.widgets.timeline import Timeline
from tui.loading.gate import Opened
from tui.query.engine import Engine
from tui.query.query import Query
from tui.query.seeking import NoSearchError
from tui.settings.commands import Command

if TYPE_CHECKING:
    from tui.app.rereading import Reopen
    from tui.app.widgets.chooser import Chooser


class MainScreen(Screen[None], inherit_bindings=False):
    """Axis, timeline, event, actor and quotes of one story.

    Attributes:
        view: what is looked at.
    """

    AUTO_FOCUS = None
    DEFAULT_CSS = "MainScreen { background: $background; color: $foreground; }"

    view: var[View] = var[View](None, init=False)  # type: ignore[arg-type]  # set before the first frame

    def __init__(
        self,
        opened: Opened,
        engine: Engine,
        view: View,
        commands: Sequence[Command],
        reopen: Reopen | None,
    ) -> None:
        """Take the story, who answers for it, the first view and the commands with the user's keys."""
        super().__init__(id="main")
        self.opened = opened
        self.engine = engine
        self.commands = commands
        self.reopen = reopen
        self.set_reactive(MainScreen.view, view)
        self._asked = 0
        self._arranged = ArrangedLayout(self._areas)
        self._chooser: Chooser | None = None

    def compose(self) -> ComposeResult:
        """The parts of the screen; each is given the view."""
        parts = (
            Bar(self.opened.name, self.opened.dialect),
            AxisBar(),
            Timeline(),
            EventPane(),
            ActorPane(),
            QuotesPane(),
            Hints(self.commands),
        )
        for part in parts:
            yield part.data_bind(MainScreen.view)

    @property
    def layout(self) -> Layout:
        """Where everything is."""
        return self._arranged

    def _areas(self, size: Size) -> Areas:
        enlarged = self.view.focus if self.view.enlarged else None
        return arrangement(
            size.width, size.height, detail=self.view.detail, enlarged=enlarged, chooser=self._room_for_list()
        )

    def _room_for_list(self) -> str:
        if self._chooser is None:
            return ""
        return "wide" if self._chooser.menu.is_wide else "beside"

    def watch_view(self, old: View, new: View) -> None:
        """Hand the view to an open list; lay out again where another pane is shown."""
        if self._chooser is not None:
            self._chooser.view = new
        if (old.enlarged, old.detail, old.enlarged and old.focus) != (
            new.enlarged,
            new.detail,
            new.enlarged and new.focus,
        ):
            self._lay_out_again()

    def _lay_out_again(self) -> None:
        """Ask a child for it: the screen keeps its arrangement until one of its children needs another."""
        for bar in self.query(Bar):
            bar.refresh(layout=True)

    def look_at(self, view: View) -> None:
        """Look at the next view: the axis follows the selected event."""
        self.view = following(view)
        self._tell_positions()

    def _tell_positions(self) -> None:
        # A story may come, or a size change, while the screen is left and has no panes any more.
        for axis, timeline in zip(self.query(AxisBar), self.query(Timeline), strict=False):
            axis.positions = timeline.positions

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._tell_positions)

    async def ask(self, query: Query, *, paused: bool = False) -> None:
        """Ask the story; the answer is looked at unless a newer question was asked meanwhile."""
        self._asked += 1
        asking = partial(self._answered, self._asked, query, paused=paused)
        if self.engine.answers_at_once(Query() if paused else query):
            await asking()
            return
        if not self.engine.is_searchable:
            self.look_at(self.view.saying(self.view.wording.say("the texts are made ready for searching …")))
        _: Worker[None] = self.run_worker(asking, name="ask", group="asking", exclusive=True)

    async def _answered(self, number: int, query: Query, *, paused: bool) -> None:
        try:
            async for answer in self.engine.asking(Query() if paused else query):
                if number != self._asked:
                    return
                if answer.unread:
                    self.look_at(_found_so_far(answered(self.view, query, answer)))
        except NoSearchError as error:
            self.look_at(self.view.saying(str(error)))
            return
        notice = "" if paused else await left_out(self.engine, self.view, query, answer)
        if number == self._asked:
            self.look_at(answered(self.view, query, answer, paused=paused).saying(notice))

    def make_room_for(self, chooser: Chooser | None) -> None:
        """Make room for a list to choose from and keep it up to date, or give the room back."""
        self._chooser = chooser
        self._lay_out_again()

    @property
    def page(self) -> int:
        """How many events a page of the timeline is."""
        return self.query_one(Timeline).page

    def page_pane(self, pages: float) -> None:
        """Scroll the focused detail pane, or step through the timeline by a part of its height."""
        if self.view.focus == "timeline":
            step = max(int(self.page * abs(pages)), 1)
            self.look_at(selecting.stepped(self.view, step if pages > 0 else -step))
        else:
            self.query_one(f"#{self.view.focus}", DetailPane).page(pages)

    def on_key(self, event: Key) -> None:
        """In jump mode the next key names a pane."""
        if not self.view.jumping:
            return
        event.stop()
        event.prevent_default()
        panes = {pane[0]: pane for pane in PANES}
        view = replace(self.view, jumping=False, notice="")
        pane = panes.get(event.key)
        self.look_at(view if pane is None else selecting.focused(view, pane))

    @on(EventPicked)
    def _event_picked(self, message: EventPicked) -> None:
        self.look_at(selecting.picked(self.view, message.position))

    @on(QuotePicked)
    def _quote_picked(self, message: QuotePicked) -> None:
        from tui.app.moves import quoting

        self.look_at(quoting.picked_quote(self.view, message.row, message.number))

    @on(PanePicked)
    def _pane_picked(self, message: PanePicked) -> None:
        if self.view.focus != message.pane:
            self.look_at(selecting.focused(self.view, message.pane))

    @on(CommandGiven)
    async def _command_given(self, message: CommandGiven) -> None:
        await self.run_action(f"app.command({message.name!r})")


def _found_so_far(view: View) -> View:
    """The view of an answer that still grows, with how much is still to be looked at."""
    count, unread = view.wording.count, view.answer.unread
    return view.saying(count("searching: {n} event to read", "searching: {n} events to read", unread))
