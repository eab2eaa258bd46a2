"""Asks a story: from a `Query` to its `Answer`.

`Engine` is all the screen knows of where the rows are. The local one answers in about
a millisecond; one that asks another machine may take its time, so asking is
asynchronous and whoever asks drops an answer that comes after a newer question.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from tui.archive.archive import Archive
from tui.archive.columns import FACETS, RowSet
from tui.archive.terms import terms_of
from tui.model.dates import parse
from tui.query.answer import Answer
from tui.query.query import Choice, Query

if TYPE_CHECKING:
    from asyncio import Task

_SEARCHABLE_AT_ONCE = 2000
"""Most events whose text index is made within the key press that first searches: some 60 ms."""
_PARTS_KEPT = 64
"""Row sets of parts kept at hand: a filter that is switched on and off is not computed again."""


class Engine(Protocol):
    """Answers queries about one story."""

    def answers_at_once(self, query: Query) -> bool:
        """Whether the answer needs no waiting, so that it can be drawn in the frame of the key that asked."""
        ...

    async def ask(self, query: Query) -> Answer:
        """The answer to a query."""
        ...


class LocalEngine:
    """Answers from an archive on this machine."""

    def __init__(self, archive: Archive) -> None:
        """Take the archive to ask."""
        self._archive = archive
        self._columns = archive.columns
        self._making: Task[object] | None = None
        self._part: Callable[[str, Query], RowSet] = lru_cache(_PARTS_KEPT)(self._rows_of_part)

    def answers_at_once(self, query: Query) -> bool:
        """True but for the first search of a large story, which has to make the text index."""
        return not query.text or self._archive.is_searchable or len(self._archive) <= _SEARCHABLE_AT_ONCE

    async def ask(self, query: Query) -> Answer:
        """The answer to a query; the text index of a large story is made in a thread."""
        if not self.answers_at_once(query):
            import asyncio

            # One that is done and left no index has failed; the next question tries again.
            if self._making is None or self._making.done():
                self._making = asyncio.create_task(asyncio.to_thread(self._archive.made_searchable))
            await asyncio.shield(self._making)
        return self.answer(query)

    def answer(self, query: Query) -> Answer:
        """The answer to a query, at once: for programs without an event loop."""
        return Answer(
            query, self._columns, {part: self._part(part, query.only(part)) for part in query.parts()}
        )

    def _rows_of_part(self, part: str, alone: Query) -> RowSet:
        if part in FACETS:
            return self._chosen(part, alone.choice(part))
        if part == "text":
            return self._archive.find(terms_of(alone.text))
        if part == "since":
            return self._since(parse(alone.since).earliest, possibly=alone.possibly)
        if part == "until":
            return self._until(parse(alone.until).latest, possibly=alone.possibly)
        quoted = self._columns.quoted[0] if self._columns.quoted else RowSet()
        return quoted if alone.has_quotes else self._all() - quoted

    def _all(self) -> RowSet:
        return RowSet(range(len(self._archive)))

    def _chosen(self, facet: str, choice: Choice) -> RowSet:
        postings = self._columns.postings[facet]
        none = RowSet()
        wanted = (postings.get(value, none) for value in choice.include)
        rows = RowSet.union(none, *wanted) if choice.include else self._all()
        return rows - RowSet.union(none, *(postings.get(value, none) for value in choice.exclude))

    def _since(self, moment: int | None, *, possibly: bool) -> RowSet:
        """Rows from a moment on: surely, if they cannot begin earlier; possibly, if they may end later."""
        if moment is None:
            return self._all()
        if possibly:
            return self._columns.ending_from(moment)
        return self._columns.beginning_from(moment) & self._columns.certain

    def _until(self, moment: int | None, *, possibly: bool) -> RowSet:
        """Rows up to a moment: surely, when they cannot end later; possibly, when they may begin earlier."""
        if moment is None:
            return self._all()
        if possibly:
            return self._all() - self._columns.beginning_from(moment + 1)
        return (self._all() - self._columns.ending_from(moment + 1)) & self._columns.certain
