"""The actors of the rows: each is told of once, and what a row needs of it is looked up after that."""

from __future__ import annotations

from collections import Counter
from typing import Final

from msgspec import Struct

from tui.importers.found import Found
from tui.importers.gdelt.parties import COLUMNS, Party, party_of
from tui.model.records import Involvement

FIRST: Final = 5
"""The first column of who acts."""
SECOND: Final = FIRST + COLUMNS
"""The first column of whom it concerns."""
_AT_HAND = 100_000
"""Actors, each with the words of a report, that are kept for the next row that names them."""


class Seen(Struct, frozen=True):
    """An actor as one report has it.

    Attributes:
        entry: its part in an event.
        subject: what it is called where a sentence begins.
        called: what it is called further on.
        name: the id of the actor; empty where there is none.
        words: what the report calls it.
        country: ISO 3166-1 alpha-2 code, or empty.
        unmapped: the code of its country, where that is no country.
    """

    entry: str | Involvement
    subject: str
    called: str
    name: str
    words: str = ""
    country: str = ""
    unmapped: str = ""


NOBODY: Final = Seen("", "An unidentified actor", "", "")
"""Stands where GDELT found no actor."""


class Cast:
    """The actors that were handed on.

    Attributes:
        fresh: actors that nobody was told of yet.
        unmapped: how often a row named an actor whose country is no country, by the code of that.
    """

    def __init__(self) -> None:
        self.fresh: list[Found] = []
        self.unmapped: Counter[str] = Counter()
        self._parties: dict[str, Party] = {}
        self._at_hand: dict[tuple[str, str], Seen] = {}

    def seen(self, row: list[str], at: int, line: int) -> Seen:
        """The actor whose columns begin at a place of a row."""
        code = row[at]
        if not code:
            return NOBODY
        key = code, row[at + 1]
        seen = self._at_hand.get(key)
        if seen is None:
            seen = self._met(row[at : at + COLUMNS], line)
            if len(self._at_hand) >= _AT_HAND:
                self._at_hand.clear()
            self._at_hand[key] = seen
        if seen.unmapped:
            self.unmapped[seen.unmapped] += 1
        return seen

    def _met(self, columns: list[str], line: int) -> Seen:
        code, words = columns[:2]
        party = self._parties.get(code)
        if party is None:
            party = self._parties[code] = party_of(columns)
            self.fresh.append(Found(party.actor, line))
        actor, called = party.actor, party.called(words)
        adds = words and words.casefold() != str(actor.name).casefold()
        return Seen(
            entry=Involvement(actor=actor.id, role=words) if adds else actor.id,
            subject=called[:1].upper() + called[1:],
            called=called,
            name=actor.id,
            words=words,
            country=actor.country or "",
            unmapped=party.unmapped,
        )


def parts(first: Seen, second: Seen) -> tuple[str | Involvement, ...]:
    """The actors of an event; one that is both who acts and whom it concerns has one part with both names."""
    if first.name != second.name:
        if first.name and second.name:
            return first.entry, second.entry
        return (first.entry if first.name else second.entry,)
    if first.words == second.words or not first.name:
        return (first.entry,) if first.name else ()
    return (Involvement(actor=first.name, role=f"{first.words} / {second.words}"),)
