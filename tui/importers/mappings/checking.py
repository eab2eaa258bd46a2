"""Whether a mapping can be used: each mistake in it is a sentence that says where and what was meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dictionary
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from tui.importers.dating import EXACTNESS, UndatedError, style_of
from tui.importers.mappings.naming import template_under, texts_of
from tui.importers.mappings.shape import (
    Actor,
    Countries,
    Date,
    Event,
    Exactness,
    Mapping,
    Quote,
    Source,
    Story,
    Table,
)
from tui.importers.mappings.templates import TemplateError
from tui.model import records
from tui.text import message_line
from tui.wording import N_, Wording

CODES = ("name", "alpha-2", "alpha-3", "numeric", "fips")
_PARTS: Dictionary[str, type[Struct]] = MappingProxyType(
    {
        "": Mapping,
        "story": Story,
        "table": Table,
        "date": Date,
        "date.exactness": Exactness,
        "event": Event,
        "countries": Countries,
        "actors": Actor,
        "sources": Source,
        "quotes": Quote,
    }
)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TYPE = re.compile(r"(?P<what>.*) - at `\$\.?(?P<place>.*)`")
_RESERVED = frozenset(field.encode_name for field in msgspec.structs.fields(records.Event))
"""Names of fields of an event: what is kept stands beside them, under the mapping's name."""


class Mistake(Struct, frozen=True):
    """One thing that is wrong in a mapping.

    Attributes:
        reason: a sentence marked for the catalog, with `{names}`.
        values: what goes into it.
    """

    reason: str
    values: Dictionary[str, str]

    def sentence(self, wording: Wording) -> str:
        """The sentence on one line, fit for a terminal."""
        values = {
            name: message_line(wording.say(value) if name == "why" else value, "utf-8")
            for name, value in self.values.items()
        }
        return wording.say(self.reason, **values)


class MappingError(ValueError):
    """A mapping cannot be used.

    Attributes:
        mistakes: what is wrong, at least one.
    """

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__(mistakes[0].reason)
        self.mistakes = mistakes


def mapping_from(data: Dictionary[str, Any]) -> Mapping:
    """The mapping in what a TOML file says.

    Raises:
        MappingError: it is none that can be used.
    """
    if mistakes := list(_unknown_keys(data, "")):
        raise MappingError(*mistakes)
    try:
        mapping = msgspec.convert(data, Mapping)
    except msgspec.ValidationError as error:
        raise MappingError(_of_type(str(error))) from None
    if mistakes := [*_wrong_values(mapping), *_wrong_templates(mapping)]:
        raise MappingError(*mistakes)
    return mapping


def unknown(reason: str, suggested: str, word: str, known: Iterable[str], **values: str) -> Mistake:
    """A word that is not known, with the one that was probably meant.

    Args:
        reason: the sentence where nothing is near.
        suggested: the one with `{suggestion}`.
        word: what was written.
        known: what could have been.
        values: what goes into the sentence besides `{word}`.
    """
    near = difflib.get_close_matches(word, tuple(known), 1)
    if near:
        return Mistake(suggested, {"word": word, "suggestion": near[0], **values})
    return Mistake(reason, {"word": word, **values})


def _unknown_keys(data: Dictionary[str, Any], part: str) -> Iterator[Mistake]:
    known = [field.encode_name for field in msgspec.structs.fields(_PARTS[part])]
    for key, value in data.items():
        place = f"{part}.{key}" if part else key
        if key not in known:
            yield unknown(
                N_("“{word}” is no key of a mapping in “{part}”"),
                N_("“{word}” is no key of a mapping in “{part}”; did you mean “{suggestion}”?"),
                key,
                known,
                part=part or "mapping",
            )
        elif place in _PARTS:
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    yield from _unknown_keys(one, place)


def _of_type(said: str) -> Mistake:
    """What msgspec says of a missing key or a value of the wrong type."""
    found = _TYPE.fullmatch(said)
    place, what = (found["place"], found["what"]) if found else ("", said)
    if missing := re.fullmatch(r"Object missing required field `(.*)`", what):
        key = f"{place}.{missing[1]}" if place else missing[1]
        return Mistake(N_("the mapping lacks “{key}”"), {"key": key})
    return Mistake(N_("“{key}” in the mapping is not what belongs there"), {"key": place or "mapping"})


def _wrong_values(mapping: Mapping) -> Iterator[Mistake]:
    if not _NAME.fullmatch(mapping.name) or mapping.name in _RESERVED:
        yield Mistake(
            N_("“{word}” is no name of a mapping: small letters, digits and hyphens"), {"word": mapping.name}
        )
    yield from _wrong_dates(mapping.date)
    used = [*(one.codes for one in mapping.countries), *(one.codes for one in mapping.actors)]
    for codes in used:
        if codes not in CODES:
            yield unknown(
                N_("“{word}” are no codes of countries: {all}"),
                N_("“{word}” are no codes of countries; did you mean “{suggestion}”?"),
                codes,
                CODES,
                all=", ".join(CODES),
            )
    delimiter = mapping.table.delimiter
    if (len(delimiter) > 1 and delimiter != "tab") or delimiter in ("\n", "\r", '"'):
        yield Mistake(N_("“{word}” is no delimiter: one character, or “tab”"), {"word": delimiter})
    for pattern in mapping.table.looks_like.values():
        try:
            re.compile(pattern)
        except re.error:
            yield Mistake(N_("“{word}” is no regular expression"), {"word": pattern})


def _wrong_dates(date: Date) -> Iterator[Mistake]:
    for example in date.styles:
        try:
            style = style_of(example)
        except UndatedError as error:
            yield Mistake(error.reason, error.values)
            continue
        if style.needs_pivot and date.pivot is None:
            yield Mistake(
                N_("“{style}” has two digits of a year: “date.pivot” has to say which of them mean 19xx"),
                {"style": example},
            )
    for word in (*date.exactness.values.values(), date.exactness.otherwise) if date.exactness else ():
        if word not in EXACTNESS:
            yield unknown(
                N_("“{word}” does not say how exact a date is: {all}"),
                N_("“{word}” does not say how exact a date is; did you mean “{suggestion}”?"),
                word,
                EXACTNESS,
                all=", ".join(EXACTNESS),
            )


def _wrong_templates(mapping: Mapping) -> Iterator[Mistake]:
    """Templates with a brace or a bracket too many."""
    words = (
        (f"words.{column}", meaning) for column, words in mapping.words.items() for meaning in words.values()
    )
    for key, text in (*texts_of(mapping), *words):
        try:
            template_under(key, text)
        except TemplateError:
            yield Mistake(
                N_("“{text}” ({key}): a brace or a bracket has no partner"), {"text": text, "key": key}
            )
