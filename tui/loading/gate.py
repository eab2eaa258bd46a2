"""The one gate: from the bytes of a file to an archive and the problems found on the way.

Nothing reaches the program past it. A record that cannot be used is left out and
counted, all others load; a file from which nothing can be used is an error.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from tui.archive.archive import Archive
from tui.archive.columns import ColumnBuilder, Columns
from tui.archive.decoding import DECODE_FAILURES, decode, with_ids
from tui.archive.store import MemoryStore
from tui.errors import UnreadableError
from tui.loading.judging import (
    Names,
    doubt_memberships,
    doubt_origins,
    doubt_references,
    judged_actor,
    judged_event,
    judged_source,
    speaks_of_others,
)
from tui.loading.lost import Lost
from tui.loading.noting import Notebook, inside
from tui.loading.opening import Contents, read
from tui.loading.problems import Effect, Problem, Problems
from tui.loading.salvage import Note, RefusedError, salvage, strict_json
from tui.loading.scanning import Layout, NotAStoryError, Span, layout_of
from tui.loading.strictness import hidden_characters, unknown_fields
from tui.loading.whole import doubt_keys, doubt_whole
from tui.model.records import FORMAT, Actor, Event, Head, Source
from tui.text import cleaned, message_line
from tui.wording import N_, Wording

_Record = TypeVar("_Record", bound=Struct)

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
    """

    name: str
    archive: Archive
    problems: Problems
    left_out: int = 0
    left_out_events: int = 0


def open_story(name: str, wording: Wording) -> Opened:
    """Open a story file.

    Raises:
        UnreadableError: the file cannot be read, or nothing in it can be used.
    """
    return admit(read(name, wording), wording)


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
    try:
        layout = layout_of(contents.data)
    except NotAStoryError as error:
        raise _unreadable(contents.name, wording, wording.say(_LOOKS[str(error)])) from None
    thorough = thorough or strict or len(contents.data) <= THOROUGH_UP_TO
    gate = _Gate(contents, Notebook(contents.data, Problems(contents.name)), strict, thorough)
    opened = gate.pass_all(layout, wording)
    if not len(opened.archive):
        _refuse_lost(opened, contents, layout, wording)
    return opened


def _refuse_lost(opened: Opened, contents: Contents, layout: Layout, wording: Wording) -> None:
    """Refuse a story without events that has lost some."""
    if layout.flaw is not None:
        line, column = _line_and_column(contents.data, layout.flaw)
        sentence = N_("it is not valid JSON at line {line}, column {column}")
        raise _unreadable(contents.name, wording, wording.say(sentence, line=line, column=column))
    lost = next(filter(_lost_something, opened.problems), None)
    if lost is not None:
        sentence = N_("no event in it can be used; first problem, line {line}: ")
        reason = wording.say(sentence, line=lost.line or 1) + lost.sentence(wording)
        raise _unreadable(contents.name, wording, reason)


def _lost_something(problem: Problem) -> bool:
    return problem.effect in (Effect.REFUSED, Effect.DROPPED)


def _unreadable(name: str, wording: Wording, reason: str) -> UnreadableError:
    sentence = N_("cannot read {file}: {reason}")
    return UnreadableError(
        wording.say(sentence, file=message_line(name), reason=message_line(reason, "utf-8"))
    )


def _line_and_column(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset]
    return before.count(b"\n") + 1, offset - (before.rfind(b"\n") + 1) + 1


