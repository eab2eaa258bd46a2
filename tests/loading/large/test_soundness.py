"""What is sound at a glance has nothing to be said about, when it is judged part by part."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from story_bytes import EVENTS

from tui.archive.decoding import DECODE_FAILURES, decode, with_ids
from tui.loading.judging import Names, judged_event
from tui.loading.lost import Lost
from tui.loading.soundness import is_sound
from tui.model.records import Actor, Event, Head, Source, actor_ids, source_ids

NAMES = Names(
    Head(
        actors=tuple(Actor(id=name, name=name) for name in ("anna", "ben", "carl")),
        sources=(Source(id="s1"), Source(id="s2")),
    ),
    Lost(),
)
SOUND = {
    "id": "a",
    "date": "2024-10-28",
    "title": "T",
    "countries": ["KR"],
    "actors": ["anna", {"actor": "ben"}],
    "sources": [{"source": "s1", "span": [0, 4]}],
    "quotes": [{"text": "x", "speaker": "carl", "via": "anna", "kind": "direct", "source": {"source": "s2"}}],
    "reported": "2024",
}


def event_of(value: object) -> Event:
    return with_ids(decode(msgspec.json.encode(value), Event))


def is_sound_event(event: Event) -> bool:
    return is_sound(event, actor_ids(event), source_ids(event), NAMES)


def judged(event: Event) -> tuple[Event, list[str]]:
    noted: list[str] = []

    def note(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
        noted.append(f"{path} {code} {suggestion} {values}")

    return judged_event(event, NAMES, "events[0]", note), noted


@settings(max_examples=400, deadline=None)
@given(EVENTS)
def test_judging_a_sound_event_changes_nothing_and_notes_nothing(value: dict[str, object]) -> None:
    try:
        event = event_of(value)
    except (*DECODE_FAILURES, UnicodeEncodeError):
        return
    if is_sound_event(event):
        found, noted = judged(event)
        assert found is event
        assert noted == []


def test_an_event_with_all_that_an_event_may_have_is_sound() -> None:
    event = event_of(SOUND)
    assert is_sound_event(event)
    assert judged(event) == (event, [])


@pytest.mark.parametrize(
    "change",
    [
        {"status": "hapened"},
        {"title": ""},
        {"title": " \u00a0"},
        {"title": {}},
        {"title": {"de": " "}},
        {"countries": ["XX"]},
        {"countries": ["KR", "kr"]},
        {"actors": ["nobody"]},
        {"actors": [{"actor": ""}]},
        {"sources": [{"source": "nowhere"}]},
        {"sources": [{"source": "s1", "span": [4, 0]}]},
        {"sources": [{"source": "s1", "span": [-1, 0]}]},
        {"reported": "soon"},
        {"quotes": [{"text": "x", "kind": "dirct"}]},
        {"quotes": [{"text": "x", "speaker": ""}]},
        {"quotes": [{"text": "x", "via": ""}]},
        {"quotes": [{"text": "x", "via": "nobody"}]},
        {"quotes": [{"text": "x", "date": "never"}]},
        {"quotes": [{"text": "x"}, {"text": "y", "source": {"source": "s1", "span": [2, 1]}}]},
        {"quotes": [{"text": "x", "source": {"source": ""}}]},
    ],
    ids=str,
)
def test_whatever_judging_has_to_say_is_not_sound(change: dict[str, object]) -> None:
    event = event_of({**SOUND, **change})
    assert judged(event)[1]
    assert not is_sound_event(event)


def test_a_date_that_is_none_is_not_sound() -> None:
    assert not is_sound_event(event_of({**SOUND, "date": "2024-02-30"}))
