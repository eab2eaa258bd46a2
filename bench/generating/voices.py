"""What is written in one language: titles, summaries and the words of quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import repeat

from generating import english, german
from generating.drawing import by_weight
from generating.phrases import (
    ENGLISH_QUOTES,
    ENGLISH_SENTENCES,
    ENGLISH_TITLES,
    GERMAN_QUOTES,
    GERMAN_SENTENCES,
    GERMAN_TITLES,
    sentences,
)

_SHORTEST_QUOTE, _LONGEST_QUOTE = 60, 300


class Voice:
    """The texts of one language, without end.

    Attributes:
        code: BCP 47 tag of the language.
    """

    def __init__(
        self, seed: str, code: str, streams: Mapping[str, Iterator[str]], patterns: tuple[list[str], ...]
    ) -> None:
        titles, telling, saying = patterns
        self.code = code
        self._titles = sentences(f"{seed}/{code}/titles", titles, streams)
        self._telling = sentences(f"{seed}/{code}/telling", telling, streams)
        self._saying = sentences(f"{seed}/{code}/saying", saying, streams)
        self._lengths = by_weight(f"{seed}/{code}/lengths", {1: 10, 2: 40, 3: 50})

    def title(self, name: str) -> str:
        """A title about whoever is named."""
        return next(self._titles).replace("@", name)

    def summary(self, name: str) -> str:
        """One to three sentences about whoever is named."""
        return " ".join([next(self._telling) for _ in repeat(None, next(self._lengths))]).replace("@", name)

    def quote(self) -> str:
        """Words of a quote, 60 to 300 characters."""
        text = next(self._saying)
        for _ in repeat(None, next(self._lengths)):
            more = next(self._saying)
            if len(text) + len(more) >= _LONGEST_QUOTE:
                break
            text = f"{text} {more}"
        while len(text) < _SHORTEST_QUOTE:
            text = f"{text} {next(self._saying)}"
        return text


def german_voice(seed: str) -> Voice:
    """Texts in German."""
    return Voice(seed, "de", german.streams(seed), (GERMAN_TITLES, GERMAN_SENTENCES, GERMAN_QUOTES))


def english_voice(seed: str) -> Voice:
    """Texts in English."""
    return Voice(seed, "en", english.streams(seed), (ENGLISH_TITLES, ENGLISH_SENTENCES, ENGLISH_QUOTES))
