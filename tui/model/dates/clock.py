"""The time of day in an EDTF date: `14:10:00Z`, `14:10+02:00`.

EDTF asks for hours, minutes and seconds; hours or hours and minutes alone, as ISO
8601-1 has them, are read too, because reports say "14:10" and nothing finer.
"""

from __future__ import annotations

import re

from tui.model.dates.moment import Clock, Precision
from tui.model.dates.refusal import DateError
from tui.wording import N_

_CLOCK = re.compile(
    r"([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?)?(Z|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
)
_WEST, _EAST = -12 * 3600, 14 * 3600
"""The farthest offsets in use."""


def read_clock(text: str) -> Clock:
    """Read what stands behind the `T`.

    Raises:
        DateError: it is not a time of day. A second 60 is refused: seconds since 1970 have no place for it.
    """
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise DateError(N_("“{text}” is not a time of day"), text=text)
    hour, minute, second, fraction, zone, sign, zone_hour, zone_minute = found.groups()
    past_midnight = hour == "24" and (int(minute or 0) or int(second or 0) or int(fraction or 0))
    if hour > "24" or past_midnight or (minute or "00") > "59" or (second or "00") > "59":
        raise DateError(N_("there is no time of day {time}"), time=text[: found.end(3)] if second else text)
    precision = Precision.SECOND if second else Precision.MINUTE if minute else Precision.HOUR
    digits = ":".join(part for part in (hour, minute, second) if part)
    if fraction and fraction.strip("0"):
        digits += "." + fraction.rstrip("0")
    if zone is None:
        return Clock(digits, None, precision)
    offset = _offset(zone, sign, zone_hour, zone_minute)
    return Clock(digits + _zone_text(offset), offset, precision)


def second_of_day(clock: Clock) -> int:
    """Seconds from midnight, in the clock's own zone, to the beginning of what it names; 24:00 is 86,400."""
    parts = re.findall(r"[0-9]{2}", re.split(r"[Z+.-]", clock.text)[0])
    return sum(int(part) * size for part, size in zip(parts, (3600, 60, 1), strict=False))


def width(precision: Precision) -> int:
    """Seconds that a time of this precision lasts."""
    return {Precision.SECOND: 1, Precision.MINUTE: 60, Precision.HOUR: 3600}[precision]


def _offset(zone: str, sign: str | None, hour: str | None, minute: str | None) -> int:
    if zone == "Z":
        return 0
    size = int(hour or 0) * 3600 + int(minute or 0) * 60
    offset = -size if sign == "-" else size
    if (minute or "00") > "59" or (sign == "-" and size == 0) or not _WEST <= offset <= _EAST:
        raise DateError(N_("there is no time zone {zone}"), zone=zone)
    return offset


def _zone_text(offset: int) -> str:
    if offset == 0:
        return "Z"
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
