"""Opening a large story for the screen: where its index lies, who makes it, and that nothing stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from msgspec.structs import replace

from tui.archive.saved.cache import Cache
from tui.cli.foreign import Foreign
from tui.cli.indexes import saved_indexes
from tui.errors import UnreadableError
from tui.loading.gate import Opened
from tui.loading.large.entry import Beginning, begin
from tui.loading.large.finding import open_saved
from tui.loading.large.watching import Indexing
from tui.loading.opening import refused
from tui.settings.limits import Limits
from tui.settings.settings import Settings
from tui.wording import Wording


@contextmanager
def usable_cache(settings: Settings) -> Iterator[Cache]:
    """The cache folder; one of its own that goes with the program, where that cannot be written."""
    cache = saved_indexes(settings)
    if cache.is_writable():
        yield cache
        return
    with TemporaryDirectory(prefix="dateline-") as folder:
        yield Cache(Path(folder))


class Opening:
    """Opens a large story in a thread, while the main one loads what draws the screen.

    Reading an index is reading and checking bytes, which leaves the interpreter to others.
    """

    def __init__(
        self, name: str, wording: Wording, cache: Cache, limits: Limits, other: Foreign | None = None
    ) -> None:
        """Begin to open it; `other` is the foreign file that it was made of."""
        self._arguments = name, wording, cache
        self._limits = limits
        self._other = other
        self._beginning: Beginning | None = None
        self._failure: Exception | None = None
        self._thread = Thread(target=self._open, name="opening")
        self._thread.start()

    def result(self) -> Beginning:
        """The story as it can be read at once.

        Raises:
            UnreadableError: it cannot be opened.
        """
        self._thread.join()
        if self._failure is not None:
            raise self._failure
        assert self._beginning is not None
        found = None if self._other is None else self._other.again(self._arguments[2])
        if self._other is None or found is None or isinstance(found, Opened):
            return self._beginning
        return replace(self._beginning, opened=found.told.of(self._beginning.opened, self._other.name))

    def again(self) -> Opened | Indexing:
        """The story as it is now: by its index, or the program that makes one.

        Raises:
            UnreadableError: it cannot be opened.
        """
        name, wording, cache = self._arguments
        if self._other is not None:
            found = self._other.again(cache)
            if isinstance(found, Opened):
                return found
            name = str(found.path)
        try:
            return open_saved(name, wording, cache) or Indexing(name, cache, wording, self._limits.largest)
        except (OSError, ValueError) as error:
            raise refused(name, wording, error) from None

    def stop(self) -> None:
        """End the program that indexes the story, if one does."""
        self._thread.join()
        if self._beginning is not None and self._beginning.indexing is not None:
            self._beginning.indexing.stop()

    def _open(self) -> None:
        name, wording, cache = self._arguments
        try:
            self._beginning = begin(name, wording, cache, self._limits)
        except UnreadableError as error:
            self._failure = error
        except (OSError, ValueError) as error:
            self._failure = refused(name, wording, error)


@contextmanager
def opening(
    name: str, wording: Wording, settings: Settings, other: Foreign | None = None
) -> Iterator[Opening]:
    """Opens a large story, made of a foreign file where there is one; at the end nothing is left running."""
    with usable_cache(settings) as cache:
        begun = Opening(name, wording, cache, settings.limits, other)
        try:
            yield begun
        finally:
            begun.stop()
