"""Maps by name that are decoded entry by entry, when somebody asks.

A story of a million events has fifty thousand actors; a screen shows five of them.
Names stand in one text parted by NUL, which no cleaned text holds.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct
from pyroaring import FrozenBitMap

from tui.archive.columns import RowSet
from tui.archive.saved.container import Container, ContainerWriter

_Record = TypeVar("_Record", bound=Struct)


def write_names(writer: ContainerWriter, section: str, names: Sequence[str]) -> None:
    """Write names; how many there are is known from their blobs."""
    writer.add(f"{section}/names", "\0".join(names).encode())


def write_blobs(writer: ContainerWriter, section: str, blobs: Iterable[bytes]) -> None:
    """Write byte strings one after the other, and where each ends."""
    found = list(blobs)
    writer.add(f"{section}/ends", array("Q", accumulate(map(len, found))))
    writer.add(f"{section}/blobs", b"".join(found))


def write_row_sets(writer: ContainerWriter, section: str, sets: Mapping[str, RowSet]) -> None:
    """Write row sets by name, in the order of the map."""
    write_names(writer, section, tuple(sets))
    write_blobs(writer, section, (rows.serialize() for rows in sets.values()))


def write_levels(writer: ContainerWriter, section: str, levels: Mapping[str, Sequence[RowSet]]) -> None:
    """Write lists of row sets by name."""
    write_names(writer, section, tuple(levels))
    writer.add(f"{section}/counts", array("Q", accumulate(map(len, levels.values()))))
    write_blobs(writer, section, (rows.serialize() for sets in levels.values() for rows in sets))


def write_records(writer: ContainerWriter, section: str, records: Mapping[str, Struct]) -> None:
    """Write records by id, in the order of the map."""
    write_names(writer, section, tuple(records))
    write_blobs(writer, section, map(msgspec.msgpack.encode, records.values()))


class Blobs:
    """Byte strings by number."""

    __slots__ = ("_data", "_ends")

    def __init__(self, container: Container, section: str) -> None:
        """Read a section that `write_blobs` wrote.

        Raises:
            DamagedIndexError: it is not as it was written.
        """
        self._ends = container.numbers(f"{section}/ends", "Q")
        self._data = container.read(f"{section}/blobs")

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        return self._data[self._ends[number - 1] if number else 0 : self._ends[number]]

    def __iter__(self) -> Iterator[bytes]:
        return (self._data[start:end] for start, end in pairwise((0, *self._ends)))


class _Named:
    """Names and their numbers, taken apart when somebody asks for one."""

    def __init__(self, container: Container, section: str, count: int) -> None:
        self._written = container.read(f"{section}/names")
        self._count = count

    def __len__(self) -> int:
        return self._count

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each name, from 0, in the order they were written."""
        names = self._written.decode().split("\0") if self._count else ()
        return dict(zip(names, range(self._count), strict=True))


class SavedRowSets(Mapping[str, RowSet]):
    """Row sets by name."""

    def __init__(self, container: Container, section: str) -> None:
        """Read a section that `write_row_sets` wrote.

        Raises:
            DamagedIndexError: it is not as it was written.
        """
        self._blobs = Blobs(container, section)
        self._names = _Named(container, section, len(self._blobs))
        self._found: dict[str, RowSet] = {}

    def __getitem__(self, name: str) -> RowSet:
        rows = self._found.get(name)
        if rows is None:
            rows = self._found[name] = _row_set(self._blobs[self._names.numbers[name]])
        return rows

    def __contains__(self, name: object) -> bool:
        return name in self._names.numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.numbers)

    def __len__(self) -> int:
        return len(self._names)


class SavedLevels(Mapping[str, Sequence[RowSet]]):
    """Lists of row sets by name."""

    def __init__(self, container: Container, section: str) -> None:
        """Read a section that `write_levels` wrote.

        Raises:
            DamagedIndexError: it is not as it was written.
        """
        self._blobs = Blobs(container, section)
        self._ends = container.numbers(f"{section}/counts", "Q")
        self._names = _Named(container, section, len(self._ends))
        self._found: dict[str, Sequence[RowSet]] = {}

    def __getitem__(self, name: str) -> Sequence[RowSet]:
        levels = self._found.get(name)
        if levels is None:
            number = self._names.numbers[name]
            numbers = range(self._ends[number - 1] if number else 0, self._ends[number])
            levels = self._found[name] = tuple(_row_set(self._blobs[place]) for place in numbers)
        return levels

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.numbers)

    def __len__(self) -> int:
        return len(self._names)


class SavedRecords(Mapping[str, _Record], Generic[_Record]):
    """Records by id."""

    def __init__(self, container: Container, section: str, shape: type[_Record]) -> None:
        """Read a section that `write_records` wrote.

        Raises:
            DamagedIndexError: it is not as it was written.
        """
        self._blobs = Blobs(container, section)
        self._names = _Named(container, section, len(self._blobs))
        self._decoder = msgspec.msgpack.Decoder(shape)
        self._found: dict[str, _Record] = {}

    def __getitem__(self, record_id: str) -> _Record:
        record = self._found.get(record_id)
        if record is None:
            record = self._decoder.decode(self._blobs[self._names.numbers[record_id]])
            self._found[record_id] = record
        return record

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._names.numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.numbers)

    def __len__(self) -> int:
        return len(self._names)


def _row_set(blob: bytes) -> RowSet:
    return FrozenBitMap.deserialize(blob)
