"""Dates as TimelineJS has them: parts that may be strings or empty, and texts of its second version.

Where it can be read in two ways, what TimelineJS itself makes of it is taken (`TLDate.js`, version 3):
month before day between slashes, a negative year counts years before the common era.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from tui.importers.found import Unused
from tui.model.dates import DateError, parse
from tui.model.dates.years import year_text
from tui.wording import N_

_PARTS = ("year", "month", "day", "hour", "minute", "second", "millisecond")
_NUMBER = re.compile(r"-?[0-9]{1,15}")
_COMMAS = re.compile(r"-?[0-9]{1,15}(?:,[0-9]{0,3}){0,6}")
_ISO = re.compile(r"(-?[0-9]{4,})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ]([0-9:.]+)(Z?))?)?)?")
_SLASHES = re.compile(r"(?:([0-9]{1,2})/)?([0-9]{1,2})/(-?[0-9]{4,})(?:\s+([0-9:.]+))?")
_CLOCK = re.compile(
    r"([0-9]{1,2})(?::([0-9]{1,2}))?(?::([0-9]{1,2}))?(?:\.([0-9]{1,3}))?\s*(am|pm)?", re.IGNORECASE
)


class SlideDate(Struct, frozen=True):
    """A date of a slide.

    Attributes:
        edtf: the date.
        kept: parts that a date cannot hold, since one before them is missing.
    """

    edtf: str
    kept: Mapping[str, str]

    @property
    def is_year_0(self) -> bool:
        """Whether it is in the year 0."""
        return self.edtf.endswith("?")


class NoDateError(ValueError):
    """There is no date, or it is none; `unused` says so."""

    def __init__(self, reason: str, text: str = "") -> None:
        super().__init__(reason)
        self.reason, self.text = reason, text

    def unused(self, line: int) -> Unused:
        """The same for an entry of the file."""
        return Unused(line, self.reason, {"text": self.text})


def date_of(value: object) -> SlideDate:
    """The date that the value of `start_date`, `end_date`, `startDate` or `endDate` means.

    Raises:
        NoDateError: it is missing, or no date.
    """
    if isinstance(value, dict):
        return _dated(value, str(value))
    if isinstance(value, int | str) and not isinstance(value, bool) and str(value).strip():
        return _dated(_parts_of(str(value).strip()), str(value).strip())
    raise NoDateError(N_("it has no date"))


def clock_parts(text: str) -> dict[str, str]:
    """Hour, minute, second and millisecond of a time such as `05:58:44` or `5:30 pm`.

    Raises:
        NoDateError: it is no time.
    """
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise NoDateError(N_("“{text}” is no time"), text)
    hour = int(found[1])
    if found[5]:
        hour = hour % 12 + (12 if found[5].lower() == "pm" else 0)
    names = ("minute", "second", "millisecond")
    parts = zip(names, found.group(2, 3, 4), strict=True)
    return {"hour": str(hour), **{name: part for name, part in parts if part}}


def _parts_of(text: str) -> dict[str, str]:
    """The parts of a date that is one text."""
    if found := _COMMAS.fullmatch(text):
        return dict(zip(_PARTS, found[0].split(","), strict=False))
    if found := _ISO.fullmatch(text):
        year, month, day, clock, _ = found.groups()
    elif found := _SLASHES.fullmatch(text):
        first, second, year, clock = found.groups()
        month, day = (first, second) if first else (second, None)
    else:
        raise NoDateError(N_("“{text}” is no date that TimelineJS reads"), text)
    parts = {"year": year, "month": month or "", "day": day or ""}
    return parts | (clock_parts(clock) if clock else {})


def _dated(parts: Mapping[str, object], text: str) -> SlideDate:
    numbers: dict[str, int] = {}
    for name in _PARTS:
        written = str("" if parts.get(name) is None else parts[name]).strip().replace(" ", "")
        if not written:
            continue
        if not _NUMBER.fullmatch(written):
            raise NoDateError(N_("“{text}” is no date: its parts are not numbers"), text)
        numbers[name] = int(written)
    if "year" not in numbers:
        raise NoDateError(N_("it has no date"))
    held = _held(numbers)
    edtf = _edtf([numbers[name] for name in held]) + ("" if numbers["year"] else "?")
    try:
        parse(edtf)
    except DateError:
        raise NoDateError(N_("“{text}” is no day of the calendar"), text) from None
    return SlideDate(
        edtf, {name: str(number) for name, number in numbers.items() if name not in held and number}
    )


def _held(numbers: Mapping[str, int]) -> list[str]:
    """The parts that a date can hold: those that follow one another; of a far year, the year alone."""
    held: list[str] = []
    for name in _PARTS:
        if name not in numbers or (name in ("month", "day") and not numbers[name]):
            break
        held.append(name)
    return held[:1] if abs(_edtf_year(numbers["year"])) > 9999 else held


def _edtf_year(year: int) -> int:
    """A year as EDTF counts, which has a year 0: 43 before the common era is -42."""
    return year + 1 if year < 0 else year


def _edtf(parts: Sequence[int]) -> str:
    """Year, month, day, hour, minute, second and millisecond, as many of them as there are."""
    year, *rest = parts
    edtf = year_text(_edtf_year(year))
    for sign, number in zip("--T::", rest, strict=False):
        edtf += f"{sign}{number:02}"
    return edtf + "".join(f".{number:03}" for number in rest[5:])
