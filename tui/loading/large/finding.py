"""Opens a large story by its saved index, if there is one that fits the file as it is now."""

from __future__ import annotations

import os
from contextlib import closing, suppress

import msgspec
from msgspec import Struct

from tui.archive.archive import Archive
from tui.archive.saved.cache import Cache, Entry
from tui.archive.saved.columns import read_archive
from tui.archive.saved.container import VERSION, Container, DamagedIndexError
from tui.archive.saved.identity import Identity, identity_of
from tui.archive.words.blocks import DamagedIndexError as DamagedWordsError
from tui.loading.gate import Opened
from tui.loading.opening import open_regular
from tui.loading.problems import Problem, Problems
from tui.wording import Wording


class About(Struct, frozen=True):
    """What an index says of itself.

    Attributes:
        identity: of the file it was made from.
        records: of the file its records are read from: another one where the story is packed.
        rows: number of events.
        found: the problems of the file that were kept; `counts`: how many there are of each kind.
        left_out, left_out_events: as in `Opened`.
    """

    identity: Identity
    records: Identity
    rows: int
    found: tuple[Problem, ...]
    counts: dict[str, int]
    left_out: int
    left_out_events: int

    def problems(self, name: str) -> Problems:
        """The problems of the file, under a name for it."""
        problems = Problems(name)
        problems.take(self.found, self.counts)
        return problems

    @property
    def token(self) -> bytes:
        """What the text index of the same story has to be marked with."""
        return msgspec.msgpack.encode((VERSION, self.identity, self.rows))


def open_saved(name: str, wording: Wording, cache: Cache) -> Opened | None:
    """The story of a name by its saved index; None where there is none that fits.

    Raises:
        UnreadableError: it is not a regular file.
        OSError, ValueError: the file cannot be opened or read.
    """
    entry = cache.entry(name)
    with open_regular(name, wording) as file:
        identity = identity_of(file.fileno())
        try:
            with closing(Container(os.open(entry.index, os.O_RDONLY | os.O_CLOEXEC))) as container:
                about = msgspec.msgpack.decode(container.about, type=About)
                if about.identity != identity:
                    return None
                archive = read_archive(container, _records(file.fileno(), entry, about))
        except (OSError, DamagedIndexError, msgspec.MsgspecError):
            return None
    with suppress(OSError, DamagedWordsError):
        archive.texts.open(entry.words, about.token)
    cache.touch(entry)
    return Opened(name, archive, about.problems(name), about.left_out, about.left_out_events)


def open_texts(archive: Archive, name: str, cache: Cache) -> bool:
    """Search an opened story by its saved text index; whether there is one that fits."""
    entry = cache.entry(name)
    try:
        archive.texts.open(entry.words, token_of(entry))
    except (OSError, DamagedIndexError, DamagedWordsError):
        return False
    return True


def token_of(entry: Entry) -> bytes:
    """What the text index that belongs to an index is marked with.

    Raises:
        OSError: there is no index.
        DamagedIndexError: it is not as it was written.
    """
    with closing(Container(os.open(entry.index, os.O_RDONLY | os.O_CLOEXEC))) as container:
        try:
            return msgspec.msgpack.decode(container.about, type=About).token
        except msgspec.MsgspecError:
            raise DamagedIndexError("its own words cannot be read") from None


def _records(file: int, entry: Entry, about: About) -> int:
    """A descriptor of the file the records are read from.

    Raises:
        DamagedIndexError: it is not the one the index was made from.
        OSError: it is gone.
    """
    if about.records == about.identity:
        return os.dup(file)
    descriptor = os.open(entry.story, os.O_RDONLY | os.O_CLOEXEC)
    if not identity_of(descriptor).is_copy(about.records):
        os.close(descriptor)
        raise DamagedIndexError("its unpacked story is another one")
    return descriptor
