"""`dateline list`: what comes out, with which exit code, and what is said beside it."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli.main import run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["list", *words])
    out, err = capsys.readouterr()
    return code, out, err


def records(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    code, out, err = listed(capsys, "--format", "json", *words)
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert isinstance(found, list)
    return found


def test_without_a_story_the_bundled_one_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(records(capsys)) == 18


def test_events_json_of_the_folder_goes_before_the_bundled_story(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "events.json").write_text('[{"date": "2024", "title": "Hier"}]')
    assert [event["title"] for event in records(capsys)] == ["Hier"]


def test_filters_are_those_of_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    found = records(capsys, "--country", "Südkorea", "--not-actor", "Yoon", "--quotes", "yes")
    assert all("quotes" in event for event in found)
    assert 0 < len(found) < 4


def test_the_language_names_countries(capsys: pytest.CaptureFixture[str]) -> None:
    german = records(capsys, "--view", "countries", "--lang", "de")
    english = records(capsys, "--view", "countries", "--lang=en")
    assert {entry["country"]: entry["name"] for entry in german}["KP"] == "Nordkorea"
    assert {entry["country"]: entry["name"] for entry in english}["KP"] == "North Korea"
    assert list(german[0]) == ["country", "name", "events", "quotes"]


def test_texts_follow_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Kyiv has warned" in listed(capsys, "--lang", "en")[1]
    assert "Kiew warnt seit Wochen" in listed(capsys, "--lang", "de")[1]


def test_nothing_matched_is_code_1_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = listed(capsys, "--country", "KR", "--kind", "treaty", "--format", "json")
    assert (code, out) == (1, "[]\n")
    assert err == (
        "dateline: no event matches; --kind alone matches 1 event; --country alone matches 4 events\n"
    )


def test_events_without_an_entry_in_the_view_are_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = listed(capsys, "--quotes", "no", "--view", "quotes", "--format", "ndjson")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1


def test_a_wrong_command_line_is_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "--contry", "KR")[0] == 2
    assert listed(capsys, "--actor", "nobody at all") == (
        2,
        "",
        "dateline: there is no actor “nobody at all” in this story\n",
    )


def test_a_file_that_cannot_be_read_is_code_3(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = listed(capsys, "nothing.json")
    assert (code, out) == (3, "")
    assert err == "dateline: cannot read nothing.json: there is no such file\n"


def test_a_file_name_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = listed(capsys, "\x1b]0;evil\x07\n.json")
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_problems_are_mentioned_and_the_rest_is_listed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    story = tmp_path / "story.json"
    story.write_text('[{"date": "2024", "title": "A"}, {"date": "soon", "title": "B"}]')
    code, out, err = listed(capsys, "story.json", "--format", "csv")
    assert code == 0
    assert len(out.splitlines()) == 2
    assert err == "dateline: 1 problem in the story file; “dateline check” lists them\n"


def test_packed_stories_and_standard_input_are_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = gzip.compress(b'{"date": "2024", "title": "Z"}\n{"date": "2023", "title": "Y"}\n')
    (tmp_path / "story.ndjson.gz").write_bytes(packed)
    assert [event["title"] for event in records(capsys, "story.ndjson.gz")] == ["Y", "Z"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed)))
    assert [event["title"] for event in records(capsys, "-")] == ["Y", "Z"]


def test_settings_choose_the_language_and_their_problems_are_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "dateline").mkdir()
    (tmp_path / "dateline" / "config.toml").write_text('language = "de"\nthme = "dark"\n')
    code, out, err = listed(capsys, "--view", "countries", "--format", "csv")
    assert code == 0
    assert "Nordkorea" in out
    assert "thme" in err


def test_a_control_character_in_a_story_reaches_no_format(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "evil.json").write_text(
        '[{"date": "2024", "title": "a\\u001b]52;c;x\\u0007\\u202e", "kind": "\\u009b"}]'
    )
    for form in ("text", "json", "ndjson", "csv", "markdown"):
        _, out, _ = listed(capsys, "evil.json", "--format", form)
        assert not set(out) & set("\x1b\x07\u202e\x9b")


def test_a_reader_that_leaves_ends_it_quietly(tmp_path: Path) -> None:
    events = [{"date": "2024", "title": f"Event {number} " + "x" * 200} for number in range(2000)]
    (tmp_path / "many.json").write_text(json.dumps(events))
    command = f"'{sys.executable}' -m tui list '{tmp_path}/many.json' | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("2024  happened  Event 0")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("words", ["list", "list --format json", "--help", "schema"])
def test_a_full_disk_is_one_sentence_and_code_3(tmp_path: Path, words: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m tui {words} > /dev/full"],
        cwd=ROOT,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path), "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    said = "dateline: cannot write to standard output: no space left on device\n"
    assert (done.returncode, done.stderr) == (3, said)
    assert list(tmp_path.iterdir()) == []


def test_what_only_may_lie_inside_a_window_is_mentioned_beside_the_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    dates = ["2024-10-28", "2024-10", "2024", "2020"]
    story = [{"date": date, "title": f"T {date}"} for date in dates]
    (tmp_path / "events.json").write_text(json.dumps(story))
    window = ("--since", "2024-10-20", "--until", "2024-11-20")
    code, out, err = listed(capsys, *window)
    assert (code, out.count("happened")) == (0, 1)
    assert err == "dateline: 2 more events only may lie inside; --possibly shows them\n"
    assert listed(capsys, *window, "--possibly")[2] == ""
    assert listed(capsys, *window, "--format", "json")[2] == ""
    assert listed(capsys, "--since", "2024-10-28", "--until", "2024-10-28")[2].startswith("dateline: 2 more")
    assert listed(capsys, "--since", "2019", "--until", "2025")[2] == ""


def test_interrupted_is_130(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.cli.listing.query_of", interrupted)
    assert listed(capsys)[0] == 130


def test_output_is_utf_8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "tui", "list", "--lang", "de", "--view", "countries"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert "Südkorea" in done.stdout.decode("utf-8")


def test_json_for_a_terminal_has_no_character_that_acts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli.listing.is_terminal", lambda _: True)
    monkeypatch.setattr("tui.cli.listing.exporter", lambda _: lambda *_: iter(['["a\x9bb\u202e"]\n']))
    _, out, _ = listed(capsys, "--format", "json")
    assert json.loads(out) == ["a\x9bb\u202e"]
    assert out == '["a\\u009bb\\u202e"]\n'


def test_the_first_line_of_ndjson_may_be_the_head(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    head = '{"format": "dateline/1", "language": "de", "actors": [{"id": "a", "name": "Anna"}]}'
    event = '{"date": "2024", "title": "Eins", "actors": ["a"]}'
    (tmp_path / "story.ndjson").write_text(f"{head}\n{event}\n")
    assert [actor["name"] for actor in records(capsys, "story.ndjson", "--view", "actors")] == ["Anna"]
    assert "Eins [de]" in listed(capsys, "story.ndjson")[1]


def test_every_hostile_file_is_listed_without_a_leak(
    capsys: pytest.CaptureFixture[str], shared: Path
) -> None:
    for path in sorted((shared / "hostile").glob("*.json")):
        for form in ("text", "json", "csv", "markdown"):
            code, out, err = listed(capsys, str(path), "--format", form)
            assert code in (0, 1, 3), path.name
            assert not set(out + err) & set("\x1b\x07\x9b\u202e\u2066\x00"), path.name
            assert err.count("\n") <= 1, path.name
