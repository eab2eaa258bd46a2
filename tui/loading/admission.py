"""Lets the events of a file through the gate, one after the other, in the order of the file.

Whatever finds the records, in memory or in a file that is read piece by piece, hands
them here; a record that cannot be used is left out and counted.
"""

from __future__ import annotations

from array import array
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from tui.archive.building import ColumnBuilder
from tui.archive.decoding import DECODE_FAILURES, decode, with_ids
from tui.loading.judging import Names, judged_event, speaks_of_others
from tui.loading.lost import Lost
from tui.loading.noting import Notebook, inside
from tui.loading.salvage import Note, RefusedError, salvage, strict_json
from tui.loading.strictness import hidden_characters, unknown_fields
from tui.model.records import Event
from tui.text import cleaned

_Record = TypeVar("_Record", bound=Struct)
EVENTS = "events"


class Scrutiny(Struct, frozen=True):
    """How closely records are looked at.

    Attributes:
        strict: whether unknown fields and hidden characters are noted as well.
        thorough: whether doubled keys are looked for, with a slow reader.
    """

    strict: bool = False
    thorough: bool = False


def record_of(
    raw: bytes, shape: type[_Record], path: str, note: Note, scrutiny: Scrutiny
) -> tuple[_Record, bool]:
    """The record in some bytes, and whether the slow way had to save it.

    Raises:
        RefusedError: it cannot be used.
    """
    if not (scrutiny.thorough or scrutiny.strict):
        try:
            return decode(raw, shape), False
        except DECODE_FAILURES:
            pass
    value = strict_json(raw, inside(note, path))
    if scrutiny.strict:
        note_strict(value, shape, path, note)
    try:
        return decode(raw, shape), False
    except DECODE_FAILURES:
        pass
    try:
        return salvage(cleaned(value), shape, path, note), True
    except RecursionError:
        note("too-deep", path)
        raise RefusedError from None


def note_strict(value: object, shape: type[Struct], path: str, note: Note) -> None:
    """Note what only strict checking names."""
    for place, name in unknown_fields(value, shape, path):
        note("unknown-field", place, value=name)
    for place in hidden_characters(value, path):
        note("hidden-characters", place)


class Admission(Struct):
    """The events of one file, or of a part of one, on their way through the gate.

    Attributes:
        names: the ids that events may refer to.
        notes: where problems are noted.
        builder: takes the events that can be used.
        scrutiny: how closely they are looked at.
        lost: what was left out.
        starts, lengths: where each event that was taken stands in the file, in bytes.
        mended: events that differ from what stands there, by their number among those taken.
        linked: number in the file and number among those taken of the events that refer to others.
        count: records looked at.
    """

    names: Names
    notes: Notebook
    builder: ColumnBuilder
    scrutiny: Scrutiny
    lost: Lost
    starts: array[int] = field(default_factory=lambda: array("Q"))
    lengths: array[int] = field(default_factory=lambda: array("I"))
    mended: dict[int, bytes] = field(default_factory=dict)
    linked: list[tuple[int, int]] = field(default_factory=list)
    count: int = 0

    def take(self, raw: bytes, offset: int, *, whole: bool = True) -> None:
        """Take the record at an offset of the file; `whole` is False where the file ends in it."""
        number = self.count
        self.count += 1
        path, note = f"{EVENTS}[{number}]", self.notes.at(offset)
        try:
            if not whole:
                note("cut-off", path)
                raise RefusedError
            event, changed = self._judged(raw, path, note)
        except RefusedError:
            self.lost.refuse(EVENTS, raw)
            return
        if event.quotes:
            self._doubt_quotes(event, path, note)
        if speaks_of_others(event):
            self.linked.append((number, len(self.builder)))
        if changed:
            self.mended[len(self.builder)] = msgspec.json.encode(event)
        self.builder.add(event)
        self.starts.append(offset)
        self.lengths.append(len(raw))

    def _judged(self, raw: bytes, path: str, note: Note) -> tuple[Event, bool]:
        """The event, and whether it differs from what stands in the file.

        Raises:
            RefusedError: it cannot be used.
        """
        record, saved = record_of(raw, Event, path, note, self.scrutiny)
        found = with_ids(record)
        event = judged_event(found, self.names, path, note)
        if event.id in self.builder:
            note("double-id", f"{path}.id", value=event.id)
            raise RefusedError
        if saved:
            self.lost.remember(EVENTS, raw)
        return event, saved or event is not found

    def _doubt_quotes(self, event: Event, path: str, note: Note) -> None:
        seen: set[str] = set()
        for place, quote in enumerate(event.quotes):
            if quote.id in seen or self.builder.has_quote(quote.id):
                note("double-quote-id", f"{path}.quotes[{place}].id", value=quote.id)
            seen.add(quote.id)
