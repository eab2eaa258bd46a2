"""The numbers and days of GDELT: when an event took place, and when its first report was read.

`SQLDATE` is the day of the event. GDELT counts days back where a report only says "last week", "last
month", "last year" or "a decade ago": in the files looked at, every event was dated 0, 1, 7, 30, 365 or
3,650 days before its report and never otherwise. The four longer ones are no days that a report named, so
they are marked as approximate.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct

COUNTED_BACK: Final = frozenset({7, 30, 365, 3650})
"""Days between an event and its report where the report did not name the day."""
_LIVE = "20130401"
"""From this day on files were made as reports came in; what was added before is an archive loaded at once."""
_DAY, _SECOND = 8, 14
_LONGEST = 18


class When(Struct, frozen=True):
    """When an event took place.

    Attributes:
        date: the day, approximate where GDELT counted it back.
        reported: when its first report was read, where that is known.
    """

    date: str
    reported: str | None


@lru_cache(maxsize=65_536)
def when_of(day: str, added: str) -> When | None:
    """When an event took place; None where the day is no day.

    Args:
        day: eight digits.
        added: when the event came into the archive: eight or fourteen digits.
    """
    took_place = day_of(day)
    if took_place is None:
        return None
    came_in = day_of(added[:_DAY])
    if came_in is None or added < _LIVE:
        return When(took_place.isoformat(), None)
    is_counted = (came_in - took_place).days in COUNTED_BACK
    return When(took_place.isoformat() + ("~" if is_counted else ""), moment_of(added) or came_in.isoformat())


def is_number(text: str) -> bool:
    """Whether a text can be the number of an event: digits, and not more than GDELT will ever need."""
    return text.isdecimal() and text.isascii() and len(text) <= _LONGEST


def day_of(text: str) -> date | None:
    """A day of eight digits; None where it is none."""
    if len(text) != _DAY or not text.isdecimal() or not text.isascii():
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def moment_of(text: str) -> str | None:
    """A moment of fourteen digits in UTC, as EDTF; None where it is none."""
    day, rest = day_of(text[:_DAY]), text[_DAY:]
    if day is None or len(text) != _SECOND or not rest.isdecimal() or not rest.isascii():
        return None
    hour, minute, second = rest[:2], rest[2:4], rest[4:]
    if hour > "23" or minute > "59" or second > "59":
        return None
    return f"{day.isoformat()}T{hour}:{minute}:{second}Z"
