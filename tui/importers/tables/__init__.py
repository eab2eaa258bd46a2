"""Tables: the rows of a file become events as a mapping says.

One module for all formats that are tables: the variant is the name of the mapping that ships, or the path of
a user's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.importers.found import Finding, Found, Options, Unused
from tui.importers.mappings import MappingError, mapping_named
from tui.importers.mappings.shape import Mapping
from tui.importers.material import Material
from tui.importers.parquet import ParquetError, is_parquet, names_in_parquet, rows_of_parquet
from tui.importers.rows import Rows, rows_of, rows_of_json
from tui.importers.tables.layout import Layout, is_recognised, layout_of, lost_columns, of_names
from tui.importers.tables.notes import Notes
from tui.importers.tables.reading import RowReader
from tui.model.records import Head
from tui.wording import N_

_NO_TABLE = N_("it is no table that this mapping can be for: {name}")


def dialect(beginning: bytes, variant: str) -> str:
    """What the mapping calls its format, where a table that begins so is in it; empty where it is not."""
    if not beginning or beginning.startswith(b"["):
        return ""
    try:
        mapping = mapping_named(variant)
    except MappingError:
        return ""
    if is_parquet(beginning):
        return ""
    layout = layout_of(beginning, mapping)
    return _called(mapping) if layout is not None and is_recognised(beginning, layout, mapping) else ""


def records(materials: Sequence[Material], options: Options) -> Iterator[Finding]:
    """What the rows of the files are, in their order.

    Raises:
        UnreadableError: one of them cannot be read.
    """
    try:
        mapping = mapping_named(options.variant)
    except MappingError as error:
        yield from (Unused(0, mistake.reason, mistake.values) for mistake in error.mistakes)
        return
    title = mapping.story.title or _called(mapping)
    yield Found(Head(title=title, summary=mapping.story.summary or None, language=mapping.language or None))
    notes = Notes()
    reader = RowReader(mapping, notes, explains=options.explain)
    for material in materials:
        try:
            yield from _rows(material, mapping, reader, notes)
        except ParquetError as error:
            yield Unused(0, error.reason)
    yield from notes.remarks()


def _rows(material: Material, mapping: Mapping, reader: RowReader, notes: Notes) -> Iterator[Finding]:
    beginning = material.beginning()
    if is_parquet(beginning):
        layout: Layout | None = of_names(names_in_parquet(material))
    else:
        layout = layout_of(beginning, mapping)
    if layout is None:
        yield Unused(0, _NO_TABLE, {"name": material.name})
        return
    if mistakes := lost_columns(layout, mapping):
        yield from (Unused(1, mistake.reason, mistake.values) for mistake in mistakes)
        return
    reader.bind(layout)
    for line, row in _raw_rows(material, layout, notes, quoted=mapping.table.quoted):
        if isinstance(row, Unused):
            yield row
        else:
            yield from reader.findings(row, line)


def _raw_rows(material: Material, layout: Layout, notes: Notes, *, quoted: bool) -> Rows:
    if layout.is_parquet:
        return rows_of_parquet(material)
    if layout.is_json:
        return rows_of_json(material, layout.names, notes.met)
    rows = rows_of(material, layout.delimiter, notes.met, quoted=quoted)
    if layout.has_header:
        next(rows, None)
    return rows


def _called(mapping: Mapping) -> str:
    return mapping.called or mapping.name
