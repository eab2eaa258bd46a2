"""The grammar of one EDTF date: from its text to a `Moment`.

Levels 0 and 1 of the specification, and from level 2 digits left open anywhere,
qualification of single parts, divisions of the year 21 to 41, exponential years and
significant digits. The bounds are those of the days that really exist: `15XX-02-3X`
means no day at all and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tui.model.dates.civil import DAY, days_from_civil, days_in_month
from tui.model.dates.clock import read_clock, second_of_day, width
from tui.model.dates.moment import Clock, Moment, Precision, Qualifier, Year
from tui.model.dates.refusal import DateError
from tui.model.dates.years import read_year
from tui.wording import N_

_DATE = re.compile(
    r"([?~%]?)(Y?-?[0-9X]+(?:E[0-9]+)?(?:S[0-9]+)?)([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_QUALIFIERS = {one.mark: one for one in Qualifier.__members__.values()} | {"%": Qualifier(3)}
_UNMARKED = tuple((Qualifier.NONE,) * parts for parts in range(4))
_DIVISIONS = {
    **dict(zip(range(21, 25), ((3, 5), (6, 8), (9, 11), (12, 14)), strict=True)),
    **dict(zip(range(25, 29), ((3, 5), (6, 8), (9, 11), (12, 14)), strict=True)),
    **dict(zip(range(29, 33), ((9, 11), (12, 14), (3, 5), (6, 8)), strict=True)),
    **{33 + n: (3 * n + 1, 3 * n + 3) for n in range(4)},
    **{37 + n: (4 * n + 1, 4 * n + 4) for n in range(3)},
    **{40 + n: (6 * n + 1, 6 * n + 6) for n in range(2)},
}
"""First and last month of each division; months beyond 12 lie in the following year.

Seasons are the meteorological ones, 21 to 24 those of the northern half of the Earth:
the specification gives them no months. Winter 2024 begins in December 2024.
"""
SEASONS = range(21, 33)
"""The divisions whose bounds are only a convention."""


def read_moment(text: str) -> Moment:
    """Read one date without interval or set.

    Raises:
        DateError: the text is not a date of EDTF, or a day that does not exist.
    """
    date, letter, time = text.partition("T")
    found = _DATE.fullmatch(date)
    if found is None:
        raise _complaint(text)
    before_year, year_text, after_year, before_month, month, after_month, before_day, day, after_day = (
        found.groups()
    )
    year = read_year(year_text, alone=month is None)
    trust = _trust(
        [(before_year, after_year), (before_month, after_month), (before_day, after_day)][
            : 1 + (month is not None) + (day is not None)
        ]
    )
    first, last = _days(year, month, day)
    if letter:
        return _timed(year, month, day, trust, first, read_clock(time))
    precision = _precision(year, month, day)
    return Moment(year, month, day, None, trust, first * DAY, last * DAY + DAY - 1, precision)


def _complaint(text: str) -> DateError:
    if not text:
        return DateError(N_("a date is missing"))
    if any(letter.isspace() for letter in text):
        return DateError(N_("“{text}” holds a space; EDTF has none"), text=text)
    if re.fullmatch(r"-?[0-9]{1,4}-[0-9]{1,2}(-[0-9]{1,2})?", text):
        return DateError(N_("“{text}” needs four digits for the year, two for month and day"), text=text)
    return DateError(N_("“{text}” is not an EDTF date"), text=text)


def _trust(marks: list[tuple[str, str]]) -> tuple[Qualifier, ...]:
    """Each part's qualification: a mark before it is its own, one after it holds for all up to it."""
    if not any(before or after for before, after in marks):
        return _UNMARKED[len(marks)]
    own = [_QUALIFIERS[before] for before, _ in marks]
    for place, (_, after) in enumerate(marks):
        for part in range(place + 1):
            own[part] |= _QUALIFIERS[after]
    return tuple(own)


def _timed(
    year: Year, month: str | None, day: str | None, trust: tuple[Qualifier, ...], first: int, clock: Clock
) -> Moment:
    if day is None or year.precision is not Precision.YEAR or "X" in f"{month}{day}":
        raise DateError(N_("a time of day needs a whole date before it"))
    if any(trust):
        raise DateError(N_("a date with a time of day takes no “?”, “~” or “%”"))
    earliest = first * DAY + second_of_day(clock) - (clock.offset or 0)
    return Moment(
        year, month, day, clock, trust, earliest, earliest + width(clock.precision) - 1, clock.precision
    )


def _precision(year: Year, month: str | None, day: str | None) -> Precision:
    if year.precision is not Precision.YEAR or month is None or ("X" in month):
        return year.precision
    if month > "20":
        return Precision.SEASON
    return Precision.MONTH if day is None or "X" in day else Precision.DAY


def _days(year: Year, month: str | None, day: str | None) -> tuple[int, int]:
    """First and last day the parts may mean, as days from 1970-01-01."""
    if month is not None and month.isdigit() and month > "20":
        return _division(year, int(month), day)
    if month is None:
        return days_from_civil(year.low, 1, 1), days_from_civil(year.high, 12, 31)
    months = _matching(month, 12)
    if not months:
        raise DateError(N_("month {month} does not exist"), month=month)
    days = _matching(day, 31) if day is not None else ()
    if day is not None and not days:
        raise DateError(N_("day {day} does not exist"), day=day)
    first = next(_existing(_choices(year), months, days), None)
    last = next(_existing(_choices(year)[::-1], months[::-1], days[::-1], last=True), None)
    if first is None or last is None:
        raise DateError(N_("{month} has no day {day}"), month=f"{year.text}-{month}", day=day)
    return first, last


def _division(year: Year, number: int, day: str | None) -> tuple[int, int]:
    if number not in _DIVISIONS:
        raise DateError(N_("month {month} does not exist"), month=str(number))
    if day is not None:
        raise DateError(N_("{number} is a part of the year, which has no days in EDTF"), number=number)
    first, last = _DIVISIONS[number]
    later, month = divmod(last - 1, 12)
    final_year = year.high + later
    final = days_from_civil(final_year, month + 1, days_in_month(final_year, month + 1))
    return days_from_civil(year.low, first, 1), final


@lru_cache(maxsize=512)
def _matching(pattern: str, highest: int) -> tuple[int, ...]:
    """The numbers from 1 to `highest` that two characters, digits or `X`, may stand for; ascending."""
    return tuple(
        number
        for number in range(1, highest + 1)
        if all(wanted in ("X", digit) for wanted, digit in zip(pattern, f"{number:02}", strict=True))
    )


@lru_cache(maxsize=64)
def _choices(year: Year) -> tuple[int, ...] | range:
    """The years that a text of four characters may stand for; ascending."""
    if year.low == year.high:
        return (year.low,)
    pattern = year.text.removeprefix("-")
    fitting = tuple(
        magnitude
        for magnitude in range(min(abs(year.low), abs(year.high)), max(abs(year.low), abs(year.high)) + 1)
        if all(wanted in ("X", digit) for wanted, digit in zip(pattern, f"{magnitude:04}", strict=True))
    )
    return tuple(-magnitude for magnitude in reversed(fitting)) if year.high < 0 else fitting


def _existing(
    years: Iterable[int], months: tuple[int, ...], days: tuple[int, ...], *, last: bool = False
) -> Iterator[int]:
    """The days that exist among the combinations, in the order given.

    No days at all stand for the first day of a month, or the last.
    """
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            for day in days or ((length,) if last else (1,)):
                if day <= length:
                    yield days_from_civil(year, month, day)
