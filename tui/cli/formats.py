"""`dateline formats`: what can be read and what can be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.cli.parsing import Request
from tui.cli.streams import write_out
from tui.errors import OK
from tui.importers.formats import FORMATS
from tui.wording import N_, Wording


def run(request: Request, wording: Wording) -> int:  # noqa: ARG001 - every sub-command is called alike
    """Print both tables."""
    read = [(one.name, one.summary) for one in FORMATS]
    write_out([*_table(N_("Read, by dateline FILE and dateline import"), read, wording)])
    return OK


def _table(heading: str, rows: Sequence[tuple[str, str]], wording: Wording) -> Iterator[str]:
    yield wording.say(heading) + "\n"
    width = max(len(name) for name, _ in rows)
    for name, summary in rows:
        yield f"  {name:{width}}  {wording.say(summary)}\n"
