"""Joins the parts that several programs wrote into the saved text index of a story."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import msgspec

from tui.archive.columns import RowSet
from tui.archive.words.blocks import BlockReader, BlockWriter
from tui.archive.words.names import Named, gathered_names
from tui.archive.words.saved import SavedTable, Summary, parts_in
from tui.archive.words.saving import TablePlace, TableWriter, numbers_of, united, write_table
from tui.model.records import Actor

_REPORTED_EVERY = 1000
"""Words between two reports."""


def merge_words(
    parts: Sequence[Path],
    path: Path,
    token: bytes,
    named: Iterable[Named],
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Write the text index of a whole story.

    It is written beside its place, under a name that ends in the number of this process and `.new`, and moved
    there when it is whole and on the disk: whoever opens `path` finds the old index, the new one or none.

    Args:
        parts: what `index_words` wrote; they stay.
        path: where the index is to lie.
        token: what tells this story, and this state of it, from others.
        named: the actors that events name, in the order of their numbers, each with its rows.
        progress: told every thousand words how many are done.

    Raises:
        OSError: a part cannot be read, or the index not be written.
        DamagedIndexError: a part is not what was written.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    # Left by a process of the same number that was killed.
    beside.unlink(missing_ok=True)
    with ExitStack() as stack:
        file = stack.enter_context(BlockWriter(beside))
        tables = [table for part in parts for table in parts_in(stack.enter_context(BlockReader(part)))]
        texts = _merged(file, tables, progress)
        numbers, names = _write_names(file, named)
        file.finish(msgspec.msgpack.encode(Summary(token, texts, numbers, names)))
        beside.replace(path)


def _merged(file: BlockWriter, tables: Sequence[SavedTable], progress: Callable[[int], None]) -> TablePlace:
    """Write one table from several that have no numbers of a word in common."""
    whole = TableWriter(file)
    in_order = merge(*tables, key=itemgetter(0))
    for done, (word, pieces) in enumerate(groupby(in_order, key=itemgetter(0)), 1):
        whole.add(word, united([numbers for _, numbers in pieces]))
        if done % _REPORTED_EVERY == 0:
            progress(done)
    return whole.finish()


def _write_names(file: BlockWriter, named: Iterable[Named]) -> tuple[TablePlace, TablePlace]:
    """Write the words of names, once with the numbers of the actors and once with their rows."""
    sets: list[RowSet] = []

    def actors() -> Iterator[Actor]:
        for actor, rows in named:
            sets.append(rows)
            yield actor

    gathered = gathered_names(actors())
    numbers = write_table(file, gathered)
    names = TableWriter(file)
    for word, arrays in sorted(gathered.items()):
        rows = RowSet.union(RowSet(), *(sets[number] for found in arrays for number in found))
        names.add(word.encode(), numbers_of(rows))
    return numbers, names.finish()
