"""Searching the texts of a story: by an index made in memory, or by one that was saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive.columns import RowSet
from tui.archive.terms import Term
from tui.model.records import Actor

if TYPE_CHECKING:
    from tui.archive.archive import Archive
    from tui.archive.textindex import Found, TextIndex
    from tui.archive.words.names import Named


class Searching:
    """Finds events by their texts and by the names of their actors.

    Attributes:
        is_saved: whether the index of this story is one that is saved; none is ever made in memory then.
    """

    def __init__(self, archive: Archive, *, is_saved: bool) -> None:
        """Take the story. Nothing is indexed yet."""
        self._archive = archive
        self._index: TextIndex | None = None
        self.is_saved = is_saved

    @property
    def is_ready(self) -> bool:
        """Whether there is an index to search with."""
        return self._index is not None

    def make(self) -> TextIndex:
        """The index, made now in memory where there is none; may run in a thread of its own."""
        if self._index is None:
            from tui.archive.textindex import index_in_memory
            from tui.archive.words.texts import texts_of

            archive = self._archive
            self._index = index_in_memory(
                ((row, texts_of(archive.event(row))) for row in range(len(archive))),
                [self._named(number) for number in range(len(self._names))],
                self._texts,
            )
        return self._index

    def open(self, path: Path, token: bytes) -> None:
        """Search with a saved index from now on.

        Raises:
            OSError: it cannot be opened or read.
            DamagedIndexError: it is not what was written, or of another story.
        """
        from tui.archive.textindex import open_text_index

        self._index = open_text_index(path, token, self._named, self._texts)

    def finding(self, terms: Sequence[Term]) -> Iterator[Found]:
        """Rows in which every term is found; each step has more of them, the last one all."""
        return self.make().finding(terms)

    def find(self, terms: Sequence[Term]) -> RowSet:
        """All rows in which every term is found."""
        return self.make().find(terms)

    def named(self) -> Iterator[Named]:
        """The actors that events name, in the order of their numbers, each with its rows."""
        return map(self._named, range(len(self._names)))

    @cached_property
    def _names(self) -> Sequence[str]:
        return tuple(self._archive.columns.postings["actors"])

    def _named(self, number: int) -> tuple[Actor, RowSet]:
        name = self._names[number]
        return self._archive.actor(name), self._archive.columns.postings["actors"][name]

    def _texts(self, row: int) -> Sequence[str]:
        from tui.archive.words.texts import texts_of

        return texts_of(self._archive.event(row))
