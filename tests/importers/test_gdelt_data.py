"""GDELT's own files: how many records go in, what comes out, and what is refused for which reason."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path
from typing import TypeVar

import pytest
from foreign_files import findings, imported, remarks_in

from tui.errors import UnreadableError
from tui.importers.countries import FIPS
from tui.importers.found import Finding, Found
from tui.importers.gdelt.deeds import PHRASES, deed_of
from tui.importers.gdelt.labels import RELIGIONS, TYPES, groups, peoples
from tui.importers.gdelt.places import CAMEO, NOWHERE, REGIONS
from tui.importers.material import materials_of
from tui.importers.opening import batches
from tui.model.places import is_country
from tui.model.records import Actor, Event, actor_ids
from tui.wording import Wording

EVENT_FILES = {
    "20170101073000.export.CSV.gz": 720,
    "20180101000000.export.CSV.gz": 2414,
    "20191024143000.export.CSV.gz": 2111,
    "20141124.export.CSV.zip": 100,
    "gdelt1_events1.csv": 100,
    "gdelt1_1979-1990.DERIVED.export.CSV.gz": 34_001,
}


_Record = TypeVar("_Record", Actor, Event)


def records(found: list[Finding], kind: type[_Record]) -> list[_Record]:
    return [one.record for one in found if isinstance(one, Found) and isinstance(one.record, kind)]


def table(shared: Path, name: str) -> dict[str, str]:
    with (shared / "data/gdelt/tables" / name).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if len(row) > 1]
    return {row[0]: row[1].strip() for row in rows if row[0] not in ("CODE", "EventCode", "0")}


@pytest.mark.parametrize(("name", "rows"), EVENT_FILES.items())
def test_every_row_of_an_event_file_is_an_event_without_a_problem(name: str, rows: int, shared: Path) -> None:
    made, importing = imported(shared / "data/gdelt" / name)
    assert (len(made["events"]), importing.tally.refused) == (rows, 0)
    assert {problem.code for problem in importing.problems} <= {"imported-so"}


def test_the_same_events_come_of_the_table_with_a_header_and_of_raw_rows(shared: Path) -> None:
    folder = shared / "data/gdelt"
    years = findings(*sorted((folder / "westafrica_by_year").glob("*.csv.gz")))
    raw = findings(folder / "gdelt1_1979-1990.DERIVED.export.CSV.gz")
    one, other = (
        {
            entry.record.id: entry.record
            for entry in found
            if isinstance(entry, Found) and isinstance(entry.record, Event)
        }
        for found in (years, raw)
    )
    assert len(one) == 34_001
    assert one == other


def test_95_of_100_rows_with_an_actor_country_have_a_country_and_the_others_are_listed(shared: Path) -> None:
    paths = [shared / "data/gdelt" / name for name in EVENT_FILES]
    raw = [
        line.decode().split("\t")
        for path in paths
        for material in materials_of(str(path), Wording())
        for line in material.lines()
    ]
    told = {f"gdelt-{row[0]}": [code for code in (row[7], row[17]) if code] for row in raw}
    found = findings(*paths)
    country = {actor.id: actor.country for actor in records(found, Actor)}
    rows: Counter[bool] = Counter()
    for event in records(found, Event):
        if told[event.id]:
            countries = {country[name] for name in actor_ids(event)} - {None}
            rows[len(countries) >= len(set(told[event.id]))] += 1
    assert rows == {True: 31_886, False: 1_114}
    assert rows[True] / rows.total() > 0.95
    listed = {one.values["word"]: int(one.values["lines"]) for one in remarks_in(found) if one.line == 0}
    regions = {
        "AFR": 809,
        "EUR": 176,
        "WAF": 83,
        "WST": 24,
        "MEA": 13,
        "PGS": 9,
        "SAF": 5,
        "NMR": 4,
        "SEA": 4,
    }
    assert listed == {**regions, "SAS": 1, "OS": 5, "YI": 1}


def test_mentions_and_quotations_of_real_files(shared: Path) -> None:
    folder = shared / "data/gdelt"
    made, importing = imported(
        folder / "20170101073000.mentions.CSV.gz",
        folder / "20170101073000.export.CSV.gz",
        folder / "gkg21_quotes_part1.gkg.csv.gz",
    )
    assert Counter(event["kind"] == "report" for event in made["events"]) == {False: 720, True: 17}
    assert sum(len(event.get("quotes", ())) for event in made["events"]) == 30
    assert len(made["sources"]) == 197
    assert importing.tally.refused == 0


@pytest.mark.parametrize("name", ["norm_daily.csv", "simsearch_articles.csv.gz"])
def test_what_holds_no_events_is_refused_in_a_sentence(name: str, shared: Path) -> None:
    materials = materials_of(str(shared / "data/gdelt" / name), Wording())
    with pytest.raises(UnreadableError, match="in no format that is known"):
        batches(materials, Wording())


def test_every_event_code_has_words_of_its_own(shared: Path) -> None:
    codes = table(shared, "CAMEO.eventcodesfull.txt")
    assert len(codes) == 292
    assert set(codes) <= set(PHRASES)
    for code in PHRASES:
        deed = deed_of(code, code[:2])
        assert deed is not None
        assert deed_of(code, code[:2]) == deed_of(code.removeprefix("0"), code[:2].removeprefix("0"))


def test_every_code_of_an_actor_and_of_a_place_is_known(shared: Path) -> None:
    countries = table(shared, "CAMEO.country.txt")
    assert [code for code in countries if code not in CAMEO and code not in REGIONS] == []
    places = table(shared, "FIPS.country.csv")
    assert [code for code in places if code not in FIPS and code not in NOWHERE] == []
    assert all(is_country(code) for code in (*FIPS.values(), *CAMEO.values()))
    assert set(table(shared, "CAMEO.knowngroup.txt")) == set(groups())
    assert set(table(shared, "CAMEO.ethnic.txt")) == set(peoples())
    assert set(table(shared, "CAMEO.religion.txt")) == set(RELIGIONS)
    assert set(table(shared, "CAMEO.actortype.txt")) <= set(TYPES)


def test_codes_of_places_are_those_of_the_public_table(shared: Path) -> None:
    path = shared / "data/countries/country-codes.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {row["FIPS"]: row["ISO3166-1-Alpha-2"] for row in rows if len(row["FIPS"]) == 2}
    # The Caribbean Netherlands have the code of the Netherlands there.
    del known["NL"]
    assert len(known) == 242
    assert {code: FIPS.get(code) for code in known} == known
