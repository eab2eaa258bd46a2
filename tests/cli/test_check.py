"""`dateline check`: exit codes, lines for people, records for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.cli.main import run

BAD = '{"events": [\n{"date": "2024", "title": "A", "extra": 1},\n{"date": "28 Oct 2024", "title": "B"}\n]}'


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["check", *words])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("bad.json").write_text(BAD)
    return "bad.json"


@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_the_bundled_story_is_clean(
    capsys: pytest.CaptureFixture[str], bundled: Path, strict: tuple[str, ...]
) -> None:
    code, out, err = checked(capsys, str(bundled), *strict)
    assert (code, err) == (0, "")
    assert out == f"{bundled}: 18 events, no problems\n"


def test_a_problem_has_line_place_sentence_suggestion_and_code(
    capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    code, out, _ = checked(capsys, bad)
    assert code == 1
    line, summary = out.splitlines()
    assert line.startswith("bad.json:3: events[1].date: “28 Oct 2024” is not a date in EDTF")
    assert line.endswith("did you mean “2024-10-28”? [date]")
    assert summary == "bad.json: 1 of 2 events, 1 left out, 1 problem"


def test_strict_also_names_what_is_ignored(capsys: pytest.CaptureFixture[str], bad: str) -> None:
    code, out, _ = checked(capsys, bad, "--strict")
    assert code == 1
    assert "bad.json:2: events[0].extra: " in out
    assert out.endswith("2 problems\n")


def test_strict_knows_every_field_of_the_format(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    quote = {
        "text": "x", "speaker": {"as_printed": "y", "odd": 1}, "source": {"source": "s", "odd": 2},
        "translations": {"en": {"text": "z", "by": "b", "odd": 3}},
    }  # fmt: skip
    roles = [{"role": {"de": "R"}, "from": "2020", "odd": 4}]
    story = {
        "sources": [{"id": "s"}],
        "actors": [
            {"id": "a", "name": {"de": "A"}, "role": roles},
            {"id": "b", "name": "B", "role": {"de": "R"}},
        ],
        "events": [
            {
                "date": "2024",
                "title": {"de": "T"},
                "actors": [{"actor": "a", "as": "r", "odd": 5}],
                "quotes": [quote],
            }
        ],
    }
    path = tmp_path / "story.json"
    path.write_text(json.dumps(story))
    _, out, _ = checked(capsys, str(path), "--strict", "--format", "json")
    assert sorted(problem["path"] for problem in json.loads(out)) == [
        "actors[0].role[0].odd",
        "events[0].actors[0].odd",
        "events[0].quotes[0].source.odd",
        "events[0].quotes[0].speaker.odd",
        "events[0].quotes[0].translations.en.odd",
    ]


def test_json_holds_the_same(capsys: pytest.CaptureFixture[str], bad: str) -> None:
    code, out, _ = checked(capsys, bad, "--format", "json")
    (problem,) = json.loads(out)
    assert code == 1
    assert (problem["code"], problem["file"], problem["line"]) == ("date", "bad.json", 3)
    assert (problem["path"], problem["suggestion"], problem["effect"]) == (
        "events[1].date",
        "2024-10-28",
        "refused",
    )
    assert problem["sentence"].startswith("“28 Oct 2024”")
    assert (problem["events"], problem["left_out"]) == (1, 1)


def test_what_was_left_out_of_every_list_is_counted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"actors": [{"id": "a"}], "events": [{"date": "2024", "title": "A"}]}')
    assert checked(capsys, str(path))[1].endswith("x.json: 1 event, 1 left out, 1 problem\n")
    path.write_text('{"events": [{"date": "2024", "title": "A", "reported": "x"}]}')
    assert checked(capsys, str(path))[1].endswith("x.json: 1 event, 1 problem\n")


@pytest.mark.parametrize("text", ["{}", "[]", '{"foo": 1, "evnts": [{"date": "2024", "title": "A"}]}'])
def test_a_story_without_events_has_a_problem(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str
) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    code, out, _ = checked(capsys, str(path))
    assert code == 1
    assert "[no-events]" in out
    assert out.endswith("x.json: 0 events, 1 problem\n")


def test_an_unreadable_file_is_3_and_the_others_are_still_checked(
    capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    code, out, err = checked(capsys, "nothing.json", bad)
    assert code == 3
    assert "bad.json: 1 of 2 events, 1 left out, 1 problem" in out
    assert err == "dateline: cannot read nothing.json: there is no such file\n"
    code, out, _ = checked(capsys, bad, "nothing.json", "--format", "json")
    assert code == 3
    assert [problem["code"] for problem in json.loads(out)] == ["date", "unreadable"]


def test_no_problem_is_an_empty_array(capsys: pytest.CaptureFixture[str], bundled: Path) -> None:
    assert checked(capsys, str(bundled), "--format", "json") == (0, "[]\n", "")


def test_a_hostile_path_is_one_clean_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('[{"date": "2024", "title": "A", "\\u001b]0;x\\u0007\\n": 1}]')
    _, out, _ = checked(capsys, str(path), "--strict")
    assert "\x1b" not in out
    assert len(out.splitlines()) == 2


def test_every_hostile_file_is_checked_without_a_traceback(
    capsys: pytest.CaptureFixture[str], shared: Path
) -> None:
    for path in sorted((shared / "hostile").glob("*.json")):
        for form in ("text", "json"):
            code, out, err = checked(capsys, str(path), "--strict", "--format", form)
            assert code in (0, 1, 3), path.name
            assert not set(out + err) & set("\x1b\x07\x9b\u202e"), path.name
            assert err.count("\n") == (1 if code == 3 else 0), path.name
