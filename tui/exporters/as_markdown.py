"""Markdown (CommonMark, tables of GFM): a chronology to be read, with quotes and numbered sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from tui.exporters.losses import Losses
from tui.exporters.selection import ACTORS, COUNTRIES, EVENTS, QUOTES, SOURCES, Selection
from tui.exporters.telling import Teller, counted, status_word, title_of
from tui.model.dates import parse
from tui.model.dates.display import heading, heading_key
from tui.model.records import Event, Quote
from tui.wording import N_

# Everything CommonMark, section 2.4, lets a backslash stand before and that can begin markup inside a line.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LINE_START = re.compile(r"^([-+=])|^(\d{1,9})([.)])")
_WEB = re.compile(r"(https?:|ftp:|www\.|@)", re.IGNORECASE)


def write(selection: Selection, view: str) -> Iterator[str]:
    """The view as a document: events under their days, quotes as block quotes, the rest as tables."""
    teller = Teller(selection)
    title = teller.text(selection.archive.head.title) or selection.wording.say(N_("Untitled story"))
    yield f"# {escaped(title)}\n\n"
    yield counted(selection.answer.matched, selection.answer.quotes, selection.wording) + "\n"
    yield from _VIEWS[view](selection, teller)


def write_story(selection: Selection, losses: Losses) -> Iterator[str]:  # noqa: ARG001 - all are called alike
    """The events as a document."""
    return write(selection, EVENTS)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no link that was not meant."""
    safe = _MARKUP.sub(r"\\\1", text)
    safe = _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", safe)
    return _WEB.sub(lambda found: found[0][:-1] + f"&#{ord(found[0][-1])};", safe)


def _events(selection: Selection, teller: Teller) -> Iterator[str]:
    about = teller.text(selection.archive.head.summary)
    if about:
        yield f"\n{escaped(about)}\n"
    group = ""
    for row, event in selection.events():
        when = parse(event.date)
        if heading_key(when) != group:
            group = heading_key(when)
            yield f"\n## {escaped(heading(when, selection.wording))}\n"
        yield f"\n### {escaped(title_of(event, teller))}\n\n"
        yield from _facts(selection, teller, row, event)
        if event.summary:
            yield f"\n{escaped(teller.text(event.summary))}\n"
        for quote in event.quotes:
            yield from _quote(teller, event, quote)
    yield from _source_list(selection, teller)


def _facts(selection: Selection, teller: Teller, row: int, event: Event) -> Iterator[str]:
    say = selection.wording.say
    countries = ", ".join(teller.country(code) for code in selection.archive.countries(row))
    facts = [
        (say(N_("When")), teller.when(event)),
        (say(N_("Status")), status_word(event, selection.wording)),
        (say(N_("Countries")), countries),
        (say(N_("Who")), teller.who(event)),
        *((told.label, told.words) for told in teller.links(event)),
        (say(N_("Reported in")), teller.citations(event.sources)),
    ]
    return (f"- {label}: {escaped(words)}\n" for label, words in facts if words)


def _quote(teller: Teller, event: Event, quote: Quote) -> Iterator[str]:
    paragraphs = [teller.words(quote), teller.translation(quote)]
    yield "\n" + "".join(f"> {escaped(words)}\n>\n" for words in paragraphs if words)
    yield f"> — {escaped(teller.speaker_that_day(event, quote))}, {escaped(teller.about(event, quote))}\n"


def _source_list(selection: Selection, teller: Teller) -> Iterator[str]:
    found = teller.numbered_sources()
    if found:
        yield f"\n## {selection.wording.say(N_('Sources'))}\n\n"
    for number, source in found:
        yield f"{number}. {escaped(source)}\n"


def _quotes(selection: Selection, teller: Teller) -> Iterator[str]:
    for event, quote in selection.quotes():
        yield from _quote(teller, event, quote)
    yield from _source_list(selection, teller)


def _actors(selection: Selection, teller: Teller) -> Iterator[str]:
    say = selection.wording.say
    yield from _head(
        say(N_("Actor")), say(N_("Role")), say(N_("Country")), say(N_("Events")), say(N_("Quotes spoken"))
    )
    for actor, events, quotes in selection.actors():
        country = teller.country(actor.country) if actor.country else ""
        yield _row([teller.text(actor.name), teller.role(actor), country, str(events), str(quotes)])


def _countries(selection: Selection, teller: Teller) -> Iterator[str]:
    say = selection.wording.say
    yield from _head(
        say(N_("Code")), say(N_("Country")), say(N_("Events")), say(N_("Quotes in these events"))
    )
    for code, events, quotes in selection.countries():
        yield _row([code, teller.country(code), str(events), str(quotes)])


def _sources(selection: Selection, teller: Teller) -> Iterator[str]:
    say = selection.wording.say
    yield from _head(say(N_("Source")), say(N_("Events")), say(N_("Quotes")))
    for source, events, quotes in selection.sources():
        yield _row([teller.source(source), str(events), str(quotes)])


def _head(*cells: str) -> Iterator[str]:
    yield "\n" + _row(cells)
    yield "|" + " --- |" * len(cells) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |\n"


_VIEWS: Mapping[str, Callable[[Selection, Teller], Iterator[str]]] = {
    EVENTS: _events,
    QUOTES: _quotes,
    ACTORS: _actors,
    COUNTRIES: _countries,
    SOURCES: _sources,
}
