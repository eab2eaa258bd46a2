"""The program that parses feeds: it runs apart, with little memory and little time, on bytes it is given.

A parser of feeds is lenient with everything, and so needs minutes for a few kilobytes that were made
to be slow. What it costs is bounded here by the system, and a program that is ended loses one feed.
"""

from __future__ import annotations

import calendar
import io
import resource
import struct
import sys
import time
from collections.abc import Mapping
from typing import Any, cast

import msgspec

from tui.importers.feed_shapes import Entry, Feed

MEMORY = 512 * 1024**2
"""Bytes the program may have."""
SECONDS = 3
"""Seconds of work that one feed may take."""
LENGTH = struct.Struct(">I")
"""How the length of what follows is written."""

_Parsed = Mapping[str, Any]


def main() -> int:
    """Parse one feed after the other, each after its length, until there is none."""
    import feedparser

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while len(head := source.read(LENGTH.size)) == LENGTH.size:
        data = source.read(LENGTH.unpack(head)[0])
        _allow(SECONDS)
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        answer = msgspec.msgpack.encode(_feed(cast("_Parsed", found)))
        target.write(LENGTH.pack(len(answer)) + answer)
        target.flush()
    return 0


def _allow(seconds: int) -> None:
    """Let the program work for some seconds more, from now; then the system ends it."""
    limit = int(time.process_time()) + 1 + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def _feed(parsed: _Parsed) -> Feed:
    head = parsed.get("feed", {})
    updated = next((name for name in ("updated", "published") if _text(head, name)), "updated")
    error = parsed.get("bozo_exception") if parsed.get("bozo") else None
    return Feed(
        title=_text(head, "title"),
        summary=_text(head, "subtitle"),
        language=_text(head, "language"),
        link=_text(head, "link"),
        updated=_text(head, updated),
        updated_utc=_moment(head, updated),
        entries=tuple(_entry(entry) for entry in parsed.get("entries", ())),
        flaw="" if error is None else type(error).__name__,
    )


def _entry(entry: _Parsed) -> Entry:
    detail = entry.get("title_detail", {})
    source = entry.get("source", {})
    return Entry(
        id=_text(entry, "id"),
        link=_text(entry, "link"),
        title=_text(entry, "title"),
        summary=_text(entry, "summary") or _content(entry),
        published=_text(entry, "published"),
        published_utc=_moment(entry, "published"),
        updated=_text(entry, "updated"),
        updated_utc=_moment(entry, "updated"),
        authors=_authors(entry),
        tags=tuple(dict.fromkeys(filter(None, (_tag(tag) for tag in entry.get("tags", ()))))),
        language=_text(detail, "language"),
        source=_text(source, "title"),
        source_link=_text(source, "href") or _text(source, "link"),
    )


def _content(entry: _Parsed) -> str:
    return next((found for part in entry.get("content", ()) if (found := _text(part, "value"))), "")


def _authors(entry: _Parsed) -> tuple[str, ...]:
    named = [_text(author, "name") for author in entry.get("authors", ())]
    return tuple(dict.fromkeys(filter(None, named or [_text(entry, "author")])))


def _tag(tag: _Parsed) -> str:
    return _text(tag, "label") or _text(tag, "term")


def _text(found: _Parsed, name: str) -> str:
    # The parser's own `get` gives one date for another.
    value = dict.get(cast("dict[str, object]", found), name)
    return value if isinstance(value, str) else ""


def _moment(found: _Parsed, name: str) -> int | None:
    """The seconds since 1970 that the parser made of a date, where it could read it."""
    parsed = dict.get(cast("dict[str, object]", found), f"{name}_parsed")
    try:
        return calendar.timegm(parsed) if isinstance(parsed, time.struct_time) else None
    except (OverflowError, ValueError):
        return None
