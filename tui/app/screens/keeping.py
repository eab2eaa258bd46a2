"""Keeps how the screen is set now, by writing it into the settings file."""

from __future__ import annotations

from tui.app.screens.desk import Desk
from tui.settings.places import NOWHERE, settings_path, state_path
from tui.text import message_line
from tui.wording import Wording


async def keep(desk: Desk) -> None:
    """Write theme, language and mouse into the settings file; what is wrong with it is said."""
    view = desk.view
    values: dict[str, str | bool] = {
        "theme": view.theme,
        "language": view.wording.language,
        "mouse": desk.program.listens_to_mouse,
    }
    desk.notify_user(_kept(values, view.wording))


def _kept(values: dict[str, str | bool], wording: Wording) -> str:
    """Write settings; the sentence that says where, or why not."""
    from tui.state.keeping import StateError
    from tui.state.settings_file import keep_settings

    path, say = settings_path(), wording.say
    if path.parent == NOWHERE:
        return say("the settings are not kept: {reason}", reason=say("there is no home folder"))
    try:
        real = keep_settings(path, values, state_path())
    except StateError as error:
        return say("the settings are not kept: {reason}", reason=say(str(error)))
    except OSError as error:
        reason = message_line(error.strerror or str(error), "utf-8")
        return say("the settings are not kept: {reason}", reason=say(reason))
    return say("theme, language and mouse are kept in {file}", file=message_line(str(real), "utf-8"))
