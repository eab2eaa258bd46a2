"""Finds actors and sources by what they are called.

A list of fifty thousand actors is narrowed with every letter: all names stand folded in
one text that is searched as a whole, so that nothing is done for a name that does not fit.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from msgspec import Struct

from tui.archive.columns import RowSet
from tui.model.records import Actor, Source, Text
from tui.text import words

WHOLE, BEGINNING, LATER = range(3)
"""How well what was typed fits: a whole name, the beginning of one, a later word of one."""

_Record = TypeVar("_Record", bound=Struct)
_END, _VALUE_END = b"\x1f", b"\n"
_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789" + _END + _VALUE_END
_WORDS_APART = bytes(code if code in _KEPT or code >= 0x80 else 0x20 for code in range(256))
"""Makes a space of everything that is part of no folded word; bytes beyond ASCII belong to words."""


class Names(Generic[_Record]):
    """The names of some values; made ready with the first search, or by `make_ready` before it."""

    def __init__(
        self,
        postings: Mapping[str, RowSet],
        listed: Mapping[str, _Record],
        called: Callable[[_Record], Iterable[str]],
    ) -> None:
        """Take the values and what they are called.

        Args:
            postings: the values that events have.
            listed: the records of the file by their ids, which are such values.
            called: the names of a record; its id is always one as well.
        """
        self._postings = postings
        self._listed = listed
        self._called = called

    def make_ready(self) -> None:
        """Fold all names now; may run in a thread of its own."""
        _ = self._folded

    def find(self, typed: Sequence[str]) -> dict[str, int]:
        """The values whose names hold folded words one after the other, the last of which may go on.

        Returns:
            Value to `WHOLE`, `BEGINNING` or `LATER`, whichever of its names fits best.
        """
        if not typed:
            return {}
        text, ends = self._folded
        wanted = b" " + " ".join(typed).encode()
        found: dict[str, int] = {}
        values, length = self._values, len(wanted)
        place = text.find(wanted)
        while place >= 0:
            value = values[bisect_right(ends, place)]
            rank = LATER if text[place - 1 : place] != _END else BEGINNING
            if rank is BEGINNING and text[place + length : place + length + 1] == _END:
                rank = WHOLE
            if rank < found.get(value, LATER + 1):
                found[value] = rank
            place = text.find(wanted, place + 1)
        return found

    @cached_property
    def _values(self) -> Sequence[str]:
        return tuple(dict.fromkeys((*self._postings, *self._listed)))

    @cached_property
    def _folded(self) -> tuple[bytes, Sequence[int]]:
        """All names, a space before every word, and where the names of each value end."""
        # All records at once and none kept: those of a large story are decoded when they are asked for.
        called = {value: self._called(record) for value, record in self._listed.items()}
        lines = (_line((*called.get(value, ()), value)) for value in self._values)
        text = "\n".join(lines).encode().lower().translate(_WORDS_APART)
        while b"  " in text:
            text = text.replace(b"  ", b" ")
        text = text.replace(b" \x1f", _END)
        return text, array("Q", accumulate(len(line) + 1 for line in text.split(_VALUE_END)))


def names_of_actors(postings: Mapping[str, RowSet], listed: Mapping[str, Actor]) -> Names[Actor]:
    """The names and aliases of actors."""
    return Names(postings, listed, lambda actor: (*_texts(actor.name), *actor.aliases))


def names_of_sources(postings: Mapping[str, RowSet], listed: Mapping[str, Source]) -> Names[Source]:
    """The titles of sources."""
    return Names(postings, listed, lambda source: _texts(source.title))


def _texts(text: Text | None) -> tuple[str, ...]:
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else tuple(text.values())


def _line(names: Iterable[str]) -> str:
    return "\x1f " + "\x1f ".join(map(_in_words, names)) + "\x1f"


def _in_words(name: str) -> str:
    """A name that needs no more than small letters and spaces to be folded."""
    return name if name.isascii() and name.isprintable() else " ".join(words(name))
