"""What is exported: a story, the answer to a query, and the language it is told in.

All formats take their rows from here, so that a view holds the same things, in the same
order and with the same counts, whatever it is written as.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from msgspec import Struct

from tui.archive.archive import Archive
from tui.model.records import Actor, Event, Quote, Source, source_ids
from tui.model.texts import chosen
from tui.query.answer import Answer
from tui.wording import Wording

EVENTS, QUOTES, ACTORS, COUNTRIES, SOURCES = "events", "quotes", "actors", "countries", "sources"


class Selection(Struct, frozen=True):
    """What a query left of a story.

    Attributes:
        archive: the story.
        answer: what matches.
        wording: the language in which texts are told where there is a choice.
        passed: told, after each event, how many were handed out.
    """

    archive: Archive
    answer: Answer
    wording: Wording
    passed: Callable[[int], object] = int

    def number(self, view: str) -> int:
        """How many entries a view has."""
        if view == EVENTS:
            return self.answer.matched
        return self.answer.quotes if view == QUOTES else len(self.answer.tally(view))

    def events(self) -> Iterator[tuple[int, Event]]:
        """Matching events with their rows, in time order."""
        for number, row in enumerate(self.answer, 1):
            yield row, self.archive.event(row)
            self.passed(number)

    def quotes(self) -> Iterator[tuple[Event, Quote]]:
        """Quotes of the matching events, each with its event, in time order."""
        return ((event, quote) for _, event in self.events() for quote in event.quotes)

    def actors(self) -> Iterator[tuple[Actor, int, int]]:
        """Actors of the matching events with their events and the quotes they speak, most events first."""
        found = self.answer.tally(ACTORS)
        place = {actor.id: number for number, actor in enumerate(self.archive.actors)}
        for name in sorted(found, key=lambda name: (-found[name][0], place.get(name, 0))):
            yield self.archive.actor(name), *found[name]

    def countries(self) -> Iterator[tuple[str, int, int]]:
        """Codes of the countries of the matching events, with events and their quotes, most events first."""
        found = self.answer.tally(COUNTRIES)
        for code in sorted(found, key=lambda code: (-found[code][0], code)):
            yield code, *found[code]

    def sources(self) -> Iterator[tuple[Source, int, int]]:
        """Sources of the matching events with their events and the quotes they print, most events first."""
        events: Counter[str] = Counter()
        quotes: Counter[str] = Counter()
        for _, event in self.events():
            events.update(source_ids(event))
            quotes.update(quote.source.source for quote in event.quotes if quote.source is not None)
        for name, number in events.most_common():
            yield self.archive.source(name), number, quotes[name]

    def text(self, text: str | dict[str, str] | None) -> tuple[str, str | None]:
        """A text in the language of this selection, and its language where it is another one."""
        return chosen(text, self.wording.language, self.archive.language)
