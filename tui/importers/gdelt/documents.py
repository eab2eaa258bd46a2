"""Rows of GDELT's Global Knowledge Graph 2.1 become reports with their quotations.

Such a row is a document. GDELT copies the passages in quotation marks from it, with the verb before them;
it does not say whose words they are, so none of these quotes has a speaker, and none is given one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from tui.importers.found import Found, Options, Step, Unused
from tui.importers.gdelt.days import day_of, moment_of
from tui.importers.gdelt.languages import language_of
from tui.importers.gdelt.reports import Reports, is_url
from tui.importers.gdelt.sheets import DOCUMENT_COLUMNS
from tui.model.records import Citation, Event, Quote
from tui.wording import N_

KIND: Final = "report"
TAG: Final = "machine-extracted"
"""The tag of every report."""
TRANSLATED: Final = "machine-translated"
"""The tag of a report whose quotes are GDELT's translation, not the words that were printed."""
_APART = re.compile(r"#(?=\d{1,9}\|\d{1,9}\|[^|#]*\|)")
_QUOTATION = re.compile(r"(\d{1,9})\|(\d{1,9})\|([^|#]*)\|(.*)", re.DOTALL)
_LISTS = {7: "Themes", 11: "Persons", 13: "Organizations"}
_WIDTH = N_("the line has {columns} columns; documents of GKG 2.1 have 27")
_DAY = N_("the date of the document is no date: “{text}”")


def report_of(row: list[str], line: int, reports: Reports, options: Options) -> Found | Unused | None:
    """The report of a row; None where it has no quotations. A new source is put in `reports.fresh`."""
    if len(row) != DOCUMENT_COLUMNS:
        return Unused(line, _WIDTH, {"columns": str(len(row))})
    name = f"gdelt-{row[0]}"
    language, is_translated = language_of(row[25]), bool(row[25])
    day = day_of(row[1][:8])
    if day is None:
        return Unused(line, _DAY, {"text": row[1]})
    parted = list(_quotations(row[22]))
    if not parted:
        return None
    cited = _cited(row, line, reports, language)
    quotes = tuple(
        _quote(f"{name}-q{number}", text, cited, is_translated=is_translated)
        for number, (_, _, _, text) in enumerate(parted, 1)
    )
    event = Event(
        id=name,
        date=day.isoformat(),
        reported=moment_of(row[1]),
        kind=KIND,
        title=_title(row, len(quotes)),
        quotes=quotes,
        sources=cited,
        tags=(TAG, TRANSLATED) if is_translated else (TAG,),
    )
    told = [{"offset": offset, "length": length, "verb": verb} for offset, length, verb, _ in parted]
    steps = _steps(row, event) if options.explain else ()
    return Found(event, line, {"gdelt": {**_kept(row), "Quotations": told}}, steps)


def _cited(row: list[str], line: int, reports: Reports, language: str | None) -> tuple[Citation, ...]:
    # A citation such as "BBC Monitoring" is that of many documents; a URL is that of one.
    apart = "" if is_url(row[4]) else row[0]
    return reports.cited(row[4], line, row[3], language, apart)


def _steps(row: list[str], event: Event) -> tuple[Step, ...]:
    return (
        Step("id", "GKGRECORDID", row[0], event.id),
        Step("date", "DATE", row[1], event.date),
        Step("title", "Extras: PAGE_TITLE, or SourceCommonName", row[26] or row[3], str(event.title)),
        Step("quotes", "Quotations", row[22], str(len(event.quotes))),
        Step("sources", "DocumentIdentifier", row[4], ", ".join(one.source for one in event.sources)),
    )


def _quotations(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Offset, length, verb and words of each quotation that has words."""
    for part in _APART.split(text):
        found = _QUOTATION.fullmatch(part)
        if found and found[4].strip():
            yield int(found[1]), int(found[2]), found[3], found[4].strip()


def _quote(name: str, text: str, cited: tuple[Citation, ...], *, is_translated: bool) -> Quote:
    source = cited[0] if cited else None
    if is_translated:
        return Quote(id=name, text=text, source=source, kind="paraphrase", language="en")
    return Quote(id=name, text=text, source=source)


def _title(row: list[str], number: int) -> str:
    # Not by an expression: it would look for the end of every beginning anew.
    _, _, after = row[26].partition("<PAGE_TITLE>")
    found, closed, _ = after.partition("</PAGE_TITLE>")
    title = " ".join(unescape(found).split())
    if title and closed:
        return title
    counted = "A quotation" if number == 1 else f"{number} quotations"
    return f"{counted} in a report of {row[3]}" if row[3] else f"{counted} in a report"


def _kept(row: list[str]) -> dict[str, object]:
    fields: dict[str, object] = {
        name: row[at].strip(";").split(";") for at, name in _LISTS.items() if row[at].strip(";")
    }
    places = [place.split("#")[1] for place in row[9].split(";") if place.count("#") > 1]
    if places:
        fields["Locations"] = list(dict.fromkeys(places))
    if row[15]:
        fields["V2Tone"] = row[15]
    return fields
