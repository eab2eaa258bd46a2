"""CSV (RFC 4180) for tables and spreadsheets: one row an entry, a header, UTF-8, dates in EDTF.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for
a formula, some of them also where spaces or invisible characters stand before; such a cell gets an
apostrophe before it, which spreadsheets do not show.
Several values in one cell are separated by a semicolon.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from unicodedata import category

from tui.exporters.losses import Losses
from tui.exporters.selection import ACTORS, COUNTRIES, EVENTS, QUOTES, SOURCES, Selection
from tui.exporters.telling import Teller
from tui.model.places import country_name
from tui.model.records import Quote, actor_ids, source_ids

_FORMULA = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Zl", "Zp", "Zs"))
"""Categories of Unicode whose characters show nothing of their own."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that show nothing."""
_BETWEEN = "; "

_Row = Sequence[object]


def write(selection: Selection, view: str) -> Iterator[str]:
    """The view as a table; texts in one language, `[de]` after one that exists only in another."""
    header, rows = _VIEWS[view]
    yield _line(header)
    for row in rows(selection, Teller(selection)):
        yield _line([defused(str(cell)) for cell in row])


def write_story(selection: Selection, losses: Losses) -> Iterator[str]:  # noqa: ARG001 - all are called alike
    """The events as a table."""
    return write(selection, EVENTS)


def defused(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would compute it."""
    for character in cell:
        if character in _FORMULA:
            return "'" + cell
        if character not in _BLANK and category(character) not in _UNSEEN:
            break
    return cell


def _line(cells: _Row) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _joined(values: Iterable[str]) -> str:
    return _BETWEEN.join(values)


_EVENT_HEADER = (
    "id", "date", "reported", "date_as_printed", "status", "kind", "title", "summary", "countries", "actors",
    "quotes", "sources", "tags",
)  # fmt: skip
_QUOTE_HEADER = (
    "id", "event", "date", "speaker", "speaker_name", "kind", "language", "text", "translation", "to", "via",
    "source", "paragraph",
)  # fmt: skip
_ACTOR_HEADER = ("id", "name", "kind", "country", "role", "aliases", "events", "quotes_spoken")
_COUNTRY_HEADER = ("country", "name", "events", "quotes_in_these_events")
_SOURCE_HEADER = ("id", "title", "publisher", "url", "language", "published", "retrieved", "events", "quotes")


def _events(selection: Selection, teller: Teller) -> Iterator[_Row]:
    for row, event in selection.events():
        countries = selection.archive.countries(row)
        yield (
            event.id, event.date, event.reported or "", teller.text(event.date_as_printed), event.status,
            event.kind or "", teller.text(event.title), teller.text(event.summary), _joined(countries),
            _joined(actor_ids(event)), len(event.quotes), _joined(source_ids(event)), _joined(event.tags),
        )  # fmt: skip


def _quotes(selection: Selection, teller: Teller) -> Iterator[_Row]:
    for event, quote in selection.quotes():
        citation = quote.source
        speaker = quote.speaker if isinstance(quote.speaker, str) else ""
        language = quote.language or selection.archive.language or ""
        yield (
            quote.id, event.id, quote.date or event.date, speaker, teller.speaker_name(quote),
            quote.kind or "", language, quote.text, _translation(selection, quote), teller.text(quote.to),
            quote.via or "", citation.source if citation else "",
            (citation.paragraph if citation else None) or "",
        )  # fmt: skip


def _translation(selection: Selection, quote: Quote) -> str:
    found = quote.translations.get(selection.wording.language)
    return found.text if found else ""


def _actors(selection: Selection, teller: Teller) -> Iterator[_Row]:
    for actor, events, quotes in selection.actors():
        name, role = teller.text(actor.name), teller.role(actor)
        yield (
            actor.id,
            name,
            actor.kind or "",
            actor.country or "",
            role,
            _joined(actor.aliases),
            events,
            quotes,
        )


def _countries(selection: Selection, teller: Teller) -> Iterator[_Row]:  # noqa: ARG001 - every view is called alike
    for code, events, quotes in selection.countries():
        yield code, country_name(code, selection.wording), events, quotes


def _sources(selection: Selection, teller: Teller) -> Iterator[_Row]:
    for source, events, quotes in selection.sources():
        yield (
            source.id, teller.text(source.title), teller.text(source.publisher), source.url or "",
            source.language or "", source.published or "", source.retrieved or "", events, quotes,
        )  # fmt: skip


_VIEWS: Mapping[str, tuple[tuple[str, ...], Callable[[Selection, Teller], Iterator[_Row]]]] = {
    EVENTS: (_EVENT_HEADER, _events),
    QUOTES: (_QUOTE_HEADER, _quotes),
    ACTORS: (_ACTOR_HEADER, _actors),
    COUNTRIES: (_COUNTRY_HEADER, _countries),
    SOURCES: (_SOURCE_HEADER, _sources),
}
