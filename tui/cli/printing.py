"""The sub-commands that only print something: `schema`, `paths`, `completion`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.cli.parsing import Request
from tui.cli.streams import write_out
from tui.errors import OK
from tui.text import message_line
from tui.wording import N_, Wording


def print_schema(request: Request, wording: Wording) -> int:  # noqa: ARG001 - every sub-command is called alike
    """Print the JSON Schema of the story format."""
    from tui.model.schema import schema_text

    write_out([schema_text()])
    return OK


def print_paths(request: Request, wording: Wording) -> int:  # noqa: ARG001 - every sub-command is called alike
    """Print where files are kept, one a line, and which are there."""
    from pathlib import Path

    from tui.cli.stories import story_name
    from tui.settings.places import places

    found = places()
    rows = (
        (N_("settings"), found.settings),
        (N_("cache"), found.cache),
        (N_("state"), found.state),
        (N_("story"), Path(story_name((), wording)).absolute()),
    )
    words = [wording.say(word) for word, _ in rows]
    width = max(map(len, words))
    for word, (_, path) in zip(words, rows, strict=True):
        missing = "" if path.exists() else "  " + wording.say(N_("(not there yet)"))
        write_out([f"{word:<{width}}  {message_line(str(path), 'utf-8')}{missing}\n"])
    return OK


def print_completion(request: Request, wording: Wording) -> int:  # noqa: ARG001 - every sub-command is called alike
    """Print the completion script of a shell."""
    from tui.cli.completion import script

    write_out([script(request.operands[0])])
    return OK


PRINTERS: Mapping[str, Callable[[Request, Wording], int]] = {
    "schema": print_schema,
    "paths": print_paths,
    "completion": print_completion,
}
"""What carries out each of these sub-commands."""
