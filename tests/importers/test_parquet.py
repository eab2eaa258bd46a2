"""Tables in Parquet."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from foreign_files import events_in, findings, unused_in
from pyarrow.parquet import write_table

from tui.importers.found import Finding, Options

MAPPING = """
name = "small"
[date]
column = "day"
styles = ["2020-01-31"]
[event]
title = "{what}"
[[countries]]
column = "where"
split = ";"
"""


def read(folder: Path, path: Path) -> list[Finding]:
    (folder / "small.toml").write_text(MAPPING, "utf-8")
    return findings(path, form="table", options=Options(variant=str(folder / "small.toml")))


def written(folder: Path, rows: int) -> Path:
    table = pa.table(
        {
            "day": [date(2024, 5, 1 + number % 30) for number in range(rows)],
            "what": [f"Row {number}" for number in range(rows)],
            "where": [["France", "Norway"] if number % 2 else None for number in range(rows)],
            "how many": list(range(rows)),
        }
    )
    path = folder / "table.parquet"
    write_table(table, path)
    return path


def test_rows_of_parquet_are_read_batch_by_batch_with_their_types_as_text(tmp_path: Path) -> None:
    found = read(tmp_path, written(tmp_path, 4500))
    made = events_in(found)
    assert (len(made), unused_in(found)) == (4500, [])
    assert (made[0].date, made[0].title, made[0].countries) == ("2024-05-01", "Row 0", ())
    assert made[4499].countries == ("FR", "NO")


def test_damaged_parquet_is_a_sentence(tmp_path: Path) -> None:
    path = written(tmp_path, 100)
    data = path.read_bytes()
    for damaged in (data[: len(data) // 2], data[:4] + b"\xff" * 200, data[:-20] + b"\0" * 16 + data[-4:]):
        path.write_bytes(damaged)
        found = read(tmp_path, path)
        assert events_in(found) == []
        assert [one.reason for one in unused_in(found)] == ["it is Parquet that cannot be read"]


def test_without_the_extra_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, 1)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (unused,) = unused_in(read(tmp_path, path))
    assert "pip install 'dateline[parquet]'" in unused.reason
