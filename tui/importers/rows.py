"""The rows of a foreign table, one by one, whatever the table lies in: CSV, TSV, lines of JSON, Parquet.

Nothing is trusted: bytes that are not UTF-8 and zero bytes become U+FFFD and are counted, a row that cannot
be read costs that row.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tui.importers.found import Unused
from tui.importers.material import BEGINNING, LONGEST_LINE, Material
from tui.wording import N_

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

DELIMITERS = (",", ";", "\t", "|")
DAMAGED = N_("bytes that are not UTF-8, or zero, were replaced; lines with such bytes: {lines}")
LEFT_OUT = N_("values under names that the first lines do not have were left out: {lines}")
_TOO_LONG = N_("the row is too long, or a quotation mark before it never ends")
_NO_OBJECT = N_("the line is no JSON object")
_BOM = "\ufeff"
_REPLACEMENT = "\ufffd"
_LOOKED_AT = 50
"""Rows a table is recognised by."""

Row = list[str]
Rows = Iterator[tuple[int, Row | Unused]]


def is_lines_of_json(beginning: bytes) -> bool:
    """Whether a file that begins so has an object of JSON in its first line."""
    first, ends, _ = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and (bool(ends) or len(first) < BEGINNING)


def first_rows(beginning: bytes, delimiter: str, *, quoted: bool = True) -> list[Row]:
    """The rows at the beginning of a file, read with a delimiter; the last one, which may be cut, is not."""
    text = beginning.decode("utf-8", "replace").removeprefix(_BOM).replace("\0", _REPLACEMENT)
    lines = text.splitlines(keepends=True)
    if len(beginning) >= BEGINNING:
        lines.pop()
    try:
        return list(islice(filter(None, _reader(iter(lines), delimiter, quoted=quoted)), _LOOKED_AT))
    except csv.Error:
        return []


def _reader(lines: Iterator[str], delimiter: str, *, quoted: bool) -> CsvReader:
    if quoted:
        return csv.reader(lines, delimiter=delimiter)
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def rows_of(material: Material, delimiter: str, met: Counter[str], *, quoted: bool = True) -> Rows:
    """The rows of a file with delimiters, each with the line it begins on; empty lines are none.

    Args:
        material: the file.
        delimiter: what stands between two cells.
        met: counts the lines with damaged text under `DAMAGED`.
        quoted: whether quotation marks stand around cells that hold delimiters.

    Raises:
        UnreadableError: it cannot be read.
    """
    reader = _reader(_texts(material, met), delimiter, quoted=quoted)
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
        text = decoded(line, met)
        yield text if number else text.removeprefix(_BOM)


def decoded(line: bytes, met: Counter[str]) -> str:
    """The text of a line; what is damaged in it is replaced and counted under `DAMAGED`."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        met[DAMAGED] += 1
        return line.decode("utf-8", "replace").replace("\0", _REPLACEMENT)
    if "\0" in text:
        met[DAMAGED] += 1
        return text.replace("\0", _REPLACEMENT)
    return text


def names_in_json(beginning: bytes) -> Row:
    """The names of the objects in the first lines of a file, in the order in which they come."""
    names: dict[str, None] = {}
    for line in beginning.splitlines()[:_LOOKED_AT]:
        try:
            value = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            names |= dict.fromkeys(value)
    return list(names)


def rows_of_json(material: Material, names: Sequence[str], met: Counter[str]) -> Rows:
    """The objects in the lines of a file, as rows under some names.

    Args:
        material: the file.
        names: the columns.
        met: counts damaged lines under `DAMAGED`, and those with other names under `LEFT_OUT`.

    Raises:
        UnreadableError: it cannot be read.
    """
    known = frozenset(names)
    for number, line in enumerate(material.lines(), 1):
        text = decoded(line, met).removeprefix(_BOM).strip()
        if not text:
            continue
        try:
            value = json.loads(text) if len(line) < LONGEST_LINE else None
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            yield number, Unused(number, _NO_OBJECT)
            continue
        met[LEFT_OUT] += not known.issuperset(value)
        yield number, [cell_of(value.get(name)) for name in names]


def cell_of(value: object) -> str:
    """A value as the text of a cell: empty for none, several ones after another with semicolons between."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return "; ".join(map(str, value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
