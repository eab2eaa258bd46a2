"""Fields of a story's head, actors and sources that the format does not know, from where they stand.

The archive keeps of these records what the format knows. A rewritten story keeps the rest as well, so
its head is read once more, which is small beside the events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from tui.archive.archive import Archive
from tui.archive.decoding import DECODE_FAILURES, decode
from tui.loading.large.outline import outline_of
from tui.loading.scanning import Layout, NotAStoryError, Span, layout_of
from tui.model.records import Actor, Head, Source
from tui.text import clean

Record = dict[str, object]
_LISTED: Mapping[str, type[Actor | Source]] = {"actors": Actor, "sources": Source}


class Unknown(Struct, frozen=True):
    """What stands in a story beside what the format knows.

    Attributes:
        head: fields of the story.
        records: `actors` and `sources` by id, as they stand in the file.
    """

    head: Record
    records: Mapping[str, Mapping[str, Record]]

    def completed(self, name: str, record: Actor | Source) -> Record:
        """A record of one of the lists with all that the file has of it."""
        known: Record = msgspec.to_builtins(record)
        found = self.records[name].get(record.id)
        if found is None:
            return known
        try:
            if msgspec.convert(found, type(record)) == record:
                return found
        except msgspec.ValidationError:
            # A part of it could not be used.
            pass
        return {**known, **_unknown(found, type(record))}


def unknown_of(archive: Archive) -> Unknown:
    """What the file of a story holds that the format does not know; nothing where its head is not found."""
    data, layout = _head(archive)
    head = {key: value for key, span in layout.fields.items() for value in _values(data, span)}
    records: dict[str, dict[str, Record]] = {name: {} for name in _LISTED}
    for name, found in records.items():
        for span in layout.records[name]:
            for value in _values(data, span):
                if isinstance(value, dict) and isinstance(value.get("id"), str):
                    # Of two with one id, the first is the one that is kept.
                    found.setdefault(value["id"], value)
    return Unknown(_unknown(head, Head), records)


def _head(archive: Archive) -> tuple[bytes, Layout]:
    """The bytes in which the head stands, and where its parts are."""
    try:
        if not archive.store.is_file:
            data = archive.store.read_at(0, archive.store.size)
            return data, layout_of(data)
        outline = outline_of(archive.store.read_at, archive.store.size)
    except NotAStoryError:
        return b"", Layout()
    return (outline.head, outline.layout) if outline is not None else (b"", Layout())


def _values(data: bytes, span: Span) -> Iterator[object]:
    """The clean value at a place; none where it is no JSON."""
    try:
        yield decode(data[span.start : span.end], object)
    except DECODE_FAILURES:
        return


def _unknown(record: Record, shape: type[Struct]) -> Record:
    known = {field.encode_name for field in msgspec.structs.fields(shape)}
    return {clean(key): value for key, value in record.items() if key not in known}
