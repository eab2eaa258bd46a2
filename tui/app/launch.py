"""From an opened story to the running screen."""

from __future__ import annotations

import os
from collections.abc import Callable

from tui.app.app import DatelineApp
from tui.app.moves.filtering import answered
from tui.app.view import View
from tui.loading.gate import Opened
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.settings.keys import apply_keymap
from tui.settings.settings import Settings
from tui.wording import Wording


def built(
    opened: Opened,
    query: Query,
    wording: Wording,
    settings: Settings,
    reopen: Callable[[], Opened] | None = None,
) -> DatelineApp:
    """The app on a story, already filtered."""
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
    )
    if query:
        view = answered(view, query, engine.answer(query))
    return DatelineApp(opened, engine, view, apply_keymap(settings.keys), reopen, mouse=settings.mouse)


def launch(
    opened: Opened,
    query: Query,
    wording: Wording,
    settings: Settings,
    reopen: Callable[[], Opened] | None = None,
) -> int:
    """Show a story until the user quits; the exit code of the program.

    Raises:
        Exception: the defect that ended the screen, if one did; by then the terminal is given back.
    """
    app = built(opened, query, wording, settings, reopen)
    app.run(mouse=settings.mouse)
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _theme(settings: Settings) -> str:
    """The theme that is set; without one, none where `NO_COLOR` asks for no colours, else the dark one."""
    return settings.theme or ("mono" if os.environ.get("NO_COLOR") else "dark")
