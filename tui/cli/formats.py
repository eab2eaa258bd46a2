"""`dateline formats`: what can be read and what can be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.cli.parsing import Request
from tui.cli.streams import write_out
from tui.errors import OK
from tui.exporters.registry import EXPORTS, Format
from tui.importers.formats import FORMATS
from tui.importers.mappings import users
from tui.settings.places import places
from tui.text import message_line
from tui.wording import N_, Wording


def run(request: Request, wording: Wording) -> int:  # noqa: ARG001 - every sub-command is called alike
    """Print both tables."""
    read = [(one.name, wording.say(one.summary)) for one in FORMATS]
    own = [(name, str(path)) for name, path in users(places().mappings).items()]
    written = [(one.name, _summary(one, wording)) for one in EXPORTS]
    write_out(_table(wording.say(N_("Read, by dateline FILE and dateline import")), read))
    if own:
        write_out(["\n", *_table(wording.say(N_("Mappings of your own, for --mapping NAME")), own)])
    write_out(["\n", *_table(wording.say(N_("Written, by dateline export")), written)])
    return OK


def _summary(form: Format, wording: Wording) -> str:
    """What a format that is written is, and what it cannot hold."""
    said = wording.say(form.summary)
    return f"{said}; {wording.say(N_('not'))}: {wording.say(form.lacks)}" if form.lacks else said


def _table(heading: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f"{heading}\n"
    width = max(len(name) for name, _ in rows)
    for name, summary in rows:
        yield f"  {message_line(name, 'utf-8'):{width}}  {message_line(summary, 'utf-8')}\n"
