"""The answer to a query: which rows, how many, and what choosing further would give.

An answer hands out row numbers and counts, never row sets, so that an engine that
keeps its rows elsewhere can give the same answer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from tui.archive.columns import Columns, RowSet
from tui.archive.reach import Reach
from tui.query.company import ActorCounts, Company, counted_by_row, number_of_quotes
from tui.query.query import Query
from tui.query.ranking import Ranking

_COUNTED_BY_ROW = 40_000
"""Rows up to which actors are counted row by row, without a look at each of them."""


class Blocker(Struct, frozen=True):
    """A part of a query that matched nothing.

    Attributes:
        part: its name in `tui.query.query.PARTS`.
        alone: how many events it matches alone.
        without: how many events match when it alone is taken away.
    """

    part: str
    alone: int
    without: int


class Answer:
    """Rows that match a query, in time order, and the counts around them. Never changes.

    Attributes:
        query: what was asked.
        total: events of the story; `matched`: those that match.
        quotes: quotes of the matching events.
        unread: events that may match as well and were not read yet; 0 when the answer is whole.
        reach: how far the dates of the matching events may reach.
    """

    def __init__(
        self, query: Query, columns: Columns, parts: Mapping[str, RowSet], *, unread: int = 0
    ) -> None:
        """Cut the parts' rows down to those that fit all.

        Args:
            query: what was asked.
            columns: of the story that was asked.
            parts: for each part of the query, the rows it matches alone.
            unread: events that may match as well; only their texts can tell.
        """
        self.query = query
        self.unread = unread
        self.total = len(columns.starts)
        self._columns = columns
        self._parts = parts
        self._rows = self._meet(parts)
        self._rests: dict[str, RowSet] = {}
        self._company = Company(columns, self._rows)
        self.reach = Reach(columns, self._rows)
        self.matched = len(self._rows)
        self.quotes = number_of_quotes(columns.quoted, self._rows)

    def __len__(self) -> int:
        return self.matched

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __contains__(self, row: int) -> bool:
        return row in self._rows

    def row_at(self, position: int) -> int:
        """The row at a position of the answer, from 0.

        Raises:
            IndexError: there is no such position.
        """
        if not 0 <= position < self.matched:
            raise IndexError(position)
        return self._rows[position]

    def position_of(self, row: int) -> int:
        """The position of `row`, or of the first matching row after it; `matched` where there is none."""
        return self._rows.rank(row - 1) if row > 0 else 0

    def page(self, start: int, length: int) -> Sequence[int]:
        """Rows from position `start` on, at most `length`."""
        return self._rows[max(start, 0) : max(start + length, 0)].to_array() if self.matched else ()

    def position_at(self, moment: int) -> int:
        """The position of the first matching event that sorts at or after a moment, in seconds since 1970."""
        return self.position_of(bisect_left(self._columns.starts, moment))

    def facet(self, facet: str) -> dict[str, int]:
        """Events by value of a facet under the rest of the query: what choosing a value would give."""
        rows, postings = self.rest(facet), self._columns.postings[facet]
        if facet == "actors" and len(rows) <= _COUNTED_BY_ROW:
            met = counted_by_row(self._columns, rows)
            return {value: met.get(number, 0) for number, value in enumerate(postings)}
        return {value: found.intersection_cardinality(rows) for value, found in postings.items()}

    def ranking(self, facet: str) -> Ranking:
        """The values of a facet with these events, most events first."""
        is_whole = len(self.rest(facet)) == self.total
        return Ranking(self._columns.postings[facet], None if is_whole else self.facet(facet))

    def tally(self, facet: str) -> dict[str, tuple[int, int]]:
        """Events and quotes by value of a facet among the matching rows; values without any are left out.

        Of an actor, the quotes are those it speaks; of any other value, those of its events.
        """
        found: dict[str, tuple[int, int]] = {}
        for value, rows in self._columns.postings[facet].items():
            here = rows & self._rows
            if here:
                quoted = self._columns.spoken.get(value, ()) if facet == "actors" else self._columns.quoted
                found[value] = len(here), number_of_quotes(quoted, here)
        return found

    def facet_histogram(self, facet: str, value: str, edges: Sequence[int]) -> list[int]:
        """Events with one value of a facet between consecutive moments, under the rest of the query."""
        rows = self._columns.postings[facet].get(value, RowSet()) & self.rest(facet)
        return _between(self._columns.starts, rows, edges)

    def histogram(self, edges: Sequence[int]) -> list[int]:
        """Matching events between consecutive moments: one number fewer than there are edges."""
        return _between(self._columns.starts, self._rows, edges)

    def rest(self, facet: str) -> RowSet:
        """Rows that fit every part of the query but one."""
        if facet not in self._parts:
            return self._rows
        if facet not in self._rests:
            others = {name: rows for name, rows in self._parts.items() if name != facet}
            self._rests[facet] = self._meet(others)
        return self._rests[facet]

    def blockers(self) -> tuple[Blocker, ...]:
        """Each part with what it matches alone and what its removal would give, best removal first."""
        found = (Blocker(part, len(rows), len(self.rest(part))) for part, rows in self._parts.items())
        return tuple(sorted(found, key=lambda blocker: -blocker.without))

    def actor_counts(self, actor_id: str, companions: int = 5) -> ActorCounts:
        """How often an actor appears under the filter and in all, and with whom (at most `companions`)."""
        return self._company.counts(actor_id, companions)

    def rows_spoken_by(self, actor_id: str) -> Iterator[int]:
        """Matching rows in which the actor is quoted, in time order."""
        spoken = self._columns.spoken.get(actor_id, ())
        return iter(spoken[0] & self._rows if spoken else ())

    def quotes_spoken(self, row: int, actor_id: str) -> int:
        """Quotes of an actor in the event of a row."""
        levels = self._columns.spoken.get(actor_id, ())
        return bisect_left(levels, True, key=lambda rows: row not in rows)

    def quoted_beside(self, row: int, step: int, speaker: str | None = None) -> int | None:
        """The nearest matching row with a quote (of `speaker`, if given) after `row` (1) or before (-1)."""
        levels = self._columns.quoted if speaker is None else self._columns.spoken.get(speaker, ())
        if not levels:
            return None
        rows = levels[0] & self._rows
        place = rows.rank(row) if step > 0 else rows.rank(row - 1) - 1 if row else -1
        return rows[place] if 0 <= place < len(rows) else None

    def _meet(self, parts: Mapping[str, RowSet]) -> RowSet:
        sets = sorted(parts.values(), key=len)
        if not sets:
            return RowSet(range(self.total))
        rows = sets[0]
        for other in sets[1:]:
            rows = rows & other
        return rows


def _between(starts: Sequence[int], rows: RowSet, edges: Sequence[int]) -> list[int]:
    ranks = [rows.rank(row - 1) if row else 0 for row in (bisect_left(starts, edge) for edge in edges)]
    return [after - before for before, after in pairwise(ranks)]
