"""Codes and names of countries in foreign files."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from tui.importers.countries import from_alpha2, from_alpha3, from_fips, from_name, from_numeric


@pytest.mark.parametrize(
    ("code", "country"), [("UP", "UA"), ("GM", "DE"), ("KN", "KP"), ("kn ", "KP"), ("OS", ""), ("", "")]
)
def test_a_fips_code_is_its_own_list_and_not_iso(code: str, country: str) -> None:
    assert from_fips(code) == country


@pytest.mark.parametrize(
    ("code", "country"), [("4", "AF"), ("004", "AF"), (" 804", "UA"), ("652", "BL"), ("0", ""), ("", "")]
)
def test_a_number_is_one_of_iso(code: str, country: str) -> None:
    assert from_numeric(code) == country


def test_letters_of_iso_are_known_in_any_case() -> None:
    assert (from_alpha3("ukr"), from_alpha3("EUR"), from_alpha2("ua"), from_alpha2("UK")) == (
        "UA",
        "",
        "UA",
        "",
    )


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Democratic Republic of Congo", "CD"),
        ("Ukraine", "UA"),
        ("Elfenbeinküste", "CI"),
        ("Kosovo", "XK"),
        ("Korea", ""),
        ("Soviet Union", ""),
        ("", ""),
    ],
)
def test_a_name_that_is_no_country_alone_is_none(name: str, country: str) -> None:
    assert from_name(name) == country


def test_numbers_are_those_of_the_public_table(shared: Path) -> None:
    path = shared / "data/countries/country-codes.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["ISO3166-1-Alpha-2"]]
    assert len(rows) == 249
    assert all(from_numeric(row["ISO3166-1-numeric"]) == row["ISO3166-1-Alpha-2"] for row in rows)
