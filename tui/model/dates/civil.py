"""Days and seconds of the proleptic Gregorian calendar, in whole numbers of any size.

`datetime` ends at the years 1 and 9999; stories begin at the Big Bang. The
arithmetic counts years from March, so that the leap day is the last of its year,
in eras of 400 years, the period after which the calendar repeats itself.
"""

from __future__ import annotations

DAY = 86_400
"""Seconds of a day; there are no leap seconds in this count, as in POSIX time."""

_ERA_DAYS = 146_097  # days of 400 Gregorian years
_TO_1970 = 719_468  # days from 0000-03-01 to 1970-01-01
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the astronomical year (0 is 1 BCE) has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month, 1 to 12, in an astronomical year."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to an existing day; negative before it."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * _ERA_DAYS + of_era * 365 + of_era // 4 - of_era // 100 + of_year - _TO_1970


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of a count of days from 1970-01-01."""
    era, of_era = divmod(days + _TO_1970, _ERA_DAYS)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = year_of_era + era * 400 + (month <= 2)
    return year, month, of_year - (153 * shifted + 2) // 5 + 1


def civil_from_seconds(seconds: int) -> tuple[int, int, int]:
    """Year, month and day (UTC) in which a second since 1970-01-01T00:00:00Z lies."""
    return civil_from_days(seconds // DAY)


def weekday(days: int) -> int:
    """Day of the week of a count of days from 1970-01-01: 0 is Monday."""
    return (days + 3) % 7
