"""Where the records of one list wait on the disk until a story is written.

A million events are too many for the memory; what is kept of each there is the number of
its id and its place in a file that goes with the program.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, cast

import msgspec

_AHEAD = 1024**2
"""Bytes that are read at once where all records are read."""


class _Named(msgspec.Struct):
    id: str = ""


class Change(Enum):
    """What taking a record did."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Shelf:
    """Records by their id, in the order in which each id first came; a later one replaces it."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder of the file, which has no name there; None means where such files usually are.

        Raises:
            OSError: it cannot be made.
        """
        self._file = cast("BinaryIO", TemporaryFile(dir=folder))  # noqa: SIM115 - closed by `close`
        self._end = 0
        self._flushed = 0
        self._offsets = array("Q")
        self._lengths = array("I")
        # The hash of an id instead of the id: a million texts would take three times the memory. Two ids of
        # one hash are told apart by what is on the disk, and the later one is then found by its text.
        self._slots: dict[int | str, int] = {}

    def __len__(self) -> int:
        return len(self._offsets)

    @property
    def size(self) -> int:
        """Bytes of the records, of those that were replaced too."""
        return self._end

    def put(self, name: str, raw: bytes) -> Change:
        """Take the bytes of a record.

        Raises:
            OSError: they cannot be written.
        """
        key: int | str = hash(name)
        slot = self._slots.get(key)
        if slot is not None:
            there = self._read(slot)
            if there == raw:
                return Change.UNCHANGED
            if msgspec.json.decode(there, type=_Named).id != name:
                key = name
                slot = self._slots.get(key)
        offset = self._end
        self._file.write(raw)
        self._end += len(raw)
        if slot is None:
            self._slots[key] = len(self._offsets)
            self._offsets.append(offset)
            self._lengths.append(len(raw))
            return Change.ADDED
        if self._read(slot) == raw:
            return Change.UNCHANGED
        self._offsets[slot], self._lengths[slot] = offset, len(raw)
        return Change.CHANGED

    def records(self) -> Iterator[bytes]:
        """The bytes of every record.

        Raises:
            OSError: they cannot be read.
        """
        self._flush()
        start, ahead = 0, b""
        for offset, length in zip(self._offsets, self._lengths, strict=True):
            if not start <= offset <= offset + length <= start + len(ahead):
                start = offset
                ahead = os.pread(self._file.fileno(), max(_AHEAD, length), offset)
            yield ahead[offset - start : offset - start + length]

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def _read(self, slot: int) -> bytes:
        offset, length = self._offsets[slot], self._lengths[slot]
        if offset + length > self._flushed:
            self._flush()
        return os.pread(self._file.fileno(), length, offset)

    def _flush(self) -> None:
        self._file.flush()
        self._flushed = self._end
