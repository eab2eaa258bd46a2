"""What an importer hands on: records of the story format, and words on what could not be used.

An importer is a generator of these. It never decides what becomes of a record: cleaning,
judging, merging and counting are done in one place for all formats (`importing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from tui.model.records import Actor, Event, Head, Source

Record = Head | Source | Actor | Event
"""A record of a story. A `Head` says title, summary and language of the story; its lists are empty."""

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Step(Struct, frozen=True):
    """How one part of a record was understood, for `import --explain`.

    Attributes:
        field: the field of the story format: `date`.
        column: what it was read from, in the words of the file: `event_date`.
        text: what stands there.
        value: what became of it; empty where it could not be used.
    """

    field: str
    column: str
    text: str
    value: str


class Found(Struct, frozen=True):
    """A record made from a place in a foreign file.

    Actors and sources come before the first event that names them. An id is stable: the same record of the
    same file has the same id at every import, so that importing it again adds nothing.

    Attributes:
        record: the record, its texts as they stand in the file.
        line: where it stands in the file, from 1: its line, or its number where lines say nothing.
        kept: fields of the file for which the format has none; they are kept with the record, under one
            key with the format's name: `{"gdelt": {"goldstein": -2.0}}`.
        steps: how it was understood; only where `Options.explain` asks.
    """

    record: Record
    line: int = 0
    kept: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    steps: tuple[Step, ...] = ()


class Unused(Struct, frozen=True):
    """An entry of the file that is no usable record, and why.

    Attributes:
        line: as in `Found`.
        reason: a sentence marked for the catalog, with `{names}`.
        values: what goes into it.
    """

    line: int
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)


class Remark(Struct, frozen=True):
    """Something of the file that was left out or had to be understood somehow, while its record is kept.

    The attributes are those of `Unused`.
    """

    line: int
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)


Finding = Found | Unused | Remark
"""What an importer yields."""


class Options(Struct, frozen=True):
    """How files are to be read.

    Attributes:
        variant: of a format that has several: the name of a mapping, or the path of a user's own.
        explain: whether records are to say how they were understood.
    """

    variant: str = ""
    explain: bool = False
