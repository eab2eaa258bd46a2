"""One program's share of a large story: the events between two places of its file, through the gate."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from msgspec import Struct

from tui.archive.parts import Numbers, Part
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


class SentShard(Struct):
    """A share on its way from one program to another: few large values, which are sent much faster than many.

    Attributes:
        shard: the share without its maps.
        maps: what its part holds by name, as `_Flat` has it.
        spoken: the same of what has levels; `levels`: how many each name has.
    """

    shard: Shard
    maps: list[_Flat]
    spoken: _Flat
    levels: array[int]

    @classmethod
    def of(cls, shard: Shard) -> SentShard:
        """The share, ready to be sent; the given one must not be used any more."""
        part = shard.part
        maps = [*part.postings.values(), part.answered_by, part.contradicted_by]
        sent = cls(
            shard,
            [_Flat.of(one.keys(), one.values()) for one in maps],
            _Flat.of(part.spoken.keys(), [level for levels in part.spoken.values() for level in levels]),
            array("I", map(len, part.spoken.values())),
        )
        part.postings = {facet: {} for facet in part.postings}
        part.spoken, part.answered_by, part.contradicted_by = {}, {}, {}
        return sent

    def received(self) -> Shard:
        """The share as it was."""
        part = self.shard.part
        *postings, answered_by, contradicted_by = [flat.by_name() for flat in self.maps]
        part.postings = dict(zip(part.postings, postings, strict=True))
        part.answered_by, part.contradicted_by = answered_by, contradicted_by
        pieces = iter(self.spoken.pieces())
        part.spoken = {
            name: list(islice(pieces, count))
            for name, count in zip(self.spoken.names(), self.levels, strict=True)
        }
        return self.shard


class _Flat(Struct):
    """Names, and numbers by name, end to end."""

    written: str
    counts: array[int]
    numbers: Numbers

    @classmethod
    def of(cls, names: Iterable[str], found: Iterable[Numbers]) -> _Flat:
        counts, numbers = array("I"), array("I")
        for one in found:
            counts.append(len(one))
            numbers += one
        return cls("\0".join(names), counts, numbers)

    def names(self) -> list[str]:
        return self.written.split("\0") if self.counts else []

    def pieces(self) -> Iterator[Numbers]:
        place = 0
        for count in self.counts:
            yield self.numbers[place : place + count]
            place += count

    def by_name(self) -> dict[str, Numbers]:
        return dict(zip(self.names(), self.pieces(), strict=True))


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
