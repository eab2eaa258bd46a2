"""The axis as geometry: which column stands for which time.

It depends on the story, the span shown, the width and the language, never on the
filter: when a filter changes, bars grow and shrink but stay where they are. It is
computed with a number of bisections that depends on the width alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from msgspec import Struct

from tui.app.formatting.axis_gaps import Stretch, gap_forms, stretches
from tui.app.formatting.axis_units import A_DAY, A_YEAR, MINUTE, Kind, Unit, bar_unit
from tui.app.view import View
from tui.archive.archive import Archive
from tui.archive.columns import AFTER_ALL, Columns
from tui.model.dates.civil import DAY
from tui.model.dates.when import FOREVER
from tui.wording import Wording

_LABEL_ROOM = 9
"""Columns a stretch has at least, where there is room: a month and a year fit under it."""
_COLUMNS_PER_GAP = 16
_MOST_GAPS = 4
_LOOKED_AT = 32


class Piece(Struct, frozen=True):
    """A run of columns and the time it stands for; neither `ends` nor `right` belongs to it.

    Attributes:
        begins, ends: moments in seconds since 1970.
        left, right: columns of the line, from 0.
        words: what is written into a gap; empty for time drawn to scale.
    """

    begins: int
    ends: int
    left: int
    right: int
    words: str = ""

    def column_of(self, moment: int) -> int:
        """The column of a moment of this piece."""
        return self.left + (moment - self.begins) * (self.right - self.left) // (self.ends - self.begins)

    def moment_of(self, column: int) -> int:
        """The first moment of a column of this piece."""
        return self.begins - (self.begins - self.ends) * (column - self.left) // (self.right - self.left)


class Axis(Struct, frozen=True):
    """The axis at one width.

    Attributes:
        width: cells of the line, the columns of air at both ends among them.
        unit: what a bar stands for.
        pieces: time drawn to scale and gaps, in turn, without a hole in time or columns.
        edges: moments at which bars begin, and the end of the last one. A gap counts as a bar, one that has
            no event.
    """

    width: int
    unit: Unit
    pieces: tuple[Piece, ...]
    edges: tuple[int, ...]

    @property
    def segments(self) -> tuple[Piece, ...]:
        """The pieces drawn to scale."""
        return tuple(piece for piece in self.pieces if not piece.words)

    @property
    def gaps(self) -> tuple[Piece, ...]:
        """The pieces cut short."""
        return tuple(piece for piece in self.pieces if piece.words)

    def holds(self, moment: int) -> bool:
        """Whether the moment is on the axis."""
        return self.edges[0] <= moment < self.edges[-1]

    def column_of(self, moment: int) -> int:
        """The column of a moment; what lies outside is at the nearer end."""
        inside = max(self.edges[0], min(moment, self.edges[-1] - 1))
        return next(piece for piece in self.pieces if inside < piece.ends).column_of(inside)

    def moment_of(self, column: int) -> int:
        """The first moment of a column; of a column outside, that of the nearer end."""
        inside = max(self.pieces[0].left, min(column, self.pieces[-1].right - 1))
        return next(piece for piece in self.pieces if inside < piece.right).moment_of(inside)

    def bar_of(self, moment: int) -> int:
        """The number of the bar a moment belongs to, from 0."""
        return max(0, min(bisect_right(self.edges, moment), len(self.edges) - 1) - 1)

    def columns_of_bar(self, bar: int) -> range:
        """The columns of a bar, at least one."""
        left, begins_next = self.column_of(self.edges[bar]), self.edges[bar + 1]
        right = self.column_of(begins_next - 1) + 1
        if self.holds(begins_next):
            right = min(right, self.column_of(begins_next))
        return range(left, max(left + 1, right))


def dated(columns: Columns) -> int:
    """The number of events that have a place in time; all others stand behind them."""
    return bisect_left(columns.starts, FOREVER)


def whole_span(archive: Archive) -> tuple[int, int] | None:
    """First and last moment of a story, in seconds since 1970; None where no event has a place in time.

    The last event is there as long as it lasts, but that adds at most a tenth to the span (or a day): a plan
    for a hundred years shall not push the news of this week into one column.
    """
    columns = archive.columns
    number = dated(columns)
    if not number:
        return None
    first, last = columns.starts[0], columns.starts[number - 1]
    ends = columns.latest[number - 1]
    lasts = DAY - 1 if ends == AFTER_ALL else max(ends - last, 0)
    return first, last + min(lasts, max((last - first) // 10, DAY - 1))


def axis_of(view: View, width: int) -> Axis | None:
    """The axis of what a view shows; None where no event has a place in time or there is no room.

    Args:
        view: what is looked at.
        width: cells of the line; one at each end stays empty.
    """
    span = view.span or whole_span(view.archive)
    if span is None or width < 3:
        return None
    columns = view.archive.columns
    room = width - 2
    shown = Stretch(span[0], max(span[1], span[0]) + 1)
    finest = _finest(columns)
    most = min(_MOST_GAPS, room // _COLUMNS_PER_GAP) if shown.length > room * finest else 0
    parts = stretches(columns.starts, shown, most)
    words = _gap_words(view.archive, parts, room, view.wording)
    widths = _shares([part.length for part in parts], room - sum(map(len, words)))
    scale = max(-(-part.length // cells) for part, cells in zip(parts, widths, strict=True))
    if view.span is None:
        scale = max(scale, finest)
    unit = bar_unit(scale)
    placed = _drawn(parts, widths, scale, unit) if view.span is None else _cut_at(parts, unit, shown)
    return _laid_out(width, unit, placed, widths, words)


def _finest(columns: Columns) -> int:
    """The fewest seconds a column of the whole story lasts: a quarter of its finest date, of those looked at.

    A few events of single days are drawn as days in a month, not spread over the line by the minute.
    """
    number = dated(columns)
    looked_at = range(0, number, -(-number // _LOOKED_AT))
    lasting = (columns.latest[row] - columns.starts[row] + 1 for row in looked_at if _closed(columns, row))
    return max(min(lasting, default=DAY) // 4, MINUTE)


def _closed(columns: Columns, row: int) -> bool:
    return row not in columns.unbegun and columns.latest[row] != AFTER_ALL


def _gap_words(archive: Archive, parts: list[Stretch], room: int, wording: Wording) -> list[str]:
    """What is written into each gap, the longest first; all together take a third of the line at most."""
    gaps = [(before.ends - 1, after.begins) for before, after in pairwise(parts)]
    words = ["┆┆"] * len(gaps)
    used = 2 * len(gaps)
    for number in sorted(range(len(gaps)), key=lambda n: gaps[n][0] - gaps[n][1]):
        long, short, _ = gap_forms(archive, *gaps[number], wording)
        for form, limit in ((long, room // 4), (short, room // 3)):
            if used - 2 + len(form) <= limit:
                words[number] = form
                used += len(form) - 2
                break
    return words


def _shares(lengths: list[int], room: int) -> list[int]:
    """Columns for stretches of time: by length, but none so few that no label fits under it."""
    least = min(_LABEL_ROOM, max(room // (2 * len(lengths)), 1))
    floor = -(-sum(lengths) * least // max(room - least * (len(lengths) - 1), 1))
    weights = [max(length, floor) for length in lengths]
    whole, passed, edges = sum(weights), 0, [0]
    for weight in weights:
        passed += weight
        edges.append(room * passed // whole)
    return [right - left for left, right in pairwise(edges)]


def _drawn(parts: list[Stretch], widths: list[int], scale: int, unit: Unit) -> list[Stretch]:
    """The stretches of the whole story, widened to whole bars and, where the gaps allow, to one scale."""
    if len(parts) == 1:
        return [_alone(parts[0], widths[0] * scale, unit)]
    found: list[Stretch] = []
    for number, (part, cells) in enumerate(zip(parts, widths, strict=True)):
        begins = _bar_begin(unit, part.begins)
        if found:
            begins = max(begins, found[-1].ends + 1)
        ends = max(unit.after(part.ends - 1), begins + cells * scale)
        if number + 1 < len(parts):
            ends = min(ends, max(_bar_begin(unit, parts[number + 1].begins) - 1, part.ends))
        found.append(Stretch(begins, ends))
    return found


def _alone(part: Stretch, length: int, unit: Unit) -> Stretch:
    """The only stretch, made `length` seconds long; in the middle of them, where it is much shorter."""
    begins, ends = _bar_begin(unit, part.begins), unit.after(part.ends - 1)
    spare = length - (ends - begins)
    if spare * 4 > length:
        begins = _bar_begin(unit, begins - spare // 2)
    return Stretch(begins, max(ends, begins + length))


def _bar_begin(unit: Unit, moment: int) -> int:
    """Where the first bar of a stretch begins.

    A week begins on the day and a group of years in the year of its first event, lest the label under it name
    a month or year before anything happened.
    """
    if unit.kind is Kind.WEEKS:
        return A_DAY.floor(moment)
    return (A_YEAR if unit.kind is Kind.YEARS else unit).floor(moment)


def _cut_at(parts: list[Stretch], unit: Unit, shown: Stretch) -> list[Stretch]:
    """The stretches of a span that was asked for: whole bars beside gaps, but nothing outside of the span."""
    found: list[Stretch] = []
    for number, part in enumerate(parts):
        begins = max(_bar_begin(unit, part.begins), found[-1].ends + 1) if found else shown.begins
        ends = shown.ends
        if number + 1 < len(parts):
            ends = min(
                unit.after(part.ends - 1), max(_bar_begin(unit, parts[number + 1].begins) - 1, part.ends)
            )
        found.append(Stretch(begins, ends))
    return found


def _laid_out(width: int, unit: Unit, parts: list[Stretch], widths: list[int], words: list[str]) -> Axis:
    """The axis from its stretches, the columns each has, and the words between them."""
    pieces: list[Piece] = []
    edges: list[int] = []
    column = 1
    for number, (part, cells) in enumerate(zip(parts, widths, strict=True)):
        if number:
            gap = words[number - 1]
            pieces.append(Piece(parts[number - 1].ends, part.begins, column, column + len(gap), gap))
            column += len(gap)
        pieces.append(Piece(part.begins, part.ends, column, column + cells))
        column += cells
        moment = part.begins
        while moment < part.ends:
            edges.append(moment)
            moment = unit.after(moment)
        edges.append(part.ends)
    return Axis(width, unit, tuple(pieces), tuple(edges))
