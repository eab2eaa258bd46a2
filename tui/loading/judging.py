"""Judges records that are well formed: dates, codes, references, ids.

What is refused or repaired and what is only doubted follows one rule: nothing is
guessed. A date that cannot be read loses the event, because it has no place in time;
an unknown code or id stays and is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from tui.archive.columns import Columns
from tui.loading.lost import Lost
from tui.loading.salvage import Note, RefusedError
from tui.model.dates import DateError, parse, suggest
from tui.model.places import is_country, suggest_country
from tui.model.records import (
    ACTOR_KINDS,
    EVENT_STATUSES,
    QUOTE_KINDS,
    UNCLEAR,
    Actor,
    Citation,
    DatedRole,
    Event,
    Head,
    Quote,
    Source,
)

_SUGGESTIONS_FROM = 20_000
"""Most known ids that a misspelt one is compared with."""


def judged_event(event: Event, head: Names, path: str, note: Note) -> Event:
    """The event with unusable parts left out.

    Raises:
        RefusedError: its date is not one.
    """
    _need_date(event.date, f"{path}.date", note)
    if not _has_text(event.title):
        note("empty-title", f"{path}.title")
    if event.status not in EVENT_STATUSES and event.status != UNCLEAR:
        note("unknown-status", f"{path}.status", _near(event.status, EVENT_STATUSES), value=event.status)
    for number, code in enumerate(event.countries):
        _doubt_country(code, f"{path}.countries[{number}]", note)
    for number, entry in enumerate(event.actors):
        name = entry if isinstance(entry, str) else entry.actor
        _doubt_id(name, head.actors, "unknown-actor", f"{path}.actors[{number}]", note)
    for number, citation in enumerate(event.sources):
        _doubt_citation(citation, head, f"{path}.sources[{number}]", note)
    return _with_good_parts(event, head, path, note)


def _with_good_parts(event: Event, head: Names, path: str, note: Note) -> Event:
    reported = _date_or_none(event.reported, f"{path}.reported", note)
    quotes = tuple(
        judged_quote(quote, head, f"{path}.quotes[{number}]", note)
        for number, quote in enumerate(event.quotes)
    )
    if reported == event.reported and all(new is old for new, old in zip(quotes, event.quotes, strict=True)):
        return event
    return msgspec.structs.replace(event, reported=reported, quotes=quotes)


def judged_quote(quote: Quote, head: Names, path: str, note: Note) -> Quote:
    """The quote with unusable parts left out."""
    if quote.kind is not None and quote.kind not in QUOTE_KINDS:
        note("unknown-kind", f"{path}.kind", _near(quote.kind, QUOTE_KINDS), value=quote.kind)
    if isinstance(quote.speaker, str):
        _doubt_id(quote.speaker, head.actors, "unknown-actor", f"{path}.speaker", note)
    if quote.via is not None:
        _doubt_id(quote.via, head.actors, "unknown-actor", f"{path}.via", note)
    if quote.source is not None:
        _doubt_citation(quote.source, head, f"{path}.source", note)
    date = _date_or_none(quote.date, f"{path}.date", note)
    return quote if date == quote.date else msgspec.structs.replace(quote, date=date)


def judged_actor(actor: Actor, path: str, note: Note) -> Actor:
    """The actor with unusable parts left out."""
    if actor.kind is not None and actor.kind not in ACTOR_KINDS:
        note("unknown-kind", f"{path}.kind", _near(actor.kind, ACTOR_KINDS), value=actor.kind)
    if actor.country is not None:
        _doubt_country(actor.country, f"{path}.country", note)
    if not isinstance(actor.role, tuple):
        return actor
    roles = tuple(
        _judged_role(role, f"{path}.role[{number}]", note) for number, role in enumerate(actor.role)
    )
    return actor if roles == actor.role else msgspec.structs.replace(actor, role=roles)


def _judged_role(role: DatedRole, path: str, note: Note) -> DatedRole:
    since = _date_or_none(role.since, f"{path}.from", note)
    until = _date_or_none(role.until, f"{path}.to", note)
    return msgspec.structs.replace(role, since=since, until=until)


def judged_source(source: Source, path: str, note: Note) -> Source:
    """The source with unusable parts left out."""
    published = _date_or_none(source.published, f"{path}.published", note)
    retrieved = _date_or_none(source.retrieved, f"{path}.retrieved", note)
    if (published, retrieved) == (source.published, source.retrieved):
        return source
    return msgspec.structs.replace(source, published=published, retrieved=retrieved)


class Ids(Struct, frozen=True):
    """Ids of the records of one list: of those that are kept, and of those that were left out."""

    kept: set[str]
    lost: set[str]


class Names:
    """The ids that a story's records may refer to."""

    __slots__ = ("actors", "sources")

    def __init__(self, head: Head, lost: Lost) -> None:
        """Take the ids of the actors and sources of a story, and of what was left out of it."""
        self.actors = Ids({actor.id for actor in head.actors}, lost.ids["actors"])
        self.sources = Ids({source.id for source in head.sources}, lost.ids["sources"])


