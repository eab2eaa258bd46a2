"""The documents behind events and quotations: one address is one source, whatever it is cited for."""

from __future__ import annotations

from hashlib import blake2b

from tui.importers.found import Found
from tui.model.records import Citation, Source

_AT_HAND = 50_000
"""Addresses whose citation is kept for the next event that names them."""
_ADDRESS = ("http://", "https://")


class Reports:
    """The sources that were handed on; of each only a number is kept.

    Attributes:
        fresh: sources that nobody was told of yet.
    """

    def __init__(self) -> None:
        self.fresh: list[Found] = []
        self._told: set[int] = set()
        self._at_hand: dict[str, tuple[Citation, ...]] = {}

    def cited(
        self, address: str, line: int, publisher: str = "", language: str | None = None, apart: str = ""
    ) -> tuple[Citation, ...]:
        """The citation of a document, which becomes a source where it is new; none where no address is given.

        Args:
            address: a URL, or the words of a citation.
            line: where it is named.
            publisher: who published it; of a URL the name of its host is used.
            language: BCP 47 tag of its text, where that is known.
            apart: what tells documents of the same citation apart.
        """
        key = address + apart
        found = self._at_hand.get(key)
        if found is None:
            if len(self._at_hand) >= _AT_HAND:
                self._at_hand.clear()
            found = self._at_hand[key] = self._met(key, address, line, publisher, language)
        return found

    def _met(
        self, key: str, address: str, line: int, publisher: str, language: str | None
    ) -> tuple[Citation, ...]:
        if not address:
            return ()
        digest = blake2b(key.encode("utf-8", "replace"), digest_size=8)
        name = f"gdelt-{digest.hexdigest()}"
        number = int.from_bytes(digest.digest())
        if number not in self._told:
            self._told.add(number)
            self.fresh.append(Found(_source(name, address, publisher, language), line))
        return (Citation(source=name),)


def _source(name: str, address: str, publisher: str, language: str | None) -> Source:
    if not is_url(address):
        return Source(id=name, title=address, publisher=publisher or None, language=language)
    return Source(id=name, publisher=host_of(address) or None, url=address, language=language)


def is_url(address: str) -> bool:
    """Whether the address of a document is a URL, and not the words of a citation."""
    return address.startswith(_ADDRESS)


def host_of(address: str) -> str:
    """The name of the host in a URL, without `www.`."""
    host = address.split("/", 3)[2].rpartition("@")[2].split(":", 1)[0]
    return host.lower().removeprefix("www.")
