"""Follows the program that indexes a large story, and has the screen show what has become of it.

What it tells is heard in a thread, because hearing waits; everything that changes the
screen happens in the app's own turn.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.tidings import Indexed, IndexingEnded, IndexingFailed, TextsArrived
from tui.app.view import Advance
from tui.loading.large.finding import open_saved
from tui.loading.large.messages import Progress, Ready, Refused, Searchable, Unsaved
from tui.loading.large.watching import Ended, Indexing, Pace
from tui.wording import N_, Wording

if TYPE_CHECKING:
    from tui.loading.large.messages import Message as Told


class Follower:
    """Hears what the program that indexes tells."""

    def __init__(self, indexing: Indexing, post: Callable[[Message], object], wording: Wording) -> None:
        """Begin to hear it; `post` may be called in any thread."""
        self._indexing = indexing
        self._post = post
        self._wording = wording
        self._pace = Pace()
        self._ready = indexing.only_texts
        self._stopped = False
        Thread(target=self._hear, name="indexing", daemon=True).start()

    @property
    def advance(self) -> Advance | None:
        """How far the work is now; None before it has begun and after its end."""
        pace, now = self._pace, time.monotonic()
        if self._stopped or not pace.stage:
            return None
        return Advance(pace.stage, pace.part, pace.events, pace.rate(now), pace.left(now), now - pace.began)

    def stop(self) -> None:
        """End the program; nothing more is told of it."""
        self._stopped = True
        self._indexing.stop()

    def _hear(self) -> None:
        for told in self._indexing.messages():
            if self._stopped:
                return
            self._act_on(told)
        if not self._stopped:
            self._stopped = True
            self._post(IndexingEnded())

    def _act_on(self, told: Told | Ended) -> None:
        if isinstance(told, Progress):
            self._pace.take(told)
        elif isinstance(told, Ready):
            self._open()
        elif isinstance(told, Searchable):
            self._post(TextsArrived())
        else:
            self._fail(told)

    def _open(self) -> None:
        opened = None
        with suppress(OSError, ValueError):
            opened = open_saved(self._indexing.name, self._wording, self._indexing.cache)
        if opened is None:
            self._fail(Ended(0))
        else:
            self._ready = True
            self._post(Indexed(opened))

    def _fail(self, told: Refused | Unsaved | Ended) -> None:
        sentence = _sentence(told, self._wording)
        refused = isinstance(told, Refused)
        self._post(TextsArrived(sentence) if self._ready else IndexingFailed(sentence, refused=refused))


def _sentence(told: Refused | Unsaved | Ended, wording: Wording) -> str:
    """Why there is no index, and what to do."""
    if isinstance(told, Refused):
        return told.sentence
    if isinstance(told, Unsaved):
        return wording.say(N_("the index could not be written: {reason}"), reason=told.reason)
    if told.code < 0:
        return wording.say(
            N_("the indexing was ended (signal {signal}), perhaps for want of memory; r tries again"),
            signal=-told.code,
        )
    if told.code == 0:
        return wording.say(N_("the file was changed while it was indexed; r tries again"))
    return wording.say(N_("the indexing failed (code {code}); r tries again"), code=told.code)
