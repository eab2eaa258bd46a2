"""Real timelines go out as timelines and come back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_files import opened_as_story

from tui.errors import UnreadableError
from tui.exporters.losses import DATES_IN_WORDS, Losses
from tui.exporters.registry import export_named, story_exporter
from tui.exporters.selection import Selection
from tui.model.records import Event
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.wording import Wording


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
