"""Two programs read the two halves of a large file; the second is a copy of the first."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

_Result = TypeVar("_Result")
_PIPE = 1024**2
"""Bytes a pipe may hold; more needs a privilege."""


class LostShareError(Exception):
    """The program with the other share ended before it was done."""


class OtherShare:
    """Work that a copy of this program does meanwhile.

    The copy ends by itself when this program is gone, at the next report at the latest.
    """

    __slots__ = ("_connection", "_process")

    def __init__(self, work: Callable[[], object]) -> None:
        """Begin the work; its result has to be one that can be sent."""
        context = multiprocessing.get_context("fork")
        self._connection, theirs = context.Pipe(duplex=False)
        _widen(theirs)
        self._process = context.Process(target=_send_result, args=(work, self._connection, theirs))
        self._process.start()
        theirs.close()

    def stop(self) -> None:
        """End the copy; what it found is not wanted."""
        if not self._connection.closed:
            self._process.kill()
            self._process.join()
            self._connection.close()

    def result(self, kind: type[_Result]) -> _Result:
        """Wait for the result.

        Raises:
            LostShareError: the copy ended without one.
        """
        try:
            found = self._connection.recv()
        except (EOFError, OSError):
            raise LostShareError from None
        finally:
            self._process.join()
            self._connection.close()
        if isinstance(found, Exception):
            raise found
        assert isinstance(found, kind)
        return found


def _widen(connection: Connection) -> None:
    """Let a pipe take more at once, where the system can: what goes through it is large."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(connection.fileno(), fcntl.F_SETPIPE_SZ, _PIPE)


def _send_result(work: Callable[[], object], reading: Connection, connection: Connection) -> None:
    from tui.loading.large.seams import UnsplitError

    # While the copy holds this end itself, sending to a program that is gone would wait for ever.
    reading.close()
    try:
        result = work()
    except (UnsplitError, OSError) as error:
        result = error
    connection.send(result)
    connection.close()
