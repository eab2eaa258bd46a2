"""From an opened story to the running screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tui.app.app import DatelineApp
from tui.app.moves.filtering import answered
from tui.app.moves.selecting import gone_back
from tui.app.view import COMING, WHOLE, View
from tui.errors import UnreadableError
from tui.loading.gate import Opened
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.settings.keys import apply_keymap
from tui.settings.settings import Settings
from tui.wording import Wording

if TYPE_CHECKING:
    from tui.app.lookout import Watch
    from tui.app.rereading import Reopen
    from tui.loading.large.entry import Beginning
    from tui.state.session import Session


def built(
    opened: Opened,
    query: Query,
    wording: Wording,
    settings: Settings,
    reopen: Reopen | None = None,
    beginning: Beginning | None = None,
    session: Session | None = None,
) -> DatelineApp:
    """The app on a story, already filtered; without a filter it is where the reader left the story.

    `beginning` is how a large story begins, `session` what is remembered of the story.
    """
    engine = LocalEngine(opened.archive)
    whole = engine.answer(Query())
    view = View(
        archive=opened.archive,
        answer=whole,
        query=Query(),
        wording=wording,
        theme=_theme(settings),
        row=whole.row_at(0) if len(whole) else None,
        ascii=settings.ascii,
        problems=opened.problems.number(),
        preview=WHOLE if beginning is None or beginning.is_whole else COMING,
        notice=_dialect(opened, wording),
    )
    before = None if query or session is None else session.before
    if before is not None:
        view = gone_back(view, before.event, before.moment)
    if session is not None and session.remark:
        view = view.saying(session.remark)
    at_once = query if engine.answers_at_once(query) else query.without("text")
    if at_once:
        view = answered(view, at_once, engine.answer(at_once))
    indexing = None if beginning is None else beginning.indexing
    commands = apply_keymap(settings.keys)
    app = DatelineApp(opened, engine, view, commands, reopen, indexing=indexing, mouse=settings.mouse)
    app.asked = query if at_once != query else None
    if before is not None and view.preview and not view.row:
        app.left_at = (before.event, before.moment)
    return app


def launch(
    opened: Opened,
    query: Query,
    wording: Wording,
    settings: Settings,
    reopen: Reopen | None = None,
    beginning: Beginning | None = None,
    session: Session | None = None,
    watch: Watch | None = None,
) -> int:
    """Show a story until the user quits; the exit code of the program.

    `session` is told where it was left, and `watch` is the file to keep an eye on.

    Raises:
        UnreadableError: nothing in a large story can be used, which was found while it was indexed.
        Exception: the defect that ended the screen, if one did; by then the terminal is given back.
    """
    app = built(opened, query, wording, settings, reopen, beginning, session)
    app.watched = watch
    try:
        app.run(mouse=settings.mouse)
    finally:
        app.stop_watching()
        app.stop_indexing()
        if session is not None and not app.refusal:
            _leave(session, app.main.view)
    if app.failure is not None:
        raise app.failure
    if app.refusal:
        raise UnreadableError(app.refusal)
    return app.return_code or 0


def _dialect(opened: Opened, wording: Wording) -> str:
    """Which format a foreign file was taken for, so that whoever knows better can say so."""
    return wording.say("read as {format}", format=opened.dialect) if opened.dialect else ""


def _leave(session: Session, view: View) -> None:
    """Tell where the reader is; at the first event of a story that had only begun, that says nothing."""
    event = view.event
    if view.row is None or event is None or (view.preview and not view.row):
        session.leave_as_before()
    else:
        session.leave(event.id, view.archive.columns.starts[view.row])


def _theme(settings: Settings) -> str:
    """The theme that is set; without one, none where `NO_COLOR` asks for no colours, else the dark one."""
    return settings.theme or ("mono" if os.environ.get("NO_COLOR") else "dark")
