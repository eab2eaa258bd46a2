"""Writes a file that the user asked for: all of it or nothing, and never over another one unasked.

It is written under another name in the same folder, seen safe on the disk, and only then gets its name.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from tui.cli.ending import ending_in_order
from tui.errors import UnreadableError, UsageError
from tui.text import message_line
from tui.wording import N_, Wording

_READABLE = 0o666


@contextmanager
def delivered(name: str, wording: Wording, *, may_replace: bool) -> Iterator[BinaryIO]:
    """A file to write to, which gets its name when the context ends well; else nothing stays behind.

    A link is followed: what it leads to is replaced, and keeps its permissions.

    Raises:
        UsageError: there is a file of that name, and it may not be replaced.
        UnreadableError: it cannot be written.
    """
    try:
        path = Path(name).resolve()
        require_free(name, wording, may_replace=may_replace)
        opened = NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:64]}.", delete=False)  # noqa: SIM115 - below
    except (OSError, ValueError) as error:
        raise _unwritable(name, wording, error) from None
    with ending_in_order(), opened as file:
        unfinished = Path(file.name)
        try:
            yield cast("BinaryIO", file)
            file.flush()
            os.fchmod(file.fileno(), _mode(path))
            os.fsync(file.fileno())
            require_free(name, wording, may_replace=may_replace)
            unfinished.replace(path)
            _settle(path.parent)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise _unwritable(name, wording, error) from None
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def _unwritable(name: str, wording: Wording, error: Exception) -> UnreadableError:
    reason = (isinstance(error, OSError) and error.strerror) or N_("its name cannot be used")
    sentence = N_("cannot write {file}: {reason}")
    said = wording.say(sentence, file=message_line(name, "utf-8"), reason=wording.say(reason))
    return UnreadableError(said)


def require_free(name: str, wording: Wording, *, may_replace: bool) -> None:
    """Refuse a name that is taken, unless a regular file has it that may be replaced.

    Raises:
        UsageError: it is taken.
    """
    path = Path(name)
    if not os.path.lexists(path) or (may_replace and path.is_file()):
        return
    sentence = N_("{file} is there already; --force replaces it")
    if not path.is_file():
        sentence = N_("{file} is not a regular file")
    raise UsageError(wording.say(sentence, file=message_line(name, "utf-8")))


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of a new one."""
    with suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return _READABLE & ~mask


def _settle(folder: Path) -> None:
    """See the name safe on the disk, where the file system can do that for a folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
