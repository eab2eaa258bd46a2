"""The one gate: from the bytes of a file to an archive and the problems found on the way.

Nothing reaches the program past it. A record that cannot be used is left out and
counted, all others load; a file from which nothing can be used is an error.
"""

from __future__ import annotations

from array import array

import msgspec
from msgspec import Struct

from tui.archive.archive import Archive
from tui.archive.building import ColumnBuilder
from tui.archive.columns import Columns
from tui.archive.decoding import decode_event
from tui.archive.parts import in_order, joined
from tui.archive.store import MemoryStore
from tui.errors import UnreadableError
from tui.loading.admission import EVENTS, Admission, Scrutiny
from tui.loading.heading import Heading, unreadable
from tui.loading.judging import Names, doubt_references
from tui.loading.lost import Lost
from tui.loading.noting import LineCounter, Notebook
from tui.loading.opening import LARGEST, Contents, read
from tui.loading.problems import Effect, Problem, Problems
from tui.loading.scanning import Layout, NotAStoryError, layout_of
from tui.loading.whole import doubt_whole
from tui.model.records import Head
from tui.wording import N_, Wording

THOROUGH_UP_TO = 8 * 1024**2
"""Files up to this many bytes are read with the slow reader too, which also sees doubled keys."""

_LOOKS = {
    "empty": N_("it is empty"),
    "utf-16": N_("it is not UTF-8 (it looks like UTF-16)"),
    "other": N_("it is neither a JSON object nor a list"),
}


class Opened(Struct, frozen=True):
    """A story as it was opened.

    Attributes:
        name: the file's name as given, `-` for standard input.
        archive: the events that can be used.
        problems: what was found on the way.
        left_out: records of the file that are not in the archive: events, actors and sources.
        left_out_events: the events among them.
        dialect: the exact name of the format where the file is in a foreign one.
    """

    name: str
    archive: Archive
    problems: Problems
    left_out: int = 0
    left_out_events: int = 0
    dialect: str = ""


def open_story(name: str, wording: Wording, largest: int = LARGEST) -> Opened:
    """Open a story file of at most so many bytes.

    Raises:
        UnreadableError: the file cannot be read, or nothing in it can be used.
    """
    return admit(read(name, wording, largest), wording)


def admit(contents: Contents, wording: Wording, *, strict: bool = False, thorough: bool = False) -> Opened:
    """Let the records of a story through the gate.

    Args:
        contents: the bytes and their name.
        wording: the language of the sentence in an error.
        strict: whether to note unknown fields and hidden characters as well.
        thorough: whether to look for doubled keys however large the file is.

    Raises:
        UnreadableError: nothing in it can be used.
    """
    layout = read_layout(contents, wording)
    scrutiny = Scrutiny(strict, thorough or strict or len(contents.data) <= THOROUGH_UP_TO)
    notes = Notebook(Problems(contents.name), LineCounter(contents.data))
    lost = Lost()
    head = Heading(contents.name, contents.data, notes, scrutiny, lost).read(layout, wording)
    admission = admission_of(head, notes, scrutiny, lost)
    for span in layout.records[EVENTS]:
        admission.take(contents.data[span.start : span.end], span.start, whole=span.whole)
    archive = archive_in_memory(head, admission, contents.data)
    doubt_links(admission, archive.columns, contents.data)
    doubt_whole(contents.data, layout, notes)
    unused = admission.count - len(archive)
    opened = Opened(contents.name, archive, notes.problems, lost.number, unused)
    if not len(archive):
        refuse_lost(opened, contents, layout, wording)
    return opened


def read_layout(contents: Contents, wording: Wording) -> Layout:
    """Where the records of a story are.

    Raises:
        UnreadableError: it is no story at all.
    """
    try:
        return layout_of(contents.data)
    except NotAStoryError as error:
        raise no_story(contents.name, wording, error) from None


def no_story(name: str, wording: Wording, error: NotAStoryError) -> UnreadableError:
    """The refusal of a file that is no story at all."""
    return unreadable(name, wording, wording.say(_LOOKS[str(error)]))


def admission_of(head: Head, notes: Notebook, scrutiny: Scrutiny, lost: Lost) -> Admission:
    """What lets the events of a story, or of a part of one, through the gate."""
    countries = {actor.id: actor.country for actor in head.actors if actor.country}
    return Admission(Names(head, lost), notes, ColumnBuilder(countries), scrutiny, lost)


def archive_in_memory(head: Head, admission: Admission, data: bytes) -> Archive:
    """The archive of a story that is in memory."""
    story = joined([admission.builder.part()])
    ends = array("Q", map(int.__add__, admission.starts, admission.lengths))
    store = MemoryStore(
        data,
        in_order([admission.starts], story.order),
        in_order([ends], story.order),
        {row: admission.mended[n] for row, n in enumerate(story.order) if n in admission.mended},
    )
    return Archive(
        msgspec.structs.replace(head, actors=(), sources=()),
        {actor.id: actor for actor in head.actors},
        {source.id: source for source in head.sources},
        story.columns,
        store,
    )


def doubt_links(admission: Admission, columns: Columns, data: bytes) -> None:
    """Note references of events that lead nowhere."""
    for number, taken in admission.linked:
        start = admission.starts[taken]
        raw = admission.mended.get(taken, data[start : start + admission.lengths[taken]])
        note = admission.notes.at(start)
        doubt_references(decode_event(raw), columns, admission.lost, f"{EVENTS}[{number}]", note)


def refuse_lost(opened: Opened, contents: Contents, layout: Layout, wording: Wording) -> None:
    """Refuse a story without events that has lost some."""
    if layout.flaw is not None:
        line, column = _line_and_column(contents.data, layout.flaw)
        sentence = N_("it is not valid JSON at line {line}, column {column}")
        raise unreadable(contents.name, wording, wording.say(sentence, line=line, column=column))
    lost = next(filter(_lost_something, opened.problems), None)
    if lost is not None:
        sentence = N_("no event in it can be used; first problem, line {line}: ")
        reason = wording.say(sentence, line=lost.line or 1) + lost.sentence(wording)
        raise unreadable(contents.name, wording, reason)


def _lost_something(problem: Problem) -> bool:
    return problem.effect in (Effect.REFUSED, Effect.DROPPED)


def _line_and_column(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset]
    return before.count(b"\n") + 1, offset - (before.rfind(b"\n") + 1) + 1
