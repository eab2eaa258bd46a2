"""Tables of words: what is asked of them, and the one of a small story, in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

from tui.archive.columns import RowSet
from tui.archive.words.gathering import Gathered

AFTER_PREFIX = "\U0010ffff"
"""Added to a prefix it sorts after all words that begin with it: no letter, so in no word."""


class Table(Protocol):
    """Words, each with a set of numbers."""

    def exactly(self, word: str) -> RowSet:
        """The numbers of a word."""
        ...

    def beginning(self, prefix: str) -> RowSet:
        """The numbers of all words that begin with `prefix`."""
        ...


class MemoryTable:
    """A table made of what was gathered just now."""

    __slots__ = ("_rows", "_words")

    def __init__(self, gathered: Gathered) -> None:
        self._rows = gathered
        self._words = sorted(gathered)

    def exactly(self, word: str) -> RowSet:
        """The numbers of a word."""
        return _united(self._rows.get(word, ()))

    def beginning(self, prefix: str) -> RowSet:
        """The numbers of all words that begin with `prefix`."""
        first, end = bisect_left(self._words, prefix), bisect_left(self._words, prefix + AFTER_PREFIX)
        return _united(rows for word in self._words[first:end] for rows in self._rows[word])


class UnionTable:
    """Words to the union of what the numbers of another table stand for."""

    __slots__ = ("_rows_of", "_table")

    def __init__(self, table: Table, rows_of: Callable[[int], RowSet]) -> None:
        self._table = table
        self._rows_of = rows_of

    def exactly(self, word: str) -> RowSet:
        """The numbers of a word."""
        return RowSet.union(RowSet(), *map(self._rows_of, self._table.exactly(word)))

    def beginning(self, prefix: str) -> RowSet:
        """The numbers of all words that begin with `prefix`."""
        return RowSet.union(RowSet(), *map(self._rows_of, self._table.beginning(prefix)))


class RememberingTable:
    """A table whose last answers are kept at hand: not every key looks up all terms of a search."""

    __slots__ = ("beginning", "exactly")

    def __init__(self, table: Table, kept: int) -> None:
        self.exactly: Callable[[str], RowSet] = lru_cache(kept)(table.exactly)
        self.beginning: Callable[[str], RowSet] = lru_cache(kept)(table.beginning)


def _united(arrays: Iterable[array[int]]) -> RowSet:
    united = array("I")
    for rows in arrays:
        united += rows
    return RowSet(united)
