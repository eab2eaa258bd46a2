"""Templates of a mapping: text with columns in braces, and parts in brackets that vanish with their column.

`[{actor1}: ]{what|event_type} in {place}`: the first of several columns that says something is taken, and a
part in brackets is left out where a column in it is empty. `{what!}` is the cell as it stands, whatever
`[words.what]` says. `{{`, `}}`, `[[` and `]]` stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from tui.importers.mappings.shape import ANYTHING

RAW = "!"
_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{([^{}\[\]]+)\}|[{}\[\]]|[^{}\[\]]+")

Fill = Callable[[Sequence[str]], str]
"""What a template says of a row."""
Words = Mapping[int, Mapping[str, Fill]]
"""What the values of a column mean, by the number of the column; a meaning may name columns itself."""


class TemplateError(ValueError):
    """A template has a brace or a bracket without its partner."""


class Part(Struct, frozen=True):
    """A stretch of a template.

    Attributes:
        pieces: texts, and columns of which the first that says something is taken.
        may_vanish: whether it stands in brackets.
    """

    pieces: tuple[str | tuple[str, ...], ...]
    may_vanish: bool = False


class Template(Struct, frozen=True):
    """A template that was read.

    Attributes:
        parts: its stretches.
    """

    parts: tuple[Part, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it names, each once."""
        return tuple(dict.fromkeys(name for group in self.groups for name in group))

    @property
    def groups(self) -> list[tuple[str, ...]]:
        """The columns of each pair of braces."""
        pieces = [piece for part in self.parts for piece in part.pieces if isinstance(piece, tuple)]
        return [tuple(name.removesuffix(RAW) for name in piece) for piece in pieces]

    def fill(self, place: Callable[[str], int], words: Words) -> Fill:
        """What says the template of a row.

        Args:
            place: the number of a column.
            words: what values mean.
        """
        parts = [
            (part.may_vanish, [_cell(piece, place, words) for piece in part.pieces]) for part in self.parts
        ]
        if not parts:
            return lambda _: ""
        if len(parts) == 1 and not parts[0][0] and len(parts[0][1]) == 1:
            (only,) = parts[0][1]
            return (lambda _: only) if isinstance(only, str) else only
        return lambda row: _filled(parts, row)


def _filled(parts: Sequence[tuple[bool, Sequence[str | Fill]]], row: Sequence[str]) -> str:
    told = ""
    for may_vanish, cells in parts:
        before = told
        for cell in cells:
            if isinstance(cell, str):
                told += cell
            elif said := cell(row):
                told += said
            elif may_vanish:
                told = before
                break
    return told


def _cell(piece: str | tuple[str, ...], place: Callable[[str], int], words: Words) -> str | Fill:
    if isinstance(piece, str):
        return piece
    cells = [_one(place(name.removesuffix(RAW)), {} if name.endswith(RAW) else words) for name in piece]
    if len(cells) == 1:
        return cells[0]
    return lambda row: next((said for cell in cells if (said := cell(row))), "")


def _one(index: int, words: Words) -> Fill:
    meaning = words.get(index)
    if meaning is None:
        return lambda row: row[index].strip()
    other = meaning.get(ANYTHING)

    def said(row: Sequence[str]) -> str:
        value = row[index].strip()
        fill = meaning.get(value, other)
        return "" if not value else value if fill is None else fill(row)

    return said


def read_template(text: str) -> Template:
    """The template in a text; a text without braces and brackets says itself.

    Raises:
        TemplateError: a brace or a bracket has no partner.
    """
    parts: list[Part] = []
    pieces: list[str | tuple[str, ...]] = []
    inside = False
    for found in _TOKEN.finditer(text):
        sign = found[0]
        if found[1] is not None:
            pieces.append(tuple(name.strip() for name in found[1].split("|")))
        elif sign in ("{{", "}}", "[[", "]]"):
            pieces.append(sign[0])
        elif sign in ("[", "]"):
            if inside is (sign == "["):
                raise TemplateError
            if pieces:
                parts.append(Part(tuple(pieces), inside))
            pieces, inside = [], not inside
        elif sign in ("{", "}"):
            raise TemplateError
        else:
            pieces.append(sign)
    if inside:
        raise TemplateError
    if pieces:
        parts.append(Part(tuple(pieces)))
    return Template(tuple(parts))


def column_template(text: str) -> Template:
    """The same for a key that is mostly the bare name of a column."""
    return read_template(text if "{" in text or not text else f"{{{text}}}")
