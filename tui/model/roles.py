"""What an actor was on a day: an old quote is shown with the role of its day."""

from __future__ import annotations

from tui.model.dates import parse
from tui.model.records import Actor
from tui.model.texts import chosen
from tui.text import one_line
from tui.wording import Wording


def role_at(actor: Actor, date: str | None, wording: Wording, story_language: str | None) -> str:
    """The actor's role on a date; of several that may fit, all; one without dates as it stands."""
    if not isinstance(actor.role, tuple):
        return one_line(chosen(actor.role, wording.language, story_language)[0])
    when = parse(date) if date else None
    fitting = []
    for role in actor.role:
        since = parse(role.since).earliest if role.since else None
        until = parse(role.until).latest if role.until else None
        if when is None or when.possibly_inside(since, until):
            fitting.append(one_line(chosen(role.role, wording.language, story_language)[0]))
    return " / ".join(fitting)
