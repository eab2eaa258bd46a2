"""Plain text, read from top to bottom: for a terminal, a screen reader, a mail.

Lines are never cut or aligned, nothing is drawn, and every mark of the screen is a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tui.exporters.selection import ACTORS, COUNTRIES, EVENTS, QUOTES, SOURCES, Selection
from tui.exporters.telling import Teller, counted, counted_inside, counted_spoken, status_word, title_of
from tui.model.records import Event, Quote
from tui.wording import N_

_INDENT = "    "


def write(selection: Selection, view: str) -> Iterator[str]:
    """The view as lines of text; an event or a quote is a block, an actor, country or source one line."""
    return _VIEWS[view](selection, Teller(selection))


def _events(selection: Selection, teller: Teller) -> Iterator[str]:
    say = selection.wording.say
    for number, (row, event) in enumerate(selection.events()):
        countries = " ".join(selection.archive.countries(row))
        head = [
            teller.date(event.date),
            status_word(event, selection.wording),
            countries,
            title_of(event, teller),
        ]
        yield ("\n" if number else "") + "  ".join(filter(None, head)) + "\n"
        if event.date_as_printed or event.reported:
            yield _line(say(N_("When")), teller.when(event))
        yield _line(say(N_("Who")), teller.who(event))
        yield _line(say(N_("Summary")), teller.text(event.summary))
        for quote in event.quotes:
            yield from _quote(teller, event, quote, _INDENT)
        for told in teller.links(event):
            yield _line(told.label, told.words)
        yield _line(say(N_("Reported in")), teller.citations(event.sources))
    yield from _source_list(selection, teller)


def _line(label: str, words: str) -> str:
    return f"{_INDENT}{label}: {words}\n" if words else ""


def _quote(teller: Teller, event: Event, quote: Quote, indent: str) -> Iterator[str]:
    yield f"{indent}{teller.speaker(quote)}: {teller.words(quote)}\n"
    translation = teller.translation(quote)
    if translation:
        yield f"{indent}{_INDENT}{translation}\n"
    yield f"{indent}{_INDENT}{teller.about(event, quote)}\n"


def _quotes(selection: Selection, teller: Teller) -> Iterator[str]:
    say = selection.wording.say
    for number, (event, quote) in enumerate(selection.quotes()):
        yield "\n" if number else ""
        yield from _quote(teller, event, quote, "")
        yield _line(say(N_("Event")), title_of(event, teller))
    yield from _source_list(selection, teller)


def _source_list(selection: Selection, teller: Teller) -> Iterator[str]:
    found = teller.numbered_sources()
    if found:
        yield "\n" + selection.wording.say(N_("Sources")) + "\n"
    for number, source in found:
        yield f"{_INDENT}{number}: {source}\n"


def _actors(selection: Selection, teller: Teller) -> Iterator[str]:
    for actor, events, quotes in selection.actors():
        country = teller.country(actor.country) if actor.country else ""
        about = [teller.text(actor.name), teller.role(actor), country]
        yield "; ".join(filter(None, about)) + ": " + counted_spoken(events, quotes, selection.wording) + "\n"


def _countries(selection: Selection, teller: Teller) -> Iterator[str]:
    for code, events, quotes in selection.countries():
        yield f"{code}  {teller.country(code)}: {counted_inside(events, quotes, selection.wording)}\n"


def _sources(selection: Selection, teller: Teller) -> Iterator[str]:
    for source, events, quotes in selection.sources():
        yield f"{teller.source(source)}: {counted(events, quotes, selection.wording)}\n"


_VIEWS: Mapping[str, Callable[[Selection, Teller], Iterator[str]]] = {
    EVENTS: _events,
    QUOTES: _quotes,
    ACTORS: _actors,
    COUNTRIES: _countries,
    SOURCES: _sources,
}
