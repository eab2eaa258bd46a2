"""The archive: a story as its file plus an index of row numbers in time order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache

from tui.archive.columns import Columns, countries_of
from tui.archive.decoding import DECODE_FAILURES, decode_event, lost_event
from tui.archive.names import names_of_actors, names_of_sources
from tui.archive.reach import Reach
from tui.archive.searching import Searching
from tui.archive.store import LostRecordError, RecordStore
from tui.model.dates import When, bounds, parse
from tui.model.records import Actor, Event, Head, Source, actor_ids

_EVENTS_KEPT = 2048
"""Decoded events kept at hand: some screens full, whatever the size of the story."""
_LOOKED_AT = 2000
"""Events of one moment among which one is looked for by its id."""


class Archive:
    """One story, ready to be asked. Never changes; a changed file makes a new archive.

    Attributes:
        head: the story's title and language; its lists stand beside it.
        listed: the actors the file lists, by id, in its order.
        sources: the sources the file lists, by id, in its order.
        columns: arrays and row sets by row.
        names_of_actors, names_of_sources: what they are found by.
        reach: how far the dates of all events may reach.
        actors_of: gives, by row, the ids of an event's actors, then of its other speakers and reporters.
        texts: finds events by their texts.
        store: where the bytes of the story are.
        is_outdated: whether a record was not where it had been: the file was changed while it was open.
    """

    def __init__(
        self,
        head: Head,
        listed: Mapping[str, Actor],
        sources: Mapping[str, Source],
        columns: Columns,
        store: RecordStore,
        unlisted: Sequence[str] | None = None,
    ) -> None:
        """Take a story's head and lists, its columns and the place its records are read from.

        Where it is known already, `unlisted` holds the actors that events name though the file does not list
        them.
        """
        self.head = head
        self.listed = listed
        self.sources = sources
        self.columns = columns
        self.names_of_actors = names_of_actors(columns.postings["actors"], listed)
        self.names_of_sources = names_of_sources(columns.postings["sources"], sources)
        self.reach = Reach(columns)
        self.store = store
        self._known_unlisted = unlisted
        self._kept: Callable[[int], Event] = lru_cache(_EVENTS_KEPT)(self._read)
        self.actors_of: Callable[[int], tuple[str, ...]] = lru_cache(_EVENTS_KEPT)(
            lambda row: actor_ids(self.event(row))
        )
        self.is_outdated = False
        self.texts = Searching(self, is_saved=store.is_file)

    def __len__(self) -> int:
        return len(self.columns.starts)

    @property
    def language(self) -> str | None:
        """The language of plain strings, where the story says it."""
        return self.head.language

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The story's actors, and those that events name though the file does not list them."""
        return (*self.listed.values(), *(Actor(id=name, name=name) for name in self._unlisted))

    @property
    def number_of_actors(self) -> int:
        """How many actors there are, those that events name and the file does not list among them."""
        return len(self.listed) + len(self._unlisted)

    @cached_property
    def _unlisted(self) -> tuple[str, ...]:
        if self._known_unlisted is not None:
            return tuple(self._known_unlisted)
        return tuple(name for name in self.columns.postings["actors"] if name not in self.listed)

    @cached_property
    def _source_numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.sources, 1)}

    def event(self, row: int) -> Event:
        """The event in `row`, decoded now or a moment ago; a stand-in where the file was changed since."""
        try:
            return self._kept(row)
        except LostRecordError:
            self.is_outdated = True
            return lost_event()

    def _read(self, row: int) -> Event:
        raw = self.store.read(row)
        try:
            event = decode_event(raw)
            if bounds(event.date).sort_key[0] != self.columns.starts[row]:
                raise LostRecordError(row)
        except DECODE_FAILURES:
            raise LostRecordError(row) from None
        return event

    def raw(self, row: int) -> bytes:
        """The JSON of the event in `row`.

        Raises:
            LostRecordError: the file was changed meanwhile.
        """
        return self.store.read(row)

    def rows_in_file(self) -> Sequence[int]:
        """All rows in the order of the file, for going through all records."""
        return self.store.rows_in_file()

    def when(self, row: int) -> When:
        """The date of the event in `row`."""
        return parse(self.event(row).date)

    def actor(self, actor_id: str) -> Actor:
        """The actor; one the file does not list is shown by its id."""
        return self.listed.get(actor_id) or Actor(id=actor_id, name=actor_id)

    def source(self, source_id: str) -> Source:
        """The source; one the file does not list is shown by its id."""
        return self.sources.get(source_id) or Source(id=source_id, title=source_id)

    def source_number(self, source_id: str) -> int | None:
        """The number a source is shown by, from 1; None where the file does not list it."""
        return self._source_numbers.get(source_id)

    def row_of(self, record_id: str) -> int | None:
        """The row of an event others refer to, or of the event that holds such a quote, by id."""
        rows = self.columns.rows_by_id.get(record_id)
        return rows.min() if rows else None

    def row_again(self, event: Event) -> int | None:
        """The row of the event with the same id, if it still sorts by the same moment; None without it."""
        return self.row_found(event.id, bounds(event.date).sort_key[0])

    def row_found(self, event_id: str, moment: int) -> int | None:
        """The row of the event with an id, if it sorts by a moment or others refer to it; None without it."""
        first, last = bisect_left(self.columns.starts, moment), bisect_right(self.columns.starts, moment)
        rows = range(first, min(last, first + _LOOKED_AT))
        return next((row for row in rows if self.event(row).id == event_id), self.row_of(event_id))

    def conflicts(self, event: Event) -> tuple[int, ...]:
        """Rows of the events that conflict with an event or one of its quotes, whichever side says so."""
        ids = (event.id, *(quote.id for quote in event.quotes))
        named = (*event.conflicts_with, *(name for quote in event.quotes for name in quote.conflicts_with))
        found = [row for row in map(self.row_of, named) if row is not None]
        found += [row for record in ids for row in self.columns.contradicted_by.get(record, ())]
        own = self.row_of(event.id)
        return tuple(row for row in dict.fromkeys(found) if row != own)

    def countries(self, row: int) -> tuple[str, ...]:
        """Countries the event counts for: its own first, then those of its actors and speakers."""
        event, actors = self.event(row), self.actors_of(row)
        return countries_of(event, actors, {name: self.actor(name).country or "" for name in actors})
