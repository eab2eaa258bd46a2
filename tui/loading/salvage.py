"""Saves what can be saved of a record that is not as the format says.

Each field is judged on its own: one that cannot be used is left out and named, the
rest of the record stays. Only a record without its required fields is refused.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from typing import Annotated, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, Struct

from tui.model.records import UNCLEAR, Event
from tui.wording import N_

_Record = TypeVar("_Record", bound=Struct)
Note = Callable[..., None]
"""Notes a problem: code, path, and what goes into its sentence."""

_FOUND = {
    dict: N_("an object"),
    list: N_("a list"),
    str: N_("a text"),
    bool: N_("true or false"),
    int: N_("a number"),
    float: N_("a number"),
    type(None): N_("nothing"),
}


class RefusedError(ValueError):
    """The record cannot be used at all; the reason has been noted."""


class _NoNumberError(ValueError):
    """`NaN` or an infinity, which Python reads and JSON does not have; the argument names it."""


_JSON_FLAWS = (
    N_("Expecting value"),
    N_("Expecting property name enclosed in double quotes"),
    N_("Expecting ':' delimiter"),
    N_("Expecting ',' delimiter"),
    N_("Illegal trailing comma before end of object"),
    N_("Illegal trailing comma before end of array"),
    N_("Unterminated string starting at"),
    N_("Invalid control character at"),
    N_("Invalid \\escape"),
    N_("Invalid \\uXXXX escape"),
    N_("Extra data"),
)
"""What Python's reader says, for the catalog; a `reason` goes through it."""


def strict_json(raw: bytes, note: Note) -> object:
    """The value of one record's bytes; what is doubtful about them is noted.

    Raises:
        RefusedError: the bytes are not JSON.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        note("encoding", "", offset=error.start)
        text = raw.decode("utf-8", "replace")

    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        value = dict(found)
        if len(value) < len(found):
            keys = [key for key, _ in found]
            note("double-key", "", value=next(key for key in keys if keys.count(key) > 1))
        return value

    try:
        value: object = json.loads(text, object_pairs_hook=pairs, parse_constant=_no_constant)
    except (RecursionError, ValueError) as error:
        _note_flaw(error, note)
        raise RefusedError from None
    return value


def _note_flaw(error: Exception, note: Note) -> None:
    """Note why Python's reader gave up on a record."""
    if isinstance(error, RecursionError):
        note("too-deep", "")
    elif isinstance(error, json.JSONDecodeError):
        note("not-json", "", reason=error.msg)
    elif isinstance(error, _NoNumberError):
        note("not-json", "", reason=N_("{number} is not a number of JSON"), number=str(error))
    else:
        note("not-json", "", reason=N_("a number with too many digits"))


def _no_constant(name: str) -> float:
    raise _NoNumberError(name)


def salvage(value: object, shape: type[_Record], path: str, note: Note) -> _Record:
    """A record of the given shape from a decoded value, leaving out the fields that cannot be used.

    Raises:
        RefusedError: it is no object, or a required field is missing or unusable.
    """
    if not isinstance(value, dict):
        note("not-a-record", path, found=found_word(value))
        raise RefusedError
    kept: dict[str, object] = {}
    for field in msgspec.structs.fields(shape):
        given = value.get(field.encode_name)
        place = f"{path}.{field.encode_name}" if path else field.encode_name
        required = field.default is NODEFAULT and field.default_factory is NODEFAULT
        if given is None:
            if required:
                note("missing", path, field=field.encode_name)
                raise RefusedError
            continue
        usable = _usable(given, field.type, place, field.encode_name, note, required=required)
        if usable is not None:
            kept[field.name] = usable
        elif required:
            raise RefusedError
        elif shape is Event and field.name == "status":
            kept["status"] = UNCLEAR
    return shape(**kept)


def _usable(
    given: object, wanted: object, place: str, name: str, note: Note, *, required: bool
) -> object | None:
    """The value as the wanted type, or the part of it that can be used; None where nothing can."""
    try:
        converted: object = msgspec.convert(given, wanted, strict=True)
    except (msgspec.ValidationError, RecursionError):
        pass
    else:
        return converted
    inner = _bare(wanted)
    if get_origin(inner) is tuple and get_args(inner)[-1] is Ellipsis:
        return _usable_items(given, get_args(inner)[0], place, name, note)
    if get_origin(inner) is dict and isinstance(given, dict):
        return _usable_values(given, get_args(inner)[1], place, note)
    record = _record_in(inner)
    if record is not None and isinstance(given, dict):
        try:
            return salvage(given, record, place, note)
        except RefusedError:
            return None
    code = "required-type" if required else "wrong-type"
    note(code, place, field=name, expected=_expected(inner), found=found_word(given))
    return None


def _usable_items(given: object, item: object, place: str, name: str, note: Note) -> object | None:
    if not isinstance(given, list):
        note("not-a-list", place, field=name, found=found_word(given))
        return None
    found = []
    for number, entry in enumerate(given):
        usable = _usable(entry, item, f"{place}[{number}]", f"{name}[{number}]", note, required=False)
        if usable is not None:
            found.append(usable)
    return tuple(found)


def _usable_values(given: Mapping[str, object], item: object, place: str, note: Note) -> object:
    found = {}
    for key, entry in given.items():
        usable = _usable(entry, item, f"{place}.{key}", key, note, required=False)
        if usable is not None:
            found[key] = usable
    return found


def _bare(wanted: object) -> object:
    """The type without annotations and without None."""
    while get_origin(wanted) is Annotated:
        wanted = get_args(wanted)[0]
    if get_origin(wanted) in (Union, types.UnionType):
        choices = [choice for choice in get_args(wanted) if choice is not type(None)]
        if len(choices) == 1:
            return _bare(choices[0])
    return wanted


def _record_in(wanted: object) -> type[Struct] | None:
    """The record type that an object is meant to be, where the type allows exactly one."""
    choices = get_args(wanted) if get_origin(wanted) in (Union, types.UnionType) else (wanted,)
    records = [
        choice for choice in map(_bare, choices) if isinstance(choice, type) and issubclass(choice, Struct)
    ]
    return records[0] if len(records) == 1 else None


def _expected(wanted: object) -> str:
    if wanted is str:
        return N_("a text")
    if wanted is int:
        return N_("a whole number from 1")
    if get_origin(wanted) is tuple:
        return N_("a list of two numbers")
    if isinstance(wanted, type) and issubclass(wanted, Struct):
        return N_("an object")
    return N_("a text or an object") if _record_in(wanted) else N_("a text, or texts by language")


def found_word(value: object) -> str:
    """What kind of value was found, in words for the catalog."""
    return _FOUND.get(type(value), N_("something else"))
