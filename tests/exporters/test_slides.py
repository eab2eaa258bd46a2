"""`timelinejs`: slides that say no more of a date than is known, and lose nothing in silence."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from small_story import exported_story, selected, told

from tui.errors import UnreadableError
from tui.exporters.losses import (
    COARSE,
    DATES_IN_WORDS,
    DATES_OUTSIDE,
    FIELDS,
    LANGUAGES,
    QUOTES,
    SOURCES,
    STATUSES,
    TAGS,
    ZONES,
    Losses,
)

Slide = dict[str, Any]


def slides(text: str) -> list[Slide]:
    found = json.loads(text)["events"]
    assert isinstance(found, list)
    return found


def slide(losses: Losses | None = None, source: dict[str, str] | None = None, **fields: object) -> Slide:
    event = {"id": "e", "date": "2024-10-28", "title": "A", **fields}
    if source:
        event["sources"] = [{"source": source["id"]}]
    story = told([event], sources=[source] if source else [])
    return slides(exported_story(story, "timelinejs", losses))[0]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2024-10-28", {"year": 2024, "month": 10, "day": 28}, None),
        ("2024-10", {"year": 2024, "month": 10}, None),
        ("-0043", {"year": -44}, None),
        ("0000", {"year": -1}, None),
        ("2024-10-28/2024-11", {"year": 2024, "month": 10, "day": 28}, {"year": 2024, "month": 11}),
        ("2024-10-28T14:10", {"year": 2024, "month": 10, "day": 28, "hour": 14, "minute": 10}, None),
    ],
)
def test_an_exact_date_is_as_fine_as_it_is_known(
    when: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    losses = Losses()
    found = slide(losses, date=when)
    assert (found["start_date"], found.get("end_date")) == (start, end)
    assert "display_date" not in found
    assert losses.number(DATES_IN_WORDS) == 0


@pytest.mark.parametrize(
    ("when", "start", "end", "words"),
    [
        ("2024-10~", {"year": 2024, "month": 10}, None, "about October 2024"),
        ("2024-10-XX", {"year": 2024, "month": 10}, None, "October 2024, day unknown"),
        ("202X", {"year": 2020}, {"year": 2029}, "2020s"),
        ("2024-21", {"year": 2024, "month": 3}, {"year": 2024, "month": 5}, "spring 2024"),
        (
            "/2024-10-29",
            {"year": 2024, "month": 10, "day": 29},
            None,
            "by Tue 29 Oct 2024, start unknown",
        ),
        ("2024-10/..", {"year": 2024, "month": 10}, None, "from October 2024, end open"),
        ("[2023,2024]", {"year": 2023}, {"year": 2024}, "one of: 2023; 2024"),
    ],
)
def test_any_other_date_is_in_words(
    when: str, start: dict[str, int], end: dict[str, int] | None, words: str
) -> None:
    losses = Losses()
    found = slide(losses, date=when)
    assert (found["start_date"], found.get("end_date")) == (start, end)
    assert found["display_date"] == words
    assert losses.number(DATES_IN_WORDS) == 1


def test_the_words_of_the_source_stand_for_an_exact_date() -> None:
    assert slide(date_as_printed={"de": "am Montag"})["display_date"] == "am Montag"


def test_a_zone_is_in_words() -> None:
    losses = Losses()
    found = slide(losses, date="2024-10-28T14:10:00.5+09:00")
    assert found["start_date"] == {
        "year": 2024, "month": 10, "day": 28, "hour": 14, "minute": 10, "second": 0, "millisecond": 500,
    }  # fmt: skip
    assert found["display_date"] == "Mon 28 Oct 2024, 05:10 UTC (2024-10-28T14:10:00.5+09:00)"
    assert losses.number(ZONES) == 1


def test_beyond_what_a_browser_can_count_only_years_are_left() -> None:
    losses = Losses()
    events = [{"date": "Y-13800000000", "title": "A"}, {"date": "2024-10-28", "title": "B"}]
    story = json.loads(exported_story(told(events), "timelinejs", losses))
    assert story["scale"] == "cosmological"
    assert [one["start_date"] for one in story["events"]] == [{"year": -13800000001}, {"year": 2024}]
    assert story["events"][1]["display_date"] == "Mon 28 Oct 2024"
    assert losses.number(COARSE) == 1


def test_a_date_that_is_not_known_at_all_has_no_place() -> None:
    losses = Losses()
    events = [{"date": "/..", "title": "A"}, {"date": "2024", "title": "B"}]
    assert len(slides(exported_story(told(events), "timelinejs", losses))) == 1
    assert losses.number(DATES_OUTSIDE) == 1


def test_what_a_slide_can_hold_is_where_it_is_read_again() -> None:
    source = {
        "id": "s",
        "title": "Paper & <ink>",
        "publisher": "House",
        "url": "https://example.org/a?b=1&c=2",
    }
    found = slide(
        title="<b>&amp;",
        summary="one\ntwo",
        tags=["first", "second"],
        source=source,
    )
    assert found["text"] == {"headline": "&lt;b&gt;&amp;amp;", "text": "one<br>two"}
    assert found["group"] == "first"
    assert found["unique_id"] == "e"
    assert found["media"] == {
        "url": "https://example.org/a?b=1&c=2",
        "caption": "Paper &amp; &lt;ink&gt;",
        "credit": "House",
    }


def test_a_quote_is_media_with_its_speaker_and_the_address_of_the_source() -> None:
    found = slides(exported_story(selected(), "timelinejs"))[0]["media"]
    first, second = str(found["url"]).split("</p><blockquote>")
    assert first.startswith(
        '<blockquote lang="de">Ja, „wirklich“<cite>ein Beamter [de]</cite></blockquote><p>“Yes, really”'
    )
    assert "<p>direct, in German, about October 2024, source 1, paragraph 3" in first
    assert second.startswith("- nein<cite>Bernd [de]</cite></blockquote>")
    assert found["link"] == "https://example.org/a_b"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a@b"]
)
def test_only_a_web_address_becomes_a_link(url: str) -> None:
    story = told(
        [{"date": "2024", "title": "A", "sources": [{"source": "s"}]}], sources=[{"id": "s", "url": url}]
    )
    assert "media" not in slides(exported_story(story, "timelinejs"))[0]


def test_further_tags_and_sources_are_counted() -> None:
    losses = Losses()
    slide(losses, tags=["a", "b", "c"], sources=[{"source": "x"}, {"source": "y"}])
    assert (losses.number(TAGS), losses.number(SOURCES)) == (2, 2)


def test_what_is_lost_is_counted() -> None:
    losses = Losses()
    exported_story(selected(), "timelinejs", losses)
    assert [losses.number(kind) for kind in (STATUSES, SOURCES, QUOTES, LANGUAGES, FIELDS)] == [1, 0, 3, 1, 2]


class Tags(HTMLParser):
    """Every tag in some HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        assert [name for name, _ in attrs if name != "lang"] == []


