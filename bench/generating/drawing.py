"""Draws without end from weighted lists, in blocks, so that one draw costs little more than `next`.

Every stream has a generator of its own, seeded by its name: what one of them draws never shifts another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, repeat
from random import Random
from typing import TypeVar

_Drawn = TypeVar("_Drawn")

_BLOCK = 2048
_UNIT = 10**12


def zipf(number: int, shift: int = 2) -> list[int]:
    """Weights by Zipf's law with Mandelbrot's shift, in whole numbers: rank r weighs 1/(r + shift)."""
    return [_UNIT // (rank + shift) for rank in range(1, number + 1)]


def drawn(name: str, population: Sequence[_Drawn], weights: Sequence[int]) -> Iterator[_Drawn]:
    """Endless draws with replacement; the same for the same name, population and weights."""
    random = Random(name)  # noqa: S311 - a story is made up, not kept secret
    cumulated = list(accumulate(weights))
    return chain.from_iterable(
        random.choices(population, cum_weights=cumulated, k=_BLOCK) for _ in repeat(None)
    )


def by_weight(name: str, weighted: dict[_Drawn, int]) -> Iterator[_Drawn]:
    """Endless draws from a table of weights."""
    return drawn(name, tuple(weighted), tuple(weighted.values()))


def fractions(name: str) -> Iterator[float]:
    """Endless numbers from 0 up to, not including, 1."""
    random = Random(name)  # noqa: S311 - a story is made up, not kept secret
    return iter(random.random, None)
