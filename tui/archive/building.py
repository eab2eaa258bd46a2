"""Takes events in the order of the file and gives them back as columns in the order of time."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from pyroaring import BitMap

from tui.archive.columns import AFTER_ALL, FACETS, countries_of
from tui.archive.parts import Levels, Part
from tui.model.dates import parse
from tui.model.records import Event, actor_ids, source_ids


class ColumnBuilder(Struct):
    """Takes the events of a part of a story.

    Attributes:
        countries_of_actors: actor id to its country, for the countries an event counts for.
    """

    countries_of_actors: Mapping[str, str]
    _keys: list[tuple[int, int]] = field(default_factory=list)
    _latest: array[int] = field(default_factory=lambda: array("q"))
    _unbegun: list[int] = field(default_factory=list)
    _certain: list[int] = field(default_factory=list)
    _postings: dict[str, dict[str, list[int]]] = field(
        default_factory=lambda: {facet: defaultdict(list) for facet in FACETS}
    )
    _quoted: list[list[int]] = field(default_factory=list)
    _spoken: dict[str, list[list[int]]] = field(default_factory=lambda: defaultdict(list))
    _ids: dict[str, int] = field(default_factory=dict)
    _quote_ids: dict[str, int] = field(default_factory=dict)
    _answers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _conflicts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, event_id: str) -> bool:
        return event_id in self._ids

    def has_quote(self, quote_id: str) -> bool:
        """Whether a quote of this id was taken."""
        return quote_id in self._quote_ids

    def add(self, event: Event) -> None:
        """Take the next event; its date must be one that `tui.model.dates.parse` reads."""
        number = len(self._keys)
        when = parse(event.date)
        self._keys.append(when.sort_key)
        self._latest.append(AFTER_ALL if when.latest is None else when.latest)
        if when.earliest is None:
            self._unbegun.append(number)
        if when.firm:
            self._certain.append(number)
        actors = actor_ids(event)
        self._post("actors", actors, number)
        self._post("countries", countries_of(event, actors, self.countries_of_actors), number)
        self._post("sources", source_ids(event), number)
        self._post("kinds", (event.kind,) if event.kind else (), number)
        self._post("statuses", (event.status,), number)
        self._ids[event.id] = number
        if event.quotes:
            self._add_quotes(event, number)
        for name in event.conflicts_with:
            self._conflicts[name].append(number)
        for name in event.replies_to:
            self._answers[name].append(number)

    def _post(self, facet: str, values: Iterable[str], number: int) -> None:
        postings = self._postings[facet]
        for value in values:
            # Nothing can be asked of an empty value: no written form of a query can hold it.
            if value:
                postings[value].append(number)

    def _add_quotes(self, event: Event, number: int) -> None:
        _count(self._quoted, len(event.quotes), number)
        speakers = Counter([quote.speaker for quote in event.quotes if isinstance(quote.speaker, str)])
        for speaker, times in speakers.items():
            _count(self._spoken[speaker], times, number)
        for quote in event.quotes:
            self._quote_ids.setdefault(quote.id, number)
            for name in quote.conflicts_with:
                self._conflicts[name].append(number)

    def part(self) -> Part:
        """What was taken, in the order of time."""
        order = array("I", sorted(range(len(self._keys)), key=self._keys.__getitem__))
        row = array("I", bytes(4 * len(order)))
        for new, old in enumerate(order):
            row[old] = new

        def rows(numbers: Iterable[int]) -> BitMap:
            return BitMap(array("I", map(row.__getitem__, numbers)))

        def levels(numbers: Iterable[Iterable[int]]) -> Levels:
            return [rows(level) for level in numbers]

        return Part(
            starts=array("q", (self._keys[old][0] for old in order)),
            ties=array("q", (self._keys[old][1] for old in order)),
            latest=array("q", map(self._latest.__getitem__, order)),
            numbers=order,
            unbegun=rows(self._unbegun),
            certain=rows(self._certain),
            postings={
                facet: {value: rows(numbers) for value, numbers in values.items()}
                for facet, values in self._postings.items()
            },
            quoted=levels(self._quoted),
            spoken={speaker: levels(numbers) for speaker, numbers in self._spoken.items()},
            answered_by={name: rows(numbers) for name, numbers in self._answers.items()},
            contradicted_by={name: rows(numbers) for name, numbers in self._conflicts.items()},
            ids={name: row[number] for name, number in self._ids.items()},
            quote_ids={name: row[number] for name, number in self._quote_ids.items()},
        )


def _count(levels: list[list[int]], times: int, number: int) -> None:
    while len(levels) < times:
        levels.append([])
    for level in levels[:times]:
        level.append(number)
