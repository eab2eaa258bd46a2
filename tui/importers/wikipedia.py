"""Wikipedia's portal of current events as JSON that programs make of it, an entry for each line of a day.

An entry stands under a category and topics, with links to articles in its text and to reports in brackets
at its end. Its day is the one it stands under; what a program thought of words such as "yesterday" is kept
and not used. The texts are under CC BY-SA 4.0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from tui.importers.countries import from_name
from tui.importers.found import Finding, Found, Options, Remark, Unused
from tui.importers.material import Material
from tui.importers.plain_text import plain_text
from tui.model.dates import DateError, parse
from tui.model.records import Citation, Event, Head, Source
from tui.wording import N_

_TITLE = "Wikipedia: Current events"
_SUMMARY = (
    "From Wikipedia's portal of current events, under CC BY-SA 4.0; each entry is what its reports say."
)
_SIGNS = (b'"events"', b'"summary"', b'"full_category"', b'"links"')
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BLANK_BEFORE = re.compile(r"\s+(?=[.,;:!?)]|'s\b|’s\b)")
_BLANK_AFTER = re.compile(r"(?<=\()\s+")
_SENTENCE = re.compile(r"(?<=[a-z]{2}[.])\s+(?=[A-Z“\"])")
_ONE_LINE = 140
"""Characters from which a text of several sentences is more than a title."""
_FIRST = 40
"""Characters a first sentence has at least; a shorter one is likely an abbreviation."""
_KEPT = ("full_category", "temporal_info", "reporting_date")
_NO_DAY = N_("it names no day")
_NO_TEXT = N_("it has no text")
_HEADING = N_("it is the heading of other entries: a link and no report")
_NO_JSON = N_("it is not JSON that can be read: {name}")
_LINKED = N_("countries are those whose articles an entry links to; entries with some: {lines}")

Fields = Mapping[str, Any]


def dialect(beginning: bytes, variant: str) -> str:  # noqa: ARG001 - every importer is called alike
    """The name of the format where a file has the keys of such entries; else empty."""
    is_object = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return "Wikipedia" if is_object and all(sign in beginning for sign in _SIGNS) else ""


def records(materials: Sequence[Material], options: Options) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """The entries of each file, their reports first.

    Raises:
        UnreadableError: one of them cannot be read.
    """
    yield Found(Head(title=_TITLE, summary=_SUMMARY, language="en"))
    known: set[str] = set()
    placed = 0
    for material in materials:
        try:
            value = json.loads(material.content(material.largest).decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError):
            yield Unused(0, _NO_JSON, {"name": material.name})
            continue
        entries = value.get("events") if isinstance(value, dict) else None
        for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
            for finding in _entry(entry if isinstance(entry, dict) else {}, number, known):
                placed += isinstance(finding, Found) and bool(getattr(finding.record, "countries", ()))
                yield finding
    if placed:
        yield Remark(0, _LINKED, {"lines": str(placed)})


def _entry(entry: Fields, number: int, known: set[str]) -> Iterator[Finding]:
    day = _day(entry)
    if not day:
        yield Unused(number, _NO_DAY)
        return
    links = [link for link in _list(entry, "links") if isinstance(link, dict)]
    reports = [link for link in links if _is_report(link)]
    text = _told(_text(entry, "summary"), reports)
    if not text:
        yield Unused(number, _NO_TEXT)
        return
    if not reports and len(links) == 1 and _tidy(_text(links[0], "text")) == text:
        yield Unused(number, _HEADING)
        return
    for source in map(_source, reports):
        if source.id not in known:
            known.add(source.id)
            yield Found(source, number)
    yield _event(entry, day, text, links, number)


def _event(entry: Fields, day: str, text: str, links: Sequence[Fields], number: int) -> Found:
    title = _title(text)
    reports = [_source(link).id for link in links if _is_report(link)]
    event = Event(
        id=f"wikipedia-{_digest(day, text)}",
        date=day,
        title=title,
        summary=text if text != title else None,
        kind=_text(entry, "category") or None,
        countries=_countries(links),
        sources=tuple(Citation(source=one) for one in dict.fromkeys(reports)),
        tags=tuple(dict.fromkeys(topic for topic in _list(entry, "topic_path") if isinstance(topic, str))),
    )
    kept = {name: entry[name] for name in _KEPT if entry.get(name)}
    return Found(event, number, {"wikipedia": kept} if kept else {})


def _is_report(link: Fields) -> bool:
    return _text(link, "type") == "external" and bool(_address(link))


def _day(entry: Fields) -> str:
    """The day an entry stands under; empty where none is named."""
    found = _DAY.search(_text(entry, "date"))
    if not found:
        return ""
    try:
        parse(found[0])
    except DateError:
        return ""
    return found[0]


def _told(summary: str, reports: Sequence[Fields]) -> str:
    """The text of an entry without the names of its reports in brackets at its end."""
    text = _tidy(plain_text(summary))
    names = {_tidy(_text(link, "text")) for link in reports}
    shortened = True
    while shortened:
        shortened = False
        for name in names:
            if name and text.rstrip(" .").endswith(name):
                text = text.rstrip(" .").removesuffix(name).rstrip()
                shortened = True
    return text


def _tidy(text: str) -> str:
    """A text without the blanks that its links left before signs."""
    return _BLANK_AFTER.sub("", _BLANK_BEFORE.sub("", " ".join(text.split())))


def _title(text: str) -> str:
    """The text, or its first sentence where it is long; never a part of a sentence."""
    if len(text) <= _ONE_LINE:
        return text
    ends = (found.start() for found in _SENTENCE.finditer(text) if found.start() >= _FIRST)
    return text[: next(ends, len(text))]


def _countries(links: Sequence[Fields]) -> tuple[str, ...]:
    """The countries whose articles are linked: what the address names, not what the text says."""
    codes = []
    for link in links:
        _, is_article, name = _text(link, "url").partition("wikipedia.org/wiki/")
        # Two or three letters are codes here, and something else as the name of an article.
        if is_article and len(name) > len("XYZ"):
            codes.append(from_name(name.replace("_", " ")))
    return tuple(dict.fromkeys(code for code in codes if code))


def _source(link: Fields) -> Source:
    address = _address(link)
    publisher = _tidy(_text(link, "text")).removeprefix("(").removesuffix(")").strip()
    return Source(id=f"wikipedia-{_digest(address)}", publisher=publisher or None, url=address)


def _address(link: Fields) -> str:
    address = _text(link, "url").strip()
    return address if address.lower().startswith(("http://", "https://")) else ""


def _text(value: Fields, name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _list(value: Fields, name: str) -> list[Any]:
    found = value.get(name)
    return found if isinstance(found, list) else []


def _digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
