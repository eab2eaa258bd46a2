"""`dateline recent`, and what the screen remembers of the stories it was opened on."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from tui.cli import opening
from tui.cli.main import run
from tui.settings.places import state_path
from tui.state.recent import NAME, Recent, Story
from tui.state.session import Session
from tui.text import needs_cleaning
from tui.wording import Wording

HOSTILE = (
    "\x1b]52;c;eA==\x07",
    "\x1b[31m",
    "\x9b31m",
    "\x1bP$qm\x1b\\",
    "a\nb\r\tc",
    "\u2028\u0085",
    "\u202egnp.exe",
    "\u200b\ufeff",
    "\x7f\x0e\x08",
    "e" + "\u0301" * 9,
    "\udcff\udc9b",
    "\ufffe",
    "[/][@click=app.quit]",
    "$(id)`",
)
"""Names of files that attack a terminal, a class each."""


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """A terminal is there; the screen is left at an event at once."""
    found: list[Session] = []

    def launch(**given: object) -> int:
        session = given["session"]
        if isinstance(session, Session):
            found.append(session)
            session.leave("e2", 5)
        return 0

    monkeypatch.setattr(opening, "is_terminal", lambda _: True)
    monkeypatch.setattr("tui.app.launch.launch", launch)
    return found


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.json"
    path.write_text('[{"date": "2024", "title": "A"}]')
    return path


def remembered() -> tuple[Story, ...]:
    return Recent(state_path(), Wording()).read().stories


def test_a_story_is_remembered_by_its_absolute_path(
    looked_at: list[Session], story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(story.parent)
    assert run(["./story.json"]) == run([str(story)]) == 0
    (found,) = remembered()
    assert (found.path, found.event, found.moment) == (str(story), "e2", 5)
    assert looked_at[0].before is None
    assert looked_at[1].before is not None
    assert looked_at[1].before.event == "e2"
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("looked_at")
def test_a_story_from_a_pipe_is_not_remembered(monkeypatch: pytest.MonkeyPatch, story: Path) -> None:
    monkeypatch.setattr(opening, "is_terminal", lambda stream: stream is not sys.stdin)
    monkeypatch.setattr(opening, "_take_keys_from_terminal", lambda _: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(story.read_bytes())))
    assert run(["-"]) == 0
    assert not state_path().exists()


@pytest.mark.usefixtures("looked_at")
def test_a_story_that_cannot_be_read_is_not_remembered(tmp_path: Path) -> None:
    assert run([str(tmp_path / "none.json")]) == 3
    assert not state_path().exists()


def test_nothing_is_read_or_written_where_the_settings_say_so(
    looked_at: list[Session], story: Path, tmp_path: Path
) -> None:
    assert run([str(story)]) == 0
    config = tmp_path / "xdg_config_home" / "dateline" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("remember = false\n")
    before = (state_path() / NAME).read_bytes()
    times = (state_path() / NAME).stat()
    assert run([str(story)]) == 0
    assert len(looked_at) == 1, "the second time there was no session"
    assert (state_path() / NAME).read_bytes() == before
    assert (state_path() / NAME).stat().st_mtime_ns == times.st_mtime_ns


@pytest.mark.usefixtures("looked_at")
def test_item_57_what_cannot_be_kept_is_one_sentence_and_changes_no_exit_code(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state_path().parent.mkdir(parents=True)
    state_path().write_text("a file where the folder should be")
    assert run([str(story)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dateline: where you left the story could not be kept: ")
    assert err.count("\n") == 1


@pytest.mark.usefixtures("looked_at")
def test_the_folder_it_was_started_in_may_be_gone(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run([str(story)]) == 0
    assert [one.path for one in remembered()] == [str(story)]


def note(path: str, opened: int) -> None:
    assert Recent(state_path(), Wording()).note(Story(path, opened, "e\x1b[1m", 5)) == ""


def test_recent_prints_a_line_for_each_story_the_last_one_first(capsys: pytest.CaptureFixture[str]) -> None:
    note("/a.json", 1_700_000_000)
    note("/b.json", 1_700_000_060)
    assert run(["recent"]) == 0
    assert capsys.readouterr() == ("2023-11-14 22:14  /b.json\n2023-11-14 22:13  /a.json\n", "")
    assert run(["recent", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0] == {"file": "/b.json", "opened": "2023-11-14T22:14:20Z", "event": "e␛[1m"}


def test_recent_says_that_nothing_is_remembered(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["recent"]) == 0
    assert capsys.readouterr() == ("no story is remembered\n", "")
    assert run(["recent", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert not state_path().exists()


def test_recent_clear_forgets_all(capsys: pytest.CaptureFixture[str]) -> None:
    note("/a.json", 5)
    assert run(["recent", "clear"]) == 0
    assert capsys.readouterr() == ("1 story forgotten\n", "")
    assert remembered() == ()


@pytest.mark.parametrize("words", [["recent"], ["recent", "--format", "json"]])
@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_item_17_18_a_hostile_name_in_the_list_of_stories_prints_clean(
    capsys: pytest.CaptureFixture[str], name: str, words: list[str]
) -> None:
    note(f"/folder {name}/file {name}.json", 5)
    assert run(words) == 0
    out, err = capsys.readouterr()
    assert err == ""
    if words == ["recent"]:
        assert out.count("\n") == 1
    assert not needs_cleaning(out.replace("\n", " "))
    assert out.encode("utf-8")


@pytest.mark.usefixtures("looked_at")
@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_item_17_18_20_a_hostile_folder_of_states_is_named_clean(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    story: Path,
    name: str,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / f"state {name}"))
    state_path().mkdir(parents=True)
    (state_path() / NAME).write_bytes(b"\x1b[31m" + os.urandom(20))
    assert run(["recent"]) == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert f"{NAME}.corrupt-1" in err
    assert not needs_cleaning(err.rstrip("\n"))
    (state_path() / NAME).unlink(missing_ok=True)
    (state_path() / NAME).mkdir()
    assert run([str(story)]) == 0
    assert not needs_cleaning(capsys.readouterr().err.rstrip("\n"))


def test_item_58_61_recent_says_what_is_wrong_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    state_path().mkdir(parents=True)
    (state_path() / NAME).write_text("{")
    assert run(["recent"]) == 3
    assert "was damaged" in capsys.readouterr().err
    (state_path() / NAME).write_text('{"version": 2, "stories": [{"path": "/a", "opened": 5}]}')
    assert run(["recent"]) == 0
    out, err = capsys.readouterr()
    assert "/a" in out
    assert "later version" in err
    assert run(["recent", "clear"]) == 3
    assert "a later version of the program wrote the list" in capsys.readouterr().err
