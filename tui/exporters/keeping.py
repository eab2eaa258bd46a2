"""A story as records from which it can be read again: nothing of an event is lost, not even what is unknown.

Records are taken as they stand in the file, so fields that the format does not know stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from tui.archive.decoding import DECODE_FAILURES, decode
from tui.archive.store import LostRecordError
from tui.exporters.losses import LINKS, Losses
from tui.exporters.selection import ACTORS, SOURCES, Selection
from tui.exporters.unknown import Unknown
from tui.model.records import Actor, Event, Source

Record = dict[str, object]
"""One JSON object."""
_LINKS = ("replies_to", "conflicts_with")
_Listed = TypeVar("_Listed", Actor, Source)


def head_record(selection: Selection, unknown: Unknown) -> Record:
    """The story without its lists."""
    head = selection.archive.head
    found: Record = msgspec.to_builtins(head)
    return {"format": head.format, **found, **unknown.head}


def kept_sources(selection: Selection, unknown: Unknown) -> Iterator[Record]:
    """The listed sources; under a filter, those that what is left refers to, and those they copy."""
    kept = _kept(selection, SOURCES, selection.archive.sources, lambda source: source.derived_from)
    return (unknown.completed(SOURCES, source) for source in kept)


def kept_actors(selection: Selection, unknown: Unknown) -> Iterator[Record]:
    """The listed actors; under a filter, those that what is left refers to, and the bodies they belong to."""
    kept = _kept(selection, ACTORS, selection.archive.listed, lambda actor: actor.member_of)
    return (unknown.completed(ACTORS, actor) for actor in kept)


def _kept(
    selection: Selection,
    facet: str,
    listed: Mapping[str, _Listed],
    further: Callable[[_Listed], Iterable[str]],
) -> Iterator[_Listed]:
    if not is_part(selection):
        yield from listed.values()
        return
    wanted: set[str] = set()
    waiting = [name for name in selection.answer.tally(facet) if name in listed]
    while waiting:
        name = waiting.pop()
        if name not in wanted and name in listed:
            wanted.add(name)
            waiting += further(listed[name])
    yield from (record for name, record in listed.items() if name in wanted)


def is_part(selection: Selection) -> bool:
    """Whether a filter leaves out some of the story."""
    return selection.answer.matched < selection.answer.total


def kept_events(selection: Selection, losses: Losses) -> Iterator[Record]:
    """The events in time order, without links to events that a filter leaves out."""
    part = is_part(selection)
    for row, event in selection.events():
        record = event_record(selection, row, event)
        if part:
            _unlink(record, selection, losses)
            for quote in _quotes(record):
                _unlink(quote, selection, losses)
        yield record


def event_record(selection: Selection, row: int, event: Event) -> Record:
    """An event as it stands in the file, clean, with an id for itself and each of its quotes."""
    try:
        found = decode(selection.archive.raw(row), dict[str, object])
    except (LostRecordError, *DECODE_FAILURES):
        # What the format does not know may hold a number that nothing can hold; the rest has been read.
        found = msgspec.to_builtins(event)
    record = {"id": event.id, **found}
    record["id"] = event.id
    for quote, known in zip(_quotes(record), event.quotes, strict=False):
        quote["id"] = known.id
    return record


def _quotes(record: Record) -> list[Record]:
    quotes = record.get("quotes")
    return [quote for quote in quotes if isinstance(quote, dict)] if isinstance(quotes, list) else []


def _unlink(record: Record, selection: Selection, losses: Losses) -> None:
    """Take out of a record what links to a record that is in the story, but not in what is left of it."""
    for name in _LINKS:
        found = record.get(name)
        if not isinstance(found, list):
            continue
        kept = [other for other in found if not _is_left_out(other, selection)]
        losses.note(LINKS, len(found) - len(kept))
        if kept:
            record[name] = kept
        elif found:
            del record[name]


def _is_left_out(name: str, selection: Selection) -> bool:
    rows = selection.archive.columns.rows_by_id.get(name)
    return bool(rows) and not any(row in selection.answer for row in rows or ())
