"""The words people date with, in English and German, and their reading through dateutil.

dateutil knows the order of day, month and year; it also fills in what is missing from
the present day and reads much that is no date. So it sees only words from the tables
here, one month and one year of four digits, and its answer is taken twice, from two
different days: what differs was not in the text.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.model.dates.civil import days_from_civil, weekday
from tui.model.dates.refusal import DateError
from tui.wording import N_

if TYPE_CHECKING:
    from dateutil.parser import parser

MONTHS = (
    ("jan", "january", "januar", "jänner"),
    ("feb", "february", "februar", "feber"),
    ("mar", "march", "märz", "mär", "mrz", "maerz"),
    ("apr", "april"),
    ("may", "mai"),
    ("jun", "june", "juni"),
    ("jul", "july", "juli"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("oct", "october", "okt", "oktober"),
    ("nov", "november"),
    ("dec", "december", "dez", "dezember"),
)
WEEKDAYS = (
    ("mon", "monday", "mo", "montag"),
    ("tue", "tues", "tuesday", "di", "dienstag"),
    ("wed", "wednesday", "mi", "mittwoch"),
    ("thu", "thur", "thurs", "thursday", "do", "donnerstag"),
    ("fri", "friday", "fr", "freitag"),
    ("sat", "saturday", "sa", "samstag", "sonnabend"),
    ("sun", "sunday", "so", "sonntag"),
)
_FILLING = frozenset({"of", "the", "on", "in", "am", "den", "der", "dem", "im", "st", "nd", "rd", "th"})
_MONTH_NAMES = frozenset(name for names in MONTHS for name in names)
_WEEKDAY_NUMBERS = {name: number for number, names in enumerate(WEEKDAYS) for name in names}
_TOKEN = re.compile(r"[0-9]+|[a-zäöüß]+")
_PLAIN = re.compile(r"[0-9a-zäöüß.,\- ]+")


@lru_cache(maxsize=1)
def _reader() -> parser:
    from dateutil.parser import parser, parserinfo

    # A class made by hand: dateutil looks for the table of names on the class, typed for English alone.
    both_languages = type("BothLanguages", (parserinfo,), {"MONTHS": list(MONTHS)})
    return parser(both_languages(dayfirst=True))


def read_words(text: str) -> str | None:
    """EDTF for a date with the month in words: `28 oct 2024`, `mo, 28. oktober 2024`, `march 2024`.

    Args:
        text: lower case, single blanks.

    Returns:
        Month or day precision, as the text has it; None if the text is not of this kind.

    Raises:
        DateError: the year is missing, or the day of the week is another one.
    """
    if not _PLAIN.fullmatch(text):
        return None
    tokens = [token for token in _TOKEN.findall(text) if token not in _FILLING]
    weekdays = [_WEEKDAY_NUMBERS[token] for token in tokens if token in _WEEKDAY_NUMBERS]
    rest = [token for token in tokens if token not in _WEEKDAY_NUMBERS]
    months = [token for token in rest if token in _MONTH_NAMES]
    numbers = [token for token in rest if token.isdigit()]
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(months) != 1 or len(months) + len(numbers) != len(rest) or len(days) > 1 or len(weekdays) > 1:
        return None
    if not years and days == numbers:
        raise DateError(N_("“{text}” lacks a year of four digits"), text=text)
    if len(years) != 1 or len(years) + len(days) != len(numbers) or (weekdays and not days):
        return None
    date = _by_dateutil(" ".join(rest))
    if date is not None and (not date.startswith(years[0]) or (days and int(date[-2:]) != int(days[0]))):
        return None  # dateutil takes "0001" for a day
    if date is not None and weekdays:
        _check_weekday(date, weekdays[0], text)
    return date


def _by_dateutil(words: str) -> str | None:
    try:
        one, other = (_reader().parse(words, default=datetime(2000, 1, day, tzinfo=UTC)) for day in (1, 2))
    except (ValueError, OverflowError):
        return _impossible(words)
    return f"{one:%Y-%m}".rjust(7, "0") if one.day != other.day else f"{one:%Y-%m-%d}".rjust(10, "0")


def _impossible(words: str) -> str | None:
    """The EDTF of a day that dateutil refuses because it does not exist, so that the reason can be said."""
    found = re.fullmatch(r"([0-9]{1,2}) ([a-zäöüß]+) ([0-9]{4})", words)
    if found is None:
        return None
    month = next(number for number, names in enumerate(MONTHS, 1) if found[2] in names)
    return f"{found[3]}-{month:02}-{int(found[1]):02}"


def _check_weekday(date: str, named: int, text: str) -> None:
    from datetime import date as calendar_day

    try:
        day = calendar_day.fromisoformat(date)
    except ValueError:
        return
    if weekday(days_from_civil(day.year, day.month, day.day)) != named:
        raise DateError(N_("“{text}”: that day of the week does not fall on that day"), text=text)
