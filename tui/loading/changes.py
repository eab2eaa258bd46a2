"""Tells that a file may be another one: by what the system tells, and by looking now and then."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from threading import Event

_QUIET = 50
"""Milliseconds without a change after which a file is looked at."""
_LOUDEST = 2000
"""Milliseconds after which it is looked at though it is changed all the time."""

Changes = Callable[[str, float, Event], Iterator[None]]
"""Says when the file of a name may be another one, at least every so many seconds, until it is stopped."""


def changes(name: str, every: float, stopped: Event) -> Iterator[None]:
    """Yield when the file of a name may be another one, told by the system, and every so many seconds.

    The system tells nothing of what others do to a file on a network, and of a link's target
    elsewhere; so the file is looked at now and then, too, which costs next to nothing.
    """
    try:
        from watchfiles import watch

        folders, names = _places(name)
        told = watch(
            *folders,
            watch_filter=lambda _, path: os.path.basename(path) in names,  # noqa: PTH119 - called often
            debounce=_LOUDEST,
            step=_QUIET,
            stop_event=stopped,
            rust_timeout=int(every * 1000),
            yield_on_timeout=True,
            recursive=False,
        )
        for _ in told:
            yield None
    except (ImportError, OSError, RuntimeError):
        # No wheel for this system, no watches left, or a folder that may not be looked into.
        yield from polled(name, every, stopped)


def polled(name: str, every: float, stopped: Event) -> Iterator[None]:  # noqa: ARG001 - as `changes`
    """Yield every so many seconds, until stopped."""
    while not stopped.wait(every):
        yield None


def _places(name: str) -> tuple[set[str], set[str]]:
    """The folders to watch and the names in them: of the file, and of what it is a link to."""
    paths = {os.path.abspath(name), os.path.realpath(name)}  # noqa: PTH100 - a link must stay one
    return {os.path.dirname(path) for path in paths}, {os.path.basename(path) for path in paths}  # noqa: PTH119, PTH120
