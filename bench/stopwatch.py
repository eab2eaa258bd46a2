"""A program in a pseudo-terminal, with the time at which each piece of its output came.

Output is only stored while a program runs and is read afterwards: a stopwatch that interprets what it
reads is slower than the program, fills the buffer of the terminal, and so measures itself.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

FRAME_END = b"\x1b[?2026l"
"""What Textual writes behind a frame where the terminal says that it knows frames."""
_REPLIES = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
_CONTROL = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_LIMIT = 30.0
"""Seconds after which a program that shows nothing more has failed."""


class NotSeenError(RuntimeError):
    """The program did not show what was waited for."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What came after one moment.

    Attributes:
        shown: seconds from that moment until the text waited for was on the screen.
        drawn: seconds until the frame with it was complete; where the terminal told no frames, until the last
            byte.
        frames: frames drawn in all.
        size: bytes written in all.
    """

    shown: float
    drawn: float
    frames: int
    size: int


class Running:
    """A program that runs in a pseudo-terminal; a context manager that ends it.

    Attributes:
        started: when the program was started, by the monotonic clock.
    """

    def __init__(self, argv: Sequence[str], folder: str, columns: int = 160, lines: int = 45) -> None:
        """Start the program in a folder, in a terminal of this size."""
        environment = _surroundings()
        size = struct.pack("HHHH", lines, columns, 0, 0)
        self.started = time.monotonic()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.chdir(folder)
            os.execve(argv[0], list(argv), environment)  # noqa: S606 - the program to be measured

    def __enter__(self) -> Self:
        """Give the running program."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program, by its own id."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def until(self, sign: bytes, since: float, quiet: float) -> Trace:
        """Read until a text has been written and nothing has come for `quiet` seconds.

        Args:
            sign: text that the output holds when control sequences are left out.
            since: the moment from which times count.
            quiet: seconds of silence that end the reading.

        Raises:
            NotSeenError: the text never came.
        """
        pieces: list[tuple[float, bytes]] = []
        limit = time.monotonic() + _LIMIT
        while time.monotonic() < limit:
            if select.select([self._terminal], [], [], quiet)[0]:
                pieces.append((time.monotonic() - since, self._read()))
            elif (trace := _trace(pieces, sign)) is not None:
                return trace
        raise NotSeenError(f"{sign!r} was not shown")

    def press(self, keys: bytes, sign: bytes, quiet: float) -> Trace:
        """Type keys and read what they change on the screen."""
        since = time.monotonic()
        os.write(self._terminal, keys)
        return self.until(sign, since, quiet)

    def _read(self) -> bytes:
        try:
            piece = os.read(self._terminal, 1 << 16)
        except OSError:
            raise NotSeenError("the program ended") from None
        for question, reply in _REPLIES.items():
            if question in piece:
                os.write(self._terminal, reply)
        return piece


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


def _trace(pieces: Sequence[tuple[float, bytes]], sign: bytes) -> Trace | None:
    """The output as a trace; None where it does not hold the text."""
    output = b"".join(piece for _, piece in pieces)
    end = _end_of(sign, output)
    if end is None:
        return None
    frame_end = output.find(FRAME_END, end)
    drawn = len(output) if frame_end < 0 else frame_end + len(FRAME_END)
    return Trace(_moment(pieces, end), _moment(pieces, drawn), output.count(FRAME_END), len(output))


def _end_of(sign: bytes, output: bytes) -> int | None:
    """Where in the output a text ends that control sequences may part; None where it is not there."""
    parts = _CONTROL.split(output)
    found = b"".join(parts).find(sign)
    if found < 0:
        return None
    left = found + len(sign)
    ends = [0, *(control.end() for control in _CONTROL.finditer(output))]
    for part, start in zip(parts, ends, strict=True):
        if left <= len(part):
            return start + left
        left -= len(part)
    return len(output)


def _moment(pieces: Sequence[tuple[float, bytes]], position: int) -> float:
    """When the output up to a position had come."""
    read = 0
    for moment, piece in pieces:
        read += len(piece)
        if read >= position:
            return moment
    return pieces[-1][0]
