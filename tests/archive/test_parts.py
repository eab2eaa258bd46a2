"""A story parted anywhere and joined again is the story; what is left out of a part never was in it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from tui.archive.building import ColumnBuilder
from tui.archive.columns import FACETS, Columns
from tui.archive.parts import Some, joined
from tui.model.records import Citation, Event, Quote, actor_ids, source_ids

ACTORS = st.sampled_from(["anna", "ben", "carl", "dora"])
NAMES = st.sampled_from(["e0", "e1", "e2", "q0", "q1", "nobody"])
DATES = st.sampled_from(["2024-10-28", "2024", "../2005", "1999/..", "2024-10-28T14:10:00Z", "2024~", "198X"])
QUOTES = st.builds(
    Quote,
    text=st.just("words"),
    id=st.sampled_from(["q0", "q1", "q2"]),
    speaker=st.one_of(st.none(), ACTORS),
    conflicts_with=st.lists(NAMES, max_size=1).map(tuple),
    source=st.one_of(st.none(), st.just(Citation(source="s1"))),
)
EVENTS = st.builds(
    Event,
    date=DATES,
    title=st.just("T"),
    countries=st.lists(st.sampled_from(["KR", "DE"]), max_size=2).map(tuple),
    actors=st.lists(ACTORS, max_size=3).map(tuple),
    kind=st.sampled_from([None, "", "statement"]),
    quotes=st.lists(QUOTES, max_size=3).map(tuple),
    replies_to=st.lists(NAMES, max_size=2).map(tuple),
    conflicts_with=st.lists(NAMES, max_size=2).map(tuple),
    sources=st.lists(st.just(Citation(source="s2")), max_size=1).map(tuple),
)


def numbered(events: Sequence[Event]) -> list[Event]:
    """Every event with an id of its own."""
    return [msgspec.structs.replace(event, id=f"e{number}") for number, event in enumerate(events)]


def built(events: Sequence[Event]) -> ColumnBuilder:
    builder = ColumnBuilder({"anna": "KP"})
    for event in events:
        builder.add(event, actor_ids(event), source_ids(event))
    return builder


def plain(columns: Columns) -> dict[str, object]:
    """Columns as values that can be compared; the values of a facet keep their order."""
    return {
        "by row": [
            list(found)
            for found in (columns.starts, columns.latest, columns.by_latest, columns.cast, columns.cast_ends)
        ],
        "sets": [list(rows) for rows in (columns.unbegun, columns.certain, columns.lasting, *columns.quoted)],
        "postings": {f: [(v, list(rows)) for v, rows in columns.postings[f].items()] for f in FACETS},
        "spoken": {name: [list(rows) for rows in sets] for name, sets in columns.spoken.items()},
        "named": [
            {name: list(rows) for name, rows in sets.items()}
            for sets in (columns.rows_by_id, columns.answered_by, columns.contradicted_by)
        ],
    }


@settings(max_examples=150, deadline=None)
@given(st.lists(EVENTS, max_size=12).map(numbered), st.lists(st.integers(0, 12), max_size=3).map(sorted))
def test_a_story_parted_anywhere_and_joined_again_is_the_story(events: list[Event], cuts: list[int]) -> None:
    whole = joined([built(events).part()])
    ends = [*cuts, len(events)]
    parts = [built(events[start:end]).part() for start, end in zip([0, *cuts], ends, strict=True)]
    again = joined(parts)
    assert plain(again.columns) == plain(whole.columns)
    assert again.order == whole.order


@settings(max_examples=150, deadline=None)
@given(st.data(), st.lists(EVENTS, min_size=1, max_size=10).map(numbered))
def test_what_is_left_out_of_a_part_never_was_in_the_story(data: st.DataObject, events: list[Event]) -> None:
    middle = data.draw(st.integers(0, len(events)))
    dropped = data.draw(st.sets(st.integers(0, len(events) - 1)))
    # Of two events with a quote of one id the first stands for it, so that none may be left out here.
    events = [
        msgspec.structs.replace(event, quotes=()) if n in dropped else event for n, event in enumerate(events)
    ]
    parts = [built(events[:middle]).part(), built(events[middle:]).part()]
    left_out = [
        BitMap([number for number in dropped if number < middle]),
        BitMap([number - middle for number in dropped if number >= middle]),
    ]
    kept = [event for number, event in enumerate(events) if number not in dropped]
    found = joined(parts, left_out)
    assert plain(found.columns) == plain(joined([built(kept).part()]).columns)
    assert len(found.order) == len(kept)
    assert not set(found.order) & dropped


@settings(max_examples=50, deadline=None)
@given(st.lists(EVENTS, min_size=1, max_size=10).map(numbered))
def test_rows_rise_in_time_and_equals_keep_the_order_of_the_file(events: list[Event]) -> None:
    found = joined([built(events).part()])
    assert list(found.columns.starts) == sorted(found.columns.starts)
    latest = [found.columns.latest[row] for row in found.columns.by_latest]
    assert latest == sorted(latest)
    one_moment = [msgspec.structs.replace(event, date="2024") for event in events]
    assert list(joined([built(one_moment).part()]).order) == list(range(len(events)))


def test_a_part_of_the_work_may_be_done_elsewhere_and_is_sent() -> None:
    events = numbered([Event(date="2024", title="T", actors=("anna",), countries=("DE",))] * 3)
    here = joined([built(events).part()])
    asked: list[str] = []

    def aside(work: object) -> object:
        assert callable(work)
        asked.append("asked")
        some = work()
        assert isinstance(some, Some)
        return lambda: some

    elsewhere = joined([built(events).part()], (), aside)  # type: ignore[arg-type]
    assert asked == ["asked"]
    assert plain(elsewhere.columns) == plain(here.columns)


def test_no_events_make_empty_columns() -> None:
    columns = joined([built([]).part(), built([]).part()]).columns
    assert len(columns) == 0
    assert plain(columns)["named"] == [{}, {}, {}]
