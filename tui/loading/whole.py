"""Judges a file as a whole: keys that stand twice, lists that are none, no events, flaws between records."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from tui.loading.noting import Notebook, unnoted
from tui.loading.salvage import RefusedError, found_word, strict_json
from tui.loading.scanning import Layout
from tui.model.records import Head

BROKEN = ("not-json", "cut-off", "too-deep")
"""Problems of one record that make the whole file invalid JSON."""
_EVENTS = "events"
_ALIKE = 0.75
"""A key at least this much like `events` was probably meant to be it."""


def doubt_keys(data: bytes, layout: Layout, notes: Notebook) -> None:
    """Note keys of the story that stand twice and lists that are something else."""
    for key, span in layout.doubled.items():
        notes.at(span.start)("double-key", key, value=key)
    for name, span in layout.not_lists.items():
        found = "something else"
        if span.whole:
            with suppress(RefusedError):
                found = found_word(strict_json(data[span.start : span.end], unnoted))
        notes.at(span.start)("not-a-list", name, field=name, found=found)


def doubt_whole(data: bytes, layout: Layout, notes: Notebook) -> None:
    """Note what is wrong with a file when all its records have been judged."""
    _doubt_events(data, layout, notes)
    counts = notes.problems.counts
    # A broken record makes the file invalid JSON, too, and has been named already.
    if layout.flaw is not None and not any(counts[code] for code in BROKEN):
        column = layout.flaw - (data.rfind(b"\n", 0, layout.flaw) + 1) + 1
        notes.at(layout.flaw)("flaw", "", column=column)


def _doubt_events(data: bytes, layout: Layout, notes: Notebook) -> None:
    """Note that a story holds no events, and which of its keys was probably meant to hold them."""
    if layout.records[_EVENTS] or _EVENTS in layout.not_lists:
        return
    key = _meant_as_events(data, layout)
    if key is None:
        notes.at(0)("no-events", "")
    else:
        notes.at(layout.fields[key].start)("no-events", key, _EVENTS)


def _meant_as_events(data: bytes, layout: Layout) -> str | None:
    """The key of a list that the format does not know and that is spelt almost like `events`."""
    from difflib import SequenceMatcher

    known = {field.encode_name for field in msgspec.structs.fields(Head)}
    for key, span in layout.fields.items():
        is_list = data[span.start : span.start + 1] == b"["
        likeness = SequenceMatcher(None, key[:40].lower(), _EVENTS).ratio()
        if is_list and key not in known and likeness >= _ALIKE:
            return key
    return None
