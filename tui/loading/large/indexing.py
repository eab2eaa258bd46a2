"""Indexes a large story: from its file to a saved index, in bounded memory, with two programs.

The file is gone through in two halves at once. What they find is joined, written to the
cache folder and renamed into place; only then is it told that the story can be opened.
The texts are made searchable afterwards, while somebody reads already.
"""

from __future__ import annotations

import os

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.archive.saved.cache import Entry
from tui.archive.saved.columns import write_columns, write_head, write_places
from tui.archive.saved.container import ContainerWriter
from tui.archive.saved.identity import Identity
from tui.errors import UnreadableError
from tui.loading.admission import EVENTS, Scrutiny
from tui.loading.gate import admission_of, admit, read_layout
from tui.loading.heading import Heading
from tui.loading.large.finding import About
from tui.loading.large.joining import Whole, can_join, column_of, whole_of, with_lines
from tui.loading.large.messages import Progress, Tell, while_wanted
from tui.loading.large.outline import Outline, outline_of, with_tail
from tui.loading.large.seams import UnsplitError
from tui.loading.large.shards import SentShard, Shard, shard_from, shard_of
from tui.loading.large.shares import OtherShare
from tui.loading.large.splitting import Read
from tui.loading.lost import Lost
from tui.loading.noting import Notebook, same
from tui.loading.opening import Contents
from tui.loading.problems import Problems
from tui.loading.scanning import NotAStoryError
from tui.loading.whole import BROKEN
from tui.model.records import Head
from tui.wording import Wording

_FIRST_SHARE = 0.505
"""Of the file: the first program takes some more, because what the second one found has still to be sent."""
_REPORTED_EVERY = 5000


class Job(Struct, frozen=True):
    """A file to index.

    Attributes:
        name: as given.
        size: bytes of its records, unpacked.
        read: reads them.
        entry: where the index is to lie.
        identity: of the file that is indexed.
        records: of the file its records are read from.
        wording: the language of a refusal.
        tell: told how far the work is.
    """

    name: str
    size: int
    read: Read
    entry: Entry
    identity: Identity
    records: Identity
    wording: Wording
    tell: Tell


def index(job: Job) -> None:
    """Make the index of a story, all but its text index.

    Raises:
        UnreadableError: nothing in the file can be used.
        OSError: it cannot be read, or the index not be written.
    """
    try:
        outline = outline_of(job.read, job.size)
        found = None if outline is None else _read(job, outline)
    except (UnsplitError, NotAStoryError, UnreadableError):
        found = None
    if found is None:
        # What cannot be told apart piece by piece is read whole; so is what is refused, for the reason.
        found = _read_slowly(job)
    headed, shards = found
    job.tell(Progress("joining"))
    whole = whole_of(shards, job.name, job.read)
    if len(whole.columns):
        problems = _problems(job, headed, whole)
    else:
        # Refused, with the reason, or a story that never had events; then that is said of it.
        problems = admit(Contents(job.name, job.read(0, job.size)), job.wording).problems
    _write(job, headed, whole, problems)


class _Headed(Struct, frozen=True):
    """A head, what was left out of its lists, and what was found in it; a problem's line is a byte offset."""

    head: Head
    lost: Lost
    problems: Problems


def _headed(job: Job, outline: Outline) -> _Headed:
    """The head of a story from its outline."""
    problems, lost = Problems(job.name), Lost()
    shift = 0 if outline.ended is None else outline.ended - outline.start - 1

    def offset(place: int) -> int:
        return place if place <= outline.start else place + shift

    heading = Heading(job.name, outline.head, Notebook(problems, offset), Scrutiny(), lost)
    return _Headed(heading.read(outline.layout, job.wording), lost, problems)


def _read(job: Job, outline: Outline) -> tuple[_Headed, list[Shard]]:
    """The head of a story and its events.

    Raises:
        UnsplitError: they cannot be told apart piece by piece.
    """
    headed = _headed(job, outline)
    shards = _halves(job, outline, headed)
    final = with_tail(outline, job.read, job.size, shards[-1].position)
    if final is outline:
        return headed, shards
    last = _headed(job, final)
    if (last.head.actors, last.head.sources, last.lost.ids) != (
        headed.head.actors,
        headed.head.sources,
        headed.lost.ids,
    ):
        # Events were judged without knowing whom they may name.
        shards = _halves(job, final, last)
    return last, shards


