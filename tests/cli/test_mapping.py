"""Tables with a mapping on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tui.cli.main import run
from tui.settings.places import places

ROOT = Path(__file__).resolve().parents[2]
MAPPING = """
name = "diary"
language = "en"

[date]
column = "Day"
styles = ["31/01/2020"]

[event]
title = "{What}"

[[countries]]
column = "Where"
"""
TABLE = (
    "Day;What;Where\n04/05/2021;A bridge is closed;France\n;Nothing;France\n05/05/2021;It opens;Atlantis\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "diary.toml").write_text(MAPPING, "utf-8")
    path = tmp_path / "diary.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_a_table_is_imported_by_a_mapping_of_the_users(
    table: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(table), "--mapping", str(tmp_path / "diary.toml")]) == 0
    shown = capfd.readouterr()
    events = json.loads(shown.out)["events"]
    assert [(event["date"], event["title"], event.get("countries")) for event in events] == [
        ("2021-05-04", "A bridge is closed", ["FR"]),
        ("2021-05-05", "It opens", None),
    ]
    assert "2 added, 0 changed, 0 unchanged, 1 refused" in shown.err
    assert "it has no date" in shown.err
    assert "“Atlantis” is no country" in shown.err


def test_a_mapping_in_the_folder_has_a_name_and_is_listed(
    table: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = places().mappings
    folder.mkdir(parents=True)
    (folder / "diary.toml").write_text(MAPPING, "utf-8")
    assert run(["list", str(table), "--mapping", "diary"]) == 0
    assert "A bridge is closed" in capfd.readouterr().out
    assert run(["list", str(table), "--from", "diary"]) == 0
    assert "A bridge is closed" in capfd.readouterr().out
    assert run(["formats"]) == 0
    assert str(folder / "diary.toml") in capfd.readouterr().out


def test_every_mistake_in_a_mapping_is_a_sentence_and_nothing_is_read(
    table: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(MAPPING.replace("styles", "stiles").replace("[event]", '[event]\nsumary = ""'), "utf-8")
    assert run(["import", str(table), "--mapping", str(path)]) == 2
    said = capfd.readouterr().err
    assert "“stiles” is no key of a mapping in “date”; did you mean “styles”?" in said
    assert "“sumary” is no key of a mapping in “event”; did you mean “summary”?" in said


def test_a_format_that_is_none_is_a_sentence(table: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(table), "--from", "tabel"]) == 2
    said = capfd.readouterr().err
    assert "--from is one of timelinejs, " in said
    assert "did you mean “table”?" in said


def test_a_mapping_that_is_not_there_is_a_sentence(table: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(table), "--mapping", "nowhere"]) == 2
    assert "the mapping cannot be read: nowhere.toml" in capfd.readouterr().err


def test_it_is_explained_which_column_became_what(
    table: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(table), "--mapping", str(tmp_path / "diary.toml"), "--explain"]) == 0
    told = capfd.readouterr().out
    assert re.search(r"date +2021-05-04  ← Day: “04/05/2021”", told)
    assert re.search(r"title +A bridge is closed  ← What: “A bridge is closed”", told)


def test_the_example_in_the_papers_works(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    paper = (ROOT / "docs/mappings.md").read_text("utf-8")
    toml = re.search(r"```toml\n(.*?)```", paper, re.DOTALL)
    table = re.search(r"```csv\n(.*?)```", paper, re.DOTALL)
    assert toml is not None
    assert table is not None
    (tmp_path / "speeches.toml").write_text(toml[1], "utf-8")
    (tmp_path / "speeches.csv").write_text(table[1], "utf-8")
    words = ["import", str(tmp_path / "speeches.csv"), "--mapping", str(tmp_path / "speeches.toml")]
    assert run(words) == 0
    shown = capfd.readouterr()
    story = json.loads(shown.out)
    assert [event["date"] for event in story["events"]] == ["2024-03-05", "2024-03"]
    assert [quote["text"] for event in story["events"] for quote in event.get("quotes", [])] == [
        "The bridge stays open."
    ]
    assert {actor["name"] for actor in story["actors"]} == {"Ada Berg", "Town council"}
    assert [source["publisher"] for source in story["sources"]] == ["The Gazette", "Radio Nord"]
    assert "2 added, 0 changed, 0 unchanged, 0 refused" in shown.err
