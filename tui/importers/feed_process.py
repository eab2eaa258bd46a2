"""Has feeds parsed by a program of its own, and says what happened where that does not come back."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from types import TracebackType
from typing import IO, Self

import msgspec

from tui.importers.feed_child import LENGTH
from tui.importers.feed_shapes import DECODER, Feed
from tui.wording import N_

PATIENCE = 20.0
"""Seconds that are waited for one feed, however busy the machine is."""
LARGEST_ANSWER = 256 * 1024**2
"""Bytes that the parts of one feed may come to."""

_BEGIN = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from tui.importers.feed_child import main; sys.exit(main())"
)


class UnparsedError(Exception):
    """A feed could not be parsed; the argument says why, for the catalog."""


class Parser:
    """The program that parses feeds; it is started for the first one, and again after one that ended it.

    Attributes:
        process: the program, while it runs.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        """Start nothing yet; `patience` is how many seconds are waited for one feed."""
        self._patience = patience
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def parsed(self, data: bytes) -> Feed:
        """The feed in some bytes.

        Raises:
            UnparsedError: it took too long or too much memory, or the program failed over it.
        """
        process = self.process = self.process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        deadline = time.monotonic() + self._patience
        try:
            process.stdin.write(LENGTH.pack(len(data)) + data)
            process.stdin.flush()
            (size,) = LENGTH.unpack(self._read(process.stdout, LENGTH.size, deadline))
            if size > LARGEST_ANSWER:
                raise UnparsedError(N_("it holds too much"))
            return DECODER.decode(self._read(process.stdout, size, deadline))
        except (OSError, EOFError):
            raise UnparsedError(self._reason()) from None
        except msgspec.MsgspecError:
            raise UnparsedError(N_("the parser of feeds failed over it")) from None
        finally:
            if sys.exc_info()[0] is not None:
                self._end()

    @staticmethod
    def _started() -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own program, no shell
            [sys.executable, "-I", "-c", _BEGIN, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _read(self, pipe: IO[bytes], size: int, deadline: float) -> bytes:
        """So many bytes of what the program answers.

        Raises:
            UnparsedError: they do not come in time.
            EOFError: the program has ended.
        """
        found = bytearray()
        while len(found) < size:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                raise UnparsedError(_TOO_SLOW)
            piece = os.read(pipe.fileno(), min(size - len(found), 1024**2))
            if not piece:
                raise EOFError
            found += piece
        return bytes(found)

    def _reason(self) -> str:
        """Why the program ended."""
        process = self.process
        assert process is not None
        try:
            code = process.wait(1)
        except subprocess.TimeoutExpired:
            return N_("the parser of feeds failed over it")
        if code in (-signal.SIGXCPU, -signal.SIGKILL):
            return _TOO_SLOW
        return N_("the parser of feeds failed over it, perhaps for want of memory")

    def _end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


_TOO_SLOW = N_("reading it takes too long")
