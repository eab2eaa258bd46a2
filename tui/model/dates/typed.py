"""Dates that a person types on the command line or into "go to date", and what a file probably meant.

A story file is read by `parse` alone. Here EDTF comes first, then spellings with one
reading, then days counted from an anchor.
"""

from __future__ import annotations

import contextlib
import re
from datetime import date
from functools import lru_cache

from tui.model.dates.civil import DAY, civil_from_days, days_from_civil, days_in_month
from tui.model.dates.parsing import parse
from tui.model.dates.refusal import DateError
from tui.model.dates.when import When
from tui.model.dates.years import FARTHEST, year_text
from tui.wording import N_

_DAYS = {
    "today": 0, "heute": 0, "yesterday": -1, "gestern": -1, "tomorrow": 1, "morgen": 1, "vorgestern": -2,
    "übermorgen": 2,
}  # fmt: skip
_STEP = re.compile(r"([+-]) ?([0-9]{1,6}) ?([dtwmyj])", re.ASCII)
_UNITS = {"d": "day", "t": "day", "w": "week", "m": "month", "y": "year", "j": "year"}


def parse_typed(text: str, *, today: date, anchor: int | None = None) -> When:
    """Understand a date as typed.

    Args:
        text: EDTF, a spelling in English or German with one reading, `yesterday`, or a step such as `+3d`,
            `-2w`, `+1m`, `-1y` (German `t` and `j` for day and year).
        today: what `today` and its neighbours are counted from.
        anchor: second since 1970 that steps are counted from, such as that of the selected event; else today.

    Returns:
        A date whose `text` is EDTF. Missing parts stay missing: "Oct 2024" is `2024-10`. A step in months or
        years that ends on a day that does not exist ends on the last one of that month.

    Raises:
        DateError: with the reason, also where there are two readings.
    """
    typed = " ".join(text.lower().split())
    if typed in _DAYS:
        return _on(days_from_civil(today.year, today.month, today.day) + _DAYS[typed])
    if step := _STEP.fullmatch(typed):
        start = days_from_civil(today.year, today.month, today.day) if anchor is None else anchor // DAY
        count = int(step[2]) if step[1] == "+" else -int(step[2])
        return _on(_stepped(start, count, _UNITS[step[3]]))
    try:
        return parse(text.strip())
    except DateError as refused:
        return _lenient(text, refused)


def _lenient(text: str, refused: DateError) -> When:
    """A spelling other than EDTF, or the reason why not: the one of EDTF where the text looks like it."""
    from tui.model.dates.repairing import repaired
    from tui.model.dates.spelling import respell

    spelled = respell(text)
    if spelled is not None:
        return parse(spelled)
    with contextlib.suppress(DateError):
        return parse(repaired(text))
    if re.fullmatch(r"[0-9XYT?~%\-+:./\[\]{},Z]+", text.strip()):
        raise refused
    raise DateError(N_("“{text}” is not a date; write 2024-10-28, 28 Oct 2024, yesterday or -2w"), text=text)


@lru_cache(maxsize=1024)
def suggest(text: str) -> str | None:
    """The EDTF that a text in a story file probably meant, or None.

    None too for a text that is EDTF already and for one with two readings.
    """
    try:
        parse(text)
    except DateError:
        return _candidate(text)
    return None


def _candidate(text: str) -> str | None:
    from tui.model.dates.repairing import repaired
    from tui.model.dates.spelling import respell

    try:
        spelled = respell(text)
    except DateError:
        return None
    for candidate in (spelled, repaired(text)):
        try:
            if candidate is not None:
                return parse(candidate).canonical
        except DateError:
            continue
    return None


def _stepped(start: int, count: int, unit: str) -> int:
    if unit in ("day", "week"):
        return start + count * (7 if unit == "week" else 1)
    year, month, day = civil_from_days(start)
    years, month_index = divmod(month - 1 + count * (12 if unit == "year" else 1), 12)
    year, month = year + years, month_index + 1
    return days_from_civil(year, month, min(day, days_in_month(year, month)))


def _on(days: int) -> When:
    """The date of one day; beyond the years of four digits EDTF has no days, so there it is the year."""
    year, month, day = civil_from_days(days)
    if abs(year) > FARTHEST:
        raise DateError(N_("year {year} is more than 292 billion years away"), year=str(year))
    return parse(year_text(year) if abs(year) > 9999 else f"{year_text(year)}-{month:02}-{day:02}")
