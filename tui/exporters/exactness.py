"""Which dates other programs can hold as they are: those of a plain calendar, with nothing left open.

All others are said in words, so that they stay visibly uncertain.
"""

from __future__ import annotations

import re

from tui.model.dates import Kind, Moment, Precision, When

_MACHINE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")


def exact_ends(when: When) -> tuple[Moment, Moment] | None:
    """First and last moment of a date that is one date or lasts from one to another, none of them in doubt.

    None where anything is uncertain, approximate or open, a digit is missing, or a season is meant.
    """
    if when.kind not in (Kind.POINT, Kind.INTERVAL) or when.uncertain or when.approximate:
        return None
    start, end = when.spans[0].start, when.spans[0].end
    if isinstance(start, Moment) and isinstance(end, Moment) and _is_plain(start) and _is_plain(end):
        return start, end
    return None


def _is_plain(moment: Moment) -> bool:
    digits = f"{moment.month or ''}{moment.day or ''}"
    return moment.year.low == moment.year.high and "X" not in digits and moment.division is None


def machine_form(when: When) -> str:
    """The date as the attribute `datetime` of HTML has it; empty where HTML has none that means the same."""
    if exact_ends(when) is None or when.kind is not Kind.POINT or not _MACHINE.fullmatch(when.canonical):
        return ""
    return "" if when.canonical.startswith("0000") else when.canonical


def is_timed(moment: Moment) -> bool:
    """Whether it is known to the hour or better."""
    return moment.precision <= Precision.HOUR
