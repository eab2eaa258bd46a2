"""The short run of the fuzz targets: the same every time. `make fuzz` is the long one."""

from __future__ import annotations

import json
import random
import zlib

import fuzz_targets
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

TARGETS = fuzz_targets.targets()
SHORT = settings(max_examples=150, deadline=None, derandomize=True, database=None)
ROUNDS = {"load": 300, "dates": 3000, "queries": 1500, "words": 1500, "saved": 500}
JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=20),
        st.sampled_from(fuzz_targets.DATES),
        st.sampled_from(["a", "s", "e", "q", "control"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "date",
                    "title",
                    "quotes",
                    "text",
                    "speaker",
                    "actors",
                    "sources",
                    "source",
                    "span",
                    "role",
                    "from",
                    "to",
                    "name",
                    "as",
                    "actor",
                    "events",
                    "translations",
                    "as_printed",
                    "replies_to",
                    "conflicts_with",
                    "countries",
                    "status",
                    "reported",
                ]
            ),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=25,
)
EDTF = st.text("0123456789-/.,[]{}?~%XYEST:+Z ", max_size=40)
FORMS = st.text("country:KRactor,-\"'\\ since2024possibly=«»\u202e\x1b", max_size=40)
WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "list",
                "check",
                "export",
                "index",
                "cache",
                "clear",
                "--country",
                "--actor",
                "--since",
                "--until",
                "--format",
                "json",
                "--",
                "-",
                "--help",
                "--search",
                "-x",
                "--possibly",
                "--quotes=yes",
                "--lang",
                "de",
                "--theme=mono",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=6,
)


@pytest.mark.parametrize("name", TARGETS)
def test_mutated_seeds_end_nothing(name: str) -> None:
    chance = random.Random(zlib.crc32(name.encode()))
    target = TARGETS[name]
    for _ in range(ROUNDS[name]):
        target.try_out(fuzz_targets.mutated(chance.choice(target.seeds), chance))


@SHORT
@given(JSON)
def test_any_json_in_the_place_of_a_story_ends_nothing(value: object) -> None:
    fuzz_targets.load(json.dumps(value).encode())


@SHORT
@given(JSON, JSON)
def test_any_json_in_the_place_of_events_and_actors_loses_no_other_event(
    event: object, actor: object
) -> None:
    story = {"actors": [actor], "events": [event, {"id": "sure", "date": "2024", "title": "CONTROL-EVENT"}]}
    fuzz_targets.load(json.dumps(story).encode())


@SHORT
@given(EDTF)
def test_any_signs_of_a_date_are_read_or_refused(text: str) -> None:
    fuzz_targets.dates(text)


@SHORT
@given(FORMS)
def test_any_signs_of_a_query_are_understood_or_refused(text: str) -> None:
    fuzz_targets.queries(text)


@SHORT
@given(WORDS)
def test_any_words_of_a_command_line_are_understood_or_refused(found: list[str]) -> None:
    fuzz_targets.words("\n".join(found))


def test_a_character_that_is_not_assigned_yet_may_stand_in_a_refusal() -> None:
    fuzz_targets.load('{"format": "dateline/\u074b", "events": []}'.encode())
