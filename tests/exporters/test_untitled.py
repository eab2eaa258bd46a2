"""An event without a title that can be seen says so, wherever people read."""

from __future__ import annotations

import json

import pytest
from small_story import exported, exported_story

from tui.exporters.selection import Selection
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.wording import Wording

EMPTY: tuple[object, ...] = (
    "",
    "   ",
    "\t\r\n",
    "\u3000\u00a0\u2003",
    "\u200b\u2060\ufeff\u00ad",
    "\u3164\u115f\u034f",
    "\u200d\ufe0f",
    {"de": "", "en": " "},
    {"fr": "\u200b"},
    {},
)
"""Titles of which nothing can be seen."""
WORDS = {"en": "(untitled)", "de": "(ohne Titel)"}


def untitled(title: object, language: str) -> Selection:
    """Two events, the first of which has this title; the second answers it and says something."""
    events = [
        {"id": "a", "date": "2024-01-01", "title": title, "quotes": [{"text": "words"}]},
        {"id": "b", "date": "2024-01-02", "title": "Second", "replies_to": ["a"]},
    ]
    story = json.dumps({"title": "Untitled", "events": events}).encode()
    wording = Wording(language)
    archive = admit(Contents("untitled.json", story), wording).archive
    return Selection(archive, LocalEngine(archive).answer(Query()), wording)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("title", EMPTY, ids=ascii)
def test_item_35_an_event_without_a_visible_title_says_so_to_readers(title: object, language: str) -> None:
    selection, words = untitled(title, language), WORDS[language]
    assert exported(selection, "events", "text").splitlines()[0].endswith(f"  {words}")
    assert exported(selection, "events", "text").count(words) == 2
    assert words in exported(selection, "quotes", "text")
    assert exported(selection, "events", "markdown").count(words) == 2
    assert f"\n### {words}\n" in exported(selection, "events", "markdown")
    assert f"SUMMARY:{words}\r\n" in exported_story(selection, "ics")
    assert f"<h3>{words} <" in exported_story(selection, "html")


def test_item_35_a_format_for_programs_keeps_an_empty_title_as_it_is() -> None:
    selection = untitled("", "en")
    assert json.loads(exported(selection, "events", "json"))[0]["title"] == ""
    assert "untitled" not in exported(selection, "events", "csv")
