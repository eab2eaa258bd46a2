"""The event pane: everything the story says about one event, and what it does not say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from tui.app.formatting.finding import found_in
from tui.app.formatting.line import Line, Span, wrapped
from tui.app.formatting.marks import status_mark
from tui.app.formatting.texts import spoken, titled
from tui.app.view import View
from tui.model.dates import Kind, parse
from tui.model.dates.display import long, precision_words, short
from tui.model.places import country_name
from tui.model.records import Actor, Citation, Event, PrintedSpeaker
from tui.model.texts import chosen, quotation_marks
from tui.text import one_line

_MOST_NAMED = 60
"""Actors, sources and tags of an event that are named; the rest is counted."""
_MOST_LINKED = 12
"""Events named that answer an event or conflict with it: each of them has to be read."""


def event_lines(view: View, width: int) -> list[Line]:
    """The lines of the event pane for the selected event."""
    event = view.event
    if event is None:
        return []
    say = view.wording.say
    lines = wrapped(_title(view, event), width)
    lines += wrapped(_when(view, event), width)
    lines += wrapped(_who(view, event), width)
    links = _links(view, event)
    lines += wrapped(links, width, indent=2, first=0) if links else []
    lines += _blank_and(wrapped(_summary(view, event), width)) if event.summary else []
    lines += _blank_and(wrapped(_sources(view, event), width, indent=2, first=0))
    if not links:
        lines += wrapped([(say("answers nothing, conflicts with nothing in the data"), "dim")], width)
    if event.tags:
        tags = [(say("tags") + " ", "dim"), (", ".join(event.tags[:_MOST_NAMED]), "text")]
        lines += wrapped([*tags, *_rest(view, len(event.tags) - _MOST_NAMED)], width, indent=2, first=0)
    return lines


def _rest(view: View, number: int) -> list[Span]:
    """How many more there are, where there are more."""
    return [(" " + view.wording.count("… {n} more", "… {n} more", number), "dim")] if number > 0 else []


def _blank_and(lines: list[Line]) -> list[Line]:
    return [(), *lines]


def _title(view: View, event: Event) -> list[Span]:
    return found_in(titled(event.title, view.wording, view.archive.language, "title"), view.query.text)


def _when(view: View, event: Event) -> list[Span]:
    """Date in full, the words as printed, status, kind, countries by name."""
    when = parse(event.date)
    say = view.wording.say
    spans: list[Span] = [(long(when, view.wording), "text")]
    if when.firm and when.kind is Kind.POINT:
        spans.append((f" {precision_words(when, view.wording)}", "dim"))
    printed, _ = chosen(event.date_as_printed, view.archive.language or "", view.archive.language)
    if printed:
        marks = quotation_marks(view.archive.language)
        spans.append((f"  {marks[0]}{printed}{marks[1]}", "text"))
    if event.reported:
        spans.append((" · " + say("reported {date}", date=long(parse(event.reported), view.wording)), "text"))
    mark = status_mark(event.status)
    status = say(mark.meaning) if mark.sign != "!" else f"{say(mark.meaning)}: {event.status}"
    spans.append((f" · {status}", "warning" if event.status != "happened" else "text"))
    if event.kind:
        spans.append((f" · {event.kind}", "dim"))
    codes = view.archive.countries(view.row) if view.row is not None else ()
    for number, code in enumerate(codes):
        spans += [(" · " if number == 0 else ", ", "dim"), (one_line(code), f"country:{code}")]
        name = country_name(code, view.wording)
        spans.append((f"\u00a0{name.replace(' ', chr(0xA0))}" if name != code else "", "dim"))
    return spans


def _who(view: View, event: Event) -> list[Span]:
    """The actors with their part in the event; speakers are marked as such."""
    say = view.wording.say
    printed = [
        quote.speaker.as_printed for quote in event.quotes if isinstance(quote.speaker, PrintedSpeaker)
    ]
    unnamed = [one_line(chosen(words, view.wording.language, view.archive.language)[0]) for words in printed]
    actors, at_hand = view.actors, view.actor_id
    if not actors and not unnamed:
        return [(say("who: not in the data"), "dim")]
    speakers = {quote.speaker for quote in event.quotes if isinstance(quote.speaker, str)}
    reporters = {quote.via for quote in event.quotes if quote.via}
    parts = {entry.actor: entry.role for entry in event.actors if not isinstance(entry, str)}
    spans: list[Span] = []
    for number, actor_id in enumerate(actors[:_MOST_NAMED]):
        spans += [(" · ", "dim")] if number else []
        spans += name_spans(view, view.archive.actor(actor_id), at_hand=actor_id == at_hand)
        part, _ = chosen(parts.get(actor_id), view.wording.language, view.archive.language)
        notes = [one_line(part)] if part else []
        notes += [say("speaks")] if actor_id in speakers and not part else []
        notes += [say("reports")] if actor_id in reporters and not part else []
        notes += [] if actor_id in view.archive.listed else [say("not in the list of actors")]
        spans += [(f" ({', '.join(notes)})", "dim")] if notes else []
    spans += _rest(view, len(actors) - _MOST_NAMED)
    marks = quotation_marks(view.archive.language)
    others = list(dict.fromkeys(unnamed))
    for words in others[:_MOST_NAMED]:
        spans += [(" · ", "dim")] if spans else []
        spans += [(f"{marks[0]}{words}{marks[1]}", "text"), (" " + say("(not named)"), "dim")]
    return [*spans, *_rest(view, len(others) - _MOST_NAMED)]


def name_spans(view: View, actor: Actor, *, at_hand: bool = False) -> list[Span]:
    """The name of an actor; the one at hand stands out."""
    return [
        (
            one_line(text) if style == "name" else text,
            ("accent" if at_hand else "name") if style == "name" else style,
        )
        for text, style in spoken(actor.name, view.wording.language, view.archive.language, "name")
    ]


def _summary(view: View, event: Event) -> list[Span]:
    return found_in(spoken(event.summary, view.wording.language, view.archive.language), view.query.text)


def _sources(view: View, event: Event) -> list[Span]:
    """Each source with its paragraph, and how many of them are independent of one another."""
    say = view.wording.say
    if not event.sources:
        return [(say("source: not in the data"), "dim")]
    spans: list[Span] = []
    cited = _by_source(event.sources)
    for number, citations in enumerate(cited[:_MOST_NAMED]):
        spans += [(" · ", "dim")] if number else []
        spans += citation_spans(view, *citations[:_MOST_NAMED])
    spans += _rest(view, len(cited) - _MOST_NAMED)
    names = {citation.source for citation in event.sources}
    if len(names) > 1:
        copies = sum(bool(names.intersection(view.archive.source(name).derived_from)) for name in names)
        counted = view.wording.count("{n} source", "{n} sources", len(names))
        spans.append((f" · {counted}, " + say("{n} independent", n=len(names) - copies), "dim"))
    return spans


def _by_source(citations: tuple[Citation, ...]) -> list[list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.source, []).append(citation)
    return list(found.values())


def citation_spans(view: View, *citations: Citation, brief: bool = False) -> list[Span]:
    """A source by its number and title, and the paragraphs of it that are cited."""
    source = view.archive.source(citations[0].source)
    number = view.archive.source_number(source.id)
    say = view.wording.say
    paragraphs = ", ".join(str(citation.paragraph) for citation in citations if citation.paragraph)
    place = f"\u00a0¶\u00a0{paragraphs}" if paragraphs else ""
    if number is None:
        return [
            (say("source “{id}”, not in the list", id=one_line(source.id)), "warning"),
            (place, "dim"),
        ]
    spans: list[Span] = [(say("source {n}", n=number).replace(" ", "\u00a0") + place, "dim")]
    title, _ = chosen(source.title, view.wording.language, view.archive.language)
    publisher, _ = chosen(source.publisher, view.wording.language, view.archive.language)
    if not brief:
        published = source.published and short(parse(source.published), view.wording, year=True).replace(
            " ", "\u00a0"
        )
        details = [one_line(detail) for detail in (publisher, title, published) if detail]
        spans.append((" " + ", ".join(details), "text"))
    return spans


def _links(view: View, event: Event) -> list[Span]:
    """What the event answers, what answers it and what conflicts with it, whichever of the two says so."""
    say, archive = view.wording.say, view.archive
    unknown = [name for name in (*event.replies_to, *event.conflicts_with) if archive.row_of(name) is None]
    unknown = unknown[:_MOST_LINKED]
    links = (
        (say("answers"), _rows(view, event.replies_to), "dim"),
        (say("answered by"), tuple(archive.columns.answered_by.get(event.id, ())), "dim"),
        (say("conflicts with"), archive.conflicts(event), "warning"),
    )
    found = [_link(view, words, rows, style) for words, rows, style in links if rows]
    found += [[(say("“{id}”, which is not in the data", id=one_line(name)), "warning")] for name in unknown]
    spans: list[Span] = []
    for number, link in enumerate(found):
        spans += [(" · ", "dim"), *link] if number else link
    return spans


def _rows(view: View, ids: tuple[str, ...]) -> tuple[int, ...]:
    rows = (view.archive.row_of(name) for name in ids)
    return tuple(row for row in rows if row is not None)


def _link(view: View, words: str, rows: Sequence[int], style: str) -> list[Span]:
    """The events a link leads to, by title and date."""
    spans: list[Span] = [(f"{words} ", style)]
    for number, row in enumerate(islice(rows, _MOST_LINKED)):
        spans += [("; ", "dim")] if number else []
        spans += titled(view.archive.event(row).title, view.wording, view.archive.language)
        spans.append(
            (f", {short(view.archive.when(row), view.wording, year=True).replace(' ', chr(0xA0))}", "dim")
        )
    return [*spans, *_rest(view, len(rows) - _MOST_LINKED)]
