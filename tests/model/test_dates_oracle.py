"""Our bounds against those of the `edtf` package, an independent reading of the same specification."""

from __future__ import annotations

import io
import json
import math
import random
import time
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from pyparsing import ParseException

from tui.model.dates import DateError, parse
from tui.model.dates.civil import DAY, civil_from_days, days_from_civil, days_in_month

WINTER = "the package ends a winter with the year; ours reaches into February"
UNKNOWN = "the package takes ten years for an unknown end; ours has no bound"
ESTIMATE = "the package takes the estimated year alone; ours takes all years that share its digits"
MIDNIGHT = "the package puts 24:00 at the beginning of its day; ours at the beginning of the next"

DIFFERENT = {
    "2001-24": WINTER,
    "1985-04-12/": UNKNOWN,
    "/1985-04-12": UNKNOWN,
    "1950S2": ESTIMATE,
    "2016-05-02T24:00:00": MIDNIGHT,
}
ALIKE = [
    "2016",
    "-0002",
    "2016-02",
    "2016-02-29",
    "2016-05-02T16:54:59Z",
    "1984~",
    "2004-06?",
    "2004-06-11%",
    "199X",
    "19XX",
    "1999-XX",
    "1999-02-XX",
    "1999-XX-XX",
    "Y170000002",
    "Y-170000002",
    "Y-17E7",
    "2001-21",
    "2001-22",
    "2001-23",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005",
    "1984~/2004-06",
    "-1000/-0999",
    "156X-12-25",
    "15XX-12-XX",
    "1XXX-12",
    "1XXX-XX",
    "2004-?06-11",
    "?2004-06-~11",
    "198X/199X",
    "2000-12-XX/2012",
    "[1667,1668,1670..1672]",
    "{1960,1961-12}",
    "2001-33",
    "2001-36",
]


def theirs(text: str) -> tuple[int | None, int | None]:
    """First and last day by the package, as days from 1970-01-01; None for no bound."""
    with redirect_stdout(io.StringIO()):  # it prints what it cannot build
        date = parse_edtf(text)
        first, last = (day_of(bound) for bound in (date.lower_strict(), date.upper_strict()))
    return first, last


def day_of(bound: time.struct_time | float) -> int | None:
    if isinstance(bound, time.struct_time):
        return days_from_civil(bound.tm_year, bound.tm_mon, bound.tm_mday)
    assert math.isinf(bound)
    return None


def ours(text: str) -> tuple[int | None, int | None]:
    when = parse(text)
    return (
        None if when.earliest is None else when.earliest // DAY,
        None if when.latest is None else when.latest // DAY,
    )


@pytest.mark.parametrize("text", ALIKE)
def test_bounds_are_those_of_the_package(text: str) -> None:
    assert ours(text) == theirs(text)


@pytest.mark.parametrize("text", DIFFERENT)
def test_a_known_difference_is_still_one(text: str) -> None:
    assert ours(text) != theirs(text)


def reason_to_differ(text: str) -> str | None:
    """Why our bounds of a date of the lists are not those of the package."""
    if "S" in text:
        return ESTIMATE
    if text.startswith("/") or text.endswith("/"):
        return UNKNOWN
    return MIDNIGHT if "T24" in text else WINTER if text.endswith("-24") else None


def test_bounds_of_all_lists_are_those_of_the_package_save_those_with_a_reason(shared: Path) -> None:
    alike = different = unread = 0
    lists = json.loads((shared / "data/edtf/edtf-validate_lists.DERIVED.json").read_text(encoding="utf-8"))
    texts = [text for name, texts in lists.items() if not name.startswith("invalid") for text in texts]
    script = json.loads((shared / "data/edtf/edtf.js_parser.DERIVED.json").read_text(encoding="utf-8"))
    for text in texts + [entry["edtf"] for entry in script["valid"]]:
        try:
            found, expected = ours(text), theirs(text)
        except DateError:
            continue  # of two or three digits: another test counts them
        except (ParseException, ValueError, TypeError, AttributeError, AssertionError):
            unread += 1
            continue
        alike += expected == found
        different += expected != found
        assert expected == found or reason_to_differ(text), text
    assert (alike, different, unread) == (114, 14, 46)


def random_day(chance: random.Random) -> str:
    year, month = chance.randint(1, 9998), chance.randint(1, 12)
    day = chance.randint(1, days_in_month(year, month))
    text = f"{year:04}-{month:02}-{day:02}"
    cut = chance.choice([4, 7, 10, 10])
    return text[:cut] + chance.choice(["", "", "?", "~", "%"])


@given(st.randoms(use_true_random=False))
def test_random_dates_have_the_bounds_of_the_package(chance: random.Random) -> None:
    text = random_day(chance)
    assert ours(text) == theirs(text)


@given(st.integers(-4_000_000, 4_000_000))
def test_a_day_outside_of_datetime_is_where_the_package_has_it(days: int) -> None:
    year, month, day = civil_from_days(days)
    text = f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"
    if abs(year) <= 9999:
        assert ours(text) == (days, days)
        assert ours(text) == theirs(text)
