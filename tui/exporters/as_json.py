"""JSON (RFC 8259): one array, one record a line."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tui.exporters.records import records
from tui.exporters.selection import Selection


def write(selection: Selection, view: str) -> Iterator[str]:
    """The view as an array of records of the story format, piece by piece."""
    encoder = msgspec.json.Encoder()
    between = "[\n"
    for record in records(selection, view):
        yield between + encoder.encode(record).decode()
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"
