"""Writes the words of a part of a large story to a file: what one program of several does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from tui.archive.words.blocks import BlockWriter
from tui.archive.words.gathering import Gathering
from tui.archive.words.saving import TablePlace, write_table
from tui.archive.words.texts import searchable_texts

_REPORTED_EVERY = 1000
"""Events between two reports: some 30 ms."""


def index_words(
    read: Callable[[int], bytes],
    rows: Iterable[int],
    path: Path,
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Write the words of some rows as a part for `merge_words`.

    What was gathered is put away as a table whenever it has become large, so that the memory needed, some
    200 MB, does not grow with the story.

    Args:
        read: row to the JSON of its event.
        rows: the rows of this part; no other part may have one of them.
        path: the file to be made; none may be there. It is removed where an error ends the work.
        progress: told every thousand events how many are done, and at the end.

    Raises:
        OSError: the part cannot be written, or an event not be read.
        msgspec.MsgspecError, ValueError, RecursionError: an event can no longer be decoded.
    """
    with BlockWriter(path) as file:
        tables: list[TablePlace] = []
        gathered = Gathering()
        done = 0
        for done, row in enumerate(rows, 1):
            gathered.add(row, searchable_texts(read(row)))
            if done % _REPORTED_EVERY == 0:
                progress(done)
                if gathered.is_full:
                    tables.append(write_table(file, gathered.by_word()))
                    gathered = Gathering()
        tables.append(write_table(file, gathered.by_word()))
        file.finish(msgspec.msgpack.encode(tables))
        progress(done)
