"""Tables of real data sets: how many rows go in, what comes out, and what is refused for which reason."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from foreign_files import batches_of, events_in, findings, imported, remarks_in, unused_in

from tui.importers.found import Found
from tui.model.records import Actor, Event

FILES = {
    "acled_argentina_31col.csv.gz": ("ACLED", 326),
    "acled_burkina_1997-2020.csv.gz": ("ACLED", 3010),
    "acled_middleeast_2020_31col.csv.gz": ("ACLED", 5071),
    "acled_v5_small_noheader.csv": ("ACLED", 3),
    "acled_westafrica_15col_Rindex.csv.gz": ("ACLED", 4999),
    "icews18_test.tsv.gz": ("ICEWS", 49_545),
    "oryx_captured.csv.gz": ("Oryx", 5392),
    "ucdp_aec_validation.jsonl.gz": ("UCDP-AEC", 651),
    "ucdp_ged_syria_2016-2017.csv.gz": ("UCDP GED", 11_757),
}


def rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def events(path: Path) -> list[Event]:
    return events_in(findings(path))


@pytest.mark.parametrize(("name", "expected"), FILES.items())
def test_every_row_is_an_event_of_its_own(name: str, expected: tuple[str, int], shared: Path) -> None:
    path = shared / "data/datasets" / name
    (batch,) = batches_of(path)
    found = findings(path)
    made = events_in(found)
    assert (batch.recognised.dialect, len(made)) == expected
    assert len({event.id for event in made}) == len(made)
    assert unused_in(found) == []


@pytest.mark.parametrize("name", ["acled_middleeast_2020_31col.csv.gz", "ucdp_ged_syria_2016-2017.csv.gz"])
def test_the_gate_finds_nothing_wrong_with_what_is_made(name: str, shared: Path) -> None:
    made, importing = imported(shared / "data/datasets" / name)
    assert (len(made["events"]), importing.tally.refused) == (FILES[name][1], 0)
    assert {problem.code for problem in importing.problems} <= {"imported-so"}


def test_acled_dates_are_as_exact_as_its_time_precision_says(shared: Path) -> None:
    path = shared / "data/datasets/acled_burkina_1997-2020.csv.gz"
    made = events(path)
    assert Counter(event.date.count("-") + event.date.endswith("~") for event in made) == {
        2: 2839,
        3: 165,
        1: 6,
    }
    for row, event in zip(rows(path), made, strict=True):
        assert event.date.startswith(row["year"])
        assert (event.date_as_printed == row["event_date"]) == (row["time_precision"] != "1")


def test_acled_fatalities_are_kept_as_numbers_and_told(shared: Path) -> None:
    path = shared / "data/datasets/acled_middleeast_2020_31col.csv.gz"
    found = [one for one in findings(path) if isinstance(one, Found) and isinstance(one.record, Event)]
    untold = 0
    for row, one in zip(rows(path), found, strict=True):
        assert isinstance(one.record, Event)
        kept = one.kept["acled"]
        assert isinstance(kept, dict)
        if not row["fatalities"]:
            untold += 1
            assert "fatalities" not in kept
            assert one.record.summary is None
            continue
        assert kept["fatalities"] == int(row["fatalities"])
        assert f"Fatalities coded by ACLED: {row['fatalities']}." in str(one.record.summary)
    # The last row of the file breaks off.
    assert untold == 1


def test_acled_countries_and_sources_are_all_there(shared: Path) -> None:
    path = shared / "data/datasets/acled_middleeast_2020_31col.csv.gz"
    found = findings(path)
    made = events_in(found)
    assert Counter(len(event.countries) for event in made) == {1: 5070, 0: 1}
    assert len({event.countries for event in made if event.countries}) == 106
    for row, event in zip(rows(path), made, strict=True):
        assert len(event.sources) == len({one.strip() for one in row["source"].split(";") if one.strip()})
    assert remarks_in(found) == []


def test_acled_actors_have_the_kind_that_their_code_says(shared: Path) -> None:
    found = findings(shared / "data/datasets/acled_burkina_1997-2020.csv.gz")
    actors = [one.record for one in found if isinstance(one, Found) and isinstance(one.record, Actor)]
    kinds = {str(actor.name): actor.kind for actor in actors}
    assert kinds["Police Forces of Burkina Faso (2015-)"] == "government"
    assert kinds["Protesters (Burkina Faso)"] == "group"


def test_ucdp_dates_are_spans_where_the_day_is_not_known(shared: Path) -> None:
    path = shared / "data/datasets/ucdp_ged_syria_2016-2017.csv.gz"
    found = findings(path)
    made = events_in(found)
    assert Counter(event.date.startswith("[") for event in made) == {False: 11_058, True: 699}
    for row, event in zip(rows(path), made, strict=True):
        first, last = row["date_start"], row["date_end"]
        assert event.date == (first if first == last else f"[{first}..{last}]")
    told = [(one.values["word"], one.values["lines"]) for one in remarks_in(found)]
    assert told == [("title", "152")]


def test_icews_relations_are_all_told_in_words(shared: Path) -> None:
    made = events(shared / "data/datasets/icews18_valid.tsv.gz")
    assert len(made) == 45_995
    assert not [event.title for event in made if f" – {event.kind}" in str(event.title)]
    assert {event.status for event in made} == {"claimed"}


@pytest.mark.parametrize("name", sorted(FILES))
def test_another_import_makes_the_same_ids(name: str, shared: Path) -> None:
    path = shared / "data/datasets" / name
    assert events(path)[:300] == events(path)[:300]
