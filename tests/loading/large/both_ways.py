"""Reads the same bytes in both ways: whole and in memory, and piece by piece with a saved index."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

from tui.archive.archive import Archive
from tui.archive.columns import FACETS
from tui.archive.saved.cache import Cache
from tui.archive.saved.identity import identity_of
from tui.errors import UnreadableError
from tui.loading import gate
from tui.loading.gate import Opened, admit
from tui.loading.large import indexing, joining, outline, splitting
from tui.loading.large.finding import open_saved
from tui.loading.large.indexing import Job, index
from tui.loading.large.messages import Message, Tell
from tui.loading.large.seams import UnsplitError
from tui.loading.large.shares import LostShareError
from tui.loading.opening import Contents
from tui.loading.problems import Problem
from tui.wording import Wording

ENGLISH = Wording("en")


class Windows(Struct, frozen=True):
    """How small the pieces are that a file is read in, in bytes."""

    window: int
    some: int
    largest_record: int
    beginning: int
    tail: int


TINY = Windows(window=64, some=32, largest_record=4096, beginning=128, tail=256)
SMALL = Windows(window=700, some=200, largest_record=20_000, beginning=1024, tail=4096)
ONE = Windows(window=100_000, some=100, largest_record=400_000, beginning=100_000, tail=100_000)
NARROW = Windows(window=150, some=150, largest_record=300, beginning=64, tail=64)
"""So that records are too long for the quick way."""


class SameProgram:
    """The other share, done at once and in the same program; its result is sent as it would be."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._sent: bytes
        try:
            self._sent = pickle.dumps(work())
        except (UnsplitError, OSError) as error:
            self._sent = pickle.dumps(error)

    def stop(self) -> None:
        """Nothing to stop."""

    def result(self, kind: type[object]) -> object:
        """What was found."""
        found = pickle.loads(self._sent)  # noqa: S301 - our own
        if isinstance(found, Exception):
            raise found
        if not isinstance(found, kind):
            raise LostShareError
        return found


def _always(tell: Tell, parent: int) -> Tell:
    assert parent
    return tell


def set_windows(monkeypatch: pytest.MonkeyPatch, windows: Windows) -> None:
    """Make small files go the way of large ones."""
    monkeypatch.setattr(gate, "THOROUGH_UP_TO", -1)
    monkeypatch.setattr(splitting, "WINDOW", windows.window)
    monkeypatch.setattr(splitting, "_SOME", windows.some)
    monkeypatch.setattr(splitting, "LARGEST_RECORD", windows.largest_record)
    monkeypatch.setattr(outline, "_BEGINNING", windows.beginning)
    monkeypatch.setattr(outline, "_TAIL", windows.tail)


def in_one_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do both shares in this program, which is quicker than a copy of it for every example."""
    monkeypatch.setattr(indexing, "OtherShare", SameProgram)
    monkeypatch.setattr(joining, "OtherShare", SameProgram)
    monkeypatch.setattr(indexing, "while_wanted", _always)
    monkeypatch.setattr("os.fsync", lambda _descriptor: None)


def job_of(path: Path, data: bytes, cache: Cache, tell: Callable[[Message], None]) -> Job:
    """What is to be indexed."""
    with path.open("rb") as file:
        identity = identity_of(file.fileno())

    def read(offset: int, size: int) -> bytes:
        assert offset >= 0
        assert size >= 0
        return data[offset : offset + size]

    return Job(str(path), len(data), read, cache.entry(str(path)), identity, identity, ENGLISH, tell)


def piece_by_piece(data: bytes, folder: Path) -> Opened | str:
    """The story by a saved index, or the sentence that refuses it."""
    path, cache = folder / "story.json", Cache(folder / "cache")
    path.write_bytes(data)
    cache.prepare()
    cache.clear()
    try:
        index(job_of(path, data, cache, lambda _: None))
    except UnreadableError as error:
        return str(error)
    finally:
        assert [file.name for file in cache.folder.iterdir() if file.suffix != ".index"] == []
    found = open_saved(str(path), ENGLISH, cache)
    assert found is not None
    return found


def whole(data: bytes, folder: Path) -> Opened | str:
    """The story as a small one is read, or the sentence that refuses it."""
    try:
        return admit(Contents(str(folder / "story.json"), data), ENGLISH)
    except UnreadableError as error:
        return str(error)


def problem_as_text(problem: Problem) -> str:
    """A problem with all it says."""
    return repr((problem.line, problem.path, problem.code, dict(problem.values), problem.suggestion))


def head_and_lists(archive: Archive) -> dict[str, object]:
    """What a story holds beside its events, in the order of the file."""
    return {
        "head": archive.head,
        "listed": list(archive.listed.items()),
        "sources": list(archive.sources.items()),
    }


def columns_of(archive: Archive) -> dict[str, object]:
    """All columns as plain values; those that have an order keep it."""
    columns = archive.columns
    postings = {facet: [(v, list(r)) for v, r in columns.postings[facet].items()] for facet in FACETS}
    return {
        "starts": list(columns.starts),
        "latest": list(columns.latest),
        "by_latest": list(columns.by_latest),
        "unbegun": list(columns.unbegun),
        "certain": list(columns.certain),
        "lasting": list(columns.lasting),
        **{f"postings/{facet}": found for facet, found in postings.items()},
        "cast": list(columns.cast),
        "cast_ends": list(columns.cast_ends),
        "quoted": [list(rows) for rows in columns.quoted],
        "spoken": {name: [list(rows) for rows in sets] for name, sets in columns.spoken.items()},
        "rows_by_id": {name: list(rows) for name, rows in columns.rows_by_id.items()},
        "answered_by": {name: list(rows) for name, rows in columns.answered_by.items()},
        "contradicted_by": {name: list(rows) for name, rows in columns.contradicted_by.items()},
    }


def all_of(opened: Opened | str, *, flaw_columns: bool = True) -> dict[str, object]:
    """Everything that can be asked of a story, as values that can be compared."""
    if isinstance(opened, str):
        return {"refused": opened}
    archive = opened.archive
    return {
        "rows": len(archive),
        "events": [archive.event(row) for row in range(len(archive))],
        "raw": [archive.raw(row) for row in range(len(archive))],
        "rows_in_file": list(archive.rows_in_file()),
        "countries": [archive.countries(row) for row in range(len(archive))],
        **head_and_lists(archive),
        **columns_of(archive),
        "problems": sorted(
            problem_as_text(problem) for problem in opened.problems if flaw_columns or problem.code != "flaw"
        ),
        "counts": {code: n for code, n in sorted(opened.problems.counts.items()) if n},
        "left_out": opened.left_out,
        "left_out_events": opened.left_out_events,
    }


def as_bytes(value: object) -> bytes:
    """A value in compact JSON."""
    return msgspec.json.encode(value)
