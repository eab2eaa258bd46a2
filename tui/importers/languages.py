"""Texts of files in other languages than the story's: each says which language it is in.

A plain string of a story is in the story's language. A file that is in another one, or does
not say, may not have its strings taken for that: they become maps with a language tag.
"""

from __future__ import annotations

from msgspec.structs import replace

from tui.model.records import Actor, Event, Involvement, PrintedSpeaker, Quote, Source, Text

UNDETERMINED = "und"
"""BCP 47 for a language nobody names."""


def source_in(source: Source, language: str) -> Source:
    """The source with each plain string as a text of a language."""
    title, publisher = _told(source.title, language), _told(source.publisher, language)
    return replace(source, title=title, publisher=publisher)


def actor_in(actor: Actor, language: str) -> Actor:
    """The same for an actor."""
    role = actor.role
    if isinstance(role, tuple):
        roles = tuple(replace(one, role=_text(one.role, language)) for one in role)
        return replace(actor, name=_text(actor.name, language), role=roles)
    return replace(actor, name=_text(actor.name, language), role=_told(role, language))


def event_in(event: Event, language: str) -> Event:
    """The same for an event and its quotes."""
    return replace(
        event,
        title=_text(event.title, language),
        summary=_told(event.summary, language),
        date_as_printed=_told(event.date_as_printed, language),
        actors=tuple(_part(entry, language) for entry in event.actors),
        quotes=tuple(_quote(quote, language) for quote in event.quotes),
    )


def _part(entry: str | Involvement, language: str) -> str | Involvement:
    return entry if isinstance(entry, str) else replace(entry, role=_told(entry.role, language))


def _quote(quote: Quote, language: str) -> Quote:
    speaker = quote.speaker
    if isinstance(speaker, PrintedSpeaker):
        speaker = PrintedSpeaker(as_printed=_text(speaker.as_printed, language))
    spoken = quote.language or language
    return replace(quote, language=spoken, speaker=speaker, to=_told(quote.to, language))


def _text(text: Text, language: str) -> Text:
    return {language: text} if isinstance(text, str) else text


def _told(text: Text | None, language: str) -> Text | None:
    return None if text is None else _text(text, language)
