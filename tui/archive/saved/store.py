"""Reads the records of a large story from its file, one at a time, when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from tui.archive.store import LostRecordError


class FileStore:
    """Records by their place in an open file.

    The file is read by position and never mapped into memory: a mapping of a file that somebody cuts off
    ends the program, a reading only comes up short.
    """

    __slots__ = ("_descriptor", "_lengths", "_mended", "_starts")
    is_file = True

    def __init__(
        self, descriptor: int, starts: Sequence[int], lengths: Sequence[int], mended: Mapping[int, bytes]
    ) -> None:
        """Take the open file, and by row where each record starts and how long it is.

        Args:
            descriptor: closed with the store.
            starts: byte offset of each row's record.
            lengths: bytes of it.
            mended: rows whose record stands in for the file's, because a part of it could not be used.
        """
        self._descriptor = descriptor
        self._starts = starts
        self._lengths = lengths
        self._mended = mended

    @property
    def size(self) -> int:
        """How many bytes the file has now; 0 where it cannot be told."""
        try:
            return os.fstat(self._descriptor).st_size
        except OSError:
            return 0

    def read_at(self, offset: int, length: int) -> bytes:
        """Bytes of the file; none where it cannot be read."""
        try:
            return os.pread(self._descriptor, length, offset)
        except OSError:
            return b""

    def read(self, row: int) -> bytes:
        """The JSON of the event in `row`.

        Raises:
            LostRecordError: the file is shorter than it was, or cannot be read any more.
        """
        mended = self._mended.get(row)
        if mended is not None:
            return mended
        length = self._lengths[row]
        try:
            data = os.pread(self._descriptor, length, self._starts[row])
        except OSError as error:
            raise LostRecordError(row) from error
        if len(data) < length:
            raise LostRecordError(row)
        return data

    def rows_in_file(self) -> Sequence[int]:
        """All rows in the order of the file."""
        return sorted(range(len(self._starts)), key=self._starts.__getitem__)

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; no record can be read any more."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
