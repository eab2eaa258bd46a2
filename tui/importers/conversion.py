"""The story that a large foreign file makes, kept in the cache folder: it is indexed like any large story.

What came of the import is kept beside it, so that opening the file a second time says the same.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.archive.saved.cache import Cache
from tui.importers.importing import Importing
from tui.loading.gate import Opened
from tui.loading.problems import Problem, Problems

VERSION = 1
"""Of what importers make; a story made by another one is made again."""


class Told(Struct, frozen=True):
    """What came of an import.

    Attributes:
        dialect: the exact name of the format.
        found, counts: the problems, as they are kept.
        refused: entries that are no usable record.
    """

    dialect: str
    found: tuple[Problem, ...]
    counts: dict[str, int]
    refused: int

    def of(self, opened: Opened, name: str) -> Opened:
        """A story that was opened, with the name of the foreign file and what came of importing it."""
        problems = Problems(name)
        problems.take(self.found, self.counts)
        return replace(
            opened,
            name=name,
            problems=problems,
            left_out=self.refused,
            left_out_events=self.refused,
            dialect=self.dialect,
        )


def told_of(importing: Importing, dialect: str) -> Told:
    """What came of an import that is done."""
    problems = importing.problems
    return Told(dialect, tuple(problems), dict(problems.counts), importing.tally.refused)


class Converted(Struct, frozen=True):
    """A story in the cache folder that was made of a foreign file.

    Attributes:
        path: the story.
        told: what came of making it.
    """

    path: Path
    told: Told


class Conversion:
    """The place in the cache folder for the story of one state of a foreign file."""

    def __init__(self, name: str, forms: Sequence[str], cache: Cache) -> None:
        """Take the file's name, what it is read as, and the folder.

        Raises:
            OSError: the file cannot be looked at.
        """
        status = Path(name).stat()
        known = (VERSION, str(Path(name).resolve()), status.st_size, status.st_mtime_ns, *forms)
        key = blake2b("\0".join(map(str, known)).encode("utf-8", "surrogateescape"), digest_size=12)
        self._story = (cache.folder / key.hexdigest()).with_suffix(".foreign")
        self._told = self._story.with_suffix(".told")
        self._cache = cache

    def find(self) -> Converted | None:
        """The story that is there already; None where none is, or it is not whole."""
        with suppress(OSError, msgspec.MsgspecError):
            told = msgspec.msgpack.decode(self._told.read_bytes(), type=Told)
            os.utime(self._told)
            if self._story.is_file():
                return Converted(self._story, told)
        return None

    def keep(self, importing: Importing, told: Told) -> Converted:
        """Keep the story that an import has made.

        Raises:
            OSError: it cannot be written.
        """
        self._cache.prepare()
        # The words about it come last: a story without them is not found.
        for path, pieces in (
            (self._story, importing.pieces()),
            (self._told, iter((msgspec.msgpack.encode(told),))),
        ):
            unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
            try:
                with unfinished.open("xb") as file:
                    file.writelines(pieces)
                unfinished.replace(path)
            finally:
                unfinished.unlink(missing_ok=True)
        return Converted(self._story, told)
