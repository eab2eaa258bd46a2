"""Makes the texts of a large story searchable, when its index is in place already."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tui.archive.archive import Archive
from tui.archive.saved.cache import Entry
from tui.archive.words.indexing import index_words
from tui.archive.words.merging import merge_words
from tui.loading.large.messages import Progress, Tell, while_wanted
from tui.loading.large.shares import OtherShare


def index_texts(archive: Archive, entry: Entry, token: bytes, tell: Tell) -> None:
    """Write the text index of a story, with two programs.

    Args:
        archive: the story, opened by its saved index.
        entry: where the text index is to lie.
        token: what it is marked with.
        tell: told how far the work is.

    Raises:
        OSError: the story cannot be read, or the index not be written.
        LostShareError: the second program ended before it was done.
        msgspec.MsgspecError, ValueError, RecursionError: an event can no longer be decoded.
    """
    order = archive.rows_in_file()
    middle = len(order) // 2
    parts = [entry.unfinished(entry.words, number) for number in (1, 2)]
    with ExitStack() as stack:
        for part in parts:
            stack.callback(part.unlink, missing_ok=True)
        theirs = while_wanted(tell, os.getpid())
        other = OtherShare(partial(_share, archive, order[middle:], parts[1], 1, theirs))
        stack.callback(other.stop)
        _share(archive, order[:middle], parts[0], 0, tell)
        other.result(bool)
        merge_words(parts, entry.words, token, archive.texts.named())


def _share(archive: Archive, rows: Sequence[int], path: Path, number: int, tell: Tell) -> bool:
    def report(done: int) -> None:
        tell(Progress("searching", number, done, len(rows)))

    index_words(archive.raw, rows, path, report)
    return True
