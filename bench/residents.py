"""How much memory a program and what it started take, as the system counts it (Linux alone)."""

from __future__ import annotations

import time
from pathlib import Path

_LOOKS_EVERY = 0.5
_PROCESSES = Path("/proc")


def resident(pid: int, field: str = "VmRSS") -> int | None:
    """Bytes that a process holds now, or held at most (`VmHWM`); None where that cannot be known."""
    try:
        lines = (_PROCESSES / str(pid) / "status").read_text("utf-8").splitlines()
    except OSError:
        return None
    for line in lines:
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) * 1024
    return None


def descendants(pid: int) -> list[int]:
    """Every process that a process started, and those that they started."""
    try:
        lists = [path.read_text("utf-8") for path in (_PROCESSES / str(pid) / "task").glob("*/children")]
    except OSError:
        return []
    children = [int(word) for numbers in lists for word in numbers.split()]
    return [one for child in children for one in (child, *descendants(child))]


def proportional(pid: int) -> int:
    """Bytes that a process holds now; a page that several share counts for each in part (`Pss`)."""
    try:
        lines = (_PROCESSES / str(pid) / "smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


class Descendants:
    """Watches the memory of what a program starts, all together."""

    def __init__(self, pid: int) -> None:
        """Watch what this process starts."""
        self._pid = pid
        self._peak = 0
        self._looked = 0.0

    def look(self) -> None:
        """See what runs now; not too often, because the system goes through every page to tell."""
        now = time.monotonic()
        if now - self._looked < _LOOKS_EVERY:
            return
        self._looked = now
        self._peak = max(self._peak, sum(map(proportional, descendants(self._pid))))

    @property
    def peak(self) -> int | None:
        """Bytes: the most that all of them held at one moment; None where none was seen."""
        return self._peak or None
