"""The axis as two lines: bars of density over time, and the dates under them."""

from __future__ import annotations

from itertools import groupby

from tui.app.formatting.axis import Axis, axis_of
from tui.app.formatting.axis_labels import free_columns, written_labels
from tui.app.formatting.line import Line
from tui.app.formatting.marks import plain_marks
from tui.app.view import View
from tui.model.dates.when import FOREVER

_BARS = "▁▂▃▄▅▆▇█"


def axis_lines(view: View, width: int, visible: tuple[int, int] | None) -> tuple[Line, Line]:
    """The axis of a view.

    Args:
        view: what is looked at.
        width: cells of each line; one at each end stays empty.
        visible: first and last position in the view's answer that are now on the screen.

    Returns:
        The line of bars and the line of dates, each exactly `width` cells wide.
    """
    axis = axis_of(view, width)
    if axis is None:
        blank = ((" " * width, "text"),) if width > 0 else ()
        return blank, blank
    return _finished(_bars(axis, view), view), _finished(_dates(axis, view, visible), view)


def position_at_column(axis: Axis, view: View, column: int) -> int | None:
    """The position in the answer that a click on a column means: the first event of its bar or the nearest.

    Returns:
        The position; None where no matching event has a place in time.
    """
    last = view.answer.position_at(FOREVER) - 1
    if last < 0:
        return None
    bar = axis.bar_of(axis.moment_of(column))
    found = view.answer.position_at(axis.edges[bar])
    if found <= last and _start(view, found) < axis.edges[bar + 1]:
        return found
    around = (position for position in (found - 1, found) if 0 <= position <= last)
    return min(around, key=lambda position: abs(axis.column_of(_start(view, position)) - column))


def _start(view: View, position: int) -> int:
    return view.archive.columns.starts[view.answer.row_at(position)]


_Cells = list[tuple[str, str]]


def _finished(cells: _Cells, view: View) -> Line:
    """The cells as a line, neighbours of one style together."""
    line = tuple(
        ("".join(text for text, _ in run), style) for style, run in groupby(cells, key=lambda cell: cell[1])
    )
    return tuple((plain_marks(text), style) for text, style in line) if view.ascii else line


def _bars(axis: Axis, view: View) -> _Cells:
    """One cell a column: how many events its bar has, relative to the highest bar."""
    cells = [(" ", "text")] * axis.width
    for gap in axis.gaps:
        cells[gap.left : gap.right] = [(letter, "dim") for letter in gap.words]
    counts = _heights(axis, view)
    highest = max(counts.values(), default=0)
    lit = _selected_columns(axis, view)
    for column, count in counts.items():
        level = -(-count * len(_BARS) // highest)
        cells[column] = (_BARS[level - 1], "accent" if column in lit else "bar")
    return cells


def _heights(axis: Axis, view: View) -> dict[int, int]:
    """Columns that have a bar and how many events; bars that share a column are added up."""
    counts: dict[int, int] = {}
    for bar, count in enumerate(view.answer.histogram(axis.edges)):
        if count:
            first, *others = axis.columns_of_bar(bar)
            counts[first] = counts.get(first, 0) + count
            counts.update(dict.fromkeys(others, count))
    return counts


def _selected_columns(axis: Axis, view: View) -> range:
    """The columns of the selected event's bar."""
    if view.row is None:
        return range(0)
    moment = view.archive.columns.starts[view.row]
    return axis.columns_of_bar(axis.bar_of(moment)) if axis.holds(moment) else range(0)


def _dates(axis: Axis, view: View, visible: tuple[int, int] | None) -> _Cells:
    """Labels, and in the cells between them which part of the axis is on the screen."""
    cells = [(" ", "text")] * axis.width
    labels = written_labels(axis, view)
    seen = _visible_columns(axis, view, visible)
    for column in free_columns(axis, labels) & set(seen):
        sign = "├" if column == seen[0] else "┤" if column == seen[-1] else "─"
        cells[column] = (sign if len(seen) > 1 else "│", "rule")
    for label in labels:
        style = "accent" if label.marked else "dim"
        cells[label.column : label.right] = [(letter, style) for letter in label.text]
    return cells


def _visible_columns(axis: Axis, view: View, visible: tuple[int, int] | None) -> range:
    """Columns of what is on the screen; none where that is everything, for then there is nothing to say."""
    last = view.answer.position_at(FOREVER) - 1
    if visible is None or last < 0 or (visible[0] <= 0 and visible[1] >= last):
        return range(0)
    first, final = (_start(view, max(0, min(position, last))) for position in visible)
    if final < axis.edges[0] or first >= axis.edges[-1]:
        return range(0)
    return range(axis.column_of(first), axis.columns_of_bar(axis.bar_of(final))[-1] + 1)
