"""Mentions: the further reports of an event, which GDELT keeps in files of their own.

They are read before the events and joined to them by number. What is kept of each is a few bytes; the
addresses are kept once, and so many mentions as a day of GDELT has can be held.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from tui.importers.gdelt.days import is_number
from tui.importers.gdelt.languages import language_of

MOST: Final = 500_000
"""Mentions that are joined to events; further ones are counted."""
_BYTE, _WORD = 255, 65_535


class Document(Struct, frozen=True):
    """A document that mentions events.

    Attributes:
        address: its URL, or the words of a citation.
        publisher: who published it.
        language: BCP 47 tag of the language it was translated from.
    """

    address: str
    publisher: str
    language: str | None


class Mention(Struct, frozen=True):
    """One mention of an event.

    Attributes:
        address: of the document.
        publisher: of the document.
        language: of the document.
        fields: what else is known of the mention, under the names of its columns.
    """

    address: str
    publisher: str
    language: str | None
    fields: dict[str, object]


class Mentions:
    """The mentions of all files that were given.

    Attributes:
        number: how many there are.
        beyond: how many of them were too many to be kept.
    """

    def __init__(self) -> None:
        self.number = self.beyond = 0
        self._events = array("Q")
        self._documents = array("L")
        self._confidence = array("B")
        self._sentences = array("H")
        self._known: dict[str, int] = {}
        self._list: list[Document] = []
        self._order = array("L")
        self._joined = bytearray()

    @property
    def unjoined(self) -> int:
        """How many of those that are kept have not found their event."""
        return self._joined.count(0)

    def add(self, row: list[str]) -> bool:
        """Take the row of a mention; False: it names no event or no document."""
        address = row[5]
        if not is_number(row[0]) or not address:
            return False
        self.number += 1
        if len(self._events) >= MOST:
            self.beyond += 1
            return True
        place = self._known.get(address)
        if place is None:
            place = self._known[address] = len(self._list)
            self._list.append(Document(address, row[4], language_of(row[14])))
        self._events.append(int(row[0]))
        self._documents.append(place)
        self._sentences.append(_bounded(row[6], _WORD))
        self._confidence.append(_bounded(row[11], _BYTE))
        return True

    def settle(self) -> None:
        """Put them in the order of their events, when all are there."""
        numbers = self._events
        self._order = array("L", sorted(range(len(numbers)), key=numbers.__getitem__))
        self._events = array("Q", (numbers[place] for place in self._order))
        self._joined = bytearray(len(numbers))

    def of(self, event: str) -> Iterator[Mention]:
        """The mentions of an event."""
        number = int(event)
        at = bisect_left(self._events, number)
        while at < len(self._events) and self._events[at] == number:
            place = self._order[at]
            self._joined[at] = 1
            document = self._list[self._documents[place]]
            fields: dict[str, object] = {
                "SentenceID": self._sentences[place],
                "Confidence": self._confidence[place],
            }
            yield Mention(document.address, document.publisher, document.language, fields)
            at += 1

    def language(self, address: str) -> str | None:
        """The language of a document, where a mention tells it."""
        place = self._known.get(address)
        return None if place is None else self._list[place].language


def _bounded(text: str, most: int) -> int:
    return min(int(text), most) if is_number(text) else 0
