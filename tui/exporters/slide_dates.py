"""The dates of a slide of TimelineJS: as fine as they are known, and in words where that is not all.

TimelineJS has a calendar date with as many parts as there are, from the year to the millisecond, without a
time zone; it knows no doubt. Of a timeline that goes beyond the years a browser can count with, it reads
the years alone.
"""

from __future__ import annotations

import re

from tui.exporters.exactness import exact_ends
from tui.exporters.losses import COARSE, DATES_IN_WORDS, ZONES, Losses
from tui.exporters.selection import Selection
from tui.exporters.telling import Teller
from tui.model.dates import Kind, Moment, Precision, When, parse
from tui.model.dates.civil import DAY, civil_from_seconds
from tui.model.records import Event

Date = dict[str, int]
"""A date of TimelineJS."""
_FARTHEST = 8_640_000_000_000
"""Seconds from 1970 that a browser can count with (ECMA-262, section 21.4.1.1)."""


def is_cosmological(selection: Selection) -> bool:
    """Whether the events begin farther away than a browser can count."""
    answer, starts = selection.answer, selection.archive.columns.starts
    if not answer.matched:
        return False
    ends = (starts[answer.row_at(0)], starts[answer.row_at(answer.matched - 1)])
    # What has neither a beginning nor an end stands behind everything, at no moment at all.
    return any(_FARTHEST < abs(end) < 2**62 for end in ends)


def slide_dates(
    event: Event, teller: Teller, losses: Losses, *, cosmological: bool
) -> dict[str, object] | None:
    """`start_date`, `end_date` and `display_date` of an event; None where it has no place on the axis."""
    when = parse(event.date)
    ends = _ends(when)
    if ends is None or not (cosmological or _is_countable(when)):
        return None
    first, last = (_years(date) if cosmological else date for date in ends)
    found: dict[str, object] = {"start_date": first}
    if last != first:
        found["end_date"] = last
    words = _words(event, when, teller, losses, only_years=cosmological and ends != (first, last))
    return {**found, "display_date": words} if words else found


def _is_countable(when: When) -> bool:
    return all(abs(second) <= _FARTHEST for second in (when.earliest, when.latest) if second is not None)


def _ends(when: When) -> tuple[Date, Date] | None:
    """First and last date; of one that is open at one side, the known end stands for both."""
    known = [end for end in (when.start, when.end) if isinstance(end, Moment)]
    if not known:
        return None
    return _date(known[0], at_end=False), _date(known[-1], at_end=isinstance(when.end, Moment))


def _date(moment: Moment, *, at_end: bool) -> Date:
    """The parts of a date that are known; where the year is not, the first or last that it may be."""
    year = moment.year.high if at_end else moment.year.low
    if moment.clock is not None:
        return _with_clock(moment)
    if moment.division is not None:
        year, month, _ = civil_from_seconds(moment.latest if at_end else moment.earliest)
        return {"year": _counted(year), "month": month}
    found = {"year": _counted(year)}
    for name, digits in (("month", moment.month), ("day", moment.day)):
        if digits is None or not digits.isdigit():
            break
        found[name] = int(digits)
    return found


def _counted(year: int) -> int:
    """A year as TimelineJS counts it: -44 is 44 BCE, and there is no year 0."""
    return year if year > 0 else year - 1


def _with_clock(moment: Moment) -> Date:
    """Day and time as the clock of the place showed them."""
    clock = moment.clock
    assert clock is not None
    local = moment.earliest + (clock.offset or 0)
    year, month, day = civil_from_seconds(local)
    second = local % DAY
    found = {"year": _counted(year), "month": month, "day": day, "hour": second // 3600}
    if moment.precision <= Precision.MINUTE:
        found["minute"] = second // 60 % 60
    if moment.precision is Precision.SECOND:
        found["second"] = second % 60
    fraction = re.search(r"\.(\d{1,3})", clock.text)
    return {**found, "millisecond": int(fraction[1].ljust(3, "0"))} if fraction else found


def _years(date: Date) -> Date:
    return {"year": date["year"]}


def _words(event: Event, when: When, teller: Teller, losses: Losses, *, only_years: bool) -> str:
    """What is shown for the date: the source's words for an exact one, all that is known for any other."""
    ends = exact_ends(when)
    if ends is None or event.reported:
        losses.note(DATES_IN_WORDS)
    elif only_years:
        losses.note(COARSE)
    elif any(end.clock is not None and end.clock.offset is not None for end in ends):
        losses.note(ZONES)
    elif when.kind is Kind.INTERVAL and ends[0] == ends[1]:
        losses.note(DATES_IN_WORDS)
    else:
        return teller.text(event.date_as_printed, marked=False)
    return teller.when(event)
