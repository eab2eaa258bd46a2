"""Rows of the event tables of GDELT become events.

A million rows are read in less than a minute, so what does not change from row to row (an actor, an event
code, a day, an address) is worked out once and looked up after that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from tui.importers.countries import FIPS
from tui.importers.found import Found, Options, Step, Unused
from tui.importers.gdelt.cast import FIRST, SECOND, Cast, Seen, parts
from tui.importers.gdelt.days import When, is_number, when_of
from tui.importers.gdelt.deeds import Deed, deed_of
from tui.importers.gdelt.mentions import Mentions
from tui.importers.gdelt.reports import Reports
from tui.model.records import Citation, Event
from tui.wording import N_

STATUS: Final = "claimed"
"""A program read in a report that it happened; whether it did, or the report says so, nobody has looked."""
MACHINE: Final = "machine-coded"
"""The tag of every event."""
_QUADS: Final = MappingProxyType(
    {
        "1": (MACHINE, "verbal cooperation"),
        "2": (MACHINE, "material cooperation"),
        "3": (MACHINE, "verbal conflict"),
        "4": (MACHINE, "material conflict"),
    }
)
_CODE, _ROOT = 26, 28
_COUNTS = ("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone")
_POINT = ("ActionGeo_Lat", "ActionGeo_Long")
_NUMBER = N_("the event has no number: “{text}”")
_DAY = N_("the day of the event is no date: “{text}”")
_DEED = N_("the event code is none of CAMEO's: “{text}”")
_WIDTH = N_("the line has {columns} columns; events of GDELT have 57, 58 or 61")


class Layout(Struct, frozen=True):
    """Where the columns stand that are not everywhere at the same place.

    Attributes:
        place: the first column of the place of the event.
        point: its latitude; the longitude and the number of the place follow.
        added: when the event came into the archive.
        address: the first report; None where the file has none.
        actors: the names of the places of the two actors.
    """

    place: int
    point: int
    added: int
    address: int | None
    actors: tuple[int, int]


LAYOUTS: Final[Mapping[int, Layout]] = MappingProxyType(
    {
        57: Layout(49, 53, 56, None, (36, 43)),
        58: Layout(49, 53, 56, 57, (36, 43)),
        61: Layout(51, 56, 59, 60, (36, 44)),
    }
)
"""By the number of columns: GDELT 1.0 before and since April 2013, and 2.0."""


class EventReader:
    """Makes events of rows.

    Attributes:
        cast: the actors the rows name.
        reports: the sources the rows name.
        unmapped: how often a row named a place in no country, by the code of that.
    """

    def __init__(self, reports: Reports, mentions: Mentions | None, options: Options) -> None:
        """Take where sources are told, the reports of the events, and whether to say how rows are read."""
        self.cast = Cast()
        self.reports = reports
        self.unmapped: Counter[str] = Counter()
        self._mentions = mentions
        self._options = options

    def event(self, row: list[str], line: int) -> Found | Unused:
        """The event of a row; its new actors and sources are put in `cast.fresh` and `reports.fresh`."""
        layout = LAYOUTS.get(len(row))
        if layout is None:
            return Unused(line, _WIDTH, {"columns": str(len(row))})
        when, deed = when_of(row[1], row[layout.added]), deed_of(row[_CODE], row[_ROOT])
        if when is None or deed is None or not is_number(row[0]):
            return _unusable(row, line, when, deed)
        first, second = self.cast.seen(row, FIRST, line), self.cast.seen(row, SECOND, line)
        fields = _kept(row, layout)
        place = row[layout.place + 1].rstrip(", ")
        told = _told(row[31], row[32], row[33])
        event = Event(
            id=f"gdelt-{row[0]}",
            date=when.date,
            reported=when.reported,
            status=STATUS,
            kind=deed.kind,
            title=_title(first, deed, second),
            summary=f"Place: {place}. {told}" if place else told,
            countries=self._countries(first.country, second.country, row[layout.place + 2]),
            actors=parts(first, second),
            sources=self._cited(row, layout, line, fields),
            tags=_QUADS.get(row[29], (MACHINE,)),
        )
        return Found(
            event, line, {"gdelt": fields}, steps_of(row, layout, event) if self._options.explain else ()
        )

    def _countries(self, first: str, second: str, place: str) -> tuple[str, ...]:
        here = FIPS.get(place, "")
        if place and not here:
            self.unmapped[place] += 1
        return _distinct(first, second, here)

    def _cited(
        self, row: list[str], layout: Layout, line: int, fields: dict[str, object]
    ) -> tuple[Citation, ...]:
        address = row[layout.address] if layout.address is not None else ""
        if self._mentions is None:
            return self.reports.cited(address, line)
        cited = self.reports.cited(address, line, language=self._mentions.language(address))
        found = dict.fromkeys(cited)
        told: list[dict[str, object]] = []
        for mention in self._mentions.of(row[0]):
            more = self.reports.cited(mention.address, line, mention.publisher, mention.language)
            found |= dict.fromkeys(more)
            told += [{"source": citation.source, **mention.fields} for citation in more]
        if told:
            fields["Mentions"] = told
        return tuple(found)


def _title(first: Seen, deed: Deed, second: Seen) -> str:
    if second.name:
        return f"{first.subject} {deed.before}{second.called}{deed.after}"
    return f"{first.subject} {deed.alone}"


@lru_cache(maxsize=65_536)
def _distinct(*countries: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, countries)))


@lru_cache(maxsize=8192)
def _told(mentions: str, sources: str, articles: str) -> str:
    """How often it was reported, which says nothing on how many events there were."""
    counts = ((mentions, "mention"), (articles, "article"), (sources, "source"))
    said = [f"{count} {noun}{'' if count == '1' else 's'}" for count, noun in counts if count]
    return f"Reported: {', '.join(said)}." if said else ""


def _kept(row: list[str], layout: Layout) -> dict[str, object]:
    """What the format has no field for, under the names of the columns; what is empty is left out."""
    fields: dict[str, object] = {"EventCode": row[_CODE], "IsRootEvent": row[25] == "1"}
    try:
        fields["GoldsteinScale"] = float(row[30])
        fields["NumMentions"] = int(row[31])
        fields["NumSources"] = int(row[32])
        fields["NumArticles"] = int(row[33])
        fields["AvgTone"] = float(row[34])
    except ValueError:
        fields |= _numbers(_COUNTS, row[30:35])
    at = layout.place
    place = row[at + 1]
    if place:
        fields["ActionGeo_FullName"] = place
        fields["ActionGeo_Type"] = row[at]
        if row[at + 3]:
            fields["ActionGeo_ADM1Code"] = row[at + 3]
        fields |= _point(row, layout.point)
    first, second = row[layout.actors[0]], row[layout.actors[1]]
    if first and first != place:
        fields["Actor1Geo_FullName"] = first
    if second and second != place:
        fields["Actor2Geo_FullName"] = second
    return fields


def _point(row: list[str], at: int) -> dict[str, object]:
    try:
        fields: dict[str, object] = {"ActionGeo_Lat": float(row[at]), "ActionGeo_Long": float(row[at + 1])}
    except ValueError:
        fields = _numbers(_POINT, row[at : at + 2])
    if row[at + 2]:
        fields["ActionGeo_FeatureID"] = row[at + 2]
    return fields


def _numbers(names: Sequence[str], cells: Sequence[str]) -> dict[str, object]:
    """Cells as numbers; one that is none stays as it is."""
    return {name: _number(cell) for name, cell in zip(names, cells, strict=True) if cell}


def _number(text: str) -> float | str:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def _unusable(row: list[str], line: int, when: When | None, deed: Deed | None) -> Unused:
    if not is_number(row[0]):
        return Unused(line, _NUMBER, {"text": row[0]})
    if when is None:
        return Unused(line, _DAY, {"text": row[1]})
    assert deed is None
    return Unused(line, _DEED, {"text": row[_CODE]})


def steps_of(row: list[str], layout: Layout, event: Event) -> tuple[Step, ...]:
    """How the fields of an event were understood."""
    actors = ", ".join(filter(None, (row[FIRST], row[SECOND])))
    countries = ", ".join(filter(None, (row[FIRST + 2], row[SECOND + 2], row[layout.place + 2])))
    address = row[layout.address] if layout.address is not None else ""
    return (
        Step("id", "GLOBALEVENTID", row[0], event.id),
        Step("date", "SQLDATE", row[1], event.date),
        Step("reported", "DATEADDED", row[layout.added], event.reported or ""),
        Step("kind", "EventRootCode", row[_ROOT], event.kind or ""),
        Step(
            "title",
            "EventCode, Actor1, Actor2",
            ", ".join((row[_CODE], *filter(None, [actors]))),
            str(event.title),
        ),
        Step(
            "countries", "Actor1/2CountryCode, ActionGeo_CountryCode", countries, ", ".join(event.countries)
        ),
        Step("sources", "SOURCEURL", address, ", ".join(one.source for one in event.sources)),
        Step("tags", "QuadClass", row[29], ", ".join(event.tags)),
    )
