"""A part of a story on its way into columns: its events in the order of time.

A small story is one part. Of a large one, several programs make a part each, and the
parts are joined: rows of a part keep their order in the whole, so that every set of
rows is moved, never sorted again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from pyroaring import BitMap

from tui.archive.columns import FACETS, LONG, Columns, RowSet

Levels = list[BitMap]
"""Rows with at least 1, 2, 3 … of something."""


class Part(Struct):
    """Some events of a story as columns; rows are numbered within the part.

    Attributes:
        starts, ties: what each row sorts by (`When.sort_key`), rising.
        latest: latest possible moment of each row, `AFTER_ALL` where open.
        numbers: for each row the number of its event among those that were added.
        unbegun, certain: as in `Columns`.
        postings, quoted, spoken, answered_by, contradicted_by: as in `Columns`, in no order.
        ids, quote_ids: id to the row of its event.
    """

    starts: array[int]
    ties: array[int]
    latest: array[int]
    numbers: array[int]
    unbegun: BitMap
    certain: BitMap
    postings: dict[str, dict[str, BitMap]]
    quoted: Levels
    spoken: dict[str, Levels]
    answered_by: dict[str, BitMap]
    contradicted_by: dict[str, BitMap]
    ids: dict[str, int]
    quote_ids: dict[str, int]

    def __len__(self) -> int:
        return len(self.starts)


class Joined(Struct, frozen=True):
    """Parts as one story.

    Attributes:
        columns: of the whole.
        order: for each row of the whole its place among the rows of all parts, one part after the other.
    """

    columns: Columns
    order: array[int]


def joined(parts: Sequence[Part], dropped: Sequence[BitMap] = ()) -> Joined:
    """The columns of a story from its parts, which stand in the order of the file.

    Args:
        parts: at least one.
        dropped: for each part the rows that are left out of the whole; none without it.
    """
    order = _in_order(parts, dropped)
    moves = _Moves(parts, dropped, order)
    starts = in_order([part.starts for part in parts], order)
    latest = in_order([part.latest for part in parts], order)
    postings = {facet: _by_size(moves.mapped([part.postings[facet] for part in parts])) for facet in FACETS}
    answered_by = moves.mapped([part.answered_by for part in parts])
    contradicted_by = moves.mapped([part.contradicted_by for part in parts])
    cast, cast_ends = _cast(postings["actors"], len(starts))
    columns = Columns(
        starts=starts,
        latest=latest,
        by_latest=array("I", sorted(range(len(latest)), key=latest.__getitem__)),
        unbegun=moves.moved([part.unbegun for part in parts]),
        certain=moves.moved([part.certain for part in parts]),
        lasting=_lasting(starts, latest),
        postings=postings,
        cast=cast,
        cast_ends=cast_ends,
        quoted=moves.levels([part.quoted for part in parts]),
        spoken=moves.mapped_levels([part.spoken for part in parts]),
        rows_by_id=_referred_to({*answered_by, *contradicted_by}, parts, moves),
        answered_by=answered_by,
        contradicted_by=contradicted_by,
    )
    return Joined(columns, order)


def in_order(columns: Sequence[array[int]], order: Sequence[int]) -> array[int]:
    """A column of the whole from those of the parts."""
    if len(columns) == 1 and len(columns[0]) == len(order):
        return columns[0]
    end_to_end = columns[0][:]
    for column in columns[1:]:
        end_to_end += column
    return array(end_to_end.typecode, map(end_to_end.__getitem__, order))


def _in_order(parts: Sequence[Part], dropped: Sequence[BitMap]) -> array[int]:
    """The places of the rows of all parts in the order of time; among equals the earlier part comes first."""
    total = sum(map(len, parts))
    if len(parts) == 1 and not any(dropped):
        return array("I", range(total))
    keys = [key for part in parts for key in zip(part.starts, part.ties, strict=True)]
    base, left_out = 0, BitMap()
    for part, rows in zip(parts, dropped, strict=False):
        left_out |= rows.shift(base)
        base += len(part)
    return array("I", sorted(BitMap(range(total)) - left_out, key=keys.__getitem__))


class _Moves:
    """Moves sets of rows of the parts to their rows in the whole."""

    __slots__ = ("_alone", "_dropped", "_places")

    def __init__(self, parts: Sequence[Part], dropped: Sequence[BitMap], order: array[int]) -> None:
        self._dropped = dropped or [BitMap() for _ in parts]
        self._alone = len(parts) == 1 and not self._dropped[0]
        whole = array("I", bytes(4 * sum(map(len, parts))))
        for row, place in enumerate(order):
            whole[place] = row
        self._places: list[array[int]] = []
        base = 0
        for part in parts:
            self._places.append(whole[base : base + len(part)])
            base += len(part)

    def place(self, number: int, row: int) -> int | None:
        """The row in the whole; None where it was dropped."""
        return None if row in self._dropped[number] else self._places[number][row]

    def moved(self, sets: Iterable[BitMap | None]) -> RowSet:
        """One set from those of the parts, None for a part that has none."""
        if self._alone:
            return RowSet(next(iter(sets)) or ())
        found = BitMap()
        for rows, dropped, places in zip(sets, self._dropped, self._places, strict=True):
            if rows:
                found |= BitMap(array("I", map(places.__getitem__, rows - dropped if dropped else rows)))
        return RowSet(found)

    def mapped(self, maps: Sequence[Mapping[str, BitMap]]) -> dict[str, RowSet]:
        """One map of sets from those of the parts; names without rows are left out."""
        names = dict.fromkeys(name for one in maps for name in one)
        found = ((name, self.moved([one.get(name) for one in maps])) for name in names)
        return {name: rows for name, rows in found if rows}

    def levels(self, all_levels: Sequence[Levels]) -> tuple[RowSet, ...]:
        """One list of levels from those of the parts."""
        most = max(map(len, all_levels))
        found = (
            self.moved([levels[level] if level < len(levels) else None for levels in all_levels])
            for level in range(most)
        )
        return tuple(rows for rows in found if rows)

    def mapped_levels(self, maps: Sequence[Mapping[str, Levels]]) -> dict[str, Sequence[RowSet]]:
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
        for number, row in _bearers(name, parts):
            place = moves.place(number, row)
            if place is not None:
                found[name] = RowSet([place])
                break
    return found


def _bearers(name: str, parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Part and row of the events of an id, then of those with a quote of that id."""
    yield from ((number, part.ids[name]) for number, part in enumerate(parts) if name in part.ids)
    yield from ((number, part.quote_ids[name]) for number, part in enumerate(parts) if name in part.quote_ids)
