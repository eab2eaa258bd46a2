"""Remembers the ids of what was left out, so that a reference to it is not called a reference to nothing."""

from __future__ import annotations

import re
from contextlib import suppress

import msgspec
from msgspec import Struct, field

from tui.loading.scanning import LISTS
from tui.text import clean

_ID = re.compile(rb'"id"\s*:\s*("[^"\\]*+(?:\\.[^"\\]*+)*+")', re.DOTALL)


class Lost(Struct):
    """What was left out of one file.

    Attributes:
        ids: for each list of the story, the ids found in its unusable records, those of quotes among them.
        number: records left out, of all lists.
    """

    ids: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in LISTS})
    number: int = 0

    def refuse(self, name: str, raw: bytes) -> None:
        """Count a record of a list that was left out whole, and remember its ids."""
        self.number += 1
        self.remember(name, raw)

    def remember(self, name: str, raw: bytes) -> None:
        """Remember the ids in the bytes of a record that was left out, whole or in part."""
        self.ids[name] |= ids_in(raw)


def ids_in(raw: bytes) -> set[str]:
    """The ids that can be read in the bytes of a record, which need not be valid JSON."""
    found: set[str] = set()
    for written in _ID.findall(raw):
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            found.add(clean(msgspec.json.decode(written, type=str)))
    return found
