"""TimelineJS 3: the JSON of a timeline on a web page, one slide an event.

What the fields stand for, so that reading it back gives the same story: `headline` the title, `text` the
summary, `unique_id` the id, `group` the first tag, `media` the first source (`url` or `link` its address,
`caption` its title, `credit` its publisher) and the quotes, each a `blockquote` with its speaker in `cite`,
`display_date` the words of the source for a date that is exact. Every text is escaped, because TimelineJS
takes texts for HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import msgspec

from tui.exporters.losses import (
    DATES_OUTSIDE,
    FIELDS,
    LANGUAGES,
    QUOTES,
    SOURCES,
    STATUSES,
    TAGS,
    Losses,
)
from tui.exporters.selection import Selection
from tui.exporters.slide_dates import is_cosmological, slide_dates
from tui.exporters.telling import Teller, status_word
from tui.model.links import LinkRefusedError, safe_link
from tui.model.records import Event, Quote, Text, source_ids
from tui.model.texts import base_language
from tui.wording import N_

Slide = dict[str, object]
"""One slide, as JSON has it."""


def write_story(selection: Selection, losses: Losses) -> Iterator[str]:
    """A timeline of the events that have a place on its axis."""
    encode = msgspec.json.Encoder().encode
    yield "{\n"
    cosmological = is_cosmological(selection)
    if cosmological:
        yield '"scale": "cosmological",\n'
    title = _title(selection)
    if title:
        yield f'"title": {encode(title).decode()},\n'
    between = '"events": [\n'
    teller = Teller(selection)
    for _, event in selection.events():
        dates = slide_dates(event, teller, losses, cosmological=cosmological)
        if dates is None:
            losses.note(DATES_OUTSIDE)
            continue
        slide = {"unique_id": event.id, **dates, **_slide(selection, teller, event, losses)}
        yield between + encode(slide).decode()
        between = ",\n"
    yield '"events": []\n}\n' if between.startswith('"') else "\n]\n}\n"


def _title(selection: Selection) -> Slide:
    """The slide that stands before all others; empty where the story has no title."""
    head = selection.archive.head
    found = {"headline": _html(selection, head.title), "text": _html(selection, head.summary)}
    text = {name: words for name, words in found.items() if words}
    return {"text": text} if text else {}


def _slide(selection: Selection, teller: Teller, event: Event, losses: Losses) -> Slide:
    slide: Slide = {"text": _text(selection, event, losses)}
    if event.tags:
        slide["group"] = event.tags[0]
        losses.note(TAGS, len(event.tags) - 1)
    media = _media(selection, teller, event)
    sources = source_ids(event)
    losses.note(SOURCES, len(sources) - bool(media and sources))
    if media:
        slide["media"] = media
    losses.note(QUOTES, len(event.quotes))
    losses.note(LANGUAGES, sum(_has_several(text) for text in (event.title, event.summary)))
    has_more = event.actors or event.countries or event.kind or event.replies_to or event.conflicts_with
    losses.note(FIELDS, bool(has_more))
    return slide


def _has_several(text: Text | None) -> bool:
    return isinstance(text, dict) and len(text) > 1


def _text(selection: Selection, event: Event, losses: Losses) -> dict[str, str]:
    """Title and summary; a status other than `happened` stands before the summary in words."""
    paragraphs = [_html(selection, event.summary)]
    if event.status != "happened":
        losses.note(STATUSES)
        label = selection.wording.say(N_("Status"))
        paragraphs.insert(0, f"{escape(label)}: {escape(status_word(event, selection.wording))}")
    found = [words for words in paragraphs if words]
    text = "".join(f"<p>{words}</p>" for words in found) if len(found) > 1 else "".join(found)
    return {"headline": _html(selection, event.title), **({"text": text} if text else {})}


def _media(selection: Selection, teller: Teller, event: Event) -> dict[str, str]:
    """The quotes, or else the address of the first source; title and publisher of that source beside them."""
    about: dict[str, str] = {}
    link = ""
    for name in source_ids(event)[:1]:
        source = selection.archive.source(name)
        found = {"caption": _html(selection, source.title), "credit": _html(selection, source.publisher)}
        about = {field: words for field, words in found.items() if words}
        link = _link(source.url)
    if event.quotes:
        quotes = "".join(_quote(teller, event, quote) for quote in event.quotes)
        return {"url": quotes, **about, **({"link": link} if link else {})}
    return {"url": link, **about} if link else {}


def _quote(teller: Teller, event: Event, quote: Quote) -> str:
    """The words as printed with their speaker, which can be read again, and under them what else is known."""
    language = f' lang="{escape(base_language(quote.language))}"' if quote.language else ""
    speaker = teller.speaker_name(quote)
    cite = f"<cite>{escape(speaker)}</cite>" if speaker else ""
    beside = [teller.translation(quote), teller.about(event, quote)]
    under = "".join(f"<p>{escape(words)}</p>" for words in beside if words)
    return f"<blockquote{language}>{_lines(quote.text)}{cite}</blockquote>{under}"


def _link(url: str | None) -> str:
    try:
        return safe_link(url or "")
    except LinkRefusedError:
        return ""


def _html(selection: Selection, text: Text | None) -> str:
    """A text in the language of the export, as HTML that shows it as it is."""
    return _lines(selection.text(text)[0])


def _lines(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
