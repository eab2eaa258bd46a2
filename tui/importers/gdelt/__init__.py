"""GDELT: events that a program read in the news of the world, their further reports, and quotations.

Sources of what is understood here: the codebooks "GDELT-Event Codebook V2.0" and "GKG Codebook V2.1" of the
GDELT Project (gdeltproject.org), whose data are free to use with citation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tui.importers.found import Finding, Found, Options, Remark, Unused
from tui.importers.gdelt.documents import report_of
from tui.importers.gdelt.events import EventReader
from tui.importers.gdelt.mentions import MOST, Mentions
from tui.importers.gdelt.places import NOWHERE, REGIONS
from tui.importers.gdelt.reports import Reports
from tui.importers.gdelt.rows import rows_of
from tui.importers.gdelt.sheets import (
    DOCUMENTS,
    EVENTS,
    MENTION_COLUMNS,
    MENTIONS,
    OLD_DOCUMENTS,
    Sheet,
    sheet_of,
)
from tui.importers.material import Material
from tui.importers.rows import DAMAGED
from tui.model.records import Head
from tui.wording import N_

_TITLE = "From the GDELT Project"
_SUMMARY = (
    "Read in news reports by a program of the GDELT Project (gdeltproject.org). Titles are made of its codes;"
    " nobody has checked whether the reports say so."
)
_FOREIGN = N_("a file that is none of GDELT's was passed over: {name}")
_COLUMNS = N_("columns that are none of GDELT's were left out: {names}")
_WIDTH = N_("the line has {columns} columns; mentions of GDELT have 16")
_MENTION = N_("the mention names no event or no document")
_OLD = N_("documents of GKG 1.0 have no quotations and are no events: {lines}")
_NO_QUOTATION = N_("documents without quotations are no events: {lines}")
_NOT_JOINED = N_("mentions of events that are not in these files: {lines}")
_BEYOND = N_("mentions after the first {most} are not joined to events: {lines}")
_REGION = N_("the actor country “{word}” ({meaning}) is no country; rows: {lines}")
_NOWHERE = N_("the place country “{word}” ({meaning}) is no country; rows: {lines}")
_UNKNOWN = "?"

Sheets = list[tuple[Material, Sheet]]


def dialect(beginning: bytes, variant: str) -> str:  # noqa: ARG001 - every importer is called alike
    """Which of GDELT's files begins so; empty where none does."""
    sheet = sheet_of(beginning)
    return sheet.dialect if sheet else ""


def records(materials: Sequence[Material], options: Options) -> Iterator[Finding]:
    """What the files hold, in their order; the mentions among them are read first.

    Raises:
        UnreadableError: one of them cannot be read.
    """
    yield Found(Head(title=_TITLE, summary=_SUMMARY, language="en"))
    sheets: Sheets = []
    for material in materials:
        sheet = sheet_of(material.beginning())
        if sheet is None:
            yield Unused(0, _FOREIGN, {"name": material.name})
        else:
            sheets.append((material, sheet))
            if sheet.unknown:
                yield Remark(1, _COLUMNS, {"names": ", ".join(sheet.unknown)})
    met: Counter[str] = Counter()
    mentions = Mentions()
    yield from _mentions(sheets, mentions, met)
    reports = Reports()
    reader = EventReader(reports, mentions if mentions.number else None, options)
    for material, sheet in sheets:
        if sheet.kind == EVENTS:
            yield from _events(material, sheet, reader, met)
        elif sheet.kind == DOCUMENTS:
            yield from _documents(material, sheet, reports, met, options)
        elif sheet.kind == OLD_DOCUMENTS:
            met[_OLD] += sum(1 for _ in rows_of(material, sheet, met))
    met[_NOT_JOINED] = mentions.unjoined
    yield from _remarks(met, mentions, reader)


def _mentions(sheets: Sheets, mentions: Mentions, met: Counter[str]) -> Iterator[Finding]:
    for material, sheet in sheets:
        if sheet.kind != MENTIONS:
            continue
        for line, row in rows_of(material, sheet, met):
            if isinstance(row, Unused):
                yield row
            elif len(row) != MENTION_COLUMNS:
                yield Unused(line, _WIDTH, {"columns": str(len(row))})
            elif not mentions.add(row):
                yield Unused(line, _MENTION)
    mentions.settle()


def _events(material: Material, sheet: Sheet, reader: EventReader, met: Counter[str]) -> Iterator[Finding]:
    cast, reports = reader.cast, reader.reports
    for line, row in rows_of(material, sheet, met):
        event = row if isinstance(row, Unused) else reader.event(row, line)
        if cast.fresh:
            yield from cast.fresh
            cast.fresh.clear()
        if reports.fresh:
            yield from reports.fresh
            reports.fresh.clear()
        yield event


def _documents(
    material: Material, sheet: Sheet, reports: Reports, met: Counter[str], options: Options
) -> Iterator[Finding]:
    for line, row in rows_of(material, sheet, met):
        report = row if isinstance(row, Unused) else report_of(row, line, reports, options)
        if report is None:
            met[_NO_QUOTATION] += 1
            continue
        yield from reports.fresh
        reports.fresh.clear()
        yield report


def _remarks(met: Counter[str], mentions: Mentions, reader: EventReader) -> Iterator[Remark]:
    """What was left out or had to be understood somehow, with how often that was."""
    for reason in (DAMAGED, _OLD, _NO_QUOTATION, _NOT_JOINED):
        if met[reason]:
            yield Remark(0, reason, {"lines": str(met[reason])})
    if mentions.beyond:
        yield Remark(0, _BEYOND, {"most": str(MOST), "lines": str(mentions.beyond)})
    for reason, counted, meanings in (
        (_REGION, reader.cast.unmapped, REGIONS),
        (_NOWHERE, reader.unmapped, NOWHERE),
    ):
        for word, number in counted.most_common():
            meaning = meanings.get(word, _UNKNOWN)
            yield Remark(0, reason, {"word": word, "meaning": meaning, "lines": str(number)})
