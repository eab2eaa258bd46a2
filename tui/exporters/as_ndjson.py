"""Newline-delimited JSON: one record a line, for tools that read line by line."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tui.exporters.records import records
from tui.exporters.selection import Selection


def write(selection: Selection, view: str) -> Iterator[str]:
    """The view as records of the story format, one a line."""
    encoder = msgspec.json.Encoder()
    for record in records(selection, view):
        yield encoder.encode(record).decode() + "\n"
