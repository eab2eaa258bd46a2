"""Keeps an eye on the file of the story that is shown, and tells when there is another story in it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from tui.errors import DatelineError
from tui.loading.changes import Changes, changes
from tui.loading.gate import Opened
from tui.loading.renewal import Watched


class Watch:
    """A file to keep an eye on.

    Attributes:
        name: of the file.
        watched: looks at it.
        every: seconds after which it is looked at though nobody told of a change.
        changes: tells of changes.
    """

    def __init__(self, name: str, watched: Watched, every: float, told: Changes = changes) -> None:
        self.name, self.watched, self.every, self.changes = name, watched, every, told


class Lookout:
    """Looks at a file whenever it may have changed, in a thread: looking reads."""

    def __init__(self, watch: Watch, tell: Callable[[Opened | None, str], object]) -> None:
        """Begin to look; `tell` is called in that thread with a story, or with a sentence."""
        self._watch = watch
        self._tell = tell
        self._stopped = Event()
        self._thread = Thread(target=self._look, name="watching", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more; returns when nobody does."""
        self._stopped.set()
        self._thread.join()

    def _look(self) -> None:
        watch = self._watch
        # What happened before anybody looked is seen at once.
        self._act_on()
        for _ in watch.changes(watch.name, watch.every, self._stopped):
            if self._stopped.is_set():
                return
            self._act_on()

    def _act_on(self) -> None:
        try:
            found = self._watch.watched.look()
        except DatelineError as error:
            found = str(error)
        if found is None or self._stopped.is_set():
            return
        self._tell(*((found, "") if isinstance(found, Opened) else (None, found)))
