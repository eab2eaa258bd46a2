"""How a table lies in its file: what separates its cells, and what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.importers.mappings.checking import Mistake, unknown
from tui.importers.mappings.naming import columns_of
from tui.importers.mappings.shape import Mapping
from tui.importers.mappings.templates import column_template
from tui.importers.rows import DELIMITERS, Row, first_rows, is_lines_of_json, names_in_json
from tui.wording import N_

_LONGEST_CELL = 500
"""Characters of a cell that a table is recognised by."""


class Layout(Struct, frozen=True):
    """How a table lies in its file.

    Attributes:
        names: of its columns, as they stand there; empty for one without a name.
        delimiter: what stands between two cells.
        has_header: whether its first row has the names.
        is_json: whether its rows are objects of JSON.
        is_parquet: whether it is a Parquet file.
    """

    names: tuple[str, ...]
    delimiter: str = ""
    has_header: bool = True
    is_json: bool = False
    is_parquet: bool = False

    def place(self, name: str) -> int:
        """The number of a column; -1 where it is not there. Case, blanks and signs do not matter."""
        wanted = plain(name)
        return next((number for number, one in enumerate(self.names) if one and plain(one) == wanted), -1)


def plain(name: str) -> str:
    """The name of a column by which two spellings of it are the same: `Event Date` is `event_date`."""
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def of_names(names: Sequence[str]) -> Layout:
    """The layout of a Parquet file with these columns."""
    return Layout(tuple(names), is_parquet=True)


def layout_of(beginning: bytes, mapping: Mapping) -> Layout | None:
    """How the table lies in a file that begins so, if it is to fit a mapping; None where there is no row."""
    if is_lines_of_json(beginning):
        return Layout(tuple(names_in_json(beginning)), is_json=True)
    wanted = {plain(name) for name in mentioned(mapping)} | {
        plain(one) for one in mapping.table.recognised_by
    }
    best: Layout | None = None
    most = 0
    for layout in _candidates(beginning, mapping):
        found = len(wanted & {plain(name) for name in layout.names}) if layout.has_header else len(wanted)
        if best is None or found > most:
            best, most = layout, found
    return best


def _candidates(beginning: bytes, mapping: Mapping) -> Iterator[Layout]:
    """Layouts by each delimiter; one without a header is better than a header with nothing that is wanted."""
    columns = mapping.table.columns
    for delimiter in _delimiters(mapping):
        rows = first_rows(beginning, delimiter, quoted=mapping.table.quoted)
        if not rows:
            continue
        names = [name.strip() for name in rows[0]]
        headed = not columns or {plain(name) for name in columns} & {plain(name) for name in names}
        if not headed and len(names) == len(columns):
            yield Layout(columns, delimiter, has_header=False)
        else:
            # R writes the numbers of the rows without a name above them.
            is_shifted = len(rows) > 1 and all(len(row) == len(names) + 1 for row in rows[1:])
            yield Layout(("", *names) if is_shifted else tuple(names), delimiter)


def _delimiters(mapping: Mapping) -> Sequence[str]:
    wanted = mapping.table.delimiter
    return DELIMITERS if not wanted else ("\t",) if wanted == "tab" else (wanted,)


def is_recognised(beginning: bytes, layout: Layout, mapping: Mapping) -> bool:
    """Whether a table is surely in the format of a mapping."""
    table = mapping.table
    if layout.has_header:
        return bool(table.recognised_by) and all(layout.place(name) >= 0 for name in table.recognised_by)
    tests = [(layout.place(name), re.compile(pattern)) for name, pattern in table.looks_like.items()]
    rows = first_rows(beginning, layout.delimiter, quoted=table.quoted)
    return bool(tests) and all(
        len(row) == len(layout.names)
        and all(test.fullmatch(row[place][:_LONGEST_CELL].strip()) for place, test in tests)
        for row in rows
    )


def mentioned(mapping: Mapping) -> tuple[str, ...]:
    """The columns that events are made of, each once."""
    return tuple(dict.fromkeys(name for group in columns_of(mapping) for name in group))


def lost_columns(layout: Layout, mapping: Mapping) -> list[Mistake]:
    """Columns that a mapping needs and a table does not have."""
    if mapping.table.may_lack:
        groups = [*column_template(mapping.date.column).groups]
    else:
        groups = list(columns_of(mapping))
    lost = dict.fromkeys(group[0] for group in groups if all(layout.place(name) < 0 for name in group))
    return [
        unknown(
            N_("the table has no column “{word}”"),
            N_("the table has no column “{word}”; did you mean “{suggestion}”?"),
            name,
            [one for one in layout.names if one],
        )
        for name in lost
    ]


def padded(row: Row, width: int) -> Row | None:
    """The row with an empty cell for each that it lacks, and one more; None where it has too many."""
    if len(row) > width:
        if any(row[width:]):
            return None
        del row[width:]
    row += [""] * (width - len(row) + 1)
    return row
