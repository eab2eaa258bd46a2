"""German: forms of words, and streams of words and noun phrases that sentences are made of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from operator import mod
from random import Random
from typing import NamedTuple

from generating.drawing import drawn, zipf
from generating.german_words import ADJECTIVES, ADVERBS, HEADS, IRREGULAR, MODIFIERS, VERBS
from generating.places import CITIES
from generating.wordlist import listed

_MOST_COMPOUNDS = 7000
_NOMINATIVE = {"m": "der", "f": "die", "n": "das"}
_ACCUSATIVE = {"m": "den", "f": "die", "n": "das"}
_DATIVE = {"m": "dem", "f": "der", "n": "dem"}
_WEAK = {"m": "en", "f": "e", "n": "e"}
_WHOLE = ("be", "ge", "er", "ver", "zer", "ent", "emp")
"""What verbs begin with that have no ge- in the participle."""
_WEEKDAYS = listed("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag")


class Noun(NamedTuple):
    """A noun: gender `m`, `f` or `n`, singular, plural."""

    gender: str
    one: str
    many: str


def streams(seed: str) -> dict[str, Iterator[str]]:
    """The streams of words by the name that sentences call them by."""
    nouns = _nouns()
    verbs = _verbs()
    weights, verb_weights = zipf(len(nouns), 20), zipf(len(verbs), 10)

    def of(name: str, words: list[str], weights: list[int]) -> Iterator[str]:
        return drawn(f"{seed}/german/{name}", words, weights)

    loose = of("adj", ADJECTIVES, zipf(len(ADJECTIVES), 10))

    def qualified(name: str, patterns: list[str]) -> Iterator[str]:
        return map(mod, of(name, patterns, weights), loose)

    nominative = [f"{_NOMINATIVE[noun.gender]} {noun.one}" for noun in nouns]
    weak = [f"{_NOMINATIVE[noun.gender]} %se {noun.one}" for noun in nouns]
    forms = {
        name: of(name, [verb[number] for verb in verbs], verb_weights)
        for number, name in enumerate(("inf", "pres", "past", "part"))
    }
    return forms | {
        "nom": of("nom", nominative, weights),
        "Nom": of("Nom", [phrase[0].upper() + phrase[1:] for phrase in nominative], weights),
        "akk": of("akk", [f"{_ACCUSATIVE[noun.gender]} {noun.one}" for noun in nouns], weights),
        "dat": of("dat", [f"{_DATIVE[noun.gender]} {noun.one}" for noun in nouns], weights),
        "gen": of("gen", [f"der {noun.many}" for noun in nouns], weights),
        "anom": qualified("anom", weak),
        "Anom": qualified("Anom", [pattern[0].upper() + pattern[1:] for pattern in weak]),
        "aakk": qualified("aakk", [f"{_ACCUSATIVE[n.gender]} %s{_WEAK[n.gender]} {n.one}" for n in nouns]),
        "adat": qualified("adat", [f"{_DATIVE[noun.gender]} %sen {noun.one}" for noun in nouns]),
        "apl": qualified("apl", [f"%se {noun.many}" for noun in nouns]),
        "pl": of("pl", [noun.many for noun in nouns], weights),
        "noun": of("noun", [noun.one for noun in nouns], weights),
        "adj": loose,
        "adv": of("adv", ADVERBS, zipf(len(ADVERBS), 10)),
        "place": of("place", [city.de for city in CITIES], zipf(len(CITIES), 5)),
        "day": of("day", _WEEKDAYS, [1] * 7),
        "number": of("number", _numbers(), zipf(len(_numbers()), 30)),
    }


def _numbers() -> list[str]:
    found = [
        *range(2, 100),
        *range(100, 1000, 50),
        *range(1000, 20_000, 500),
        *range(20_000, 300_000, 10_000),
    ]
    return [f"{number:,}".replace(",", ".") for number in found]


def _nouns() -> list[Noun]:
    """Nouns, the frequent ones first; behind them compounds."""
    single = [_noun(entry) for entry in HEADS]
    random = Random("german nouns")  # noqa: S311 - a story is made up, not kept secret
    pairs = [
        Noun(head.gender, modifier + head.one.lower(), modifier + head.many.lower())
        for modifier, head in product(dict.fromkeys(MODIFIERS), single)
        if not head.one.startswith(modifier)
    ]
    return [*single, *random.sample(pairs, _MOST_COMPOUNDS)]


def _noun(entry: str) -> Noun:
    gender, one, many = entry.split()
    return Noun(gender, one, one + many[1:] if many.startswith("-") else many)


def _verbs() -> list[tuple[str, str, str, str]]:
    """Transitive verbs as infinitive, present, past and participle, without those that come apart."""
    irregular = {entry.split()[0]: entry.split() for entry in IRREGULAR}
    found = []
    for verb in dict.fromkeys(VERBS):
        forms = irregular.get(verb) or _weak(verb)
        if "-" not in forms:
            infinitive, present, past, participle = forms
            found.append((infinitive, present, past, participle))
    return found


def _weak(verb: str) -> list[str]:
    """The forms of a weak verb."""
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    ending = "et" if stem.endswith(("t", "d", "ffn", "chn")) else "t"
    whole = verb.startswith(_WHOLE) or verb.endswith("ieren")
    return [verb, stem + ending, f"{stem}{ending}e", f"{'' if whole else 'ge'}{stem}{ending}"]
