"""The head of a story: its own fields, its sources and its actors."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import msgspec
from msgspec import Struct

from tui.archive.decoding import DECODE_FAILURES
from tui.errors import UnreadableError
from tui.loading.admission import Scrutiny, note_strict, record_of
from tui.loading.judging import Names, doubt_memberships, doubt_origins, judged_actor, judged_source
from tui.loading.lost import Lost
from tui.loading.noting import Notebook, inside
from tui.loading.problems import shortened
from tui.loading.salvage import Note, RefusedError, salvage, strict_json
from tui.loading.scanning import Layout
from tui.loading.whole import doubt_keys
from tui.model.records import FORMAT, Actor, Head, Source
from tui.text import clean_link, cleaned, message_line, surely_clean
from tui.wording import N_, Wording

_Record = TypeVar("_Record", Actor, Source)


def unreadable(name: str, wording: Wording, reason: str) -> UnreadableError:
    """The refusal of a file for a reason."""
    sentence = N_("cannot read {file}: {reason}")
    return UnreadableError(
        wording.say(sentence, file=message_line(name), reason=message_line(reason, "utf-8"))
    )


class Heading(Struct):
    """Reads the head of one story.

    Attributes:
        name: the file's name as given.
        data: the bytes in which everything but the events stands where the layout says.
        notes: where problems are noted.
        scrutiny: how closely it is looked at.
        lost: what was left out.
    """

    name: str
    data: bytes
    notes: Notebook
    scrutiny: Scrutiny
    lost: Lost

    def read(self, layout: Layout, wording: Wording) -> Head:
        """The head.

        Raises:
            UnreadableError: it is of another format.
        """
        doubt_keys(self.data, layout, self.notes)
        note = self.notes.at_fields(layout.fields)
        fields = self._fields(layout)
        head = salvage(cleaned(fields), Head, "", note)
        if head.format != FORMAT:
            sentence = N_("its format is “{found}”; this program reads “{known}”")
            raise unreadable(
                self.name, wording, wording.say(sentence, found=shortened(head.format), known=FORMAT)
            )
        if self.scrutiny.strict:
            note_strict(fields, Head, "", note)
        return self._with_lists(head, layout)

    def _with_lists(self, head: Head, layout: Layout) -> Head:
        sources = self._listed(layout, "sources", Source, _source_as_written)
        actors = self._listed(layout, "actors", Actor, _actor_as_written)
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

    def _fields(self, layout: Layout) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, span in layout.fields.items():
            note = self.notes.at(span.start)
            if not span.whole:
                note("cut-off", key)
                continue
            with suppress(RefusedError):
                found[key] = strict_json(self.data[span.start : span.end], inside(note, key))
        return found

    def _listed(
        self,
        layout: Layout,
        name: str,
        shape: type[_Record],
        judge: Callable[[_Record, bytes, str, Note], _Record],
    ) -> list[tuple[_Record, str, Note]]:
        """The usable records of a list of the head, each with its path and what notes its problems."""
        found: dict[str, tuple[_Record, str, Note]] = {}
        for number, span in enumerate(layout.records[name]):
            path, note = f"{name}[{number}]", self.notes.at(span.start)
            raw = self.data[span.start : span.end]
            try:
                if not span.whole:
                    note("cut-off", path)
                    raise RefusedError
                record, _ = record_of(raw, shape, path, note, self.scrutiny)
            except RefusedError:
                self.lost.refuse(name, raw)
                continue
            if record.id in found:
                note("double-id", f"{path}.id", value=record.id)
                self.lost.refuse(name, raw)
            else:
                found[record.id] = judge(record, raw, path, note), path, note
        return list(found.values())


class _Link(Struct):
    url: object = None


def _actor_as_written(actor: Actor, _: bytes, path: str, note: Note) -> Actor:
    return judged_actor(actor, path, note)


def _source_as_written(source: Source, raw: bytes, path: str, note: Note) -> Source:
    """The source, judged, with a link that shows where cleaning took something out of it."""
    if source.url and not surely_clean(raw):
        source = msgspec.structs.replace(source, url=clean_link(_link_as_written(raw) or source.url))
    return judged_source(source, path, note)


def _link_as_written(raw: bytes) -> str:
    """The link in the bytes of a source, not cleaned yet; empty where there is none."""
    try:
        url = msgspec.json.decode(raw, type=_Link).url
    except DECODE_FAILURES:
        value = strict_json(raw, lambda *_, **__: None)
        url = value.get("url") if isinstance(value, dict) else None
    return url if isinstance(url, str) else ""
