"""What is written under the axis: dates that can always be read with their year.

A label leaves out what the one to its left has said: `Oct 2024`, then `21`, then `Nov`.
Labels are placed by importance, and one is placed only where all of them still fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from rich.cells import cell_len

from tui.app.formatting.axis import Axis, Piece
from tui.app.formatting.axis_units import (
    A_DAY,
    A_MONTH,
    A_QUARTER,
    A_WEEK,
    A_YEAR,
    HOURS,
    MINUTES,
    YEARS,
    Kind,
    Unit,
    round_year,
    year_of,
)
from tui.app.view import View
from tui.model.dates import Moment, Precision
from tui.model.dates.civil import DAY, civil_from_seconds
from tui.model.dates.naming import short_name, year_name
from tui.wording import Wording

_AIR = 3
"""Empty cells between two labels."""
_TICKS = (*MINUTES, *HOURS, A_DAY, A_WEEK, A_MONTH, A_QUARTER, *YEARS)
_YEARS_WITH_MONTHS = 9999  # EDTF has no months in years of more digits
MARK = "▲"

Said = tuple[int, ...]
"""What a label says: year; year and month; year, month and day."""


class Label(Struct, frozen=True):
    """A date under the axis, not yet said.

    Attributes:
        column: where it stands; the text begins there.
        said: what it says, once it is read with those to its left.
        forms: the text by how much of `said` is known from the left: nothing, the year, the month, the day.
            The last form is for all that is more.
        marked: whether it is the selected event's, with `▲` before (or, at the right edge, behind) the text.
    """

    column: int
    said: Said
    forms: tuple[str, ...]
    marked: bool = False

    def text_after(self, known: Said) -> str:
        """The text, given what the label to the left has said."""
        shared = 0
        for ours, theirs in zip(self.said, known, strict=False):
            if ours != theirs:
                break
            shared += 1
        return self.forms[min(shared, len(self.forms) - 1)]


class Written(Struct, frozen=True):
    """A text at a column; `marked` for that of the selected event."""

    column: int
    text: str
    marked: bool

    @property
    def right(self) -> int:
        """The column behind it."""
        return self.column + cell_len(self.text)


def written_labels(axis: Axis, view: View) -> list[Written]:
    """The labels under the axis, from left to right, not touching one another."""
    chosen: list[Label] = []
    done: list[Written] = []
    for label in _by_importance(axis, view):
        trial = sorted([*chosen, label], key=lambda one: one.column)
        fitting = _fit(trial, axis)
        if fitting is not None:
            chosen, done = trial, fitting
    return done


def _by_importance(axis: Axis, view: View) -> Iterator[Label]:
    """The selected event, the left end, the beginnings of the other stretches, coarse ticks, fine ticks."""
    if (mark := _selected(axis, view)) is not None:
        yield mark
    unit = _tick_unit(axis, view.wording)
    for piece in axis.segments:
        yield _label(axis, piece.begins, unit, view.wording, piece)
    first = axis.pieces[0].begins
    if unit.kind is not Kind.YEARS:
        for shorter in (_day_label, _month_label) if abs(year_of(first)) <= _YEARS_WITH_MONTHS else ():
            yield shorter(1, first, view.wording)
        yield _year_label(1, year_of(first), view.wording)
    coarse = _coarser(unit)
    for ticks in (coarse, unit) if coarse else (unit,):
        for piece in axis.segments:
            for moment in _boundaries(piece, ticks):
                yield _label(axis, moment, unit, view.wording)


def _fit(labels: list[Label], axis: Axis) -> list[Written] | None:
    """The labels with their texts, or None where two of them touch or one leaves the line."""
    found: list[Written] = []
    known: Said = ()
    for label in labels:
        written = _write(label, label.text_after(known), axis.width - 1)
        if written is None or (found and written.column < found[-1].right + _AIR):
            return None
        found.append(written)
        known = known if label.marked and written.text == MARK else label.said
    return found


def _write(label: Label, text: str, edge: int) -> Written | None:
    """A label with its text left of `edge`; one at the very right has its mark at its end."""
    if not label.marked:
        return Written(label.column, text, marked=False) if label.column + cell_len(text) <= edge else None
    if label.column + 1 + cell_len(text) <= edge:
        return Written(label.column, MARK + text, marked=True)
    if label.column - cell_len(text) >= 1:
        return Written(label.column - cell_len(text), text + MARK, marked=True)
    return Written(label.column, MARK, marked=True)


def _selected(axis: Axis, view: View) -> Label | None:
    """The mark of the selected event, where that has a place on the axis."""
    if view.row is None:
        return None
    moment = view.archive.columns.starts[view.row]
    return _marked(axis, view, view.row, moment) if axis.holds(moment) else None


def _marked(axis: Axis, view: View, row: int, moment: int) -> Label:
    """The mark with the date as precisely as the axis needs, but never more so than it is known."""
    column = axis.column_of(moment)
    when = view.archive.when(row)
    end = when.start if isinstance(when.start, Moment) else when.end
    precision = end.precision if isinstance(end, Moment) else Precision.DAY
    if axis.unit.kind is Kind.YEARS or precision > Precision.MONTH:
        words = year_name(year_of(moment), view.wording)
        if precision > Precision.MONTH and isinstance(end, Moment):
            words = short_name(end, view.wording, year=True)
        return Label(column, (year_of(moment),), (words,), marked=True)
    if precision is Precision.MONTH or axis.unit.kind is Kind.MONTHS:
        return _month_label(column, moment, view.wording, marked=True)
    if precision < Precision.DAY and axis.unit.least < DAY:
        return _clock_label(column, moment, view.wording, marked=True)
    return _day_label(column, moment, view.wording, marked=True)


def _tick_unit(axis: Axis, wording: Wording) -> Unit:
    """The shortest unit whose labels have room beside one another."""
    for unit in _TICKS:
        if all(piece.ends - piece.begins <= _most(piece, unit, wording) for piece in axis.segments):
            return unit
    return _TICKS[-1]


def _most(piece: Piece, unit: Unit, wording: Wording) -> int:
    """The seconds a piece may last so that labels of a unit have room under it."""
    if unit.kind is Kind.YEARS:
        cells = max(len(year_name(year_of(moment), wording)) for moment in (piece.begins, piece.ends))
        cells = cells if unit.size < 1000 else max(cells, 12)
    else:
        cells = {Kind.SECONDS: 5 if unit.least < DAY else 2, Kind.WEEKS: 2, Kind.MONTHS: 4}[unit.kind]
    return unit.least * (piece.right - piece.left) // (cells + _AIR + 1)


def _coarser(unit: Unit) -> Unit | None:
    """The unit whose beginnings are named before those of `unit`: days among hours, months among days."""
    if unit.kind is Kind.MONTHS:
        return A_YEAR
    if unit.kind is Kind.WEEKS or unit == A_DAY:
        return A_MONTH
    return A_DAY if unit.kind is Kind.SECONDS else None


def _boundaries(piece: Piece, unit: Unit) -> Iterator[int]:
    moment = unit.ceiling(piece.begins)
    while moment < piece.ends:
        if unit.kind is Kind.YEARS or abs(year_of(moment)) <= _YEARS_WITH_MONTHS:
            yield moment
        moment = unit.after(moment)


def _label(axis: Axis, moment: int, unit: Unit, wording: Wording, piece: Piece | None = None) -> Label:
    """The label of a moment among ticks of a unit; `piece` where it names the beginning of a stretch."""
    column = axis.column_of(moment)
    first = year_of(moment)
    if unit.kind is Kind.YEARS or abs(first) > _YEARS_WITH_MONTHS:
        last = year_of(piece.moment_of(column + 1) - 1) if piece and unit.size > 10 else first
        return _year_label(column, round_year(first, last), wording)
    _, _, day = civil_from_seconds(moment)
    if unit.kind is Kind.MONTHS or (day == 1 and moment % DAY == 0 and unit.least >= DAY):
        return _month_label(column, moment, wording)
    if moment % DAY == 0 or unit.least >= DAY:
        return _day_label(column, moment, wording)
    return _clock_label(column, moment, wording)


def _year_label(column: int, year: int, wording: Wording, *, marked: bool = False) -> Label:
    return Label(column, (year,), (year_name(year, wording),), marked)


def _month_label(column: int, moment: int, wording: Wording, *, marked: bool = False) -> Label:
    year, month, _ = civil_from_seconds(moment)
    name = wording.cldr.months["abbreviated"][month]
    full = wording.say("{month} {year}", month=name, year=year_name(year, wording))
    return Label(column, (year, month), (full, str(name)), marked)


def _day_label(column: int, moment: int, wording: Wording, *, marked: bool = False) -> Label:
    said = civil_from_seconds(moment)
    full, dated = _day_forms(said, wording)
    return Label(column, said, (full, dated, str(said[2])), marked)


def _clock_label(column: int, moment: int, wording: Wording, *, marked: bool = False) -> Label:
    said = civil_from_seconds(moment)
    hour, minute = divmod(moment % DAY // 60, 60)
    clock = f"{hour:02}:{minute:02}"
    full, dated = _day_forms(said, wording)
    return Label(column, said, (f"{full} {clock}", f"{dated} {clock}", f"{dated} {clock}", clock), marked)


def _day_forms(said: tuple[int, int, int], wording: Wording) -> tuple[str, str]:
    """A day with and without its year."""
    year, month, day = said
    name = wording.cldr.months["abbreviated"][month]
    full = wording.say("{day} {month} {year}", day=day, month=name, year=year_name(year, wording))
    return full, wording.say("{day} {month}", day=day, month=name)


def free_columns(axis: Axis, labels: list[Written]) -> set[int]:
    """Columns under the axis that no label stands in or beside."""
    taken = {column for label in labels for column in range(label.column - 1, label.right + 1)}
    return set(range(1, axis.width - 1)) - taken
