"""When events happen: 45 years of days, and what EDTF makes of a day.

Every kind of date that fits into the period occurs; years before the common era, far years and centuries do
not. Specification: Library of Congress, Extended Date/Time Format (2019), levels 0, 1 and 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from generating.drawing import by_weight, fractions

_FIRST, _LAST = date(1980, 1, 3), date(2024, 12, 29)
DAYS = tuple((_FIRST + timedelta(number)).isoformat() for number in range((_LAST - _FIRST).days + 1))
"""The days of the period in ISO 8601. One day is kept free at either end for offsets from UTC."""

_WINDOW = 4096
_SHUFFLED, _ANYWHERE = 0.6, 0.05
"""Shares of the windows that are shuffled and of the events that stand anywhere in the file."""

Form = Callable[[int, float], str]
"""Makes a date of the number of a day and a fraction that chooses within the form."""


def timeline(seed: str, events: int) -> Iterator[int]:
    """The number of the day of each event in the order of the file: roughly, not strictly, forwards."""
    random = Random(f"{seed}/timeline")  # noqa: S311 - a story is made up, not kept secret
    size = min(_WINDOW, max(8, events // 50))
    window: list[int] = []
    for day in _forwards(random, events):
        window.append(day)
        if len(window) == size:
            yield from _disordered(random, window)
            window = []
    yield from _disordered(random, window)


def _forwards(random: Random, events: int) -> Iterator[int]:
    """Days in the order of their weeks; later years have more news, and some weeks have much more."""
    weeks = -(-len(DAYS) // 7)
    weights = [weeks + 2 * week + int(20 * weeks * _burst(random)) for week in range(weeks)]
    total, told, weight = sum(weights), 0, 0
    for week in range(weeks):
        weight += weights[week]
        until = events * weight // total
        length = min(7, len(DAYS) - 7 * week)
        yield from sorted(7 * week + int(random.random() * length) for _ in range(until - told))
        told = until


def _burst(random: Random) -> float:
    """A fraction that is seldom large; by multiplying alone, which is the same on every machine."""
    fraction = random.random()
    cube = fraction * fraction * fraction
    return cube * cube * cube * cube


def _disordered(random: Random, window: list[int]) -> list[int]:
    if random.random() < _SHUFFLED:
        random.shuffle(window)
    chance = random.random
    return [int(chance() * len(DAYS)) if chance() < _ANYWHERE else day for day in window]


def dates(seed: str, days: Iterator[int]) -> Iterator[tuple[int, str]]:
    """The number of the day and the EDTF of each event."""
    forms, chances = by_weight(f"{seed}/forms", FORMS), fractions(f"{seed}/within forms")
    for day, form, chance in zip(days, forms, chances, strict=False):
        yield day, form(day, chance)


def later(day: int, distance: int) -> str:
    """A day so many days after another, not after the end of the period."""
    return DAYS[min(day + distance, len(DAYS) - 1)]


def _day(day: int, _: float) -> str:
    return DAYS[day]


def _clock(chance: float) -> str:
    minutes = int(chance * 1440)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _time(day: int, chance: float) -> str:
    return f"{DAYS[day]}T{_clock(chance)}:00Z"


def _time_with_offset(day: int, chance: float) -> str:
    offset = ("+01:00", "+02:00", "-05:00", "+09:00", "+05:30")[int(chance * 997) % 5]
    return f"{DAYS[day]}T{_clock(chance)}:{int(chance * 31_001) % 60:02}{offset}"


def _time_without_zone(day: int, chance: float) -> str:
    return f"{DAYS[day]}T{_clock(chance)}:00"


def _minute(day: int, chance: float) -> str:
    return f"{DAYS[day]}T{_clock(chance)}Z"


def _month(day: int, _: float) -> str:
    return DAYS[day][:7]


def _year(day: int, _: float) -> str:
    return DAYS[day][:4]


def _decade(day: int, _: float) -> str:
    return DAYS[day][:3] + "X"


def _doubted(day: int, chance: float) -> str:
    return DAYS[day][: (10, 10, 7, 4)[int(chance * 4)]] + "?~%"[int(chance * 997) % 3]


def _day_open(day: int, _: float) -> str:
    return DAYS[day][:7] + "-XX"


def _month_open(day: int, _: float) -> str:
    return DAYS[day][:4] + "-XX"


def _digits_open(day: int, chance: float) -> str:
    iso = DAYS[day]
    tens = iso[:8] + iso[8] + "X"
    some = (
        tens,
        iso[:4] + "-1X",
        iso[:3] + "X" + iso[4:7],
        iso[:4] + "-XX-" + f"{int(chance * 997) % 28 + 1:02}",
    )
    return some[int(chance * 4)]


def _season(day: int, chance: float) -> str:
    return f"{DAYS[day][:4]}-{21 + int(chance * 4)}"


def _division(day: int, chance: float) -> str:
    return f"{DAYS[day][:4]}-{25 + int(chance * 17)}"


def _interval(day: int, chance: float) -> str:
    length = (10, 10, 10, 7, 4)[int(chance * 5)]
    distance = {10: 1 + int(chance * 997) % 20, 7: 31 + int(chance * 997) % 200, 4: 366 + int(chance * 997)}[
        length
    ]
    return f"{DAYS[day][:length]}/{later(day, distance)[:length]}"


def _doubted_interval(day: int, chance: float) -> str:
    start, end = "?~%"[int(chance * 3)], ("", "~")[int(chance * 997) % 2]
    return f"{DAYS[day]}{start}/{later(day, 1 + int(chance * 60))}{end}"


def _open_end(day: int, _: float) -> str:
    return DAYS[day] + "/.."


def _open_start(day: int, _: float) -> str:
    return "../" + DAYS[day][:7]


def _unknown_start(day: int, _: float) -> str:
    return "/" + DAYS[day]


def _unknown_end(day: int, _: float) -> str:
    return DAYS[day][:7] + "/"


def _one_of(day: int, chance: float) -> str:
    last = later(day, 2 + int(chance * 9))
    joined = ".." if chance < 0.5 else ","
    return f"[{DAYS[day]}{joined}{last}]" if chance < 0.9 else f"[..{last}]"


def _all_of(day: int, chance: float) -> str:
    return f"{{{DAYS[day]},{later(day, 7 + int(chance * 30))},{later(day, 60 + int(chance * 30))[:7]}}}"


def _parts_doubted(day: int, chance: float) -> str:
    year, month, of_month = DAYS[day].split("-")
    some = (f"{year}-?{month}-{of_month}", f"?{year}-{month}-~{of_month}", f"{year}-{month}-%{of_month}")
    return some[int(chance * 3)]


def _significant(day: int, _: float) -> str:
    return DAYS[day][:4] + "S3"


FORMS: dict[Form, int] = {
    _day: 7600,
    _time: 600,
    _time_with_offset: 120,
    _time_without_zone: 20,
    _minute: 60,
    _month: 400,
    _year: 120,
    _decade: 20,
    _doubted: 260,
    _day_open: 60,
    _month_open: 30,
    _digits_open: 40,
    _season: 80,
    _division: 60,
    _interval: 280,
    _doubted_interval: 40,
    _open_end: 60,
    _open_start: 15,
    _unknown_start: 20,
    _unknown_end: 20,
    _one_of: 40,
    _all_of: 20,
    _parts_doubted: 30,
    _significant: 10,
}
"""How often, of ten thousand dates, each form is used."""
