"""The actor pane: who the actor at hand is, in what role that day, how often and with whom."""

from __future__ import annotations

from tui.app.formatting.event_lines import name_spans
from tui.app.formatting.line import Line, Span, wrapped
from tui.app.view import View
from tui.model.dates.display import short
from tui.model.places import short_name
from tui.model.records import Actor
from tui.model.roles import role_at
from tui.query.company import ActorCounts
from tui.text import one_line
from tui.wording import N_

BARS = " ▁▂▃▄▅▆▇█"
_SPARK = 7

KIND_WORDS = {
    "person": N_("person"),
    "organization": N_("organization"),
    "government": N_("government"),
    "group": N_("group"),
    "unnamed": N_("not named in the source"),
}
"""Kinds of actors in words."""


def actor_lines(view: View, width: int) -> list[Line]:
    """The lines of the actor pane for the actor at hand."""
    if view.row is None:
        return []
    if view.actor_id is None:
        return wrapped([(view.wording.say("who: not in the data"), "dim")], width)
    actor = view.archive.actor(view.actor_id)
    counts = view.answer.actor_counts(actor.id)
    say = view.wording.say
    lines = wrapped(name_spans(view, actor), width)
    lines += wrapped(_role(view, actor), width)
    if actor.member_of:
        names: list[Span] = []
        for number, name in enumerate(actor.member_of):
            names += [(", ", "dim")] if number else []
            names += [(text, "text") for text, _ in name_spans(view, view.archive.actor(name))]
        lines += wrapped([(say("member of "), "dim"), *names], width)
    lines += wrapped(_activity(view, counts), width)
    if counts.companions:
        with_whom: list[Span] = [(say("with "), "dim")]
        for number, (name, events) in enumerate(counts.companions):
            with_whom += [(" · ", "dim")] if number else []
            with_whom += [(text, "text") for text, _ in name_spans(view, view.archive.actor(name))]
            with_whom.append((f"\u00a0{view.wording.number(events)}", "dim"))
        lines += wrapped(with_whom, width)
    if actor.aliases:
        lines += wrapped(
            [(say("also written "), "dim"), (" · ".join(map(one_line, actor.aliases)), "text")], width
        )
    return lines


def sparkline(counts: list[int]) -> str:
    """One character of height a count, the highest being full; nothing is drawn where there is nothing."""
    most = max(counts, default=0)
    return "".join(BARS[-(-count * (len(BARS) - 1) // most)] if most else " " for count in counts)


def _role(view: View, actor: Actor) -> list[Span]:
    """Role of the day, kind where there is no role, country."""
    event = view.event
    say = view.wording.say
    role = role_at(actor, event.date if event else None, view.wording, view.archive.language)
    kind = say(KIND_WORDS[actor.kind]) if actor.kind in KIND_WORDS else one_line(actor.kind or "")
    words = [word for word in (role, "" if role and actor.kind in ("person", None) else kind) if word]
    spans: list[Span] = [(" · ".join(words), "text")] if words else [(say("role: not in the data"), "dim")]
    if actor.country:
        spans += [(" · ", "dim"), (one_line(actor.country), f"country:{actor.country}")]
        name = short_name(actor.country, view.wording)
        spans.append((f" {name}" if name != actor.country else "", "text"))
    return spans


def _activity(view: View, counts: ActorCounts) -> list[Span]:
    """Events and quotes under the filter and in all, first and last seen, a sparkline of when."""
    events = view.wording.count("{n} event", "{n} events", counts.events)
    quotes = view.wording.count("{n} quote", "{n} quotes", counts.quotes)
    spans: list[Span] = [(f"{events} · {quotes}", "text")]
    if (counts.events, counts.quotes) != (counts.all_events, counts.all_quotes):
        in_all = view.wording.say(
            "in all {events} and {quotes}", events=counts.all_events, quotes=counts.all_quotes
        )
        spans.append((f" ({in_all})", "dim"))
    if counts.first is None or counts.last is None:
        return spans
    first = short(view.archive.when(counts.first), view.wording, year=True)
    last = short(view.archive.when(counts.last), view.wording, year=True)
    spans.append((f"   {first.replace(' ', chr(0xA0))}", "dim"))
    spans.append((f"\u00a0{_spark(view)}", "bar"))
    if last != first:
        spans.append((f"\u00a0{last.replace(' ', chr(0xA0))}", "dim"))
    return spans


def _spark(view: View) -> str:
    """Events of the actor over the time of the whole story."""
    starts = view.archive.columns.starts
    begin, end = starts[0], starts[-1]
    step = max((end - begin) // _SPARK, 1)
    edges = [begin + step * number for number in range(_SPARK)] + [end + 1]
    histogram = view.answer.facet_histogram("actors", view.actor_id or "", edges)
    return sparkline(histogram).replace(" ", "\u00a0")
