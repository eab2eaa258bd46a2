"""The columns of a story: what the archive knows of every row without decoding it.

Rows are numbered by time, so a time range is a range of row numbers, a filter an
intersection of row sets and a facet count the size of one. Everything here is a set of
row numbers or a sequence by row; no event object is kept. `tui.archive.building` makes
columns from events, `tui.archive.saved` keeps them in a file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from pyroaring import FrozenBitMap

from tui.model.records import Event

RowSet = FrozenBitMap
"""A set of row numbers, in time order when iterated; never changed once made."""

FACETS = ("countries", "actors", "sources", "kinds", "statuses")
"""What events can be counted and chosen by."""

BEFORE_ALL = -(2**63)
"""Stands for an earliest moment that is unknown."""
LONG = 60 * 86_400
"""Seconds from which on empty time is worth naming."""
AFTER_ALL = 2**63 - 1
"""Stands in the column of latest moments where the end is open."""


class Columns(Struct, frozen=True):
    """What the archive knows of every row without decoding it.

    Attributes:
        starts: the moment each row sorts by, in seconds since 1970, rising.
        latest: latest possible moment of each row, `AFTER_ALL` where open.
        by_latest: the rows in the order of their latest moments.
        unbegun: rows whose earliest moment is unknown; of all others it is the one they sort by.
        certain: rows whose date is firm (`When.firm`): only these can surely lie inside a window.
        lasting: rows whose date may mean a moment more than `LONG` after the one they sort by.
        postings: facet, then value, to the rows that have it; the values with most rows come first.
        cast: for each row the actors of its event, as numbers of values in `postings["actors"]`, one row
            after the other.
        cast_ends: where each row's part of `cast` ends.
        quoted: the rows with at least 1, 2, 3 … quotes; their sizes add up to the number of quotes.
        spoken: speaker's id to the rows with at least 1, 2, 3 … quotes of that speaker.
        rows_by_id: id of an event or quote that others refer to, to the row of its event.
        answered_by: event id to the rows of the events that answer it.
        contradicted_by: event or quote id to the rows of the events that say they contradict it.
    """

    starts: Sequence[int]
    latest: Sequence[int]
    by_latest: Sequence[int]
    unbegun: RowSet
    certain: RowSet
    lasting: RowSet
    postings: Mapping[str, Mapping[str, RowSet]]
    cast: Sequence[int]
    cast_ends: Sequence[int]
    quoted: Sequence[RowSet]
    spoken: Mapping[str, Sequence[RowSet]]
    rows_by_id: Mapping[str, RowSet]
    answered_by: Mapping[str, RowSet]
    contradicted_by: Mapping[str, RowSet]

    def __len__(self) -> int:
        return len(self.starts)

    def earliest(self, row: int) -> int:
        """Earliest possible moment of a row, `BEFORE_ALL` where unknown."""
        return BEFORE_ALL if row in self.unbegun else self.starts[row]

    def beginning_from(self, moment: int) -> RowSet:
        """Rows whose earliest moment is known and not before a moment."""
        return RowSet(range(bisect_left(self.starts, moment), len(self))) - self.unbegun

    def ending_from(self, moment: int) -> RowSet:
        """Rows whose latest moment is not before a moment."""
        place = bisect_left(self.by_latest, moment, key=self.latest.__getitem__)
        return RowSet(self.by_latest[place:])


def countries_of(
    event: Event, actors: Iterable[str], countries_of_actors: Mapping[str, str]
) -> tuple[str, ...]:
    """Countries an event counts for: its own first, then those of its actors and speakers, each once."""
    found = [*event.countries, *filter(None, map(countries_of_actors.get, actors))]
    return tuple(dict.fromkeys(found))
