"""The timeline as lines: one row an event, grouped by day, gaps named.

Lines are made from the top of the screen down and only for what is seen, so a million
events cost what fifty cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from tui.app.formatting.axis_gaps import duration
from tui.app.formatting.line import Line, Span, cropped, padded, shortened, width_of
from tui.app.formatting.marks import plain_marks, quote_mark, status_mark
from tui.app.formatting.texts import titled
from tui.app.view import View
from tui.archive.columns import LONG
from tui.model.dates import When
from tui.model.dates.display import heading, heading_key, short
from tui.model.records import QUOTE_KINDS
from tui.text import list_form, one_line
from tui.wording import Wording

_COUNTRIES_SHOWN = 4


class Row(Struct, frozen=True):
    """One line of the timeline and the position of its event in the answer; None for headings and gaps."""

    line: Line
    position: int | None


class Columns(Struct, frozen=True):
    """Widths of the timeline's columns in cells."""

    date: int
    countries: int
    quotes: int


def columns_for(width: int, language: str = "en") -> Columns:
    """The widths of the columns on a timeline of the given width; German dates are two cells longer."""
    more = 2 if language == "de" else 0
    if width >= 68:
        return Columns(date=14 + more, countries=12, quotes=3)
    return Columns(date=13 + more, countries=9, quotes=3) if width >= 48 else Columns(12 + more, 6, 3)


EventLine = Callable[[View, int, When, int], Line]
"""Makes the line of an event: of what is looked at, its row, its date and the width in cells."""


def rows_from(view: View, top: int, width: int, height: int, line_of: EventLine) -> list[Row]:
    """The lines of the timeline from the event at position `top` on, at most `height`.

    The first line is the heading of the first event even where that began further up, so that it is always
    seen in which day one is.
    """
    rows: list[Row] = []
    before: int | None = None
    for position, event_row in enumerate(view.answer.page(top, height), top):
        when = view.archive.when(event_row)
        rows += _between(view, before, event_row, width)
        rows.append(Row(line_of(view, event_row, when, width), position))
        before = event_row
        if len(rows) >= height:
            break
    return rows[:height]


def lines_before(view: View, position: int, width: int, height: int) -> int:
    """The smallest top position from which the event at `position` is still within `height` lines."""
    top = position
    used = 2  # the heading that the first event always has, and the event itself
    while top > 0:
        before, after = view.answer.row_at(top - 1), view.answer.row_at(top)
        used += 1 + len(_between(view, before, after, width))
        if used > height:
            break
        top -= 1
    return top


def _between(view: View, before: int | None, event_row: int, width: int) -> list[Row]:
    """What stands between two events: the name of a long gap, the heading of a new group."""
    when = view.archive.when(event_row)
    found: list[Row] = []
    if before is not None:
        earlier = view.archive.when(before)
        gap = gap_words(earlier, when, view.wording)
        if gap and earlier.latest is not None and not view.answer.reach.beyond(before, earlier.latest):
            found.append(Row((("   ┆ ", "rule"), (gap, "note")), None))
        if heading_key(earlier) == heading_key(when):
            return found
    return [*found, Row(heading_line(heading(when, view.wording), width), None)]


def gap_words(earlier: When, later: When, wording: Wording) -> str:
    """How long nothing is dated between two events, where that is long; empty otherwise.

    Only time that is surely empty counts: from the latest end of the earlier to the earliest start of the
    later. An event whose start is unknown may have begun at any time, so no more is said.
    """
    if earlier.latest is None or later.earliest is None:
        return ""
    seconds = later.earliest - earlier.latest
    if seconds < LONG:
        return ""
    return wording.say("{length}, nothing dated", length=duration(seconds, wording))


def heading_line(words: str, width: int) -> Line:
    """The heading of a group of events."""
    title = f" {words} "
    return ((title, "heading"), ("─" * max(width - len(title), 0), "rule"))


def event_line(view: View, event_row: int, when: When, width: int) -> Line:
    """One event: mark of selection, date, status, countries, title, quotes."""
    event = view.archive.event(event_row)
    columns = columns_for(width, view.wording.language)
    selected = event_row == view.row
    status = status_mark(event.status)
    quotes = _quotes(view, event_row)
    left: list[Span] = [
        ("▌" if selected else " ", "accent"),
        (_date(when, view.wording, columns.date), "date"),
        (f"{status.plain if view.ascii else status.sign} ", "warning"),
        *_countries(view.archive.countries(event_row), columns.countries),
    ]
    room = width - width_of(left) - columns.quotes - 2
    title = cropped(_title(view, event_row), max(room, 0))
    gap = max(room - width_of(title), 0) + 1
    line = (*left, *title, (" " * gap, "text"), (quotes.rjust(columns.quotes) + " ", "dim"))
    if view.ascii:
        ours = {0}
        return tuple((plain_marks(t) if n in ours else t, s) for n, (t, s) in enumerate(line))
    return line


def _date(when: When, wording: Wording, width: int) -> str:
    """The date with its mark in a column of its own, so that dates stand under one another."""
    said = short(when, wording)
    bare = said.lstrip("<>~?")
    mark = said[: len(said) - len(bare)]
    return padded(f"{mark or ' '}{bare}" if len(mark) < 2 else said, width)


def _countries(codes: tuple[str, ...], width: int) -> Iterator[Span]:
    """Two letters a country, always at the same place; `+2` for those there is no room for."""
    most = min(_COUNTRIES_SHOWN, width // 3)
    shown = codes if len(codes) <= most else codes[: most - 1]
    used = 0
    for code in shown:
        text = padded(one_line(code)[:2], 2) + " "
        used += len(text)
        yield text, f"country:{code}"
    if len(shown) < len(codes):
        more = shortened(f"+{len(codes) - len(shown)}", 3)
        used += len(more)
        yield more, "dim"
    yield " " * max(width - used, 0), "text"


def _title(view: View, event_row: int) -> Line:
    event = view.archive.event(event_row)
    title = titled(event.title, view.wording, view.archive.language)
    return tuple((list_form(one_line(text)) if style == "text" else text, style) for text, style in title)


def _quotes(view: View, event_row: int) -> str:
    quotes = view.archive.event(event_row).quotes
    if not quotes:
        return ""
    strongest = min({quote.kind for quote in quotes}, key=_strength)
    mark = quote_mark(strongest)
    return f"{mark.plain if view.ascii else mark.sign}{len(quotes)}"


def _strength(kind: str | None) -> int:
    """Order of the kinds of quotes: whole sentences before a few words before a paraphrase."""
    return QUOTE_KINDS.index(kind) if kind in QUOTE_KINDS else len(QUOTE_KINDS)
