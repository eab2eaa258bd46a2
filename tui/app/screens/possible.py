"""Says what a window of time leaves out: events that only may lie inside."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app.view import View
from tui.query.answer import Answer
from tui.query.engine import Engine
from tui.query.query import Query


async def left_out(engine: Engine, view: View, query: Query, answer: Answer) -> str:
    """How many events only may lie inside a window of time that was just asked for; empty where none do."""
    before = view.query
    times = (query.since, query.until, query.possibly)
    if query.possibly or times == (before.since, before.until, before.possibly):
        return ""
    possible = await engine.ask(replace(query, possibly=True))
    more = possible.matched - answer.matched
    if not more:
        return ""
    return view.wording.count(
        "{n} more event only may lie inside; :possibly:yes shows it",
        "{n} more events only may lie inside; :possibly:yes shows them",
        more,
    )
