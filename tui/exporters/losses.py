"""What a format cannot hold, counted while an export is written, so that none of it is lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from tui.wording import N_, Wording

LINKS = "links"
DATES_IN_WORDS = "dates in words"
DATES_OUTSIDE = "dates outside"
COARSE = "coarse"
SOURCES = "sources"
TAGS = "tags"
STATUSES = "statuses"
LANGUAGES = "languages"
ZONES = "zones"
FIELDS = "fields"
QUOTES = "quotes"

_Said = Callable[[int, Wording], str]


class Losses:
    """Counts of one export."""

    def __init__(self) -> None:
        """Begin with nothing lost."""
        self._counts: Counter[str] = Counter()

    def note(self, kind: str, times: int = 1) -> None:
        """Count what could not be held, by a name of this module."""
        self._counts[kind] += times

    def number(self, kind: str) -> int:
        """How often something was noted."""
        return self._counts[kind]

    def sentences(self, wording: Wording) -> Iterator[str]:
        """What to say about the export when it is written."""
        for kind, said in _SENTENCES.items():
            if self._counts[kind]:
                yield said(self._counts[kind], wording)


_SENTENCES: Mapping[str, _Said] = {
    LINKS: lambda n, wording: wording.count(
        N_("{n} link leads to an event that the filters leave out, and is left out too"),
        N_("{n} links lead to events that the filters leave out, and are left out too"),
        n,
    ),
    DATES_OUTSIDE: lambda n, wording: wording.count(
        N_("{n} event has a date that this format cannot hold, and is left out"),
        N_("{n} events have a date that this format cannot hold, and are left out"),
        n,
    ),
    DATES_IN_WORDS: lambda n, wording: wording.count(
        N_("{n} date is less sure than this format can say; it is in words"),
        N_("{n} dates are less sure than this format can say; they are in words"),
        n,
    ),
    COARSE: lambda n, wording: wording.count(
        N_("{n} date is known more finely than this format can say; it is in words"),
        N_("{n} dates are known more finely than this format can say; they are in words"),
        n,
    ),
    ZONES: lambda n, wording: wording.count(
        N_("{n} time has a zone, which this format does not know; it is in words"),
        N_("{n} times have a zone, which this format does not know; it is in words"),
        n,
    ),
    STATUSES: lambda n, wording: wording.count(
        N_("{n} event has a status that this format does not know; it is in words"),
        N_("{n} events have a status that this format does not know; it is in words"),
        n,
    ),
    SOURCES: lambda n, wording: wording.count(
        N_("{n} source of an event has no place in this format, and is left out"),
        N_("{n} sources of events have no place in this format, and are left out"),
        n,
    ),
    TAGS: lambda n, wording: wording.count(
        N_("{n} more tag of an event has no place in this format, and is left out"),
        N_("{n} more tags of events have no place in this format, and are left out"),
        n,
    ),
    QUOTES: lambda n, wording: wording.count(
        N_("{n} quote keeps its words and speaker; translation, kind and place of it are only text"),
        N_("{n} quotes keep their words and speaker; translation, kind and place of them are only text"),
        n,
    ),
    LANGUAGES: lambda n, wording: wording.count(
        N_("{n} text is in several languages, of which this format holds one"),
        N_("{n} texts are in several languages, of which this format holds one"),
        n,
    ),
    FIELDS: lambda n, wording: wording.count(
        N_("{n} event has actors, countries, a kind or links, for which this format has no place"),
        N_("{n} events have actors, countries, a kind or links, for which this format has no place"),
        n,
    ),
}
"""In the order in which they are said."""
