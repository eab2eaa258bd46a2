"""Every answer agrees with a reading of the story that goes through all events."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_reading import FACETS, PlainStory
from small_stories import ACTORS, DATES, SEARCHES, engine_of, queries, stories

from tui.model.dates import parse
from tui.query.answer import Answer, Blocker
from tui.query.query import PARTS, Query

EDGES = tuple(sorted({edge for text in DATES for edge in (parse(text).earliest,) if edge is not None}))


@settings(max_examples=300, deadline=None)
@given(stories, queries)
def test_an_answer_is_what_a_plain_reading_gives(story: dict[str, object], query: Query) -> None:
    plain, answer = PlainStory(story), engine_of(story).answer(query)
    rows = plain.rows(query)
    assert list(answer) == rows
    assert (answer.matched, len(answer), answer.total) == (len(rows), len(rows), len(plain.events))
    assert answer.quotes == plain.quote_count(rows)
    for facet in FACETS:
        counts = answer.facet(facet)
        assert {value: n for value, n in counts.items() if n} == plain.facet(query, facet)
    assert answer.histogram(EDGES) == plain.histogram(rows, EDGES)
    check_places(answer, rows)
    check_tallies(answer, plain, rows)


def check_places(answer: Answer, rows: list[int]) -> None:
    for row in range(answer.total + 2):
        assert answer.position_of(row) == sum(other < row for other in rows)
        assert (row in answer) == (row in rows)
    assert [answer.row_at(place) for place in range(len(rows))] == rows
    for place in (-1, len(rows)):
        with pytest.raises(IndexError):
            answer.row_at(place)
    for start in range(len(rows) + 2):
        assert list(answer.page(start, 3)) == rows[start : start + 3]
    assert list(answer.page(-2, 3)) == rows[:1]


def check_tallies(answer: Answer, plain: PlainStory, rows: list[int]) -> None:
    for facet in FACETS:
        events: Counter[str] = Counter()
        quotes: Counter[str] = Counter()
        for event in map(plain.events.__getitem__, rows):
            for value in plain.values(event, facet):
                events[value] += 1
                quotes[value] += plain.spoken(event, value) if facet == "actors" else len(plain.quotes(event))
        assert answer.tally(facet) == {value: (n, quotes[value]) for value, n in events.items()}


@settings(max_examples=100, deadline=None)
@given(stories, queries)
def test_blockers_say_what_each_part_gives_alone_and_what_is_there_without_it(
    story: dict[str, object], query: Query
) -> None:
    plain, answer = PlainStory(story), engine_of(story).answer(query)
    expected = {
        Blocker(part, len(plain.rows(query.only(part))), len(plain.rows(query, part)))
        for part in PARTS
        if getattr(query, part) != getattr(Query(), part)
    }
    blockers = answer.blockers()
    assert set(blockers) == expected
    without = [blocker.without for blocker in blockers]
    assert without == sorted(without, reverse=True)


@settings(max_examples=100, deadline=None)
@given(stories, queries, st.sampled_from(ACTORS))
def test_the_counts_of_an_actor_agree(story: dict[str, object], query: Query, actor: str) -> None:
    plain, answer = PlainStory(story), engine_of(story).answer(query)
    rows = plain.rows(query)
    everywhere = [row for row, event in enumerate(plain.events) if actor in plain.values(event, "actors")]
    here = [row for row in everywhere if row in rows]
    met = Counter(
        other for row in here for other in plain.values(plain.events[row], "actors") if other != actor
    )
    counts = answer.actor_counts(actor, companions=2)
    assert (counts.events, counts.all_events) == (len(here), len(everywhere))
    assert counts.quotes == sum(plain.spoken(plain.events[row], actor) for row in rows)
    assert counts.all_quotes == sum(plain.spoken(event, actor) for event in plain.events)
    assert (counts.first, counts.last) == ((everywhere[0], everywhere[-1]) if everywhere else (None, None))
    assert counts.companions == tuple(sorted(met.items(), key=lambda pair: (-pair[1], pair[0])))[:2]
    assert list(answer.rows_spoken_by(actor)) == [
        row for row in rows if plain.spoken(plain.events[row], actor)
    ]


@settings(max_examples=100, deadline=None)
@given(stories, queries, st.one_of(st.none(), st.sampled_from(ACTORS)))
def test_the_next_quote_is_the_nearest_one_that_matches(
    story: dict[str, object], query: Query, speaker: str | None
) -> None:
    plain, answer = PlainStory(story), engine_of(story).answer(query)
    quoted = [
        row
        for row in plain.rows(query)
        if (plain.quotes(plain.events[row]) if speaker is None else plain.spoken(plain.events[row], speaker))
    ]
    for row in range(answer.total):
        assert answer.quoted_beside(row, 1, speaker) == next((r for r in quoted if r > row), None)
        assert answer.quoted_beside(row, -1, speaker) == next((r for r in reversed(quoted) if r < row), None)


@settings(max_examples=100, deadline=None)
@given(stories, queries, st.sampled_from(FACETS), st.data())
def test_a_value_of_a_facet_is_counted_under_the_rest_of_the_query(
    story: dict[str, object], query: Query, facet: str, data: st.DataObject
) -> None:
    plain, answer = PlainStory(story), engine_of(story).answer(query)
    value = data.draw(st.sampled_from([*answer.facet(facet), "nowhere"]))
    rows = [row for row in plain.rows(query, facet) if value in plain.values(plain.events[row], facet)]
    assert answer.facet_histogram(facet, value, EDGES) == plain.histogram(rows, EDGES)


@settings(max_examples=50, deadline=None)
@given(stories, queries)
def test_a_moment_leads_to_the_first_event_that_sorts_there_or_later(
    story: dict[str, object], query: Query
) -> None:
    plain, answer = PlainStory(story), engine_of(story).answer(query)
    starts = [parse(str(plain.events[row]["date"])).sort_key[0] for row in plain.rows(query)]
    for moment in EDGES:
        assert answer.position_at(moment) == sum(start < moment for start in starts)


@settings(max_examples=20, deadline=None)
@given(stories)
def test_every_search_agrees(story: dict[str, object]) -> None:
    plain, engine = PlainStory(story), engine_of(story)
    for search in SEARCHES:
        assert list(engine.answer(Query(text=search))) == plain.rows(Query(text=search)), search


async def test_asking_and_answering_give_the_same() -> None:
    engine = engine_of({"events": [{"date": "2024", "title": "A"}]})
    assert list(await engine.ask(Query())) == list(engine.answer(Query())) == [0]
