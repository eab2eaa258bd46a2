"""How a row was understood, for `import --explain`: each field, its cells, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tui.importers.found import Step
from tui.importers.mappings.naming import template_under, texts_of
from tui.importers.mappings.shape import Mapping
from tui.importers.tables.layout import Layout
from tui.model.records import Event


class Steps:
    """Says which cells of a row became which field."""

    def __init__(self, mapping: Mapping, layout: Layout) -> None:
        """Take the mapping and the table."""
        self._fields = [(field, _places(groups, layout)) for field, groups in _columns(mapping) if groups]

    def of(self, row: Sequence[str], event: Event) -> tuple[Step, ...]:
        """The steps from a row to its event: of several cells for one place, the one that was taken."""
        made = msgspec.to_builtins(event)
        steps = []
        for field, groups in self._fields:
            first = (
                next(((name, row[place]) for name, place in group if row[place]), None) for group in groups
            )
            said = dict(cell for cell in first if cell is not None)
            value = made.get(field, "")
            steps.append(
                Step(
                    field,
                    ", ".join(said or [group[0][0] for group in groups if group]),
                    " | ".join(said.values()),
                    value if isinstance(value, str) else msgspec.json.encode(value).decode(),
                )
            )
        return tuple(steps)


def _places(groups: Sequence[tuple[str, ...]], layout: Layout) -> list[list[tuple[str, int]]]:
    """The columns of each group that the table has, with their numbers."""
    return [[(name, place) for name in group if (place := layout.place(name)) >= 0] for group in groups]


def _columns(mapping: Mapping) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """The fields of an event, and the columns that the mapping names for each: of several, one is taken."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for key, text in texts_of(mapping):
        part, _, name = key.partition(".")
        found.setdefault(name if part == "event" else part, []).extend(template_under(key, text).groups)
    yield from found.items()
