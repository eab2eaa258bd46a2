"""Dates in words: never finer than they are known, and what is uncertain is seen."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.dates import parse
from tui.model.dates.display import heading, heading_key, long, mark, precision_words, short, short_words
from tui.wording import Wording

ENGLISH, GERMAN = Wording("en"), Wording("de")

# Of each date: short, short with the year, long, what is known, heading.
SHOWN = {
    "2024-06": ("Jun", "Jun 2024", "June 2024", "(month known)", "Jun 2024"),
    "2024-10~": ("~Oct", "~Oct 2024", "about October 2024", "(approximate)", "Oct 2024"),
    "2024-10-21/2024-10-27": (
        "21–27 Oct",
        "21–27 Oct 2024",
        "Mon 21 Oct 2024 to Sun 27 Oct 2024",
        "(range)",
        "Oct 2024",
    ),
    "2024-10-28": ("28 Oct", "28 Oct 2024", "Mon 28 Oct 2024", "(day known)", "Mon 28 Oct 2024"),
    "2024-10-28?": (
        "?28 Oct",
        "?28 Oct 2024",
        "Mon 28 Oct 2024, uncertain",
        "(uncertain)",
        "Mon 28 Oct 2024",
    ),
    "2024-10-28/2024-11~": (
        "~28 Oct–Nov",
        "~28 Oct–Nov 2024",
        "Mon 28 Oct 2024 to about November 2024",
        "(approximate)",
        "Mon 28 Oct 2024",
    ),
    "/2024-10-29": (
        "<by 29 Oct",
        "<by 29 Oct 2024",
        "by Tue 29 Oct 2024, start unknown",
        "(start unknown)",
        "until Tue 29 Oct 2024",
    ),
    "[..2024-10-29]": (
        "<by 29 Oct",
        "<by 29 Oct 2024",
        "Tue 29 Oct 2024 or before",
        "(day not known)",
        "until Tue 29 Oct 2024",
    ),
    "[2024-10..]": (
        ">from Oct",
        ">from Oct 2024",
        "October 2024 or after",
        "(day not known)",
        "Oct 2024",
    ),
    "2024-10-29/2024-11-03": (
        "29 Oct–3 Nov",
        "29 Oct–3 Nov 2024",
        "Tue 29 Oct 2024 to Sun 3 Nov 2024",
        "(range)",
        "Tue 29 Oct 2024",
    ),
    "2024-10-28/..": (
        ">from 28 Oct",
        ">from 28 Oct 2024",
        "from Mon 28 Oct 2024, end open",
        "(end open)",
        "Mon 28 Oct 2024",
    ),
    "2024-10-28/": (
        ">from 28 Oct",
        ">from 28 Oct 2024",
        "from Mon 28 Oct 2024, end unknown",
        "(end unknown)",
        "Mon 28 Oct 2024",
    ),
    "2024-12-28/2025-01-03": (
        "28 Dec 2024–3 Jan 2025",
        "28 Dec 2024–3 Jan 2025",
        "Sat 28 Dec 2024 to Fri 3 Jan 2025",
        "(range)",
        "Sat 28 Dec 2024",
    ),
    "2024-10-28T14:10:00Z": (
        "28 Oct 14:10",
        "28 Oct 2024 14:10",
        "Mon 28 Oct 2024, 14:10 UTC",
        "(time known)",
        "Mon 28 Oct 2024",
    ),
    "2024-10-29T00:30:05+02:00": (
        "28 Oct 22:30:05",
        "28 Oct 2024 22:30:05",
        "Mon 28 Oct 2024, 22:30:05 UTC (2024-10-29T00:30:05+02:00)",
        "(time known)",
        "Mon 28 Oct 2024",
    ),
    "2024-10-28T14:10": (
        "28 Oct 14:10",
        "28 Oct 2024 14:10",
        "Mon 28 Oct 2024, 14:10, time zone not given",
        "(time known)",
        "Mon 28 Oct 2024",
    ),
    "2024-10-XX": ("Oct", "Oct 2024", "October 2024, day unknown", "(month known)", "Oct 2024"),
    "2024-XX-XX": ("2024", "2024", "2024, month unknown", "(year known)", "2024"),
    "2024-XX-28": ("2024", "2024", "2024, written 2024-XX-28", "(year known)", "2024"),
    "156X-12-25": ("1560s", "1560s", "1560s, written 156X-12-25", "(decade known)", "1560s"),
    "XXXX-12-25": (
        "year unknown",
        "year unknown",
        "year unknown, written XXXX-12-25",
        "(hardly known)",
        "year unknown",
    ),
    "2024%": ("~?2024", "~?2024", "about 2024, uncertain", "(approximate and uncertain)", "2024"),
    "2024-?10-28": (
        "?28 Oct",
        "?28 Oct 2024",
        "Mon 28 Oct 2024, month uncertain",
        "(uncertain)",
        "Mon 28 Oct 2024",
    ),
    "2024-21": ("spring 2024", "spring 2024", "spring 2024", "(part of the year known)", "spring 2024"),
    "2024-31": (
        "autumn 2024",
        "autumn 2024",
        "autumn 2024, southern hemisphere",
        "(part of the year known)",
        "autumn 2024",
    ),
    "2024-35": ("Q3 2024", "Q3 2024", "Q3 2024", "(part of the year known)", "Q3 2024"),
    "202X": ("2020s", "2020s", "2020s", "(decade known)", "2020s"),
    "20XX": ("2000–2099", "2000–2099", "2000–2099", "(century known)", "2000–2099"),
    "-0043": ("44 BCE", "44 BCE", "44 BCE", "(year known)", "44 BCE"),
    "-0043-03-15": ("15 Mar", "15 Mar 44 BCE", "15 Mar 44 BCE", "(day known)", "15 Mar 44 BCE"),
    "-004X": ("50–41 BCE", "50–41 BCE", "50–41 BCE", "(decade known)", "50–41 BCE"),
    "-0100/0100": ("101 BCE–100 CE", "101 BCE–100 CE", "101 BCE to 100 CE", "(range)", "101 BCE"),
    "Y-13800000000": (
        "13.8 billion BCE",
        "13.8 billion BCE",
        "13.8 billion BCE",
        "(year known)",
        "13.8 billion BCE",
    ),
    "Y-11999~": ("~12,000 BCE", "~12,000 BCE", "about 12,000 BCE", "(approximate)", "12,000 BCE"),
    "[1667,1668]": ("in 1667–1668", "in 1667–1668", "one of: 1667; 1668", "(one of several)", "1667"),
    "[2024-10-29..2024-11]": (
        "in 29 Oct–Nov",
        "in 29 Oct–Nov 2024",
        "one of: Tue 29 Oct 2024 to November 2024",
        "(one of several)",
        "Tue 29 Oct 2024",
    ),
    "{1960,1961-12}": (
        "1960–Dec 1961",
        "1960–Dec 1961",
        "all of: 1960; December 1961",
        "(all of several)",
        "1960",
    ),
    "/..": ("date unknown", "date unknown", "date unknown", "(start unknown)", "date unknown"),
}

# Of each date: short, long, heading.
SHOWN_IN_GERMAN = {
    "2024-10~": ("~Okt", "etwa Oktober 2024", "Okt 2024"),
    "2024-10-21/2024-10-27": ("21.–27. Okt", "Mo 21. Okt 2024 bis So 27. Okt 2024", "Okt 2024"),
    "2024-10-28?": ("?28. Okt", "Mo 28. Okt 2024, unsicher", "Mo 28. Okt 2024"),
    "2024-10-28/2024-11~": ("~28. Okt–Nov", "Mo 28. Okt 2024 bis etwa November 2024", "Mo 28. Okt 2024"),
    "/2024-10-29": ("<bis 29. Okt", "bis Di 29. Okt 2024, Beginn unbekannt", "bis Di 29. Okt 2024"),
    "2024-10-28/..": (">ab 28. Okt", "ab Mo 28. Okt 2024, Ende offen", "Mo 28. Okt 2024"),
    "2024-03": ("Mär", "März 2024", "Mär 2024"),
    "2024-21": ("Frühling 2024", "Frühling 2024", "Frühling 2024"),
    "202X": ("2020er", "2020er", "2020er"),
    "-0043": ("44 v. Chr.", "44 v. Chr.", "44 v. Chr."),
    "Y-13800000000": ("13,8 Mrd. v. Chr.", "13,8 Mrd. v. Chr.", "13,8 Mrd. v. Chr."),
}


@pytest.mark.parametrize("text", SHOWN)
def test_a_date_in_english(text: str) -> None:
    when = parse(text)
    assert (
        short(when, ENGLISH),
        short(when, ENGLISH, year=True),
        long(when, ENGLISH),
        precision_words(when, ENGLISH),
        heading(when, ENGLISH),
    ) == SHOWN[text]


@pytest.mark.parametrize("text", SHOWN_IN_GERMAN)
def test_a_date_in_german(text: str) -> None:
    if GERMAN.say("date unknown") == ENGLISH.say("date unknown"):
        pytest.skip("the German catalog is not compiled")
    when = parse(text)
    assert (short(when, GERMAN), long(when, GERMAN), heading(when, GERMAN)) == SHOWN_IN_GERMAN[text]


@pytest.mark.parametrize("text", SHOWN)
def test_a_heading_is_its_own_group(text: str) -> None:
    key = heading_key(parse(text))
    assert heading_key(parse(key)) == key
    assert not parse(key).uncertain
    assert not parse(key).approximate


def test_equal_keys_have_equal_headings_and_others_other_ones() -> None:
    for one, other in itertools.combinations(map(parse, SHOWN), 2):
        same = heading(one, ENGLISH) == heading(other, ENGLISH)
        assert same == (heading_key(one) == heading_key(other))


def test_the_mark_alone_and_the_words_alone_make_the_short_form() -> None:
    for text in SHOWN:
        when = parse(text)
        assert mark(when) + short_words(when, ENGLISH) == short(when, ENGLISH)
        assert set(mark(when)) <= set("<>~?")


@given(st.integers(1, 9999), st.integers(1, 12), st.sampled_from(["", "-XX"]))
def test_no_day_is_shown_where_only_the_month_is_known(year: int, month: int, day: str) -> None:
    when = parse(f"{year:04}-{month:02}{day}")
    name = ENGLISH.cldr.months["abbreviated"][month]
    assert short(when, ENGLISH) == name
    assert short(when, ENGLISH, year=True).removesuffix(" CE") == f"{name} {year}"


@given(st.text(alphabet="0123456789XY-/.?~%T:Z[]{},ES+", max_size=24))
def test_every_date_can_be_said_in_both_languages(text: str) -> None:
    try:
        when = parse(text)
    except ValueError:
        return
    for wording in (ENGLISH, GERMAN):
        for said in (short(when, wording), long(when, wording), heading(when, wording)):
            assert said
            assert said.isprintable()
            assert "{" not in said