class _Gate(Struct):
    """One file on its way through the gate."""

    contents: Contents
    notes: Notebook
    strict: bool
    thorough: bool
    lost: Lost = field(default_factory=Lost)
    _linked: list[tuple[int, int, Event]] = field(default_factory=list)

    def pass_all(self, layout: Layout, wording: Wording) -> Opened:
        head = self._head(layout, wording)
        builder = ColumnBuilder({actor.id: actor.country for actor in head.actors if actor.country})
        names = Names(head, self.lost)
        starts, ends = array("Q"), array("Q")
        mended: dict[int, bytes] = {}
        for number, span in enumerate(layout.records["events"]):
            event, changed = self._event(span, number, names, builder)
            if event is None:
                continue
            if changed:
                mended[len(builder)] = msgspec.json.encode(event)
            builder.add(event)
            starts.append(span.start)
            ends.append(span.end)
        columns, order = builder.build()
        self._doubt_links(columns)
        doubt_whole(self.contents.data, layout, self.notes)
        store = MemoryStore(
            self.contents.data,
            array("Q", (starts[old] for old in order)),
            array("Q", (ends[old] for old in order)),
            {row: mended[old] for row, old in enumerate(order) if old in mended},
        )
        archive = Archive(head, columns, store)
        unused = len(layout.records["events"]) - len(archive)
        return Opened(self.contents.name, archive, self.notes.problems, self.lost.number, unused)

    def _event(
        self, span: Span, number: int, names: Names, builder: ColumnBuilder
    ) -> tuple[Event | None, bool]:
        """The event at a place, and whether it differs from what stands there; None when refused."""
        path = f"events[{number}]"
        note = self.notes.at(span.start)
        try:
            record, saved = self._record(span, Event, path, note)
            found = with_ids(record)
            event = judged_event(found, names, path, note)
            if event.id in builder:
                note("double-id", f"{path}.id", value=event.id)
                raise RefusedError
        except RefusedError:
            self.lost.refuse("events", self._raw(span))
            return None, False
        if saved:
            self.lost.remember("events", self._raw(span))
        seen: set[str] = set()
        for place, quote in enumerate(event.quotes):
            if quote.id in seen or builder.has_quote(quote.id):
                note("double-quote-id", f"{path}.quotes[{place}].id", value=quote.id)
            seen.add(quote.id)
        if speaks_of_others(event):
            self._linked.append((number, span.start, event))
        return event, saved or event is not found

    def _raw(self, span: Span) -> bytes:
        return self.contents.data[span.start : span.end]

    def _record(self, span: Span, shape: type[_Record], path: str, note: Note) -> tuple[_Record, bool]:
        """The record at a place, and whether the slow way had to save it.

        Raises:
            RefusedError: it cannot be used.
        """
        raw = self._raw(span)
        if not span.whole:
            note("cut-off", path)
            raise RefusedError
        value = strict_json(raw, inside(note, path)) if self.thorough else None
        if self.strict:
            self._note_strict(value, shape, path, note)
        try:
            return decode(raw, shape), False
        except DECODE_FAILURES:
            value = value if self.thorough else strict_json(raw, inside(note, path))
        try:
            return salvage(cleaned(value), shape, path, note), True
        except RecursionError:
            note("too-deep", path)
            raise RefusedError from None

    @staticmethod
    def _note_strict(value: object, shape: type[Struct], path: str, note: Note) -> None:
        for place, name in unknown_fields(value, shape, path):
            note("unknown-field", place, value=name)
        for place in hidden_characters(value, path):
            note("hidden-characters", place)

    def _head(self, layout: Layout, wording: Wording) -> Head:
        doubt_keys(self.contents.data, layout, self.notes)
        note = self.notes.at_fields(layout.fields)
        fields = self._head_fields(layout)
        head = salvage(cleaned(fields), Head, "", note)
        if head.format != FORMAT:
            reason = wording.say(
                N_("its format is “{found}”; this program reads “{known}”"), found=head.format, known=FORMAT
            )
            raise _unreadable(self.contents.name, wording, reason)
        if self.strict:
            self._note_strict(fields, Head, "", note)
        sources = self._listed(layout, "sources", Source, judged_source)
        actors = self._listed(layout, "actors", Actor, judged_actor)
        head = msgspec.structs.replace(
            head,
            sources=tuple(source for source, _, _ in sources),
            actors=tuple(actor for actor, _, _ in actors),
        )
        names = Names(head, self.lost)
        for source, path, note_source in sources:
            doubt_origins(source, names, path, note_source)
        for actor, path, note_actor in actors:
            doubt_memberships(actor, names, path, note_actor)
        return head

    def _head_fields(self, layout: Layout) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, span in layout.fields.items():
            note = self.notes.at(span.start)
            if not span.whole:
                note("cut-off", key)
                continue
            with suppress(RefusedError):
                found[key] = strict_json(self._raw(span), inside(note, key))
        return found

    def _listed(
        self, layout: Layout, name: str, shape: type[_Record], judge: Callable[[_Record, str, Note], _Record]
    ) -> list[tuple[_Record, str, Note]]:
        """The usable records of a list of the head, each with its path and what notes its problems."""
        found: dict[str, tuple[_Record, str, Note]] = {}
        for number, span in enumerate(layout.records[name]):
            path, note = f"{name}[{number}]", self.notes.at(span.start)
            try:
                record, _ = self._record(span, shape, path, note)
            except RefusedError:
                self.lost.refuse(name, self._raw(span))
                continue
            record_id: str = getattr(record, "id")  # noqa: B009 - every listed record has one; the type variable cannot say so
            if record_id in found:
                note("double-id", f"{path}.id", value=record_id)
                self.lost.refuse(name, self._raw(span))
            else:
                found[record_id] = judge(record, path, note), path, note
        return list(found.values())

    def _doubt_links(self, columns: Columns) -> None:
        for number, start, event in self._linked:
            note = self.notes.at(start)
            doubt_references(event, columns, self.lost, f"events[{number}]", note)