def doubt_references(event: Event, columns: Columns, lost: Lost, path: str, note: Note) -> None:
    """Note links of an event and its quotes that lead nowhere, or to a record that was left out."""

    def doubt(name: str, code: str, place: str) -> None:
        note("refused-record" if name in lost.ids["events"] else code, place, value=name)

    for number, name in enumerate(event.replies_to):
        if name not in columns.rows_by_id:
            doubt(name, "unknown-event", f"{path}.replies_to[{number}]")
    for place, names in _conflicts(event, path):
        for number, name in enumerate(names):
            if name not in columns.rows_by_id:
                doubt(name, "unknown-record", f"{place}.conflicts_with[{number}]")


def doubt_memberships(actor: Actor, names: Names, path: str, note: Note) -> None:
    """Note the bodies an actor belongs to that the story does not list."""
    for place, name in enumerate(actor.member_of):
        _doubt_id(name, names.actors, "unknown-actor", f"{path}.member_of[{place}]", note)


def doubt_origins(source: Source, names: Names, path: str, note: Note) -> None:
    """Note the sources a source copies that the story does not list."""
    for place, name in enumerate(source.derived_from):
        _doubt_id(name, names.sources, "unknown-source", f"{path}.derived_from[{place}]", note)


def speaks_of_others(event: Event) -> bool:
    """Whether the event or one of its quotes refers to other records."""
    return bool(
        event.replies_to or event.conflicts_with or any(quote.conflicts_with for quote in event.quotes)
    )


def _conflicts(event: Event, path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield path, event.conflicts_with
    for number, quote in enumerate(event.quotes):
        yield f"{path}.quotes[{number}]", quote.conflicts_with


def _need_date(value: str, path: str, note: Note) -> None:
    try:
        parse(value)
    except DateError as error:
        note("date", path, suggest(value), **{**error.values, "value": value, "reason": error.reason})
        raise RefusedError from None


def _date_or_none(value: str | None, path: str, note: Note) -> str | None:
    if value is None:
        return None
    try:
        parse(value)
    except DateError as error:
        note("part-date", path, suggest(value), **{**error.values, "value": value, "reason": error.reason})
        return None
    return value


def _doubt_country(code: str, path: str, note: Note) -> None:
    if not is_country(code):
        note("unknown-country", path, suggest_country(code), value=code)


def _doubt_citation(citation: Citation, head: Names, path: str, note: Note) -> None:
    _doubt_id(citation.source, head.sources, "unknown-source", f"{path}.source", note)
    if citation.span is not None and not 0 <= citation.span[0] <= citation.span[1]:
        note("span", f"{path}.span", value=list(citation.span))


def _doubt_id(name: str, known: Ids, code: str, path: str, note: Note) -> None:
    if name in known.kept:
        return
    if name in known.lost:
        note("refused-record", path, value=name)
    else:
        note(code, path, _near(name, known.kept), value=name)


def _near(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, None where none is close."""
    from difflib import get_close_matches
    from itertools import islice

    found = get_close_matches(name[:100], sorted(islice(known, _SUGGESTIONS_FROM)), n=1, cutoff=0.75)
    return found[0] if found else None


def _has_text(text: str | dict[str, str]) -> bool:
    return bool(text.strip()) if isinstance(text, str) else any(value.strip() for value in text.values())
