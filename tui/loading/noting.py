"""Problems with their place: which line of the file a record, or a field of the story, stands on.

Lines are counted when there is something to say about one, and on from the last one
that was asked for, so that a sound file is never gone through for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.loading.problems import Problems
from tui.loading.salvage import Note
from tui.loading.scanning import Span


class LineCounter:
    """Says on which line, from 1, a byte of a file in memory stands."""

    __slots__ = ("_counted", "_data")

    def __init__(self, data: bytes) -> None:
        """Take the file's bytes."""
        self._data = data
        self._counted = 0, 1

    def __call__(self, offset: int) -> int:
        """The line of the byte at an offset."""
        seen, line = self._counted if self._counted[0] <= offset else (0, 1)
        line += self._data.count(b"\n", seen, offset)
        self._counted = offset, line
        return line


class Notebook:
    """Notes what is found in one file."""

    __slots__ = ("_line_of", "problems")

    def __init__(self, problems: Problems, line_of: Callable[[int], int]) -> None:
        """Take the list to write to, and what says on which line a byte stands."""
        self.problems = problems
        self._line_of = line_of

    def at(self, offset: int) -> Note:
        """Notes problems of what stands at a byte offset."""

        def note(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
            self.problems.add(code, self._line_of(offset), path, suggestion, **values)

        return note

    def at_fields(self, fields: Mapping[str, Span]) -> Note:
        """Notes problems of the story's own fields, each where its value stands."""

        def note(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
            span = fields.get(path) or fields.get(path.partition(".")[0])
            line = self._line_of(span.start if span else 0)
            self.problems.add(code, line, path, suggestion, **values)

        return note


def inside(note: Note, path: str) -> Note:
    """Notes problems whose path is told from inside a record."""

    def note_inside(code: str, place: str, suggestion: str | None = None, **values: object) -> None:
        note(code, f"{path}.{place}" if place else path, suggestion, **values)

    return note_inside


def same(offset: int) -> int:
    """Stands for a line where the file is not at hand: the offset, whose line is looked up later."""
    return offset


def unnoted(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
    """Notes nothing: for a value that is only looked at to say what it is."""
