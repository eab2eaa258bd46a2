"""What columns need of a date, without the date: its bounds and its place in the order.

A story of a million events is put in order by this. Nearly all its dates are days,
months, years, moments to the second or spans of such, and need little of the grammar of
EDTF; all others go through it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct

from tui.model.dates.civil import DAY
from tui.model.dates.parsing import parse
from tui.model.dates.when import FOREVER

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|\+(?:0[0-9]|1[0-3]):[0-5][0-9]|-(?:0[1-9]|1[01]):[0-5][0-9])?"
)
_DAYS = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?([?~%]?)")
_EPOCH = date(1970, 1, 1).toordinal()


class Bounds(Struct, frozen=True):
    """The bounds of a date.

    Attributes:
        earliest, latest, firm, sort_key: as in `When`.
    """

    earliest: int | None
    latest: int | None
    firm: bool
    sort_key: tuple[int, int]


@lru_cache(maxsize=65_536)
def bounds(text: str) -> Bounds:
    """The bounds of an EDTF date, the same that `parse` gives.

    Raises:
        DateError: the text is not such a date.
    """
    found = _interval(text) if "/" in text else _moment(text) if "T" in text else _days(text)
    if found is None:
        when = parse(text)
        return Bounds(when.earliest, when.latest, when.firm, when.sort_key)
    earliest, latest, firm = found
    return Bounds(earliest, latest, firm, (earliest, FOREVER if latest is None else latest))


@lru_cache(maxsize=32_768)
def _days(text: str) -> tuple[int, int, bool] | None:
    """First and last second of a day, month or year, and whether it is firm; None for every other date."""
    found = _DAYS.fullmatch(text)
    if found is None:
        return None
    year, month, day, mark = found.groups()
    first = _day(int(year), int(month or 1), int(day or 1))
    if first is None:
        return None
    if day is not None:
        after: int | None = first + 1
    elif month is None or month == "12":
        after = _day(int(year) + 1, 1, 1)
    else:
        after = _day(int(year), int(month) + 1, 1)
    return None if after is None else (first * DAY, after * DAY - 1, not mark)


def _day(year: int, month: int, day: int) -> int | None:
    """Days from 1970; None where there is no such day, or not in the years this is for."""
    try:
        return date(year, month, day).toordinal() - _EPOCH
    except ValueError:
        return None


def _moment(text: str) -> tuple[int, int, bool] | None:
    """The one second of a moment known to the second; None for every other date."""
    if _MOMENT.fullmatch(text) is None:
        return None
    day = _day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return None
    second = day * DAY + int(text[11:13]) * 3600 + int(text[14:16]) * 60 + int(text[17:19])
    if len(text) > 20:
        offset = int(text[20:22]) * 3600 + int(text[23:25]) * 60
        second += offset if text[19] == "-" else -offset
    return second, second, True


def _interval(text: str) -> tuple[int, int | None, bool] | None:
    """The bounds of an interval from a plain date to another or to an open end; None for every other one."""
    start, _, end = text.partition("/")
    first = _days(start)
    if first is None:
        return None
    if end in ("", ".."):
        return first[0], None, first[2]
    last = _days(end)
    if last is None or last[1] < first[0]:
        return None
    return first[0], last[1], first[2] and last[2]
