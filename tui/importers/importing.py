"""Makes one story of foreign files: every record through the gate, each id once, everything counted.

The records wait on the disk until the story is written, so that a million of them need
no more memory than their places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct, field

from tui.importers.formats import Format
from tui.importers.found import Finding, Found, Options, Unused
from tui.importers.languages import UNDETERMINED, actor_in, event_in, source_in
from tui.importers.material import Material
from tui.importers.registry import importer_of
from tui.importers.shelf import Change, Shelf
from tui.loading.one_by_one import RecordGate
from tui.loading.problems import Problems
from tui.loading.salvage import Note
from tui.model.records import Actor, Event, Head, Source
from tui.wording import N_, Wording

_OFTEN = 2000
"""Records between two reports of how far it is."""

Report = Callable[[int, int, int], None]
"""Told how many bytes of how many are read, and how many events there are."""


class Tally(Struct):
    """What became of the events of foreign files.

    Attributes:
        changes: events by what taking them did.
        refused: entries that are no usable event, actor or source.
        records: records the files gave, of all kinds, whatever became of them.
    """

    changes: Counter[Change] = field(default_factory=Counter)
    refused: int = 0
    records: int = 0


class Importing:
    """A story that is being made; what it holds on the disk goes when it is closed."""

    def __init__(self, name: str, folder: Path | None = None, report: Report | None = None) -> None:
        """Begin an empty story.

        Args:
            name: under which problems are noted.
            folder: where records wait; None means where such files usually are.
            report: told how far it is.

        Raises:
            OSError: nothing can be written there.
        """
        self.tally = Tally()
        self.problems = Problems(name)
        self.head = Head()
        self._gate = RecordGate()
        self._report = report
        self._language: str | None = None
        self._is_begun = False
        with ExitStack() as stack:
            self._shelves = {name: Shelf(folder) for name in ("sources", "actors", "events")}
            for shelf in self._shelves.values():
                stack.callback(shelf.close)
            self._stack = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def events(self) -> int:
        """Events of the story."""
        return len(self._shelves["events"])

    @property
    def size(self) -> int:
        """Bytes of its records."""
        return sum(shelf.size for shelf in self._shelves.values())

    def take(self, form: Format, materials: Sequence[Material], options: Options) -> None:
        """Take what files in one format hold.

        Raises:
            UnreadableError: one of them cannot be read, or is no such file.
            OSError: the disk is full.
        """
        self._language = UNDETERMINED if self.head.language else None
        total = sum(material.size for material in materials)
        for number, finding in enumerate(importer_of(form).records(materials, options)):
            self._take(finding)
            if self._report is not None and number % _OFTEN == 0:
                self._report(sum(material.done for material in materials), total, self.events)

    def reasons(self, wording: Wording) -> Counter[str]:
        """Why entries were refused or understood somehow: each sentence, and how often.

        Problems that were noted with their place tell what it was about, as long as not too many are kept.
        """
        told = Counter(problem.sentence(wording) for problem in self.problems)
        hidden = self.problems.number() - told.total()
        return told + Counter({wording.say(N_("other reasons")): hidden})

    def pieces(self) -> Iterator[bytes]:
        """The story as a file of the format: its head, then one record a line."""
        head = msgspec.to_builtins(msgspec.structs.replace(self.head, actors=(), sources=()))
        yield b"{\n"
        for name, value in {"format": self.head.format, **head}.items():
            yield msgspec.json.encode(name) + b": " + msgspec.json.encode(value) + b",\n"
        for place, (name, shelf) in enumerate(self._shelves.items()):
            yield b'"%s": [' % name.encode()
            for number, raw in enumerate(shelf.records()):
                yield (b",\n" if number else b"\n") + raw
            yield b"\n]" + (b",\n" if place + 1 < len(self._shelves) else b"\n}\n")

    def _take(self, finding: Finding) -> None:
        if isinstance(finding, Found):
            self.tally.records += 1
            if isinstance(finding.record, Head):
                self._begin(finding.record)
            elif not self._shelve(finding):
                self.tally.refused += 1
            return
        code = "not-imported" if isinstance(finding, Unused) else "imported-so"
        self.problems.note(code, finding.line or None, "", {**finding.values, "reason": finding.reason})
        self.tally.refused += isinstance(finding, Unused)

    def _begin(self, head: Head) -> None:
        """Learn the language of what follows; the first title, summary and language are the story's."""
        if not self._is_begun:
            self._is_begun = True
            self.head = head
        same = head.language == self.head.language
        self._language = None if same else head.language or UNDETERMINED

    def _shelve(self, found: Found) -> bool:
        record, language = found.record, self._language
        self._is_begun = True
        note = self._note(found.line)
        if isinstance(record, Event):
            event = record if language is None else event_in(record, language)
            return self._put("events", self._gate.event(event, found.kept, "", note))
        if isinstance(record, Actor):
            actor = record if language is None else actor_in(record, language)
            return self._put("actors", self._gate.actor(actor, found.kept, "", note))
        assert isinstance(record, Source)
        source = record if language is None else source_in(record, language)
        return self._put("sources", self._gate.source(source, found.kept, "", note))

    def _put(self, shelf: str, passed: tuple[str, bytes] | None) -> bool:
        if passed is None:
            return False
        change = self._shelves[shelf].put(*passed)
        if shelf == "events":
            self.tally.changes[change] += 1
        return True

    def _note(self, line: int) -> Note:
        def note(code: str, path: str, suggestion: str | None = None, **values: object) -> None:
            self.problems.add(code, line or None, path, suggestion, **values)

        return note
