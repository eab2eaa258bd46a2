"""The program that indexes: started by Dateline with an open story, it tells on its standard output.

It runs with lower priority, ends when nobody listens any more, and leaves nothing
unfinished behind unless it is killed; then whoever started it tidies up.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.archive.saved.cache import Cache, Entry
from tui.archive.saved.identity import identity_of
from tui.archive.store import LostRecordError
from tui.errors import UnreadableError
from tui.loading.large.finding import open_saved, token_of
from tui.loading.large.indexing import Job, index
from tui.loading.large.messages import Message, Progress, Ready, Refused, Searchable, Unsaved, encoded
from tui.loading.large.searching import index_texts
from tui.loading.large.shares import LostShareError
from tui.loading.large.unpacking import is_packed, unpack
from tui.wording import Wording

FAILED = 70
"""Exit code where a part of the work was lost (`EX_SOFTWARE` of sysexits.h)."""
_NICENESS = 5


def main(words: Sequence[str]) -> int:
    """Index a story.

    The words: its descriptor, its name, the cache folder, the language of a refusal, the bytes it may
    have, and `texts` where the columns are there and only the text index is missing.
    """
    descriptor, name, folder, language, largest, *only = words
    os.nice(_NICENESS)
    # What stands in a story is for whoever may read the story.
    os.umask(0o077)
    gc.disable()
    cache, wording = Cache(Path(folder)), Wording(language)
    try:
        if not only:
            _index(int(descriptor), name, cache.entry(name), wording, int(largest))
            _tell(Ready())
        _make_searchable(name, cache, wording)
        _tell(Searchable())
    except UnreadableError as error:
        _tell(Refused(str(error)))
    except BrokenPipeError:
        return 0
    except OSError as error:
        _tell(Unsaved(error.strerror or str(error)))
    except (LostShareError, LostRecordError, MemoryError):
        return FAILED
    return 0


def _tell(message: Message) -> None:
    # A line is short enough that lines of two programs on one pipe do not mix.
    os.write(sys.stdout.fileno(), encoded(message))


def _index(descriptor: int, name: str, entry: Entry, wording: Wording, largest: int) -> None:
    identity = records = identity_of(descriptor)
    if is_packed(os.pread(descriptor, 4, 0)):
        unfinished = entry.unfinished(entry.story)
        with os.fdopen(os.dup(descriptor), "rb") as packed:
            packed.seek(0)
            unpack(
                packed,
                unfinished,
                name,
                wording,
                lambda d, t: _tell(Progress("unpacking", 0, d, t)),
                largest,
            )
        # Two programs may unpack the same story at once: either copy serves the index of the other.
        os.utime(unfinished, ns=(identity.modified, identity.modified))
        unfinished.replace(entry.story)
        descriptor = os.open(entry.story, os.O_RDONLY | os.O_CLOEXEC)
        records = identity_of(descriptor)

    def read(offset: int, size: int) -> bytes:
        found = os.pread(descriptor, size, offset)
        while 0 < len(found) < size:
            more = os.pread(descriptor, size - len(found), offset + len(found))
            if not more:
                break
            found += more
        return found

    index(Job(name, records.size, read, entry, identity, records, wording, _tell))


def _make_searchable(name: str, cache: Cache, wording: Wording) -> None:
    opened = open_saved(name, wording, cache)
    if opened is not None and not opened.archive.texts.is_ready:
        entry = cache.entry(name)
        index_texts(opened.archive, entry, token_of(entry), _tell)