def html_of(found: Slide) -> str:
    media = found.get("media", {})
    return " ".join(map(str, [*found["text"].values(), media.get("url", ""), media.get("caption", "")]))


def test_no_hostile_story_brings_in_a_tag(shared: Path) -> None:
    for path in sorted((shared / "hostile").glob("*.json")):
        try:
            selection = selected(path)
        except UnreadableError:
            continue
        for found in slides(exported_story(selection, "timelinejs")):
            assert Tags(html_of(found)).found <= {"p", "br", "blockquote", "cite"}


def test_naughty_strings_bring_in_no_tag(shared: Path) -> None:
    strings = json.loads((shared / "data" / "torture" / "blns.json").read_text("utf-8"))
    events = [
        {"date": "2024", "title": text or "x", "summary": text, "quotes": [{"text": text}]}
        for text in strings
    ]
    for found in slides(exported_story(told(events), "timelinejs")):
        assert Tags(html_of(found)).found <= {"p", "br", "blockquote", "cite"}


def test_a_slide_is_what_a_schema_by_others_asks_for(shared: Path, bundled: Path) -> None:
    folder = shared / "data" / "timelinejs" / "schema"
    schemas = {
        name: json.loads((folder / f"timelinejs.{name}.schema.json").read_text("utf-8"))
        for name in ("slide", "date", "text", "media")
    }
    slide_schema = schemas["slide"]
    for field, name in {"start_date": "date", "end_date": "date", "text": "text", "media": "media"}.items():
        slide_schema["properties"][field] = schemas[name]
    slide_schema.pop("$id")
    for found in slides(exported_story(selected(bundled), "timelinejs")):
        jsonschema.validate(found, slide_schema)
