"""The quotes pane: what was said in the event at hand, then what its actor said elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from tui.app.formatting.event_lines import citation_spans, name_spans
from tui.app.formatting.finding import found_in
from tui.app.formatting.line import Line, Span, wrapped
from tui.app.formatting.marks import UNKNOWN_QUOTE, quote_mark
from tui.app.view import ORIGINAL, TRANSLATION, View
from tui.model.dates import parse
from tui.model.dates.display import short
from tui.model.records import PrintedSpeaker, Quote, Translation
from tui.model.roles import role_at
from tui.model.texts import chosen, quotation_marks
from tui.text import one_line

OTHERS_SHOWN = 30
"""Quotes of the same speaker from other events that are shown; the rest is counted."""
_STEP, _AROUND = 10, 5
"""Of an event with very many quotes, the ten around the selected one are shown and five on either side."""
_ALWAYS_MADE = 8
"""Quotes whose lines are made even where they do not fit: of so few it is told how many lines are left."""


class PlacedQuote(Struct, frozen=True):
    """A quote, the row of its event, and its number in that event."""

    row: int
    number: int
    quote: Quote


class QuoteBlock(Struct, frozen=True):
    """The lines of one quote, or of a heading between quotes; `placed` is None for a heading."""

    lines: list[Line]
    placed: PlacedQuote | None

    def is_of(self, view: View) -> bool:
        """Whether it is the selected quote."""
        return self.placed is not None and (self.placed.row, self.placed.number) == (view.row, view.quote)


def other_quotes(view: View) -> Iterator[PlacedQuote]:
    """Quotes of the actor at hand in other matching events, in time order."""
    if view.actor_id is None:
        return
    for row in view.answer.rows_spoken_by(view.actor_id):
        if row == view.row:
            continue
        for number, quote in enumerate(view.archive.event(row).quotes):
            if quote.speaker == view.actor_id:
                yield PlacedQuote(row, number, quote)


def quote_blocks(view: View, width: int) -> Iterator[QuoteBlock]:
    """The blocks of the quotes pane, from the top, each made when it is asked for."""
    event, say, count = view.event, view.wording.say, view.wording.count
    if event is None or view.row is None:
        return
    here = _shown_of_event(view.quote, len(event.quotes))
    if here.start:
        yield _remark(count("… {n} earlier quote", "… {n} earlier quotes", here.start))
    for number in here:
        placed = PlacedQuote(view.row, number, event.quotes[number])
        yield QuoteBlock(quote_lines(view, placed, width, selected=number == view.quote), placed)
    if not here:
        yield QuoteBlock(wrapped([(say("no quote in this event"), "dim")], width), None)
    shown = here.stop
    for placed in islice(other_quotes(view), 0 if shown < len(event.quotes) else OTHERS_SHOWN):
        if shown == here.stop:
            title = f"─ {say('same speaker, other events')} "
            rest = "─" * max(width - len(title), 0)
            yield QuoteBlock([(), ((title, "heading"), (rest, "rule"))], None)
        yield QuoteBlock(quote_lines(view, placed, width, selected=False), placed)
        shown += 1
    more = number_of_quotes(view) - shown
    if more > 0 and shown:
        yield _remark(count("… {n} more quote", "… {n} more quotes", more))


def _shown_of_event(selected: int, number: int) -> range:
    """The quotes of an event that are shown around the selected one: all, unless there are very many."""
    if number <= _STEP + 4 * _AROUND:
        return range(number)
    first = min(selected, number - 1) // _STEP * _STEP
    return range(max(first - _AROUND, 0), min(first + _STEP + _AROUND, number))


def _remark(words: str) -> QuoteBlock:
    return QuoteBlock([((words, "dim"),)], None)


def first_blocks(view: View, width: int, lines: int, height: int) -> tuple[list[QuoteBlock], bool]:
    """The first blocks of the quotes pane, and whether they are all.

    Args:
        view: what is looked at.
        width: cells of a line.
        lines: so many lines are needed at least.
        height: so many are needed from the selected quote on.
    """
    blocks: list[QuoteBlock] = []
    made, is_there = 0, view.selected_quote is None
    for block in quote_blocks(view, width):
        if is_there and made > lines and len(blocks) > _ALWAYS_MADE:
            return blocks, False
        if block.is_of(view):
            lines, is_there = max(lines, made + height), True
        blocks.append(block)
        made += len(block.lines)
    return blocks, True


def number_of_quotes(view: View) -> int:
    """Quotes in the pane: those of the event and all others of the actor at hand under the filter."""
    here = len(view.event.quotes) if view.event else 0
    if view.actor_id is None or view.row is None:
        return here
    spoken = view.answer.actor_counts(view.actor_id, companions=0).quotes
    return here + spoken - view.answer.quotes_spoken(view.row, view.actor_id)


def quote_lines(view: View, placed: PlacedQuote, width: int, *, selected: bool) -> list[Line]:
    """One quote: mark, the words in the languages asked for, and under them by whom, when, where."""
    quote = placed.quote
    mark = quote_mark(quote.kind)
    lead: Span = ("▌" if selected else " ", "accent")
    sign: Span = (mark.plain if view.ascii else mark.sign, "accent")
    lines: list[Line] = []
    for number, spans in enumerate(_readings(view, quote)):
        for place, line in enumerate(wrapped(spans, max(width - 4, 1))):
            first: Span = sign if number == 0 and place == 0 else (" ", "text")
            lines.append((lead, first, ("  ", "text"), *line))
    lines += [(lead, ("   ", "text"), *line) for line in wrapped(_below(view, placed), max(width - 4, 1))]
    return [*lines, ()]


def _readings(view: View, quote: Quote) -> list[list[Span]]:
    """The quote in the languages asked for; a translation says whose it is, or that there is none."""
    language = quote.language or view.archive.language
    original = _said(view, quote.text, language, "text", printed=quote.kind != "paraphrase")
    wanted = view.wording.language
    translation = quote.translations.get(wanted)
    if view.reading == ORIGINAL or (language or "").split("-")[0] == wanted:
        return [original]
    if translation is None:
        missing = view.wording.say("no translation in the data")
        return (
            [original]
            if view.reading != TRANSLATION
            else [[*original, (f" [{language or '?'}; {missing}]", "dim")]]
        )
    translated = _translated(view, quote, translation, wanted)
    return [translated] if view.reading == TRANSLATION else [original, translated]


def _translated(view: View, quote: Quote, translation: Translation, language: str) -> list[Span]:
    by = one_line(translation.by) if translation.by else view.wording.say("translator not in the data")
    spans = _said(view, translation.text, language, "translation", printed=quote.kind != "paraphrase")
    return [*spans, (f" {language}, {by}", "dim")]


def _said(view: View, text: str, language: str | None, style: str, *, printed: bool) -> list[Span]:
    """The words between the quotation marks of their language; a paraphrase has none."""
    marks = quotation_marks(language) if printed else ("", "")
    return found_in([(f"{marks[0]}{text}{marks[1]}", style)], view.query.text)


def _below(view: View, placed: PlacedQuote) -> list[Span]:
    """Speaker, role of the day, kind, date, audience, reporter, source."""
    quote, say = placed.quote, view.wording.say
    event = view.archive.event(placed.row)
    spans = speaker_spans(view, quote)
    date = quote.date or event.date
    if isinstance(quote.speaker, str):
        role = role_at(view.archive.actor(quote.speaker), date, view.wording, view.archive.language)
        spans += [(f", {role}", "dim")] if role else []
    mark = quote_mark(quote.kind)
    is_unknown = mark is UNKNOWN_QUOTE and bool(quote.kind)
    spans.append((" · " + (one_line(quote.kind or "") if is_unknown else say(mark.meaning)), "dim"))
    spans.append((" · " + short(parse(date), view.wording, year=True).replace(" ", "\u00a0"), "dim"))
    audience, _ = chosen(quote.to, view.wording.language, view.archive.language)
    spans += [(" · " + say("to {audience}", audience=one_line(audience)), "dim")] if audience else []
    if quote.via:
        name, _ = chosen(view.archive.actor(quote.via).name, view.wording.language, view.archive.language)
        spans.append((" · " + say("via {reporter}", reporter=one_line(name)), "dim"))
    if quote.source is None:
        spans.append((" · " + say("source: not in the data"), "dim"))
    else:
        spans += [(" · ", "dim"), *citation_spans(view, quote.source, brief=True)]
    if quote.confidence:
        spans.append(
            (" · " + say("machine-made, confidence {grade}", grade=one_line(quote.confidence)), "warning")
        )
    if quote.conflicts_with:
        spans.append((" · " + say("conflicts with {n}", n=len(quote.conflicts_with)), "warning"))
    return spans


def speaker_spans(view: View, quote: Quote) -> list[Span]:
    """Who spoke: a name and country, the printed words for someone unnamed, or that the data does not say."""
    say = view.wording.say
    if quote.speaker is None:
        return [(say("speaker: not in the data"), "dim")]
    if isinstance(quote.speaker, PrintedSpeaker):
        words, _ = chosen(quote.speaker.as_printed, view.wording.language, view.archive.language)
        marks = quotation_marks(view.archive.language)
        return [(f"{marks[0]}{one_line(words)}{marks[1]}", "text"), (" " + say("(not named)"), "dim")]
    actor = view.archive.actor(quote.speaker)
    spans = name_spans(view, actor)
    if actor.id not in view.archive.listed:
        spans.append((" " + say("(not in the list of actors)"), "warning"))
    if actor.country:
        spans.append((f" {one_line(actor.country)}", f"country:{actor.country}"))
    return spans
