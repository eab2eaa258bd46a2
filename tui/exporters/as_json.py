"""JSON (RFC 8259), one record a line: a view as an array, a story as a story file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tui.exporters.keeping import head_record, kept_actors, kept_events, kept_sources
from tui.exporters.losses import Losses
from tui.exporters.records import records
from tui.exporters.selection import Selection
from tui.exporters.unknown import unknown_of


def write(selection: Selection, view: str) -> Iterator[str]:
    """The view as an array of records of the story format, piece by piece."""
    yield from _array(records(selection, view))
    yield "\n"


def write_story(selection: Selection, losses: Losses) -> Iterator[str]:
    """A story file of the same events, with the actors and sources that they refer to."""
    encoder = msgspec.json.Encoder()
    unknown = unknown_of(selection.archive)
    between = "{\n"
    for name, value in head_record(selection, unknown).items():
        yield f"{between}{encoder.encode(name).decode()}: {encoder.encode(value).decode()}"
        between = ",\n"
    lists: dict[str, Iterable[object]] = {
        "sources": kept_sources(selection, unknown),
        "actors": kept_actors(selection, unknown),
        "events": kept_events(selection, losses),
    }
    for name, found in lists.items():
        yield f'{between}"{name}": '
        yield from _array(found)
    yield "\n}\n"


def _array(found: Iterable[object]) -> Iterator[str]:
    encoder = msgspec.json.Encoder()
    between = "[\n"
    for record in found:
        yield between + encoder.encode(record).decode()
        between = ",\n"
    yield "[]" if between == "[\n" else "\n]"
