"""Medians of rounds and tables of them, for the benchmarks.

The programs compared take turns, and each round gives one ratio: what else the machine does meanwhile
falls on all of them alike. Times are not compared across rounds.
"""

from __future__ import annotations

import math
import os
import platform
import statistics
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from msgspec import Struct

NOTHING = "–"
"""Stands where there is no figure."""
_MEASURED = ("textual", "rich", "msgspec", "pyroaring")


class Section(Struct, frozen=True):
    """One part of what was measured.

    Attributes:
        title: its heading.
        notes: paragraphs that say what was measured and how.
        head: the heads of the columns.
        rows: the table, in words.
        figures: the same as numbers, in seconds, bytes, or as they are; their names begin with the story's.
        machine: what it was measured on and with.
    """

    title: str
    notes: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: dict[str, float]
    machine: str

    def lines(self) -> Iterator[str]:
        """The section in Markdown."""
        yield from (f"### {self.title}", "")
        for note in self.notes:
            yield from (note, "")
        for row in (self.head, ("---",) * len(self.head), *self.rows):
            yield "| " + " | ".join(row) + " |"


def median(figures: Sequence[float]) -> float:
    """The figure in the middle."""
    return statistics.median(figures)


def percentile(figures: Sequence[float], part: float) -> float:
    """The least figure that `part` of all, between 0 and 1, do not exceed."""
    return sorted(figures)[max(math.ceil(part * len(figures)) - 1, 0)]


def milliseconds(seconds: Sequence[float]) -> str:
    """Median and span of times in seconds, as `12.3 (11.0–15.2)` in milliseconds."""
    return f"{median(seconds) * 1000:.1f} ({min(seconds) * 1000:.1f}–{max(seconds) * 1000:.1f})"


def ends(seconds: Sequence[float]) -> str:
    """The middle and the 95th of a hundred of times in seconds, as `5.6 / 8.3` in milliseconds."""
    return f"{percentile(seconds, 0.5) * 1000:.1f} / {percentile(seconds, 0.95) * 1000:.1f}"


def whole_seconds(seconds: float | None) -> str:
    """A time in seconds with two places."""
    return NOTHING if seconds is None else f"{seconds:.2f}"


def megabytes(size: float | None) -> str:
    """A size in bytes as millions of them."""
    return NOTHING if size is None else f"{size / 1e6:.0f}"


def machine() -> str:
    """The machine and the versions that a figure belongs to."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in _MEASURED)
    return (
        f"{os.cpu_count()} cores ({_processor()}), {_memory()} GB of memory, {platform.system()}"
        f" {platform.release().split('-')[0]}, Python {platform.python_version()}, {versions}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f}"
