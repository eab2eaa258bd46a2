"""What the programs show on the screen when they have come so far: the one place that knows their words.

The measuring looks at the screen as a person does, so it must know what stands there. Dateline is started in
English; of the other programs only what they say without being set up is looked for.
"""

from __future__ import annotations

import re

DRAWN = b"? all keys"
"""Stands on the last line of Dateline, which is drawn last; a list or a field takes its place while open."""
LISTED = b"to narrow"
"""Stands on the last line while a list is open."""
COUNTED = b" events"
"""Stands behind the counts on the first line."""

_FIRST_EVENTS = re.compile(r"Timeline ── [\d.,]*[1-9][\d.,]* of ")
_INDEXING = re.compile(r"\bindexing\b(?:: putting in order|[^\n]*%)", re.IGNORECASE)
_MAKING_SEARCHABLE = re.compile(r"\bmaking the texts searchable\b", re.IGNORECASE)


def grouped(number: int) -> str:
    """A number as Dateline writes it in English."""
    return f"{number:,}"


def at_event(position: int | None, total: int) -> bytes:
    """What the heading of the timeline says of the selected event; None where its place does not matter."""
    return f"{'' if position is None else grouped(position)} of {grouped(total)}".encode()


def filtered(total: int) -> bytes:
    """What the first line says while a filter is on."""
    return f" of {grouped(total)} events".encode()


def has_first_events(screen: str) -> bool:
    """Whether events stand on the screen and can be read."""
    return _FIRST_EVENTS.search(screen) is not None


def has_all_events(screen: str, total: int) -> bool:
    """Whether the full number of events is told."""
    return f"{grouped(total)} events" in screen


def is_indexing(screen: str) -> bool:
    """Whether the screen says that filters are still being made ready."""
    return _INDEXING.search(screen) is not None


def is_making_searchable(screen: str) -> bool:
    """Whether the screen says that the search is still being made ready."""
    return _MAKING_SEARCHABLE.search(screen) is not None
