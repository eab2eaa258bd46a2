"""TimelineJS, versions 2 and 3: JSON, JSONP, and the sheet it is written in, as CSV.

A slide becomes an event: its headline the title, its text the summary, its group a tag, its media a
source with credit; a quotation that stands as media becomes a quote. An era becomes an event of the
kind `era`. What only concerns the looks is kept and not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from msgspec.structs import replace

from tui.importers.found import Finding, Found, Options, Remark, Unused
from tui.importers.material import Material
from tui.importers.plain_text import Tag, links, pieces, plain_text
from tui.importers.timelinejs_dates import NoDateError, SlideDate, date_of
from tui.importers.timelinejs_shapes import (
    JSONP,
    Fields,
    NotJsonError,
    json_object,
    list_in,
    object_in,
    of_sheet,
    of_version_2,
    string_in,
)
from tui.model.dates import bounds
from tui.model.records import Actor, Citation, Event, Head, Quote, Source
from tui.wording import N_

LARGEST = 64 * 1024**2
"""Bytes a timeline may have."""

_AFTER_SHEET = re.compile(rb'"?Year"?,"?Month"?,"?Day"?,.*Headline', re.IGNORECASE)
_OLD_SHEET = re.compile(rb'"?Start ?Date"?,"?End ?Date"?,"?Headline"?,"?Text"?', re.IGNORECASE)
_SHEET = re.compile(rb'"?Year"?,"?Month"?,"?Day"?,.*Headline', re.IGNORECASE)
_OLD_SHEET = re.compile(rb'"?Start ?Date"?,"?End ?Date"?,"?Headline"?,"?Text"?', re.IGNORECASE)
_KEPT = ("background", "autolink", "type", "thumbnail", "classname")
_YEAR_0 = N_("the year 0, which there is not, is taken for 1 BCE and marked as uncertain")
_KEPT_MEDIA = ("thumbnail", "thumb", "alt", "title", "link")
_LONGEST_TITLE = 200
_SENTENCE = re.compile(r"(.+?[.!?…])\s", re.DOTALL)


def dialect(beginning: bytes, variant: str) -> str:  # noqa: ARG001 - every importer is called alike
    """Which of its formats a file that begins so is in; empty where it is none."""
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    first = text.split(b"\n", 1)[0]
    if _SHEET.match(first) or _OLD_SHEET.match(first):
        return "TimelineJS (sheet)"
    if not (text.startswith(b"{") or JSONP.match(text[:4096].decode("utf-8", "replace"))):
        return ""
    if b'"start_date"' in text and b'"events"' in text:
        return "TimelineJS 3"
    if b'"timeline"' in text and b'"date"' in text and b'"startDate"' in text:
        return "TimelineJS 2"
    # The text of the title may be long.
    return "TimelineJS 3" if b'"headline"' in text and re.match(rb'\{\s*"(title|scale)"', text) else ""


def records(materials: Sequence[Material], options: Options) -> Iterator[Finding]:  # noqa: ARG001 - as above
    """What the timelines hold.

    Raises:
        UnreadableError: a file cannot be read or is too large.
    """
    for material in materials:
        data = material.content(LARGEST).removeprefix(b"\xef\xbb\xbf")
        text = data.decode("utf-8", "replace")
        if "\ufffd" in text and b"\xef\xbf\xbd" not in data:
            yield Remark(0, N_("bytes that are not UTF-8 are shown as �"))
        if dialect(data[:65536], "").endswith("(sheet)"):
            yield from _timeline(of_sheet(text))
            continue
        try:
            value = json_object(text)
        except NotJsonError as error:
            yield Unused(error.line, error.reason, {"line": str(error.line), "column": str(error.column)})
            continue
        yield from _timeline(of_version_2(value) if isinstance(value.get("timeline"), dict) else value)


def _timeline(value: Fields) -> Iterator[Finding]:
    title = object_in(value, "title")
    text = object_in(title, "text")
    headline, summary = (plain_text(string_in(text, name)) or None for name in ("headline", "text"))
    yield Found(Head(title=headline and _one_line(headline), summary=summary))
    yield from _source(object_in(title, "media"), 0)
    events = value.get("events")
    if not isinstance(events, list):
        yield Unused(0, N_("it is no timeline: it has no list of events"))
        return
    known: set[str] = set()
    for number, slide in enumerate(events, 1):
        yield from _slide(slide, number, known, None)
    for number, era in enumerate(list_in(value, "eras"), 1):
        yield from _slide(era, number, known, "era")


def _slide(slide: object, number: int, known: set[str], kind: str | None) -> Iterator[Finding]:
    if not isinstance(slide, dict):
        yield Unused(number, N_("it is no slide: an object was expected"))
        return
    try:
        start = date_of(slide.get("start_date"))
    except NoDateError as error:
        yield error.unused(number)
        return
    yield from [Remark(number, _YEAR_0)] * start.is_year_0
    end, doubtful_end = _end(slide, start, number)
    date, hours = _span(start, end, number)
    title, summary, no_headline = _words(slide, number)
    yield from (remark for remark in (doubtful_end, hours, no_headline) if remark)
    media = object_in(slide, "media")
    shown = list(_source(media, number))
    yield from shown
    cited = tuple(_cited(shown))
    quotes = _quotes(media, cited)
    yield from (Found(speaker, number) for _, speaker in quotes if speaker is not None)
    told = Event(date=date, title=title, id=_id(slide, known), summary=summary, kind=kind, sources=cited)
    said = tuple(quote for quote, _ in quotes)
    event = replace(told, date_as_printed=_printed(slide), quotes=said, tags=_group(slide))
    yield Found(event, number, _kept(slide, media, start, end))


def _cited(shown: Sequence[Finding]) -> Iterator[Citation]:
    for one in shown:
        if isinstance(one, Found) and isinstance(one.record, Source):
            yield Citation(source=one.record.id)


def _end(slide: Fields, start: SlideDate, number: int) -> tuple[SlideDate | None, Remark | None]:
    """When a slide ends, as far as that can be used."""
    try:
        end = date_of(slide.get("end_date"))
    except NoDateError as error:
        if not error.text:
            return None, None
        return None, Remark(number, N_("its end is left out: “{text}”"), {"text": error.text})
    first, last = bounds(start.edtf).earliest, bounds(end.edtf).latest
    if first is not None and last is not None and last < first:
        values = {"text": f"{start.edtf}, {end.edtf}"}
        return None, Remark(number, N_("its end is before its beginning and left out: {text}"), values)
    return end, None


def _group(slide: Fields) -> tuple[str, ...]:
    group = _one_line(plain_text(string_in(slide, "group")))
    return (group,) if group else ()


def _span(start: SlideDate, end: SlideDate | None, number: int) -> tuple[str, Remark | None]:
    """The date of a slide from its two dates."""
    if end is None or end.edtf == start.edtf:
        return start.edtf, None
    days = start.edtf.partition("T")[0], end.edtf.partition("T")[0]
    if days == (start.edtf, end.edtf):
        return "/".join(days), None
    # The story format has intervals of days, not of hours.
    remark = Remark(number, N_("the hours of its interval are kept and not shown"))
    return start.edtf if days[0] == days[1] else "/".join(days), remark


def _words(slide: Fields, number: int) -> tuple[str, str | None, Remark | None]:
    """Title and summary of a slide; without a headline, the first sentence of what else it says."""
    text = object_in(slide, "text")
    headline = _one_line(plain_text(string_in(text, "headline")))
    summary = plain_text(string_in(text, "text"))
    if headline:
        return headline, summary or None, None
    instead = _one_line(summary or plain_text(string_in(object_in(slide, "media"), "caption")))
    if not instead:
        return "", None, None
    first = found[1] if (found := _SENTENCE.match(instead)) else instead
    remark = Remark(number, N_("it has no headline; its first words stand for one"))
    if len(first) > _LONGEST_TITLE:
        first = first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return first, summary or None, remark


def _source(media: Fields, number: int) -> Iterator[Finding]:
    """What a slide shows, as a source."""
    address = string_in(media, "url").strip()
    caption, credit = (
        _one_line(plain_text(string_in(media, name))) or None for name in ("caption", "credit")
    )
    url = _address(address) or _address(string_in(media, "link"))
    if url is None and caption is None and credit is None:
        if address and not address.startswith("<"):
            yield Remark(number, N_("its media are left out: “{text}” is no web address"), {"text": address})
        return
    name = f"media-{_hash(url or '', caption or '', credit or '')}"
    yield Found(Source(id=name, title=caption, publisher=credit, url=url), number)


def _address(text: str) -> str | None:
    """The web address in what a slide gives for its media: as it is, without its scheme, or in a frame."""
    text = text.strip()
    if text.startswith("<"):
        tags = (piece for piece in pieces(text) if isinstance(piece, Tag))
        return next((found for tag in tags if (found := _address(tag.attributes.get("src", "")))), None)
    if text.startswith("//"):
        text = "https:" + text
    return text if text.lower().startswith(("http://", "https://")) else None


def _quotes(media: Fields, cited: tuple[Citation, ...]) -> list[tuple[Quote, Actor | None]]:
    """The words of quotations that stand in the place of media, each with whom it names as the speaker."""
    found: list[tuple[Quote, Actor | None]] = []
    for words, speaker, language in _quotations(string_in(media, "url"))[0]:
        actor = Actor(id=f"speaker-{_hash(speaker)}", name=speaker) if speaker else None
        name, source = actor.id if actor else None, cited[0] if cited else None
        quote = Quote(text=words.strip('“”"'), speaker=name, language=language or None, source=source)
        found.append((quote, actor))
    return found


def _quotations(markup: str) -> tuple[list[tuple[str, str, str]], str]:
    """Words, speaker and language of each quotation in some HTML, and what stands beside them."""
    found: list[tuple[str, str, str]] = []
    words, speaker, language, beside = "", "", "", ""
    quoted = cites = False
    for piece in pieces(markup):
        if isinstance(piece, Tag) and piece.name == "blockquote":
            found += [(_one_line(words), _one_line(speaker), language)] if quoted else []
            words, speaker, language = "", "", piece.attributes.get("lang", "")
            quoted, cites = not piece.ends, False
        elif isinstance(piece, Tag):
            cites = not piece.ends if piece.name == "cite" else cites
            words, speaker, beside = (text + " " for text in (words, speaker, beside))
        elif not quoted:
            beside += piece
        elif cites:
            speaker += piece
        else:
            words += piece
    found += [(_one_line(words), _one_line(speaker), language)] if quoted else []
    return [one for one in found if one[0]], _one_line(beside) if found else ""


def _id(slide: Fields, known: set[str]) -> str:
    """The slide's own id; empty, and so derived from the content, where it has none or another has it too."""
    name = string_in(slide, "unique_id").strip()
    if not name or name in known:
        return ""
    known.add(name)
    return name


def _printed(slide: Fields) -> str | None:
    start = object_in(slide, "start_date")
    for words in (
        string_in(slide, "display_date"),
        string_in(start, "display_date"),
        string_in(start, "display_text"),
    ):
        if printed := _one_line(plain_text(words)):
            return printed
    return None


def _kept(slide: Fields, media: Fields, start: SlideDate, end: SlideDate | None) -> dict[str, object]:
    """What the story format has no field for."""
    kept = {name: slide[name] for name in _KEPT if slide.get(name) not in (None, "", {})}
    kept["media"] = {name: media[name] for name in _KEPT_MEDIA if media.get(name)}
    kept["beside"] = _quotations(string_in(media, "url"))[1]
    kept["links"] = links(string_in(object_in(slide, "text"), "text"))
    kept["start"] = start.kept
    kept["end"] = {} if end is None else end.kept
    if end is not None and ("T" in start.edtf or "T" in end.edtf):
        kept["hours"] = [start.edtf, end.edtf]
    told = {name: value for name, value in kept.items() if value}
    return {"timelinejs": told} if told else {}


def _hash(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _one_line(text: str) -> str:
    return " ".join(text.split())
