"""One program's share of a large story: the events between two places of its file, through the gate."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from msgspec import Struct

from tui.archive.parts import Part
from tui.loading.admission import Admission, Scrutiny
from tui.loading.gate import admission_of
from tui.loading.large.splitting import Splitter
from tui.loading.lost import Lost
from tui.loading.noting import Notebook, same
from tui.loading.problems import Problems
from tui.model.records import Head
from tui.text import surely_clean

Report = Callable[[int, int], None]
"""Told from time to time: bytes gone through, events taken."""


class Shard(Struct):
    """A share of a story, as it goes from one program to another.

    Attributes:
        part: its events as columns; events have numbers there.
        starts, lengths, places, mended, linked: as in `Admission`.
        problems: what was found; a problem's line is a byte offset here.
        lost: ids in what was left out.
        left_out: records that were left out.
        count: records gone through.
        position: up to where the file was gone through.
        flaw: where it first stops being valid JSON, as far as that was noticed.
    """

    part: Part
    starts: array[int]
    lengths: array[int]
    places: array[int]
    mended: dict[int, bytes]
    linked: list[tuple[int, int]]
    problems: Problems
    lost: set[str]
    left_out: int
    count: int
    position: int
    flaw: int | None = None


def shard_of(splitter: Splitter, head: Head, lost: Lost, name: str, report: Report) -> Shard:
    """Let a share of the events of a story through the gate.

    Args:
        splitter: goes through the share.
        head: of the story.
        lost: what was left out of its lists.
        name: the file's name as given.
        report: told of every piece.

    Raises:
        UnsplitError: the records cannot be told apart in this way.
    """
    own = Lost({"actors": lost.ids["actors"], "sources": lost.ids["sources"], "events": set()})
    admission = admission_of(head, Notebook(Problems(name), same), Scrutiny(), own)
    begin = splitter.position
    for piece in splitter.pieces():
        clean = surely_clean(piece.window)
        for offset, raw in piece:
            admission.take(raw, offset, clean=clean)
        report(splitter.position - begin, len(admission.builder))
    if splitter.cut is not None:
        admission.take(splitter.cut[1], splitter.cut[0], whole=False)
    return shard_from(admission, splitter.position, splitter.flaw)


def shard_from(admission: Admission, position: int, flaw: int | None) -> Shard:
    """What went through the gate, as a share of a story that ends at a position of the file."""
    return Shard(
        part=admission.builder.part(),
        starts=admission.starts,
        lengths=admission.lengths,
        places=admission.places,
        mended=admission.mended,
        linked=admission.linked,
        problems=admission.notes.problems,
        lost=admission.lost.ids["events"],
        left_out=admission.lost.number,
        count=admission.count,
        position=position,
        flaw=flaw,
    )
