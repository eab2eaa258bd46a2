"""Newline-delimited JSON: one record a line, for tools that read line by line.

A story begins with a line of its own, its head; every other line is an event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tui.exporters.keeping import head_record, kept_actors, kept_events, kept_sources
from tui.exporters.losses import Losses
from tui.exporters.records import records
from tui.exporters.selection import Selection
from tui.exporters.unknown import unknown_of


def write(selection: Selection, view: str) -> Iterator[str]:
    """The view as records of the story format, one a line."""
    return _lines(records(selection, view))


def write_story(selection: Selection, losses: Losses) -> Iterator[str]:
    """A story file of the same events: the head with its lists in the first line, then an event a line."""
    unknown = unknown_of(selection.archive)
    head = head_record(selection, unknown)
    for name, found in (("sources", kept_sources), ("actors", kept_actors)):
        head |= {name: listed} if (listed := list(found(selection, unknown))) else {}
    yield from _lines([head])
    yield from _lines(kept_events(selection, losses))


def _lines(found: Iterable[object]) -> Iterator[str]:
    encoder = msgspec.json.Encoder()
    for record in found:
        yield encoder.encode(record).decode() + "\n"
