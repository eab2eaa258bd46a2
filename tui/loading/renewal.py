"""What has become of a story's file: another whole story, or a reason to keep the old one.

Whoever writes a file is seldom done at once. What is shown by itself is therefore only
what was read whole: a file that stops in the middle, is gone, or is no file any more
leaves the old story where it is, with a sentence. A key shows it as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from threading import Lock
from typing import Generic, Protocol, TypeVar

from tui.errors import UnreadableError
from tui.loading.gate import Opened, admit
from tui.loading.large.size import is_large
from tui.loading.opening import Contents, read
from tui.loading.problems import Problems
from tui.settings.limits import Limits
from tui.wording import N_, Wording

_Story = TypeVar("_Story")
_UNFINISHED = ("cut-off", "flaw")
"""Problems of a file that is not written to its end."""
_SPOILT = "not-json"
"""A problem that a file which is written over has for a while, and some files always."""


class Watched(Protocol):
    """The file of a story that is looked at."""

    def look(self) -> Opened | str | None:
        """Another story, a sentence to say, or None where there is nothing new."""


class SmallFile:
    """A story that is read into memory, again and again."""

    def __init__(self, name: str, wording: Wording, limits: Limits) -> None:
        """Take the name of the file.

        Args:
            name: of the file.
            wording: the language of what is said.
            limits: how large it may be, and up to which size it is read by itself.
        """
        self.name = name
        self._wording, self._limits = wording, limits
        self._lock = Lock()
        self._state: object = None
        self._data = b""
        self._spoilt = 0
        self._said = ""

    def read(self, report: Callable[[Contents], object] = lambda _: None) -> Opened:
        """The story as it stands there now, whatever is wrong with it.

        Raises:
            UnreadableError: it cannot be read, or nothing in it can be used.
        """
        with self._lock:
            self._state, self._said = state_of(self.name), ""
            contents = read(self.name, self._wording, self._limits.largest)
            report(contents)
            return self._kept(contents, admit(contents, self._wording))

    def look(self) -> Opened | str | None:
        """The story where it is another one and whole; else a sentence, said once, or nothing."""
        with self._lock:
            state = state_of(self.name)
            if state == self._state:
                return None
            self._state = state
            try:
                return self._looked()
            except UnreadableError as error:
                return self._once(str(error))

    def _looked(self) -> Opened | str | None:
        if is_large(self.name, self._limits.large):
            return self._once(changed(self._wording))
        contents = read(self.name, self._wording, self._limits.largest)
        if contents.data == self._data:
            return self._as_before()
        opened = admit(contents, self._wording)
        if self._is_unfinished(opened.problems):
            said = N_("the file is not written to its end: the old story stays, r reads it as it is")
            return self._once(self._wording.say(said))
        self._said = ""
        return self._kept(contents, opened)

    def _is_unfinished(self, problems: Problems) -> bool:
        counts = problems.counts
        return any(counts[code] for code in _UNFINISHED) or counts[_SPOILT] > self._spoilt

    def _kept(self, contents: Contents, opened: Opened) -> Opened:
        # The archive holds these bytes, too.
        self._data = contents.data
        self._spoilt = opened.problems.counts[_SPOILT]
        return opened

    def _as_before(self) -> str | None:
        if not self._said:
            return None
        self._said = ""
        return self._wording.say(N_("the file is again as it is shown"))

    def _once(self, sentence: str) -> str | None:
        if sentence == self._said:
            return None
        self._said = sentence
        return sentence


class LargeFile(Generic[_Story]):
    """A large story: that its file was changed is said, and reading it again is left to the reader."""

    def __init__(self, name: str, wording: Wording, again: Callable[[], _Story]) -> None:
        """Take the name of the file, and what reads it again."""
        self.name = name
        self._wording = wording
        self._again = again
        self._state = state_of(name)
        self._was_said = False

    def read(self) -> _Story:
        """The story as it is now.

        Raises:
            UnreadableError: it cannot be read.
        """
        self._state, self._was_said = state_of(self.name), False
        return self._again()

    def look(self) -> str | None:
        """A sentence, once, where the file was changed."""
        state = state_of(self.name)
        if state == self._state or self._was_said:
            return None
        self._state, self._was_said = state, True
        return changed(self._wording)


def changed(wording: Wording) -> str:
    """That a file was changed and is not read by itself."""
    return wording.say(N_("the file was changed; r reads it again"))


def state_of(name: str) -> object:
    """What differs when a file may have become another one, or has become none."""
    try:
        found = os.stat(name)  # noqa: PTH116 - a name may be no path
    except (OSError, ValueError) as error:
        return str(error)
    return found.st_dev, found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns
