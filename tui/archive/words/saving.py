"""How a table of words lies in a file.

The numbers of a word that has few stand as they are, so that those of thousands of rare
words, which lie side by side in the order of the words, become a set at once. Those of a
word that has many are kept as the set library writes them. After the numbers comes the
directory: the words in order, and for each where it, its few and its many end.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct
from pyroaring import BitMap, FrozenBitMap

from tui.archive.words.blocks import BlockWriter
from tui.archive.words.gathering import Gathered

FEW = 64
"""Most numbers that are written as they are; from about there on a set is smaller."""

Numbers: TypeAlias = "array[int] | bytes"
"""The numbers of a word: few, in rising order, or many, as the set library writes them."""


class TablePlace(Struct, frozen=True, array_like=True):
    """Where a table lies in its file.

    Attributes:
        many, few, directory, end: where each of its parts begins, and the last one ends.
        words: number of words.
    """

    many: int
    few: int
    directory: int
    end: int
    words: int


class TableWriter:
    """Writes one table, word by word."""

    __slots__ = ("_few", "_few_ends", "_file", "_many", "_many_ends", "_start", "_word_ends", "_words")

    def __init__(self, file: BlockWriter) -> None:
        """Begin a table at the end of a file."""
        self._file = file
        self._start = file.tell()
        self._many = 0
        self._few = array("I")
        self._words = bytearray()
        self._word_ends, self._few_ends, self._many_ends = array("I"), array("I"), array("Q")

    def add(self, word: bytes, numbers: Numbers) -> None:
        """Take the next word, in UTF-8, and its numbers; words come in their order."""
        if isinstance(numbers, array):
            self._few += numbers
        else:
            self._file.write(numbers)
            self._many += len(numbers)
        self._words += word
        self._word_ends.append(len(self._words))
        self._few_ends.append(len(self._few))
        self._many_ends.append(self._many)

    def finish(self) -> TablePlace:
        """Write what is left, and say where the table lies."""
        few = self._file.tell()
        self._file.write(self._few.tobytes())
        directory = self._file.tell()
        for part in (self._words, self._word_ends, self._few_ends, self._many_ends):
            self._file.write(bytes(part))
        return TablePlace(self._start, few, directory, self._file.tell(), len(self._word_ends))


def write_table(file: BlockWriter, gathered: Gathered) -> TablePlace:
    """Write what was gathered as a table."""
    table = TableWriter(file)
    for word, arrays in sorted((word.encode(), arrays) for word, arrays in gathered.items()):
        table.add(word, _numbers(arrays))
    return table.finish()


def united(pieces: Sequence[Numbers]) -> Numbers:
    """The numbers of several pieces that have none in common."""
    if len(pieces) == 1:
        return pieces[0]
    few = array("I")
    many: list[BitMap] = []
    for piece in pieces:
        if isinstance(piece, array):
            few += piece
        else:
            many.append(BitMap.deserialize(piece))
    if many or len(few) > FEW:
        return BitMap.union(BitMap(few), *many).serialize()
    return array("I", sorted(few))


def numbers_of(numbers: BitMap | FrozenBitMap) -> Numbers:
    """A set of numbers as it is written."""
    return numbers.serialize() if len(numbers) > FEW else numbers.to_array()


def _numbers(arrays: Iterable[array[int]]) -> Numbers:
    whole = array("I")
    for numbers in arrays:
        whole += numbers
    if len(whole) > FEW:
        return numbers_of(BitMap(whole))
    return array("I", sorted(set(whole)))
