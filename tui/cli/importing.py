"""`dateline import`: foreign files become a story file, or are merged into one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.cli.bar import when_long
from tui.cli.delivering import delivered, require_free
from tui.cli.explaining import explained
from tui.cli.foreign import OWN, wanted_format
from tui.cli.mappings import mapping_of
from tui.cli.parsing import Request
from tui.cli.streams import complain, write_bytes, write_out
from tui.errors import NOTHING, OK, UsageError
from tui.importers.found import Options
from tui.importers.importing import Importing, Tally
from tui.importers.material import materials_of
from tui.importers.opening import Batch, batches, for_format
from tui.importers.registry import format_named
from tui.importers.shelf import Change
from tui.loading.opening import STANDARD_INPUT
from tui.text import message_line
from tui.wording import N_, Wording

_REASONS = 12
"""Reasons that are told; all are counted."""


def run(request: Request, wording: Wording) -> int:
    """Make the story, and say what became of the records.

    Raises:
        UsageError: the story is there already, and nothing says what is to become of it; or the mapping
            cannot be used.
        UnreadableError: a file cannot be read, or is in no format that is known, or the story not be written.
    """
    wanted, variant = wanted_format(request, wording), mapping_of(request, wording)
    materials = [found for name in request.operands for found in materials_of(name, wording)]
    found = batches(materials, wording, wanted)
    options = Options(variant=variant, explain=request.has("--explain"))
    if options.explain:
        write_out(explained(found, options, wording))
        return OK
    importing = _made(request, found, options, wording)
    for sentence in _report(importing, found, wording):
        complain(sentence)
    return OK if importing.events else NOTHING


def _made(request: Request, found: Sequence[Batch], options: Options, wording: Wording) -> Importing:
    """Make the story, and put it where it is wanted; one without events is put nowhere."""
    target = request.value("--output") or STANDARD_INPUT
    update, may_replace = request.has("--update"), request.has("--force") or request.has("--update")
    is_file = target != STANDARD_INPUT
    if update and not is_file:
        raise UsageError(wording.say(N_("--update needs the story it updates: --output FILE")))
    if is_file:
        require_free(target, wording, may_replace=may_replace)
    folder = Path(target).resolve().parent if is_file else None
    with when_long("importing", wording) as report, Importing(target, folder, report) as importing:
        if update and Path(target).exists():
            importing.take(format_named(OWN), materials_of(target, wording), Options())
            importing.tally = Tally()
        for batch in found:
            form = batch.recognised.form
            importing.take(form, batch.materials, for_format(form, options))
        if not importing.events:
            return importing
        if not is_file:
            write_bytes(importing.pieces())
            return importing
        with delivered(target, wording, may_replace=may_replace) as file:
            file.writelines(importing.pieces())
    return importing


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
