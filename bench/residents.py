"""How much memory a program and what it started take, as the system counts it (Linux alone)."""

from __future__ import annotations

from pathlib import Path

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


class Descendants:
    """Watches the memory of what a program starts.

    Pages that two processes share count for both, so the sum is more than the machine gave, never less.
    """

    def __init__(self, pid: int) -> None:
        """Watch what this process starts."""
        self._pid = pid
        self._peaks: dict[int, int] = {}

    def look(self) -> None:
        """See what runs now."""
        for one in descendants(self._pid):
            self._peaks[one] = max(self._peaks.get(one, 0), resident(one, "VmHWM") or 0)

    @property
    def peak(self) -> int | None:
        """Bytes: the most that each of them held, added up; None where none was seen."""
        return sum(self._peaks.values()) if self._peaks else None
