"""The quotes of an event as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generating.cast import Actor
from generating.drawing import by_weight, fractions
from generating.voices import Voice

_PRINTED = {"ein hoher Regierungsbeamter": 5, "Anwohner": 3, "ein Sprecher": 3, "a senior official": 4}
_KINDS = {',"kind":"direct"': 70, ',"kind":"partial"': 12, ',"kind":"paraphrase"': 15, "": 3}
_TRANSLATORS = {"Redaktion": 5, "dpa": 3, "Reuters": 3, "AFP": 2, "machine": 4}
_PRINTED_FROM, _NOBODY_FROM = 0.90, 0.96
"""Fractions from which on a speaker is only printed words, or not in the data."""
_TRANSLATED, _CITED = 0.05, 0.8


class Stenographer:
    """Writes down who said what."""

    def __init__(self, seed: str, cited: Iterator[str]) -> None:
        self._counts = by_weight(f"{seed}/quote counts", {0: 33, 1: 45, 2: 22})
        self._kinds = by_weight(f"{seed}/quote kinds", _KINDS)
        self._printed = by_weight(f"{seed}/printed speakers", _PRINTED)
        self._translators = by_weight(f"{seed}/translators", _TRANSLATORS)
        self._chances = fractions(f"{seed}/quoting")
        self._cited = cited

    def quotes(self, event_id: str, cast: Sequence[Actor], voice: Voice, other: Voice) -> list[str]:
        """None, one or two quotes of an event as JSON; their ids are the event's with `q1` and `q2`.

        Args:
            event_id: the id of the event.
            cast: the event's actors, among whom are the speakers.
            voice: the language of the words.
            other: the language they may be translated into.
        """
        numbers = range(1, next(self._counts) + 1)
        return [self._quote(f"{event_id}q{number}", cast, voice, other) for number in numbers]

    def _quote(self, quote_id: str, cast: Sequence[Actor], voice: Voice, other: Voice) -> str:
        chance = next(self._chances)
        source = f',"source":{next(self._cited)}' if next(self._chances) < _CITED else ""
        return (
            f'{{"id":"{quote_id}"{self._speaker(chance, cast)},"text":"{voice.quote()}"{next(self._kinds)}'
            f',"language":"{voice.code}"{self._translations(other)}{source}}}'
        )

    def _speaker(self, chance: float, cast: Sequence[Actor]) -> str:
        if chance < _PRINTED_FROM:
            return f',"speaker":"{cast[int(chance * 997) % len(cast)].id}"'
        if chance < _NOBODY_FROM:
            return f',"speaker":{{"as_printed":"{next(self._printed)}"}}'
        return ""

    def _translations(self, other: Voice) -> str:
        if next(self._chances) >= _TRANSLATED:
            return ""
        by = next(self._translators)
        return f',"translations":{{"{other.code}":{{"text":"{other.quote()}","by":"{by}"}}}}'
