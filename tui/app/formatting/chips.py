"""The filter in words: one chip for each part of the query."""

from __future__ import annotations

from tui.app.formatting.marks import STATUS_MARKS
from tui.app.view import View
from tui.model.dates import parse
from tui.model.dates.display import long
from tui.model.texts import chosen, quotation_marks
from tui.query.query import Choice
from tui.text import one_line
from tui.wording import N_

_TIMES = {
    ("since", False): N_("surely since {date}"),
    ("since", True): N_("possibly since {date}"),
    ("until", False): N_("surely until {date}"),
    ("until", True): N_("possibly until {date}"),
}
"""A time filter says which of its two answers it gives."""


def part_words(view: View, part: str) -> str:
    """One part of the query in words: `KR or KP`, `actor: Yoon`, `“Truppen”`."""
    say, query = view.wording.say, view.query
    if part == "text":
        marks = quotation_marks(view.wording.language)
        return one_line(query.text) if '"' in query.text else f"{marks[0]}{one_line(query.text)}{marks[1]}"
    if part == "has_quotes":
        return say("with quotes") if query.has_quotes else say("without quotes")
    if part in ("since", "until"):
        date = long(parse(getattr(query, part)), view.wording)
        return say(_TIMES[part, query.possibly], date=date)
    return _choice_words(view, part, query.choice(part))


def _choice_words(view: View, facet: str, choice: Choice) -> str:
    say = view.wording.say
    lead = {
        "countries": "",
        "actors": say("actor:") + " ",
        "sources": say("source:") + " ",
        "kinds": say("kind:") + " ",
        "statuses": "",
    }[facet]
    names = (f" {say('or')} ").join(value_name(view, facet, value) for value in choice.include)
    ruled_out = ", ".join(value_name(view, facet, value) for value in choice.exclude)
    words = [names, say("not {names}", names=ruled_out) if ruled_out else ""]
    return lead + " · ".join(filter(None, words))


def value_name(view: View, facet: str, value: str) -> str:
    """What a value of a facet is called: the name of an actor or source, the code of a country."""
    language, story = view.wording.language, view.archive.language
    if facet == "actors":
        return one_line(chosen(view.archive.actor(value).name, language, story)[0])
    if facet == "sources":
        return one_line(chosen(view.archive.source(value).title, language, story)[0] or value)
    if facet == "statuses" and value in STATUS_MARKS:
        return view.wording.say(STATUS_MARKS[value].meaning)
    return one_line(value)
