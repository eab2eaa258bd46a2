"""`dateline import --explain`: how the first entries of a file were understood, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tui.importers.found import Finding, Found, Options
from tui.importers.opening import Batch, for_format
from tui.importers.registry import importer_of
from tui.model.records import Actor, Event, Head, Source
from tui.text import message_line
from tui.wording import N_, Wording

_EVENTS = 3
"""Events of each format that are explained, and what comes before them."""
_MOST = 40
"""Other entries that are told at the most."""
_COLUMN = 24


def explained(found: Sequence[Batch], options: Options, wording: Wording) -> Iterator[str]:
    """Lines that say what was made of the first entries of each format, and from which words of the file.

    Raises:
        UnreadableError: a file cannot be read, or is no such file.
    """
    for batch in found:
        form = batch.recognised.form
        names = ", ".join(message_line(material.name, "utf-8") for material in batch.materials)
        yield f"{names}: {message_line(batch.recognised.dialect, 'utf-8')}\n"
        events = others = 0
        for finding in importer_of(form).records(batch.materials, for_format(form, options)):
            is_event = isinstance(finding, Found) and isinstance(finding.record, Event)
            events, others = events + is_event, others + (not is_event)
            if is_event or others <= _MOST:
                yield from _finding(finding, wording)
            if events == _EVENTS:
                break


def _finding(finding: Finding, wording: Wording) -> Iterator[str]:
    place = wording.say(N_("entry {n}"), n=finding.line) if finding.line else ""
    if not isinstance(finding, Found):
        reason = wording.say(finding.reason, **finding.values)
        yield f"\n{place}: {message_line(reason, 'utf-8')}\n"
        return
    yield f"\n{place} → {wording.say(_kind(finding.record))}\n"
    told: set[str] = set()
    for step in finding.steps:
        told.add(step.field)
        made = message_line(step.value, "utf-8") or "—"
        yield _line(
            step.field,
            f"{made}  ← {message_line(step.column, 'utf-8')}: “{message_line(step.text, 'utf-8')}”",
        )
    for name, value in msgspec.to_builtins(finding.record).items():
        if name not in told:
            yield _line(name, _shown(value))
    for name, value in finding.kept.items():
        yield _line(message_line(name, "utf-8"), _shown(value))


def _line(name: str, told: str) -> str:
    return f"  {name:{_COLUMN}} {told}\n"


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return message_line(text, "utf-8")


def _kind(record: Head | Source | Actor | Event) -> str:
    if isinstance(record, Event):
        return N_("an event")
    if isinstance(record, Actor):
        return N_("an actor")
    return N_("a source") if isinstance(record, Source) else N_("the story")
