"""JSON Feed, versions 1 and 1.1 (jsonfeed.org), brought to what is taken from any feed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from tui.importers.feed_process import UnparsedError
from tui.importers.feed_shapes import Entry, Feed
from tui.wording import N_


def json_feed(data: bytes) -> Feed:
    """The feed in some JSON.

    Raises:
        UnparsedError: it is no JSON, or no object.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnparsedError(N_("it is not valid JSON")) from None
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list):
        raise UnparsedError(N_("it has no list of items"))
    return Feed(
        title=_string(value, "title"),
        summary=_string(value, "description"),
        language=_string(value, "language"),
        link=_string(value, "home_page_url") or _string(value, "feed_url"),
        entries=tuple(_item(item) for item in items if isinstance(item, dict)),
    )


def _item(item: Mapping[str, object]) -> Entry:
    named = item.get("authors")
    authors = [*named] if isinstance(named, list) else [item.get("author")]
    tags = item.get("tags")
    published, updated = _string(item, "date_published"), _string(item, "date_modified")
    return Entry(
        id=_string(item, "id"),
        link=_string(item, "url") or _string(item, "external_url"),
        title=_string(item, "title"),
        summary=_string(item, "summary") or _string(item, "content_text") or _string(item, "content_html"),
        published=published,
        published_utc=_rfc3339(published),
        updated=updated,
        updated_utc=_rfc3339(updated),
        authors=tuple(_string(author, "name") for author in authors if isinstance(author, dict)),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        language=_string(item, "language"),
    )


def _rfc3339(text: str) -> int | None:
    try:
        moment = datetime.fromisoformat(text)
        return int(moment.timestamp() if moment.tzinfo else moment.replace(tzinfo=UTC).timestamp())
    except (ValueError, OverflowError):
        return None


def _string(value: Mapping[str, object], name: str) -> str:
    found = value.get(name)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""
