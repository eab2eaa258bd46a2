"""Who a coded actor is: a record with a name in words, and what it is called in a sentence.

GDELT knows an actor by a code that is put together from a country, a known group, a people, religions and
types (`LBYGOV`), and by the words that a report had for it (`QADHAFI`). The code is who the actor is, the
same in every row; the words are what it was called there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from tui.importers.gdelt.labels import RELIGIONS, TYPES, groups, peoples
from tui.importers.gdelt.places import CAMEO, REGIONS, name_of
from tui.model.records import ACTOR_KINDS, Actor

_, _ORGANIZATION, _, _GROUP, _ = ACTOR_KINDS
COLUMNS = 10
"""Columns that tell of one actor: its code, its words, country, group, people, two religions, three types."""
_BODIES = frozenset({"IGO", "IMG", "INT", "MNC", "NGM", "NGO", "UAF"})
"""Types that say of a known group only what sort of group it is."""
_WORD = re.compile(r"[^\W\d_]+(?:['’]S\b)?")
_SMALL = frozenset({"AND", "DE", "FOR", "IN", "OF", "ON", "THE", "TO"})
_VOWELS = frozenset("AEIOUY")
_ABBREVIATION = 5
"""Letters that a word without a vowel may have and still be an abbreviation."""


class Party(Struct, frozen=True):
    """A coded actor.

    Attributes:
        actor: its record.
        phrase: what it is called in the middle of a sentence; empty where only the words of a report tell.
        unmapped: the code of its country, where that is no country.
    """

    actor: Actor
    phrase: str
    unmapped: str

    def called(self, printed: str) -> str:
        """What it is called in a sentence on a report that has these words for it."""
        return self.phrase or in_small_letters(printed) or str(self.actor.name)


def party_of(columns: Sequence[str]) -> Party:
    """Who an actor is, by its ten columns; its code may not be empty."""
    code, _, country, group, people, *more = columns
    place = CAMEO.get(country)
    where = name_of(place) if place else REGIONS.get(country, country)
    religions, types = [one for one in more[:2] if one], [one for one in more[2:] if one]
    known = [TYPES.get(one, (one, _GROUP)) for one in types]
    names = [words for one, (words, _) in zip(types, known, strict=True) if not (group and one in _BODIES)]
    names += [peoples().get(people, people)] if people else []
    names += [RELIGIONS.get(one, one) for one in religions]
    phrase = _phrase(groups().get(group, group), list(dict.fromkeys(names)), where, is_country=bool(place))
    kinds = [kind for _, kind in known] + [_GROUP for _ in (people, *religions) if _]
    kind = _ORGANIZATION if group else kinds[0] if kinds else None
    name = _as_name(phrase or TYPES.get(code, (code,))[0])
    actor = Actor(id=f"cameo-{code}", name=name, kind=kind, country=place)
    return Party(actor, phrase if where or group else "", country if not place else "")


def _phrase(group: str, names: list[str], where: str, *, is_country: bool) -> str:
    """`the government of Libya (military)`, `Hamas (Palestine)`; empty where there is nothing to go by."""
    if group:
        head, rest = group, [*([where] if is_country else []), *names]
    elif names:
        head, rest = f"{names[0]} of {where}" if where else names[0], names[1:]
    else:
        head, rest = where, []
    told = ", ".join(one.removeprefix("the ").removeprefix("an ").removeprefix("a ") for one in rest)
    return f"{head} ({told})" if told else head


def _as_name(phrase: str) -> str:
    name = phrase.removeprefix("the ").removeprefix("an ").removeprefix("a ")
    return name[:1].upper() + name[1:]


def in_small_letters(printed: str) -> str:
    """Words in capitals as they may stand in a title: `Chief of Staff`; an abbreviation stays as it is."""
    return _WORD.sub(_small, printed)


def _small(match: re.Match[str]) -> str:
    word = match[0]
    if word in _SMALL:
        return word.lower()
    is_abbreviation = len(word) <= _ABBREVIATION and _VOWELS.isdisjoint(word)
    return word if is_abbreviation else word.capitalize()
