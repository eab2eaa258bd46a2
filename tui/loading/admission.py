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
from tui.loading.soundness import is_sound
from tui.loading.strictness import hidden_characters, unknown_fields
from tui.model.records import Event, actor_ids, source_ids
from tui.text import cleaned

_Record = TypeVar("_Record", bound=Struct)
EVENTS = "events"
_CLEAN_EVENT = msgspec.json.Decoder(Event)


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
        places: its number among the records of the file.
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
    places: array[int] = field(default_factory=lambda: array("I"))
    mended: dict[int, bytes] = field(default_factory=dict)
    linked: list[tuple[int, int]] = field(default_factory=list)
    count: int = 0

    def take(self, raw: bytes, offset: int, *, whole: bool = True, clean: bool = False) -> None:
        """Take the record at an offset of the file.

        Args:
            raw: its bytes.
            offset: where it stands.
            whole: False where the file ends in it.
            clean: whether it is known to be clean (`surely_clean`), so that it need not be looked at.
        """
        number = self.count
        self.count += 1
        sound = whole and self._take_sound(raw, clean=clean)
        if not sound and not self._take_judged(raw, offset, number, whole=whole):
            return
        self.starts.append(offset)
        self.lengths.append(len(raw))
        self.places.append(number)

    def _take_sound(self, raw: bytes, *, clean: bool) -> bool:
        """Take an event there is nothing to say about; False where it has to be looked at closely."""
        if self.scrutiny.thorough or self.scrutiny.strict:
            return False
        try:
            event = with_ids(_CLEAN_EVENT.decode(raw) if clean else decode(raw, Event))
        except DECODE_FAILURES:
            return False
        actors, sources = actor_ids(event), source_ids(event)
        if event.id in self.builder or not is_sound(event, actors, sources, self.names):
            return False
        if event.quotes:
            if not self._has_new_quotes(event):
                return False
            if speaks_of_others(event):
                self.linked.append((self.count - 1, len(self.builder)))
        elif event.replies_to or event.conflicts_with:
            self.linked.append((self.count - 1, len(self.builder)))
        self.builder.add(event, actors, sources)
        return True

    def _has_new_quotes(self, event: Event) -> bool:
        """Whether no quote has the id of another."""
        ids = [quote.id for quote in event.quotes]
        return self.builder.has_none_of(ids) and (len(ids) == 1 or len(set(ids)) == len(ids))

    def _take_judged(self, raw: bytes, offset: int, number: int, *, whole: bool) -> bool:
        """Take an event without what cannot be used, everything noted; False where it is left out."""
        path, note = f"{EVENTS}[{number}]", self.notes.at(offset)
        try:
            if not whole:
                note("cut-off", path)
                raise RefusedError
            event, changed = self._judged(raw, path, note)
        except RefusedError:
            self.lost.refuse(EVENTS, raw)
            return False
        self._doubt_quotes(event, path, note)
        if changed:
            self.mended[len(self.builder)] = msgspec.json.encode(event)
        if speaks_of_others(event):
            self.linked.append((number, len(self.builder)))
        self.builder.add(event, actor_ids(event), source_ids(event))
        return True

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
