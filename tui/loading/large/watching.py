"""Starts the program that indexes, hears what it tells, and stops it.

It runs apart, so that the screen stays quick and a hostile file can at worst end that
program. However it ends, what it left unfinished is removed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct

from tui.archive.saved.cache import Cache
from tui.loading.large.messages import Message, Progress, decoded
from tui.loading.opening import LARGEST, open_regular, too_large
from tui.wording import Wording

_BEGIN = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from tui.loading.large.child import main; sys.exit(main(sys.argv[2:]))"
)


class Ended(Struct, frozen=True):
    """The program ended before its work was done.

    Attributes:
        code: its exit code; below 0, the signal that ended it.
    """

    code: int


class Indexing:
    """One run of the program that indexes.

    Attributes:
        name: of the story's file.
        cache: where the index is to lie.
        only_texts: whether only the texts are to be made searchable.
    """

    def __init__(
        self, name: str, cache: Cache, wording: Wording, largest: int = LARGEST, *, only_texts: bool = False
    ) -> None:
        """Begin to index a story.

        Args:
            name: of its file.
            cache: where the index is to lie.
            wording: the language of a refusal.
            largest: bytes the story may have, unpacked.
            only_texts: whether the columns are there and only the texts are to be made searchable.

        Raises:
            UnreadableError: it is not a regular file, or too large.
            OSError, ValueError: it cannot be opened, or the program not be started.
        """
        self.name = name
        self.cache = cache
        self.only_texts = only_texts
        # Whoever hears it closes the pipe: another thread closing it would wait for that one.
        self._is_heard = False
        cache.prepare()
        cache.tidy(keep=cache.entry(name))
        with open_regular(name, wording) as file:
            descriptor = file.fileno()
            if os.fstat(descriptor).st_size > largest:
                raise too_large(name, wording, largest)
            words = [str(descriptor), name, str(cache.folder), wording.language, str(largest)]
            self._process = subprocess.Popen(  # noqa: S603 - our own program and arguments, no shell
                [sys.executable, "-I", "-c", _BEGIN, json.dumps(sys.path), *words, *["texts"] * only_texts],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(descriptor,),
                start_new_session=True,
            )

    def messages(self) -> Iterator[Message | Ended]:
        """What it tells, until it has ended; to be heard in a thread of its own.

        The last is an `Ended`, unless all work is done, the file was refused, or `stop` was called.
        """
        self._is_heard = True
        pipe = self._process.stdout
        assert pipe is not None
        with pipe, suppress(ValueError, OSError):
            for line in pipe:
                message = decoded(line)
                if message is not None:
                    yield message
        code = self._process.wait()
        self.cache.abandon(self._process.pid)
        if code:
            yield Ended(code)

    def stop(self) -> None:
        """End it at once, and remove what it has left unfinished."""
        # A number whose process was waited for may belong to another one by now.
        if self._process.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._process.stdout is not None and not self._is_heard:
            self._process.stdout.close()
        self.cache.abandon(self._process.pid)


_STAGES = ("unpacking", "reading", "joining", "searching")
"""In the order they come."""


class Pace(Struct):
    """How far the work is, from what is told of its shares.

    Attributes:
        stage: of the work that is being done.
        began: when it began, in seconds of a clock that only goes forward.
    """

    stage: str = ""
    began: float = 0.0
    _shares: dict[int, Progress] = {}

    def take(self, progress: Progress) -> None:
        """Note what was told."""
        if progress.stage != self.stage:
            if self.stage and _STAGES.index(progress.stage) < _STAGES.index(self.stage):
                # One share is still at what the whole has left behind.
                return
            self.stage, self.began, self._shares = progress.stage, time.monotonic(), {}
        self._shares[progress.share] = progress

    @property
    def part(self) -> float:
        """The part of the stage that is done, from 0 to 1."""
        total = sum(share.total for share in self._shares.values())
        return sum(share.done for share in self._shares.values()) / total if total else 0.0

    @property
    def events(self) -> int:
        """Events found so far."""
        return sum(share.events or share.done for share in self._shares.values())

    def rate(self, now: float) -> float:
        """Events a second."""
        return self.events / max(now - self.began, 0.001)

    def left(self, now: float) -> float | None:
        """Seconds that the stage will probably still take; None where that cannot be told yet."""
        return (now - self.began) * (1 - self.part) / self.part if self.part > 0.01 else None
