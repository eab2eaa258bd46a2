"""Where the bytes of the records are, by row.

The archive asks for a row's bytes and does not know whether they lie in memory or in
a file: reading on demand can replace this store without a change above it.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Protocol


class LostRecordError(Exception):
    """A record is not where it was: the file was changed while it was open. The argument is the row."""


class RecordStore(Protocol):
    """Bytes of events by row number.

    Attributes:
        is_file: whether they are read from a file one by one, because the story is too large for the memory.
    """

    is_file: bool

    @property
    def size(self) -> int:
        """How many bytes the story has, unpacked."""
        ...

    def read_at(self, offset: int, length: int) -> bytes:
        """Bytes of the story as it stands in its file, fewer at its end; none where it cannot be read."""
        ...

    def read(self, row: int) -> bytes:
        """The JSON of the event in `row`, 0 being the earliest.

        Raises:
            LostRecordError: it is not there any more.
        """
        ...

    def rows_in_file(self) -> Sequence[int]:
        """All rows in the order their records stand in the file."""
        ...


class MemoryStore:
    """The bytes of a whole file in memory, with the place of each row in it."""

    is_file = False

    __slots__ = ("_data", "_ends", "_mended", "_starts")

    def __init__(
        self, data: bytes, starts: array[int], ends: array[int], mended: Mapping[int, bytes]
    ) -> None:
        """Take the file's bytes and, by row, where each record starts and ends.

        Args:
            data: the whole file, unpacked.
            starts: byte offset of the first byte of each row's record.
            ends: byte offset after its last byte.
            mended: rows whose record stands in for the file's, because a part of it could not be used.
        """
        self._data = data
        self._starts = starts
        self._ends = ends
        self._mended = mended

    @property
    def size(self) -> int:
        """How many bytes the story has."""
        return len(self._data)

    def read_at(self, offset: int, length: int) -> bytes:
        """Bytes of the story."""
        return self._data[offset : offset + length]

    def read(self, row: int) -> bytes:
        """The JSON of the event in `row`."""
        mended = self._mended.get(row)
        return self._data[self._starts[row] : self._ends[row]] if mended is None else mended

    def rows_in_file(self) -> Sequence[int]:
        """All rows in the order of the file."""
        return sorted(range(len(self._starts)), key=self._starts.__getitem__)
