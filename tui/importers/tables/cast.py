"""Actors and sources of a table: made once each, from the cells that name them."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from tui.importers.found import Found
from tui.model.records import Actor, Source
from tui.wording import N_

NO_ADDRESS = N_("“{word}” is no web address and stands as the title of a source; rows: {lines}")


class Cast:
    """Actors and sources that rows have named so far.

    Attributes:
        fresh: those that were named first since it was last emptied.
    """

    def __init__(self, prefix: str) -> None:
        """Take the name of the mapping, which ids begin with."""
        self.fresh: list[Found] = []
        self._prefix = prefix
        self._actors: dict[str, str] = {}
        self._sources: set[str] = set()

    def actor(self, name: str, line: int, wanted: str = "", kind: str = "", country: str = "") -> str:
        """The id of the actor of a name."""
        key = wanted or name
        found = self._actors.get(key)
        if found is None:
            found = self._actors[key] = f"{self._prefix}-{wanted or digest((name,))}"
            actor = Actor(id=found, name=name, kind=kind or None, country=country or None)
            self.fresh.append(Found(actor, line))
        return found

    def source(self, source: Source, line: int) -> str:
        """The id of a source: the same for one address, or else for one title, publisher and day."""
        if source.url:
            found = f"{self._prefix}-{digest((source.url,))}"
        else:
            parts = (str(source.publisher or ""), str(source.title or ""), source.published or "")
            found = f"{self._prefix}-{digest(parts)}"
        if found not in self._sources:
            self._sources.add(found)
            named = Source(
                id=found,
                title=source.title,
                publisher=source.publisher,
                url=source.url,
                language=source.language,
                published=source.published,
            )
            self.fresh.append(Found(named, line))
        return found


def digest(parts: Iterable[str]) -> str:
    """A short name for some texts, the same at every import."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
