"""Problems with their place: which line of the file a record, or a field of the story, stands on.

Lines are counted when there is something to say about one, and on from the last one
that was asked for, so that a sound file is never gone through for them.
"""

from __future__ import annotations

from collections.abc import Mapping

from tui.loading.problems import Problems
from tui.loading.salvage import Note
from tui.loading.scanning import Span


class Notebook:
    """Notes what is found in one file."""

    __slots__ = ("_counted", "_data", "problems")

    def __init__(self, data: bytes, problems: Problems) -> None:
        """Take the file's bytes and the list to write to."""
        self.problems = problems
        self._data = data
        self._counted = 0, 1

    def at(self, offset: int) -> Note:
        """Notes problems of what stands at a byte offset."""

        def note(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
            self.problems.add(code, self._line(offset), path, suggestion, **values)

        return note

    def at_fields(self, fields: Mapping[str, Span]) -> Note:
        """Notes problems of the story's own fields, each where its value stands."""

        def note(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
            span = fields.get(path) or fields.get(path.partition(".")[0])
            line = self._line(span.start if span else 0)
            self.problems.add(code, line, path, suggestion, **values)

        return note

    def flaw(self, offset: int) -> None:
        """Note that the file as a whole stops being valid JSON at a byte offset."""
        column = offset - (self._data.rfind(b"\n", 0, offset) + 1) + 1
        self.problems.add("flaw", self._line(offset), "", column=column)

    def _line(self, offset: int) -> int:
        seen, line = self._counted if self._counted[0] <= offset else (0, 1)
        line += self._data.count(b"\n", seen, offset)
        self._counted = offset, line
        return line


def inside(note: Note, path: str) -> Note:
    """Notes problems whose path is told from inside a record."""

    def note_inside(code: str, place: str, suggestion: str | None = None, **values: object) -> None:
        note(code, f"{path}.{place}" if place else path, suggestion, **values)

    return note_inside


def unnoted(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
    """Notes nothing: for a value that is only looked at to say what it is."""
