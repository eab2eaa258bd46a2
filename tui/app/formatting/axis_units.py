"""Units of the calendar that the axis is divided into, from minutes to billions of years.

The screen's bars, its labels and the jumps from bar to bar agree because they all ask
here where a unit begins and where the next one does.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from tui.model.dates.civil import DAY, civil_from_days, civil_from_seconds, days_from_civil
from tui.model.dates.years import FARTHEST

MINUTE, HOUR = 60, 3600
_MONDAY = 4  # 1970-01-05, the first Monday, in days from 1970-01-01
_ROUND_YEARS = 10**6


class Kind(Enum):
    """What a unit is counted in."""

    SECONDS = 1
    WEEKS = 2
    MONTHS = 3
    YEARS = 4


class Unit(Struct, frozen=True):
    """A unit of the calendar (UTC, proleptic Gregorian).

    Attributes:
        kind: what it is counted in.
        size: how many of them; months divide a year, seconds a day.
    """

    kind: Kind
    size: int

    @property
    def least(self) -> int:
        """The fewest seconds it lasts."""
        days = {
            Kind.WEEKS: 7,
            Kind.MONTHS: 28 if self.size == 1 else 30 * self.size,
            Kind.YEARS: 365 * self.size,
        }
        return days[self.kind] * DAY if self.kind in days else self.size

    def floor(self, moment: int) -> int:
        """The moment at which the unit around `moment` begins, in seconds since 1970."""
        if self.kind is Kind.SECONDS:
            return moment // self.size * self.size
        if self.kind is Kind.WEEKS:
            return ((moment // DAY - _MONDAY) // 7 * 7 + _MONDAY) * DAY
        year, month, _ = civil_from_seconds(moment)
        if self.kind is Kind.MONTHS:
            return days_from_civil(year, (month - 1) // self.size * self.size + 1, 1) * DAY
        return days_from_civil(self._first_year(year), 1, 1) * DAY

    def after(self, moment: int) -> int:
        """The moment at which the unit after the one around `moment` begins."""
        begin = self.floor(moment)
        if self.kind is Kind.SECONDS:
            return begin + self.size
        if self.kind is Kind.WEEKS:
            return begin + 7 * DAY
        year, month, _ = civil_from_seconds(begin)
        if self.kind is Kind.MONTHS:
            years, months = divmod(month - 1 + self.size, 12)
            return days_from_civil(year + years, months + 1, 1) * DAY
        return days_from_civil(self._next_year(year), 1, 1) * DAY

    def ceiling(self, moment: int) -> int:
        """The first beginning of a unit at or after `moment`."""
        begin = self.floor(moment)
        return begin if begin == moment else self.after(moment)

    def _first_year(self, year: int) -> int:
        """The first astronomical year of the group of years around `year`.

        Groups begin with round years as people count: 1, 10, 20 … CE and 10, 20 … BCE. From a million years
        on, where one year is nothing, with round astronomical years.
        """
        if self.size == 1:
            return year
        if year > 0:
            return max(year // self.size * self.size, 1)
        if self.size >= _ROUND_YEARS:
            return min(year, -1) // self.size * self.size
        return 1 + (year - 1) // self.size * self.size

    def _next_year(self, first: int) -> int:
        """The first year of the group after the one that begins with `first`."""
        if self.size == 1:
            return first + 1
        if first == 1:
            return self.size
        following = first + self.size
        return 1 if first < 1 and following >= 0 else following


MINUTES = tuple(Unit(Kind.SECONDS, n * MINUTE) for n in (1, 5, 15))
HOURS = tuple(Unit(Kind.SECONDS, n * HOUR) for n in (1, 6))
A_DAY = Unit(Kind.SECONDS, DAY)
A_WEEK = Unit(Kind.WEEKS, 1)
A_MONTH = Unit(Kind.MONTHS, 1)
A_QUARTER = Unit(Kind.MONTHS, 3)
A_YEAR = Unit(Kind.YEARS, 1)
YEARS = tuple(Unit(Kind.YEARS, n * 10**power) for power in range(12) for n in (1, 2, 5))
LADDER = (*MINUTES, *HOURS, A_DAY, A_WEEK, A_MONTH, A_QUARTER, *YEARS)
"""All units, from short to long."""


def bar_unit(seconds: int) -> Unit:
    """The unit of a bar where a column lasts `seconds`: the shortest that has a column of its own.

    Units shorter than a day need two columns: most dates are known to the day, and bars of single days that
    stand apart by empty hours would look like gaps.
    """
    for unit in LADDER:
        if unit.least >= seconds * (2 if unit.least < DAY else 1):
            return unit
    return LADDER[-1]


def round_year(first: int, last: int) -> int:
    """The astronomical year from `first` to `last` that people write with the fewest digits other than 0."""
    if last <= 0 and first > -_ROUND_YEARS:
        return 1 - _roundest(1 - last, 1 - first)
    return -_roundest(-last, -first) if last < 0 else _roundest(first, last)


def _roundest(low: int, high: int) -> int:
    """The number from `low` to `high` that is a multiple of the highest power of ten; else `low`."""
    power: int = 10 ** len(str(max(abs(low), abs(high))))
    while power > 1:
        candidate = high // power * power
        if candidate >= low and candidate:
            return candidate
        power //= 10
    return low


def year_of(moment: int) -> int:
    """The astronomical year a moment lies in, never farther away than dates can be."""
    year, _, _ = civil_from_days(moment // DAY)
    return max(-FARTHEST, min(FARTHEST, year))
