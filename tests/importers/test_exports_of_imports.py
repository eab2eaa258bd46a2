"""What was imported can be exported: every real file in every format."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from foreign_files import batches_of, opened_as_story

from tui.errors import UnreadableError
from tui.exporters.losses import DATES_OUTSIDE, Losses
from tui.exporters.registry import EXPORTS, export_named, story_exporter
from tui.exporters.selection import Selection
from tui.loading.gate import Opened, admit
from tui.loading.opening import Contents
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.wording import Wording

MOST_BYTES = 800_000
"""Files on the disk that are exported in the default run; larger ones are imported elsewhere."""
MOST_EVENTS = 2500
"""Events of a file that are exported in every format; more of them as a story."""


def exported(opened: Opened, name: str, losses: Losses) -> str:
    answer = LocalEngine(opened.archive).answer(Query())
    return "".join(story_exporter(export_named(name))(Selection(opened.archive, answer, Wording()), losses))


FOLDERS = {
    "timelinejs": {"timelinejs"},
    "gdelt": {"gdelt"},
    "datasets": {"acled", "ucdp-ged", "ucdp-aec", "icews", "oryx", "wikipedia"},
    "feeds/news": {"feed"},
    "feeds/miniflux": {"feed"},
    "feeds/rss-parser": {"feed"},
}
"""Folders of real files and the formats in them."""


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


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_real_file_is_exported_in_every_format(shared: Path, folder: str) -> None:
    formats: set[str] = set()
    for path in sorted((shared / "data" / folder).rglob("*")):
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            continue
        try:
            opened = opened_as_story(path)
        except UnreadableError:
            continue
        formats.add(batches_of(path)[0].recognised.form.name)
        for form in EXPORTS if len(opened.archive) <= MOST_EVENTS else EXPORTS[:1]:
            losses = Losses()
            text = exported(opened, form.name, losses)
            assert str(shared) not in text
            check(form.name, text, opened, losses)
    assert formats == FOLDERS[folder]
