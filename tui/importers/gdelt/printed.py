"""The words that GDELT copies from a report for an actor, and has in capitals: `VLADIMIR PUTIN`, `KIEV`."""

from __future__ import annotations

import re
from types import MappingProxyType

from tui.model.places import search_names
from tui.text import words

_WORD = re.compile(r"[^\W\d_]+(?:['’]S\b)?")
_SMALL = frozenset({"AND", "DE", "FOR", "IN", "OF", "ON", "THE", "TO"})
_VOWELS = frozenset("AEIOUY")
_ABBREVIATION = 5
"""Letters that a word without a vowel may have and still be an abbreviation."""
_BEGINNING = 3
"""Letters in which the name of a country and the word for what is of it mostly agree: Libya, Libyan."""
_IRREGULAR = MappingProxyType(
    {
        "AE": "emirati",
        "CD": "congolese zairian",
        "CH": "swiss",
        "CI": "ivorian",
        "DK": "danish dane danes",
        "ES": "spanish spaniard",
        "FI": "finnish",
        "FR": "french frenchman",
        "GB": "british briton britain",
        "GR": "greek hellenic",
        "IE": "irish",
        "LA": "laotian lao",
        "MM": "burmese",
        "NL": "dutch holland",
        "PH": "filipino",
        "PL": "polish pole",
        "TR": "turkish turk",
        "US": "american america us",
        "VA": "vatican",
        "YE": "yemeni",
    }
)
"""Words for what is of a country that begin otherwise than its names, folded."""


def in_small_letters(printed: str) -> str:
    """Words in capitals as they may stand in a title: `Chief of Staff`; an abbreviation stays as it is."""
    return _WORD.sub(_small, printed)


def _small(match: re.Match[str]) -> str:
    word = match[0]
    if word in _SMALL:
        return word.lower()
    is_abbreviation = len(word) <= _ABBREVIATION and _VOWELS.isdisjoint(word)
    return word if is_abbreviation else word.capitalize()


def says_again(printed: str, head: str, country: str | None) -> bool:
    """Whether words for an actor only say its name (`NATO`) or its country (`LIBYAN`, `THE US`) once more."""
    folded = [word for word in words(printed) if word != "the"]
    named = [word for word in words(head) if word != "the"]
    joined, initials = "".join(folded), "".join(word[0] for word in named)
    if joined in (initials, "".join(word[0] for word in named if word != "of")) or set(folded) <= set(named):
        return True
    if country is None:
        return _begin_alike(folded, named[-len(folded) :])
    known = search_names(country)
    if joined in _IRREGULAR.get(country, "").split() or " ".join(folded) in known:
        return True
    return any(_begin_alike(folded, name.removeprefix("the ").split()) for name in known)


def _begin_alike(folded: list[str], name: list[str]) -> bool:
    """Whether the words are as many as those of a name, and each begins like the one there."""
    return len(folded) == len(name) and all(
        one[:_BEGINNING] == other[:_BEGINNING] and len(other) >= _BEGINNING
        for one, other in zip(folded, name, strict=True)
    )
