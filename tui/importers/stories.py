"""Stories of our own format as sources of a new one, also with the fields that the format does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import msgspec
from msgspec import Struct

from tui.importers.found import Finding, Found, Options, Unused
from tui.importers.material import Material
from tui.loading.scanning import Layout, NotAStoryError, layout_of
from tui.model.records import Actor, Event, Head, Source
from tui.wording import N_

_SHAPES: Mapping[str, type[Source | Actor | Event]] = {
    "sources": Source,
    "actors": Actor,
    "events": Event,
}
_FAILURES = (msgspec.MsgspecError, ValueError, RecursionError)


def dialect(beginning: bytes, variant: str) -> str:  # noqa: ARG001 - every importer is called alike
    """The name of our format where a file has what only its stories have."""
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "Dateline" if text[:1] in (b"{", b"[") and b'"date"' in text else ""


def records(materials: Sequence[Material], options: Options) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """The records of each story, its sources and actors first.

    Raises:
        UnreadableError: one of them cannot be read.
    """
    for material in materials:
        data = material.content(material.largest)
        try:
            yield from _records(data, layout_of(data))
        except NotAStoryError:
            yield Unused(0, N_("the file is not a story"))


def _records(data: bytes, layout: Layout) -> Iterator[Finding]:
    fields: dict[str, object] = {}
    for name, span in layout.fields.items():
        try:
            fields[name] = msgspec.json.decode(data[span.start : span.end])
        except _FAILURES:
            continue
    try:
        yield Found(
            msgspec.convert({key: fields[key] for key in Head.__struct_fields__ if key in fields}, Head)
        )
    except _FAILURES:
        yield Unused(1, N_("the head of the story cannot be used; “dateline check” says why"))
    line, counted = 1, 0
    for name, shape in _SHAPES.items():
        for span in layout.records[name]:
            start = max(span.start, counted)
            line += data.count(b"\n", counted, start)
            counted = start
            yield _record(data[span.start : span.end], shape, line)


def _record(raw: bytes, shape: type[Struct], line: int) -> Finding:
    try:
        record = msgspec.json.decode(raw, type=shape)
        fields = msgspec.json.decode(raw, type=dict[str, object])
    except _FAILURES:
        return Unused(line, N_("the record cannot be used; “dateline check” says why"))
    known = {one.encode_name for one in msgspec.structs.fields(shape)}
    kept = {key: value for key, value in fields.items() if key not in known}
    return Found(cast("Source | Actor | Event", record), line, kept)
