"""Events as JSON, one after another, put together from draws without an object in between.

No text drawn here holds a character that JSON writes with a backslash: the words and names are made so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, repeat

from generating.cast import Actor
from generating.dates import dates, later, timeline
from generating.drawing import by_weight, drawn, fractions, zipf
from generating.marks import citations, marks
from generating.places import COUNTRIES
from generating.quoting import Stenographer
from generating.voices import english_voice, german_voice

_AT_HOME, _WITH_PART, _SELDOM = 0.5, 0.06, 0.05
"""Shares of events that concern the first actor's country, name its part, and have a seldom field."""
_FARTHEST = 5000
"""So many events back a link may go."""
_REMEMBERED = 64
"""Quotes that a later event may contradict."""


class Newsroom:
    """What writes the events of one story."""

    def __init__(self, seed: str, events: int, actors: Sequence[Actor], sources: int) -> None:
        self._days = dates(seed, timeline(seed, events))
        self._german, self._english = german_voice(seed), english_voice(seed)
        self._tongues = by_weight(f"{seed}/tongues", {"de": 50, "en": 42, "both": 8})
        self._casts = drawn(f"{seed}/casts", actors, zipf(len(actors), 0))
        self._cast_sizes = by_weight(f"{seed}/cast sizes", {1: 42, 2: 33, 3: 17, 4: 8})
        self._places = drawn(f"{seed}/places", [place.code for place in COUNTRIES], zipf(len(COUNTRIES), 3))
        self._place_counts = by_weight(f"{seed}/place counts", {1: 55, 2: 32, 3: 13})
        self._cited = citations(seed, sources)
        self._citation_counts = by_weight(f"{seed}/citation counts", {1: 75, 2: 25})
        self._marks = marks(seed)
        self._stenographer = Stenographer(seed, self._cited)
        self._chances = fractions(f"{seed}/chances")
        self._said = [""] * _REMEMBERED

    def events(self) -> Iterator[str]:
        """Every event as a JSON object on one line."""
        for number, (day, edtf) in zip(count(1), self._days, strict=False):
            yield self._event(number, day, edtf)

    def _event(self, number: int, day: int, edtf: str) -> str:
        cast = list(dict.fromkeys([next(self._casts) for _ in repeat(None, next(self._cast_sizes))]))
        tongue, event_id = next(self._tongues), f"e{number:07}"
        return (
            f'{{"id":"{event_id}","date":"{edtf}"{self._texts(tongue, cast[0])}{next(self._marks)}'
            f',"countries":["{self._countries(cast[0])}"],"actors":[{self._involved(cast)}]'
            f"{self._quotes(event_id, tongue, cast)}"
            f',"sources":[{self._sources()}]{self._seldom(number, day)}}}'
        )

    def _texts(self, tongue: str, actor: Actor) -> str:
        """Title and summary; a plain string is in the language of the story, which is German."""
        if tongue == "de":
            name = actor.name.de
            return f',"title":"{self._german.title(name)}","summary":"{self._german.summary(name)}"'
        name = actor.name.en
        title, summary = self._english.title(name), self._english.summary(name)
        if tongue == "en":
            return f',"title":{{"en":"{title}"}},"summary":{{"en":"{summary}"}}'
        name = actor.name.de
        return (
            f',"title":{{"de":"{self._german.title(name)}","en":"{title}"}}'
            f',"summary":{{"de":"{self._german.summary(name)}","en":"{summary}"}}'
        )

    def _countries(self, first: Actor) -> str:
        codes = [next(self._places) for _ in repeat(None, next(self._place_counts))]
        if first.country is not None and next(self._chances) < _AT_HOME:
            codes[0] = first.country
        return '","'.join(dict.fromkeys(codes))

    def _involved(self, cast: Sequence[Actor]) -> str:
        ids = [f'"{actor.id}"' for actor in cast]
        chance = next(self._chances)
        if chance < _WITH_PART:
            part = '"vermittelt"' if chance < _WITH_PART / 2 else '{"de":"unterzeichnet","en":"signs"}'
            ids[0] = f'{{"actor":{ids[0]},"as":{part}}}'
        return ",".join(ids)

    def _quotes(self, event_id: str, tongue: str, cast: Sequence[Actor]) -> str:
        voices = (self._english, self._german) if tongue == "en" else (self._german, self._english)
        found = self._stenographer.quotes(event_id, cast, *voices)
        if not found:
            return ""
        self._said[int(event_id[1:]) % _REMEMBERED] = event_id + "q1"
        return f',"quotes":[{",".join(found)}]'

    def _sources(self) -> str:
        return ",".join([next(self._cited) for _ in repeat(None, next(self._citation_counts))])

    def _seldom(self, number: int, day: int) -> str:
        """What few events have: links to earlier ones, when it became known, the printed date."""
        kind = next(self._chances)
        if kind >= _SELDOM:
            return ""
        chance = next(self._chances)
        earlier = f"e{number - 1 - int(chance * min(number - 1, _FARTHEST)):07}"
        return self._link(kind, earlier, number) or (
            f',"reported":"{later(day, 1 + int(chance * 30))}"'
            if kind < _SELDOM / 2
            else ',"date_as_printed":{"de":"in der vergangenen Woche","en":"last week"}'
        )

    def _link(self, kind: float, earlier: str, number: int) -> str:
        if kind >= _SELDOM / 5 or number == 1:
            return ""
        said = self._said[int(kind * 1e6) % _REMEMBERED]
        if kind < _SELDOM / 10:
            return f',"replies_to":["{earlier}"]'
        return f',"conflicts_with":["{said if said and not said.startswith(f"e{number:07}") else earlier}"]'
