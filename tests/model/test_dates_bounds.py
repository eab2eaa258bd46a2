"""The quick way to the bounds of a date gives what the whole grammar gives."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_dates import DATES
from test_dates_lists import JAVASCRIPT, RUBY, VALIDATE

from tui.model.dates import Bounds, DateError, bounds, parse


def by_the_grammar(text: str) -> Bounds | str:
    try:
        when = parse(text)
    except DateError as error:
        return error.reason
    return Bounds(when.earliest, when.latest, when.firm, when.sort_key)


def quickly(text: str) -> Bounds | str:
    try:
        return bounds(text)
    except DateError as error:
        return error.reason


ZONES = st.sampled_from(
    [
        "",
        "Z",
        "+00:00",
        "-00:00",
        "+02:00",
        "-11:30",
        "+13:59",
        "+14:00",
        "-12:00",
        "-01:60",
        "+24:00",
        "z",
        "+2",
    ]
)
NUMBERS = st.integers(0, 99).map(lambda number: f"{number:02}")


@st.composite
def almost_exact(draw: st.DrawFn) -> str:
    """A day or a second, in which any number may be one that there is not."""
    year = draw(st.one_of(st.integers(0, 9999), st.sampled_from([0, 1, 1900, 2000, 2023, 2024, 9999])))
    text = f"{year:04}-{draw(NUMBERS)}-{draw(NUMBERS)}"
    if draw(st.booleans()):
        return text
    time = ":".join(draw(st.lists(NUMBERS, min_size=1, max_size=3)))
    return f"{text}T{time}{draw(ZONES)}"


@settings(max_examples=400, deadline=None)
@given(st.one_of(DATES, almost_exact(), st.text("0123456789-:TZ+./X?~", max_size=26)))
@example("0000-01-01")
@example("0001-01-01T00:00:00+13:00")
@example("9999-12-31T23:59:59-11:00")
@example("2024-02-29")
@example("2023-02-29")
@example("2024-10-28T24:00:00")
@example("2024-10-28T23:59:60")
@example("٢٠٢٤-١٠-٢٨")
@example("2024-10-28\n")
def test_any_text_has_the_bounds_that_the_grammar_says(text: str) -> None:
    assert quickly(text) == by_the_grammar(text)


@settings(max_examples=300, deadline=None)
@given(st.dates(), st.times(), ZONES)
def test_real_days_and_seconds_have_the_bounds_that_the_grammar_says(
    day: dt.date, time: dt.time, zone: str
) -> None:
    second = f"{day.isoformat()}T{time.isoformat(timespec='seconds')}{zone}"
    for text in (day.isoformat(), second):
        assert quickly(text) == by_the_grammar(text)


def test_a_day_goes_from_its_first_to_its_last_second() -> None:
    assert bounds("1970-01-02") == Bounds(86_400, 2 * 86_400 - 1, True, (86_400, 2 * 86_400 - 1))
    assert bounds("1970-01-01T02:00:01+02:00").earliest == 1


def test_what_is_no_date_is_refused_each_time_it_is_asked_for() -> None:
    for _ in range(2):
        with pytest.raises(DateError):
            bounds("soon")


@pytest.mark.parametrize("place", [VALIDATE, JAVASCRIPT, RUBY])
def test_all_listed_dates_have_the_bounds_that_the_grammar_says(shared: Path, place: str) -> None:
    texts = sorted(_texts_in(shared / place))
    assert len(texts) > 50
    assert [text for text in texts if quickly(text) != by_the_grammar(text)] == []


def _texts_in(place: Path) -> set[str]:
    """Every string of some files, whatever it is there for."""
    files = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    found: set[str] = set()
    for path in files:
        text = path.read_text("utf-8", "replace")
        if path.suffix == ".json":
            rooms = [json.loads(text)]
            while rooms:
                room = rooms.pop()
                if isinstance(room, dict):
                    rooms += [*room, *room.values()]
                elif isinstance(room, list):
                    rooms += room
                elif isinstance(room, str):
                    found.add(room)
        else:
            found.update(part for line in text.splitlines() for part in line.replace("'", '"').split('"'))
    return found
