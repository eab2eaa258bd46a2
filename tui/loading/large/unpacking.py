"""Unpacks a large story into the cache folder, because a packed file cannot be read from the middle.

The copy is read by position as any other story is. It counts for the size of the
folder, goes with the index, and is made again when it is gone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, cast

from tui.errors import UnreadableError
from tui.loading.opening import GZIP, LARGEST, ZSTD, refusal, too_large
from tui.wording import N_, Wording

_STEP = 4 * 1024**2


def is_packed(beginning: bytes) -> bool:
    """Whether a file that begins so is packed with gzip or Zstandard."""
    return beginning.startswith((GZIP, ZSTD))


def unpack(
    packed: BinaryIO,
    path: Path,
    name: str,
    wording: Wording,
    report: Callable[[int, int], None],
    largest: int = LARGEST,
) -> None:
    """Unpack a file.

    Args:
        packed: the open file, at its beginning.
        path: the file to be made; none may be there.
        name: the packed file's name as given.
        wording: the language of a refusal.
        report: told how many bytes of the packed file are done, and of how many.
        largest: bytes it may have, unpacked.

    Raises:
        UnreadableError: the packing is damaged, or what is packed is larger than that.
        OSError: it cannot be read or written.
    """
    size = os.fstat(packed.fileno()).st_size
    written = 0
    source, damages = unpacking(packed)
    try:
        with closing(source), path.open("xb") as target:
            while data := source.read(_STEP):
                written += len(data)
                if written > largest:
                    raise too_large(name, wording, largest)
                target.write(data)
                report(packed.tell(), size)
    except damages as error:
        path.unlink(missing_ok=True)
        reason = wording.say(N_("it is packed and the packing is damaged"))
        raise UnreadableError(refusal(name, wording, reason)) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def unpacking(packed: BinaryIO) -> tuple[BinaryIO, tuple[type[Exception], ...]]:
    """What unpacks a file from its beginning, and what it raises where the packing is damaged."""
    beginning = packed.read(4)
    packed.seek(0)
    if beginning.startswith(GZIP):
        import gzip
        import zlib

        return cast("BinaryIO", gzip.GzipFile(fileobj=packed)), (EOFError, gzip.BadGzipFile, zlib.error)
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdError, ZstdFile
    else:
        from backports.zstd import ZstdError, ZstdFile
    return cast("BinaryIO", ZstdFile(packed)), (EOFError, ZstdError)
