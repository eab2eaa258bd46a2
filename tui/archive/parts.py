"""Parts of a story on their way into columns: their events in the order of the file.

A small story is one part. Of a large one, several programs make a part each. Joining
puts the events of all parts in the order of time and every set of their numbers with
them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from msgspec import Struct
from pyroaring import BitMap

from tui.archive.columns import FACETS, LONG, Columns, RowSet

Numbers: TypeAlias = "array[int]"
"""Numbers of events in a part, in the order of the file, from 0."""


class Part(Struct):
    """Some events of a story.

    Attributes:
        starts, ties: what each event sorts by (`When.sort_key`).
        latest: latest possible moment of each, `AFTER_ALL` where open.
        unbegun, certain: as in `Columns`.
        postings, quoted, spoken, answered_by, contradicted_by: as in `Columns`, in no order.
        ids, quote_ids: id to the number of the event.
    """

    starts: array[int]
    ties: array[int]
    latest: array[int]
    unbegun: Numbers
    certain: Numbers
    postings: dict[str, dict[str, Numbers]]
    quoted: list[Numbers]
    spoken: dict[str, list[Numbers]]
    answered_by: dict[str, Numbers]
    contradicted_by: dict[str, Numbers]
    ids: dict[str, int]
    quote_ids: dict[str, int]

    def __len__(self) -> int:
        return len(self.starts)


class Joined(Struct, frozen=True):
    """Parts as one story.

    Attributes:
        columns: of the whole.
        order: for each row its place among the events of all parts, one part after the other.
    """

    columns: Columns
    order: array[int]


class Some(Struct):
    """What can be joined without knowing the rest."""

    postings: dict[str, dict[str, RowSet]]
    quoted: tuple[RowSet, ...]
    certain: RowSet
    unbegun: RowSet


Aside = Callable[[Callable[[], "Some"]], Callable[[], "Some"]]
"""Begins some work elsewhere and gives back what waits for its result."""


def _at_once(work: Callable[[], Some]) -> Callable[[], Some]:
    result = work()
    return lambda: result


def joined(parts: Sequence[Part], dropped: Sequence[BitMap] = (), aside: Aside = _at_once) -> Joined:
    """The columns of a story from its parts, which stand in the order of the file.

    Args:
        parts: at least one.
        dropped: for each part the numbers of the events that are left out; none without it.
        aside: where the smaller part of the work is done meanwhile; its result has to be sent.
    """
    order = _in_order(parts, dropped)
    moves = _Moves(parts, dropped, order)
    some = aside(lambda: _some(parts, moves))
    actors = _by_size(moves.mapped([part.postings["actors"] for part in parts]))
    cast, cast_ends = _cast(actors, len(order))
    starts = in_order([part.starts for part in parts], order)
    latest = in_order([part.latest for part in parts], order)
    answered_by = moves.mapped([part.answered_by for part in parts])
    contradicted_by = moves.mapped([part.contradicted_by for part in parts])
    spoken = moves.mapped_levels([part.spoken for part in parts])
    by_latest = array("I", sorted(range(len(latest)), key=latest.__getitem__))
    rest = some()
    columns = Columns(
        starts=starts,
        latest=latest,
        by_latest=by_latest,
        unbegun=rest.unbegun,
        certain=rest.certain,
        lasting=_lasting(starts, latest),
        postings={facet: actors if facet == "actors" else rest.postings[facet] for facet in FACETS},
        cast=cast,
        cast_ends=cast_ends,
        quoted=rest.quoted,
        spoken=spoken,
        rows_by_id=_referred_to({*answered_by, *contradicted_by}, parts, moves),
        answered_by=answered_by,
        contradicted_by=contradicted_by,
    )
    return Joined(columns, order)


def _some(parts: Sequence[Part], moves: _Moves) -> Some:
    others = [facet for facet in FACETS if facet != "actors"]
    return Some(
        {facet: _by_size(moves.mapped([part.postings[facet] for part in parts])) for facet in others},
        moves.levels([part.quoted for part in parts]),
        moves.moved([part.certain for part in parts]),
        moves.moved([part.unbegun for part in parts]),
    )


def in_order(columns: Sequence[array[int]], order: Sequence[int]) -> array[int]:
    """A column of the whole from those of the parts."""
    end_to_end = columns[0][:]
    for column in columns[1:]:
        end_to_end += column
    return array(end_to_end.typecode, map(end_to_end.__getitem__, order))


def _in_order(parts: Sequence[Part], dropped: Sequence[BitMap]) -> array[int]:
    """The places of the events of all parts in the order of time; equals keep their order."""
    keys = list(chain.from_iterable(zip(part.starts, part.ties, strict=True) for part in parts))
    base, left_out = 0, BitMap()
    for part, numbers in zip(parts, dropped, strict=False):
        left_out |= numbers.shift(base)
        base += len(part)
    places: Iterable[int] = BitMap(range(len(keys))) - left_out if left_out else range(len(keys))
    return array("I", sorted(places, key=keys.__getitem__))


class _Moves:
    """Moves sets of events of the parts to their rows in the whole."""

    __slots__ = ("_dropped", "_rows")

    def __init__(self, parts: Sequence[Part], dropped: Sequence[BitMap], order: array[int]) -> None:
        self._dropped = dropped or [BitMap() for _ in parts]
        # An array, not a list: its numbers lie side by side, so that looking them up in any order is quick.
        whole = array("I", bytes(4 * sum(map(len, parts))))
        for row, place in enumerate(order):
            whole[place] = row
        self._rows: list[array[int]] = []
        base = 0
        for part in parts:
            self._rows.append(whole[base : base + len(part)])
            base += len(part)

    def row(self, part: int, number: int) -> int | None:
        """The row of an event; None where it was dropped."""
        return None if number in self._dropped[part] else self._rows[part][number]

    def moved(self, sets: Iterable[Numbers | None]) -> RowSet:
        """One set from those of the parts, None for a part that has none."""
        found = array("I")
        for numbers, dropped, rows in zip(sets, self._dropped, self._rows, strict=True):
            if numbers:
                kept: Iterable[int] = [n for n in numbers if n not in dropped] if dropped else numbers
                found.extend([rows[number] for number in kept])
        return RowSet(found)

    def mapped(self, maps: Sequence[Mapping[str, Numbers]]) -> dict[str, RowSet]:
        """One map of sets from those of the parts; names without rows are left out."""
        names = dict.fromkeys(name for one in maps for name in one)
        found = ((name, self.moved([one.get(name) for one in maps])) for name in names)
        return {name: rows for name, rows in found if rows}

    def levels(self, all_levels: Sequence[list[Numbers]]) -> tuple[RowSet, ...]:
        """One list of levels from those of the parts."""
        most = max(map(len, all_levels))
        found = (
            self.moved([levels[level] if level < len(levels) else None for levels in all_levels])
            for level in range(most)
        )
        return tuple(rows for rows in found if rows)

    def mapped_levels(self, maps: Sequence[Mapping[str, list[Numbers]]]) -> dict[str, Sequence[RowSet]]:
        """One map of levels from those of the parts."""
        names = dict.fromkeys(name for one in maps for name in one)
        found = ((name, self.levels([one.get(name, []) for one in maps])) for name in names)
        return {name: levels for name, levels in found if levels}


def _by_size(postings: Mapping[str, RowSet]) -> dict[str, RowSet]:
    return dict(sorted(postings.items(), key=lambda entry: (-len(entry[1]), entry[0])))


def _cast(actors: Mapping[str, RowSet], length: int) -> tuple[array[int], array[int]]:
    """`Columns.cast` and `Columns.cast_ends`."""
    ends = array("I", bytes(4 * length))
    for rows in actors.values():
        for row in rows:
            ends[row] += 1
    total = 0
    for row, number in enumerate(ends):
        # Where the row's part begins: filling it moves this to where it ends.
        ends[row], total = total, total + number
    cast = array("I", bytes(4 * total))
    for number, rows in enumerate(actors.values()):
        for row in rows:
            place = ends[row]
            cast[place] = number
            ends[row] = place + 1
    return cast, ends


def _lasting(starts: array[int], latest: array[int]) -> RowSet:
    return RowSet(
        [row for row, (start, end) in enumerate(zip(starts, latest, strict=True)) if end - start >= LONG]
    )


def _referred_to(names: Iterable[str], parts: Sequence[Part], moves: _Moves) -> dict[str, RowSet]:
    """The rows of the events, and of the events of the quotes, that others refer to."""
    found: dict[str, RowSet] = {}
    for name in sorted(names):
        for part, number in _bearers(name, parts):
            row = moves.row(part, number)
            if row is not None:
                found[name] = RowSet([row])
                break
    return found


def _bearers(name: str, parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Part and number of the events of an id, then of those with a quote of that id."""
    for number, part in enumerate(parts):
        if name in part.ids:
            yield number, part.ids[name]
    for number, part in enumerate(parts):
        if name in part.quote_ids:
            yield number, part.quote_ids[name]
