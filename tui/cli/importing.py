"""`dateline import`: foreign files become a story file, or are merged into one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tui.cli.bar import shown
from tui.cli.delivering import delivered
from tui.cli.explaining import explained
from tui.cli.foreign import OWN, wanted_format
from tui.cli.parsing import Request
from tui.cli.streams import complain, write_bytes, write_out
from tui.errors import NOTHING, OK, UsageError
from tui.importers.found import Options
from tui.importers.importing import Importing, Tally
from tui.importers.material import materials_of
from tui.importers.opening import Batch, batches, for_format
from tui.importers.registry import format_named
from tui.importers.shelf import Change
from tui.loading.large.messages import Progress
from tui.loading.opening import STANDARD_INPUT
from tui.text import message_line
from tui.wording import N_, Wording

_REASONS = 12
"""Reasons that are told; all are counted."""


def run(request: Request, wording: Wording) -> int:
    """Make the story, and say what became of the records.

    Raises:
        UsageError: the story is there already, and nothing says what is to become of it.
        UnreadableError: a file cannot be read, or is in no format that is known, or the story not be written.
    """
    materials = [found for name in request.operands for found in materials_of(name, wording)]
    found = batches(materials, wording, wanted_format(request))
    options = Options(variant=request.value("--mapping") or "", explain=request.has("--explain"))
    if options.explain:
        write_out(explained(found, options, wording))
        return OK
    target = request.value("--output") or STANDARD_INPUT
    update = request.has("--update")
    if target == STANDARD_INPUT:
        if update:
            raise UsageError(wording.say(N_("--update needs the story it updates: --output FILE")))
        with _importing(target, wording) as importing:
            _take(importing, found, options)
            write_bytes(importing.pieces())
    else:
        importing = _delivered(target, found, options, wording, update=update, force=request.has("--force"))
    for sentence in _report(importing, found, wording):
        complain(sentence)
    return OK if importing.events else NOTHING


def _delivered(
    target: str, found: Sequence[Batch], options: Options, wording: Wording, *, update: bool, force: bool
) -> Importing:
    """Make the story in its file, where it is put when it is whole."""
    there = Path(target).exists()
    with (
        delivered(target, wording, may_replace=force or update) as file,
        _importing(target, wording, Path(target).resolve().parent) as importing,
    ):
        if update and there:
            importing.take(format_named(OWN), materials_of(target, wording), Options())
            importing.tally = Tally()
        _take(importing, found, options)
        for piece in importing.pieces():
            file.write(piece)
    return importing


@contextmanager
def _importing(name: str, wording: Wording, folder: Path | None = None) -> Iterator[Importing]:
    """A story that is being made, with a bar that shows how far it is."""
    with shown(wording) as show:

        def report(done: int, total: int, events: int) -> None:
            show(Progress("importing", 0, done, total, events))

        with Importing(name, folder, report) as importing:
            yield importing


def _take(importing: Importing, found: Sequence[Batch], options: Options) -> None:
    for batch in found:
        form = batch.recognised.form
        importing.take(form, batch.materials, for_format(form, options))


def _report(importing: Importing, found: Sequence[Batch], wording: Wording) -> Iterator[str]:
    """What became of the records, then why some of them could not be used or how they were understood."""
    tally, number = importing.tally, wording.number
    names = ", ".join(dict.fromkeys(batch.recognised.dialect for batch in found))
    counts = {change: number(tally.changes[change]) for change in Change}
    sentence = N_("{format}: {added} added, {changed} changed, {unchanged} unchanged, {refused} refused")
    yield wording.say(
        sentence,
        format=names,
        added=counts[Change.ADDED],
        changed=counts[Change.CHANGED],
        unchanged=counts[Change.UNCHANGED],
        refused=number(tally.refused),
    )
    reasons = importing.reasons(wording)
    for reason, times in reasons.most_common(_REASONS):
        yield f"  {number(times)} × {message_line(reason, 'utf-8')}"
    if len(reasons) > _REASONS:
        rest = len(reasons) - _REASONS
        yield "  " + wording.count(N_("{n} more reason"), N_("{n} more reasons"), rest)
