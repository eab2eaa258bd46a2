"""A program in a pseudo-terminal, with the time at which each piece of its output came.

Output is only stored while a program runs and is read afterwards: a stopwatch that interprets what it
reads is slower than the program, fills the buffer of the terminal, and so measures itself.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from recording import Recording
from residents import descendants

COLUMNS, LINES = 160, 45
_REPLIES = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y", b"\x1b[6n": b"\x1b[1;1R"}
"""What a terminal answers that knows frames (mode 2026), no reports of its size (2048), and its cursor."""
_LIMIT = 30.0
"""Seconds after which a program that shows nothing more has failed."""
_LOOK = 0.1
"""Seconds between two looks at what runs."""


class NotSeenError(RuntimeError):
    """The program did not show what was waited for."""


class Running:
    """A program that runs in a pseudo-terminal; a context manager that ends it and what it started.

    Attributes:
        started: when the program was started, by the monotonic clock.
        pid: its process.
    """

    def __init__(
        self,
        argv: Sequence[str],
        folder: str | os.PathLike[str],
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start the program in a folder, with these additions to the environment."""
        surroundings = {**_surroundings(), **(environment or {})}
        self.started = time.monotonic()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            try:
                _set_size(0, COLUMNS, LINES)
                os.chdir(folder)
                os.execve(argv[0], list(argv), surroundings)  # noqa: S606 - the program to be measured
            finally:
                os._exit(127)

    def __enter__(self) -> Self:
        """Give the running program."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program and what it started, each by its own id."""
        for pid in (*descendants(self.pid), self.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def until(
        self,
        signs: Sequence[bytes],
        since: float,
        quiet: float,
        *,
        done: Callable[[Recording], bool] | None = None,
        look: Callable[[], None] = lambda: None,
        limit: float = _LIMIT,
    ) -> Recording:
        """Read until all is on the screen and nothing has come for `quiet` seconds.

        Args:
            signs: texts that the output must hold when control sequences are left out.
            since: the moment from which times count.
            quiet: seconds of silence that end the reading.
            done: asked in the silence whether that is all.
            look: called about ten times a second.
            limit: seconds after which the program has failed.

        Raises:
            NotSeenError: it never came.
        """
        pieces: list[tuple[float, bytes]] = []
        last = looked = time.monotonic()
        end = last + limit
        while (now := time.monotonic()) < end:
            if now - looked >= _LOOK:
                look()
                looked = now
            if select.select([self._terminal], [], [], min(quiet, _LOOK))[0]:
                pieces.append((time.monotonic() - since, self._read()))
                last = time.monotonic()
            elif time.monotonic() - last >= quiet:
                recording = Recording(pieces)
                if all(recording.moment_of(sign) is not None for sign in signs) and (
                    done is None or done(recording)
                ):
                    look()
                    return recording
                last = time.monotonic()
        raise NotSeenError(f"{b', '.join(signs)!r} was not shown")

    def type(self, keys: bytes) -> float:
        """Type keys; gives the moment."""
        since = time.monotonic()
        os.write(self._terminal, keys)
        return since

    def press(self, keys: bytes, signs: Sequence[bytes], quiet: float) -> Recording:
        """Type keys and read what they change on the screen."""
        return self.until(signs, self.type(keys), quiet)

    def resize(self, columns: int, lines: int, signs: Sequence[bytes], quiet: float) -> Recording:
        """Change the size of the terminal and read what is drawn."""
        since = time.monotonic()
        _set_size(self._terminal, columns, lines)
        return self.until(signs, since, quiet)

    def _read(self) -> bytes:
        try:
            piece = os.read(self._terminal, 1 << 16)
        except OSError:
            raise NotSeenError("the program ended") from None
        for question, reply in _REPLIES.items():
            if question in piece:
                os.write(self._terminal, reply)
        return piece


def _set_size(terminal: int, columns: int, lines: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def _surroundings() -> dict[str, str]:
    """The environment without what sets the size of the screen or keeps compiled code from being stored."""
    left_out = ("COLUMNS", "LINES", "NO_COLOR", "TMUX", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }
