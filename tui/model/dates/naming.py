"""Names of years, months, days, seasons and times in the language of the interface.

One date at a time; what joins and marks them stands in `display`. A name never says
more than is known: where digits are open, the finest unit that is whole is named.
"""

from __future__ import annotations

from tui.model.dates.civil import DAY, civil_from_seconds, days_from_civil, weekday
from tui.model.dates.moment import Moment, Precision
from tui.wording import N_, Wording

_SEASONS = (N_("spring {year}"), N_("summer {year}"), N_("autumn {year}"), N_("winter {year}"))
_GREGORIAN = days_from_civil(1582, 10, 15)
_QUARTER = N_("Q{n} {year}")
_THIRD = N_("third {n} of {year}")
_HALF = N_("half {n} of {year}")
_BIG = ((10**9, N_("{n} billion")), (10**6, N_("{n} million")))


def short_name(moment: Moment, wording: Wording, *, year: bool, clock: bool = True) -> str:
    """The date in few cells: `28 Oct`, `Oct 2024`, `spring 2024`, `28 Oct 14:10` (UTC).

    Args:
        moment: the date; its qualification is not said.
        wording: the language.
        year: false leaves out the year of a month or anything finer.
        clock: false leaves out the time of day.
    """
    if moment.precision > Precision.MONTH:
        return _coarse_name(moment, wording)
    year_number, month, day = civil_from_seconds(moment.earliest)
    names = wording.cldr.months["abbreviated"]
    values = {"month": names[month], "day": day, "year": year_name(year_number, wording)}
    if moment.precision is Precision.MONTH:
        return wording.say("{month} {year}", **values) if year else str(names[month])
    said = wording.say(N_("{day} {month} {year}") if year else N_("{day} {month}"), **values)
    return f"{said} {clock_name(moment, wording)}" if clock and moment.clock else said


def weekday_name(moment: Moment, wording: Wording) -> str:
    """The date with the day of its week and its year: `Mon 28 Oct 2024`; of a coarser date the short name.

    Before the Gregorian calendar no day of the week is named: who wrote the date then counted otherwise.
    """
    said = short_name(moment, wording, year=True, clock=False)
    if moment.precision > Precision.DAY or moment.earliest // DAY < _GREGORIAN:
        return said
    name = wording.cldr.days[weekday(moment.earliest // DAY)]
    return f"{name} {said}"


def full_name(moment: Moment, wording: Wording) -> str:
    """The date in full: `Mon 28 Oct 2024`, `October 2024, day unknown`, `Mon 28 Oct 2024, 14:10 UTC`.

    The qualification is not said.
    """
    if moment.precision is Precision.MONTH:
        year, month, _ = civil_from_seconds(moment.earliest)
        wide = wording.cldr.months["wide"][month]
        said = wording.say("{month} {year}", month=wide, year=year_name(year, wording))
    else:
        said = weekday_name(moment, wording)
    return said + "".join(f", {addition}" for addition in _additions(moment, wording))


def _additions(moment: Moment, wording: Wording) -> list[str]:
    """What the full name says after the date: time, hemisphere, what is left open."""
    if moment.clock is not None:
        return _zoned(moment, wording)
    if moment.division is not None and 25 <= moment.division <= 32:
        north = moment.division < 29
        return [wording.say("northern hemisphere") if north else wording.say("southern hemisphere")]
    if moment.precision is Precision.MONTH and moment.day == "XX":
        return [wording.say("day unknown")]
    if moment.precision is Precision.YEAR and moment.month == "XX" and moment.day in ("XX", None):
        return [wording.say("month unknown")]
    return [wording.say("written {text}", text=moment.canonical.strip("?~%"))] if _irregular(moment) else []


def _irregular(moment: Moment) -> bool:
    """Whether the name says less than was written: digits open amid others, or an estimated year."""
    open_digits = moment.precision > Precision.DAY and "X" in f"{moment.month}{moment.day}"
    coarse_year = moment.precision >= Precision.DECADE and moment.month is not None
    return open_digits or coarse_year or "S" in moment.year.text


def _zoned(moment: Moment, wording: Wording) -> list[str]:
    time = clock_name(moment, wording)
    if moment.clock is None or moment.clock.offset is None:
        return [time, wording.say("time zone not given")]
    if moment.clock.offset == 0:
        return [f"{time} UTC"]
    return [f"{time} UTC ({moment.canonical})"]


def clock_name(moment: Moment, wording: Wording) -> str:
    """The time of day in UTC, as fine as it is known: `14:10`, `14:10:05`, `14h`."""
    hour, rest = divmod(moment.earliest % DAY, 3600)
    minute, second = divmod(rest, 60)
    if moment.precision is Precision.HOUR and minute == 0:
        return wording.say("{hour}h", hour=hour)
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")


def year_name(year: int, wording: Wording) -> str:
    """An astronomical year as people count: `2024`, `476 CE`, `44 BCE`, `13.8 billion BCE`."""
    if 1000 <= year <= 9999:
        return str(year)
    counted = _magnitude(year, wording)
    return wording.say("{year} CE", year=counted) if year > 0 else wording.say("{year} BCE", year=counted)


def _magnitude(year: int, wording: Wording) -> str:
    """The number of a year in its era; in words if it is round, where one year more or less is nothing."""
    for size, words in _BIG:
        whole, rest = divmod(abs(year), size)
        if whole and rest % (size // 100) == 0:
            decimals = f"{rest // (size // 100):02}".rstrip("0")
            point = "," if wording.language == "de" else "."
            return wording.say(words, n=wording.number(whole) + (point + decimals if decimals else ""))
    counted = year if year > 0 else 1 - year
    return wording.number(counted) if counted > 9999 else str(counted)


def _coarse_name(moment: Moment, wording: Wording) -> str:
    """A season, year, or group of years."""
    low, high = moment.year.low, moment.year.high
    if moment.precision is Precision.SEASON and moment.division is not None:
        return _division_name(moment.division, year_name(low, wording), wording)
    if low == high:
        return year_name(low, wording)
    if (low, high) == (0, 9999):
        return wording.say("year unknown")
    if high - low == 9 and low >= 1000:
        return wording.say("{year}s", year=low)
    if low <= 0 < high:
        return f"{year_name(low, wording)}–{year_name(high, wording)}"
    first, last = _magnitude(low, wording), year_name(high, wording)
    return f"{first}–{last}"


def _division_name(number: int, year: str, wording: Wording) -> str:
    if number <= 32:
        return wording.say(_SEASONS[(number - 21) % 4], year=year)
    if number <= 36:
        return wording.say(_QUARTER, n=number - 32, year=year)
    if number <= 39:
        return wording.say(_THIRD, n=number - 36, year=year)
    return wording.say(_HALF, n=number - 39, year=year)
