"""`dateline index`: makes the saved index of a large story without opening the screen."""

from __future__ import annotations

import time

from tui.cli.bar import clock
from tui.cli.checking import summary
from tui.cli.indexes import saved_indexes
from tui.cli.parsing import Request
from tui.cli.streams import write_out
from tui.errors import OK, UsageError
from tui.loading.gate import open_story
from tui.loading.large.size import is_large
from tui.loading.opening import STANDARD_INPUT
from tui.settings.settings import Settings
from tui.wording import N_, Wording

_KIB = 1024
_MIB = 1024**2
_FROM_MIB = 10
"""MiB from which on a size is told in MiB."""


def run(request: Request, wording: Wording, settings: Settings) -> int:
    """Make the index where it is missing or does not fit, and say what the story holds.

    Raises:
        UsageError: it is standard input, which has no index.
        UnreadableError: the story cannot be read or not be indexed, or the index not be written.
    """
    (name,) = request.operands
    if name == STANDARD_INPUT:
        raise UsageError(wording.say(N_("standard input cannot be indexed; write a file")))
    if not is_large(name, settings.limits.large):
        said = summary(open_story(name, wording, settings.limits.largest), wording)
        none = wording.say(N_("it needs no index (up to {limit} MiB)"), limit=settings.limits.memory_size)
        write_out([f"{said}; {none}\n"])
        return OK
    from tui.cli.awaiting import indexed

    cache = saved_indexes(settings)
    began = time.monotonic()
    found = indexed(name, wording, cache, settings.limits.largest)
    sentence = N_("index of {size} made in {time}") if found.was_made else N_("index of {size} up to date")
    size = size_in_words(cache.size(cache.entry(name)), wording)
    end = wording.say(sentence, size=size, time=clock(time.monotonic() - began))
    write_out([f"{summary(found.opened, wording)}; {end}\n"])
    return OK


def size_in_words(size: int, wording: Wording) -> str:
    """A number of bytes in KiB or MiB, rounded up."""
    if size < _FROM_MIB * _MIB:
        return f"{wording.number(-(-size // _KIB))} KiB"
    return f"{wording.number(-(-size // _MIB))} MiB"
