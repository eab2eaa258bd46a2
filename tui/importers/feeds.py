"""Feeds: RSS 0.9x to 2.0, RDF, CDF, Atom and JSON Feed.

An entry becomes an event on the day it was published: its source is what it links to, its author an
actor, its categories tags. XML is parsed by a program that runs apart (`feed_child`). Countries are
suggested from the title, and marked so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b

from tui.importers.feed_json import json_feed
from tui.importers.feed_process import Parser, UnparsedError
from tui.importers.feed_shapes import Entry, Feed
from tui.importers.found import Finding, Found, Options, Remark, Unused
from tui.importers.gazetteer import suggested_countries
from tui.importers.material import Material
from tui.importers.plain_text import plain_text
from tui.model.dates import DateError, parse
from tui.model.records import Actor, Citation, Event, Head, Involvement, Source
from tui.wording import N_

LARGEST = 5 * 1024**2
"""Bytes a feed may have."""
SUGGESTED = "countries suggested"
"""The tag of an event whose countries were found in its title."""

_ROOTS = (
    (re.compile(rb"<(?:\w+:)?rss\b[^>]{0,2000}?version\s*=\s*[\"']([0-9.]{1,8})"), "RSS {}"),
    (re.compile(rb"<(?:\w+:)?rss\b()"), "RSS"),
    (
        re.compile(rb"<(?:\w+:)?RDF\b[^>]{0,4000}?(?:purl\.org/(?:rss|net/rss)|my\.netscape\.com/rdf)()"),
        "RSS (RDF)",
    ),
    (re.compile(rb"<(?:\w+:)?feed\b[^>]{0,4000}?(?:www\.w3\.org/2005/Atom)()"), "Atom 1.0"),
    (re.compile(rb"<(?:\w+:)?feed\b[^>]{0,4000}?purl\.org/atom()"), "Atom 0.3"),
    (re.compile(rb"<(?:\w+:)?feed\b()"), "Atom"),
    (re.compile(rb"<channel\b()", re.IGNORECASE), "CDF"),
)
_JSON = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version(?:\\?/)([0-9.]{1,5})"')
_PARTIAL = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_ZONE = re.compile(r"(?:Z|[+-][0-9]{2}:?[0-9]{2}|\b[A-Z]{1,5})\s*(?:\([^)]*\))?$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST_TITLE = 200
_AUTHOR: dict[str, str] = {"en": "author", "de": "Autor"}


def dialect(beginning: bytes, variant: str) -> str:  # noqa: ARG001 - every importer is called alike
    """Which kind of feed a file that begins so is; empty where it is none."""
    text = beginning.replace(b"\0", b"") if b"\0" in beginning[:200] else beginning
    if found := _JSON.search(text[:4096]):
        return f"JSON Feed {found[1].decode()}"
    if b"<" not in text[:1024] or re.match(rb"\s*[\[{]", text):
        return ""
    for pattern, name in _ROOTS:
        if found := pattern.search(text):
            return name.format(found[1].decode()) if "{}" in name else name
    return ""


def records(materials: Sequence[Material], options: Options) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """What the feeds hold.

    Raises:
        UnreadableError: a file cannot be read or is too large.
    """
    with Parser() as parser:
        for material in materials:
            data = material.content(LARGEST)
            if b"<!ENTITY" in data:
                yield Unused(0, N_("it declares entities, which no feed needs and an attack does"))
                continue
            try:
                feed = json_feed(data) if _JSON.search(data[:4096]) else parser.parsed(data)
            except UnparsedError as error:
                yield Unused(0, str(error))
                continue
            yield from _feed(feed)


def _feed(feed: Feed) -> Iterator[Finding]:
    language = feed.language if _LANGUAGE.fullmatch(feed.language) else None
    title, summary = _line(feed.title), plain_text(feed.summary)
    yield Found(Head(title=title or None, summary=summary or None, language=language))
    if feed.flaw:
        yield Remark(
            0,
            N_("the feed is not well-formed ({flaw}); what can be told apart was read"),
            {"flaw": feed.flaw},
        )
    if not feed.entries:
        yield Remark(0, N_("the feed has no entry"))
    known: set[str] = set()
    for number, entry in enumerate(feed.entries, 1):
        yield from _entry(entry, feed, number, known)


def _entry(entry: Entry, feed: Feed, number: int, known: set[str]) -> Iterator[Finding]:
    date, remark = _date(entry, feed)
    if date is None:
        yield Unused(number, N_("the entry has no date, and neither has the feed"))
        return
    yield from [Remark(number, remark)] if remark else []
    title, summary = _line(entry.title), plain_text(entry.summary)
    if not title and summary:
        yield Remark(number, N_("the entry has no title; its first words stand for one"))
        title = _beginning(summary)
    link = _address(entry.link) or _address(entry.id)
    if link is None and entry.link not in ("", entry.id):
        yield Remark(number, N_("its link is left out: it is no web address"))
    source = _source(entry, feed, link, title, date)
    authors = [Actor(id=f"author-{_hash(name)}", name=name) for name in map(_line, entry.authors) if name]
    yield from _new([source, *authors], number, known)
    countries = suggested_countries(title)
    tags = tuple(filter(None, map(_line, entry.tags)))
    event = Event(
        id=_name(entry, feed, title, date),
        date=date,
        title=title,
        summary=summary or None,
        countries=countries,
        actors=tuple(Involvement(actor=actor.id, role=_AUTHOR) for actor in authors),
        sources=(Citation(source=source.id),),
        tags=(*tags, SUGGESTED) if countries else tags,
    )
    yield Found(event, number, _kept(entry))


def _new(listed: Sequence[Source | Actor], number: int, known: set[str]) -> Iterator[Finding]:
    """The sources and actors that have not come before."""
    for record in listed:
        if record.id not in known:
            known.add(record.id)
            yield Found(record, number)


def _name(entry: Entry, feed: Feed, title: str, date: str) -> str:
    """The id of an entry's event: by its own id, else by its link or title on that day."""
    return f"entry-{_hash(feed.link, entry.id or entry.link or title, '' if entry.id else date)}"


