"""The folder of saved indexes: what belongs to which story, what is left over, what has to go.

Everything in it can be made again. Files are written under a name of their own and
renamed when they are whole; the number of the process in such a name tells whether
somebody still writes it.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

LARGEST = 8 * 1024**3
"""Bytes the folder may hold; beyond that the stories that were opened longest ago go first."""

_KINDS = (".index", ".words", ".story")
_OURS = re.compile(r"([0-9a-f]{24})\.(?:index|words|story|foreign|told)(?:\.(\d+)\.(?:new|part\d*))?")
"""Names of our files, whatever else lies in the folder: the story, and the process that writes it."""


_File = tuple[Path, os.stat_result]


class Entry(Struct, frozen=True):
    """The files of one story.

    Attributes:
        index: its columns; `words`: its text index; `story`: its records, where the file itself is packed.
    """

    index: Path
    words: Path
    story: Path

    def unfinished(self, path: Path, number: int = 0) -> Path:
        """The name under which this process writes one of the files, or a part of it."""
        kind = f"part{number}" if number else "new"
        return path.with_name(f"{path.name}.{os.getpid()}.{kind}")


class Cache:
    """The saved indexes in one folder."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        """Take the folder, which need not exist, and how many bytes it may hold."""
        self.folder = folder
        self.largest = largest

    def entry(self, story: str) -> Entry:
        """The files of the story of a name, whether they are there or not."""
        real = os.fsencode(Path(story).resolve())
        return self._entry(blake2b(real, digest_size=12).hexdigest())

    def entries(self) -> list[Entry]:
        """The files of every story that has some, the one opened last first."""
        stories = sorted(self._stories().items(), key=lambda story: _last_use(story[1]), reverse=True)
        return [self._entry(key) for key, files in stories if any(path.suffix in _KINDS for path, _ in files)]

    def prepare(self) -> None:
        """Make the folder, for its owner alone.

        Raises:
            OSError: it cannot be made.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def is_writable(self) -> bool:
        """Whether files can be made in the folder; it is made where it is missing."""
        try:
            self.prepare()
        except OSError:
            return False
        return os.access(self.folder, os.W_OK | os.X_OK)

    def size(self, entry: Entry | None = None) -> int:
        """Bytes of all stories, or of one."""
        found = {path: status.st_size for path, status in self._files()}
        if entry is None:
            return sum(found.values())
        return sum(found.get(path, 0) for path in (entry.index, entry.words, entry.story))

    def touch(self, entry: Entry) -> None:
        """Note that a story was opened now."""
        # Its records stay untouched: their times are part of what the index knows them by.
        for path in (entry.index, entry.words):
            with suppress(OSError):
                os.utime(path)

    def clear(self) -> int:
        """Remove everything; how many bytes that were."""
        return sum(self._removed(path, status) for path, status in self._files())

    def tidy(self, largest: int | None = None, keep: Entry | None = None) -> int:
        """Remove what nobody finishes, and the oldest stories while they are too many; how many bytes went.

        The files of the entry to keep stay whatever their size. Without `largest`, the own bound holds.
        """
        bound = self.largest if largest is None else largest
        freed = sum(self._removed(path, status) for path, status in self._files() if _is_abandoned(path))
        total = self.size()
        for key, files in sorted(self._stories().items(), key=lambda story: _last_use(story[1])):
            if total <= bound:
                break
            if keep is None or self._entry(key) != keep:
                removed = sum(self._removed(path, status) for path, status in files)
                total -= removed
                freed += removed
        return freed

    def abandon(self, process: int) -> None:
        """Remove what a process that is gone has left unfinished."""
        for path, status in self._files():
            if _writer(path) == process:
                self._removed(path, status)

    def _entry(self, key: str) -> Entry:
        return Entry(*((self.folder / key).with_suffix(kind) for kind in _KINDS))

    def _files(self) -> list[_File]:
        found: list[_File] = []
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                with suppress(OSError):
                    if _OURS.fullmatch(path.name) and path.is_file() and not path.is_symlink():
                        found.append((path, path.stat()))
        return found

    def _stories(self) -> dict[str, list[_File]]:
        """The files by the key of their story."""
        stories: dict[str, list[_File]] = {}
        for path, status in self._files():
            stories.setdefault(path.name.partition(".")[0], []).append((path, status))
        return stories

    @staticmethod
    def _removed(path: Path, status: os.stat_result) -> int:
        with suppress(OSError):
            path.unlink()
            return status.st_size
        return 0


def _last_use(files: list[_File]) -> float:
    return max(status.st_mtime for _, status in files)


def _writer(path: Path) -> int | None:
    """The process that writes a file; None where it is finished."""
    found = _OURS.fullmatch(path.name)
    return int(found[2]) if found and found[2] else None


def _is_abandoned(path: Path) -> bool:
    process = _writer(path)
    if process is None:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
