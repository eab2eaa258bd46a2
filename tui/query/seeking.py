"""Searches whose answer grows: some words are found at once, phrases only by reading what may hold them.

What is known at once is known without reading one event. The rest is read in a thread
of its own, some events at a time, and whoever asked may stop asking between two of them.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from tui.archive.archive import Archive
from tui.archive.terms import terms_of

if TYPE_CHECKING:
    from asyncio import Event, Task

    from tui.archive.textindex import Found

_MADE_AT_ONCE = 2000
"""Most events whose text index is made within the key press that first searches: some 60 ms."""
_READ_AT_ONCE = 500
"""Most events that are read within a key press: some 10 ms."""
_TOLD_EVERY = 0.1
"""Seconds after which it is told what was found so far."""
_KEPT = 64


class NoSearchError(Exception):
    """The texts cannot be searched, because their index could not be made; the argument says why."""


class Seeking:
    """Searches the texts of one story."""

    def __init__(self, archive: Archive) -> None:
        """Take the story."""
        self._texts = archive.texts
        self._is_small = len(archive) <= _MADE_AT_ONCE
        self._making: Task[object] | None = None
        self._arrived: Event | None = None
        self._failure = ""
        self._begun: Callable[[str], _Search] = lru_cache(_KEPT)(self._begin)

    def is_quick(self, text: str) -> bool:
        """Whether a search can be answered within the frame of the key that asked."""
        if not self._texts.is_ready and (self._texts.is_saved or not self._is_small):
            return False
        return self._begun(text).found.unread <= _READ_AT_ONCE

    def all_found(self, text: str) -> Found:
        """Everything that a search finds, however long it takes."""
        search = self._begun(text)
        while search.found.unread:
            search.go_on()
        return search.found

    async def finding(self, text: str) -> AsyncIterator[Found]:
        """What a search finds, more and more of it; the last is all.

        Raises:
            NoSearchError: there is no index of the texts, and none will come.
        """
        import asyncio

        await self._wait()
        search = self._begun(text)
        yield search.found
        while search.found.unread:
            await asyncio.to_thread(search.go_on, _TOLD_EVERY)
            yield search.found

    def arrived(self, failure: str = "") -> None:
        """The saved index is there now; or it never will be, and the sentence says why."""
        self._failure = failure
        if self._arrived is not None:
            self._arrived.set()

    async def _wait(self) -> None:
        """Wait until there is an index; where none is saved, it is made in a thread."""
        import asyncio

        if self._texts.is_ready:
            return
        if self._texts.is_saved:
            await self._wait_for_saved()
            return
        # One that is done and left no index has failed; the next question tries again.
        if self._making is None or self._making.done():
            self._making = asyncio.create_task(asyncio.to_thread(self._texts.make))
        await asyncio.shield(self._making)

    async def _wait_for_saved(self) -> None:
        import asyncio

        if not self._failure:
            self._arrived = self._arrived or asyncio.Event()
            await self._arrived.wait()
        if self._failure:
            raise NoSearchError(self._failure)

    def _begin(self, text: str) -> _Search:
        return _Search(self._texts.finding(terms_of(text)))


class _Search:
    """One search on its way."""

    __slots__ = ("_lock", "_steps", "found")

    def __init__(self, steps: Iterator[Found]) -> None:
        self._lock = Lock()
        self._steps = steps
        self.found = next(steps)

    def go_on(self, seconds: float = 0.0) -> None:
        """Read some more of the events that may fit, for about so long."""
        ends = time.monotonic() + seconds
        # Whoever stopped waiting for a step cannot stop its thread, and may ask the same again.
        with self._lock:
            while self.found.unread:
                self.found = next(self._steps)
                if time.monotonic() >= ends:
                    return
