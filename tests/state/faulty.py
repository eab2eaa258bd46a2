"""A system whose calls fail, or end the program, at the moment a test chooses."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tui.state.calls import Calls
from tui.state.keeping import KeptFile
from tui.state.recent import NAME, Recent, Story
from tui.wording import Wording

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = Wording("en")
NAMES = tuple(Calls.__struct_fields__)
PIECE = 16
"""Bytes that one call writes at most, so that a save has many moments."""
Call = Callable[..., Any]


def _see_safe(_descriptor: int) -> None:
    """Nothing: the tests end programs, not machines, and waiting for the disk is slow."""


QUICK = Calls(fsync=_see_safe)


class Counting:
    """Calls of the system, numbered from 1 in the order they are made; `at` is told of each before it.

    Attributes:
        made: their names.
        calls: what to hand on.
    """

    def __init__(self, at: Callable[[int, str], None] = lambda _number, _name: None) -> None:
        """Begin at 1."""
        self.made: list[str] = []
        self._at = at
        self.calls = Calls(**{name: self._counted(name) for name in NAMES})

    def _counted(self, name: str) -> Call:
        call: Call = getattr(QUICK, name)

        def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - it stands for any of them
            self.made.append(name)
            try:
                self._at(len(self.made), name)
            except OSError:
                if name == "close":
                    # As the system does it: the descriptor is gone, whatever is told of it.
                    call(*given)
                raise
            if name == "write":
                descriptor, data = given
                return call(descriptor, data[:PIECE])
            return call(*given, **named)

        return counted


def failing(number: int, code: int = errno.ENOSPC) -> Counting:
    """The call with a number fails."""

    def at(now: int, name: str) -> None:
        if now == number:
            raise OSError(code, os.strerror(code), name)

    return Counting(at)


def recent(folder: Path, calls: Calls | None = None, patience: int = 20) -> Recent:
    """The stories kept in a folder."""
    return Recent(folder, ENGLISH, KeptFile(folder / NAME, calls=calls or QUICK, patience=patience))


def story(number: int, event: str = "e") -> Story:
    """A story of its own for each number, those with higher numbers opened later."""
    return Story(f"/stories/{number}.json", 1_700_000_000 + number, event, number)


def names_in(folder: Path) -> set[str]:
    """What lies in a folder, but for the lock, which stays."""
    return {path.name for path in folder.iterdir()} - {f"{NAME}.lock"}


def in_a_child(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the tests that ends by itself or is ended."""
    start = "import sys; sys.path[:0] = sys.argv[1:3]\n" + code
    argv = [sys.executable, "-c", start, str(ROOT), str(Path(__file__).parent), *words]
    return subprocess.run(argv, capture_output=True, text=True, check=False, timeout=60)


def each_call(folder: Path, do: Callable[[Recent], object]) -> Iterator[int]:
    """The number of each call of the system that something makes with the stories of a folder."""
    counting = Counting()
    do(recent(folder, counting.calls))
    yield from range(1, len(counting.made) + 1)
