from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.cli.main import run
from tui.settings.places import places


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "one.json"
    events = [{"id": "a", "date": "2024-10", "title": "A"}, {"date": "soon", "title": "B"}]
    path.write_text(json.dumps({"title": "One", "events": events}))
    return path


def test_a_story_is_made_and_told_about(one: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "story.json"
    assert run(["import", str(one), "-o", str(target)]) == 0
    assert [event["id"] for event in json.loads(target.read_text())["events"]] == ["a"]
    said = capfd.readouterr().err.splitlines()
    assert said[0] == "dateline: Dateline: 1 added, 0 changed, 0 unchanged, 1 refused"
    assert "“soon” is not a date" in said[1]
    assert {path.name for path in tmp_path.iterdir()} == {"one.json", "story.json"}


def test_a_file_that_is_there_is_replaced_or_updated_only_where_that_is_said(
    one: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "story.json"
    target.write_text(json.dumps({"events": [{"id": "old", "date": "2020", "title": "Old"}]}))
    before = target.read_bytes()
    assert run(["import", str(one), "-o", str(target)]) == 2
    assert target.read_bytes() == before
    assert "is there already; --force replaces it" in capfd.readouterr().err
    assert run(["import", str(one), "-o", str(target), "--update"]) == 0
    assert [event["id"] for event in json.loads(target.read_text())["events"]] == ["old", "a"]
    assert "1 added, 0 changed, 0 unchanged" in capfd.readouterr().err
    assert run(["import", str(one), "-o", str(target), "--update"]) == 0
    assert "0 added, 0 changed, 1 unchanged" in capfd.readouterr().err
    assert run(["import", str(one), "-o", str(target), "--force"]) == 0
    assert [event["id"] for event in json.loads(target.read_text())["events"]] == ["a"]


def test_what_is_in_no_known_format_is_a_sentence_and_nothing_is_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path, target = tmp_path / "x.bin", tmp_path / "story.json"
    path.write_bytes(b"\x00\x01nothing")
    assert run(["import", str(path), "-o", str(target)]) == 3
    assert "it is in no format that is known" in capfd.readouterr().err
    assert not target.exists()


def test_explaining_writes_nothing(one: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(one), "--explain", "-o", str(tmp_path / "s.json")]) == 0
    told = capfd.readouterr().out
    assert "→ an event" in told
    assert "2024-10" in told
    assert not (tmp_path / "s.json").exists()


def test_every_format_is_listed(capfd: pytest.CaptureFixture[str]) -> None:
    from tui.importers.formats import FORMATS

    assert run(["formats"]) == 0
    told = capfd.readouterr().out
    assert all(f"  {one.name} " in told for one in FORMATS)


def timeline(tmp_path: Path, number: int) -> Path:
    path = tmp_path / "timeline.json"
    slides = [
        {"start_date": {"year": str(1000 + n)}, "text": {"headline": f"Slide {n}"}} for n in range(number)
    ]
    path.write_text(json.dumps({"events": [*slides, {"start_date": {}, "text": {}}]}))
    return path


def test_a_foreign_file_is_listed_and_checked_like_a_story(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = timeline(tmp_path, 3)
    assert run(["list", str(path), "--format", "csv"]) == 0
    assert capfd.readouterr().out.count("Slide") == 3
    assert run(["check", str(path)]) == 1
    assert capfd.readouterr().out.splitlines() == [
        f"{path}:4: it has no date [not-imported]",
        f"{path}: 3 of 4 events, 1 left out, 1 problem",
    ]
    assert run(["list", str(path), "--from", "gdelt"]) == 3


def test_a_large_foreign_file_is_kept_as_a_story_and_found_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.importers.opening.LARGE", 1000)
    path = timeline(tmp_path, 50)
    folder = places().stories
    told = []
    for _ in range(2):
        assert run(["list", str(path), "--search", "Slide 49"]) == 0
        told.append(capfd.readouterr())
    assert told[0] == told[1]
    assert "1 problem in the story file" in told[0].err
    kept = {file: file.stat().st_ino for file in folder.iterdir()}
    assert {file.suffix for file in kept} == {".foreign", ".told", ".index", ".words"}
    assert run(["cache"]) == 0
    assert "not usable" not in capfd.readouterr().out
    path.write_text(path.read_text().replace("Slide 49", "Slide forty-nine"))
    assert run(["list", str(path), "--search", "forty-nine"]) == 0
    assert "Slide forty-nine" in capfd.readouterr().out
    assert run(["cache", "clear"]) == 0
    assert list(folder.iterdir()) == []


def test_an_import_that_is_interrupted_leaves_everything_as_it_was(
    one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "story.json"
    target.write_text('{"events": [{"date": "2024", "title": "There"}]}')
    before = target.read_bytes()

    def interrupted(_: object) -> Iterator[bytes]:
        yield b"{"
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.importers.importing.Importing.pieces", interrupted)
    assert run(["import", str(one), "-o", str(target), "--force"]) == 130
    assert target.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"one.json", "story.json"}


def test_what_a_story_needs_on_the_way_goes_when_the_disk_is_full(
    one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "story.json"

    def full(_: object) -> Iterator[bytes]:
        yield b"{"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.importers.importing.Importing.pieces", full)
    assert run(["import", str(one), "-o", str(target)]) == 3
    assert "No space left on device" in capfd.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"one.json"}
