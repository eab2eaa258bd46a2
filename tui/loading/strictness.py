"""What only `check --strict` names: fields the format does not know, characters that cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from tui.text import needs_cleaning

_DEEPEST = 64
"""Deeper than this nothing of the format is nested."""


def unknown_fields(value: object, shape: type[Struct], path: str) -> Iterator[tuple[str, str]]:
    """Path and name of each key in a decoded record that its type has no field for."""
    if not isinstance(value, dict):
        return
    known = {field.encode_name: field.type for field in msgspec.structs.fields(shape)}
    for key, inner in value.items():
        place = f"{path}.{key}" if path else key
        if key in known:
            yield from _unknown_inside(inner, known[key], place)
        else:
            yield place, key


def _unknown_inside(value: object, wanted: object, path: str) -> Iterator[tuple[str, str]]:
    """The same for a value of any type of the format: a record, a list or a map of records, or no record."""
    for shape in _alternatives(wanted):
        if isinstance(shape, type) and issubclass(shape, Struct):
            yield from unknown_fields(value, shape, path)
        elif isinstance(value, list) and get_origin(shape) is tuple:
            for number, entry in enumerate(value):
                yield from _unknown_inside(entry, get_args(shape)[0], f"{path}[{number}]")
        elif isinstance(value, dict) and get_origin(shape) is dict:
            for key, entry in value.items():
                yield from _unknown_inside(entry, get_args(shape)[1], f"{path}.{key}")


def hidden_characters(value: object, path: str, depth: int = 0) -> Iterator[str]:
    """Paths of the texts in a decoded record that cleaning would change."""
    if isinstance(value, str):
        if needs_cleaning(value):
            yield path
    elif depth < _DEEPEST:
        inside: Iterator[tuple[object, object]] = iter(())
        if isinstance(value, dict):
            inside = ((f".{key}", entry) for key, entry in value.items())
        elif isinstance(value, list):
            inside = ((f"[{number}]", entry) for number, entry in enumerate(value))
        for place, entry in inside:
            yield from hidden_characters(entry, f"{path}{place}", depth + 1)


def _alternatives(wanted: object) -> tuple[object, ...]:
    """The types a value may have, without their annotations."""
    if get_origin(wanted) is Annotated:
        return _alternatives(get_args(wanted)[0])
    if get_origin(wanted) in (Union, UnionType):
        return tuple(shape for inner in get_args(wanted) for shape in _alternatives(inner))
    return (wanted,)
