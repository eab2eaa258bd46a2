"""A file of named sections, each with its checksum.

Nothing in it is believed before its checksum fits: a file that was cut off, changed or
written by another version is damaged as a whole, and whoever opens it makes a new one.
It is read by position and never mapped into memory, where a file that shrinks
meanwhile would end the program.
"""

from __future__ import annotations

import os
import struct
import sys
from typing import TYPE_CHECKING, BinaryIO
from zlib import crc32

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from array import array

VERSION = 2
"""Changes with every change of what is saved, so that an older file is made anew."""

_MAGIC = b"dateline index\n"
_HEADER = struct.Struct(f"<{len(_MAGIC)}sIQQII")
"""Magic, version, place and length and checksum of the directory, checksum of all that."""


class DamagedIndexError(ValueError):
    """The file is no index of this version, or not all of it is as it was written."""


class _Section(Struct, frozen=True, array_like=True):
    start: int
    length: int
    checksum: int


class _Directory(Struct, frozen=True):
    byteorder: str
    about: bytes
    sections: dict[str, _Section]


class ContainerWriter:
    """Writes a container to an open file, which must be empty."""

    __slots__ = ("_file", "_sections")

    def __init__(self, file: BinaryIO) -> None:
        """Begin a container."""
        self._file = file
        self._sections: dict[str, _Section] = {}
        file.write(bytes(_HEADER.size))

    def add(self, name: str, data: bytes | array[int]) -> None:
        """Add a section."""
        size = memoryview(data).nbytes
        self._sections[name] = _Section(self._file.tell(), size, crc32(data))
        self._file.write(data)

    def finish(self, about: bytes) -> None:
        """Write the directory, then the header that makes the file valid.

        Nothing is forced to the disk: of what a failing machine loses, the checksums tell.
        """
        start = self._file.tell()
        directory = msgspec.msgpack.encode(_Directory(sys.byteorder, about, self._sections))
        self._file.write(directory)
        self._file.seek(0)
        self._file.write(_header(start, directory))
        self._file.flush()


def _header(start: int, directory: bytes) -> bytes:
    fields = (_MAGIC, VERSION, start, len(directory), crc32(directory))
    return _HEADER.pack(*fields, crc32(_HEADER.pack(*fields, 0)))


class Container:
    """A container that was opened; every section is checked when it is read.

    Attributes:
        about: what the writer said of the whole.
    """

    __slots__ = ("_descriptor", "_directory", "about")

    def __init__(self, descriptor: int) -> None:
        """Take an open descriptor, which is closed with the container.

        Raises:
            DamagedIndexError: it is no container of this version.
            OSError: it cannot be read.
        """
        self._descriptor = descriptor
        try:
            self._open()
        except (DamagedIndexError, OSError):
            self.close()
            raise

    def _open(self) -> None:
        descriptor = self._descriptor
        header = os.pread(descriptor, _HEADER.size, 0)
        if len(header) < _HEADER.size:
            raise DamagedIndexError("too short")
        magic, version, start, length, checksum, own = _HEADER.unpack(header)
        if magic != _MAGIC or version != VERSION or own != crc32(header[:-4] + bytes(4)):
            raise DamagedIndexError("not an index of this version")
        self._directory = _directory(self._checked(_Section(start, length, checksum)))
        self.about = self._directory.about

    def read(self, name: str) -> bytes:
        """A whole section.

        Raises:
            DamagedIndexError: there is none, or its bytes are not those that were written.
        """
        return self._checked(self._section(name))

    def numbers(self, name: str, typecode: str) -> array[int]:
        """A section of numbers, in the type it was written with.

        Raises:
            DamagedIndexError: as `read`.
        """
        from array import array

        section = self._section(name)
        number, rest = divmod(section.length, array(typecode).itemsize)
        if rest:
            raise DamagedIndexError(name)
        found = array(typecode, (0,)) * number
        # Straight to where the numbers stay: what is read at once may be many megabytes.
        self._fill(memoryview(found).cast("B") if number else memoryview(b""), section)
        return found

    def close(self) -> None:
        """Close the file."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _section(self, name: str) -> _Section:
        section = self._directory.sections.get(name)
        if section is None or section.length > os.fstat(self._descriptor).st_size:
            raise DamagedIndexError(name)
        return section

    def _fill(self, room: memoryview, section: _Section) -> None:
        """Read a section into a room of its size."""
        done = 0
        while done < len(room):
            count = os.preadv(self._descriptor, [room[done:]], section.start + done)
            if not count:
                raise DamagedIndexError("a part is missing")
            done += count
        if crc32(room) != section.checksum:
            raise DamagedIndexError("a part is not as it was written")

    def _checked(self, section: _Section) -> bytes:
        if section.length > os.fstat(self._descriptor).st_size:
            raise DamagedIndexError("a part is missing")
        data = _pread(self._descriptor, section.length, section.start)
        if len(data) != section.length or crc32(data) != section.checksum:
            raise DamagedIndexError("a part is not as it was written")
        return data


def _directory(data: bytes) -> _Directory:
    try:
        directory = msgspec.msgpack.decode(data, type=_Directory)
    except msgspec.MsgspecError:
        raise DamagedIndexError("its directory cannot be read") from None
    if directory.byteorder != sys.byteorder:
        raise DamagedIndexError("written on another kind of machine")
    return directory


def _pread(descriptor: int, length: int, start: int) -> bytes:
    """So many bytes, or fewer where the file ends; one call gives two GiB at most."""
    data = os.pread(descriptor, length, start)
    while 0 < len(data) < length:
        more = os.pread(descriptor, length - len(data), start + len(data))
        if not more:
            break
        data += more
    return data
