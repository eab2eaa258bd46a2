"""The cast of a story: its actors, the ones most in the news first, and its sources."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from generating.drawing import drawn, zipf
from generating.names import UNNAMED, Name, bodies, groups, pairs, people
from generating.places import CITIES, COUNTRIES, Place

_MOST_ACTORS, _MOST_SOURCES = 50_000, 2_000
_SHARES = {"organization": 0.12, "group": 0.06, "unnamed": 0.03}
_GOVERNMENTS = 0.02
"""Governments stand among this first part of the actors."""
_ROLES = pairs(
    """
    Außenminister|foreign minister; Verteidigungsminister|defence minister; Regierungssprecher|government
    spokesman; Präsident|president; Ministerpräsident|prime minister; Botschafter|ambassador;
    General|general; Abgeordneter|deputy; Senatorin|senator; Bürgermeisterin|mayor;
    Oppositionsführer|opposition leader; Analystin|analyst; Richterin|judge; Korrespondent|correspondent;
    Kommissarin|commissioner; Vorsitzender|chairman; Sondergesandter|special envoy;
    Geheimdienstchef|intelligence chief; Polizeipräsidentin|police chief; Ökonom|economist; Bischof|bishop;
    Gewerkschafterin|union leader; Vorstandschef|chief executive; Aktivistin|activist; Stabschef|chief of
    staff
    """
)
_PAPERS = pairs(
    """
    Tageblatt|Daily; Kurier|Courier; Anzeiger|Gazette; Rundschau|Review; Nachrichten|News; Zeitung|Times;
    Post|Post; Bote|Herald; Wochenblatt|Weekly; Stimme|Voice; Echo|Echo; Merkur|Mercury;
    Beobachter|Observer; Agentur|Agency; Morgen|Morning; Abend|Evening; Rundfunk|Broadcasting; Welle|Wave
    """
)
_LANGUAGES = ("de", "en", "en", "de", "fr", "ru", "es", "uk", "ar", "zh")


class Actor(NamedTuple):
    """An actor as events need it.

    Attributes:
        id: its id.
        name: its name.
        country: ISO 3166-1 alpha-2, None for an international body or an unknown one.
        record: its record as JSON.
    """

    id: str
    name: Name
    country: str | None
    record: str


class _Draft(NamedTuple):
    kind: str
    name: Name
    country: str | None
    standing: float


def number_of_actors(events: int) -> int:
    """How many actors a story has: one for twenty events, from 20 to 50,000."""
    return min(_MOST_ACTORS, max(20, events // 20))


def number_of_sources(events: int) -> int:
    """How many sources a story has: one for fifty events, from 5 to 2,000."""
    return min(_MOST_SOURCES, max(5, events // 50))


def as_json(record: Mapping[str, object]) -> str:
    """A record on one line, without what is None."""
    kept = {key: value for key, value in record.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _text(name: Name) -> object:
    return name.de if name.de == name.en else {"de": name.de, "en": name.en}


def actors(seed: str, number: int) -> list[Actor]:
    """The actors of a story, the one most in the news first."""
    random = Random(f"{seed}/actors")  # noqa: S311 - a story is made up, not kept secret
    drafts = sorted(_drafts(random, number), key=lambda draft: draft.standing)
    bodies_of = [f"a{rank}" for rank, draft in enumerate(drafts, 1) if draft.kind == "organization"]
    found = []
    for rank, draft in enumerate(drafts, 1):
        record = {
            "id": f"a{rank}",
            "name": _text(draft.name),
            "kind": draft.kind,
            "country": draft.country,
            "role": _role(random, draft.kind),
            "member_of": _membership(random, draft.kind, bodies_of),
            "aliases": _aliases(random, draft),
        }
        found.append(Actor(f"a{rank}", draft.name, draft.country, as_json(record)))
    return found


def _drafts(random: Random, number: int) -> Iterator[_Draft]:
    """Actors of every kind, each with a number for its standing: the smaller, the more in the news."""
    counts = {kind: max(1, int(number * share)) for kind, share in _SHARES.items()}
    governments = COUNTRIES[: min(len(COUNTRIES), max(1, number // 20))]
    for place in governments:
        name = Name(f"Regierung ({place.de})", f"Government ({place.en})")
        yield _Draft("government", name, place.code, random.random() * _GOVERNMENTS)
    for name, place in bodies(random, counts["organization"]):
        country = place.code if random.random() < 0.85 else None
        yield _Draft("organization", name, country, random.random())
    for name, place in groups(random, counts["group"]):
        yield _Draft("group", name, place.code if random.random() < 0.7 else None, random.random())
    homes = _homes(random)
    for count in range(counts["unnamed"]):
        name = UNNAMED[count % len(UNNAMED)]
        yield _Draft("unnamed", name, next(homes).code if random.random() < 0.5 else None, random.random())
    for name in people(random, number - len(governments) - sum(counts.values())):
        yield _Draft("person", name, next(homes).code if random.random() < 0.93 else None, random.random())


def _homes(random: Random) -> Iterator[Place]:
    return drawn(f"homes {random.random()}", COUNTRIES, zipf(len(COUNTRIES), 2))


def _role(random: Random, kind: str) -> object:
    if kind != "person" or random.random() < 0.55:
        return None
    role = _ROLES[int(random.random() * len(_ROLES))]
    chance = random.random()
    if chance < 0.5:
        return {"de": role.de, "en": role.en}
    if chance < 0.85:
        return role.de
    year = 1982 + int(random.random() * 35)
    later = _ROLES[int(random.random() * len(_ROLES))]
    return [
        {"role": role.de, "from": str(year), "to": f"{year + 4}-06"},
        {"role": {"de": later.de, "en": later.en}, "from": f"{year + 4}-07"},
    ]


def _membership(random: Random, kind: str, organizations: list[str]) -> list[str] | None:
    if kind != "person" or random.random() < 0.8:
        return None
    return [organizations[int(random.random() * len(organizations))]]


def _aliases(random: Random, draft: _Draft) -> list[str] | None:
    if draft.kind not in ("person", "organization") or random.random() < 0.8:
        return None
    if draft.kind == "organization":
        letters = "".join(word[0] for word in draft.name.en.replace("(", "").split() if word[0].isupper())
        return [letters]
    given, surname = draft.name.en.split(" ", 1)
    return [f"{given[0]}. {surname}", surname] if random.random() < 0.5 else [surname]


def sources(seed: str, number: int) -> list[str]:
    """The records of the sources as JSON; their ids are `s1`, `s2` and so on."""
    random = Random(f"{seed}/sources")  # noqa: S311 - a story is made up, not kept secret
    found = []
    for rank in range(1, number + 1):
        paper, city = _PAPERS[int(random.random() * len(_PAPERS))], CITIES[int(random.random() * len(CITIES))]
        language = _LANGUAGES[int(random.random() * len(_LANGUAGES))]
        title = f"{city.de}er {paper.de}" if language == "de" else f"{city.en} {paper.en}"
        copied = (
            [f"s{1 + int(random.random() * (rank - 1))}"] if rank > 1 and random.random() < 0.15 else None
        )
        record = {
            "id": f"s{rank}",
            "title": title if language in ("de", "en") else {"de": city.de + " " + paper.de, "en": title},
            "publisher": f"{paper.en} {city.en}" if random.random() < 0.6 else None,
            "url": f"https://news{rank}.example/archive/{1980 + int(random.random() * 45)}/",
            "language": language,
            "published": _day(random) if random.random() < 0.7 else None,
            "retrieved": "2025-01-15" if random.random() < 0.5 else None,
            "derived_from": copied,
        }
        found.append(as_json(record))
    return found


def _day(random: Random) -> str:
    year, month, day = (int(random.random() * size) for size in (45, 12, 28))
    return f"{1980 + year}-{month + 1:02}-{day + 1:02}"
