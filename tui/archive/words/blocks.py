"""A file whose every byte is checked before it is believed.

The file is written from front to back. A checksum is kept for each block of it; they
stand at its end together with what the writer has to say of the contents. A reader asks
for any range of bytes and gets it only if the blocks it lies in are as they were written.
A damaged file so never gives a wrong answer, and the set library, which trusts the bytes
it is given, never sees any that are not ours.

Reading is done by `pread` on an open file, which may be shared by threads, and which
gives an error where the file was cut meanwhile.
"""

from __future__ import annotations

import os
import sys
from array import array
from pathlib import Path
from struct import Struct as Layout
from typing import Self
from zlib import crc32

_MAGIC = b"dlwords" + sys.byteorder[:1].encode()
"""Opens the file; numbers are written as this machine has them, so that another one refuses it."""
VERSION = 1
"""Raised with every change of what is written."""
_HEADER = Layout("<8sIQQQI")
_CHECKSUM = Layout("<I")
_BEGIN = _HEADER.size + _CHECKSUM.size
_BLOCK = 16 * 1024
"""Bytes under one checksum: what has to be read, in 10 µs, for the smallest question."""
_AT_ONCE = 64 * _BLOCK


class DamagedIndexError(ValueError):
    """A saved index is not whole, not ours, of another version, or not of this story."""


class BlockWriter:
    """Writes such a file; as a context it closes it, and removes it where an error ends it."""

    def __init__(self, path: Path) -> None:
        """Begin a new file, which nobody else may read: it says what stands in a story.

        Raises:
            OSError: it cannot be made, or there is one already.
        """
        self.path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        self._file = os.fdopen(os.open(path, flags, 0o600), "wb")
        self._pending = bytearray()
        self._checksums = array("I")
        self._file.write(bytes(_BEGIN))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._file.close()
        if kind is not None:
            self.path.unlink(missing_ok=True)

    def tell(self) -> int:
        """How many bytes of contents were written."""
        return len(self._checksums) * _BLOCK + len(self._pending)

    def write(self, data: bytes) -> None:
        """Write further bytes.

        Raises:
            OSError: they cannot be written.
        """
        self._pending += data
        if len(self._pending) >= _AT_ONCE:
            self._put(len(self._pending) // _BLOCK * _BLOCK)

    def finish(self, summary: bytes) -> None:
        """Write what readers are told when they open the file, and make sure that all is on the disk.

        Raises:
            OSError: it cannot be written.
        """
        length = self.tell()
        self._put(len(self._pending))
        ending = self._checksums.tobytes() + summary
        self._file.write(ending)
        header = _HEADER.pack(_MAGIC, VERSION, length, len(self._checksums), len(summary), crc32(ending))
        self._file.seek(0)
        self._file.write(header + _CHECKSUM.pack(crc32(header)))
        self._file.flush()
        os.fsync(self._file.fileno())

    def _put(self, length: int) -> None:
        ready = bytes(memoryview(self._pending)[:length])
        del self._pending[:length]
        for start in range(0, length, _BLOCK):
            self._checksums.append(crc32(ready[start : start + _BLOCK]))
        self._file.write(ready)


class BlockReader:
    """Reads such a file; as a context it closes it."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            OSError: it cannot be opened or read.
            DamagedIndexError: it is not what was written.
        """
        self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            self._length, self._checksums, self.summary = self._opened()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; nothing can be read any more."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def __del__(self) -> None:
        if hasattr(self, "_descriptor"):
            self.close()

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end` of the contents.

        Raises:
            OSError: they cannot be read.
            DamagedIndexError: they are not what was written.
        """
        if not 0 <= start <= end <= self._length:
            raise DamagedIndexError("a part is missing")
        if start == end:
            return b""
        first, last = start // _BLOCK, (end - 1) // _BLOCK
        base = first * _BLOCK
        found = self._read(base, min((last + 1) * _BLOCK, self._length))
        view = memoryview(found)
        for number in range(first, last + 1):
            place = number * _BLOCK - base
            if crc32(view[place : place + _BLOCK]) != self._checksums[number]:
                raise DamagedIndexError("a part is not as it was written")
        return found[start - base : end - base]

    def _read(self, start: int, end: int) -> bytes:
        found = os.pread(self._descriptor, end - start, _BEGIN + start)
        if len(found) != end - start:
            raise DamagedIndexError("a part is missing")
        return found

    def _opened(self) -> tuple[int, array[int], bytes]:
        """Length of the contents, the checksums of their blocks, and the summary."""
        head = os.pread(self._descriptor, _BEGIN, 0)
        header = head[: _HEADER.size]
        if len(head) != _BEGIN or _CHECKSUM.pack(crc32(header)) != head[_HEADER.size :]:
            raise DamagedIndexError("not an index")
        magic, version, length, blocks, size, checksum = _HEADER.unpack(header)
        if (magic, version) != (_MAGIC, VERSION):
            raise DamagedIndexError("of another version")
        ending = self._read(length, length + blocks * _CHECKSUM.size + size)
        if crc32(ending) != checksum:
            raise DamagedIndexError("its ending is not as it was written")
        checksums = array("I", ending[: blocks * _CHECKSUM.size])
        return length, checksums, ending[blocks * _CHECKSUM.size :]
