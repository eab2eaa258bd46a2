"""Makes events of the rows of a table, as its mapping says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Dictionary
from types import MappingProxyType

from tui.importers.countries import from_alpha2, from_alpha3, from_fips, from_name, from_numeric
from tui.importers.dating import Dated, DateReader, UndatedError, style_of
from tui.importers.found import Finding, Found, Unused
from tui.importers.mappings.shape import Mapping
from tui.importers.mappings.templates import Fill, column_template, read_template
from tui.importers.plain_text import plain_text
from tui.importers.rows import Row
from tui.importers.tables.cast import Cast, digest
from tui.importers.tables.layout import Layout, mentioned, padded
from tui.importers.tables.notes import Notes
from tui.importers.tables.people import Participants
from tui.importers.tables.reports import Reports, Speeches
from tui.importers.tables.steps import Steps
from tui.model.records import Event
from tui.wording import N_

_TOO_WIDE = N_("the row has {columns} columns and the table {wanted}: something in it is shifted")
_SHORT = N_("rows that end before the last column: {lines}")
_NO_TITLE = N_("it has no title")
_INEXACT = N_("“{word}” does not say how exact a date is: it is uncertain; rows: {lines}")
_NO_COUNTRY = N_("“{word}” is no country of ISO 3166; rows: {lines}")
_EXACT = 2**53
"""From here on, whole numbers of JSON are not sure to be read as they were written."""
_COUNTRY: Dictionary[str, Callable[[str], str]] = MappingProxyType(
    {
        "name": from_name,
        "alpha-2": from_alpha2,
        "alpha-3": from_alpha3,
        "numeric": from_numeric,
        "fips": from_fips,
    }
)


class RowReader:
    """Reads the rows of tables that one mapping is for; each table has to be bound first."""

    def __init__(self, mapping: Mapping, notes: Notes, *, explains: bool = False) -> None:
        """Take the mapping, where to count what was left out, and whether to say how rows are understood."""
        self.mapping, self.notes = mapping, notes
        self.dates = DateReader([style_of(one) for one in mapping.date.styles], mapping.date.pivot or 0)
        self._cast = Cast(mapping.name)
        self._explains = explains

    def bind(self, layout: Layout) -> None:
        """Read the rows of a table from now on."""
        mapping = self.mapping
        self._layout, self._width = layout, len(layout.names)
        # Counted in each file: what two files have is one event, and what one file has twice is two.
        self._times: dict[str, int] = {}
        self._words: dict[int, dict[str, Fill]] = {}
        words = {
            layout.place(name): {value: self.text(meaning) for value, meaning in meanings.items()}
            for name, meanings in mapping.words.items()
        }
        self._words = {place: meanings for place, meanings in words.items() if place >= 0}
        self._blank, self._empty = mapping.table.blank, frozenset(mapping.table.empty)
        self._numbers, self._html = self._places(mapping.table.numbers), self._places(mapping.table.html)
        self._bind_fields()
        self._people = Participants(self, self._cast)
        self._reports, self._speeches = Reports(self, self._cast), Speeches(self, self._cast)
        kept = self._kept_columns()
        self._kept = [column for column in kept if column[1] not in self._numbers]
        self._kept_numbers = [column for column in kept if column[1] in self._numbers]
        self._named = [number for number, name in enumerate(layout.names) if name]
        self._steps = Steps(mapping, layout) if self._explains else None

    def _bind_fields(self) -> None:
        date, event = self.mapping.date, self.mapping.event
        self._start, self._end = self.column(date.column), self.column(date.end)
        exactness = date.exactness.column if date.exactness else ""
        self._exactness = column_template(exactness).fill(self._layout.place, {})
        self._title, self._summary = self.text(event.title), self.text(event.summary)
        self._kind, self._status, self._id = map(self.text, (event.kind, event.status, event.id))
        self._tags = [self.text(tag) for tag in event.tags]
        self._countries = [(self.column(one.column), one.codes, one.split) for one in self.mapping.countries]

    def text(self, template: str) -> Fill:
        """What says a template of a row of this table."""
        return read_template(template).fill(self._layout.place, self._words)

    def column(self, template: str) -> Fill:
        """The same for the bare name of a column."""
        return column_template(template).fill(self._layout.place, self._words)

    def country(self, text: str, codes: str) -> str:
        """The code of a country that a cell names; what is none is counted."""
        code = _COUNTRY[codes](text)
        if text and not code:
            self.notes.word(_NO_COUNTRY, text)
        return code

    def findings(self, row: Row, line: int) -> Iterator[Finding]:
        """The actors and sources that a row names first, then its event."""
        finding = self._finding(row, line)
        fresh = self._cast.fresh
        if fresh:
            yield from fresh
            fresh.clear()
        yield finding

    def _finding(self, raw: Row, line: int) -> Finding:
        self.notes.met[_SHORT] += len(raw) < self._width
        row = padded(raw, self._width)
        if row is None:
            return Unused(line, _TOO_WIDE, {"columns": str(len(raw)), "wanted": str(self._width)})
        self._settle(row)
        try:
            dated = self._dated(row)
        except UndatedError as error:
            return Unused(line, error.reason, error.values)
        title = " ".join(self._title(row).split())
        if not title:
            return Unused(line, _NO_TITLE)
        event = self._event(row, line, dated, title)
        kept: dict[str, object] = {name: row[number] for name, number in self._kept if row[number]}
        kept |= {name: number_of(row[number]) for name, number in self._kept_numbers if row[number]}
        steps = self._steps.of(row, event) if self._steps else ()
        return Found(event, line, {self.mapping.name: kept} if kept else {}, steps)

    def _event(self, row: Row, line: int, dated: Dated, title: str) -> Event:
        sources = self._reports.citations(row, line)
        return Event(
            id=self._id_of(row),
            date=dated.edtf,
            date_as_printed=dated.printed or None,
            title=title,
            summary=self._summary(row).strip() or None,
            kind=self._kind(row) or None,
            status=self._status(row) or "happened",
            countries=self._places_of(row),
            actors=self._people.of(row, line),
            quotes=self._speeches.of(row, line, sources),
            sources=sources,
            tags=self._tags_of(row),
        )

    def _settle(self, row: Row) -> None:
        """Make what says nothing empty, whole numbers whole, and HTML text."""
        if not self._empty.isdisjoint(row):
            row[:] = ["" if cell in self._empty else cell for cell in row]
        if self._blank:
            row[:] = [cell.replace(self._blank, " ") for cell in row]
        for number in self._numbers:
            row[number] = row[number].removesuffix(".0")
        for number in self._html:
            row[number] = plain_text(row[number])

    def _dated(self, row: Row) -> Dated:
        exactness = self.mapping.date.exactness
        if exactness is None:
            return self.dates.read(self._start(row), self._end(row))
        said = self._exactness(row)
        word = exactness.values.get(said) if said else exactness.otherwise
        if word is None:
            self.notes.word(_INEXACT, said)
            word = "uncertain"
        return self.dates.read(self._start(row), self._end(row), word)

    def _id_of(self, row: Row) -> str:
        """The row's own id, or one from its cells; of rows that are alike each has its own."""
        if found := self._id(row):
            return f"{self.mapping.name}-{found}"
        made = digest(row[number] for number in self._named)
        times = self._times[made] = self._times.get(made, 0) + 1
        return f"{self.mapping.name}-{made}" + (f"-{times}" if times > 1 else "")

    def _places_of(self, row: Row) -> tuple[str, ...]:
        found = [
            self.country(name, codes)
            for fill, codes, split in self._countries
            for name in several(fill(row), split)
        ]
        return tuple(dict.fromkeys(code for code in found if code))

    def _tags_of(self, row: Row) -> tuple[str, ...]:
        split = self.mapping.event.split_tags
        return tuple(dict.fromkeys(tag for fill in self._tags for tag in several(fill(row), split)))

    def _places(self, names: Sequence[str]) -> list[int]:
        return [place for name in names if (place := self._layout.place(name)) >= 0]

    def _kept_columns(self) -> list[tuple[str, int]]:
        """The columns that are kept as they are: those nothing was made of, and all numbers."""
        mapping, numbers = self.mapping, {*self._numbers}
        wanted = {*range(self._width)} - {*self._places(mentioned(mapping))} | numbers
        if mapping.keep is not None:
            wanted = {*self._places(mapping.keep)}
        wanted -= {*self._places(mapping.leave_out)}
        return [(name, at) for at, name in enumerate(self._layout.names) if name and at in wanted]


def number_of(cell: str) -> str | int | float:
    """The number in a cell, where it is one that JSON can hold exactly; else the cell."""
    for kind in (int, float):
        try:
            value = kind(cell)
        except ValueError:
            continue
        return value if abs(value) < _EXACT else cell
    return cell


def several(text: str, split: str) -> list[str]:
    """The texts in a cell; none where it says nothing."""
    if not text:
        return []
    return [part for one in text.split(split) if (part := one.strip())] if split else [text]
