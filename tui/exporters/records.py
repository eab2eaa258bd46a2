"""A view as records of the story format, for formats that keep structure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec
from msgspec import Struct

from tui.exporters.keeping import Record, event_record
from tui.exporters.selection import ACTORS, COUNTRIES, EVENTS, QUOTES, SOURCES, Selection
from tui.model.places import country_name
from tui.model.records import Event, Quote


def records(selection: Selection, view: str) -> Iterator[Record]:
    """The entries of a view, in order.

    Events are records of the story format as they stand in the file; a quote has its event's id besides,
    its date and its speaker even where they are the event's or unknown; actors and sources have counts of
    events and quotes; a country is `{"country", "name", "events", "quotes"}`.
    """
    return _SHAPES[view](selection)


def _events(selection: Selection) -> Iterator[Record]:
    return (event_record(selection, row, event) for row, event in selection.events())


def _quotes(selection: Selection) -> Iterator[Record]:
    return (_quote_record(event, quote) for event, quote in selection.quotes())


def _quote_record(event: Event, quote: Quote) -> Record:
    return {"speaker": None, **_record(quote), "event": event.id, "date": quote.date or event.date}


def _actors(selection: Selection) -> Iterator[Record]:
    return (_counted(actor, events, quotes) for actor, events, quotes in selection.actors())


def _countries(selection: Selection) -> Iterator[Record]:
    for code, events, quotes in selection.countries():
        name = country_name(code, selection.wording)
        yield {"country": code, "name": name, "events": events, "quotes": quotes}


def _sources(selection: Selection) -> Iterator[Record]:
    return (_counted(source, events, quotes) for source, events, quotes in selection.sources())


def _counted(record: Struct, events: int, quotes: int) -> Record:
    return {**_record(record), "events": events, "quotes": quotes}


def _record(record: Struct) -> Record:
    built: Record = msgspec.to_builtins(record)
    return built


_SHAPES: Mapping[str, Callable[[Selection], Iterator[Record]]] = {
    EVENTS: _events,
    QUOTES: _quotes,
    ACTORS: _actors,
    COUNTRIES: _countries,
    SOURCES: _sources,
}
