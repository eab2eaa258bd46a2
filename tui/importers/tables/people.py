"""Who acted, in the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tui.importers.mappings.shape import Actor, Mapping
from tui.importers.mappings.templates import Fill
from tui.importers.tables.cast import Cast
from tui.model.records import Involvement


class Bound(Protocol):
    """A mapping that is bound to a table."""

    mapping: Mapping

    def text(self, template: str) -> Fill:
        """What says a template of a row."""

    def country(self, text: str, codes: str) -> str:
        """The code of a country."""


class _Role:
    """One `[[actors]]` of the mapping."""

    def __init__(self, shape: Actor, bound: Bound) -> None:
        self.split, self.codes = shape.split, shape.codes
        self.name, self.id = bound.text(shape.name), bound.text(shape.id)
        self.kind, self.role, self.country = map(bound.text, (shape.kind, shape.role, shape.country))


class Participants:
    """Finds the actors of a row."""

    def __init__(self, bound: Bound, cast: Cast) -> None:
        """Take the mapping and who is known so far."""
        self._bound, self._cast = bound, cast
        self._roles = [_Role(shape, bound) for shape in bound.mapping.actors]

    def of(self, row: Sequence[str], line: int) -> tuple[str | Involvement, ...]:
        """The actors of a row, each once, in the order of the mapping."""
        found: dict[str, str | Involvement] = {}
        for role in self._roles:
            name = role.name(row)
            if not name:
                continue
            names = name.split(role.split) if role.split else (name,)
            part = role.role(row)
            for one in names:
                if one := " ".join(one.split()):
                    actor = self._actor(role, one, row, line)
                    found.setdefault(actor, Involvement(actor=actor, role=part) if part else actor)
        return tuple(found.values())

    def _actor(self, role: _Role, name: str, row: Sequence[str], line: int) -> str:
        country = role.country(row)
        code = self._bound.country(country, role.codes) if country else ""
        return self._cast.actor(name, line, role.id(row), role.kind(row), code)
