"""Reads tables of words from a file: of each question no more than it needs.

Of a table only the directory is kept in memory, as it lies in the file: some
megabytes for a million events.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from tui.archive.columns import RowSet
from tui.archive.words.blocks import BlockReader, DamagedIndexError
from tui.archive.words.saving import Numbers, TablePlace

_Shape = TypeVar("_Shape")

_AFTER_PREFIX = b"\xff"
"""Sorts after whatever goes on in UTF-8."""
_WORDS_AT_ONCE = 512
"""Words whose numbers are read together when a whole table is gone through."""


class SavedTable:
    """A table in a file."""

    __slots__ = ("_few_ends", "_file", "_many_ends", "_place", "_word_ends", "_words")

    def __init__(self, file: BlockReader, place: TablePlace) -> None:
        """Take the file and where the table lies in it.

        Raises:
            OSError: the file cannot be read.
            DamagedIndexError: it is not what was written.
        """
        self._file = file
        self._place = place
        self._word_ends, self._few_ends, self._many_ends = array("I"), array("I"), array("Q")
        columns = (self._word_ends, self._few_ends, self._many_ends)
        start = place.end - place.words * sum(column.itemsize for column in columns)
        self._words = file.read(place.directory, start)
        for column in columns:
            end = start + place.words * column.itemsize
            column.frombytes(file.read(start, end))
            start = end

    def __len__(self) -> int:
        return self._place.words

    def __iter__(self) -> Iterator[tuple[bytes, Numbers]]:
        """The words in order, in UTF-8, and the numbers of each."""
        for first in range(0, len(self), _WORDS_AT_ONCE):
            yield from self._pieces(first, min(first + _WORDS_AT_ONCE, len(self)))

    def exactly(self, word: str) -> RowSet:
        """The numbers of a word.

        Raises:
            OSError: the file cannot be read.
            DamagedIndexError: it is not what was written.
        """
        sought = word.encode()
        place = self._place_of(sought)
        if place == len(self) or self._word(place) != sought:
            return RowSet()
        return self._numbers(place, place + 1)

    def beginning(self, prefix: str) -> RowSet:
        """The numbers of all words that begin with `prefix`.

        Raises:
            OSError: the file cannot be read.
            DamagedIndexError: it is not what was written.
        """
        sought = prefix.encode()
        return self._numbers(self._place_of(sought), self._place_of(sought + _AFTER_PREFIX))

    def _word(self, place: int) -> bytes:
        return self._words[_before(self._word_ends, place) : self._word_ends[place]]

    def _place_of(self, sought: bytes) -> int:
        return bisect_left(range(len(self)), sought, key=self._word)

    def _numbers(self, first: int, end: int) -> RowSet:
        """The numbers of a run of words."""
        few, sets = self._read(first, end)
        return RowSet.union(RowSet(few), *(RowSet.deserialize(data) for data in sets if data))

    def _pieces(self, first: int, end: int) -> Iterator[tuple[bytes, Numbers]]:
        """The words of a run, and the numbers of each."""
        few, sets = self._read(first, end)
        start = base = _before(self._few_ends, first)
        for place, data in zip(range(first, end), sets, strict=True):
            stop = self._few_ends[place]
            yield self._word(place), data or few[start - base : stop - base]
            start = stop

    def _read(self, first: int, end: int) -> tuple[array[int], Iterator[bytes]]:
        """The few numbers of a run of words, end to end, and the many of each as they were written."""
        size = self._few_ends.itemsize
        few_start, few_end = _before(self._few_ends, first), _before(self._few_ends, end)
        few = array(
            "I", self._file.read(self._place.few + size * few_start, self._place.few + size * few_end)
        )
        base, many_end = _before(self._many_ends, first), _before(self._many_ends, end)
        many = self._file.read(self._place.many + base, self._place.many + many_end)
        stops = self._many_ends[first:end]
        return few, (many[start - base : stop - base] for start, stop in pairwise((base, *stops)))


class Summary(Struct, frozen=True):
    """What the file of a whole story says of itself.

    Attributes:
        token: what tells the story, and its state, from others.
        texts: word to the rows whose texts hold it.
        numbers: word of a name to the numbers of the actors.
        names: word of a name to the rows of these actors.
    """

    token: bytes
    texts: TablePlace
    numbers: TablePlace
    names: TablePlace


class SavedWords(Struct, frozen=True):
    """The tables of a whole story; `Summary` says what they hold."""

    texts: SavedTable
    numbers: SavedTable
    names: SavedTable


def open_words(path: Path, token: bytes) -> SavedWords:
    """Open what `merge_words` wrote. The file is closed when nobody has the tables any more.

    Raises:
        OSError: it cannot be opened or read.
        DamagedIndexError: it is not what was written, of another version, or of another story.
    """
    file = BlockReader(path)
    summary = _decoded(file.summary, Summary)
    if summary.token != token:
        raise DamagedIndexError("of another story")
    places = (summary.texts, summary.numbers, summary.names)
    return SavedWords(*(SavedTable(file, place) for place in places))


def parts_in(file: BlockReader) -> list[SavedTable]:
    """The tables of a part that `index_words` wrote.

    Raises:
        OSError: it cannot be read.
        DamagedIndexError: it is not what was written.
    """
    return [SavedTable(file, place) for place in _decoded(file.summary, list[TablePlace])]


def _decoded(summary: bytes, shape: type[_Shape]) -> _Shape:
    try:
        return msgspec.msgpack.decode(summary, type=shape)
    except msgspec.MsgspecError:
        raise DamagedIndexError("not the index that was expected") from None


def _before(ends: array[int], place: int) -> int:
    """Where the part of the word in `place` begins."""
    return ends[place - 1] if place else 0
