"""The one gate: from the bytes of a file to an archive and the problems found on the way.

Nothing reaches the program past it. A record that cannot be used is left out and
counted, all others load; a file from which nothing can be used is an error.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import msgspec
from msgspec import Struct

from tui.archive.archive import Archive
from tui.archive.columns import ColumnBuilder, Columns
from tui.archive.decoding import DECODE_FAILURES, decode, with_ids
from tui.archive.store import MemoryStore
from tui.errors import UnreadableError
from tui.loading.judging import (
    Names,
    doubt_head_references,
    doubt_references,
    judged_actor,
    judged_event,
    judged_source,
    speaks_of_others,
)
from tui.loading.opening import Contents, read
from tui.loading.problems import Problems
from tui.loading.salvage import Note, RefusedError, found_word, salvage, strict_json
from tui.loading.scanning import LISTS, Layout, NotAStoryError, Span, layout_of
from tui.loading.strictness import hidden_characters, unknown_fields
from tui.model.records import FORMAT, Actor, Event, Head, Source, Story
from tui.text import cleaned, message_line
from tui.wording import N_, Wording

_Record = TypeVar("_Record", bound=Struct)

THOROUGH_UP_TO = 8 * 1024**2
"""Files up to this many bytes are read record by record with the slow reader too, which also sees doubled keys."""

_LOOKS = {
    "empty": N_("it is empty"),
    "utf-16": N_("it is not UTF-8 (it looks like UTF-16)"),
    "other": N_("it is neither a JSON object nor a list"),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A story as it was opened.

    Attributes:
        name: the file's name as given, `-` for standard input.
        archive: the events that can be used.
        problems: what was found on the way.
    """

    name: str
    archive: Archive
    problems: Problems


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
    gate = _Gate(contents, Problems(contents.name), strict, thorough or len(contents.data) <= THOROUGH_UP_TO)
    opened = gate.pass_all(layout, wording)
    if layout.flaw is not None and not len(opened.archive):
        line, column = _line_and_column(contents.data, layout.flaw)
        reason = wording.say(
            N_("it is not valid JSON at line {line}, column {column}"), line=line, column=column
        )
        raise _unreadable(contents.name, wording, reason)
    if not len(opened.archive) and opened.problems.number():
        first = next(iter(opened.problems))
        place = wording.say(
            N_("no event in it can be used; first problem, line {line}: "), line=first.line or 1
        )
        raise _unreadable(contents.name, wording, place + first.sentence(wording))
    return opened


def _unreadable(name: str, wording: Wording, reason: str) -> UnreadableError:
    said = wording.say(N_("cannot read {file}: {reason}"), file=message_line(name), reason=reason)
    return UnreadableError(said)


def _line_and_column(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset]
    return before.count(b"\n") + 1, offset - (before.rfind(b"\n") + 1) + 1


