"""The gate for records that come one by one, from whoever makes a story out of other files.

They are cleaned and judged as those of a story file are; what is kept of each is bytes of
the story format, so that a story made of them opens without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TypeVar

import msgspec

from tui.archive.decoding import DECODE_FAILURES, decode, with_ids
from tui.loading.judging import Names, judged_actor, judged_event, judged_source
from tui.loading.lost import Lost
from tui.loading.salvage import Note, RefusedError
from tui.loading.soundness import is_sound
from tui.model.records import Actor, Event, Head, Source, actor_ids, source_ids
from tui.text import cleaned, surely_clean

_Record = TypeVar("_Record", Event, Actor, Source)
Fields = Mapping[str, object]


class RecordGate:
    """Lets records through; an actor or a source has to come before the event that names it."""

    def __init__(self) -> None:
        self.names = Names(Head(), Lost())

    def event(self, event: Event, kept: Fields, path: str, note: Note) -> tuple[str, bytes] | None:
        """The id and the bytes of an event; None where it cannot be used, which is noted.

        Args:
            event: the event as it was made, its texts as they were found.
            kept: fields the format does not know, to be kept with it.
            path: the place of the event for what is noted.
            note: where problems are noted.
        """
        raw = _joined(event, kept)
        if not event.id:
            # What differs only in fields of its own is another event, too.
            event = msgspec.structs.replace(event, id=f"e-{blake2b(raw, digest_size=8).hexdigest()}")
            raw = _joined(event, kept)
        clean = surely_clean(raw)
        try:
            found = with_ids(decode(raw, Event))
            actors, sources = actor_ids(found), source_ids(found)
            judged = found
            if not is_sound(found, actors, sources, self.names):
                judged = judged_event(found, self.names, path, note)
        except RefusedError:
            return None
        except DECODE_FAILURES as error:
            note("not-json", path, reason=str(error))
            return None
        if clean and judged is found and all(quote.id for quote in event.quotes):
            return found.id, raw
        return judged.id, _joined(judged, kept if clean else _clean_fields(kept))

    def actor(self, actor: Actor, kept: Fields, path: str, note: Note) -> tuple[str, bytes] | None:
        """The same for an actor, who may be named from now on."""
        found = self._listed(actor, kept, path, note)
        if found is None:
            return None
        record, raw = found
        judged = judged_actor(record, path, note)
        self.names.actors.kept.add(judged.id)
        return judged.id, raw if judged is record else _joined(judged, _clean_fields(kept))

    def source(self, source: Source, kept: Fields, path: str, note: Note) -> tuple[str, bytes] | None:
        """The same for a source, which may be named from now on."""
        found = self._listed(source, kept, path, note)
        if found is None:
            return None
        record, raw = found
        judged = judged_source(record, path, note)
        self.names.sources.kept.add(judged.id)
        return judged.id, raw if judged is record else _joined(judged, _clean_fields(kept))

    @staticmethod
    def _listed(record: _Record, kept: Fields, path: str, note: Note) -> tuple[_Record, bytes] | None:
        raw = _joined(record, kept)
        try:
            found = decode(raw, type(record))
        except DECODE_FAILURES as error:
            note("not-json", path, reason=str(error))
            return None
        return found, raw if surely_clean(raw) else _joined(found, _clean_fields(kept))


def _joined(record: Event | Actor | Source, kept: Fields) -> bytes:
    """The bytes of a record with its other fields after those of the format."""
    raw = msgspec.json.encode(record)
    return raw[:-1] + b"," + msgspec.json.encode(kept)[1:] if kept else raw


def _clean_fields(kept: Fields) -> Fields:
    fields = cleaned(dict(kept))
    assert isinstance(fields, dict)
    return fields
