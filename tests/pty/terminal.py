"""A terminal for one program: a real pseudo-terminal with a screen in memory behind it.

Only a real terminal shows what the program leaves behind when it ends, what a signal does to it, and
which bytes reach the screen. Nothing here waits by the clock: every wait is for something to be seen
or for the program to end, and the deadline only bounds a wait that will not be met.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "tui")
"""The program as a test starts it, from `ROOT`."""

_DEADLINE = 20.0
"""Seconds after which something that was not seen will not be seen."""
_LOOK = 0.02
"""Seconds between two looks at whether the program has ended."""
# A session of its own whose controlling terminal is its standard error; the program then takes its place.
_STARTER = (
    "import fcntl, os, sys, termios\n"
    "os.setsid()\n"
    "fcntl.ioctl(2, termios.TIOCSCTTY, 0)\n"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)
_REPLIES = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
"""What a terminal answers that knows frames (mode 2026) and no reports of its size (2048)."""
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])\d*u")
# pyte takes the private sign for a letter and would print the rest.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=]\d*u")
# pyte knows no second screen; what counts is that a program finds it empty and leaves the first as it was.
_OTHER_SCREEN = re.compile(rb"\x1b\[\?1049[hl]")
_UNFINISHED = re.compile(rb"\x1b[^A-Za-z]{0,16}\Z")
_MODES_AT_REST = {"7": True, "25": True}
"""Private modes that are on in a terminal at rest (line wrap, cursor); all others are off."""


def _surroundings() -> dict[str, str]:
    """This process's environment, without a size of the terminal that would stand above the real one."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}


class NotSeenError(AssertionError):
    """What a test waited for did not come; the message holds the screen."""


