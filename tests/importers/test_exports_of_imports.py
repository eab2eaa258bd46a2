"""What was imported can be exported: every real file in every format, and TimelineJS there and back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from foreign_files import batches_of, opened_as_story

from tui.errors import UnreadableError
from tui.exporters.losses import DATES_IN_WORDS, DATES_OUTSIDE, Losses
from tui.exporters.registry import EXPORTS, export_named, story_exporter
from tui.exporters.selection import Selection
from tui.loading.gate import Opened, admit
from tui.loading.opening import Contents
from tui.model.records import Event
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.wording import Wording

MOST_BYTES = 200_000
"""Files on the disk that are exported in the default run; larger ones are imported elsewhere."""
MOST_EVENTS = 4000
"""Events of a file that are exported in the default run."""


def exported(opened: Opened, name: str, losses: Losses) -> str:
    answer = LocalEngine(opened.archive).answer(Query())
    return "".join(story_exporter(export_named(name))(Selection(opened.archive, answer, Wording()), losses))


def real_files(shared: Path) -> Iterator[Path]:
    for folder in ("timelinejs", "gdelt", "datasets", "feeds/news", "feeds/miniflux", "feeds/rss-parser"):
        for path in sorted((shared / "data" / folder).rglob("*")):
            if path.is_file() and path.stat().st_size < MOST_BYTES:
                yield path


class Tags(HTMLParser):
    """Counts what could act in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.events = self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events += tag == "article"
        self.scripts += tag == "script"
        assert not any(name.startswith("on") for name, _ in attrs)
        assert tag not in ("iframe", "object", "embed", "link", "img", "base")


def check(name: str, text: str, opened: Opened, losses: Losses) -> None:
    number = len(opened.archive)
    if name in ("json", "ndjson"):
        again = admit(Contents("again", text.encode()), Wording())
        assert len(again.archive) == number
        assert again.archive.event(number - 1) == opened.archive.event(number - 1)
    elif name == "csv":
        assert sum(1 for _ in csv.reader(io.StringIO(text))) == number + 1
    elif name == "timelinejs":
        assert len(json.loads(text)["events"]) == number - losses.number(DATES_OUTSIDE)
    elif name == "ics":
        assert text.count("BEGIN:VEVENT\r\n") == number - losses.number(DATES_OUTSIDE)
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    elif name == "html":
        tags = Tags()
        tags.feed(text)
        assert (tags.events, tags.scripts) == (number, 1)
    else:
        assert text.count("\n## ") + text.count("\n### ") >= 1


def test_every_real_file_is_exported_in_every_format(shared: Path) -> None:
    formats: set[str] = set()
    files = 0
    for path in real_files(shared):
        try:
            opened = opened_as_story(path)
        except UnreadableError:
            continue
        if len(opened.archive) > MOST_EVENTS:
            continue
        formats.add(batches_of(path)[0].recognised.form.name)
        files += 1
        for form in EXPORTS:
            losses = Losses()
            text = exported(opened, form.name, losses)
            assert str(shared) not in text
            check(form.name, text, opened, losses)
    assert formats >= {"timelinejs", "feed", "gdelt"}
    assert files >= 68


def without_looks(event: Event) -> tuple[object, ...]:
    """What TimelineJS can hold of an event."""
    words = tuple((quote.text, quote.language) for quote in event.quotes)
    return event.id, event.date, event.title, event.summary, event.tags[:1], event.date_as_printed, words


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_timeline_that_goes_out_comes_back_the_same(shared: Path, tmp_path: Path, lang: str) -> None:
    files = events = 0
    for path in sorted((shared / "data" / "timelinejs").glob("*.json")):
        try:
            opened = opened_as_story(path)
        except UnreadableError:
            continue
        answer = LocalEngine(opened.archive).answer(Query())
        selection = Selection(opened.archive, answer, Wording(lang))
        target = tmp_path / path.name
        losses = Losses()
        target.write_text("".join(story_exporter(export_named("timelinejs"))(selection, losses)))
        again = opened_as_story(target)
        assert again.archive.head.title == opened.archive.head.title
        for row in range(len(opened.archive)):
            back, there = again.archive.event(row), opened.archive.event(row)
            if there.date.endswith("?"):
                # What TimelineJS cannot hold of a date is in words.
                assert (losses.number(DATES_IN_WORDS), bool(back.date_as_printed)) == (1, True)
                continue
            assert without_looks(back) == without_looks(there)
            events += 1
        files += 1
    assert (files, events) == (21, 342)
