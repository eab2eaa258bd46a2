"""The small fields of an event as ready pieces of JSON: status, kind, tags, citations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from generating.drawing import by_weight, drawn, zipf
from generating.wordlist import listed

_KINDS = listed(
    """
    statement meeting report decision protest attack deployment vote visit treaty arrest trial election
    warning sanction delivery exercise resignation appointment accident disaster investigation strike
    estimate rescue
    """
)
_TAGS = listed(
    """
    war peace economy energy elections border trade sanctions troops nuclear migration climate health justice
    media human-rights terrorism space cyber religion agriculture transport budget labour education sport
    culture drones oil gas grain aid refugees parliament courts police intelligence navy airforce diplomacy
    """
)
_STATUSES = {
    "": 700,
    "happened": 80,
    "ongoing": 50,
    "planned": 50,
    "expected": 30,
    "claimed": 60,
    "denied": 30,
}
"""Weights of the statuses; empty where the field is absent, which means that it happened."""
_PASSAGES = {"}": 40, ',"paragraph":2,"span":[160,558]}': 3, ',"paragraph":1,"span":[0,159]}': 3} | {
    f',"paragraph":{number}}}': 14 - number for number in range(1, 13)
}


def marks(seed: str) -> Iterator[str]:
    """Status, kind and tags of events, with a comma before each; none of them stands in every event."""
    statuses = by_weight(
        f"{seed}/statuses",
        {f',"status":"{name}"' if name else "": weight for name, weight in _STATUSES.items()},
    )
    kinds = [*(f',"kind":"{name}"' for name in _KINDS), ""]
    tags = drawn(f"{seed}/tags", _TAGS, zipf(len(_TAGS), 4))
    numbers = by_weight(f"{seed}/tag counts", {0: 45, 1: 30, 2: 20, 3: 5})
    kinds_drawn = drawn(f"{seed}/kinds", kinds, zipf(len(kinds), 3))
    for status, kind, number in zip(statuses, kinds_drawn, numbers, strict=False):
        some = '","'.join(dict.fromkeys([next(tags) for _ in repeat(None, number)]))
        yield f'{status}{kind},"tags":["{some}"]' if some else status + kind


def citations(seed: str, sources: int) -> Iterator[str]:
    """Citations of the sources `s1`, `s2` and so on, the first ones most often."""
    starts = [f'{{"source":"s{rank}"' for rank in range(1, sources + 1)]
    return map(
        str.__add__,
        drawn(f"{seed}/cited", starts, zipf(sources, 5)),
        by_weight(f"{seed}/passages", _PASSAGES),
    )
