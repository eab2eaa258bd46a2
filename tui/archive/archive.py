"""The archive: a story as its file plus an index of row numbers in time order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tui.archive.columns import Columns, RowSet, countries_of
from tui.archive.decoding import decode_event
from tui.archive.store import RecordStore
from tui.archive.terms import Term
from tui.model.dates import When, parse
from tui.model.records import Actor, Event, Head, Source, actor_ids

if TYPE_CHECKING:
    from tui.archive.textindex import TextIndex

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
    """

    def __init__(
        self,
        head: Head,
        listed: Mapping[str, Actor],
        sources: Mapping[str, Source],
        columns: Columns,
        store: RecordStore,
    ) -> None:
        """Take a story's head and lists, its columns and the place its records are read from."""
        self.head = head
        self.listed = listed
        self.sources = sources
        self.columns = columns
        self._read: Callable[[int], Event] = lru_cache(_EVENTS_KEPT)(
            lambda row: decode_event(store.read(row))
        )
        self._texts: TextIndex | None = None

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
        return tuple(name for name in self.columns.postings["actors"] if name not in self.listed)

    @cached_property
    def _source_numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.sources, 1)}

    def event(self, row: int) -> Event:
        """The event in `row`, decoded now or a moment ago."""
        return self._read(row)

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
        moment = parse(event.date).sort_key[0]
        first, last = bisect_left(self.columns.starts, moment), bisect_right(self.columns.starts, moment)
        rows = range(first, min(last, first + _LOOKED_AT))
        return next((row for row in rows if self.event(row).id == event.id), self.row_of(event.id))

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
        event = self.event(row)
        actors = actor_ids(event)
        return countries_of(event, actors, {name: self.actor(name).country or "" for name in actors})

    @property
    def is_searchable(self) -> bool:
        """Whether the text index is made; without it the first search has to make it."""
        return self._texts is not None

    def made_searchable(self) -> TextIndex:
        """The text index, made now where it was not; may run in a thread of its own."""
        if self._texts is None:
            from tui.archive.textindex import TextIndex

            self._texts = TextIndex(self._all(), self.actors, self.columns.postings["actors"])
        return self._texts

    def find(self, terms: tuple[Term, ...]) -> RowSet:
        """Rows in which every term is found."""
        return self.made_searchable().find(terms)

    def _all(self) -> Iterator[tuple[int, Event]]:
        return ((row, self.event(row)) for row in range(len(self)))
