"""A terminal in memory that shows what a program wrote, piece by piece."""

from __future__ import annotations

import re

import pyte
from recording import Recording
from stopwatch import COLUMNS, LINES

# pyte takes the private sign for a letter and would print the rest.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=]\d*[a-z]")
# pyte knows no second screen.
_OTHER_SCREEN = re.compile(rb"\x1b\[\?1049[hl]")


class Replay:
    """A screen; what is shown must be cut where no sequence is cut, as between frames."""

    def __init__(self) -> None:
        """Begin with an empty screen."""
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._lines = [""] * LINES
        self._shown = 0

    def show(self, content: bytes) -> str:
        """Show more; gives the screen as text, a line each."""
        self._stream.feed(_OTHER_SCREEN.sub(b"\x1b[2J\x1b[H", _UNKNOWN_TO_PYTE.sub(b"", content)))
        for number in self._screen.dirty:
            line = self._screen.buffer[number]
            self._lines[number] = "".join(line[column].data for column in range(COLUMNS))
        self._screen.dirty.clear()
        return "\n".join(self._lines)

    def after(self, recording: Recording) -> str:
        """Show what a recording that grew has more than the last time; gives the screen."""
        shown, self._shown = self._shown, len(recording.output)
        return self.show(recording.output[shown:])
