"""Moving through time: zoom, bars, days, weeks, dates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.app.formatting.axis import axis_of
from tui.app.moves.zooming import (
    CLOSEST,
    GoToError,
    day,
    earlier,
    following,
    go_to,
    later,
    week,
    whole_story,
    zoom_in,
    zoom_out,
)
from tui.app.view import View
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.model.dates import parse
from tui.query.engine import LocalEngine
from tui.query.query import Choice, Query
from tui.wording import Wording

TODAY = date(2024, 10, 30)


def view_of(dates: Sequence[str], row: int = 0, query: Query | None = None) -> View:
    """A view of a story with one event a date; every second event is of KR, all others of US."""
    events = [
        {"id": f"e{n}", "date": text, "title": text, "countries": ["KR"] if n % 2 else ["US"]}
        for n, text in enumerate(dates)
    ]
    story = json.dumps({"format": "dateline/1", "title": "t", "events": events}).encode()
    return view_from(story, row, query)


def view_from(data: bytes, row: int = 0, query: Query | None = None) -> View:
    archive = admit(Contents("story", data), Wording("en")).archive
    asked = query or Query()
    answer = LocalEngine(archive).answer(asked)
    return View(archive, answer, asked, Wording("en"), "dark", row=row if len(answer) else None)


def dated(view: View) -> str:
    """The date of the selected event."""
    assert view.event is not None
    return view.event.date


def selected_start(view: View) -> int:
    assert view.row is not None
    return view.archive.columns.starts[view.row]


def test_zooming_in_halves_what_is_shown_and_leaves_the_event_in_place(bundled: Path) -> None:
    view = view_from(bundled.read_bytes(), row=5)
    before = axis_of(view, 122)
    closer = zoom_in(view)
    after = axis_of(closer, 122)
    assert before is not None
    assert after is not None
    assert closer.span is not None
    assert closer.row == view.row
    shown = [sum(piece.ends - piece.begins for piece in axis.segments) for axis in (before, after)]
    assert shown[1] * 2 <= shown[0] + 2
    assert abs(before.column_of(selected_start(view)) - after.column_of(selected_start(view))) <= 12


def test_zooming_in_ends_at_an_hour_around_the_event(bundled: Path) -> None:
    view = view_from(bundled.read_bytes(), row=5)
    for _ in range(40):
        view = zoom_in(view)
    assert view.span is not None
    assert view.span[1] - view.span[0] + 1 == CLOSEST
    assert view.span[0] <= selected_start(view) <= view.span[1]
    assert view.notice == "closer than an hour is not possible"


def test_zooming_out_ends_at_the_whole_story(bundled: Path) -> None:
    view = view_from(bundled.read_bytes(), row=5)
    for _ in range(12):
        view = zoom_in(view)
    steps = 0
    while view.span is not None:
        wider = zoom_out(view)
        assert wider.span is None or (wider.span[0] <= view.span[0] and wider.span[1] >= view.span[1])
        view, steps = wider, steps + 1
        assert steps < 40
    assert steps > 3
    assert zoom_out(view).notice == "this is the whole story"


def test_every_step_of_zooming_out_brings_another_event() -> None:
    view = view_of(["1990", "2024-10-01", "2024-10-02", "2024-10-03"], row=2)
    for _ in range(10):
        view = zoom_in(view)
    seen = [shown_events(view)]
    while view.span is not None:
        view = zoom_out(view)
        seen.append(shown_events(view))
    assert seen == sorted(set(seen))
    assert seen[-1] == 4


def shown_events(view: View) -> int:
    if view.span is None:
        return len(view.archive)
    return sum(view.span[0] <= start <= view.span[1] for start in view.archive.columns.starts)


def test_the_whole_story_is_one_step_away() -> None:
    view = zoom_in(zoom_in(view_of(["2024-10-01", "2024-10-05", "2024-10-20"])))
    assert view.span is not None
    assert whole_story(view).span is None


def test_a_story_without_dates_cannot_be_zoomed() -> None:
    view = view_of(["/.."])
    assert zoom_in(view).notice == "no event has a place in time"
    assert zoom_in(view).span is None


def test_the_span_follows_the_selected_event_with_its_length_kept() -> None:
    dates = [f"2024-10-{number:02}" for number in range(1, 31)]
    view = view_of(dates, row=3)
    view = zoom_in(zoom_in(view))
    assert view.span is not None
    moved = following(view.at(25))
    assert moved.span is not None
    assert moved.span[1] - moved.span[0] == view.span[1] - view.span[0]
    assert moved.span[0] <= selected_start(moved) <= moved.span[1]
    assert following(moved) is moved
    assert following(whole_story(view).at(25)).span is None


def test_later_and_earlier_go_from_bar_to_bar(bundled: Path) -> None:
    view = view_from(bundled.read_bytes(), row=0)
    seen = [view.row]
    while not (view := later(view)).notice:
        seen.append(view.row)
    dates = [view.at(row).event for row in seen]
    assert [event.date for event in dates if event] == [
        "2024-06", "2024-10~", "2024-10-21/2024-10-27", "2024-10-28", "/2024-10-29",
    ]  # fmt: skip
    assert view.notice == "no later event"
    back = [view.row]
    while not (view := earlier(view)).notice:
        back.append(view.row)
    assert back == seen[::-1]
    assert view.notice == "no earlier event"


def test_bars_are_as_long_as_the_zoom_makes_them() -> None:
    view = view_of([f"{year}-{month:02}-05" for year in range(2004, 2024) for month in (1, 6)])
    assert dated(later(view)) == "2004-06-05"
    century = view_of([f"{year:04}" for year in range(1, 2024)])
    assert dated(later(century)) == "0020"


def test_later_and_earlier_skip_what_the_filter_leaves_out() -> None:
    view = view_of(
        [f"2024-10-{number:02}" for number in range(1, 11)], query=Query(countries=Choice(("KR",))), row=1
    )
    assert dated(later(view)) == "2024-10-04"
    assert dated(earlier(later(view))) == "2024-10-02"


def test_a_day_forward_is_the_first_event_of_the_next_day_that_has_one() -> None:
    view = view_of(["2024-10-01", "2024-10-01", "2024-10-04", "2024-10-04", "2024-10-05"])
    assert day(view, 1).row == 2
    assert day(day(view, 1), 1).row == 4
    assert day(view.at(3), 1).row == 4
    assert day(view.at(4), -1).row == 2
    assert day(view.at(3), -1).row == 0


def test_a_week_is_seven_days() -> None:
    view = view_of([f"2024-10-{number:02}" for number in range(1, 31)])
    assert dated(week(view, 1)) == "2024-10-08"
    assert dated(week(week(view, 1), -1)) == "2024-10-01"


def test_past_the_ends_a_notice_says_so() -> None:
    view = view_of(["2024-10-01", "2024-10-04"])
    assert (week(view, 1).row, week(view, 1).notice) == (1, "this is the last event")
    assert (day(view, -1).row, day(view, -1).notice) == (0, "this is the first event")


def test_going_to_a_date_with_an_event_says_nothing() -> None:
    view = view_of(["2024-06", "2024-10-28", "2024-10-28", "2024-10-29"])
    for typed in ("2024-10-28", "28 Oct 2024", "Oct 2024", "2024-10"):
        there = go_to(view, typed, TODAY)
        assert (there.row, there.notice) == (1, "")
    assert go_to(view, "yesterday", TODAY).row == 3
    assert go_to(view.at(3), "-1d", TODAY).row == 1


def test_going_to_a_date_without_an_event_says_what_is_next() -> None:
    view = view_of(["2024-06", "2024-10-28", "2024-12"])
    there = go_to(view, "2024-10-27", TODAY)
    assert (there.row, there.notice) == (
        1, "no event begins on 27 Oct 2024; the next is on 28 Oct 2024",
    )  # fmt: skip
    assert go_to(view, "2024-11", TODAY).notice == "no event begins in Nov 2024; the next: Dec 2024"


def test_going_past_the_last_event_says_what_is_the_last() -> None:
    view = view_of(["2024-06", "2024-10-28", "/.."])
    there = go_to(view, "2025-01-01", TODAY)
    assert (there.row, there.notice) == (1, "no event begins on 1 Jan 2025; the last: 28 Oct 2024")


def test_steps_count_from_the_selected_event_and_names_of_days_from_today() -> None:
    view = view_of([f"2024-10-{number:02}" for number in range(1, 31)], row=9)
    assert dated(go_to(view, "+3d", TODAY)) == "2024-10-13"
    assert dated(go_to(view, "-1w", TODAY)) == "2024-10-03"
    assert dated(go_to(view, "today", TODAY)) == "2024-10-30"


@pytest.mark.parametrize("typed", ["", "soon", "2024-13-01", "01/02/2024", "../..", "/.."])
def test_what_is_no_date_is_refused_with_a_sentence(typed: str) -> None:
    view = view_of(["2024-06", "2024-10-28"])
    with pytest.raises(GoToError) as refused:
        go_to(view, typed, TODAY)
    assert str(refused.value)
    assert "{" not in str(refused.value)


def test_no_match_is_said_when_going_to_a_date() -> None:
    view = view_of(["2024-06", "2024-10-28"], query=Query(countries=Choice(("FR",))))
    assert go_to(view, "2024", TODAY).notice == "no event matches"
    for move in (zoom_in, zoom_out, later, earlier, following):
        assert move(view).row is None
    assert day(view, 1) is view


def test_a_date_with_unknown_start_is_gone_to_at_its_end() -> None:
    view = view_of(["2024-06-01", "2024-10-28"])
    assert go_to(view, "/2024-10-28", TODAY).row == 1


DATES = st.one_of(
    st.dates().map(str),
    st.integers(1, 28).map(lambda number: f"2024-10-{number:02}"),
    st.integers(10_000, 13_800_000_000).map(lambda year: f"Y-{year}"),
    st.dates().map(lambda one: f"/{one}"),
    st.just("/.."),
)
MOVES = (
    zoom_in, zoom_out, later, earlier, whole_story, lambda view: day(view, 1), lambda view: day(view, -1),
    lambda view: week(view, 1), lambda view: week(view, -1), lambda view: go_to(view, "+1m", TODAY),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(DATES, min_size=1, max_size=15),
    st.lists(st.sampled_from(range(len(MOVES))), max_size=25),
    st.sampled_from(("", "US")),
    st.data(),
)
def test_no_way_through_time_loses_the_event(
    dates: list[str], moves: list[int], country: str, data: st.DataObject
) -> None:
    query = Query(countries=Choice((country,) if country else ()))
    view = view_of(dates, query=query)
    view = view.at(view.answer.row_at(data.draw(st.integers(0, len(view.answer) - 1))))
    for number in moves:
        view = MOVES[number](view)
        assert view.row is not None
        assert view.row in view.answer
        if view.span is not None:
            first, last = view.span
            assert last - first + 1 >= CLOSEST
            assert first <= selected_start(view) <= last or parse(dated(view)).sort_key[0] == 2**63 - 1


def test_a_span_may_be_left_by_the_selected_event_without_harm() -> None:
    view = replace(view_of(["2024-10-01", "2024-10-20"]), span=(0, 86_400))
    closer, wider = zoom_in(view), zoom_out(view)
    assert closer.span is not None
    assert closer.span[1] - closer.span[0] < 86_400
    assert wider.span is None or wider.span[1] - wider.span[0] > 86_400
