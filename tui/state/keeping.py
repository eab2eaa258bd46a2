"""Keeps one file whole: whatever happens in the middle of saving, the old contents stand there or the new.

New contents go to a file beside it, are seen safe on the disk, and only then take its place in one
step. Programs that save at the same time take turns by a lock; whoever holds it knows that every
unfinished file was left by a program that is gone, and removes it. No link is followed, and what is
no file of ours is set aside under another name, never removed.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.settings.regular import open_regular
from tui.state.calls import Calls
from tui.wording import N_

MOST_ASIDE = 99
"""Files that are set aside beside one file; after that, one that is damaged stays and is not replaced."""

_PRIVATE = 0o600
_PATIENCE = 20
"""Times the lock is tried again before it is given up."""
_PAUSE = 0.05
"""Seconds between two tries."""
_PIECE = 2**20
"""Bytes read at once."""


class StateError(Exception):
    """A file cannot be used or kept; the argument says why, for `Wording.say`."""


class KeptFile:
    """One file and its lock.

    Attributes:
        path: where it is.
    """

    def __init__(
        self, path: Path, lock: Path | None = None, calls: Calls | None = None, patience: int = _PATIENCE
    ) -> None:
        """Take the place of the file.

        Args:
            path: it need not exist, nor its folder.
            lock: the file that is locked, by default one beside it.
            calls: how the system is called.
            patience: how often the lock is tried again.
        """
        self.path = path
        self._lock = lock or path.with_name(f"{path.name}.lock")
        self._calls = calls or Calls()
        self._patience = patience
        self._unfinished = re.compile(re.escape(path.name) + r"\.\d+\.new")

    def read(self, largest: int) -> bytes | None:
        """What is in the file; None where there is none.

        Raises:
            StateError: it holds more than `largest` bytes, or a link stands in its place.
            NotRegularError: it is not a regular file.
            OSError: it cannot be read.
        """
        try:
            descriptor = open_regular(self.path, os.O_RDONLY | os.O_NOFOLLOW, self._calls.open)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise StateError(N_("a link stands in its place")) from None
            raise
        try:
            return self._all_of(descriptor, largest)
        finally:
            self._calls.close(descriptor)

    def _all_of(self, descriptor: int, largest: int) -> bytes:
        pieces, size = list[bytes](), 0
        while size <= largest:
            piece = self._calls.read(descriptor, min(_PIECE, largest + 1 - size))
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            size += len(piece)
        raise StateError(N_("it is too large"))

    @contextmanager
    def locked(self, patience: int | None = None) -> Iterator[None]:
        """Be the only program that changes the file; what others left unfinished is removed.

        `patience` is how often the lock is tried again, by default as the file was made with.

        Raises:
            StateError: another program holds the lock and does not let go.
            OSError: the lock cannot be made.
        """
        for folder in {self.path.parent, self._lock.parent}:
            self._calls.makedirs(folder, mode=0o700, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
        descriptor = open_regular(self._lock, flags, self._calls.open)
        try:
            self._wait_for(descriptor, self._patience if patience is None else patience)
            self._sweep()
            yield
        finally:
            self._calls.close(descriptor)

    def _wait_for(self, descriptor: int, patience: int) -> None:
        for left in range(patience, -1, -1):
            try:
                self._calls.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not left:
                    raise StateError(N_("another program holds on to it")) from None
                time.sleep(_PAUSE)
            else:
                return

    def tidy(self) -> None:
        """Remove what others left unfinished, unless somebody saves just now."""
        with suppress(OSError, StateError):
            if self._unfinished_files():
                with self.locked(patience=0):
                    pass

    def _sweep(self) -> None:
        for path in self._unfinished_files():
            with suppress(OSError):
                self._calls.unlink(path)

    def _unfinished_files(self) -> list[Path]:
        names = filter(self._unfinished.fullmatch, self._calls.listdir(self.path.parent))
        return [self.path.with_name(name) for name in names]

    def write(self, data: bytes, mode: int = _PRIVATE) -> None:
        """Put new contents in the place of the old; the lock must be held.

        Raises:
            OSError: it was not possible. The old contents stand there, unless only seeing the change of the
                folder safe on the disk failed: then the new ones do.
        """
        unfinished = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = self._calls.open(unfinished, flags, _PRIVATE)
        try:
            try:
                if mode != _PRIVATE:
                    # Not every file system can; files of our own do without.
                    self._calls.fchmod(descriptor, mode)
                self._put(descriptor, data)
                self._calls.fsync(descriptor)
            finally:
                self._calls.close(descriptor)
            self._calls.replace(unfinished, self.path)
        except BaseException:
            with suppress(OSError):
                self._calls.unlink(unfinished)
            raise
        self._settle()

    def _put(self, descriptor: int, data: bytes) -> None:
        left = memoryview(data)
        while left:
            left = left[self._calls.write(descriptor, left) :]

    def _settle(self) -> None:
        """See the names in the folder safe on the disk, where the file system can do that for a folder."""
        descriptor = self._calls.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            self._calls.fsync(descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            self._calls.close(descriptor)

    def set_aside(self) -> Path:
        """Give what stands there another name, which is returned; the lock must be held.

        Raises:
            StateError: too many were set aside before.
            OSError: it cannot be renamed.
        """
        names = (f"{self.path.name}.corrupt-{number}" for number in range(1, MOST_ASIDE + 1))
        aside = next((place for place in map(self.path.with_name, names) if not os.path.lexists(place)), None)
        if aside is None:
            raise StateError(N_("too many damaged ones were set aside already"))
        self._calls.replace(self.path, aside)
        self._settle()
        return aside
