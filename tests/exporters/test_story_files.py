"""`json` and `ndjson`: a story that is written can be read again, and nothing of it is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from small_story import STORY, exported, exported_story, selected, told

from tui.archive.archive import Archive
from tui.archive.saved.cache import Cache
from tui.cli.awaiting import opened_large
from tui.errors import UnreadableError
from tui.exporters.losses import LINKS, Losses
from tui.exporters.selection import Selection
from tui.loading.gate import Opened, admit, open_story
from tui.loading.opening import Contents
from tui.model.records import Event
from tui.query.engine import LocalEngine
from tui.query.query import Choice, Query
from tui.text import cleaned
from tui.wording import Wording

FORMS = ("json", "ndjson")
DATES = ("2024-10-28", "2024-10~", "/2024-10-29", "2024-10-28/..", "[2024-10-29..2024-11]", "202X", "-0043")


def again(text: str) -> Opened:
    return admit(Contents("again", text.encode()), Wording(), strict=True)


def events_of(archive: Archive) -> list[Event]:
    return [archive.event(row) for row in range(len(archive))]


def exported_events(selection: Selection, form: str) -> list[dict[str, object]]:
    text = exported_story(selection, form)
    if form == "json":
        events = json.loads(text)["events"]
        assert isinstance(events, list)
        return events
    return [json.loads(line) for line in text.splitlines()[1:]]


@pytest.mark.parametrize("form", FORMS)
def test_the_bundled_story_comes_back_whole_and_without_problems(bundled: Path, form: str) -> None:
    selection = selected(bundled)
    found = again(exported_story(selection, form))
    assert found.problems.number() == 0
    assert events_of(found.archive) == events_of(selection.archive)
    assert found.archive.head == selection.archive.head
    assert found.archive.listed == selection.archive.listed
    assert found.archive.sources == selection.archive.sources


@pytest.mark.parametrize("form", FORMS)
def test_written_again_it_is_the_same(bundled: Path, form: str) -> None:
    first = exported_story(selected(bundled), form)
    archive = again(first).archive
    second = selected(bundled)
    assert exported_story(Selection(archive, second.answer, second.wording), form) == first


@pytest.mark.parametrize("form", FORMS)
def test_fields_that_the_format_does_not_know_stay(form: str) -> None:
    event = {
        "x-score": 1.50,
        "date": "2024",
        "title": "A",
        "x-far": {"deep": [1, None, {"a": 123456789012345678901234567890}]},
        "quotes": [{"text": "q", "x-heard": True}],
        "sources": [{"source": "s", "x-page": 4}],
    }
    found = exported_events(told([event], sources=[{"id": "s"}]), form)[0]
    assert found["x-score"] == 1.5
    assert found["x-far"] == event["x-far"]
    assert found["quotes"][0]["x-heard"] is True  # type: ignore[index]
    assert found["sources"] == event["sources"]


STRANGE: dict[str, Any] = {
    "x-of-story": {"a": [1, {"b": None}]},
    "title": "T",
    "actors": [
        {"id": "a", "name": "A", "x-of-actor": 1.5, "role": [{"role": "r", "x-of-role": "deep"}]},
        {"id": "b", "name": "B", "country": 5, "x-of-actor": "mended"},
        {"id": "a", "name": "another A", "x-of-actor": "never seen"},
    ],
    "sources": [{"x-of-source": ["one"], "id": "s"}],
    "events": [{"date": "2024", "title": "E", "actors": ["a"]}, {"date": "2025", "title": "F"}],
    "x-behind": "the end",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lines", [False, True])
def test_head_actors_and_sources_keep_them_too(form: str, *, lines: bool) -> None:
    story = json.dumps(STRANGE)
    if lines:
        head = {name: value for name, value in STRANGE.items() if name != "events"}
        story = "\n".join(map(json.dumps, [head, *STRANGE["events"]]))
    archive = admit(Contents("strange", story.encode()), Wording()).archive
    text = exported_story(whole(archive), form)
    found = json.loads(text if form == "json" else text.splitlines()[0])
    assert_kept(found)
    assert found["x-behind"] == "the end"


def assert_kept(found: dict[str, Any]) -> None:
    assert found["x-of-story"] == STRANGE["x-of-story"]
    assert found["sources"] == STRANGE["sources"]
    assert found["actors"] == [STRANGE["actors"][0], {"id": "b", "name": "B", "x-of-actor": "mended"}]


def whole(archive: Archive) -> Selection:
    return Selection(archive, LocalEngine(archive).answer(Query()), Wording())


def test_a_large_story_keeps_them_as_a_small_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.loading.large.size.LARGE", 100)
    path = tmp_path / "strange.json"
    path.write_text(json.dumps(STRANGE))
    opened = opened_large(str(path), Wording(), Cache(tmp_path / "cache"), searchable=False)
    assert opened.archive.store.is_file
    assert_kept(json.loads(exported_story(whole(opened.archive), "json")))


def test_views_keep_them_as_well() -> None:
    selection = told([{"date": "2024", "title": "A", "x": [1]}])
    assert json.loads(exported(selection, "events", "json"))[0]["x"] == [1]


@pytest.mark.parametrize("form", FORMS)
def test_item_40_a_number_that_nothing_can_hold_costs_only_what_is_unknown(form: str) -> None:
    story = b'{"events": [{"id": "a", "date": "2024", "title": "A", "x": 1e999}]}'
    archive = admit(Contents("n", story), Wording()).archive
    found = exported_story(whole(archive), form)
    assert "Infinity" not in found
    assert events_of(again(found).archive) == events_of(archive)


def test_a_filter_keeps_what_is_referred_to_and_what_that_refers_to() -> None:
    actors = [
        {"id": "a", "name": "A", "member_of": ["club"]},
        {"id": "club", "name": "Club", "member_of": ["union"]},
        {"id": "union", "name": "Union"},
        {"id": "b", "name": "B"},
    ]
    sources = [{"id": "copy", "derived_from": ["wire"]}, {"id": "wire"}, {"id": "other"}]
    events = [
        {"id": "1", "date": "2023", "title": "x", "actors": ["a"], "sources": [{"source": "copy"}]},
        {"id": "2", "date": "2024", "title": "y", "actors": ["b"], "sources": [{"source": "other"}]},
    ]
    whole = told(events, actors=actors, sources=sources)
    assert list(json.loads(exported_story(whole, "json"))["actors"]) == actors
    part = filtered(whole, Query(actors=Choice(include=("a",))))
    found = json.loads(exported_story(part, "json"))
    assert [actor["id"] for actor in found["actors"]] == ["a", "club", "union"]
    assert [source["id"] for source in found["sources"]] == ["copy", "wire"]
    assert again(json.dumps(found)).problems.number() == 0


def filtered(selection: Selection, query: Query) -> Selection:
    return Selection(selection.archive, LocalEngine(selection.archive).answer(query), selection.wording)


@pytest.mark.parametrize("form", FORMS)
def test_links_to_what_a_filter_leaves_out_are_left_out_and_counted(form: str) -> None:
    events = [
        {"id": "1", "date": "2023", "title": "one", "quotes": [{"id": "q", "text": "said"}]},
        {
            "id": "2",
            "date": "2024",
            "title": "two",
            "replies_to": ["1"],
            "conflicts_with": ["q", "3"],
            "quotes": [{"id": "r", "text": "said", "conflicts_with": ["1"]}],
        },
        {"id": "3", "date": "2025", "title": "two too"},
    ]
    part = filtered(told(events), Query(text="two"))
    losses = Losses()
    found = exported_story(part, form, losses)
    assert again(found).problems.number() == 0
    assert losses.number(LINKS) == 3
    kept = exported_events(part, form)[0]
    assert kept["conflicts_with"] == ["3"]
    assert "replies_to" not in kept
    assert "conflicts_with" not in kept["quotes"][0]  # type: ignore[index]
    assert list(losses.sentences(Wording())) == [
        "3 links lead to events that the filters leave out, and are left out too"
    ]
    whole = Losses()
    exported_story(told(events), form, whole)
    assert whole.number(LINKS) == 0


def test_an_id_that_is_derived_stays_the_same_when_a_link_is_left_out() -> None:
    events = [
        {"id": "1", "date": "2023", "title": "one"},
        {"date": "2024", "title": "two", "replies_to": ["1"], "quotes": [{"text": "said"}]},
    ]
    story = told(events)
    derived = story.archive.event(1)
    found = again(exported_story(filtered(story, Query(text="two")), "json")).archive.event(0)
    assert (found.id, found.quotes[0].id) == (derived.id, derived.quotes[0].id)


def test_the_head_stands_in_the_first_line_of_ndjson() -> None:
    first, *rest = exported_story(selected(), "ndjson").splitlines()
    head = json.loads(first)
    assert head["format"] == "dateline/1"
    assert head["title"] == STORY["title"]
    assert [source["id"] for source in head["sources"]] == ["s1", "unused"]
    assert len(rest) == 2


def test_a_part_that_had_to_be_mended_is_written_as_it_was_read() -> None:
    selection = told([{"date": "2024", "title": "A", "reported": "soon", "tags": ["t"]}])
    found = again(exported_story(selection, "json"))
    assert found.problems.number() == 0
    assert events_of(found.archive) == events_of(selection.archive)


TEXTS = st.text(max_size=12) | st.dictionaries(
    st.sampled_from(["de", "en", "x-y"]), st.text(max_size=8), max_size=3
)
UNKNOWN = st.recursive(
    st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
QUOTES = st.fixed_dictionaries(
    {"text": st.text(max_size=12)},
    optional={
        "speaker": st.sampled_from(["a", "nobody"]) | st.fixed_dictionaries({"as_printed": TEXTS}),
        "to": TEXTS,
        "via": st.just("a"),
        "translations": st.dictionaries(
            st.sampled_from(["de", "en"]), st.fixed_dictionaries({"text": st.text(max_size=6)}), max_size=2
        ),
        "x-unknown": UNKNOWN,
    },
)
INVOLVED = st.fixed_dictionaries({"actor": st.just("a"), "as": TEXTS})
EVENTS = st.lists(
    st.fixed_dictionaries(
        {"date": st.sampled_from(DATES), "title": TEXTS},
        optional={
            "id": st.sampled_from(["e1", "e2", "=e3", "ä/../x"]),
            "summary": TEXTS,
            "status": st.sampled_from(["claimed", "planned"]),
            "countries": st.lists(st.sampled_from(["KR", "US"]), max_size=2),
            "actors": st.lists(st.just("a") | INVOLVED, max_size=2),
            "quotes": st.lists(QUOTES, max_size=2),
            "tags": st.lists(st.text(max_size=5), max_size=2),
            "replies_to": st.lists(st.sampled_from(["e1", "e2"]), max_size=2),
            "x-unknown": UNKNOWN,
        },
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


@tried(deadline=None, max_examples=150)
@given(EVENTS, TEXTS, st.sampled_from(FORMS))
def test_whatever_is_read_is_read_again_the_same(
    events: list[dict[str, object]], title: object, form: str
) -> None:
    selection = told(events, title=title, actors=[{"id": "a", "name": "A"}])
    found = again(exported_story(selection, form))
    assert events_of(found.archive) == events_of(selection.archive)
    assert found.archive.head == selection.archive.head
    unknown = {str(event["id"]): event.get("x-unknown") for event in exported_events(selection, form)}
    expected: dict[str, object] = {}
    for event in events:
        # Of two events with one id, the first is the one that is kept.
        expected.setdefault(told([event]).archive.event(0).id, event.get("x-unknown"))
    assert unknown == cleaned(expected)


def test_every_real_file_that_is_a_story_comes_back(shared: Path) -> None:
    files = sorted((shared / "hostile").glob("*.json"))
    read = 0
    for path in files:
        try:
            opened = open_story(str(path), Wording())
        except UnreadableError:
            continue
        selection = selected(path)
        for form in FORMS:
            assert events_of(again(exported_story(selection, form)).archive) == events_of(opened.archive)
        read += 1
    assert read > 30
