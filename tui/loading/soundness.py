"""Sees at a glance that there is nothing to say about an event.

Nearly all events of a large file are sound. What `tui.loading.judging` would go through
with a path for every part is looked at here once, so that a million events are judged
in seconds; an event that is not sound at a glance is judged part by part.
"""

from __future__ import annotations

from tui.loading.judging import Names
from tui.model.dates import DateError, bounds
from tui.model.places import ALPHA3
from tui.model.records import EVENT_STATUSES, QUOTE_KINDS, Event

_STATUSES = frozenset(EVENT_STATUSES)
_COUNTRIES = frozenset(ALPHA3)
_QUOTE_KINDS = frozenset((*QUOTE_KINDS, None))


def is_sound(event: Event, actors: tuple[str, ...], sources: tuple[str, ...], names: Names) -> bool:
    """Whether judging an event would change nothing and note nothing.

    The actors and sources are those the event names (`actor_ids`, `source_ids`).
    """
    if not (
        event.status in _STATUSES
        and names.actors.kept.issuperset(actors)
        and names.sources.kept.issuperset(sources)
        and _COUNTRIES.issuperset(event.countries)
        and _says_something(event.title)
        and _is_date(event.date)
        and (event.reported is None or _is_date(event.reported))
    ):
        return False
    for citation in event.sources:
        if citation.span is not None and not _is_sound_span(citation.span):
            return False
    for quote in event.quotes:
        if quote.kind not in _QUOTE_KINDS or (quote.date is not None and not _is_date(quote.date)):
            return False
        if (
            quote.source is not None
            and quote.source.span is not None
            and not _is_sound_span(quote.source.span)
        ):
            return False
        # An empty id is no actor that the event has a part in, and yet one that has to be known.
        if quote.speaker == "" or quote.via == "":
            return False
    return True


def _is_sound_span(span: tuple[int, int]) -> bool:
    return 0 <= span[0] <= span[1]


def _says_something(text: str | dict[str, str]) -> bool:
    if isinstance(text, str):
        return bool(text) and not text.isspace()
    return any(value and not value.isspace() for value in text.values())


def _is_date(text: str) -> bool:
    try:
        bounds(text)
    except DateError:
        return False
    return True
