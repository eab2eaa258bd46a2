"""Tells a large story from a small one without loading what large ones need."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from tui.loading.opening import GZIP, STANDARD_INPUT, ZSTD, open_regular
from tui.settings.limits import Limits
from tui.wording import Wording

LARGE = Limits().large
"""Bytes from which on a story is indexed by a program of its own and its index kept, unless set otherwise."""


def is_large(name: str, above: int = LARGE) -> bool:
    """Whether a story is to be opened by its index; a file that cannot be looked at is not."""
    if name == STANDARD_INPUT:
        return False
    with suppress(OSError, ValueError):
        return Path(name).stat().st_size > above or _unpacks_to_more(name, above)
    return False


def _unpacks_to_more(name: str, above: int) -> bool:
    """Whether a packed file holds more than so many bytes; no more than that is ever unpacked to see it."""
    descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    beginning = os.pread(descriptor, 4, 0)
    os.close(descriptor)
    if not beginning.startswith((GZIP, ZSTD)):
        return False
    from tui.errors import UnreadableError
    from tui.loading.large.unpacking import unpacking

    with suppress(UnreadableError), open_regular(name, Wording()) as file:
        source, damages = unpacking(file)
        with closing(source), suppress(*damages):
            return len(source.read(above + 1)) > above
    return False
