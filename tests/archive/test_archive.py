"""A story as rows in time order: what the columns say, and one event at a time."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.archive import Archive
from tui.archive.building import ColumnBuilder
from tui.archive.columns import AFTER_ALL, BEFORE_ALL, FACETS, RowSet, countries_of
from tui.archive.decoding import decode, decode_event, with_ids
from tui.loading.gate import admit, open_story
from tui.loading.opening import Contents
from tui.model.dates import parse
from tui.model.records import Event, Quote
from tui.wording import Wording

DATES = (
    "2024-10-28/..", "2024-10-28", "/2024-10-28", "2024-10", "2024-10-27", "../..", "2024", "/2024-10-29",
    "2024-10-28T00:00:00Z", "Y-13800000000", "[2024-10-28,2024-11]", "2024-10-28?",
)  # fmt: skip


def archive_of(story: object) -> Archive:
    return admit(Contents("story", json.dumps(story).encode()), Wording()).archive


def ids(archive: Archive) -> list[str]:
    return [archive.event(row).id for row in range(len(archive))]


def test_rows_are_in_the_order_of_time() -> None:
    archive = archive_of([{"date": date, "title": date, "id": date} for date in DATES])
    assert ids(archive) == [
        "Y-13800000000",
        "2024",
        "2024-10",
        "2024-10-27",
        "/2024-10-28",  # by the end of 28 October: before all that begins with that day
        "2024-10-28T00:00:00Z",
        "2024-10-28",
        "2024-10-28?",
        "[2024-10-28,2024-11]",
        "2024-10-28/..",
        "/2024-10-29",
        "../..",
    ]


@given(st.lists(st.sampled_from(DATES), max_size=12))
def test_events_of_one_date_keep_the_order_of_the_file(dates: list[str]) -> None:
    events = [{"date": date, "title": "T", "id": str(number)} for number, date in enumerate(dates)]
    archive = archive_of(events)
    keys = [(*parse(archive.event(row).date).sort_key, int(name)) for row, name in enumerate(ids(archive))]
    assert keys == sorted(keys)
    assert [archive.row_again(archive.event(row)) for row in range(len(dates))] == list(range(len(dates)))
    assert list(archive.columns.starts) == [key[0] for key in keys]


def test_columns_hold_the_bounds_of_each_date_and_a_stand_in_where_there_is_none() -> None:
    archive = archive_of([{"date": date, "title": "T"} for date in ("/2024-10-28", "2024-10-28/..", "2024~")])
    columns = archive.columns
    first_day = parse("2024-10-28")
    assert [columns.earliest(row) for row in range(3)] == [
        parse("2024").earliest,
        BEFORE_ALL,
        first_day.earliest,
    ]
    assert list(columns.latest) == [parse("2024").latest, first_day.latest, AFTER_ALL]
    assert list(columns.certain) == [row for row in range(3) if archive.when(row).firm] == [1, 2]


def test_row_sets_count_quotes_by_event_and_by_speaker() -> None:
    def event(date: str, *speakers: object) -> dict[str, object]:
        quotes = [{"text": f"{number}", "speaker": speaker} for number, speaker in enumerate(speakers)]
        return {"date": date, "title": date, "quotes": quotes}

    columns = archive_of(
        [event("2023"), event("2021", "a"), event("2022", "a", "b", "a", {"as_printed": "x"}, None)]
    ).columns
    assert [list(rows) for rows in columns.quoted] == [[0, 1], [1], [1], [1], [1]]
    assert [list(rows) for rows in columns.spoken["a"]] == [[0, 1], [1]]
    assert [list(rows) for rows in columns.spoken["b"]] == [[1]]
    assert set(columns.spoken) == {"a", "b"}


def test_values_of_facets_lead_to_rows() -> None:
    story = {
        "actors": [{"id": "a", "name": "A", "country": "KR"}, {"id": "b", "name": "B"}],
        "events": [
            {
                "date": "2022",
                "title": "late",
                "actors": ["a", "a"],
                "countries": ["US", "KR"],
                "kind": "talk",
            },
            {
                "date": "2021",
                "title": "early",
                "status": "denied",
                "kind": "",
                "sources": [{"source": "s"}],
                "quotes": [{"text": "q", "speaker": "b", "via": "a", "source": {"source": "t"}}],
            },
        ],
    }
    found = {
        facet: {value: list(rows) for value, rows in values.items()}
        for facet, values in archive_of(story).columns.postings.items()
    }
    assert found == {
        "countries": {"US": [1], "KR": [0, 1]},
        "actors": {"a": [0, 1], "b": [0]},
        "sources": {"s": [0], "t": [0]},
        "kinds": {"talk": [1]},
        "statuses": {"happened": [1], "denied": [0]},
    }
    assert tuple(found) == FACETS


def test_answers_and_contradictions_are_known_from_the_other_side() -> None:
    events = [
        {"id": "x", "date": "2023", "title": "X", "quotes": [{"id": "q", "text": "t"}]},
        {"id": "y", "date": "2022", "title": "Y", "replies_to": ["x", "x"], "conflicts_with": ["q"]},
        {"id": "z", "date": "2021", "title": "Z", "replies_to": ["x"]},
        {"id": "w", "date": "2020", "title": "W", "quotes": [{"text": "t", "conflicts_with": ["x", "gone"]}]},
    ]
    archive = archive_of(events)
    assert ids(archive) == ["w", "z", "y", "x"]
    assert archive.columns.answered_by == {"x": RowSet([1, 2])}
    assert archive.columns.contradicted_by == {"q": RowSet([2]), "x": RowSet([0]), "gone": RowSet([0])}
    assert (archive.row_of("q"), archive.row_of("x"), archive.row_of("gone")) == (3, 3, None)


def test_actors_and_sources_the_file_does_not_list_are_shown_by_their_ids() -> None:
    story = {
        "sources": [{"id": "s1", "title": "One"}, {"id": "s2"}],
        "actors": [{"id": "known", "name": "Known", "country": "KR"}],
        "events": [{"date": "2024", "title": "T", "actors": ["stranger", "known"], "countries": ["US"]}],
    }
    archive = archive_of(story)
    assert [actor.id for actor in archive.actors] == ["known", "stranger"]
    assert archive.actor("stranger").name == "stranger"
    assert ("known" in archive.listed, "stranger" in archive.listed) == (True, False)
    assert [archive.source_number(name) for name in ("s1", "s2", "s3")] == [1, 2, None]
    assert archive.source("s3").title == "s3"
    assert archive.countries(0) == ("US", "KR")


def test_an_event_counts_for_its_own_countries_first_and_each_once() -> None:
    event = Event(date="2024", title="T", countries=("US", "KR"))
    assert countries_of(event, ("a", "b", "c"), {"a": "KR", "b": "RU"}) == ("US", "KR", "RU")


def test_a_builder_knows_what_it_took() -> None:
    builder = ColumnBuilder({})
    builder.add(Event(date="2024", title="T", id="e", quotes=(Quote(text="t", id="q"),)), (), ())
    assert (len(builder), "e" in builder, "q" in builder) == (1, True, False)
    assert (builder.has_quote("q"), builder.has_quote("e")) == (True, False)


def test_derived_ids_come_from_the_content_and_ids_that_are_there_stay() -> None:
    event = Event(date="2024", title="T", quotes=(Quote(text="a"), Quote(text="b", id="mine")))
    named = with_ids(event)
    assert named == with_ids(event)
    assert named.id.startswith("e-")
    assert [quote.id for quote in named.quotes][1] == "mine"
    assert named.quotes[0].id.startswith(f"{named.id}.q-")
    assert with_ids(named) is named
    assert with_ids(msgspec.structs.replace(event, title="U")).id != named.id
    assert decode_event(b'{"date": "2024", "title": "T"}').id != named.id


def test_decoding_cleans_every_text() -> None:
    event = decode(b'{"date": "2024", "title": {"de\\u200b": "a\\u001b[2Jb"}, "tags": ["x\\u202ey"]}', Event)
    assert event.title == {"de": "a␛[2Jb"}
    assert event.tags == ("x\ufffdy",)
    with pytest.raises(msgspec.ValidationError):
        decode(b'{"date": 5, "title": "T"}', Event)
    with pytest.raises(UnicodeDecodeError):
        decode(b'{"date": "\xff"}', Event)


def test_an_event_is_the_same_however_often_it_is_read(bundled: Path) -> None:
    archive = open_story(str(bundled), Wording()).archive
    raw = {event["id"]: event for event in json.loads(bundled.read_text("utf-8"))["events"]}
    for row in range(len(archive)):
        event = archive.event(row)
        assert event is archive.event(row)
        assert event == with_ids(msgspec.convert(raw[event.id], Event))
