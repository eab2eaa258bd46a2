"""Who a coded actor is: a record with a name in words, and what it is called in a sentence.

GDELT knows an actor by a code that is put together from a country, a known group, a people, religions and
types (`LBYGOV`), and by the words that a report had for it (`QADHAFI`). The code is who the actor is, the
same in every row; the words are what it was called there.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tui.importers.gdelt.labels import RELIGIONS, TYPES, group_in_sentence, peoples
from tui.importers.gdelt.places import CAMEO, REGIONS, name_of
from tui.importers.gdelt.printed import in_small_letters, says_again
from tui.model.records import ACTOR_KINDS, Actor

_, _ORGANIZATION, _, _GROUP, _ = ACTOR_KINDS
COLUMNS = 10
"""Columns that tell of one actor: its code, its words, country, group, people, two religions, three types."""
_BODIES = frozenset({"IGO", "IMG", "INT", "MNC", "NGM", "NGO", "UAF"})
"""Types that say of a known group only what sort of group it is."""
_NAMED = frozenset({"IGO", "IMG", "INT", "MNC", "NGM", "NGO"})
"""Types of bodies that GDELT knows by their names, although it has no code for each."""


class Party(Struct, frozen=True):
    """A coded actor.

    Attributes:
        actor: its record.
        head: what it is called in the middle of a sentence by its code; empty where only its words tell.
        where: its country or region in words, or empty.
        is_named: whether the words of a report are its name.
        unmapped: the code of its country, where that is no country.
    """

    actor: Actor
    head: str
    where: str
    is_named: bool
    unmapped: str

    def called(self, printed: str) -> str:
        """What it is called in a sentence on a report that has these words for it.

        `the government of Russia (Vladimir Putin)`; words that only say the country once more are left out.
        """
        words = in_small_letters(printed)
        if not self.head:
            return words or str(self.actor.name)
        if not words or says_again(printed, self.head, self.actor.country):
            return self.head
        if self.is_named:
            return f"{words} ({self.where})" if self.where else words
        return f"{self.head} ({words})"


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
    head, rest = _phrase(group, list(dict.fromkeys(names)), where)
    if group and place:
        rest = [where, *rest]
    kinds = [kind for _, kind in known] + [_GROUP for _ in (people, *religions) if _]
    kind = _ORGANIZATION if group else kinds[0] if kinds else None
    name = _as_name(head or TYPES.get(code, (code,))[0], rest)
    return Party(
        actor=Actor(id=f"cameo-{code}", name=name, kind=kind, country=place),
        head=head if where or group else "",
        where=_without_article(where),
        is_named=not group and bool(_NAMED.intersection(types[:1])),
        unmapped=country if not place else "",
    )


def _phrase(group: str, names: list[str], where: str) -> tuple[str, list[str]]:
    """What an actor is called, and what else it is: `the government of Libya` and `the military`."""
    if group:
        return group_in_sentence(group), names
    if names:
        return f"{names[0]} of {where}" if where else names[0], names[1:]
    return where, []


def _as_name(head: str, rest: Sequence[str]) -> str:
    told = ", ".join(map(_without_article, rest))
    name = _without_article(head) + (f" ({told})" if told else "")
    return name[:1].upper() + name[1:]


def _without_article(phrase: str) -> str:
    return phrase.removeprefix("the ").removeprefix("an ").removeprefix("a ")
