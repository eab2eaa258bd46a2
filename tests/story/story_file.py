"""The story that ships as plain JSON values, and ways to walk over them.

The types are written down a second time, apart from the program, so that no mistake of the program
can hide a mistake of the story.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NotRequired, TypedDict, cast


class Passage(TypedDict):
    """Where words stand; the end of the span is exclusive."""

    source: str
    paragraph: int
    span: list[int]


class Translated(TypedDict):
    """A translation and whose it is."""

    text: str
    by: str


class Quote(TypedDict):
    """A quote as the file holds it."""

    id: str
    speaker: str
    kind: str
    language: str
    text: str
    translations: dict[str, Translated]
    to: NotRequired[dict[str, str]]
    via: NotRequired[str]
    source: Passage


class Part(TypedDict):
    """An actor in an event."""

    actor: str


class Event(TypedDict):
    """An event as the file holds it."""

    id: str
    date: str
    date_as_printed: NotRequired[str]
    status: str
    title: dict[str, str]
    summary: dict[str, str]
    countries: list[str]
    actors: NotRequired[list[str | Part]]
    quotes: NotRequired[list[Quote]]
    sources: list[Passage]
    replies_to: NotRequired[list[str]]
    conflicts_with: NotRequired[list[str]]


class Actor(TypedDict):
    """An actor as the file holds it."""

    id: str
    name: dict[str, str]
    kind: str
    country: NotRequired[str]
    role: dict[str, str]
    member_of: NotRequired[list[str]]
    aliases: NotRequired[list[str]]


class Source(TypedDict):
    """A source as the file holds it."""

    id: str
    language: str
    published: str
    url: NotRequired[str]


class Story(TypedDict):
    """The story file."""

    format: str
    title: dict[str, str]
    language: str
    sources: list[Source]
    actors: list[Actor]
    events: list[Event]


def read_story(path: Path) -> Story:
    """The story file as plain JSON values."""
    return cast("Story", json.loads(path.read_text(encoding="utf-8")))


def quotes_of(story: Story) -> list[Quote]:
    """Every quote in the order of the file."""
    return [quote for event in story["events"] for quote in event.get("quotes", [])]


def event_named(story: Story, name: str) -> Event:
    """The event with that id."""
    return next(event for event in story["events"] if event["id"] == name)


def actors_in(event: Event) -> set[str]:
    """Ids of the actors listed in an event."""
    return {part if isinstance(part, str) else part["actor"] for part in event.get("actors", [])}


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string under a JSON value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{number}]")


def keys_of(value: object) -> Iterator[str]:
    """Every key of every map under a JSON value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)
