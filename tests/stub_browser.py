"""A browser for tests: it writes down what it was given, and can misbehave in every way a browser can.

Whoever started it learns of it through a named pipe, so nothing here waits by the clock.
"""

from __future__ import annotations

import os
import select
import stat
from pathlib import Path
from typing import NamedTuple

import pytest

_DEADLINE = 30.0
"""Seconds after which a browser that was not started will not be."""
# $1 and what follows is what the program hands over; "$0" is the script. What it prints must be seen nowhere.
_SCRIPT = """#!/bin/sh
printf 'DRAWN ON STANDARD OUTPUT'
printf 'DRAWN ON STANDARD ERROR' >&2
terminal=none
(printf 'DRAWN ON THE TERMINAL' > /dev/tty) 2> /dev/null && terminal=there
typed=none
IFS= read -r typed || typed=none
printf '%s\\0' "$#" "$$" "$terminal" "$typed" "$@" > '{told}'
{then}
"""


def starts_noted(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The argument lists of the browsers that are started from now on, instead of starting them."""
    found: list[list[str]] = []

    class Started:
        """A program that ends at once."""

        def __init__(self, arguments: list[str], **options: object) -> None:
            assert options.get("shell") in (None, False)
            assert options["start_new_session"] is True
            found.append(arguments)

        def wait(self) -> int:
            return 0

    monkeypatch.setattr("tui.app.browser.subprocess.Popen", Started)
    return found


class Call(NamedTuple):
    """One start of the browser.

    Attributes:
        process: its number.
        terminal: whether it could write to a terminal, `there` or `none`.
        typed: what it could read from its input, `none` for nothing.
        arguments: what it was given.
    """

    process: int
    terminal: str
    typed: str
    arguments: list[str]


class StubBrowser:
    """A program called `some-browser` in a folder of its own.

    Attributes:
        folder: where it lies, for `PATH`.
        program: the program.
    """

    def __init__(self, folder: Path, *, stays: bool = False) -> None:
        """Make it; one that `stays` never ends by itself."""
        self.folder = folder
        self.folder.mkdir()
        self.program = folder / "some-browser"
        self._told = folder / "told"
        os.mkfifo(self._told)
        # Reading keeps the pipe open, so that the browser need not wait for its reader.
        self._reading = os.open(self._told, os.O_RDWR | os.O_NONBLOCK)
        self._pending = b""
        then = "exec tail -f /dev/null" if stays else "exit 0"
        self.program.write_text(_SCRIPT.format(told=self._told, then=then))
        self.program.chmod(stat.S_IRWXU)

    def close(self) -> None:
        """Let go of the pipe."""
        os.close(self._reading)

    def call(self) -> Call:
        """The next start of the browser; waits for it."""
        while not self._has_told_all():
            if not select.select([self._reading], [], [], _DEADLINE)[0]:
                raise AssertionError("no browser was started")
            self._pending += os.read(self._reading, 65536)
        _, process, terminal, typed, *arguments = self._pending.decode().split("\0")[:-1]
        self._pending = b""
        return Call(int(process), terminal, typed, arguments)

    @property
    def was_started(self) -> bool:
        """Whether it has told anything that was not read yet."""
        return bool(select.select([self._reading], [], [], 0)[0])

    def _has_told_all(self) -> bool:
        number, _, rest = self._pending.partition(b"\0")
        return bool(number) and rest.count(b"\0") == int(number) + 3
