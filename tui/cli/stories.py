"""Which story a command line means, and opening it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import tui
from tui.cli.foreign import foreign
from tui.cli.grammar import SUBCOMMANDS
from tui.cli.indexes import saved_indexes
from tui.cli.option import PROGRAM
from tui.cli.parsing import Request
from tui.errors import UsageError
from tui.loading.gate import Opened, admit, open_story
from tui.loading.large.size import is_large
from tui.loading.opening import STANDARD_INPUT, read
from tui.settings.problem import did_you_mean, nearest
from tui.settings.settings import Settings
from tui.text import message_line
from tui.wording import N_, Wording

HERE = "events.json"
"""The story that is opened without being named."""


def bundled_story() -> Path:
    """The story that ships with the program: beside the package when installed, else in the checkout."""
    installed = Path(tui.__file__).parent / HERE
    return installed if installed.exists() else installed.parent.parent / HERE


def story_name(operands: Sequence[str], wording: Wording) -> str:
    """The name of the story to open: the one given, else `./events.json`, else the bundled one.

    Raises:
        UsageError: there is no such file, and the word looks like a sub-command.
    """
    if not operands:
        return HERE if Path(HERE).exists() else str(bundled_story())
    name = operands[0]
    if "." not in name and os.sep not in name and name != "-" and not Path(name).exists():
        meant = nearest(name, (known.name for known in SUBCOMMANDS))
        if meant is not None:
            shown = message_line(name, "utf-8")
            sentence = wording.say(N_("there is neither a sub-command nor a file “{word}”"), word=shown)
            raise UsageError(did_you_mean(sentence, f"{PROGRAM} {meant}", wording))
    return name


def opened_story(
    request: Request, wording: Wording, settings: Settings, *, searchable: bool = False
) -> Opened:
    """The story a command line means; a large one by its saved index, made first where it is missing.

    Args:
        request: what the command line asks for.
        wording: the language of a refusal.
        settings: say how large the cache may grow, and a story be.
        searchable: whether the texts of a large story have to be indexed as well.

    Raises:
        UsageError: the word looks like a mistyped sub-command.
        UnreadableError: the file cannot be read, nothing in it can be used, or it cannot be indexed.
    """
    name = story_name(request.operands, wording)
    limits = settings.limits
    contents = read(name, wording, limits.largest) if name == STANDARD_INPUT else None
    other = foreign(name, request, wording, contents)
    if other is not None:
        return other.story(settings, searchable=searchable)
    if contents is not None:
        return admit(contents, wording)
    if not is_large(name, limits.large):
        return open_story(name, wording, limits.largest)
    from tui.cli.awaiting import opened_large

    return opened_large(name, wording, saved_indexes(settings), limits.largest, searchable=searchable)
