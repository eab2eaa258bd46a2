"""The rows of a file of GDELT, one by one, each with the line it begins on.

Bytes that are not UTF-8 become U+FFFD and are counted; a row that cannot be read at all is handed on as
such.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from tui.importers.found import Unused
from tui.importers.gdelt.sheets import Sheet
from tui.importers.material import LONGEST_LINE, Material
from tui.wording import N_

DAMAGED = N_("bytes that are not UTF-8, or zero, were replaced; lines with such bytes: {lines}")
_TOO_LONG = N_("the line is too long to be one of GDELT's")
_BOM = "\ufeff"
_REPLACEMENT = "\ufffd"

Row = list[str]


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
    rows = _split(material, met) if is_split else _separated(material, sheet.delimiter, met)
    if not sheet.order:
        return rows
    next(rows, None)
    return _in_order(rows, sheet.order)


def _split(material: Material, met: Counter[str]) -> Iterator[tuple[int, Row | Unused]]:
    for number, line in enumerate(material.lines(), 1):
        if len(line) >= LONGEST_LINE:
            yield number, Unused(number, _TOO_LONG)
            continue
        try:
            text = line.decode()
        except UnicodeDecodeError:
            text = _repaired(line, met)
        if "\0" in text:
            text = _repaired(line, met)
        text = text.rstrip("\r\n")
        if text:
            yield number, text.removeprefix(_BOM).split("\t")


def _repaired(line: bytes, met: Counter[str]) -> str:
    met[DAMAGED] += 1
    return line.decode("utf-8", "replace").replace("\0", _REPLACEMENT)


def _separated(material: Material, delimiter: str, met: Counter[str]) -> Iterator[tuple[int, Row | Unused]]:
    reader = csv.reader(_texts(material, met), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error:
            yield line, Unused(line, _TOO_LONG)
            continue
        if row is None:
            return
        if row:
            yield line, row


def _texts(material: Material, met: Counter[str]) -> Iterator[str]:
    for number, line in enumerate(material.lines()):
        try:
            text = line.decode()
        except UnicodeDecodeError:
            text = _repaired(line, met)
        if "\0" in text:
            text = _repaired(line, met)
        yield text if number else text.removeprefix(_BOM)


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
