"""HTML: one page that holds all it needs, to be read without a server, and without a script.

The script on it only adds filters; what it may do is said by a policy in the page itself, which allows this
one script and this one style by their hashes and no request at all. Every text of the story is escaped
(`markup`), and only what surely is a web address becomes a link.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tui.exporters.losses import Losses
from tui.exporters.markup import element, void
from tui.exporters.page_axis import axis
from tui.exporters.page_controls import controls
from tui.exporters.page_events import Cast, Pages
from tui.exporters.selection import Selection
from tui.exporters.telling import Teller, counted
from tui.model.dates import parse
from tui.model.dates.display import heading, heading_key
from tui.wording import N_

_FOLDER = Path(__file__).parent
_MOST_ACTORS = 500
"""Actors that can be filtered by: those with most events."""


def write_story(selection: Selection, losses: Losses) -> Iterator[str]:  # noqa: ARG001 - all are called alike
    """The page."""
    cast = Cast(selection, _MOST_ACTORS)
    pages = Pages(selection, Teller(selection), cast)
    yield from _beginning(selection, pages)
    yield axis(selection, pages).html + "\n"
    yield controls(selection, cast, pages).html + "\n"
    yield "<main>\n"
    yield from _chronology(selection, pages)
    yield "</main>\n"
    yield pages.sources().html
    yield f"<script>{_resource('page.js')}</script>\n</body>\n</html>\n"


def _beginning(selection: Selection, pages: Pages) -> Iterator[str]:
    """The head of the document, and what the story is about."""
    head, say = selection.archive.head, selection.wording.say
    title = pages.teller.text(head.title, marked=False) or say(N_("Untitled story"))
    yield f'<!DOCTYPE html>\n<html lang="{selection.wording.language}">\n<head>\n'
    style, script = _resource("page.css"), _resource("page.js")
    for meta in (
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="color-scheme", content="light dark"),
        element("title", title),
    ):
        yield meta.html + "\n"
    yield f"<style>{style}</style>\n</head>\n<body>\n"
    shown = pages.text(head.title) if head.title else title
    about = element("p", pages.text(head.summary), class_="about") if head.summary else ""
    number = element("p", _number(selection), class_="number")
    yield element("header", element("h1", shown), about, number).html + "\n"


def _number(selection: Selection) -> str:
    answer, wording = selection.answer, selection.wording
    said = counted(answer.matched, answer.quotes, wording)
    if answer.matched == answer.total:
        return said
    return wording.say(N_("{counts}, of {total} events"), counts=said, total=wording.number(answer.total))


def _resource(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """What the page may load: nothing; and which style and script may be used: its own."""
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}';"
        " base-uri 'none'; form-action 'none'"
    )


def _chronology(selection: Selection, pages: Pages) -> Iterator[str]:
    """The events under the days they stand under, in time order."""
    group = ""
    for row, event in selection.events():
        when = parse(event.date)
        if heading_key(when) != group:
            yield "</section>\n" if group else ""
            group = heading_key(when)
            yield "<section>\n" + element("h2", heading(when, selection.wording)).html + "\n"
        yield pages.event(row, event).html + "\n"
    yield "</section>\n" if group else ""
