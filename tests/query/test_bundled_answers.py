"""Many kinds of query about the story that ships: as a plain reading says, and some counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from plain_reading import FACETS, PlainStory
from small_stories import engine_of

from tui.query.engine import LocalEngine
from tui.query.forms import from_text, to_text

SHAPES = (
    "", "country:KR", "country:KP", "country:US", "country:RU", "country:UA", "country:DE", "country:KR,US",
    "-country:US", "-country:US,KR", "country:RU -country:US", "country:KP -country:RU", "actor:singh",
    "actor:pentagon", "actor:singh,rutte", "actor:yoon -actor:yonhap", "-actor:lavrov", "actor:nobody",
    "actor:nato", "actor:moscow", "actor:singh country:UA", "-actor:singh country:US", "source:nothing",
    "-source:nothing", "kind:statement", "kind:treaty", "kind:statement,meeting", "-kind:statement",
    "kind:deployment status:claimed", "status:claimed", "status:denied", "status:happened",
    "-status:happened", "status:planned,expected", "status:ongoing country:UA", "quotes:yes", "quotes:no",
    "quotes:yes country:KR", "quotes:no status:happened", "since:2024-10-28", "until:2024-10-28",
    "since:2024-10-28 until:2024-10-28", "since:2024 until:2024", "since:2024-10-28 possibly:yes",
    "until:2024-10-28 possibly:yes", "since:2024-11 possibly:yes", "since:2024-11", "until:2024-06",
    "until:2023", "since:2024-10-29 until:2024-10-29 possibly:yes", "since:2024-10-28/..",
    "until:/2024-10-28", "Truppen", "trupp", '"Fake News"', "Aussen", "Suedkorea", "Südkorea", "Pjöngjang",
    "pyongyang", "Lawrow", "lavrov", "Rutte Pakt", "waffen -country:US", '"nicht da"', "kiew quotes:yes",
    "moskau status:denied",
    "country:KR,KP kind:statement actor:yoon,rutte quotes:yes since:2024-10 until:2024-10",
    "search:'Putin' -actor:putin", "NATO possibly:yes until:2024-10", "country:KR -country:KP",
    "possibly:yes",
)  # fmt: skip


@pytest.fixture(scope="module")
def plain(bundled: Path) -> PlainStory:
    return PlainStory(json.loads(bundled.read_text("utf-8")))


@pytest.fixture(scope="module")
def engine(bundled: Path) -> LocalEngine:
    return engine_of(json.loads(bundled.read_text("utf-8")))


def test_there_are_many_shapes() -> None:
    assert len(set(SHAPES)) == len(SHAPES) >= 60


@pytest.mark.parametrize("shape", SHAPES)
def test_a_query_about_the_bundled_story_agrees(plain: PlainStory, engine: LocalEngine, shape: str) -> None:
    query = from_text(shape)
    answer = engine.answer(query)
    assert list(answer) == plain.rows(query)
    assert answer.quotes == plain.quote_count(list(answer))
    for facet in FACETS:
        assert {value: n for value, n in answer.facet(facet).items() if n} == plain.facet(query, facet)
    assert from_text(to_text(query)) == query


@pytest.mark.parametrize(
    ("shape", "matched", "quotes"),
    [
        ("", 18, 16),
        ("country:KR", 4, 5),
        ("-country:KR", 14, 11),
        ("status:denied", 1, 1),
        ("status:planned", 1, 0),
        ("kind:treaty", 1, 0),
        ("actor:yoon", 2, 2),
        ("actor:lavrov", 2, 2),
        ("actor:rutte", 2, 4),
        ("quotes:no", 6, 0),
        ("until:2024-06", 1, 0),
        ("since:2024-06 until:2024-06", 1, 0),
        ("since:2024-10-28 until:2024-10-28", 4, 7),
        ("country:DE", 0, 0),
    ],
)
def test_answers_counted_by_hand(engine: LocalEngine, shape: str, matched: int, quotes: int) -> None:
    answer = engine.answer(from_text(shape))
    assert (answer.matched, answer.quotes) == (matched, quotes)


def test_the_earliest_event_of_the_bundled_story_is_the_pact(engine: LocalEngine, plain: PlainStory) -> None:
    assert plain.events[engine.answer(from_text("")).row_at(0)]["id"] == "security-pact"
