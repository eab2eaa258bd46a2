"""The foreign files to be read: opened without trust, unpacked, bounded, and counted while they are read.

A file is read from its beginning to its end, once or several times, and is never whole in memory
unless its importer needs it so. What a `.zip` holds is several files.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import BinaryIO, cast

from tui.errors import UnreadableError
from tui.loading.large.unpacking import is_packed, unpacking
from tui.loading.opening import (
    LARGEST,
    STANDARD_INPUT,
    Contents,
    open_regular,
    read,
    refusal,
    refused,
    too_large,
)
from tui.wording import N_, Wording

BEGINNING = 65_536
"""Bytes that a format is recognised by."""
LONGEST_LINE = 16 * 1024**2
"""Bytes a line may have."""
MOST_MEMBERS = 1000
"""Files in a `.zip` that are looked at."""
_Open = Callable[[], AbstractContextManager[BinaryIO]]
_ZIP = b"PK\x03\x04"


class Material:
    """One foreign file, or one file in a `.zip`.

    Attributes:
        name: the file's name as given; for a file in a `.zip`, the two with `/` between them.
        size: bytes of the file on the disk; 0 where that is not known.
        done: how many of them have been read since it was last opened.
        largest: bytes it may have, unpacked.
    """

    def __init__(self, name: str, wording: Wording, opened: _Open, largest: int = LARGEST) -> None:
        """Take what opens the file as it lies on the disk."""
        self.name = name
        self.size = 0
        self.done = 0
        self.largest = largest
        self._opened = opened
        self._wording = wording

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Read it from its beginning, unpacked.

        Raises:
            UnreadableError: it cannot be opened or read, its packing is damaged, or it is too large.
        """
        damages: tuple[type[Exception], ...] = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
        try:
            with self._opened() as file:
                packed = is_packed(file.read(4))
                file.seek(0)
                source = file
                if packed:
                    source, more = unpacking(file)
                    damages += more
                yield cast("BinaryIO", io.BufferedReader(_Counted(source, file, self), _STEP))
        except damages:
            reason = self._wording.say(N_("it is packed and the packing is damaged"))
            raise UnreadableError(refusal(self.name, self._wording, reason)) from None
        except (OSError, ValueError) as error:
            raise refused(self.name, self._wording, error) from None

    def beginning(self) -> bytes:
        """Its first bytes.

        Raises:
            UnreadableError: as in `open`.
        """
        with self.open() as file:
            return file.read(BEGINNING)

    def content(self, largest: int) -> bytes:
        """All of it.

        Raises:
            UnreadableError: as in `open`, or it has more bytes than that.
        """
        with self.open() as file:
            content = file.read(largest + 1)
        if len(content) > largest:
            raise too_large(self.name, self._wording, largest)
        return content

    def lines(self) -> Iterator[bytes]:
        """Its lines, each with its line feed; one that is too long comes in pieces.

        Raises:
            UnreadableError: as in `open`.
        """
        with self.open() as file:
            while line := file.readline(LONGEST_LINE):
                yield line

    def too_large(self) -> UnreadableError:
        """The refusal of a file with too many bytes."""
        return too_large(self.name, self._wording, self.largest)


_STEP = 256 * 1024


class _Counted(io.RawIOBase):
    """What is read of a file, counted where it lies on the disk and bounded where it is unpacked."""

    def __init__(self, source: BinaryIO, file: BinaryIO, material: Material) -> None:
        self._source, self._file, self._material = source, file, material
        self._left = material.largest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(cast("bytearray", buffer)).cast("B")
        data = self._source.read(min(len(view), _STEP))
        self._left -= len(data)
        if self._left < 0:
            raise self._material.too_large()
        self._material.done = self._file.tell()
        view[: len(data)] = data
        return len(data)


def materials_of(name: str, wording: Wording, largest: int = LARGEST) -> list[Material]:
    """The files that a name means: the file itself, or what the `.zip` holds.

    Raises:
        UnreadableError: it cannot be opened, or is a damaged `.zip`.
    """
    if name == STANDARD_INPUT:
        return [in_memory(read(name, wording, largest), wording)]

    def opened() -> BinaryIO:
        return cast("BinaryIO", open_regular(name, wording))

    whole = Material(name, wording, opened, largest)
    try:
        with opened() as file:
            whole.size = os.fstat(file.fileno()).st_size
            if not file.read(4).startswith(_ZIP):
                return [whole]
            return _members(file, name, wording, largest)
    except (OSError, ValueError) as error:
        raise refused(name, wording, error) from None
    except zipfile.BadZipFile:
        reason = wording.say(N_("it is packed and the packing is damaged"))
        raise UnreadableError(refusal(name, wording, reason)) from None


def in_memory(contents: Contents, wording: Wording) -> Material:
    """What was read already, as a file."""
    material = Material(contents.name, wording, lambda: io.BytesIO(contents.data), len(contents.data))
    material.size = len(contents.data)
    return material


def _members(file: BinaryIO, name: str, wording: Wording, largest: int) -> list[Material]:
    with zipfile.ZipFile(file) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_MEMBERS:
        reason = wording.say(N_("it holds more than {limit} files"), limit=wording.number(MOST_MEMBERS))
        raise UnreadableError(refusal(name, wording, reason))
    found = []
    for info in infos:
        material = Material(f"{name}/{info.filename}", wording, _member(name, info, wording), largest)
        material.size = info.file_size
        found.append(material)
    return found


def _member(name: str, info: zipfile.ZipInfo, wording: Wording) -> _Open:
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        if info.flag_bits & 1:
            reason = wording.say(N_("it is protected by a password"))
            raise UnreadableError(refusal(name, wording, reason))
        with (
            open_regular(name, wording) as file,
            zipfile.ZipFile(file) as archive,
            archive.open(info) as member,
        ):
            yield cast("BinaryIO", member)

    return opened


def is_utf8(beginning: bytes) -> bool:
    """Whether the first bytes of a file are UTF-8, a character cut at their end aside."""
    try:
        beginning.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(beginning) - 3 and error.reason == "unexpected end of data"
    return True
