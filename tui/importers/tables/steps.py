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
        self._fields = [
            (field, [(name, place) for name in names if (place := layout.place(name)) >= 0])
            for field, names in _columns(mapping)
            if names
        ]

    def of(self, row: Sequence[str], event: Event) -> tuple[Step, ...]:
        """The steps from a row to its event."""
        made = msgspec.to_builtins(event)
        steps = []
        for field, cells in self._fields:
            said = [(name, row[place]) for name, place in cells if row[place]]
            value = made.get(field, "")
            steps.append(
                Step(
                    field,
                    ", ".join(name for name, _ in said or cells),
                    " | ".join(text for _, text in said),
                    value if isinstance(value, str) else msgspec.json.encode(value).decode(),
                )
            )
        return tuple(steps)


def _columns(mapping: Mapping) -> Iterator[tuple[str, list[str]]]:
    """The fields of an event, and the columns that the mapping names for each."""
    found: dict[str, dict[str, None]] = {}
    for key, text in texts_of(mapping):
        part, _, name = key.partition(".")
        names = found.setdefault(name if part == "event" else part, {})
        names |= dict.fromkeys(template_under(key, text).columns)
    yield from ((field, list(names)) for field, names in found.items())
