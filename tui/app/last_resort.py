"""The end of a program that does not get to its end: the terminal is given back, the exit code is kept.

A signal is carried out by the event loop, and a loop that is busy never gets to it. What a signal itself
calls is run between two steps of Python, and within the calls into C that may take for ever (regular
expressions, long integers, everything that waits): so the signal also sets an alarm, and the alarm ends the
program from wherever it is.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
from collections.abc import Callable

GRACE = 5.0
"""Seconds a program has for ending by itself."""
_AT_REST = (
    b"\x1b\\"  # ends a string that was cut off
    b"\x1b[?2026l"  # shows a frame that was cut off
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # no mouse
    b"\x1b[?2004l\x1b[?2048l\x1b[?1004l"  # no brackets around pastes, no reports of size and focus
    b"\x1b[<u"  # keys as they were
    b"\x1b[?7h\x1b[0m\x1b[?1049l\x1b[?25h"  # lines wrap, no colours, the first screen, a cursor
)
"""What takes back everything the driver asks of a terminal."""

Attributes = list[int | list[bytes | int]]
"""What `termios` says of a terminal."""


class LastResort:
    """An alarm that ends the program; made in the main thread, set from anywhere."""

    def __init__(self, give_back: Callable[[], None]) -> None:
        """Take what is still to be done at the end."""
        self._give_back = give_back
        self._code = 0
        signal.signal(signal.SIGALRM, self._end)

    def arm(self, code: int) -> None:
        """Have the program end with this exit code when its time is over; the first to say so counts."""
        if not self._code:
            self._code = code
            signal.setitimer(signal.ITIMER_REAL, GRACE)

    def _end(self, *_: object) -> None:
        self._give_back()
        os._exit(self._code)


def give_back(screen: int, keyboard: int, attributes: Attributes | None) -> None:
    """Put a terminal at rest without waiting for anyone.

    One that takes nothing more gets back its attributes only: what it has not read yet comes first.

    Args:
        screen: descriptor that is drawn on.
        keyboard: descriptor that keys come from.
        attributes: of the terminal, as they were before; None where it had none.
    """
    with contextlib.suppress(OSError):
        if select.select([], [screen], [], 0)[1]:
            os.write(screen, _AT_REST)
    if attributes is not None:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(keyboard, termios.TCSANOW, attributes)
