"""The columns of a story and how they are built from its events.

Rows are numbered by time, so a time range is a range of row numbers, a filter an
intersection of row sets and a facet count the size of one. Everything here is a set of
row numbers or an array by row; no event object is kept.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from pyroaring import BitMap, FrozenBitMap

from tui.model.dates import parse
from tui.model.records import Event, actor_ids, source_ids

RowSet = FrozenBitMap
"""A set of row numbers, in time order when iterated; never changed once made."""

FACETS = ("countries", "actors", "sources", "kinds", "statuses")
"""What events can be counted and chosen by."""

BEFORE_ALL = -(2**63)
"""Stands in the column of earliest moments where the start is unknown."""
LONG = 60 * 86_400
"""Seconds from which on empty time is worth naming."""
AFTER_ALL = 2**63 - 1
"""Stands in the column of latest moments where the end is open."""


class Columns(Struct, frozen=True):
    """What the archive knows of every row without decoding it.

    Attributes:
        starts: the moment each row sorts by, in seconds since 1970, rising.
        earliest: earliest possible moment of each row, `BEFORE_ALL` where unknown.
        latest: latest possible moment of each row, `AFTER_ALL` where open.
        certain: rows whose date is firm (`When.firm`): only these can surely lie inside a window.
        postings: facet, then value, to the rows that have it.
        quoted: the rows with at least 1, 2, 3 … quotes; their sizes add up to the number of quotes.
        spoken: speaker's id to the rows with at least 1, 2, 3 … quotes of that speaker.
        rows_by_id: event id to row.
        rows_by_quote: quote id to the row of its event.
        answered_by: event id to the rows of the events that answer it.
        contradicted_by: event or quote id to the rows of the events that say they contradict it.
        lasting: rows whose date may mean a moment more than `LONG` after the one they sort by.
    """

    starts: array[int]
    earliest: array[int]
    latest: array[int]
    certain: RowSet
    postings: Mapping[str, Mapping[str, RowSet]]
    quoted: Sequence[RowSet]
    spoken: Mapping[str, Sequence[RowSet]]
    rows_by_id: Mapping[str, int]
    rows_by_quote: Mapping[str, int]
    answered_by: Mapping[str, Sequence[int]]
    contradicted_by: Mapping[str, Sequence[int]]
    lasting: RowSet

    def may_reach(self, rows: RowSet | None, before: int, moment: int) -> bool:
        """Whether a row up to `before`, of `rows` or of all for None, may mean a time after a moment."""
        lasting = self.lasting if rows is None else self.lasting & rows
        return any(self.latest[row] > moment for row in lasting[: lasting.rank(before)])


class ColumnBuilder(Struct):
    """Takes events in the order of the file and gives back columns in the order of time.

    Attributes:
        countries_of_actors: actor id to its country, for the countries an event counts for.
    """

    countries_of_actors: Mapping[str, str]
    _keys: list[tuple[int, int]] = field(default_factory=list)
    _earliest: array[int] = field(default_factory=lambda: array("q"))
    _latest: array[int] = field(default_factory=lambda: array("q"))
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
        self._earliest.append(BEFORE_ALL if when.earliest is None else when.earliest)
        self._latest.append(AFTER_ALL if when.latest is None else when.latest)
        if when.firm:
            self._certain.append(number)
        actors = actor_ids(event)
        self._post("actors", actors, number)
        self._post("countries", countries_of(event, actors, self.countries_of_actors), number)
        self._post("sources", source_ids(event), number)
        self._post("kinds", (event.kind,) if event.kind else (), number)
        self._post("statuses", (event.status,), number)
        self._ids[event.id] = number
        self._add_quotes(event, number)

    def _post(self, facet: str, values: Iterable[str], number: int) -> None:
        postings = self._postings[facet]
        for value in values:
            # Nothing can be asked of an empty value: no written form of a query can hold it.
            if value:
                postings[value].append(number)

    def _add_quotes(self, event: Event, number: int) -> None:
        _count(self._quoted, len(event.quotes), number)
        speakers = Counter(quote.speaker for quote in event.quotes if isinstance(quote.speaker, str))
        for speaker, times in speakers.items():
            _count(self._spoken[speaker], times, number)
        for quote in event.quotes:
            self._quote_ids.setdefault(quote.id, number)
            for name in quote.conflicts_with:
                self._conflicts[name].append(number)
        for name in event.conflicts_with:
            self._conflicts[name].append(number)
        for name in event.replies_to:
            self._answers[name].append(number)

    def build(self) -> tuple[Columns, array[int]]:
        """The columns, and for each row the number of its event in the order of the file."""
        order = array("I", sorted(range(len(self._keys)), key=self._keys.__getitem__))
        row = array("I", bytes(4 * len(order)))
        for new, old in enumerate(order):
            row[old] = new

        def rows(numbers: Iterable[int]) -> RowSet:
            return FrozenBitMap(BitMap(row[number] for number in numbers))

        columns = Columns(
            starts=array("q", (self._keys[old][0] for old in order)),
            earliest=array("q", (self._earliest[old] for old in order)),
            latest=array("q", (self._latest[old] for old in order)),
            certain=rows(self._certain),
            postings={
                facet: {value: rows(numbers) for value, numbers in values.items()}
                for facet, values in self._postings.items()
            },
            quoted=tuple(rows(numbers) for numbers in self._quoted),
            spoken={
                speaker: tuple(rows(numbers) for numbers in levels)
                for speaker, levels in self._spoken.items()
            },
            rows_by_id={name: row[number] for name, number in self._ids.items()},
            rows_by_quote={name: row[number] for name, number in self._quote_ids.items()},
            answered_by={name: tuple(rows(numbers)) for name, numbers in self._answers.items()},
            lasting=rows(n for n, key in enumerate(self._keys) if self._latest[n] - key[0] >= LONG),
            contradicted_by={name: tuple(rows(numbers)) for name, numbers in self._conflicts.items()},
        )
        return columns, order


def countries_of(
    event: Event, actors: Iterable[str], countries_of_actors: Mapping[str, str]
) -> tuple[str, ...]:
    """Countries an event counts for: its own first, then those of its actors and speakers, each once."""
    found = dict.fromkeys(event.countries)
    for actor in actors:
        country = countries_of_actors.get(actor)
        if country:
            found.setdefault(country)
    return tuple(found)


def _count(levels: list[list[int]], times: int, number: int) -> None:
    while len(levels) < times:
        levels.append([])
    for level in levels[:times]:
        level.append(number)
