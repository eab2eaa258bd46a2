"""The rows of a Parquet file, by the library that the extra `parquet` installs; batch by batch."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import Any

from tui.importers.material import Material
from tui.importers.rows import Row, Rows, cell_of
from tui.wording import N_

_MAGIC = b"PAR1"
_BATCH = 2000
_MISSING = N_("to read Parquet, install Dateline with its extra: pip install 'dateline[parquet]'")
_DAMAGED = N_("it is Parquet that cannot be read")


class ParquetError(Exception):
    """A Parquet file cannot be read; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_parquet(beginning: bytes) -> bool:
    """Whether a file that begins so is one."""
    return beginning.startswith(_MAGIC)


def names_in_parquet(material: Material) -> Row:
    """The columns.

    Raises:
        ParquetError: it cannot be read.
        UnreadableError: the file cannot be opened.
    """
    with _opened(material) as file:
        return [str(name) for name in file.schema_arrow.names]


def rows_of_parquet(material: Material) -> Rows:
    """The rows, with their number from 1.

    Raises:
        ParquetError: it cannot be read.
        UnreadableError: the file cannot be opened.
    """
    with _opened(material) as file:
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH):
            columns = [column.to_pylist() for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                yield number, [cell_of(cell) for cell in cells]


@contextmanager
def _opened(material: Material) -> Iterator[Any]:
    """The file, which has to be one where it can be read at any place."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise ParquetError(_MISSING) from None
    with TemporaryFile() as file:
        with material.open() as packed:
            shutil.copyfileobj(packed, file, 1024**2)
        file.seek(0)
        try:
            yield ParquetFile(file)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise ParquetError(_DAMAGED) from error
