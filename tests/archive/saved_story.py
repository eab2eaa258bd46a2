"""A small story with everything in it, and its saved index."""

from __future__ import annotations

import json
import os
from pathlib import Path

from msgspec import Struct

from tui.archive.columns import FACETS
from tui.archive.saved.cache import Cache
from tui.archive.saved.identity import identity_of
from tui.loading.gate import Opened
from tui.loading.large.finding import open_saved
from tui.loading.large.indexing import Job, index
from tui.wording import Wording

ENGLISH = Wording("en")
EVENTS: list[dict[str, object]] = [
    {
        "id": f"e{number}",
        "date": ("2024-10-28", "2024", "../2005", "1999/..", "2024-10-28T14:10:00Z")[number % 5],
        "title": {"de": f"Ereignis {number} – Größe", "en": f"Event {number}"},
        "countries": ["KR", "DE"][: number % 3],
        "actors": ["anna", "ben", "stranger"][number % 2 :],
        "kind": "statement",
        "sources": [{"source": "s1"}],
        "quotes": [{"text": f"words {number}", "speaker": "anna", "id": f"q{number}"}] * (number % 2),
        "replies_to": [f"e{number - 1}"] if number % 3 == 2 else [],
        "conflicts_with": ["q1"] if number == 4 else [],
    }
    for number in range(8)
]
STORY: dict[str, object] = {
    "title": "A story",
    "language": "en",
    "actors": [{"id": "anna", "name": "Anna", "country": "KP"}, {"id": "ben", "name": {"de": "Ben"}}],
    "sources": [{"id": "s1", "title": "Source"}],
    # One event has a field of a wrong type, so that a record stands in for that of the file.
    "events": [*EVENTS, {"id": "mended", "date": "2020", "title": "Mended", "countries": 5}],
}


class Saved(Struct, frozen=True):
    """A story file and its index."""

    path: Path
    cache: Cache

    @property
    def index(self) -> Path:
        """The file of the index."""
        return self.cache.entry(str(self.path)).index

    def opened(self) -> Opened | None:
        """The story by its index, None where there is none that fits."""
        return open_saved(str(self.path), ENGLISH, self.cache)

    def make(self) -> None:
        """Make the index, of the file as it is now."""
        data = self.path.read_bytes()
        with self.path.open("rb") as file:
            identity = identity_of(file.fileno())
        self.cache.prepare()
        index(
            Job(
                str(self.path),
                len(data),
                lambda offset, size: data[offset : offset + size],
                self.cache.entry(str(self.path)),
                identity,
                identity,
                ENGLISH,
                lambda _: None,
            )
        )


def saved_story(folder: Path, story: dict[str, object] = STORY) -> Saved:
    """The story in a folder, indexed."""
    saved = Saved(folder / "story.json", Cache(folder / "cache"))
    saved.path.write_text(json.dumps(story, ensure_ascii=False), "utf-8")
    saved.make()
    return saved


def everything(opened: Opened) -> dict[str, object]:
    """All that can be asked of a story, so that every section of an index is read."""
    archive = opened.archive
    columns = archive.columns
    return {
        "head": archive.head,
        "listed": list(archive.listed.items()),
        "sources": list(archive.sources.items()),
        "events": [archive.event(row) for row in range(len(archive))],
        "raw": [archive.raw(row) for row in range(len(archive))],
        "starts": list(columns.starts),
        "latest": list(columns.latest),
        "by_latest": list(columns.by_latest),
        "unbegun": list(columns.unbegun),
        "certain": list(columns.certain),
        "lasting": list(columns.lasting),
        "postings": {
            facet: [(name, list(rows)) for name, rows in columns.postings[facet].items()] for facet in FACETS
        },
        "cast": list(columns.cast),
        "cast_ends": list(columns.cast_ends),
        "quoted": [list(rows) for rows in columns.quoted],
        "spoken": {name: [list(rows) for rows in sets] for name, sets in columns.spoken.items()},
        "rows_by_id": {name: list(rows) for name, rows in columns.rows_by_id.items()},
        "answered_by": {name: list(rows) for name, rows in columns.answered_by.items()},
        "contradicted_by": {name: list(rows) for name, rows in columns.contradicted_by.items()},
        "problems": list(opened.problems),
        "left_out": (opened.left_out, opened.left_out_events),
    }


def open_descriptors() -> int:
    """How many files this process has open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names are enough
