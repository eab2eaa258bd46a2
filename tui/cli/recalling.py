"""`dateline recent`: the stories that were opened last, and how to have them forgotten."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from tui.cli.parsing import Request
from tui.cli.streams import complain, is_terminal, write_out
from tui.errors import OK, UNREADABLE, UnreadableError
from tui.settings.places import state_path
from tui.settings.settings import Settings
from tui.state.keeping import StateError
from tui.state.recent import Known, Recent, Story
from tui.text import clean, json_safe, message_line
from tui.wording import N_, Wording


def run(request: Request, wording: Wording, settings: Settings) -> int:  # noqa: ARG001 - every sub-command is called alike
    """Print the stories that were opened last, or forget them; 3 where what is remembered is no use.

    Raises:
        UnreadableError: they cannot be forgotten.
    """
    recent = Recent(state_path(), wording)
    if request.operands:
        try:
            forgotten = recent.clear()
        except StateError as error:
            raise UnreadableError(str(error)) from None
        write_out([wording.count(N_("{n} story forgotten"), N_("{n} stories forgotten"), forgotten) + "\n"])
        return OK
    known = recent.read()
    if known.remark:
        complain(known.remark)
    if request.value("--format") == "json":
        text = (
            msgspec.json.format(msgspec.json.encode(list(map(_row, known.stories))), indent=2).decode() + "\n"
        )
        write_out([json_safe(text) if is_terminal(sys.stdout) else text])
    else:
        write_out(_lines(known, wording))
    return UNREADABLE if known.remark and not known.is_newer else OK


def _lines(known: Known, wording: Wording) -> Iterator[str]:
    """One line a story: when it was open last, and its file."""
    for story in known.stories:
        opened = datetime.fromtimestamp(story.opened, UTC).astimezone()
        yield f"{opened:%Y-%m-%d %H:%M}  {message_line(story.path, 'utf-8')}\n"
    if not known.stories and not known.remark:
        yield wording.say(N_("no story is remembered")) + "\n"


def _row(story: Story) -> dict[str, str | None]:
    opened = datetime.fromtimestamp(story.opened, UTC)
    event = clean(story.event) or None
    return {"file": clean(story.path), "opened": f"{opened:%Y-%m-%dT%H:%M:%SZ}", "event": event}
