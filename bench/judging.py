"""What must be reached with a million events, and whether it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comparing import NOTHING

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing that must be reached.

    Attributes:
        says: what it is.
        figure: the measured figure.
        limit: what it may be at most, or must be at least, in `unit`.
        unit: `s`, `ms`, `MB`, or `×` for a ratio.
        to: the figure that it is divided by, if any.
        least: whether the limit is the least it must be.
    """

    says: str
    figure: str
    limit: float
    unit: str
    to: str = ""
    least: bool = False

    def value(self, figures: Figures) -> float | None:
        """What was measured, in `unit`; None where it was not."""
        divisor = figures.get(self.to, 0) if self.to else _ONE[self.unit]
        return figures[self.figure] / divisor if self.figure in figures and divisor else None

    def is_met(self, value: float) -> bool:
        """Whether a value is good enough."""
        return value >= self.limit if self.least else value <= self.limit

    def row(self, figures: Figures) -> tuple[str, str, str, str]:
        """What must be reached, the limit, the value, and the judgement."""
        value, sign = self.value(figures), "≥" if self.least else "≤"
        limit = f"{sign} {_shown(self.limit, self.unit)}"
        if value is None:
            return self.says, limit, NOTHING, "not measured"
        missed = abs(value - self.limit)
        judged = "met" if self.is_met(value) else f"**missed by {_shown(missed, self.unit)}**"
        return self.says, limit, _shown(value, self.unit), judged


_ONE = {"s": 1.0, "ms": 0.001, "MB": 1e6, "×": 1.0}
_CURSOR = (("`j`", "j"), ("PgDn", "page"), ("`G`", "last"))

LIMITS = (
    Limit("cold open to the first readable events", "1m.open.first", 2.5, "s"),
    Limit("cold open to filters ready", "1m.open.filters", 13, "s"),
    Limit(
        "the same, to VisiData's load of the same events", "1m.open.filters", 1 / 3, "×", "1m.visidata.open"
    ),
    Limit("search ready after that", "1m.open.search-after", 60, "s"),
    Limit("longest gap between frames meanwhile", "1m.open.gap", 100, "ms"),
    Limit("reopen to a full screen, to the start with the story that ships", "1m.start.to-shipped", 1.5, "×"),
    *(
        limit
        for label, key in _CURSOR
        for limit in (
            Limit(
                f"{label}, 95th, to the same at 18 events",
                f"1m.{key}.settled.p95",
                1.3,
                "×",
                f"18.{key}.settled.p95",
            ),
            Limit(f"{label}, 95th", f"1m.{key}.settled.p95", 25, "ms"),
        )
    ),
    Limit("country filter to the full repaint, 95th", "1m.country.settled.p95", 50, "ms"),
    Limit(
        "lnav's `:filter-in`, as its status line tells, to it (middle)",
        "1m.lnav.country",
        10,
        "×",
        "1m.country.settled.p50",
        least=True,
    ),
    Limit("search term of 4 or more letters, last key to results, 95th", "1m.term.settled.p95", 150, "ms"),
    Limit("resident memory after opening", "1m.open.held", 400, "MB"),
    Limit("peak of the indexing children", "1m.open.children", 1500, "MB"),
    Limit("saved index to the file", "1m.open.saved-to-file", 1 / 3, "×"),
)
"""The limits; times of keys are those of the screen at rest."""


def judged(figures: Figures) -> list[tuple[str, str, str, str]]:
    """A row for every limit."""
    return [limit.row(figures) for limit in LIMITS]


def all_met(figures: Figures) -> bool:
    """Whether all was measured and is good enough."""
    values = [(limit, limit.value(figures)) for limit in LIMITS]
    return all(value is not None and limit.is_met(value) for limit, value in values)


def _shown(value: float, unit: str) -> str:
    if unit == "MB" or (unit == "ms" and value >= 100):
        return f"{value:.0f} {unit}"
    return f"{value:.2f} {unit}" if unit in ("×", "s") else f"{value:.1f} {unit}"
