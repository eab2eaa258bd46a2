"""What a program wrote to its terminal, read afterwards: frames, texts, and when they came."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

FRAME_BEGIN, FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
"""What Textual writes around a frame where the terminal says that it knows frames."""
_CONTROL = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")


@dataclass(frozen=True, slots=True)
class Frame:
    """What was drawn at once.

    Attributes:
        began: seconds until its first byte had come.
        ended: seconds until its last byte had come.
        content: its bytes.
    """

    began: float
    ended: float
    content: bytes

    @property
    def text(self) -> bytes:
        """Its signs without control sequences and spaces."""
        return b"".join(b"".join(_CONTROL.split(self.content)).split())


@dataclass(frozen=True, slots=True)
class Painted:
    """What a key brought about on the screen.

    Attributes:
        first: seconds until the first frame that shows anything new was complete.
        settled: seconds until the last such frame was complete.
        frames: how many there were.
        size: bytes written in all.
    """

    first: float
    settled: float
    frames: int
    size: int


class Recording:
    """The output that came after one moment.

    Attributes:
        pieces: it in pieces, each with the seconds until it came.
        output: the whole of it.
    """

    def __init__(self, pieces: Sequence[tuple[float, bytes]]) -> None:
        """Take the pieces in the order in which they came."""
        self.pieces = tuple(pieces)
        self._moments = [moment for moment, _ in pieces]
        self._ends = list(accumulate(len(piece) for _, piece in pieces))
        self.output = b"".join(piece for _, piece in pieces)

    @cached_property
    def frames(self) -> list[Frame]:
        """The frames, each whole; the pieces where the program marks no frames."""
        found = []
        ends = [0, *(one.end() for one in re.finditer(re.escape(FRAME_END), self.output))]
        if len(ends) == 1:
            ends = [0, *self._ends]
        for after, end in pairwise(ends):
            begin = max(self.output.find(FRAME_BEGIN, after, end), after)
            found.append(Frame(self._moment(begin + 1), self._moment(end), self.output[begin:end]))
        return found

    def moment_of(self, sign: bytes) -> float | None:
        """Seconds until a text had come that control sequences may part; None where it did not."""
        end = _end_of(sign, self.output)
        return None if end is None else self._moment(end)

    def painted(self, typed: bytes = b"") -> Painted:
        """When what was new had been drawn.

        A cursor that blinks draws frames too: those with nothing but what stands in the field do not count.
        """
        frames = [frame for frame in self.frames if frame.text not in (b"", typed)]
        if not frames:
            raise ValueError("nothing was drawn")
        return Painted(frames[0].ended, frames[-1].ended, len(frames), len(self.output))

    def _moment(self, position: int) -> float:
        """When the output up to a position had come."""
        return self._moments[min(bisect_left(self._ends, position), len(self._ends) - 1)]


def _end_of(sign: bytes, output: bytes) -> int | None:
    """Where in the output a text ends that control sequences may part; None where it is not there."""
    parts = _CONTROL.split(output)
    found = b"".join(parts).find(sign)
    if found < 0:
        return None
    left = found + len(sign)
    starts = [0, *(control.end() for control in _CONTROL.finditer(output))]
    for part, start in zip(parts, starts, strict=True):
        if left <= len(part):
            return start + left
        left -= len(part)
    return len(output)