class Terminal:
    """Runs a program in a pseudo-terminal; a context manager that leaves nothing running.

    Attributes:
        output: every byte the program wrote to the terminal.
        screen: what a terminal shows for it.
    """

    def __init__(
        self,
        argv: Sequence[str] = PROGRAM,
        *,
        columns: int = 120,
        lines: int = 36,
        environment: Mapping[str, str] | None = None,
        folder: Path = ROOT,
        stdin: int | None = None,
    ) -> None:
        """Start the program.

        Args:
            argv: the program and its words.
            columns: width of the terminal in cells.
            lines: height of the terminal.
            environment: what is added to this process's environment.
            folder: where the program runs.
            stdin: descriptor of its standard input; None is the terminal.
        """
        self.output = bytearray()
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._pending = b""
        self._answered = 0
        self._master, self._slave = os.openpty()
        self._set_size(columns, lines)
        self._attributes = termios.tcgetattr(self._slave)
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _STARTER, *argv],
            stdin=self._slave if stdin is None else stdin,
            stdout=self._slave,
            stderr=self._slave,
            cwd=folder,
            env={**_surroundings(), **(environment or {})},
        )

    def __enter__(self) -> Self:
        """Give the running terminal."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program if it still runs, and close the terminal."""
        if not self._ended:
            self._process.kill()
        self._process.wait()
        self._close()

    @property
    def process(self) -> int:
        """The number of the program's process."""
        return self._process.pid

    def type(self, keys: str | bytes) -> None:
        """Type keys; a text is sent in UTF-8."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, lines: int, told: tuple[int, int] | None = None) -> None:
        """Change the size, and tell the program, or tell it another one."""
        self.screen.resize(lines, columns)
        self._set_size(*(told or (columns, lines)))

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the program alone."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as a window is closed under a program."""
        self._close()

    def wait_for(self, sign: str | Callable[[str], bool]) -> str:
        """Read until the screen shows a text, or satisfies a condition; gives the screen.

        Raises:
            NotSeenError: it never did.
        """
        seen = sign if callable(sign) else lambda text: sign in text
        self._read_until(lambda: seen(self.text), sign)
        return self.text

    def wait_for_bytes(self, wanted: bytes, start: int = 0) -> None:
        """Read until the program has written a sequence at or after the byte `start` of `output`.

        Raises:
            NotSeenError: it never did.
        """
        self._read_until(lambda: wanted in self.output[start:], repr(wanted))

    def wait_for_stop(self) -> None:
        """Read until the program has been stopped by a signal.

        Raises:
            NotSeenError: it never was.
        """

        def is_stopped() -> bool:
            found = os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT)
            return found is not None and found.si_code == os.CLD_STOPPED

        self._read_until(is_stopped, "a stopped program")
        self._read_on()

    def wait_until_full(self) -> None:
        """Wait until the program has written more than the terminal holds, and read nothing of it.

        Raises:
            NotSeenError: it never did.
        """
        poll = select.poll()
        poll.register(self._slave, select.POLLOUT)
        self._look_until(lambda: not poll.poll(0), "a full terminal")

    def wait_for_exit_unread(self) -> None:
        """Wait until the program has ended, and read nothing of what it writes.

        Raises:
            NotSeenError: it never ended.
        """
        self._look_until(lambda: self._ended, "the end of the program")

    def wait_for_exit(self) -> int:
        """Read until the program has ended; gives its exit code, negative for the signal it died of.

        Raises:
            NotSeenError: it never ended.
        """
        self._read_until(lambda: self._ended, "the end of the program")
        self._read_on()
        return self._process.returncode

    @property
    def descriptor(self) -> int:
        """The terminal as the program has it."""
        return self._slave

    @property
    def text(self) -> str:
        """The screen as text, a line each."""
        return "\n".join(map(self._line, range(self.screen.lines)))

    def _line(self, number: int) -> str:
        # Not `display`: it fails on the second half of a wide character whose first half was just drawn over,
        # which is how a screen looks that is read in the middle of a frame.
        line = self.screen.buffer[number]
        return "".join(line[column].data for column in range(self.screen.columns)).rstrip()

    @property
    def first_line(self) -> str:
        """The first line of the screen."""
        return self._line(0)

    def left_behind(self) -> list[str]:
        """What the program has changed in the terminal and not given back; empty when all is as it was."""
        modes = dict(_MODES_AT_REST)
        for numbers, switch in _MODE.findall(bytes(self.output)):
            modes.update((number.decode(), switch == b"h") for number in numbers.split(b";"))
        wrong = [f"mode {name}" for name, on in modes.items() if on != _MODES_AT_REST.get(name, False)]
        signs = _KITTY.findall(bytes(self.output))
        if signs.count(b">") != signs.count(b"<"):
            wrong.append("the keyboard protocol")
        if termios.tcgetattr(self._slave) != self._attributes:
            wrong.append("attributes of the terminal")
        return wrong

    @property
    def _ended(self) -> bool:
        return self._process.poll() is not None

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _close(self) -> None:
        for name in ("_slave", "_master"):
            descriptor = getattr(self, name)
            if descriptor >= 0:
                os.close(descriptor)
                setattr(self, name, -1)

    def _read_until(self, done: Callable[[], bool], sign: object) -> None:
        end = time.monotonic() + _DEADLINE
        while not done():
            if time.monotonic() > end:
                raise NotSeenError(f"not seen: {sign}\n{self.text}")
            if (
                not self._read(_LOOK)
                and self._process.poll() is not None
                and not self._read(0)
                and not done()
            ):
                code = self._process.returncode
                raise NotSeenError(f"the program ended with {code} before: {sign}\n{self.text}")

    def _look_until(self, done: Callable[[], bool], sign: str) -> None:
        end = time.monotonic() + _DEADLINE
        while not done():
            if time.monotonic() > end:
                raise NotSeenError(f"not seen: {sign}\n{self.text}")
            select.select([], [], [], _LOOK)

    def _read_on(self) -> None:
        """Take in what there is to read by now."""
        while self._read(0):
            pass

    def _read(self, seconds: float) -> bool:
        """Take in what the program has written, waiting for it at most so long; whether there was any."""
        watched = [self._master] if self._master >= 0 else []
        if not select.select(watched, [], [], seconds)[0]:
            return False
        chunk = os.read(self._master, 65536)
        self.output += chunk
        self._show(chunk)
        self._answer()
        return True

    def _show(self, chunk: bytes) -> None:
        shown = self._pending + chunk
        unfinished = _UNFINISHED.search(shown)
        end = unfinished.start() if unfinished else len(shown)
        self._pending = shown[end:]
        shown = _UNKNOWN_TO_PYTE.sub(b"", shown[:end])
        self._stream.feed(_OTHER_SCREEN.sub(b"\x1b[2J\x1b[H", shown))

    def _answer(self) -> None:
        for question, reply in _REPLIES.items():
            if question in self.output[self._answered :]:
                os.write(self._master, reply)
        self._answered = len(self.output)
