"""How often an actor appears, and with whom.

This is asked with every key that reaches another event, so that it may not look at
every actor of the story, nor at every event of one that is in a hundred thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import islice

from msgspec import Struct

from tui.archive.columns import Columns, RowSet

_COUNTED_BY_ROW = 8000
"""Rows up to which the actors of each are counted; beyond, actors with many rows are looked at in turn."""
_ROWS_PER_LOOK = 8
"""So many rows are counted in the time it takes to look at one actor."""
_ACTORS_KEPT = 1024
"""Actors whose counts are kept at hand."""


class ActorCounts(Struct, frozen=True):
    """How often an actor appears.

    Attributes:
        events: events it has a part in; `quotes`: quotes it speaks; both under the filter.
        all_events, all_quotes: the same in the whole story.
        first, last: first and last row of the whole story it appears in, None where it never does.
        companions: ids of the actors it appears with under the filter and in how many events, most first.
    """

    events: int
    quotes: int
    all_events: int
    all_quotes: int
    first: int | None
    last: int | None
    companions: tuple[tuple[str, int], ...]


class Company:
    """Counts the actors of some rows of a story."""

    def __init__(self, columns: Columns, rows: RowSet) -> None:
        """Take the story and the rows."""
        self._columns = columns
        self._rows = rows
        self._actors = columns.postings["actors"]
        self._counted: dict[tuple[str, int], ActorCounts] = {}

    def counts(self, actor_id: str, companions: int) -> ActorCounts:
        """How often an actor appears in the rows and in all, and with whom (at most `companions`)."""
        asked = actor_id, companions
        if asked not in self._counted:
            if len(self._counted) >= _ACTORS_KEPT:
                self._counted.clear()
            self._counted[asked] = self._counts(actor_id, companions)
        return self._counted[asked]

    def _counts(self, actor_id: str, companions: int) -> ActorCounts:
        everywhere = self._actors.get(actor_id, RowSet())
        spoken = self._columns.spoken.get(actor_id, ())
        here = everywhere & self._rows
        return ActorCounts(
            events=len(here),
            quotes=number_of_quotes(spoken, self._rows),
            all_events=len(everywhere),
            all_quotes=number_of_quotes(spoken, everywhere),
            first=everywhere.min() if everywhere else None,
            last=everywhere.max() if everywhere else None,
            companions=self._companions(actor_id, here, companions) if companions and here else (),
        )

    def _companions(self, actor_id: str, here: RowSet, most: int) -> tuple[tuple[str, int], ...]:
        """The actors met in most rows, with the number of rows; among equals by id."""
        if len(here) > _COUNTED_BY_ROW:
            found = self._by_actor(actor_id, here, most)
            if found is not None:
                return found
        counts = counted_by_row(self._columns, here)
        enough = min(nlargest(most + 1, counts.values()))
        names = self._names
        met = ((names[number], times) for number, times in counts.items() if times >= enough)
        return _most_met((pair for pair in met if pair[0] != actor_id), most)

    @cached_property
    def _names(self) -> Sequence[str]:
        """Ids of actors by number."""
        return tuple(self._actors)

    def _by_actor(self, actor_id: str, here: RowSet, most: int) -> tuple[tuple[str, int], ...] | None:
        """The same by looking at actors, those with most rows first; None where rows are counted sooner.

        No later actor can be met more often than it has rows, so that it ends where that is too few.
        """
        found: tuple[tuple[str, int], ...] = ()
        looks = len(here) // _ROWS_PER_LOOK
        for name in islice(self._actors, looks):
            if name == actor_id:
                continue
            rows = self._actors[name]
            if len(found) == most and len(rows) < found[-1][1]:
                return found
            met = rows.intersection_cardinality(here)
            if met and (len(found) < most or met >= found[-1][1]):
                found = _most_met((*found, (name, met)), most)
        return found if len(self._actors) <= looks else None


def number_of_quotes(levels: Sequence[RowSet], rows: RowSet) -> int:
    """Quotes in some rows, from the rows with at least 1, 2, 3 … quotes.

    Where a level has one row, all after it have the same one: an event with a hundred thousand quotes has as
    many levels.
    """
    total = 0
    for number, level in enumerate(levels):
        if len(level) == 1:
            return total + (len(levels) - number if level.intersect(rows) else 0)
        total += level.intersection_cardinality(rows)
    return total


def counted_by_row(columns: Columns, rows: RowSet) -> Counter[int]:
    """Rows by the number of the actor (`Columns.cast`); takes time for each row, none for each actor."""
    cast, ends = columns.cast, columns.cast_ends
    return Counter([actor for row in rows for actor in cast[ends[row - 1] if row else 0 : ends[row]]])


def _most_met(pairs: Iterable[tuple[str, int]], most: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:most])
