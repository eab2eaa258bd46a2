"""Dates as people type them, and what `check` suggests for those in a file."""

from __future__ import annotations

import contextlib
import datetime as dt
import subprocess
import sys

import pytest
from babel.core import Locale
from hypothesis import example, given
from hypothesis import strategies as st

from tui.model.dates import DateError, parse, parse_typed, suggest
from tui.model.dates.vocabulary import MONTHS

TODAY = dt.date(2024, 10, 31)

SPELLINGS = {
    "28 Oct 2024": "2024-10-28",
    "28. Okt. 2024": "2024-10-28",
    "28. Oktober 2024": "2024-10-28",
    "28.10.2024": "2024-10-28",
    "28. 10. 2024": "2024-10-28",
    "10/28/2024": "2024-10-28",
    "28/10/2024": "2024-10-28",
    "05/05/2024": "2024-05-05",
    "Oct 28, 2024": "2024-10-28",
    "October 28th, 2024": "2024-10-28",
    "28th of October 2024": "2024-10-28",
    "28-Oct-2024": "2024-10-28",
    "2024 Oct 28": "2024-10-28",
    "Mon 28 Oct 2024": "2024-10-28",
    "Montag, den 28. Oktober 2024": "2024-10-28",
    "Oct 2024": "2024-10",
    "März 2024": "2024-03",
    "mai 2024": "2024-05",
    "10/2024": "2024-10",
    "2024-6": "2024-06",
    "2024-6-1": "2024-06-01",
    "2024/10/28": "2024-10-28",
    "2024.10.28": "2024-10-28",
    "20241028": "2024-10-28",
    "28 Oct 2024 14:10": "2024-10-28T14:10",
    "28 Oct 2024, 2:10 pm UTC": "2024-10-28T14:10Z",
    "28 Oct 2024 12:05 am": "2024-10-28T00:05",
    "28.10.2024, 14.10 Uhr": "2024-10-28T14:10",
    "28. Oktober 2024 um 14:10 Uhr": "2024-10-28T14:10",
    "Mon, 28 Oct 2024 14:10:00 +0000": "2024-10-28T14:10:00Z",
    "2024-10-28 14:00": "2024-10-28T14:00",
    "2024-10-28t14:10:00z": "2024-10-28T14:10:00Z",
    "2024-10-28T14:10:00-0500": "2024-10-28T14:10:00-05:00",
    "circa 2024": "2024~",
    "ca. 2024": "2024~",
    "about Oct 2024": "2024-10~",
    "28 Oct 2024?": "2024-10-28?",
    "2020s": "202X",
    "1990er Jahre": "199X",
    "44 BC": "-0043",
    "44 v. Chr.": "-0043",
    "spring 2024": "2024-21",
    "Herbst 2024": "2024-23",
    "Q3 2024": "2024-35",
    "3. Quartal 2024": "2024-35",
    "1. Halbjahr 2024": "2024-40",
    "21-27 Oct 2024": "2024-10-21/2024-10-27",
    "21.–27. Oktober 2024": "2024-10-21/2024-10-27",
    "29 Oct – 3 Nov 2024": "2024-10-29/2024-11-03",
    "Oct–Nov 2024": "2024-10/2024-11",
    "28 Dec 2024 to 3 Jan 2025": "2024-12-28/2025-01-03",
    "2024-10-21 - 2024-10-27": "2024-10-21/2024-10-27",
    "by 29 Oct 2024": "/2024-10-29",
    "bis 29. Oktober 2024": "/2024-10-29",
    "from 28 Oct 2024": "2024-10-28/..",
    "seit Oktober 2024": "2024-10/..",
    "-500-01-01": "-0500-01-01",
    "unknown/2004": "/2004",
    "2004/open": "2004/..",
    "199u": "199X",
    "[1667, 1668]": "[1667,1668]",
    "Y2024": "2024",
}


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_spelling_with_one_reading_is_understood_and_suggested(text: str) -> None:
    assert parse_typed(text, today=TODAY).canonical == SPELLINGS[text]
    assert suggest(text) == SPELLINGS[text]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/2024", "“03/04/2024” has two readings; write 2024-04-03 or 2024-03-04"),
        ("1900s", "“1900s” has two readings; write 190X or 19XX"),
        ("Oct 28", "“oct 28” lacks a year of four digits"),
        ("28 Oct 24", None),
        ("30 Feb 2024", "2024-02 has no day 30"),
        ("31.11.2024", "2024-11 has no day 31"),
        ("29 Feb 2023", "2023-02 has no day 29"),
        ("Tue 28 Oct 2024", "“tue 28 oct 2024”: that day of the week does not fall on that day"),
        ("2024-13-01", "month 13 does not exist"),
        ("28", "“28”: a year has four digits, or “Y” before more of them"),
        ("12345", "“12345”: a year has four digits, or “Y” before more of them"),
        ("Jan 0001", None),
        ("monday", None),
        ("now", None),
        ("10 Oct 11 Nov 2024", None),
        ("before 2024", None),
        ("Oct 28 2024 EST", None),
    ],
)
def test_a_spelling_without_exactly_one_reading_is_refused(text: str, reason: str | None) -> None:
    with pytest.raises(DateError) as refused:
        parse_typed(text, today=TODAY)
    assert reason is None or str(refused.value) == reason
    assert suggest(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("today", "2024-10-31"),
        ("heute", "2024-10-31"),
        ("Yesterday", "2024-10-30"),
        ("gestern", "2024-10-30"),
        ("morgen", "2024-11-01"),
        ("+3d", "2024-11-03"),
        ("+3t", "2024-11-03"),
        ("-2w", "2024-10-17"),
        ("+1m", "2024-11-30"),
        ("-8m", "2024-02-29"),
        ("-1y", "2023-10-31"),
        ("+1j", "2025-10-31"),
    ],
)
def test_days_are_counted_from_today(text: str, date: str) -> None:
    assert parse_typed(text, today=TODAY).canonical == date
    assert suggest(text) is None