def _halves(job: Job, outline: Outline, headed: _Headed) -> list[Shard]:
    """The events of a story, gone through by two programs if that can be."""
    middle = outline.splitter(job.read).beginning_near(
        int(outline.start + (job.size - outline.start) * _FIRST_SHARE)
    )
    if middle is not None:
        try:
            return _two_shards(job, outline, headed, middle)
        except UnsplitError:
            pass
    return [_shard(job, outline, headed, 0, outline.start, None)]


def _two_shards(job: Job, outline: Outline, headed: _Headed, middle: int) -> list[Shard]:
    tell = while_wanted(job.tell, os.getpid())
    theirs = replace(job, tell=tell)
    other = OtherShare(lambda: SentShard.of(_shard(theirs, outline, headed, 1, middle, None)))
    try:
        first = _shard(job, outline, headed, 0, outline.start, middle)
    except BaseException:
        other.stop()
        raise
    job.tell(Progress("joining"))
    shards = [first, other.result(SentShard).received()]
    if not can_join(shards):
        raise UnsplitError
    return shards


def _shard(job: Job, outline: Outline, headed: _Headed, number: int, start: int, limit: int | None) -> Shard:
    total = (job.size if limit is None else limit) - start

    def report(done: int, events: int) -> None:
        job.tell(Progress("reading", number, done, total, events))

    report(0, 0)
    splitter = outline.splitter(job.read, start, limit)
    return shard_of(splitter, headed.head, headed.lost, job.name, report)


def _read_slowly(job: Job) -> tuple[_Headed, list[Shard]]:
    """The story from the whole of its file in memory.

    Raises:
        UnreadableError: it is no story at all.
    """
    contents = Contents(job.name, job.read(0, job.size))
    layout = read_layout(contents, job.wording)
    problems, lost = Problems(job.name), Lost()
    notes = Notebook(problems, same)
    head = Heading(job.name, contents.data, notes, Scrutiny(), lost).read(layout, job.wording)
    headed = _Headed(head, Lost(lost.ids, lost.number), problems)
    admission = admission_of(head, Notebook(Problems(job.name), same), Scrutiny(), Lost(lost.ids))
    spans = layout.records[EVENTS]
    for number, span in enumerate(spans):
        admission.take(contents.data[span.start : span.end], span.start, whole=span.whole)
        if number % _REPORTED_EVERY == 0:
            job.tell(Progress("reading", 0, span.end, job.size, number))
    shard = shard_from(admission, job.size, layout.flaw)
    return headed, [shard]


def _problems(job: Job, headed: _Headed, whole: Whole) -> Problems:
    """All problems of a story, in the order of the file."""
    problems = Problems(job.name)
    for found in (headed.problems, whole.problems):
        problems.take(found, found.counts)
    if whole.flaw is not None and not any(problems.counts[code] for code in BROKEN):
        problems.add("flaw", whole.flaw, "", column=column_of(whole.flaw, job.read))
    return with_lines(problems, job.read)


def _write(job: Job, headed: _Headed, whole: Whole, problems: Problems) -> None:
    """Write the index beside its place and move it there when it is whole."""
    about = About(
        job.identity,
        job.records,
        len(whole.columns),
        tuple(problems),
        dict(problems.counts),
        headed.lost.number + whole.left_out,
        whole.left_out,
    )
    head = headed.head
    unfinished = job.entry.unfinished(job.entry.index)
    with unfinished.open("xb") as file:
        writer = ContainerWriter(file)
        write_columns(writer, whole.columns)
        listed = {actor.id: actor for actor in head.actors}
        write_head(
            writer,
            replace(head, actors=(), sources=()),
            listed,
            {source.id: source for source in head.sources},
            [name for name in whole.columns.postings["actors"] if name not in listed],
        )
        write_places(writer, whole.records)
        writer.finish(msgspec.msgpack.encode(about))
    unfinished.replace(job.entry.index)
