"""A story in which every field is an attack: an event for each class, with actors and sources of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hostile_texts import ATTACKS, Attack

FIRST_YEAR = 1900


def framed(attack: Attack) -> str:
    """The attack between two words that are to be seen, wherever it stands."""
    return f"{attack.name} {attack.text} end"


def attacked_story(attack: Attack = ATTACKS[0], attacks: Sequence[Attack] = ATTACKS) -> bytes:
    """The story, its head attacked by one class, every record by its own; what is not ASCII is escaped."""
    numbered = list(enumerate(attacks))
    text = framed(attack)
    story = {
        "format": "dateline/1",
        "title": {"en": text, text: text},
        "summary": text,
        "language": text,
        text: text,
        "sources": [source for number, one in numbered for source in _sources(number, framed(one))],
        "actors": [actor for number, one in numbered for actor in _actors(number, framed(one))],
        "events": [event for number, one in numbered for event in _events(number, framed(one))],
    }
    return json.dumps(story).encode()


def _sources(number: int, text: str) -> list[dict[str, object]]:
    common: dict[str, object] = {
        "title": {"en": text, text: text},
        "publisher": text,
        "language": text,
        "published": text,
        "retrieved": text,
        "derived_from": [text, f"s{number}"],
        text: text,
    }
    return [
        {"id": f"s{number}", "url": f"https://example.org/{text}", **common},
        {"id": f"source {text}", "url": text, **common},
    ]


def _actors(number: int, text: str) -> list[dict[str, object]]:
    common: dict[str, object] = {
        "name": {"en": text, text: text},
        "kind": text,
        "country": text,
        "member_of": [text, f"a{number}"],
        "aliases": [text, text],
    }
    roles = [{"role": text, "from": "1800", "to": "2100"}, {"role": {"en": text}, "from": text, "to": text}]
    return [
        {"id": f"a{number}", "role": text, **common},
        {"id": f"actor {text}", "role": roles, **common},
    ]


def _events(number: int, text: str) -> list[dict[str, object]]:
    event: dict[str, object] = {
        "id": f"e{number} {text}",
        "date": str(FIRST_YEAR + number),
        "title": {"en": text, text: text},
        "date_as_printed": text,
        "reported": text,
        "status": text,
        "summary": text,
        "kind": text,
        "countries": ["KR", text],
        "actors": [f"actor {text}", {"actor": f"a{number}", "as": text}, {"actor": text, "as": text}],
        "quotes": _quotes(number, text),
        "sources": [{"source": f"source {text}"}, {"source": f"s{number}", "paragraph": 3}, {"source": text}],
        "replies_to": [text, f"e0 {text}"],
        "conflicts_with": [text, f"q{number} {text}"],
        "tags": [text, "plain"],
        text: text,
    }
    lost: dict[str, object] = {"id": f"lost {text}", "date": text, "title": text}
    other: dict[str, object] = {"id": text, "date": "2024", "title": [text]}
    return [event, lost, other]


def _quotes(number: int, text: str) -> list[dict[str, object]]:
    common: dict[str, object] = {
        "text": text,
        "language": text,
        "kind": text,
        "translations": {"en": {"text": text, "by": text}, text: {"text": text, "by": text}},
        "date": text,
        "to": text,
        "via": f"a{number}",
        "before": text,
        "after": text,
        "confidence": text,
        "conflicts_with": [text],
    }
    return [
        {"id": f"q{number} {text}", "speaker": f"actor {text}", "source": {"source": f"s{number}"}, **common},
        {
            "id": f"p{number} {text}",
            "speaker": {"as_printed": {"en": text}},
            "source": {"source": text},
            **common,
        },
        {"id": f"r{number}", "speaker": text, **common},
    ]
