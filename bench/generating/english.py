"""English: forms of words, and streams of words and noun phrases that sentences are made of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from operator import mod
from random import Random

from generating.drawing import drawn, zipf
from generating.english_words import (
    ADJECTIVES,
    ADVERBS,
    DOUBLED,
    IRREGULAR,
    NOUNS,
    PREFIXED,
    PREFIXES,
    SHORT_HEADS,
    SHORT_MODIFIERS,
    VERBS,
)
from generating.places import CITIES
from generating.wordlist import listed

_VOWELS = "aeiou"
_MOST_COMPOUNDS, _MOST_PAIRS = 2400, 3000
_WEEKDAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_PLURALS = {"crisis": "crises"} | {
    word: word for word in listed("aircraft spacecraft species people police news")
}


def streams(seed: str) -> dict[str, Iterator[str]]:
    """The streams of words by the name that sentences call them by."""
    nouns = _nouns()
    plurals = [plural(noun) for noun in nouns]
    verbs = _verbs()
    weights, verb_weights = zipf(len(nouns), 20), zipf(len(verbs), 10)

    def of(name: str, words: list[str], weights: list[int]) -> Iterator[str]:
        return drawn(f"{seed}/english/{name}", words, weights)

    adjectives = _adjectives()
    qualified = [f"the %s {noun}" for noun in nouns]
    capitals = [f"The %s {noun}" for noun in nouns]
    loose = of("adj", adjectives, zipf(len(adjectives), 10))
    forms = {
        name: of(name, [verb[number] for verb in verbs], verb_weights)
        for number, name in enumerate(("inf", "pres", "past", "part", "ing"))
    }
    return forms | {
        "np": of("np", [f"the {noun}" for noun in nouns], weights),
        "Np": of("Np", [f"The {noun}" for noun in nouns], weights),
        "anp": map(mod, of("anp", qualified, weights), loose),
        "Anp": map(mod, of("Anp", capitals, weights), loose),
        "pl": of("pl", plurals, weights),
        "Pl": of("Pl", [word[0].upper() + word[1:] for word in plurals], weights),
        "noun": of("noun", nouns, weights),
        "adj": loose,
        "adv": of("adv", ADVERBS, zipf(len(ADVERBS), 10)),
        "place": of("place", [city.en for city in CITIES], zipf(len(CITIES), 5)),
        "day": of("day", _WEEKDAYS, [1] * 7),
        "number": of("number", [f"{n:,}" for n in _numbers()], zipf(len(_numbers()), 30)),
    }


def _numbers() -> list[int]:
    return [*range(2, 100), *range(100, 1000, 50), *range(1000, 20_000, 500), *range(20_000, 300_000, 10_000)]


def plural(noun: str) -> str:
    """The plural of a noun or of the last word of a group."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _nouns() -> list[str]:
    """Nouns, the frequent ones first; behind them groups of two and words made of two."""
    single = [noun.replace("_", " ") for noun in dict.fromkeys(NOUNS)]
    random = Random("english nouns")  # noqa: S311 - a story is made up, not kept secret
    closed = [a + b for a, b in product(SHORT_MODIFIERS, SHORT_HEADS) if a != b]
    pairs = [f"{a} {b}" for a, b in product(single, single) if a != b and " " not in a + b]
    agents = [_agent(verb) for verb in dict.fromkeys(VERBS)]
    rare = [
        *random.sample(closed, _MOST_COMPOUNDS),
        *random.sample(pairs, _MOST_PAIRS),
        *agents,
    ]
    random.shuffle(rare)
    return list(dict.fromkeys([*single, *rare]))


def _agent(verb: str) -> str:
    return _with_vowel(verb) + "er"


def _verbs() -> list[tuple[str, str, str, str, str]]:
    """Verbs as base, third person, past, participle and -ing; behind them those with re-, over- and mis-."""
    irregular = {entry.split()[0]: entry.split() for entry in IRREGULAR}
    found = []
    for verb in dict.fromkeys(VERBS):
        ing = _with_vowel(verb, before="i") + "ing"
        if verb in irregular:
            _, third, past, participle = irregular[verb]
            found.append((verb, third, past, participle, ing))
        else:
            past = verb[:-1] + "ied" if _ends_in_consonant_y(verb) else _with_vowel(verb) + "ed"
            found.append((verb, plural(verb), past, past, ing))
    random = Random("english verbs")  # noqa: S311 - a story is made up, not kept secret
    more = [
        _prefixed(prefix, verb) for prefix in ("re", "over", "mis") for verb in found if verb[0][0] != "e"
    ]
    return found + random.sample(more, len(more) * 2 // 3)


def _prefixed(prefix: str, verb: tuple[str, str, str, str, str]) -> tuple[str, str, str, str, str]:
    base, third, past, participle, ing = verb
    return prefix + base, prefix + third, prefix + past, prefix + participle, prefix + ing


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in _VOWELS


def _with_vowel(verb: str, before: str = "e") -> str:
    """The verb as it stands before an ending that begins with a vowel."""
    if verb in DOUBLED or _is_short(verb):
        return verb + verb[-1]
    if before == "e" and _ends_in_consonant_y(verb):
        return verb[:-1] + "i"
    if verb.endswith("e") and not (before == "i" and verb.endswith(("ee", "ye"))):
        return verb[:-1]
    return verb


def _is_short(verb: str) -> bool:
    """Whether it is one consonant, one vowel, one consonant at the end of a short word: hit, cut, sit."""
    return (
        len(verb) <= 4
        and verb[-1] not in "aeiouywx"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in verb) == 1
    )


def _adjectives() -> list[str]:
    """Adjectives, the frequent ones first; behind them derived ones."""
    derived = [prefix + stem for prefix in PREFIXES for stem in PREFIXED]
    able = [_with_vowel(verb).removesuffix("e") + "able" for verb in dict.fromkeys(VERBS)]
    random = Random("english adjectives")  # noqa: S311 - a story is made up, not kept secret
    rare = [*derived, *able, *(f"un{word}" for word in able)]
    random.shuffle(rare)
    return list(dict.fromkeys([*ADJECTIVES, *rare]))