def _source(entry: Entry, feed: Feed, link: str | None, title: str, date: str) -> Source:
    """What an entry links to; its publisher is the publication it was taken over from, else the feed."""
    publisher = _line(entry.source) or _line(feed.title) or None
    language = next((tag for tag in (entry.language, feed.language) if _LANGUAGE.fullmatch(tag)), None)
    name = f"article-{_hash(link or entry.id or title, feed.link)}"
    return Source(
        id=name, title=title or None, publisher=publisher, url=link, published=date, language=language
    )


def _date(entry: Entry, feed: Feed) -> tuple[str | None, str]:
    """When an entry was published, as EDTF, and what there is to say about it."""
    if found := _edtf(entry.published, entry.published_utc):
        return found, ""
    if found := _edtf(entry.updated, entry.updated_utc):
        return found, N_("it says only when it was last changed; that stands for when it was published")
    if found := _edtf(feed.updated, feed.updated_utc):
        return f"[..{found.partition('T')[0]}]", N_(
            "it has no date of its own; it was there by the date of the feed"
        )
    return None, ""


def _edtf(printed: str, seconds: int | None) -> str | None:
    """A date with the precision in which it is printed; None where it cannot be read."""
    printed = printed.strip()
    if _PARTIAL.fullmatch(printed):
        edtf = printed
    elif seconds is None:
        return None
    else:
        moment = datetime.fromtimestamp(seconds, UTC)
        edtf = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
        if ":" in printed:
            zone = "Z" if _ZONE.search(printed) else ""
            edtf += f"T{moment.hour:02}:{moment.minute:02}:{moment.second:02}{zone}"
    try:
        parse(edtf)
    except DateError:
        return None
    return edtf


def _kept(entry: Entry) -> Mapping[str, object]:
    kept = {"id": entry.id, "updated": entry.updated if entry.published else ""}
    told = {name: value for name, value in kept.items() if value}
    return {"feed": told} if told else {}


def _address(text: str) -> str | None:
    text = text.strip()
    return text if text.lower().startswith(("http://", "https://")) else None


def _beginning(text: str) -> str:
    """The first words of a text, as many as make a title."""
    line = _line(text)
    return line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _hash(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _line(text: str) -> str:
    return " ".join(plain_text(text).split())