def test_steps_are_counted_from_the_anchor_where_there_is_one() -> None:
    anchor = parse("2020-02-28").latest
    assert parse_typed("+1d", today=TODAY, anchor=anchor).canonical == "2020-02-29"
    assert parse_typed("yesterday", today=TODAY, anchor=anchor).canonical == "2024-10-30"
    assert (
        parse_typed("+1y", today=TODAY, anchor=parse("Y-13800000000").earliest).canonical == "Y-13799999999"
    )


def test_edtf_comes_first_and_is_taken_as_it_is() -> None:
    for text in ("2024-10~", "/2024-10-29", "[2024-10-29..2024-11]", "2024-21", " 2024 "):
        assert parse_typed(text, today=TODAY).canonical == text.strip()


def test_missing_parts_are_never_filled_from_today() -> None:
    for day in (dt.date(2024, 1, 1), dt.date(2025, 2, 28), dt.date(1999, 12, 31)):
        assert parse_typed("Oct 2024", today=day).canonical == "2024-10"
        assert parse_typed("2024", today=day).canonical == "2024"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", ["abbreviated", "wide"])
@pytest.mark.parametrize("context", ["format", "stand-alone"])
def test_every_month_that_we_show_can_be_typed(language: str, width: str, context: str) -> None:
    names = Locale.parse(language).months[context][width]
    for number in range(1, 13):
        assert parse_typed(f"7. {names[number]} 2024", today=TODAY).canonical == f"2024-{number:02}-07"


def test_no_name_of_a_month_stands_for_two() -> None:
    names = [name for month in MONTHS for name in month]
    assert len(names) == len(set(names))


@given(st.text(max_size=40))
@example("\u0130 2024")
@example("١٢.١٢.2024")
@example("²8 Oct 2024")
@example("31 31 oct 2024")
@example("99 oct 2024")
@example("oct 0000")
@example("0 bc")
@example("2024-10-28 99:99")
@example("~" * 99 + "2024")
@example("\ud800")
def test_any_typed_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    with contextlib.suppress(DateError):
        assert parse_typed(text, today=TODAY).canonical


WORDS = [
    "oct",
    "märz",
    "mon",
    "28",
    "2024",
    "0001",
    "99",
    ",",
    ".",
    "-",
    "–",
    "to",
    "bis",
    "about",
    "?",
    "14:10",
]


@given(
    st.lists(
        st.sampled_from([*WORDS, "pm", "uhr", "/", "q3", "spring", "the", "bc", "utc", "+0200"]), max_size=7
    )
)
def test_any_words_of_dates_are_read_or_refused(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        with contextlib.suppress(DateError):
            assert parse_typed(text, today=TODAY).canonical


def test_dateutil_is_loaded_only_when_a_date_is_spelled_out() -> None:
    program = (
        "import sys, datetime as dt\n"
        "from tui.model.dates import parse, parse_typed\n"
        "parse('2024-10-28'); parse_typed('-2w', today=dt.date(2024, 10, 31))\n"
        "print('dateutil' in sys.modules)\n"
        "parse_typed('28 Oct 2024', today=dt.date(2024, 10, 31))\n"
        "print('dateutil' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
