"""Collects which words stand in which rows: the work that is done for every event.

A text is not taken apart into words event by event. It is split at white space, the
rows of each piece as it stands ("Truppen,") are collected, and a piece is folded and
parted into words once, however often it occurs: `words(text)` is the words of its pieces
one after the other. That takes half the time.
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from tui.text import words

Gathered = Mapping[str, Sequence["array[int]"]]
"""Word to the rows it stands in: one or several arrays, in any order, with repetitions."""

_MOST_ROWS = 12_000_000
"""Row numbers after which it is time to put them away: about 60 MB."""
_MOST_PIECES = 300_000
"""Different pieces after which it is time to put them away: about 80 MB, more in scripts without spaces."""


class Gathering:
    """The rows of the words of some texts."""

    __slots__ = ("_rows", "_size")

    def __init__(self) -> None:
        self._rows: defaultdict[str, array[int]] = defaultdict(array("I").__copy__)
        self._size = 0

    def __len__(self) -> int:
        """How many row numbers are held."""
        return self._size

    @property
    def is_full(self) -> bool:
        """Whether it holds as much as it should."""
        return self._size > _MOST_ROWS or len(self._rows) > _MOST_PIECES

    def add(self, row: int, texts: Iterable[str]) -> None:
        """Take the texts of a row."""
        pieces = set("\n".join(texts).split())
        self._size += len(pieces)
        # The same as a loop with `append`, but without a step of the interpreter for each piece.
        deque(map(array.append, map(self._rows.__getitem__, pieces), repeat(row)), maxlen=0)

    def by_word(self) -> Gathered:
        """The rows of each word."""
        found: defaultdict[str, list[array[int]]] = defaultdict(list)
        for piece, rows in self._rows.items():
            if piece.isascii() and piece.isalnum():
                found[piece.lower()].append(rows)
            else:
                for word in set(words(piece)):
                    found[word].append(rows)
        return found
