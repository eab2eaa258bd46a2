"""Every exporter on every real file that can be read: nothing ends it, nothing is lost, nothing leaks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from icalendar import Calendar
from small_story import exported_story

from tui.cli.parsing import parse
from tui.cli.stories import opened_story
from tui.errors import UnreadableError
from tui.exporters.registry import EXPORTS
from tui.exporters.selection import Selection
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.settings.settings import Settings
from tui.wording import Wording

LARGEST = 400_000
"""Bytes of a file that is tried."""
MOST = 400
"""Events of a story that is tried."""
FILES = 36
"""Files of a folder that are tried, from all over it: a feed is read by a program of its own."""
FOLDERS = ("timelinejs", "feeds", "gdelt", "datasets")
ENGLISH = Wording()


def real_stories(folder: Path) -> Iterator[tuple[Path, Selection]]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.stat().st_size <= LARGEST]
    for path in paths[:: max(len(paths) // FILES, 1)]:
        try:
            archive = opened_story(parse(["export", str(path)], ENGLISH), ENGLISH, Settings()).archive
        except UnreadableError:
            continue
        if 0 < len(archive) <= MOST:
            yield path, Selection(archive, LocalEngine(archive).answer(Query()), ENGLISH)


class Reader(HTMLParser):
    """Reads a page and sees that every element ends."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_exporter_writes_every_real_file(shared: Path, folder: str) -> None:
    read = 0
    for path, selection in real_stories(shared / "data" / folder):
        written = {known.name: exported_story(selection, known.name) for known in EXPORTS}
        events = [event for _, event in selection.events()]
        for form in ("json", "ndjson"):
            again = admit(Contents("again", written[form].encode()), ENGLISH).archive
            assert [again.event(row) for row in range(len(again))] == events, path
        assert len(json.loads(written["timelinejs"])["events"]) <= len(events)
        Reader(written["html"])
        Calendar.from_ical(written["ics"])
        assert not [form for form, text in written.items() if str(shared) in text], path
        read += 1
    if not read:
        pytest.skip(f"no importer reads a file of {folder}")
