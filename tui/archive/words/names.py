"""The names of the actors, who are numbered, and the rows a name stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from tui.archive.columns import RowSet
from tui.archive.words.gathering import Gathered, Gathering
from tui.archive.words.tables import MemoryTable, Table, UnionTable
from tui.archive.words.texts import names_of
from tui.model.records import Actor

Named = tuple[Actor, RowSet]
"""An actor and the rows that name it."""


class Names(Struct, frozen=True):
    """The names of the actors of a story.

    Attributes:
        numbers: word of a name to the numbers of the actors.
        rows: word of a name to the rows of these actors.
        actor: number to actor and rows.
    """

    numbers: Table
    rows: Table
    actor: Callable[[int], Named]


def names_in_memory(named: Sequence[Named]) -> Names:
    """The names of actors, who are numbered as they come."""
    numbers = MemoryTable(gathered_names(actor for actor, _ in named))
    return Names(numbers, UnionTable(numbers, lambda number: named[number][1]), named.__getitem__)


def gathered_names(actors: Iterable[Actor]) -> Gathered:
    """Word to the numbers of the actors with a name or alias that holds it."""
    gathered = Gathering()
    for number, actor in enumerate(actors):
        gathered.add(number, names_of(actor))
    return gathered.by_word()
