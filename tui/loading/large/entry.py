"""The way into a large story: by its saved index, or with its first events while it is indexed."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from itertools import islice

from msgspec import Struct

from tui.archive.saved.cache import Cache
from tui.errors import UnreadableError
from tui.loading.admission import Scrutiny
from tui.loading.gate import Opened, admission_of, archive_in_memory, no_story
from tui.loading.heading import Heading
from tui.loading.large.finding import open_saved
from tui.loading.large.outline import outline_of
from tui.loading.large.seams import UnsplitError
from tui.loading.large.size import LARGE, is_large
from tui.loading.large.splitting import Read, Record
from tui.loading.large.unpacking import is_packed, unpacking
from tui.loading.large.watching import Indexing
from tui.loading.lost import Lost
from tui.loading.noting import Notebook, same
from tui.loading.opening import open_regular
from tui.loading.problems import Problems
from tui.loading.scanning import NotAStoryError
from tui.model.records import Head
from tui.settings.limits import Limits
from tui.wording import Wording

__all__ = ["FIRST", "LARGE", "Beginning", "begin", "is_large"]

_USUAL = Limits()
FIRST = _USUAL.first_events
"""Events that are shown at once, from the beginning of the file, where nothing else is set."""
_PREVIEWED = 24 * 1024**2
"""Bytes of a packed file that are unpacked for that."""


class Beginning(Struct, frozen=True):
    """A large story as it can be read at once.

    Attributes:
        opened: the whole story, or its first events in the order of the file.
        is_whole: which of the two.
        indexing: the program that does what is missing; None where nothing is.
    """

    opened: Opened
    is_whole: bool
    indexing: Indexing | None


def begin(name: str, wording: Wording, cache: Cache, limits: Limits = _USUAL) -> Beginning:
    """Open a large story with what there is, and have the rest made.

    Raises:
        UnreadableError: it is not a regular file, or it can be seen at once that it is no story.
        OSError, ValueError: it cannot be opened or read, or the program that indexes not be started.
    """
    saved = open_saved(name, wording, cache)
    if saved is None:
        indexing = Indexing(name, cache, wording, limits.largest)
        try:
            return Beginning(_preview(name, wording, limits.first_events), False, indexing)
        except BaseException:
            indexing.stop()
            raise
    if saved.archive.texts.is_ready:
        return Beginning(saved, True, None)
    return Beginning(saved, True, Indexing(name, cache, wording, limits.largest, only_texts=True))


def _preview(name: str, wording: Wording, number: int) -> Opened:
    """The first events of a story; none where they cannot be told apart quickly.

    Raises:
        UnreadableError: it is no story at all.
    """
    with open_regular(name, wording) as file:
        packed = is_packed(os.pread(file.fileno(), 4, 0))
        read, size = _reading(file.fileno(), packed=packed)
        try:
            head, records = _first(read, size, name, wording, number)
        except NotAStoryError as error:
            if not packed:
                raise no_story(name, wording, error) from None
            # What is wrong with a packing is seen by whoever unpacks all of it.
            head, records = Head(), []
    admission = admission_of(head, Notebook(Problems(name), same), Scrutiny(), Lost())
    data = bytearray()
    for _, raw in records:
        admission.take(raw, len(data))
        data += raw
    return Opened(name, archive_in_memory(head, admission, bytes(data)), Problems(name))


def _first(read: Read, size: int, name: str, wording: Wording, number: int) -> tuple[Head, list[Record]]:
    """The head of a story and its first records; nothing where only the whole file can tell.

    Raises:
        NotAStoryError: it does not begin as a story does.
    """
    with suppress(UnsplitError, UnreadableError):
        outline = outline_of(read, size)
        if outline is not None:
            notes = Notebook(Problems(name), same)
            head = Heading(name, outline.head, notes, Scrutiny(), Lost()).read(outline.layout, wording)
            pieces = outline.splitter(read).pieces()
            return head, list(islice((record for piece in pieces for record in piece), number))
    return Head(), []


def _reading(descriptor: int, *, packed: bool) -> tuple[Read, int]:
    """What reads the records of an open file, and how many bytes; of a packed one, the first ones."""
    if not packed:
        return lambda offset, size: os.pread(descriptor, size, offset), os.fstat(descriptor).st_size
    data = b""
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        source, damages = unpacking(file)
        with closing(source), suppress(*damages):
            data = source.read(_PREVIEWED)
    return lambda offset, size: data[offset : offset + size], len(data)
