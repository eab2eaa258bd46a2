"""The rows of a file of GDELT, one by one, each with the line it begins on.

Bytes that are not UTF-8 become U+FFFD and are counted; a row that cannot be read at all is handed on as
such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from tui.importers.found import Unused
from tui.importers.gdelt.sheets import Sheet
from tui.importers.material import LONGEST_LINE, Material
from tui.importers.rows import Row, decoded
from tui.importers.rows import rows_of as table_rows
from tui.wording import N_

_TOO_LONG = N_("the line is too long to be one of GDELT's")
_BOM = "\ufeff"


def rows_of(material: Material, sheet: Sheet, met: Counter[str]) -> Iterator[tuple[int, Row | Unused]]:
    """The rows of a file after its header.

    Args:
        material: the file.
        sheet: how it is to be read.
        met: counts the lines with damaged text under `DAMAGED`.

    Raises:
        UnreadableError: it cannot be read.
    """
    is_split = sheet.delimiter == "\t"
    rows = _split(material, met) if is_split else table_rows(material, sheet.delimiter, met)
    if not sheet.order:
        return rows
    next(rows, None)
    return _in_order(rows, sheet.order)


def _split(material: Material, met: Counter[str]) -> Iterator[tuple[int, Row | Unused]]:
    for number, line in enumerate(material.lines(), 1):
        if len(line) >= LONGEST_LINE:
            yield number, Unused(number, _TOO_LONG)
            continue
        text = decoded(line, met)
        text = text.rstrip("\r\n")
        if text:
            yield number, text.removeprefix(_BOM).split("\t")


def _in_order(
    rows: Iterator[tuple[int, Row | Unused]], order: tuple[int, ...]
) -> Iterator[tuple[int, Row | Unused]]:
    """The cells of each row where GDELT has them; `NA` is how R writes that there is nothing."""
    chosen = itemgetter(*order)
    enough = max(order) + 1
    for line, row in rows:
        if isinstance(row, Unused) or len(row) < enough:
            yield line, row
            continue
        # What stands at -1, for the columns that the file does not have.
        row.append("")
        cells = chosen(row)
        yield line, ["" if cell == "NA" else cell for cell in cells] if "NA" in cells else list(cells)
