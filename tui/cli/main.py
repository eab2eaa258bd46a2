"""Runs a command line and turns every way it can end into an exit code.

Nothing that only one sub-command needs is loaded before it is known that it is asked for.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise

from tui.cli.option import PROGRAM, Subcommand
from tui.cli.parsing import Request, parse, subcommand_of
from tui.cli.streams import OutputError, complain, leave_output, write_out
from tui.errors import INTERRUPTED, OK, UNREADABLE, DatelineError
from tui.settings.places import settings_path
from tui.settings.settings import Settings, load
from tui.wording import LANGUAGES, N_, Wording, language_for


def run(words: Sequence[str]) -> int:
    """Carry out a command line, without the program's name; returns the exit code."""
    try:
        return _run(words)
    except DatelineError as error:
        complain(str(error))
        return error.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        leave_output()
        return OK


def _run(words: Sequence[str]) -> int:
    settings, problems = load(settings_path())
    wording = Wording(language_for(_asked_language(words) or settings.language, os.environ))
    for problem in problems:
        complain(problem.sentence(wording))
    request = parse(words, wording)
    try:
        return _carried_out(request, settings, wording)
    except OutputError as error:
        return _unwritable(error, wording)


def _carried_out(request: Request, settings: Settings, wording: Wording) -> int:
    if request.has("--help"):
        from tui.cli.helping import help_text

        write_out([help_text(request.subcommand, wording)])
        return OK
    if request.has("--version"):
        from tui.cli.version import version

        write_out([f"{PROGRAM} {version()}\n"])
        return OK
    return runner(request.subcommand, settings)(request, wording)


def _unwritable(error: OutputError, wording: Wording) -> int:
    leave_output()
    sentence = N_("cannot write to standard output: {reason}")
    complain(wording.say(sentence, reason=wording.say(str(error))))
    return UNREADABLE


def _asked_language(words: Sequence[str]) -> str | None:
    """The language a command line asks for, before it is read: also its refusals are said in it."""
    _, rest = subcommand_of(words)
    asked = None
    for word, following in pairwise([*rest, ""]):
        if word == "--":
            break
        found = following if word == "--lang" else word.removeprefix("--lang=")
        asked = found if found in LANGUAGES and word.startswith("--lang") else asked
    return asked


_PLAIN = {
    "import": "importing.run",
    "formats": "formats.run",
    "schema": "printing.print_schema",
    "completion": "printing.print_completion",
}
"""What carries out a sub-command that does not ask the settings: module of `tui.cli` and function."""
_AS_SET = {
    "": "opening.run",
    "check": "checking.run",
    "list": "listing.run",
    "export": "exporting.run",
    "index": "indexing.run",
    "paths": "caching.print_paths",
    "cache": "caching.run",
    "recent": "recalling.run",
}
"""The same for all others."""


def runner(subcommand: Subcommand, settings: Settings) -> Callable[[Request, Wording], int]:
    """What carries out a sub-command."""
    if subcommand.name:
        # Only the way to the first screen does without the collector.
        gc.enable()
    if subcommand.name in _PLAIN:
        run: Callable[[Request, Wording], int] = _function(_PLAIN[subcommand.name])
        return run
    run_as_set: Callable[[Request, Wording, Settings], int] = _function(_AS_SET[subcommand.name])
    return lambda request, wording: run_as_set(request, wording, settings)


def _function(place: str) -> Callable[..., int]:
    module, _, name = place.partition(".")
    found: Callable[..., int] = getattr(import_module(f"tui.cli.{module}"), name)
    return found
