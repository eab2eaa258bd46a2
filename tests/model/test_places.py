"""Countries are known by code, called by name, and found by what people type."""

from __future__ import annotations

import csv
import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.places import (
    ALPHA3,
    EXACT,
    NAME_STARTS,
    OTHER_STARTS,
    WORD_STARTS,
    country_from,
    country_name,
    is_country,
    match_country,
    search_names,
    short_name,
    suggest_country,
)
from tui.wording import Wording

EN, DE = Wording("en"), Wording("de")
BODIES_AND_REGIONS = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
"""What CLDR names with two letters besides countries: bodies, pseudo locales, parts of countries."""


def test_the_assigned_codes_are_those_of_the_reference_list(shared: Path) -> None:
    path = shared / "data" / "countries" / "country-codes.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as rows:
        reference = {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in csv.DictReader(rows)}
    assert len(reference) == 249
    assert dict(ALPHA3) == reference | {"XK": "XKX"}


def test_cldr_names_every_code_in_both_languages_and_only_known_other_ones() -> None:
    for wording in (EN, DE):
        named = {str(code) for code in wording.cldr.territories if len(str(code)) == 2}
        assert set(ALPHA3) <= named
        assert named - set(ALPHA3) <= BODIES_AND_REGIONS


@pytest.mark.parametrize("code", ["EU", "UN", "UK", "kr", "", "USA", "\ufffdSU", "ZZ"])
def test_an_unknown_code_is_its_own_name(code: str) -> None:
    assert not is_country(code)
    assert country_name(code, EN) == code
    assert short_name(code, DE) == code


def test_names_are_those_of_the_language() -> None:
    assert (country_name("KR", EN), country_name("KR", DE)) == ("South Korea", "Südkorea")
    assert (short_name("US", EN), short_name("US", DE)) == ("US", "USA")
    assert (short_name("HK", EN), short_name("HK", DE)) == ("Hong Kong", "Hongkong")
    assert (short_name("UA", EN), short_name("UA", DE)) == ("Ukraine", "Ukraine")
    assert country_name("XK", DE) == "Kosovo"


def test_no_short_name_is_longer_than_the_name() -> None:
    for wording in (EN, DE):
        assert all(len(short_name(code, wording)) <= len(country_name(code, wording)) for code in ALPHA3)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("KR", "KR"),
        (" kr ", "KR"),
        ("kor", "KR"),
        ("Südkorea", "KR"),
        ("Suedkorea", "KR"),
        ("south korea", "KR"),
        ("ROK", "KR"),
        ("DPRK", "KP"),
        ("DVRK", "KP"),
        ("usa", "US"),
        ("U.S.", "US"),
        ("the United States", "US"),
        ("UK", "GB"),
        ("Großbritannien", "GB"),
        ("Grossbritannien", "GB"),
        ("VAE", "AE"),
        ("UAE", "AE"),
        ("DRC", "CD"),
        ("Oesterreich", "AT"),
        ("Weißrussland", "BY"),
        ("Turkey", "TR"),
        ("Bosnia and Herzegowina", None),
        ("Bosnia and Herzegovina", "BA"),
        ("Saint Lucia", "LC"),
        ("cote d’ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Guinea", "GN"),
        ("Kongo", None),
        ("Korea", None),
        ("EU", None),
        ("", None),
        ("?!", None),
    ],
)
def test_a_country_is_found_by_what_people_write(typed: str, code: str | None) -> None:
    assert country_from(typed) == code


def test_every_name_code_and_short_form_leads_to_its_country_alone() -> None:
    owner: dict[str, str] = {}
    for code in ALPHA3:
        for name in search_names(code):
            assert owner.setdefault(name, code) == code
        for wording in (EN, DE):
            assert country_from(country_name(code, wording)) == code
            assert country_from(short_name(code, wording)) == code
        assert country_from(ALPHA3[code]) == code


@pytest.mark.parametrize("language", ["de", "en"])
def test_names_in_two_other_lists_are_understood(shared: Path, language: str) -> None:
    folder = shared / "data" / "countries"
    names: dict[str, str] = json.loads((folder / f"umpirsky_{language}.json").read_text("utf-8"))
    wrong = {name: country_from(name) for code, name in names.items() if country_from(name) != code}
    assert set(wrong) <= {"Bonaire, Sint Eustatius und Saba"}
    listed: dict[str, str | list[str]] = json.loads(
        (folder / f"i18n-iso-countries_{language}.json").read_text("utf-8")
    )["countries"]
    spellings = [
        (code, name)
        for code, known in listed.items()
        for name in ([known] if isinstance(known, str) else known)
    ]
    found = [country_from(name) for _, name in spellings]
    pairs = list(zip(spellings, found, strict=True))
    assert all(got in (code, None) for (code, _), got in pairs)
    assert sum(got is None for _, got in pairs) <= 0.08 * len(pairs)


def test_typing_in_a_picker_puts_the_best_match_first() -> None:
    def found(typed: str, wording: Wording) -> list[str]:
        ranked = [
            (rank, code) for code in ALPHA3 if (rank := match_country(typed, code, wording)) is not None
        ]
        return [code for _, code in sorted(ranked)]

    assert found("nordk", DE) == ["KP"]
    assert found("nordk", EN) == ["KP"]
    assert match_country("nordk", "KP", DE) == NAME_STARTS
    assert match_country("nordk", "KP", EN) == OTHER_STARTS
    assert match_country("korea", "KP", EN) == WORD_STARTS
    assert match_country("korea", "FR", EN) is None
    assert match_country("KP", "KP", EN) == EXACT
    assert found("us", EN)[0] == "US"
    assert set(found("Ver", DE)) >= {"US", "GB", "AE"}
    assert found("suedk", DE) == found("südk", DE) == ["KR"]
    assert match_country("", "KP", EN) is None
    assert match_country("eu", "EU", EN) == EXACT


@given(st.sampled_from(sorted(ALPHA3)), st.sampled_from([EN, DE]), st.data())
def test_every_beginning_of_a_name_matches_its_country(
    code: str, wording: Wording, data: st.DataObject
) -> None:
    name = country_name(code, wording)
    typed = name[: data.draw(st.integers(1, len(name)))]
    assert match_country(typed, code, wording) is not None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("UK", "GB"),
        ("EL", "GR"),
        ("kr", "KR"),
        (" KR", "KR"),
        ("USA", "US"),
        ("PRK", "KP"),
        ("Ukraine", "UA"),
        ("ja", "JP"),
        ("ZR", "CD"),
        ("EU", None),
        ("UN", None),
        ("KR", None),
        ("", None),
        ("\ufffdSU", None),
        ("XX", None),
    ],
)
def test_a_suggestion_is_made_only_where_it_can_be_told(written: str, meant: str | None) -> None:
    assert suggest_country(written) == meant


@given(st.text())
def test_any_text_may_be_asked_about(text: str) -> None:
    for answer in (country_from(text), suggest_country(text)):
        assert answer is None or is_country(answer)


def test_codes_are_known_without_loading_cldr() -> None:
    script = "import sys, tui.model.places as p; print(p.is_country('KR'), 'babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
