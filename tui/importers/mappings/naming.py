"""Where in a mapping columns are named: every template of it, with the key it stands under."""

from __future__ import annotations

from collections.abc import Iterator

from tui.importers.mappings.shape import Mapping
from tui.importers.mappings.templates import Template, column_template, read_template


def texts_of(mapping: Mapping) -> Iterator[tuple[str, str]]:
    """The templates that make an event of a row, as they were written, each with its key."""
    date, event = mapping.date, mapping.event
    yield "date.column", date.column
    yield "date.end", date.end
    if date.exactness:
        yield "date.exactness.column", date.exactness.column
    for key in ("title", "id", "summary", "kind", "status"):
        yield f"event.{key}", getattr(event, key)
    yield from (("event.tags", tag) for tag in event.tags)
    yield from (("countries.column", one.column) for one in mapping.countries)
    for list_name, parts, keys in (
        ("actors", mapping.actors, ("name", "id", "kind", "role", "country")),
        ("sources", mapping.sources, ("title", "publisher", "url", "published", "language")),
        ("quotes", mapping.quotes, ("text", "speaker", "kind", "language", "translation", "translator")),
    ):
        for part in parts:
            yield from ((f"{list_name}.{key}", getattr(part, key)) for key in keys)


def template_under(key: str, text: str) -> Template:
    """The template in a text; what is mostly the bare name of a column needs no braces.

    Raises:
        TemplateError: a brace or a bracket has no partner.
    """
    is_column = key.endswith((".column", "date.end"))
    return column_template(text) if is_column else read_template(text)


def columns_of(mapping: Mapping) -> Iterator[tuple[str, ...]]:
    """The columns of an event: for each place, those of which the first that says something is taken."""
    for key, text in texts_of(mapping):
        yield from template_under(key, text).groups
