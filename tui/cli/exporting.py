"""`dateline export`: a story, or what a filter leaves of it, in a format that others use."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from tui.cli.asking import query_of
from tui.cli.bar import lasting
from tui.cli.delivering import delivered
from tui.cli.listing import mention_possible, mention_problems, why_nothing
from tui.cli.parsing import Request
from tui.cli.stories import opened_story, story_name
from tui.cli.streams import complain, is_terminal, write_out
from tui.errors import OK, DatelineError, UnreadableError, UsageError
from tui.exporters.losses import Losses
from tui.exporters.registry import EXPORTS, Format, export_named, export_of, story_exporter
from tui.exporters.selection import EVENTS, Selection
from tui.loading.opening import STANDARD_INPUT, refusal
from tui.query.engine import LocalEngine
from tui.settings.settings import Settings
from tui.text import json_safe, message_line
from tui.wording import N_, Wording

_STANDARD_OUTPUT = STANDARD_INPUT
Write = Callable[[Iterable[str]], None]
"""Writes the pieces of an export."""


class NothingError(DatelineError):
    """There is nothing to write."""


def run(request: Request, wording: Wording, settings: Settings) -> int:
    """Write the story, and say what the format could not hold.

    Raises:
        NothingError: no event matches.
        UsageError: the format is not said, or the file is there already.
        UnreadableError: the story cannot be read, or the file not be written.
    """
    target = request.value("--output", _STANDARD_OUTPUT) or ""
    form = _format(request, target, wording)
    if target == _STANDARD_OUTPUT:
        safe = form.is_json and is_terminal(sys.stdout)
        _export(
            request,
            form,
            lambda pieces: write_out(map(json_safe, pieces) if safe else pieces),
            wording,
            settings,
        )
        return OK
    _refuse_itself(request, target, wording)
    with delivered(target, wording, may_replace=request.has("--force")) as file:

        def write(pieces: Iterable[str]) -> None:
            for piece in pieces:
                file.write(piece.encode())

        _export(request, form, write, wording, settings)
    return OK


def _print_json(pieces: Iterable[str]) -> None:
    write_out(map(json_safe, pieces) if is_terminal(sys.stdout) else pieces)


def _format(request: Request, target: str, wording: Wording) -> Format:
    """The format that is asked for, else the one that the name of the file means."""
    asked = request.value("--to")
    if asked:
        return export_named(asked)
    found = export_of(target)
    if found is None:
        names = ", ".join(known.name for known in EXPORTS)
        raise UsageError(wording.say(N_("say the format: --to FORMAT, one of {choices}"), choices=names))
    return found


def _refuse_itself(request: Request, target: str, wording: Wording) -> None:
    """A story is never written over itself."""
    with suppress(OSError, ValueError):
        if Path(target).samefile(story_name(request.operands, wording)):
            sentence = N_("{file} is the story itself")
            raise UsageError(wording.say(sentence, file=message_line(target, "utf-8")))


def _export(request: Request, form: Format, write: Write, wording: Wording, settings: Settings) -> None:
    opened = opened_story(request, wording, settings, searchable=request.has("--search"))
    engine = LocalEngine(opened.archive)
    answer = engine.answer(query_of(request, opened.archive, wording))
    mention_problems(opened, wording)
    if not answer.matched:
        raise NothingError(why_nothing(answer, EVENTS, wording))
    losses = Losses()
    with lasting("exporting", answer.matched, wording) as passed:
        write(_pieces(form, Selection(opened.archive, answer, wording, passed), losses, opened.name))
    mention_possible(engine, answer, wording)
    for sentence in losses.sentences(wording):
        complain(sentence)


def _pieces(form: Format, selection: Selection, losses: Losses, name: str) -> Iterator[str]:
    """The text of the export.

    Raises:
        UnreadableError: the story was changed meanwhile, so that events are missing.
    """
    yield from story_exporter(form)(selection, losses)
    if selection.archive.is_outdated:
        reason = selection.wording.say(N_("it is changed while it is being read"))
        raise UnreadableError(refusal(name, selection.wording, reason))
