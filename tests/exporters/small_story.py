"""A story with everything that is hard to export, and the way from a story to an export."""

from __future__ import annotations

import json
from pathlib import Path

from tui.exporters.losses import Losses
from tui.exporters.registry import export_named, exporter, story_exporter
from tui.exporters.selection import Selection
from tui.loading.gate import admit, open_story
from tui.loading.opening import Contents
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.wording import Wording

VIEWS = ("events", "quotes", "actors", "countries", "sources")
FORMATS = ("text", "json", "ndjson", "csv", "markdown")

STORY = {
    "title": "Ein *Titel* <b>",
    "language": "de",
    "sources": [
        {"id": "s1", "title": "Zeitung", "url": "https://example.org/a_b"},
        {"id": "unused", "title": "Nie"},
    ],
    "actors": [
        {
            "id": "a",
            "name": {"de": "Anna", "en": "Anne"},
            "country": "DE",
            "role": [{"role": {"de": "Ministerin", "en": "Minister"}, "from": "2020", "to": "2022"}],
        },
        {"id": "b", "name": "Bernd", "aliases": ["B."]},
        {"id": "idle", "name": "Niemand"},
    ],
    "events": [
        {
            "id": "e1",
            "date": "2024-10~",
            "title": "=1+1",
            "status": "claimed",
            "actors": ["a"],
            "countries": ["FR"],
            "quotes": [
                {
                    "id": "q1",
                    "text": "Ja, „wirklich“",
                    "speaker": {"as_printed": "ein Beamter"},
                    "kind": "direct",
                    "language": "de",
                    "translations": {"en": {"text": "Yes, really", "by": "Dateline"}},
                    "source": {"source": "s1", "paragraph": 3},
                },
                {
                    "id": "q2",
                    "text": "- nein",
                    "speaker": "b",
                    "kind": "paraphrase",
                    "via": "a",
                    "date": "2024-11-02?",
                },
            ],
            "sources": [{"source": "s1", "paragraph": 1}, {"source": "s1", "paragraph": 2}],
        },
        {
            "id": "e2",
            "date": "/2024-10-29",
            "title": {"de": "Zwei", "en": "Two"},
            "conflicts_with": ["e1"],
            "replies_to": ["e1"],
            "quotes": [{"id": "q3", "text": "Wer?"}],
            "sources": [{"source": "lost"}],
        },
    ],
}


def selected(story: Path | None = None, query: Query | None = None, language: str = "en") -> Selection:
    """What a query leaves of a story file, or of `STORY`."""
    wording = Wording(language)
    if story is None:
        opened = admit(Contents("small.json", json.dumps(STORY).encode()), wording)
    else:
        opened = open_story(str(story), wording)
    return Selection(opened.archive, LocalEngine(opened.archive).answer(query or Query()), wording)


def exported(selection: Selection, view: str, form: str) -> str:
    """A view of a selection in a format."""
    return "".join(exporter(form)(selection, view))


def exported_story(selection: Selection, form: str, losses: Losses | None = None) -> str:
    """A whole story in a format of `dateline export`."""
    return "".join(story_exporter(export_named(form))(selection, losses or Losses()))


def told(events: object, **head: object) -> Selection:
    """A story of these events, and of nothing else but what is given."""
    story = json.dumps({**head, "events": events}).encode()
    wording = Wording()
    archive = admit(Contents("told.json", story), wording).archive
    return Selection(archive, LocalEngine(archive).answer(Query()), wording)
