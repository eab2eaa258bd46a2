"""The parts of a page that tell of one event, its quotes, and the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tui.exporters.exactness import exact_ends, machine_form
from tui.exporters.markup import Markup, Node, element, joined
from tui.exporters.selection import ACTORS, COUNTRIES, SOURCES, Selection
from tui.exporters.telling import Teller, Told, status_word, title_of
from tui.model.dates import parse
from tui.model.dates.display import mark
from tui.model.links import LinkRefusedError, safe_link
from tui.model.records import Citation, Event, Quote, Source, Text
from tui.text import one_line
from tui.wording import N_

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,100}")


class Cast:
    """The countries and actors by which events can be filtered, each with a number that stands for it."""

    def __init__(self, selection: Selection, most_actors: int) -> None:
        """Take those of the matching events, the ones with most events first."""
        tallies = {facet: selection.answer.tally(facet) for facet in (COUNTRIES, ACTORS)}
        self._counts = {
            facet: sorted(
                ((name, events) for name, (events, _) in tally.items()), key=lambda one: (-one[1], one[0])
            )
            for facet, tally in tallies.items()
        }
        del self._counts[ACTORS][most_actors:]
        self._numbers = {
            facet: {name: number for number, (name, _) in enumerate(counts)}
            for facet, counts in self._counts.items()
        }

    def __bool__(self) -> bool:
        return any(self._counts.values())

    def countries(self) -> Iterator[tuple[str, int, int]]:
        """Code, number and events of each country."""
        return self._all(COUNTRIES)

    def actors(self) -> Iterator[tuple[str, int, int]]:
        """Id, number and events of each actor."""
        return self._all(ACTORS)

    def _all(self, facet: str) -> Iterator[tuple[str, int, int]]:
        return ((name, number, events) for number, (name, events) in enumerate(self._counts[facet]))

    def numbers_of_countries(self, codes: Iterable[str]) -> str:
        """The numbers of some countries, with spaces between."""
        return self._spelled(COUNTRIES, codes)

    def numbers_of_actors(self, names: Iterable[str]) -> str:
        """The numbers of some actors, with spaces between."""
        return self._spelled(ACTORS, names)

    def _spelled(self, facet: str, names: Iterable[str]) -> str:
        known = self._numbers[facet]
        return " ".join(str(known[name]) for name in names if name in known)


def _most_first(tally: Mapping[str, tuple[int, int]]) -> list[tuple[str, int]]:
    """Values with their events, those with most events first."""
    return sorted(((name, events) for name, (events, _) in tally.items()), key=lambda one: (-one[1], one[0]))


class Pages:
    """Makes the parts of one page.

    Attributes:
        teller: says the parts of the story.
    """

    def __init__(self, selection: Selection, teller: Teller, cast: Cast) -> None:
        """Take what is told, and by what it can be filtered."""
        self.teller = teller
        self._selection = selection
        self._archive = selection.archive
        self._say = selection.wording.say
        self._cast = cast
        self._listed = selection.answer.tally(SOURCES).keys() & self._archive.sources.keys()

    def text(self, text: Text | None) -> Markup:
        """A text; one that exists only in another language says so, to readers and to programs."""
        found, other = self._selection.text(text)
        if not other:
            return joined([one_line(found)])
        said = element("span", one_line(found), lang=other)
        return joined([said, element("small", f"[{other}]", class_="language")], " ")

    def _title(self, event: Event) -> Markup:
        """The title of an event; one that is empty or invisible says so."""
        is_empty = not one_line(self._selection.text(event.title)[0])
        return joined([title_of(event, self.teller)]) if is_empty else self.text(event.title)

    def anchor(self, row: int, event: Event) -> str:
        """What the event is called inside the page: by its id, so that a link into the page stays true."""
        plain = _PLAIN_ID.fullmatch(event.id)
        return f"event-{event.id}" if plain else f"row-{row}"

    def event(self, row: int, event: Event) -> Markup:
        """An event with its quotes."""
        anchor = self.anchor(row, event)
        here = element(
            "a", "#", class_="here", href=f"#{anchor}", aria_label=self._say(N_("Link to this event"))
        )
        summary = element("p", self.text(event.summary), class_="summary") if event.summary else ""
        return element(
            "article",
            element("h3", self._title(event), " ", here),
            self._facts(row, event),
            summary,
            *(self._quote(event, quote) for quote in event.quotes),
            self._links(event),
            id=anchor,
            data_c=self._cast.numbers_of_countries(self._archive.countries(row)),
            data_a=self._cast.numbers_of_actors(self._archive.actors_of(row)),
        )

    def _facts(self, row: int, event: Event) -> Markup:
        """When, how far it is a fact, where and who."""
        facts: list[Node] = [self._when(event)]
        if event.status != "happened":
            facts.append(element("strong", status_word(event, self._selection.wording), class_="status"))
        countries = " · ".join(map(self.teller.country, self._archive.countries(row)))
        facts += [element("span", countries, class_="countries")] if countries else []
        who = element("p", self.teller.who(event), class_="who") if event.actors else ""
        return joined([element("p", joined(facts, " "), class_="facts"), who])

    def _when(self, event: Event) -> Markup:
        """The date in words; for a program only where it is exact, with its marks where it is not."""
        when = parse(event.date)
        machine = machine_form(when)
        words = self.teller.when(event)
        if machine:
            return element("time", words, datetime=machine)
        if exact_ends(when):
            return element("span", words)
        sign = mark(when)
        signed = element("b", sign, aria_hidden="true") if sign else ""
        return element("span", signed, words, class_="unsure", title=f"EDTF: {event.date}")

    def _quote(self, event: Event, quote: Quote) -> Markup:
        """A quote, its translation under it, and who says it to whom, where it is printed."""
        teller = self.teller
        language = quote.language or self._archive.language
        cite = _link(self._archive.source(quote.source.source)) if quote.source else ""
        translation = teller.translation(quote)
        original = element(
            "blockquote", element("p", teller.words(quote)), cite=cite, lang=language, class_="original"
        )
        under = (
            element("blockquote", element("p", translation), cite=cite, class_="translation")
            if translation
            else ""
        )
        speaker = element("b", teller.speaker_that_day(event, quote))
        about: list[Node] = [speaker, ", ", teller.about(event, quote, cited=False)]
        if quote.source is not None:
            about += [", ", *self._cited([quote.source])]
        kind = "paraphrase" if quote.kind == "paraphrase" else ""
        named = " ".join(filter(None, ["quote", kind, "translated" if translation else ""]))
        return element(
            "figure", original, under if translation else "", element("figcaption", *about), class_=named
        )

    def _links(self, event: Event) -> Markup:
        """What it answers and conflicts with, and where it is reported."""
        lines = [
            element("p", element("b", f"{told.label}:"), " ", joined(self._others(told), "; "))
            for told in self.teller.links(event)
        ]
        if event.sources:
            label = element("b", f"{self._say(N_('Reported in'))}:")
            lines.append(element("p", label, " ", joined(self._cited(event.sources), "; ")))
        return element("div", *lines, class_="links") if lines else Markup("")

    def _others(self, told: Told) -> Iterator[Node]:
        """Titles of other events, each a link where the event is on the page."""
        for row, title in told.others:
            if row is None or row not in self._selection.answer:
                yield title
            else:
                yield element("a", title, href=f"#{self.anchor(row, self._archive.event(row))}")

    def _cited(self, citations: Iterable[Citation]) -> Iterator[Node]:
        """Where something stands, each source a link to its place in the list."""
        by_source: dict[str, list[Citation]] = {}
        for citation in citations:
            by_source.setdefault(citation.source, []).append(citation)
        for name, places in by_source.items():
            said = self.teller.citations(places)
            place = f"#source-{self._archive.source_number(name)}"
            yield element("a", said, href=place) if name in self._listed else said

    def sources(self) -> Markup:
        """The sources that the events cite, numbered as they are cited."""
        entries = [
            element("li", *self._source(source), value=number, id=f"source-{number}")
            for number, (name, source) in enumerate(self._archive.sources.items(), 1)
            if name in self._listed
        ]
        if not entries:
            return Markup("")
        return element("footer", element("h2", self._say(N_("Sources"))), element("ol", *entries))

    def _source(self, source: Source) -> Iterator[Node]:
        published = self.teller.date(source.published) if source.published else ""
        about: list[Node] = [self.text(text) for text in (source.title, source.publisher) if text]
        about += [published] if published else []
        yield joined(about, "; ") if about else one_line(source.id)
        link = _link(source)
        if link:
            yield " "
            yield element("a", link, href=link, rel="noopener noreferrer nofollow")
        elif source.url:
            yield " "
            yield element("code", one_line(source.url))


def _link(source: Source) -> str:
    """The address of a source where it may be followed, as it would be opened."""
    try:
        return safe_link(source.url or "")
    except LinkRefusedError:
        return ""
