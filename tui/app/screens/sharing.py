"""What leaves the program, and only when asked: links, quotes, commands."""

from __future__ import annotations

import shlex

from tui.app.formatting.line import plain
from tui.app.formatting.quote_lines import speaker_spans
from tui.app.menus import SourcesMenu
from tui.app.screens.desk import Desk
from tui.app.view import View
from tui.loading.opening import STANDARD_INPUT
from tui.model.dates import parse
from tui.model.dates.display import long
from tui.model.records import Quote, source_ids
from tui.model.roles import role_at
from tui.model.texts import chosen, quotation_marks
from tui.query.forms import to_arguments
from tui.text import clean, needs_cleaning, one_line
from tui.wording import N_, Wording

_CLIPBOARD = 75_000
"""Most bytes that terminals take through OSC 52."""


def is_copyable(text: str) -> bool:
    """Whether a terminal takes a text of this length for the clipboard."""
    return len(text.encode()) <= _CLIPBOARD


def lines_copied(text: str, wording: Wording) -> str:
    """What is said of a copy: how many lines it has, and that the terminal has the last word."""
    lines = wording.count("{n} line copied", "{n} lines copied", text.count("\n") + 1)
    return lines + wording.say(", if the terminal allows it")


async def open_source(desk: Desk) -> None:
    """Show the link of the quote's source, or of the event's first, before it is opened."""
    names = _sources(desk.view)
    await _offer(desk, names[:1])


async def choose_source(desk: Desk) -> None:
    """Show the links of all sources of the event."""
    await _offer(desk, _sources(desk.view))


async def _offer(desk: Desk, names: tuple[str, ...]) -> None:
    if not names:
        desk.notify_user(desk.view.wording.say("no source in the data of this event"))
    elif not any(desk.view.archive.source(name).url for name in names):
        desk.notify_user(desk.view.wording.say("no link in the data of this source"))
    else:
        await desk.choose(SourcesMenu(names))


def _sources(view: View) -> tuple[str, ...]:
    event, quote = view.event, view.selected_quote
    if event is None:
        return ()
    first = (quote.source.source,) if quote is not None and quote.source is not None else ()
    return tuple(dict.fromkeys((*first, *source_ids(event))))


def open_link(desk: Desk, source_id: str) -> None:
    """Hand the link of a source to the browser; where there is none, copy it."""
    from tui.app.browser import NoBrowserError, open_in_browser
    from tui.model.links import LinkRefusedError, safe_link

    say = desk.view.wording.say
    url = desk.view.archive.source(source_id).url or ""
    try:
        link = safe_link(url)
    except LinkRefusedError as error:
        desk.notify_user(say("not opened: {reason}", reason=say(str(error))))
        return
    try:
        open_in_browser(link)
    except NoBrowserError as error:
        if desk.copy(link):
            sentence = N_("{reason}; copied, if the terminal allows it: {link}")
            desk.notify_user(say(sentence, reason=say(str(error)), link=link))
    else:
        desk.notify_user(say("handed to the browser: {link}", link=link))


async def copy_quote(desk: Desk) -> None:
    """Copy the selected quote with its citation."""
    view = desk.view
    quote = view.selected_quote
    if quote is None:
        desk.notify_user(view.wording.say("no quote in this event"))
        return
    text = cited(view, quote)
    if desk.copy(text):
        desk.notify_user(lines_copied(text, view.wording))


async def copy_command(desk: Desk) -> None:
    """Copy the command that shows this view."""
    view = desk.view
    if desk.opened.name == STANDARD_INPUT:
        desk.notify_user(view.wording.say("no command shows what came from a pipe; nothing is copied"))
        return
    command = shlex.join(["dateline", desk.opened.name, *to_arguments(view.query)])
    if needs_cleaning(command) or "\n" in command:
        desk.notify_user(view.wording.say("the file’s name cannot be pasted; nothing is copied"))
    elif desk.copy(command):
        said = view.wording.say("copied, if the terminal allows it: {command}", command=one_line(command))
        desk.notify_user(said)


def cited(view: View, quote: Quote) -> str:
    """A quote with translation, speaker, role of the day, date, audience and source, as plain text."""
    say, wording = view.wording.say, view.wording
    language = quote.language or view.archive.language
    date = quote.date or (view.event.date if view.event else "")
    lines = [_marked(quote.text, language, quote.kind)]
    translation = quote.translations.get(wording.language)
    if translation is not None and (language or "") != wording.language:
        by = translation.by or say("translator not in the data")
        lines.append(f"{_marked(translation.text, wording.language, quote.kind)} ({wording.language}, {by})")
    speaker = plain(speaker_spans(view, quote))
    if isinstance(quote.speaker, str):
        role = role_at(view.archive.actor(quote.speaker), date, wording, view.archive.language)
        speaker += f", {role}" if role else ""
    details = [speaker, say(quote.kind) if quote.kind else "", long(parse(date), wording)]
    audience, _ = chosen(quote.to, wording.language, view.archive.language)
    details += [say("to {audience}", audience=audience)] if audience else []
    if quote.via:
        reporter, _ = chosen(view.archive.actor(quote.via).name, wording.language, view.archive.language)
        details.append(say("via {reporter}", reporter=reporter))
    lines.append("— " + ", ".join(filter(None, details)))
    lines.append(_source(view, quote))
    return clean("\n".join(lines))


def _marked(text: str, language: str | None, kind: str | None) -> str:
    marks = quotation_marks(language) if kind != "paraphrase" else ("", "")
    return f"{marks[0]}{text}{marks[1]}"


def _source(view: View, quote: Quote) -> str:
    say = view.wording.say
    if quote.source is None:
        return say("source: not in the data")
    source = view.archive.source(quote.source.source)
    title, _ = chosen(source.title, view.wording.language, view.archive.language)
    publisher, _ = chosen(source.publisher, view.wording.language, view.archive.language)
    published = long(parse(source.published), view.wording) if source.published else ""
    place = say("paragraph {n}", n=quote.source.paragraph) if quote.source.paragraph else ""
    details = [publisher, title or source.id, published, place, source.url or ""]
    return say("Source: {source}", source=", ".join(filter(None, details)))
