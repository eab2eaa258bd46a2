"""A story that comes while another is looked at: read again, or indexed at last."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app.moves.filtering import answered
from tui.app.screens.main import MainScreen
from tui.app.view import WHOLE
from tui.loading.gate import Opened
from tui.query.engine import LocalEngine
from tui.query.query import Query


async def look_at_story(screen: MainScreen, opened: Opened, *, indexed: bool = False) -> None:
    """Look at a story that has come: filter, place in time and event stay where they can.

    Args:
        screen: the main screen.
        opened: the story.
        indexed: whether it is the one whose first events were looked at until now.
    """
    view = screen.view
    if screen.opened.dialect and not opened.dialect:
        # The index of a foreign file knows neither its name nor what came of importing it.
        old = screen.opened
        left_out = {"left_out": old.left_out, "left_out_events": old.left_out_events}
        opened = replace(opened, name=old.name, problems=old.problems, dialect=old.dialect, **left_out)
    selected = view.event
    engine = LocalEngine(opened.archive)
    asked = Query() if view.paused else view.query
    at_once = asked if engine.answers_at_once(asked) else asked.without("text")
    answer = await engine.ask(at_once)
    row = opened.archive.row_again(selected) if selected is not None else None
    if row is None and view.row is not None and len(answer):
        row = answer.row_at(min(answer.position_at(view.archive.columns.starts[view.row]), len(answer) - 1))
    screen.opened, screen.engine = opened, engine
    problems = opened.problems.number()
    fresh = replace(view, archive=opened.archive, row=row, problems=problems, preview=WHOLE)
    say = view.wording.say
    events = view.wording.count("{n} event", "{n} events", len(opened.archive))
    sentence = (
        say("indexed: {events}", events=events) if indexed else say("read again: {events}", events=events)
    )
    query = view.query if at_once == asked else at_once
    screen.look_at(answered(fresh, query, answer, paused=view.paused).saying(sentence))
    if at_once != asked:
        # A search has to wait for the texts, the story need not.
        await screen.ask(asked)
