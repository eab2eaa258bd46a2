"""Mentions: the further reports of an event, which GDELT keeps in files of their own.

They are read before the events and joined to them by number. What is kept of each is a few bytes; the
addresses are kept once, and as many mentions as a day of GDELT has can be held.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from tui.importers.gdelt.days import is_number
from tui.importers.gdelt.languages import language_of
from tui.importers.gdelt.reports import is_url

MOST: Final = 300_000
"""Mentions that are joined to events; further ones are counted."""
_BYTE, _WORD = 255, 65_535
_NOTHING: tuple[str, str | None] = ("", None)


class Mention(Struct, frozen=True):
    """One mention of an event.

    Attributes:
        address: of the document: its URL, or the words of a citation.
        publisher: who published it; empty where its URL tells.
        language: BCP 47 tag of the language it was translated from.
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
        self._documents = array("I")
        self._confidence = array("B")
        self._sentences = array("H")
        self._known: dict[str, int] = {}
        self._list: list[str] = []
        self._about: dict[int, tuple[str, str | None]] = {}
        self._order = array("I")
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
            self._list.append(address)
            about = "" if is_url(address) else row[4], language_of(row[14])
            if about != _NOTHING:
                self._about[place] = about
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
            document = self._documents[place]
            publisher, language = self._about.get(document, _NOTHING)
            fields: dict[str, object] = {
                "SentenceID": self._sentences[place],
                "Confidence": self._confidence[place],
            }
            yield Mention(self._list[document], publisher, language, fields)
            at += 1

    def language(self, address: str) -> str | None:
        """The language of a document, where a mention tells it."""
        place = self._known.get(address)
        return None if place is None else self._about.get(place, _NOTHING)[1]


def _bounded(text: str, most: int) -> int:
    return min(int(text), most) if is_number(text) else 0
