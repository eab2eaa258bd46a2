"""Asks a story: from a `Query` to its `Answer`.

`Engine` is all the screen knows of where the rows are. The local one answers in about
a millisecond; one that asks another machine may take its time, so asking is
asynchronous and whoever asks drops an answer that comes after a newer question.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import lru_cache
from typing import Protocol

from tui.archive.archive import Archive
from tui.archive.columns import FACETS, RowSet
from tui.model.dates import parse
from tui.query.answer import Answer
from tui.query.query import Choice, Query
from tui.query.seeking import Seeking

_PARTS_KEPT = 64
"""Row sets of parts kept at hand: a filter that is switched on and off is not computed again."""


class Engine(Protocol):
    """Answers queries about one story."""

    def answers_at_once(self, query: Query) -> bool:
        """Whether the answer needs no waiting, so that it can be drawn in the frame of the key that asked."""
        ...

    @property
    def is_searchable(self) -> bool:
        """Whether the texts can be searched already."""
        ...

    def texts_arrived(self, failure: str = "") -> None:
        """The texts that a search waits for can be searched now; or never, and the sentence says why."""
        ...

    def asking(self, query: Query) -> AsyncIterator[Answer]:
        """The answer to a query, as much of it as is known; the last is all.

        Raises:
            NoSearchError: it asks for a text, and the texts of this story cannot be searched.
        """
        ...

    async def ask(self, query: Query) -> Answer:
        """The whole answer to a query.

        Raises:
            NoSearchError: as `asking`.
        """
        ...


class LocalEngine:
    """Answers from an archive on this machine."""

    def __init__(self, archive: Archive) -> None:
        """Take the archive to ask."""
        self._archive = archive
        self._columns = archive.columns
        self._seeking = Seeking(archive)
        self._part: Callable[[str, Query], RowSet] = lru_cache(_PARTS_KEPT)(self._rows_of_part)

    def answers_at_once(self, query: Query) -> bool:
        """True but for a search that has to wait for the text index, or to read many events."""
        return not query.text or self._seeking.is_quick(query.text)

    @property
    def is_searchable(self) -> bool:
        """Whether there is an index of the texts."""
        return self._archive.texts.is_ready

    def texts_arrived(self, failure: str = "") -> None:
        """The saved index of the texts is there now; or it never will be, and the sentence says why."""
        self._seeking.arrived(failure)

    async def asking(self, query: Query) -> AsyncIterator[Answer]:
        """The answer to a query; where it takes a while, first what is known at once."""
        if self.answers_at_once(query):
            yield self.answer(query)
            return
        others = {part: self._part(part, query.only(part)) for part in query.parts() if part != "text"}
        async for found in self._seeking.finding(query.text):
            # In the order of the query's parts, as `answer` has them.
            parts = {part: others.get(part, found.rows) for part in query.parts()}
            yield Answer(query, self._columns, parts, unread=found.unread)

    async def ask(self, query: Query) -> Answer:
        """The whole answer to a query."""
        async for answer in self.asking(query):
            if not answer.unread:
                break
        return answer

    def answer(self, query: Query) -> Answer:
        """The answer to a query, at once: for programs without an event loop."""
        return Answer(
            query, self._columns, {part: self._part(part, query.only(part)) for part in query.parts()}
        )

    def _rows_of_part(self, part: str, alone: Query) -> RowSet:
        if part in FACETS:
            return self._chosen(part, alone.choice(part))
        if part == "text":
            return self._seeking.all_found(alone.text).rows
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
