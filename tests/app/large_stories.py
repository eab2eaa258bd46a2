"""Stories of any number of events, made in a moment: events as they are read, and counts of who reads."""

from __future__ import annotations

from collections import UserDict
from collections.abc import ItemsView, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from tui.archive.archive import Archive
from tui.archive.building import ColumnBuilder
from tui.archive.columns import RowSet
from tui.archive.parts import joined
from tui.loading.gate import Opened
from tui.loading.problems import Problems
from tui.model.records import Actor, Event, Head, Quote, actor_ids, source_ids

_DAYS = 16_000
_COUNTRIES = ("KR", "KP", "US", "RU", "DE", "FR", "JP", "CN")
_LONG = ("198X", "1999", "2003/..", "../2005-06", "2011-06/2013-02")


class CountingStore:
    """Makes the record of a row when it is read, and counts how often that is.

    Attributes:
        reads: records read so far.
    """

    is_file = False
    size = 0

    def __init__(self, numbers: Sequence[int], events: int) -> None:
        self.reads = 0
        self._numbers = numbers
        self._events = events

    def read(self, row: int) -> bytes:
        self.reads += 1
        return msgspec.json.encode(event_number(self._numbers[row], self._events))

    def read_at(self, offset: int, length: int) -> bytes:  # noqa: ARG002 - no byte of it is there
        return b""

    def rows_in_file(self) -> Sequence[int]:
        return sorted(range(len(self._numbers)), key=self._numbers.__getitem__)


class CountingSets(UserDict[str, RowSet]):
    """Rows by value that count how many of them are looked at.

    Attributes:
        looks: sets looked at so far.
    """

    looks = 0

    def __getitem__(self, value: str) -> RowSet:
        self.looks += 1
        return super().__getitem__(value)

    def items(self) -> ItemsView[str, RowSet]:
        self.looks += len(self)
        return self.data.items()


@dataclass(frozen=True)
class Large:
    """A story and who counts what is read of it."""

    opened: Opened
    store: CountingStore
    actors: CountingSets

    @property
    def archive(self) -> Archive:
        return self.opened.archive


def event_number(number: int, events: int) -> Event:
    """An event of a story of so many: few actors are in many events, one is in all, many are in few."""
    day = (date(1980, 1, 1) + timedelta(days=number * _DAYS // events)).isoformat()
    actors = ("everyone", f"a{number * 7919 % (number % _actors(events) + 1)}", f"a{number % 40}")
    quotes = tuple(
        Quote(text=f"words {number} of {actor}", id=f"q{number}-{actor}", speaker=actor)
        for actor in actors[: number % 3]
    )
    return Event(
        id=f"e{number}",
        date=_LONG[number // 500 % len(_LONG)] if number % 500 == 499 else day,
        title=f"Event number {number:06} of the story",
        countries=(_COUNTRIES[number % 8], _COUNTRIES[number // 8 % 8]),
        actors=actors,
        quotes=quotes,
    )


def _actors(events: int) -> int:
    return events // 20


@lru_cache(maxsize=2)
def _large(events: int) -> Large:
    listed = {f"a{n}": Actor(id=f"a{n}", name=f"Name {n} Number") for n in range(_actors(events))}
    builder = ColumnBuilder({})
    for number in range(events):
        event = event_number(number, events)
        builder.add(event, actor_ids(event), source_ids(event))
    story = joined([builder.part()])
    columns = story.columns
    actors = CountingSets(columns.postings["actors"])
    columns = replace(columns, postings={**columns.postings, "actors": actors})
    store = CountingStore(story.order, events)
    archive = Archive(Head(title="Large", language="en"), listed, {}, columns, store)
    return Large(Opened("large.json", archive, Problems("large.json")), store, actors)


def large_story(events: int) -> Large:
    """A story of so many events, of which nothing was looked at or read."""
    large = _large(events)
    archive = large.archive
    fresh = Archive(archive.head, archive.listed, archive.sources, archive.columns, large.store)
    return Large(replace(large.opened, archive=fresh), large.store, large.actors)
