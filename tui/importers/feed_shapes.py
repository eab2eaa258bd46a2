"""What is taken from a feed: the few things a story needs, whichever format the feed is in."""

from __future__ import annotations

import msgspec
from msgspec import Struct


class Entry(Struct, frozen=True):
    """One entry of a feed; texts may hold HTML, and everything may be missing.

    Attributes:
        id, link: as the feed has them.
        title, summary: of the entry.
        published, updated: dates as they are printed.
        published_utc, updated_utc: the same as seconds since 1970, where they could be read.
        authors: names.
        tags: words of the publisher.
        language: BCP 47.
        source, source_link: the publication an entry was taken over from.
    """

    id: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    published: str = ""
    published_utc: int | None = None
    updated: str = ""
    updated_utc: int | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    source_link: str = ""


class Feed(Struct, frozen=True):
    """A feed.

    Attributes:
        title, summary, language, link: of the whole.
        updated, updated_utc: as in `Entry`.
        entries: in the order of the file.
        flaw: what is wrong with the file, although it could be read.
    """

    title: str = ""
    summary: str = ""
    language: str = ""
    link: str = ""
    updated: str = ""
    updated_utc: int | None = None
    entries: tuple[Entry, ...] = ()
    flaw: str = ""


DECODER: msgspec.msgpack.Decoder[Feed] = msgspec.msgpack.Decoder(Feed)
"""Reads what the program that parses feeds writes."""
