"""Takes events in the order of the file and gives them back as a part of a story, ready to be joined."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from tui.archive.columns import AFTER_ALL, FACETS, countries_of
from tui.archive.parts import Part
from tui.model.dates import bounds
from tui.model.records import Event


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

    def has_none_of(self, quote_ids: Iterable[str]) -> bool:
        """Whether no quote of these ids was taken."""
        return self._quote_ids.keys().isdisjoint(quote_ids)

    def add(self, event: Event, actors: Sequence[str], sources: Sequence[str]) -> None:
        """Take the next event, with the ids it names (`actor_ids`, `source_ids`).

        Its date must be one that `tui.model.dates.parse` reads.
        """
        number = len(self._keys)
        when = bounds(event.date)
        self._keys.append(when.sort_key)
        self._latest.append(AFTER_ALL if when.latest is None else when.latest)
        if when.earliest is None:
            self._unbegun.append(number)
        if when.firm:
            self._certain.append(number)
        self._post_all(event, actors, sources, number)
        self._ids[event.id] = number
        if event.quotes:
            self._add_quotes(event, number)
        for name in event.conflicts_with:
            self._conflicts[name].append(number)
        for name in event.replies_to:
            self._answers[name].append(number)

    def _post_all(self, event: Event, actors: Sequence[str], sources: Sequence[str], number: int) -> None:
        """Note the event with every value it has; an empty value cannot be asked for and is left out."""
        postings = self._postings
        by_actor = postings["actors"]
        for actor in actors:
            by_actor[actor].append(number)
        by_country = postings["countries"]
        for country in countries_of(event, actors, self.countries_of_actors):
            by_country[country].append(number)
        by_source = postings["sources"]
        for source in sources:
            by_source[source].append(number)
        if event.kind:
            postings["kinds"][event.kind].append(number)
        postings["statuses"][event.status].append(number)

    def _add_quotes(self, event: Event, number: int) -> None:
        quotes = event.quotes
        _count(self._quoted, len(quotes), number)
        if len(quotes) == 1:
            if isinstance(quotes[0].speaker, str):
                _count(self._spoken[quotes[0].speaker], 1, number)
        else:
            speakers = Counter([quote.speaker for quote in quotes if isinstance(quote.speaker, str)])
            for speaker, times in speakers.items():
                _count(self._spoken[speaker], times, number)
        for quote in quotes:
            self._quote_ids.setdefault(quote.id, number)
            for name in quote.conflicts_with:
                self._conflicts[name].append(number)

    def part(self) -> Part:
        """What was taken."""
        keys = self._keys
        return Part(
            starts=array("q", [start for start, _ in keys]),
            ties=array("q", [tie for _, tie in keys]),
            latest=self._latest,
            unbegun=array("I", self._unbegun),
            certain=array("I", self._certain),
            postings={
                facet: {value: array("I", numbers) for value, numbers in values.items() if value}
                for facet, values in self._postings.items()
            },
            quoted=[array("I", numbers) for numbers in self._quoted],
            spoken={
                speaker: [array("I", numbers) for numbers in levels]
                for speaker, levels in self._spoken.items()
            },
            answered_by={name: array("I", numbers) for name, numbers in self._answers.items()},
            contradicted_by={name: array("I", numbers) for name, numbers in self._conflicts.items()},
            ids=self._ids,
            quote_ids=self._quote_ids,
        )


def _count(levels: list[list[int]], times: int, number: int) -> None:
    while len(levels) < times:
        levels.append([])
    if times == 1:
        levels[0].append(number)
        return
    for level in levels[:times]:
        level.append(number)
