"""The uncertain date: bounds, canonical text, order, windows, and what is refused."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tui.model.dates import DateError, Edge, Kind, Precision, When, parse, suggest
from tui.model.dates.civil import civil_from_days, days_from_civil, days_in_month, weekday
from tui.wording import Wording

YEAR_TEXTS = st.one_of(
    st.integers(0, 9999).map(lambda year: f"{year:04}"),
    st.integers(1, 9999).map(lambda year: f"-{year:04}"),
    st.from_regex(r"[0-9X]{4}", fullmatch=True),
)
MARKS = st.sampled_from(["", "", "", "?", "~", "%"])
PARTS = st.one_of(
    st.integers(1, 12).map(lambda number: f"{number:02}"), st.sampled_from(["XX", "0X", "1X", "X1"])
)
DAYS = st.one_of(
    st.integers(1, 28).map(lambda number: f"{number:02}"), st.sampled_from(["XX", "0X", "2X", "X3"])
)


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    """A date of any level without a time; nearly all are valid."""
    text = draw(MARKS) + draw(YEAR_TEXTS) + draw(MARKS)
    shape = draw(st.sampled_from(["year", "month", "day", "division"]))
    if shape == "division":
        return f"{text}-{draw(st.integers(21, 41))}{draw(MARKS)}"
    if shape in ("month", "day"):
        text += f"-{draw(MARKS)}{draw(PARTS)}{draw(MARKS)}"
    if shape == "day":
        text += f"-{draw(MARKS)}{draw(DAYS)}{draw(MARKS)}"
    return text


ENDS = st.one_of(single_dates(), st.sampled_from(["", ".."]))
TIMED = st.datetimes(dt.datetime(1, 1, 2), dt.datetime(9999, 12, 30)).map(  # noqa: DTZ001 - no zone
    lambda moment: moment.isoformat(timespec="seconds")
)
DATES = st.one_of(
    single_dates(),
    TIMED,
    st.integers(10_000, 292_000_000_000).map(lambda year: f"Y-{year}"),
    st.tuples(ENDS, ENDS).map("/".join),
    st.lists(single_dates(), min_size=1, max_size=4).map(lambda members: f"[{','.join(members)}]"),
    st.tuples(single_dates(), single_dates()).map(lambda ends: f"{{{ends[0]}..{ends[1]}}}"),
)


def read(text: str) -> When:
    """The date, or a rejected example where the random text is none."""
    try:
        return parse(text)
    except DateError:
        assume(False)
        raise


def second(text: str) -> int:
    moment = dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
    return round(moment.timestamp())


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024-10-28", "2024-10-28T00:00:00", "2024-10-28T23:59:59", Precision.DAY),
        ("2024-10-28T14:10:00Z", "2024-10-28T14:10:00", "2024-10-28T14:10:00", Precision.SECOND),
        ("2024-10-28T14:10", "2024-10-28T14:10:00", "2024-10-28T14:10:59", Precision.MINUTE),
        ("2024-10-28T14", "2024-10-28T14:00:00", "2024-10-28T14:59:59", Precision.HOUR),
        ("2024-10-29T00:30+02:00", "2024-10-28T22:30:00", "2024-10-28T22:30:59", Precision.MINUTE),
        ("2024-10-28T24:00:00Z", "2024-10-29T00:00:00", "2024-10-29T00:00:00", Precision.SECOND),
        ("2024-10-28T14:10:00.25Z", "2024-10-28T14:10:00", "2024-10-28T14:10:00", Precision.SECOND),
        ("2024-10", "2024-10-01T00:00:00", "2024-10-31T23:59:59", Precision.MONTH),
        ("2024", "2024-01-01T00:00:00", "2024-12-31T23:59:59", Precision.YEAR),
        ("2024-10-XX", "2024-10-01T00:00:00", "2024-10-31T23:59:59", Precision.MONTH),
        ("2024-XX-XX", "2024-01-01T00:00:00", "2024-12-31T23:59:59", Precision.YEAR),
        ("2024-1X", "2024-10-01T00:00:00", "2024-12-31T23:59:59", Precision.YEAR),
        ("2024-XX-31", "2024-01-31T00:00:00", "2024-12-31T23:59:59", Precision.YEAR),
        ("202X", "2020-01-01T00:00:00", "2029-12-31T23:59:59", Precision.DECADE),
        ("20XX", "2000-01-01T00:00:00", "2099-12-31T23:59:59", Precision.CENTURY),
        ("156X-12-25", "1560-12-25T00:00:00", "1569-12-25T23:59:59", Precision.DECADE),
        ("15XX-02-29", "1504-02-29T00:00:00", "1596-02-29T23:59:59", Precision.CENTURY),
        ("1950S2", "1900-01-01T00:00:00", "1999-12-31T23:59:59", Precision.CENTURY),
        ("2024-21", "2024-03-01T00:00:00", "2024-05-31T23:59:59", Precision.SEASON),
        ("2023-24", "2023-12-01T00:00:00", "2024-02-29T23:59:59", Precision.SEASON),
        ("2024-29", "2024-09-01T00:00:00", "2024-11-30T23:59:59", Precision.SEASON),
        ("2024-34", "2024-04-01T00:00:00", "2024-06-30T23:59:59", Precision.SEASON),
        ("2024-38", "2024-05-01T00:00:00", "2024-08-31T23:59:59", Precision.SEASON),
        ("2024-41", "2024-07-01T00:00:00", "2024-12-31T23:59:59", Precision.SEASON),
        ("2024-10-21/2024-10-27", "2024-10-21T00:00:00", "2024-10-27T23:59:59", Precision.DAY),
        ("2024-10-28/2024-11~", "2024-10-28T00:00:00", "2024-11-30T23:59:59", Precision.MONTH),
        ("[2024-10-29..2024-11]", "2024-10-29T00:00:00", "2024-11-30T23:59:59", Precision.MONTH),
        ("{1960,1961-12}", "1960-01-01T00:00:00", "1961-12-31T23:59:59", Precision.YEAR),
    ],
)
def test_a_date_covers_exactly_what_it_may_mean(
    text: str, earliest: str, latest: str, precision: Precision
) -> None:
    when = parse(text)
    assert (when.earliest, when.latest, when.precision) == (second(earliest), second(latest), precision)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2024-10-28/..", Kind.INTERVAL, None, Edge.OPEN),
        ("2024-10-28/", Kind.INTERVAL, None, Edge.UNKNOWN),
        ("/2024-10-29", Kind.INTERVAL, Edge.UNKNOWN, None),
        ("../2024-10-29", Kind.INTERVAL, Edge.OPEN, None),
        ("[..1760-12-03]", Kind.ONE_OF, Edge.OPEN, None),
        ("[1667,1760-12..]", Kind.ONE_OF, None, Edge.OPEN),
        ("/..", Kind.INTERVAL, Edge.UNKNOWN, Edge.OPEN),
    ],
)
def test_an_end_that_is_no_date_has_no_bound(
    text: str, kind: Kind, start: Edge | None, end: Edge | None
) -> None:
    when = parse(text)
    assert when.kind is kind
    assert (when.earliest is None, when.latest is None) == (start is not None, end is not None)
    assert start is None or when.start is start
    assert end is None or when.end is end


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2024-10-28?", True, False),
        ("2024-10~", False, True),
        ("2024%", True, True),
        ("2024-?10-28", True, False),
        ("2024~-10-28?", True, True),
        ("2024-10-28/2024-11~", False, True),
        ("[2024-10,2024-11?]", True, False),
        ("2024-10-28", False, False),
    ],
)
def test_a_mark_anywhere_qualifies_the_whole_date(text: str, uncertain: bool, approximate: bool) -> None:  # noqa: FBT001
    when = parse(text)
    assert (when.uncertain, when.approximate, when.firm) == (
        uncertain,
        approximate,
        not (uncertain or approximate),
    )


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2004?-06-~11", "?2004-06-~11"),
        ("2001-?09~-09", "~2001-%09-09"),
        ("?2024-?10", "2024-10?"),
        ("Y17E7", "Y170000000"),
        ("Y-17101E3S3", "Y-17101000S3"),
        ("2024-10-28T14:10:00+00:00", "2024-10-28T14:10:00Z"),
        ("2024-10-28T14:10:00.500-05", "2024-10-28T14:10:00.5-05:00"),
        ("2024-10-28T14:10:00.000", "2024-10-28T14:10:00"),
        ("[2024-10-29..2024-11]", "[2024-10-29..2024-11]"),
        ("{..1983-12-31,1984-10-10..1984-11-01}", "{..1983-12-31,1984-10-10..1984-11-01}"),
    ],
)
def test_the_canonical_text_is_one_for_all_ways_to_write(text: str, canonical: str) -> None:
    assert parse(text).canonical == canonical
    assert parse(canonical).canonical == canonical


def test_years_hold_to_the_beginning_of_the_universe_and_to_64_bits() -> None:
    when = parse("Y-13800000000")
    assert when.earliest == days_from_civil(-13_800_000_000, 1, 1) * 86_400
    farthest = parse("Y292000000000")
    assert farthest.latest is not None
    assert farthest.latest < 2**63 - 1
    assert parse("Y-292000000000").sort_key[0] > -(2**63)
    with pytest.raises(DateError, match="292 billion"):
        parse("Y292000000001")
    with pytest.raises(DateError, match="292 billion"):
        parse("Y1E99999")


def test_the_negative_zero_is_no_year_and_open_digits_do_not_bring_it_back() -> None:
    with pytest.raises(DateError, match="no year -0000"):
        parse("-0000")
    assert parse("-000X").latest == days_from_civil(0, 1, 1) * 86_400 - 1
    assert parse("-000X").earliest == days_from_civil(-9, 1, 1) * 86_400


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "a date is missing"),
        ("2024-13", "month 13 does not exist"),
        ("2024-42", "month 42 does not exist"),
        ("2024-10-32", "day 32 does not exist"),
        ("2024-02-30", "2024-02 has no day 30"),
        ("2023-02-29", "2023-02 has no day 29"),
        ("15XX-02-3X", "15XX-02 has no day 3X"),
        ("XXX3-02-29", "XXX3-02 has no day 29"),
        ("2024-21-01", "21 is a part of the year, which has no days in EDTF"),
        ("2024-11/2024-10", "2024-10 is before 2024-11"),
        ("2024/2025/2026", "“2024/2025/2026” has more than one “/”"),
        ("/", "an interval needs a date at one end"),
        ("2024-10-28T14:00/2024-10-29", "an interval is made of dates without a time of day"),
        ("2024-10-28T25:00", "there is no time of day 25:00"),
        ("2024-10-28T14:10:60Z", "there is no time of day 14:10:60"),
        ("2024-10-28T14:10:00+15:00", "there is no time zone +15:00"),
        ("2024-10T14:10", "a time of day needs a whole date before it"),
        ("2024-10-28~T14:10", "a date with a time of day takes no “?”, “~” or “%”"),
        ("12345", "“12345”: a year has four digits, or “Y” before more of them"),
        ("1950S5", "“1950S5” cannot have 5 significant digits"),
        ("2024 -10", "“2024 -10” holds a space; EDTF has none"),
        ("2024-6-1", "“2024-6-1” needs four digits for the year, two for month and day"),
        ("[1667", "“[1667” must end with “]”"),
        ("28 Oct", "“28 Oct” holds a space; EDTF has none"),
        ("yesterday", "“yesterday” is not an EDTF date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert str(refused.value) == reason
    assert Wording("en").say(refused.value.reason, **refused.value.values) == reason


def test_a_reason_shows_nothing_that_a_terminal_would_obey() -> None:
    with pytest.raises(DateError) as refused:
        parse("2024\x1b]0;x\x07\u202e\ud800" + "9" * 400)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 120


@given(st.text(max_size=60))
@example("١٢٣٤")
@example("２０２４")
@example("9" * 400)
@example("Y" + "9" * 5000)
@example("[" * 900)
@example("2024-10-28T" + "1" * 400)
@example("\x00")
@example("\ud800")
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    with contextlib.suppress(DateError):
        assert parse(text).text == text
    suggestion = suggest(text)
    assert suggestion is None or parse(suggestion).canonical == suggestion


@given(st.text(alphabet="0123456789XY-/.?~%T:Z[]{},ES+", max_size=24))
def test_any_text_of_edtf_characters_is_read_or_refused(text: str) -> None:
    try:
        when = parse(text)
    except DateError:
        return
    assert parse(when.canonical).canonical == when.canonical


def test_digits_of_other_scripts_are_not_digits() -> None:
    for text in ("٢٠٢٤", "２０２４-10", "2024-1०"):
        with pytest.raises(DateError):
            parse(text)


@given(DATES)
def test_the_canonical_text_means_the_same(text: str) -> None:
    when = read(text)
    again = parse(when.canonical)
    assert again.canonical == when.canonical
    assert (again.kind, again.earliest, again.latest, again.precision) == (
        when.kind,
        when.earliest,
        when.latest,
        when.precision,
    )
    assert (again.uncertain, again.approximate, again.firm) == (when.uncertain, when.approximate, when.firm)


@given(DATES)
def test_the_earliest_second_is_not_after_the_latest(text: str) -> None:
    when = read(text)
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert all(bound is None or -(2**63) < bound < 2**63 - 1 for bound in (when.earliest, when.latest))


BOUNDS = st.one_of(st.none(), st.integers(-(10**11), 3 * 10**11))


@given(DATES, BOUNDS, BOUNDS)
def test_what_is_surely_inside_is_possibly_inside(text: str, since: int | None, until: int | None) -> None:
    assume(since is None or until is None or since <= until)
    when = read(text)
    assert when.possibly_inside(since, until) or not when.surely_inside(since, until)
    assert when.surely_inside(None, None)


@given(DATES, BOUNDS, BOUNDS, st.integers(0, 10**10))
def test_a_wider_window_loses_nothing(text: str, since: int | None, until: int | None, more: int) -> None:
    when = read(text)
    wider = (None if since is None else since - more, None if until is None else until + more)
    assert when.surely_inside(*wider) or not when.surely_inside(since, until)
    assert when.possibly_inside(*wider) or not when.possibly_inside(since, until)


@pytest.mark.parametrize(
    ("text", "surely", "possibly"),
    [
        ("2024-10-28", True, True),
        ("2024-10", True, True),
        ("2024-10~", False, True),
        ("2024-10-28?", False, True),
        ("2024-22", False, True),
        ("2024-35", True, True),
        ("2024", False, True),
        ("202X", False, True),
        ("/2024-10-29", False, True),
        ("2024-10-28/..", False, True),
        ("2024-09/2024-11", True, True),
        ("2025", False, False),
        ("2025/..", False, False),
        ("/2023", False, False),
        ("/..", False, True),
    ],
)
def test_a_window_from_june_to_november_2024(text: str, surely: bool, possibly: bool) -> None:  # noqa: FBT001
    since, until = parse("2024-06").earliest, parse("2024-11").latest
    when = parse(text)
    assert (when.surely_inside(since, until), when.possibly_inside(since, until)) == (surely, possibly)


def test_an_open_end_is_surely_inside_a_window_without_that_bound() -> None:
    since = parse("2024").earliest
    assert parse("2024-10-28/..").surely_inside(since, None)
    assert not parse("/2024-10-29").surely_inside(since, None)
    assert parse("/2024-10-29").surely_inside(None, parse("2024").latest)


def test_dates_stand_in_the_order_of_the_timeline() -> None:
    order = [
        "Y-13800000000",
        "-0043",
        "2024-06",
        "2024-10-01",
        "2024-10~",
        "2024-10-21/2024-10-27",
        "/2024-10-28",
        "2024-10-28T00:00:00Z",
        "2024-10-28",
        "2024-10-28/2024-11~",
        "2024-10-28/..",
        "2024-10-28T14:10:00Z",
        "/2024-10-29",
        "2024-10-29",
        "2024-10-29/2024-11-03",
        "/..",
    ]
    assert sorted(order, key=lambda text: parse(text).sort_key) == order
    for one, other in itertools.pairwise(order):
        assert parse(one).sort_key < parse(other).sort_key


@given(st.dates())
def test_days_agree_with_datetime(day: dt.date) -> None:
    days = (day - dt.date(1970, 1, 1)).days
    assert days_from_civil(day.year, day.month, day.day) == days
    assert civil_from_days(days) == (day.year, day.month, day.day)
    assert weekday(days) == day.weekday()


@given(st.integers(-(10**15), 10**15))
def test_every_count_of_days_is_a_day_and_back(days: int) -> None:
    year, month, day = civil_from_days(days)
    assert days_from_civil(year, month, day) == days
    assert 1 <= day <= days_in_month(year, month)


def test_a_time_without_a_zone_says_so() -> None:
    assert not parse("2024-10-28T14:10").zone_known
    assert parse("2024-10-28T14:10Z").zone_known
    assert parse("2024-10-28").zone_known
