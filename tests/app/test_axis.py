"""The axis: where its columns lie in time, and what its two lines say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.app.formatting.axis import axis_of, dated, whole_span
from tui.app.formatting.axis_gaps import Stretch, duration, stretches
from tui.app.formatting.axis_labels import Written, written_labels
from tui.app.formatting.axis_lines import axis_lines, position_at_column
from tui.app.formatting.axis_units import LADDER, Unit, bar_unit, round_year
from tui.app.formatting.line import plain, width_of
from tui.app.view import View
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.model.dates import parse
from tui.model.dates.civil import DAY
from tui.query.engine import LocalEngine
from tui.query.query import Choice, Query
from tui.wording import Wording

YEAR = 31_556_952


def view_of(
    dates: Sequence[str],
    *,
    row: int | None = 0,
    span: tuple[int, int] | None = None,
    query: Query | None = None,
) -> View:
    """A view of a story with one event a date, in English; every second event is of KR."""
    events = [
        {"id": f"e{n}", "date": date, "title": f"t{n}", "countries": ["KR"] if n % 2 else ["US"]}
        for n, date in enumerate(dates)
    ]
    story = {"format": "dateline/1", "title": "t", "events": events}
    return view_from(json.dumps(story).encode(), row=row, span=span, query=query)


def view_from(
    data: bytes, *, row: int | None = 0, span: tuple[int, int] | None = None, query: Query | None = None
) -> View:
    """A view of a story, in English, with the event in `row` selected."""
    archive = admit(Contents("story", data), Wording("en")).archive
    asked = query or Query()
    answer = LocalEngine(archive).answer(asked)
    selected = row if len(archive) else None
    return View(archive, answer, asked, Wording("en"), "dark", row=selected, span=span)


def lines(view: View, width: int, visible: tuple[int, int] | None = None) -> tuple[str, str]:
    bars, labels = axis_lines(view, width, visible)
    return plain(bars), plain(labels)


def second(date: str) -> int:
    earliest = parse(date).earliest
    assert earliest is not None
    return earliest


def test_the_bundled_story_names_its_gap_and_gives_october_the_room(bundled: Path) -> None:
    bars, labels = lines(view_from(bundled.read_bytes(), row=5), 160)
    assert bars.startswith(" ▁")
    assert bars.count("┆  3 months, nothing dated  ┆") == 1
    assert bars.index("┆") < 20
    assert bars.index("█") > 120
    assert labels.startswith(" Jun 2024  ")
    assert labels.split() == ["Jun", "2024", "Oct", "7", "14", "21", "▲28", "Nov"]


def test_the_gap_of_the_bundled_story_is_named_as_in_the_timeline(bundled: Path) -> None:
    from tui.app.formatting.timeline_lines import gap_words

    view = view_from(bundled.read_bytes())
    words = gap_words(view.archive.when(0), view.archive.when(1), view.wording)
    assert words
    assert words in lines(view, 160)[0]


def test_a_narrow_screen_shortens_the_name_of_the_gap_and_then_leaves_it_out(bundled: Path) -> None:
    view = view_from(bundled.read_bytes(), row=5)
    assert "┆ 3 months ┆" in lines(view, 80)[0]
    assert "┆┆" in lines(view, 20)[0]


def test_german_months_stand_under_a_german_axis(bundled: Path) -> None:
    archive = admit(Contents("story", bundled.read_bytes()), Wording("de")).archive
    view = View(archive, LocalEngine(archive).answer(Query()), Query(), Wording("de"), "dark", row=0)
    assert "Okt" in lines(view, 160)[1]


def test_a_filter_changes_the_bars_but_moves_nothing(bundled: Path) -> None:
    data = bundled.read_bytes()
    everything = view_from(data)
    some = view_from(data, query=Query(countries=Choice(("KR",))))
    assert axis_of(everything, 120) == axis_of(some, 120)
    assert lines(everything, 120)[1] == lines(some, 120)[1]
    assert lines(everything, 120)[0] != lines(some, 120)[0]


def test_the_selected_bar_and_its_mark_share_a_column_and_the_accent() -> None:
    view = view_of(["2024-10-01", "2024-10-05", "2024-10-05", "2024-10-20"], row=1)
    bars, labels = axis_lines(view, 120, None)
    lit = plain([(text if style == "accent" else " " * len(text), style) for text, style in bars])
    assert set(lit.strip()) == {"█"}
    assert plain(labels).index("▲") == len(lit) - len(lit.lstrip())
    assert ("▲5", "accent") in labels


def test_the_mark_says_no_more_than_is_known() -> None:
    view = view_of(["2024-06", "2024-06-28", "2024-07-02"], row=0)
    assert "▲Jun 2024" in lines(view, 100)[1]
    assert "▲1" not in lines(view, 100)[1]


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def test_labels_read_from_the_left_name_the_day_of_the_selected_event() -> None:
    dates = [
        f"{year}-{month:02}-{day:02}" for year in (2023, 2024) for month in range(1, 13) for day in (3, 17)
    ]
    for row, date in enumerate(dates):
        view = view_of(dates, row=row, span=(second("2023-06-20"), second("2024-03-02")))
        axis = axis_of(view, 90)
        assert axis is not None
        if not axis.holds(second(date)):
            continue
        year, month = "", ""
        for label in written_labels(axis, view):
            for word in label.text.strip("▲").split():
                year = word if len(word) == 4 else year
                month = word if word in MONTHS else month
            if label.marked:
                assert (year, month) == (date[:4], MONTHS[int(date[5:7]) - 1])
                assert label.text.strip("▲").split()[0] in (str(int(date[8:])), month)


@pytest.mark.parametrize("dates", [["/.."], [], ["/..", "/.."]])
def test_a_story_without_a_place_in_time_has_an_empty_axis(dates: list[str]) -> None:
    view = view_of(dates, row=0)
    assert axis_of(view, 80) is None
    assert lines(view, 80) == (" " * 80, " " * 80)


def test_a_single_event_stands_in_the_middle_of_some_weeks() -> None:
    bars, labels = lines(view_of(["2024-10-28"]), 100)
    assert 40 < bars.index("█") < 60
    assert bars.count("█") < 8
    assert labels.startswith(" 1")
    assert "Oct 2024" in labels
    assert "▲28" in labels


def test_the_big_bang_and_today_fit_on_one_line() -> None:
    view = view_of(["Y-13800000000", "Y-4540000000", "Y-300000", "-0043", "1969-07-20", "2024-10-28"], row=3)
    bars, labels = lines(view, 160)
    assert "9.3 billion years" in bars
    for year in ("13.8 billion BCE", "4.54 billion BCE", "▲44 BCE", "1969"):
        assert year in labels


def test_an_unknown_start_is_no_reason_to_say_that_nothing_happened() -> None:
    bars, _ = lines(view_of(["2024-01-02", "/2024-10-29"]), 160)
    assert "10 months" in bars
    assert "nothing dated" not in bars


def test_an_event_that_lasts_through_a_gap_is_no_reason_to_say_that_nothing_happened() -> None:
    bars, _ = lines(view_of(["2020-01-01/2023-05-01", "2023-05-03", "2023-05-04"]), 160)
    assert "┆" in bars
    assert "nothing dated" not in bars


def test_what_is_on_the_screen_is_drawn_between_the_labels() -> None:
    view = view_of([f"2024-10-{day:02}" for day in range(1, 31)], row=0)
    _, labels = lines(view, 160, (12, 18))
    axis = axis_of(view, 160)
    assert axis is not None
    drawn = [column for column, sign in enumerate(labels) if sign in "├─┤"]
    assert drawn
    assert (
        axis.column_of(second("2024-10-13")) <= drawn[0] <= drawn[-1] < axis.column_of(second("2024-10-20"))
    )


def test_nothing_is_drawn_between_the_labels_when_all_is_on_the_screen() -> None:
    view = view_of([f"2024-10-{day:02}" for day in range(1, 31)])
    assert not set("├─┤│") & set(lines(view, 160, (0, 29))[1])


def test_plain_marks_take_the_place_of_bars_and_triangle() -> None:
    view = replace(view_of(["2024-06-01", "2024-10-01", "2024-10-02"], row=1), ascii=True)
    assert all(line.isascii() for line in lines(view, 120, (0, 1)))


def test_a_click_on_any_cell_of_a_bar_means_its_first_event() -> None:
    view = view_of(["2024-10-01", "2024-10-05", "2024-10-05", "2024-10-06", "2024-10-20"])
    axis = axis_of(view, 160)
    assert axis is not None
    bar = axis.columns_of_bar(axis.bar_of(second("2024-10-05")))
    assert len(bar) > 1
    assert {position_at_column(axis, view, column) for column in bar} == {1}


def test_a_click_on_empty_time_means_the_nearest_event_that_matches() -> None:
    view = view_of(
        ["2024-10-01", "2024-10-05", "2024-10-20", "2024-10-21"], query=Query(countries=Choice(("KR",)))
    )
    axis = axis_of(view, 160)
    assert axis is not None
    assert position_at_column(axis, view, 0) == 0
    assert position_at_column(axis, view, axis.column_of(second("2024-10-20"))) == 1
    assert position_at_column(axis, view, 500) == 1


def test_a_click_means_nothing_when_nothing_matches() -> None:
    view = view_of(["2024-10-01", "2024-10-05"], query=Query(countries=Choice(("FR",))))
    axis = axis_of(view, 160)
    assert axis is not None
    assert position_at_column(axis, view, 20) is None
    assert lines(view, 160)[0].strip() == ""


def test_a_gap_that_takes_no_room_from_others_is_drawn_empty() -> None:
    assert lines(view_of(["2024-10-01", "2024-10-05"]), 160)[0].strip().strip("█").isspace()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3600, "1 hour"), (3 * DAY, "3 days"), (92 * DAY, "3 months"), (122 * DAY, "4 months"),
        (YEAR * 2, "2 years"), (YEAR * 9_260_000_000, "9.3 billion years"),
        (YEAR * 4_000_000, "4 million years"), (YEAR * 299_956, "299,956 years"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_said_in_the_unit_that_suits_it(seconds: int, words: str) -> None:
    assert duration(seconds, Wording("en")) == words


@pytest.mark.parametrize(
    ("first", "last", "year"),
    [(1987, 2004, 2000), (-500, -490, -499), (-13_800_000_000, -13_790_000_001, -13_800_000_000), (1, 1, 1)],
)
def test_a_round_year_is_round_as_people_count(first: int, last: int, year: int) -> None:
    assert round_year(first, last) == year


MOMENTS = st.integers(-9_000_000_000_000_000_000, 9_000_000_000_000_000_000)


@given(MOMENTS | st.integers(-70_000_000_000, 70_000_000_000), st.sampled_from(LADDER))
def test_a_unit_holds_its_moments_and_the_next_follows(moment: int, unit: Unit) -> None:
    begin, following = unit.floor(moment), unit.after(moment)
    assert begin <= moment < following
    assert unit.floor(begin) == begin
    assert unit.floor(following) == following
    assert unit.after(begin) == following
    assert unit.ceiling(begin) == begin


@given(st.integers(1, 10**18))
def test_a_bar_has_a_column_of_its_own(seconds: int) -> None:
    assert bar_unit(seconds).least >= seconds


@given(st.lists(MOMENTS, min_size=1).map(sorted), st.integers(0, 4))
def test_stretches_hold_every_event_and_cut_only_empty_time(starts: list[int], most: int) -> None:
    found = stretches(starts, Stretch(starts[0], starts[-1] + 1), most)
    assert len(found) <= most + 1
    assert all(any(one.begins <= start < one.ends for one in found) for start in starts)
    assert all(after.begins > before.ends for before, after in pairwise(found))


DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.integers(10_000, 13_800_000_000).map(lambda year: f"Y-{year}"),
    st.tuples(st.dates(), st.times(timezones=st.just(None))).map(lambda t: f"{t[0]}T{t[1]:%H:%M:%S}Z"),
    st.dates().map(lambda day: f"/{day}"),
    st.dates().map(lambda day: f"{day}/.."),
    st.dates().map(lambda day: f"{day}~"),
    st.integers(1, 28).map(lambda day: f"2024-10-{day:02}"),
    st.just("/.."),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(DATES, max_size=30), st.integers(1, 200), st.data())
def test_any_story_fits_any_width(dates: list[str], width: int, data: st.DataObject) -> None:
    view = view_of(dates, row=data.draw(st.integers(0, max(len(dates) - 1, 0))))
    first = data.draw(st.integers(0, 30))
    if data.draw(st.booleans()) and (whole := whole_span(view.archive)) is not None:
        ends = sorted(data.draw(st.lists(st.integers(*whole), min_size=2, max_size=2)))
        view = replace(view, span=(ends[0], ends[1]))
    for line in axis_lines(view, width, (first, first + 10)):
        assert width_of(line) == width
    axis = axis_of(view, width)
    assert (axis is None) == (width < 3 or not dated(view.archive.columns))
    if axis is None:
        return
    starts = [start for start in view.archive.columns.starts if axis.edges[0] <= start < axis.edges[-1]]
    assert sum(view.answer.histogram(axis.edges)) == len(starts)
    if view.span is None:
        assert len(starts) == dated(view.archive.columns)
    assert [axis.column_of(start) for start in starts] == sorted(axis.column_of(start) for start in starts)
    assert all(1 <= axis.column_of(start) < width - 1 for start in starts)
    assert all(before < after for before, after in pairwise(axis.edges))
    assert len(axis.edges) <= 2 * width + 8
    for before, after in pairwise(axis.pieces):
        assert (before.ends, before.right) == (after.begins, after.left)
    for column in range(1, width - 1):
        assert axis.moment_of(column) <= axis.moment_of(column + 1)
    for piece in axis.segments:
        if piece.ends - piece.begins >= piece.right - piece.left:
            assert all(
                axis.column_of(axis.moment_of(column)) == column for column in range(piece.left, piece.right)
            )
    assert_apart(written_labels(axis, view), width)


def assert_apart(labels: list[Written], width: int) -> None:
    assert all(label.column >= 1 and label.right < width for label in labels)
    assert all(before.right < after.column for before, after in pairwise(labels))


@settings(max_examples=60, deadline=None)
@given(st.lists(DATES, min_size=1, max_size=20), st.integers(40, 200))
def test_the_first_label_has_its_year(dates: list[str], width: int) -> None:
    view = view_of(dates)
    axis = axis_of(view, width)
    if axis is not None:
        first = written_labels(axis, view)[0].text
        assert any(part.isdigit() and len(part) == 4 for part in first.strip("▲").split()) or "CE" in first
