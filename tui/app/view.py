"""What is looked at: the whole state of the main screen as one immutable value.

The screen holds one `View`. A key makes the next one (`tui.app.moves`), and the panes
draw the parts of it that concern them. Comparing is by identity, so that handing a view
down costs nothing, whatever it holds.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from tui.archive.archive import Archive
from tui.model.records import Event, Quote
from tui.query.answer import Answer
from tui.query.query import Query
from tui.wording import Wording

BOTH, ORIGINAL, TRANSLATION = "both", "original", "translation"
READINGS = (BOTH, ORIGINAL, TRANSLATION)
"""How quotes are read: in both languages, as printed, or translated."""

WHOLE, COMING, ALONE = "", "coming", "alone"
"""The whole story; its first events, before the rest; its first events, and there will be no more."""

PANES = ("event", "actor", "quotes", "timeline")
"""The panes that can be gone to, in the order of their digits."""


class Advance(Struct, frozen=True):
    """How far the indexing of a large story is.

    Attributes:
        stage: `unpacking`, `reading`, `joining` or `searching`, as in `tui.loading.large.messages`.
        part: of the stage that is done, from 0 to 1.
        events: events found, or gone through, so far.
        rate: events a second.
        left: seconds the stage will probably still take; None where that cannot be told.
        passed: seconds since the stage began.
    """

    stage: str
    part: float
    events: int
    rate: float
    left: float | None
    passed: float = 0.0


class View(Struct, frozen=True, eq=False):
    """What is looked at.

    Attributes:
        archive: the story.
        answer: what matches now.
        query: what was asked for; kept while filters are paused.
        order: the query's parts in the order they were asked for, for taking back the last one.
        paused: whether the answer ignores the query.
        row: the selected event; None when nothing matches.
        actor: number of the actor at hand among those of the event.
        quote: number of the selected quote among those of the event.
        reading: one of `READINGS`.
        span: first and last moment the axis shows, in seconds since 1970; None for the whole story.
        focus: the pane that keys act on, one of `PANES`; `detail`: the pane shown where there is room for
            one.
        enlarged: whether the focused pane has the screen to itself.
        wording: the language of the interface.
        theme: one of `tui.app.themes.THEMES`.
        ascii: whether marks are drawn in their plain form.
        problems: how many problems the file has.
        notice: a sentence about what just happened.
        jumping: whether the next key names a pane to jump to.
        hint: the keys of the open list, in words; empty when none is open.
        preview: whether the archive is the whole story, or its first events and the rest is coming, or cannot
            come: `WHOLE`, `COMING` or `ALONE`.
        advance: how far that is; None when nothing is being indexed.
    """

    archive: Archive
    answer: Answer
    query: Query
    wording: Wording
    theme: str
    order: tuple[str, ...] = ()
    paused: bool = False
    row: int | None = None
    actor: int = 0
    quote: int = 0
    reading: str = BOTH
    span: tuple[int, int] | None = None
    focus: str = "timeline"
    detail: str = "event"
    enlarged: bool = False
    ascii: bool = False
    problems: int = 0
    notice: str = ""
    jumping: bool = False
    hint: str = ""
    preview: str = WHOLE
    advance: Advance | None = None

    @property
    def event(self) -> Event | None:
        """The selected event."""
        return None if self.row is None else self.archive.event(self.row)

    @property
    def position(self) -> int | None:
        """The position of the selected event among those that match, from 0."""
        return None if self.row is None else self.answer.position_of(self.row)

    @property
    def actors(self) -> tuple[str, ...]:
        """Ids of the selected event's actors."""
        return () if self.row is None else self.archive.actors_of(self.row)

    @property
    def actor_id(self) -> str | None:
        """The actor at hand."""
        actors = self.actors
        return actors[min(self.actor, len(actors) - 1)] if actors else None

    @property
    def selected_quote(self) -> Quote | None:
        """The selected quote; None when the event has none."""
        event = self.event
        if event is None or not event.quotes:
            return None
        return event.quotes[min(self.quote, len(event.quotes) - 1)]

    def at(self, row: int | None) -> View:
        """The same view of another event: its first actor and its first quote."""
        return self if row == self.row else replace(self, row=row, actor=0, quote=0, notice="")

    def saying(self, notice: str) -> View:
        """The same view with a notice."""
        return replace(self, notice=notice)
