"""How far the dates of rows may reach: a year lasts to its end, what is open never ends.

Time is called empty only where no earlier event may mean a moment of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from tui.archive.columns import AFTER_ALL, BEFORE_ALL, Columns, RowSet


class Reach:
    """The latest moment that lasting dates (`Columns.lasting`) of some rows may mean, up to any row."""

    def __init__(self, columns: Columns, rows: RowSet | None = None) -> None:
        """Take the rows of a story, None for all."""
        self._columns = columns
        self._rows = rows

    def beyond(self, row: int, moment: int) -> bool:
        """Whether a row up to `row` may mean a time after a moment, in seconds since 1970."""
        rows, moments = self._steps
        place = bisect_right(rows, row)
        return place > 0 and moments[place - 1] > moment

    @cached_property
    def _steps(self) -> tuple[Sequence[int], Sequence[int]]:
        """Rows that reach farther than all before them, and how far; none after one without an end."""
        lasting = self._columns.lasting
        rows: list[int] = []
        moments = [BEFORE_ALL]
        for row in lasting if self._rows is None else lasting & self._rows:
            moment = self._columns.latest[row]
            if moment > moments[-1]:
                rows.append(row)
                moments.append(moment)
                if moment == AFTER_ALL:
                    break
        return rows, moments[1:]
