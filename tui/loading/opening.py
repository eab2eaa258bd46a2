"""Opens a story file without trusting it: from a name to unpacked bytes.

Only regular files are read, and opening never waits (a pipe put where a story was
would otherwise hang the program). Unpacking stops at a limit, so that a small file
cannot fill the memory.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Protocol, TextIO

from msgspec import Struct

from tui.errors import UnreadableError
from tui.settings import regular
from tui.settings.limits import Limits
from tui.text import message_line
from tui.wording import N_, Wording

STANDARD_INPUT = "-"
LARGEST = Limits().largest
"""Most bytes a story may have, unpacked, where nothing else is set."""

_STEP = 16 * 1024**2
"""Bytes asked for at once where the size is not known before; asking for `LARGEST` would take them all."""

_ATTEMPTS = 20
"""How often a file is read that is changed while it is read."""

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Contents(Struct, frozen=True):
    """The bytes of a story and where they came from.

    Attributes:
        name: the file's name as given, `-` for standard input.
        data: the bytes, unpacked.
    """

    name: str
    data: bytes


def read(name: str, wording: Wording, largest: int = LARGEST) -> Contents:
    """The bytes of a file, or of standard input for `-`, unpacked where they are gzip or Zstandard.

    Raises:
        UnreadableError: there is no such file, it is not a regular file, cannot be read or unpacked, or is
            larger than `largest` bytes, or is changed whenever it is read.
    """
    try:
        if name == STANDARD_INPUT:
            packed = _bounded(_standard_input(wording), name, wording, largest)
        else:
            packed = _steady(name, wording, largest)
        return Contents(name, _unpacked(packed, name, wording, largest))
    except (OSError, ValueError, EOFError) as error:
        raise refused(name, wording, error) from None


def _steady(name: str, wording: Wording, largest: int) -> bytes:
    """All of a file as it was at one time: read again where it was changed or replaced meanwhile."""
    for _ in range(_ATTEMPTS):
        with open_regular(name, wording) as file:
            before = os.fstat(file.fileno())
            packed = _bounded(file, name, wording, largest, before.st_size)
            after = os.fstat(file.fileno())
        if _state(before) == _state(after) and _is_still(name, after):
            return packed
    raise UnreadableError(refusal(name, wording, wording.say(N_("it is changed while it is being read"))))


def _state(found: os.stat_result) -> tuple[int, ...]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _is_still(name: str, read: os.stat_result) -> bool:
    """Whether the file that was read is the one of that name; one that is gone was read whole."""
    try:
        return _state(Path(name).stat()) == _state(read)
    except OSError:
        return True


def refused(name: str, wording: Wording, error: Exception) -> UnreadableError:
    """The refusal of a file for what the system, or unpacking it, raised."""
    return UnreadableError(refusal(name, wording, wording.say(_reason(error))))


def _standard_input(wording: Wording) -> _Readable:
    # Python has None in its place where it was closed before the program began; the stubs do not say so.
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise UnreadableError(refusal(STANDARD_INPUT, wording, wording.say(N_("standard input is closed"))))
    return stream.buffer


def open_regular(name: str, wording: Wording) -> io.BufferedReader:
    """A regular file, opened without waiting for anything.

    Raises:
        UnreadableError: it is not a regular file.
        OSError, ValueError: it cannot be opened.
    """
    try:
        return os.fdopen(regular.open_regular(Path(name)), "rb")
    except regular.NotRegularError:
        raise UnreadableError(refusal(name, wording, wording.say(regular.NOT_REGULAR))) from None


def _bounded(file: _Readable, name: str, wording: Wording, largest: int, expected: int = 0) -> bytes:
    """All that a file holds, at once where its size is expected; nothing of one expected to be too large."""
    pieces: list[bytes] = []
    size = expected if expected > largest else 0
    while size <= largest:
        piece = file.read(min(max(expected - size, 0) + _STEP, largest + 1 - size))
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
    raise too_large(name, wording, largest)


def too_large(name: str, wording: Wording, largest: int = LARGEST) -> UnreadableError:
    """The refusal of a story that is larger than it may be."""
    reason = wording.say(
        N_("it is larger than {limit} MiB (limits.story_size in the settings)"),
        limit=wording.number(largest // 1024**2),
    )
    return UnreadableError(refusal(name, wording, reason))


def _unpacked(packed: bytes, name: str, wording: Wording, largest: int) -> bytes:
    if packed.startswith(GZIP):
        return _gunzipped(packed, name, wording, largest)
    if packed.startswith(ZSTD):
        return _unzstd(packed, name, wording, largest)
    return packed


def _gunzipped(packed: bytes, name: str, wording: Wording, largest: int) -> bytes:
    import gzip
    import zlib

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as file:
            return _bounded(file, name, wording, largest)
    except zlib.error as error:
        raise EOFError from error


def _unzstd(packed: bytes, name: str, wording: Wording, largest: int) -> bytes:
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdError, ZstdFile
    else:
        from backports.zstd import ZstdError, ZstdFile

    try:
        with ZstdFile(io.BytesIO(packed)) as file:
            return _bounded(file, name, wording, largest)
    except ZstdError as error:
        raise EOFError from error


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return N_("there is no such file")
    if isinstance(error, PermissionError):
        return N_("you may not read it")
    if isinstance(error, OSError) and error.errno is not None and error.strerror:
        return error.strerror
    if isinstance(error, UnicodeError):
        return N_("its name cannot be written on this system")
    if isinstance(error, ValueError):
        return N_("its name holds a NUL")
    return N_("it is packed and the packing is damaged")


def refusal(name: str, wording: Wording, reason: str) -> str:
    """The sentence that refuses a file for a reason."""
    return wording.say(N_("cannot read {file}: {reason}"), file=message_line(name), reason=reason)
