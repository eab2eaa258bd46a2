"""What is counted in one way or the other, whichever takes less time, comes out the same."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_reading import FACETS
from small_stories import ACTORS, engine_of, queries, stories

from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.query import answer, company
from tui.query.query import Query
from tui.wording import Wording


@settings(max_examples=200, deadline=None)
@given(stories, queries, st.sampled_from(ACTORS), st.integers(1, 4))
def test_companions_are_the_same_by_row_and_by_actor(
    story: dict[str, object], query: Query, actor: str, most: int
) -> None:
    engine = engine_of(story)
    by_row = engine.answer(query).actor_counts(actor, most)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(company, "_COUNTED_BY_ROW", -1)
        for rows_per_look in (Fraction(1, 100), 1, 100):
            patch.setattr(company, "_ROWS_PER_LOOK", rows_per_look)
            assert engine.answer(query).actor_counts(actor, most) == by_row


@settings(max_examples=100, deadline=None)
@given(stories, queries)
def test_the_events_of_actors_are_the_same_by_row_and_by_actor(
    story: dict[str, object], query: Query
) -> None:
    engine = engine_of(story)
    by_row = engine.answer(query).facet("actors")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answer, "_COUNTED_BY_ROW", -1)
        assert engine.answer(query).facet("actors") == by_row


@settings(max_examples=200, deadline=None)
@given(stories, queries)
def test_a_ranking_has_every_value_those_with_most_events_first(
    story: dict[str, object], query: Query
) -> None:
    found = engine_of(story).answer(query)
    for facet in FACETS:
        counts, ranking = found.facet(facet), found.ranking(facet)
        assert list(ranking.values) == sorted(counts, key=lambda value: (-counts[value], value))
        assert ranking.occurring == sum(map(bool, counts.values()))
        assert {value: ranking.count(value) for value in counts} == counts
        assert ranking.most == max(counts.values(), default=0)
        assert [ranking.places[value] for value in ranking.values] == list(range(len(counts)))
        assert ranking.count("nowhere") == 0


@settings(max_examples=100, deadline=None)
@given(stories, queries, st.sampled_from(ACTORS))
def test_the_quotes_of_an_actor_in_an_event_are_known_without_reading_it(
    story: dict[str, object], query: Query, actor: str
) -> None:
    engine = engine_of(story)
    archive, found = engine._archive, engine.answer(query)
    for row in range(len(archive)):
        spoken = sum(quote.speaker == actor for quote in archive.event(row).quotes)
        assert found.quotes_spoken(row, actor) == spoken


@pytest.mark.parametrize("quotes", [1, 3, 500])
def test_an_event_with_very_many_quotes_counts_all_of_them(quotes: int) -> None:
    said = [{"text": str(number), "speaker": "ana"} for number in range(quotes)]
    events = [
        {"date": "2024", "title": "few", "quotes": said[:2]},
        {"date": "2025", "title": "many", "quotes": said, "kind": "talk"},
    ]
    archive = admit(Contents("story", json.dumps({"events": events}).encode()), Wording()).archive
    found = company.number_of_quotes(archive.columns.quoted, archive.columns.certain)
    assert found == min(quotes, 2) + quotes
    only_few = archive.columns.certain - archive.columns.postings["kinds"]["talk"]
    assert company.number_of_quotes(archive.columns.quoted, only_few) == min(quotes, 2)
    assert company.number_of_quotes(archive.columns.spoken["ana"], archive.columns.certain) == found
