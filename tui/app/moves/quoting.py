"""Steps from quote to quote: in order, by one speaker, by what a search found."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app.formatting.finding import holds_any
from tui.app.view import View
from tui.model.records import Event, Quote


def next_quote(view: View, step: int) -> View:
    """The next (`step` 1) or previous (`step` -1) quote; the timeline follows."""
    event = view.event
    if event is None or view.row is None:
        return view
    number = view.quote + step
    if event.quotes and 0 <= number < len(event.quotes):
        return _at(view, view.row, number)
    row = view.answer.quoted_beside(view.row, step)
    if row is None:
        say = view.wording.say
        return view.saying(say("this is the last quote") if step > 0 else say("this is the first quote"))
    return _at(view, row, 0 if step > 0 else len(view.archive.event(row).quotes) - 1)


def next_of_speaker(view: View, step: int) -> View:
    """The next or previous quote of the same speaker: who is quoted, else the actor at hand."""
    quote = view.selected_quote
    speaker = quote.speaker if quote is not None and isinstance(quote.speaker, str) else view.actor_id
    if speaker is None or view.row is None:
        return view.saying(view.wording.say("no speaker in the data of this event"))
    number = _spoken_after(view.archive.event(view.row), speaker, view.quote, step)
    if number is not None:
        return _by(view, view.row, number, speaker)
    row = view.answer.quoted_beside(view.row, step, speaker)
    if row is None:
        say = view.wording.say
        return view.saying(
            say("no later quote of this speaker") if step > 0 else say("no earlier quote of this speaker")
        )
    number = _spoken_after(view.archive.event(row), speaker, None, step)
    return view if number is None else _by(view, row, number, speaker)


def picked_quote(view: View, row: int, number: int) -> View:
    """One quote, by the row of its event and its number there."""
    return _at(view, row, number)


def next_hit(view: View, step: int) -> View:
    """The next or previous place that the search found: a quote of this event, else another event."""
    typed = view.query.text
    if not typed or view.row is None:
        return view.saying(view.wording.say("no search; / begins one"))
    number = _hit_after(view.archive.event(view.row), typed, view.quote, step)
    if number is not None:
        return _at(view, view.row, number)
    position = view.answer.position_of(view.row) + step
    wraps = not 0 <= position < len(view.answer)
    row = view.answer.row_at(position % len(view.answer))
    found = _at(view, row, _hit_after(view.archive.event(row), typed, None, step) or 0)
    say = view.wording.say
    around = say("search goes on at the first event") if step > 0 else say("search goes on at the last event")
    return found.saying(around) if wraps else found


def _at(view: View, row: int, number: int) -> View:
    """The view of a quote, with its speaker at hand."""
    event = view.archive.event(row)
    speaker = event.quotes[number].speaker if number < len(event.quotes) else None
    moved = replace(view.at(row), quote=number, notice="")
    if isinstance(speaker, str) and speaker in moved.actors:
        moved = replace(moved, actor=moved.actors.index(speaker))
    return moved


def _by(view: View, row: int, number: int, speaker: str) -> View:
    moved = _at(view, row, number)
    return replace(moved, actor=moved.actors.index(speaker))


def _spoken_after(event: Event, speaker: str, number: int | None, step: int) -> int | None:
    """The next quote of a speaker after one, or before it for `step` -1; from the end for None."""
    return next((n for n in _following(event, number, step) if event.quotes[n].speaker == speaker), None)


def _hit_after(event: Event, typed: str, number: int | None, step: int) -> int | None:
    """The next quote that holds what was searched for, likewise."""
    return next((n for n in _following(event, number, step) if _is_hit(event.quotes[n], typed)), None)


def _following(event: Event, number: int | None, step: int) -> range:
    """The numbers of the quotes after one, or before it backwards; of all for None."""
    length = len(event.quotes)
    if step > 0:
        return range(0 if number is None else number + 1, length)
    return range(length - 1 if number is None else min(number, length) - 1, -1, -1)


def _is_hit(quote: Quote, typed: str) -> bool:
    texts = (quote.text, *(translation.text for translation in quote.translations.values()))
    return any(holds_any(text, typed) for text in texts)
