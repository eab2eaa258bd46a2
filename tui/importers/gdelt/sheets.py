"""What a file of GDELT holds, told by its first line: events, mentions of them, or documents with quotations.

The columns are those of the codebooks "GDELT-Event Codebook V2.0" and "GKG Codebook V2.1". The project's
own files are separated by tabs and name no columns; tables that other programs made of them begin with the
names.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from tui.importers.gdelt.parties import COLUMNS
from tui.importers.material import BEGINNING

EVENTS, MENTIONS, DOCUMENTS, OLD_DOCUMENTS = "events", "mentions", "documents", "old documents"
MENTION_COLUMNS: Final = 16
DOCUMENT_COLUMNS: Final = 27
_OLD_DOCUMENT_COLUMNS = 11
_FEWEST = 5
"""Columns of a document before those that may be long."""
_EVENT = """
GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode
Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code
Actor1Type2Code Actor1Type3Code Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode
Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code Actor2Type1Code Actor2Type2Code
Actor2Type3Code IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale
NumMentions NumSources NumArticles AvgTone Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode
Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID
Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code
Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName
ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long
ActionGeo_FeatureID DATEADDED SOURCEURL
"""
_MENTION = """
GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier
SentenceID Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen
MentionDocTone MentionDocTranslationInfo Extras
"""
_DOCUMENT = """
GKGRECORDID DATE SourceCollectionIdentifier SourceCommonName DocumentIdentifier Counts V2Counts
Themes V2Themes Locations V2Locations Persons V2Persons Organizations V2Organizations V2Tone Dates
GCAM SharingImage RelatedImages SocialImageEmbeds SocialVideoEmbeds Quotations AllNames Amounts
TranslationInfo Extras
"""
NAMES: Final[dict[str, tuple[str, ...]]] = {
    EVENTS: tuple(_EVENT.split()),
    MENTIONS: tuple(_MENTION.split()),
    DOCUMENTS: tuple(_DOCUMENT.split()),
}
"""The columns of each kind of file in their order; those of GDELT 1.0 are these without the `ADM2Code`."""
_NEEDED = {
    EVENTS: ("GLOBALEVENTID", "SQLDATE", "EventCode"),
    MENTIONS: ("GLOBALEVENTID", "MentionIdentifier"),
    DOCUMENTS: ("GKGRECORDID", "DATE", "DocumentIdentifier", "Quotations"),
}
_DIALECTS = {
    EVENTS: "GDELT 2.0 events",
    MENTIONS: "GDELT 2.0 mentions",
    DOCUMENTS: "GDELT GKG 2.1",
    OLD_DOCUMENTS: "GDELT GKG 1.0",
}
_OLD_WIDTH = 58
_VERSIONS = {57: "GDELT 1.0 events", _OLD_WIDTH: "GDELT 1.0 events", 61: _DIALECTS[EVENTS]}
_ONLY_NEW = "ActionGeo_ADM2Code"
_DAY, _TIME, _NUMBER = re.compile(r"\d{8}"), re.compile(r"\d{14}"), re.compile(r"\d{1,12}")
_DOCUMENT_ID = re.compile(r"\d{14}-T?\d+")
_CODE = re.compile(r"\d{1,4}")
_AT_CODE = 2 * COLUMNS + 6


class Sheet(Struct, frozen=True):
    """How one file is to be read.

    Attributes:
        kind: what it holds.
        dialect: what to call it.
        delimiter: what stands between its cells.
        order: where the columns of `NAMES` stand, -1 for one that is not there; empty where they stand so.
        unknown: names of columns that are none of GDELT's.
    """

    kind: str
    dialect: str
    delimiter: str
    order: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()


def sheet_of(beginning: bytes) -> Sheet | None:
    """How to read a file that begins so; None where it is none of GDELT's."""
    line = beginning.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")
    cells = line.split("\t")
    delimiter = "\t"
    if len(cells) == 1:
        delimiter = ","
        try:
            cells = next(csv.reader([line], strict=True), [])
        except csv.Error:
            return None
    is_cut = b"\n" not in beginning and len(beginning) >= BEGINNING
    return _headed(cells, delimiter) or _bare(cells, delimiter, is_cut=is_cut)


def _headed(cells: Sequence[str], delimiter: str) -> Sheet | None:
    there = {cell.strip().casefold(): number for number, cell in reversed(list(enumerate(cells)))}
    for kind, needed in _NEEDED.items():
        if not all(name.casefold() in there for name in needed):
            continue
        names = [name.casefold() for name in NAMES[kind]]
        is_old = kind == EVENTS and _ONLY_NEW.casefold() not in there
        return Sheet(
            kind,
            _VERSIONS[_OLD_WIDTH] if is_old else _DIALECTS[kind],
            delimiter,
            order=tuple(there.get(name, -1) for name in names),
            unknown=tuple(cell for cell in cells if cell.strip().casefold() not in names),
        )
    if delimiter == "\t" and list(cells[:3]) == ["DATE", "NUMARTS", "COUNTS"]:
        return Sheet(OLD_DOCUMENTS, _DIALECTS[OLD_DOCUMENTS], delimiter)
    return None


def _bare(cells: Sequence[str], delimiter: str, *, is_cut: bool) -> Sheet | None:
    """The sheet of a file without a header; the line of a document may be longer than what is looked at."""
    width = len(cells)
    if width in _VERSIONS and _fit(cells, {0: _NUMBER, 1: _DAY, _AT_CODE: _CODE}):
        return Sheet(EVENTS, _VERSIONS[width], delimiter)
    if width == MENTION_COLUMNS and _fit(cells, {0: _NUMBER, 1: _TIME, 2: _TIME, 3: _CODE}):
        return Sheet(MENTIONS, _DIALECTS[MENTIONS], delimiter)
    is_whole = width == DOCUMENT_COLUMNS or (is_cut and _FEWEST <= width < DOCUMENT_COLUMNS)
    if is_whole and _fit(cells, {0: _DOCUMENT_ID, 1: _TIME}):
        return Sheet(DOCUMENTS, _DIALECTS[DOCUMENTS], delimiter)
    if width == _OLD_DOCUMENT_COLUMNS and _fit(cells, {0: _DAY, 1: _CODE}):
        return Sheet(OLD_DOCUMENTS, _DIALECTS[OLD_DOCUMENTS], delimiter)
    return None


def _fit(cells: Sequence[str], shapes: dict[int, re.Pattern[str]]) -> bool:
    return all(shape.fullmatch(cells[at]) for at, shape in shapes.items())
