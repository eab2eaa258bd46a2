"""From a story to TimelineJS and back: what TimelineJS can hold is the same, and what it cannot was said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from foreign_files import events_in, findings
from hypothesis import example, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tui.exporters.as_timelinejs import write_story
from tui.exporters.losses import DATES_IN_WORDS, Losses
from tui.exporters.selection import Selection
from tui.importers.found import Found
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.model.dates import parse
from tui.model.dates.years import year_text
from tui.model.records import Actor, Event, Head, Source
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.wording import Wording


def selection_of(story: object) -> Selection:
    archive = admit(Contents("story", json.dumps(story).encode()), Wording()).archive
    return Selection(archive, LocalEngine(archive).answer(Query()), Wording())


def again(selection: Selection, folder: Path, losses: Losses | None = None) -> list[object]:
    """The records that reading the exported timeline gives."""
    path = folder / "timeline.json"
    path.write_text("".join(write_story(selection, losses or Losses())), "utf-8")
    return [one.record for one in findings(path) if isinstance(one, Found)]


def one_line(text: object) -> str:
    return " ".join(str(text).split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("timelines")


def test_a_story_that_fits_comes_back_as_it_was(folder: Path) -> None:
    story = {
        "title": "A <b>story</b> & more",
        "summary": "What it is about.",
        "sources": [
            {"id": "s", "title": "Paper & ink", "publisher": "House", "url": "https://example.org/?a=1&b=2"}
        ],
        "actors": [{"id": "a", "name": 'Anna "Nina" O\'Neil'}],
        "events": [
            {
                "id": "one",
                "date": "2024-10-28",
                "date_as_printed": "am Montag",
                "title": "2 < 3 &amp; 4",
                "summary": "First line.\nSecond line.",
                "tags": ["tag & tag"],
                "quotes": [
                    {"text": "Yes <b>we</b> can", "speaker": "a"},
                    {"text": "No", "speaker": {"as_printed": "an official"}},
                ],
                "sources": [{"source": "s"}],
            },
            {"id": "two", "date": "2024-10-29/2024-11", "title": "Two", "sources": [{"source": "s"}]},
        ],
    }
    found = again(selection_of(story), folder)
    assert [record for record in found if isinstance(record, Head)] == [
        Head(title="A <b>story</b> & more", summary="What it is about.")
    ]
    sources = {source for source in found if isinstance(source, Source)}
    assert {(one.title, one.publisher, one.url) for one in sources} == {
        ("Paper & ink", "House", "https://example.org/?a=1&b=2")
    }
    names = {actor.id: actor.name for actor in found if isinstance(actor, Actor)}
    first, second = (record for record in found if isinstance(record, Event))
    assert (first.id, first.date, first.date_as_printed) == ("one", "2024-10-28", "am Montag")
    assert (first.title, first.summary) == ("2 < 3 &amp; 4", "First line.\nSecond line.")
    assert first.tags == ("tag & tag",)
    assert [(quote.text, names[str(quote.speaker)]) for quote in first.quotes] == [
        ("Yes <b>we</b> can", 'Anna "Nina" O\'Neil'),
        ("No", "an official"),
    ]
    assert (second.id, second.date, second.date_as_printed) == ("two", "2024-10-29/2024-11", None)
    assert {citation.source for event in (first, second) for citation in event.sources} == {
        source.id for source in sources
    }


YEARS = st.integers(-9999, 9999).map(year_text)
DATES = st.one_of(
    YEARS,
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, YEARS, st.integers(1, 12), st.integers(1, 28)),
)
LETTERS = st.characters(categories=("L", "N", "P", "S"), include_characters=" \n")
WORDS = st.text(LETTERS, min_size=1, max_size=30).filter(str.strip)


@tried(deadline=None, max_examples=80)
@example("-9999-01", "0000", "A", "B", "C", "D")
@given(DATES, DATES, WORDS, WORDS, WORDS, WORDS)
def test_whatever_timelinejs_can_hold_is_the_same(
    folder: Path, first: str, last: str, title: str, summary: str, words: str, tag: str
) -> None:
    # One behind the other, where they do not overlap.
    dates = sorted((first, last), key=lambda date: parse(date).sort_key)
    ends = [parse(date) for date in dates]
    apart = (ends[0].latest or 0) < (ends[1].earliest or 0)
    event = {
        "id": "e",
        "date": "/".join(dates) if apart else dates[0],
        "title": title,
        "summary": summary,
        "tags": [tag],
        "quotes": [{"text": words}],
    }
    losses = Losses()
    selection = selection_of({"events": [event]})
    held = selection.archive.event(0)
    found = [record for record in again(selection, folder, losses) if isinstance(record, Event)]
    assert losses.number(DATES_IN_WORDS) == 0
    assert [one.date for one in found] == [held.date]
    assert (found[0].id, found[0].title, found[0].tags) == ("e", one_line(held.title), (one_line(tag),))
    assert one_line(found[0].summary) == one_line(held.summary)
    assert found[0].date_as_printed is None
    marks = '“”"'
    assert [quote.text for quote in found[0].quotes] == [one_line(words).strip(marks)] * bool(
        one_line(words).strip(marks)
    )


@pytest.mark.parametrize("when", ["2024-10~", "202X", "2024-10-28?", "[2023,2024]", "2024-21", "2024/.."])
def test_what_it_cannot_hold_of_a_date_is_said(folder: Path, when: str) -> None:
    losses = Losses()
    found = again(selection_of({"events": [{"date": when, "title": "A"}]}), folder, losses)
    assert losses.number(DATES_IN_WORDS) == 1
    assert [event.date_as_printed is not None for event in found if isinstance(event, Event)] == [True]


@pytest.mark.parametrize("name", ["women_in_computing.json", "houston.v3.json", "cosmo.json", "eras.json"])
def test_a_real_timeline_is_the_same_after_two_turns(shared: Path, tmp_path: Path, name: str) -> None:
    from foreign_files import imported

    once, _ = imported(shared / "data" / "timelinejs" / name)
    path = tmp_path / "again.json"
    path.write_text("".join(write_story(selection_of(once), Losses())), "utf-8")
    twice, _ = imported(path)
    fields = ("date", "title", "summary", "tags")
    kept = [
        sorted(json.dumps([event.get(field) for field in fields]) for event in story["events"])
        for story in (once, twice)
    ]
    assert kept[0] == kept[1]


def test_words_beside_a_quotation_are_kept(tmp_path: Path) -> None:
    from foreign_files import imported

    media = {"url": "<blockquote>One<cite>A</cite></blockquote><p>Eins</p><blockquote>Two</blockquote>"}
    slide = {"start_date": {"year": 2024}, "text": {"headline": "A"}, "media": media}
    path = tmp_path / "t.json"
    path.write_text(json.dumps({"title": {"text": {"headline": "T"}}, "events": [slide]}), "utf-8")
    story, _ = imported(path)
    assert [quote["text"] for quote in story["events"][0]["quotes"]] == ["One", "Two"]
    assert story["events"][0]["timelinejs"]["beside"] == "Eins"
    assert len(events_in(findings(path))) == 1