@dataclass(slots=True)
class _Gate:
    """One file on its way through the gate."""

    contents: Contents
    problems: Problems
    strict: bool
    thorough: bool
    _lines: tuple[int, int] = (0, 1)
    _linked: list[tuple[int, int, Event]] = field(default_factory=list)

    def pass_all(self, layout: Layout, wording: Wording) -> Opened:
        head = self._head(layout, wording)
        builder = ColumnBuilder({actor.id: actor.country for actor in head.actors if actor.country})
        names = Names(head)
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
        store = MemoryStore(
            self.contents.data,
            array("Q", (starts[old] for old in order)),
            array("Q", (ends[old] for old in order)),
            {row: mended[old] for row, old in enumerate(order) if old in mended},
        )
        return Opened(self.contents.name, Archive(head, columns, store), self.problems)

    def _event(
        self, span: Span, number: int, names: Names, builder: ColumnBuilder
    ) -> tuple[Event | None, bool]:
        """The event at a place, and whether it differs from what stands there; None when refused."""
        path = f"events[{number}]"
        note = self._note_at(span)
        try:
            found, saved = self._record(span, Event, path, note)
            event = judged_event(with_ids(found), names, path, note)
            if event.id in builder:
                note("double-id", f"{path}.id", value=event.id)
                return None, False
        except RefusedError:
            return None, False
        for place, quote in enumerate(event.quotes):
            if builder.has_quote(quote.id):
                note("double-quote-id", f"{path}.quotes[{place}].id", value=quote.id)
        if speaks_of_others(event):
            self._linked.append((number, span.start, event))
        return event, saved or event is not found

    def _record(self, span: Span, shape: type[_Record], path: str, note: Note) -> tuple[_Record, bool]:
        """The record at a place, and whether the slow way had to save it.

        Raises:
            RefusedError: it cannot be used.
        """
        raw = self.contents.data[span.start : span.end]
        if not span.whole:
            note("cut-off", path)
            raise RefusedError
        note_in = partial(_note_inside, note, path)
        value = strict_json(raw, note_in) if self.thorough else None
        if self.strict:
            self._note_strict(value, shape, path, note)
        try:
            return decode(raw, shape), False
        except DECODE_FAILURES:
            value = value if self.thorough else strict_json(raw, note_in)
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
        for name, span in layout.not_lists.items():
            found = strict_json(self.contents.data[span.start : span.end], _ignored) if span.whole else None
            self._note_at(span)("not-a-list", name, field=name, found=found_word(found))
        fields = self._head_fields(layout)
        head = salvage(cleaned(fields), Head, "", self._note_at(Span(0, 0)))
        if head.format != FORMAT:
            reason = wording.say(
                N_("its format is “{found}”; this program reads “{known}”"), found=head.format, known=FORMAT
            )
            raise _unreadable(self.contents.name, wording, reason)
        if self.strict:
            self._note_strict({**fields, **dict.fromkeys(LISTS, [])}, Story, "", self._note_at(Span(0, 0)))
        sources = self._listed(layout, "sources", Source, judged_source)
        actors = self._listed(layout, "actors", Actor, judged_actor)
        head = msgspec.structs.replace(head, sources=sources, actors=actors)
        doubt_head_references(head, Names(head), self._note_at(Span(0, 0)))
        return head

    def _head_fields(self, layout: Layout) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, raw in layout.fields.items():
            try:
                found[key] = strict_json(raw, partial(_note_inside, self._note_at(Span(0, 0)), key))
            except RefusedError:
                continue
        return found

    def _listed(
        self, layout: Layout, name: str, shape: type[_Record], judge: Callable[[_Record, str, Note], _Record]
    ) -> tuple[_Record, ...]:
        found: dict[str, _Record] = {}
        for number, span in enumerate(layout.records[name]):
            path, note = f"{name}[{number}]", self._note_at(span)
            try:
                record, _ = self._record(span, shape, path, note)
            except RefusedError:
                continue
            record_id: str = getattr(record, "id")  # noqa: B009 - every listed record has one; the type variable cannot say so
            if record_id in found:
                note("double-id", f"{path}.id", value=record_id)
            else:
                found[record_id] = judge(record, path, note)
        return tuple(found.values())

    def _doubt_links(self, columns: Columns) -> None:
        for number, start, event in self._linked:
            note = self._note_at(Span(start, start))
            doubt_references(event, columns.rows_by_id, columns.rows_by_quote, f"events[{number}]", note)

    def _note_at(self, span: Span) -> Note:
        """Notes problems of the record at a place; its line is only counted when there is one."""

        def note(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
            self.problems.add(code, self._line(span.start), path, suggestion, **values)

        return note

    def _line(self, offset: int) -> int:
        seen, line = self._lines if self._lines[0] <= offset else (0, 1)
        line += self.contents.data.count(b"\n", seen, offset)
        self._lines = offset, line
        return line


def _note_inside(
    note: Note, path: str, code: str, place: str, suggestion: str | None = None, **values: object
) -> None:
    """Note a problem whose place is told from inside a record."""
    note(code, f"{path}.{place}" if place else path, suggestion, **values)


def _ignored(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
    """Notes nothing: the value is only looked at to say what it is."""
