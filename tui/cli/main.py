"""Runs a command line and turns every way it can end into an exit code.

Nothing that only one sub-command needs is loaded before it is known that it is asked for.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
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
    return _runner(request.subcommand, settings)(request, wording)


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


def _runner(subcommand: Subcommand, settings: Settings) -> Callable[[Request, Wording], int]:
    if subcommand.name:
        # Only the way to the first screen does without the collector.
        gc.enable()
    if subcommand.name == "check":
        from tui.cli.checking import run as run_check

        return run_check
    if subcommand.name == "import":
        from tui.cli.importing import run as run_import

        return run_import
    if subcommand.name == "formats":
        from tui.cli.formats import run as run_formats

        return run_formats
    if subcommand.name in ("schema", "completion"):
        from tui.cli.printing import PRINTERS

        return PRINTERS[subcommand.name]
    run_as_set = _runner_with_settings(subcommand)
    return lambda request, wording: run_as_set(request, wording, settings)


def _runner_with_settings(subcommand: Subcommand) -> Callable[[Request, Wording, Settings], int]:
    if subcommand.name == "list":
        from tui.cli.listing import run as run_list

        return run_list
    if subcommand.name == "index":
        from tui.cli.indexing import run as run_index

        return run_index
    if subcommand.name == "paths":
        from tui.cli.caching import print_paths

        return print_paths
    if subcommand.name == "cache":
        from tui.cli.caching import run as run_cache

        return run_cache
    if subcommand.name == "recent":
        from tui.cli.recalling import run as run_recent

        return run_recent
    from tui.cli.opening import run as run_screen

    return run_screen
