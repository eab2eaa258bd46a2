"""`dateline list`: what the screen shows, printed."""

from __future__ import annotations

import sys

from msgspec.structs import replace

from tui.cli.asking import query_of
from tui.cli.parsing import Request
from tui.cli.stories import opened_story
from tui.cli.streams import complain, is_terminal, write_out
from tui.errors import NOTHING, OK
from tui.exporters.registry import exporter
from tui.exporters.selection import Selection
from tui.loading.gate import Opened
from tui.query.answer import Answer
from tui.query.engine import LocalEngine
from tui.query.forms import FILTERS
from tui.settings.settings import Settings
from tui.text import json_safe
from tui.wording import N_, Wording

_WORDS = {entry.part: entry.word for entry in FILTERS}


def run(request: Request, wording: Wording, settings: Settings) -> int:
    """Print the view asked for; the exit code says whether anything matched."""
    opened = opened_story(request, wording, settings, searchable=request.has("--search"))
    query = query_of(request, opened.archive, wording)
    engine = LocalEngine(opened.archive)
    answer = engine.answer(query)
    view = request.value("--view") or "events"
    form = request.value("--format") or "text"
    selection = Selection(opened.archive, answer, wording)
    pieces = exporter(form)(selection, view)
    if form in ("json", "ndjson") and is_terminal(sys.stdout):
        pieces = map(json_safe, pieces)
    write_out(pieces)
    mention_problems(opened, wording)
    if form == "text":
        mention_possible(engine, answer, wording)
    if selection.number(view):
        return OK
    complain(why_nothing(answer, view, wording))
    return NOTHING


def mention_problems(opened: Opened, wording: Wording) -> None:
    """Say how many problems the file has."""
    number = opened.problems.number()
    if number:
        said = wording.count(
            N_("{n} problem in the story file"), N_("{n} problems in the story file"), number
        )
        complain(said + "; " + wording.say(N_("“dateline check” lists them")))


def mention_possible(engine: LocalEngine, answer: Answer, wording: Wording) -> None:
    """Say how many events more would be there if a date that only may lie inside were enough."""
    query = answer.query
    if query.possibly or not (query.since or query.until):
        return
    more = engine.answer(replace(query, possibly=True)).matched - answer.matched
    if more:
        complain(
            wording.count(
                N_("{n} more event only may lie inside; --possibly shows it"),
                N_("{n} more events only may lie inside; --possibly shows them"),
                more,
            )
        )


def why_nothing(answer: Answer, view: str, wording: Wording) -> str:
    """What each part of the query would match alone, so that it can be seen which is too narrow."""
    if answer.matched:
        return wording.say(N_("the events that match have none of these: {view}"), view=view)
    if not answer.total:
        return wording.say(N_("the story has no events"))
    said = wording.say(N_("no event matches"))
    alone = [
        wording.count(
            N_("--{word} alone matches {n} event"),
            N_("--{word} alone matches {n} events"),
            blocker.alone,
            word=_WORDS[blocker.part],
        )
        for blocker in answer.blockers()
    ]
    return "; ".join([said, *alone]) if len(alone) > 1 else said
