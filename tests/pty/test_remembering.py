"""The program in a real terminal remembers where a story was left, however it ended."""

from __future__ import annotations

import json
import signal
import stat
import sys
from pathlib import Path

import pytest
from terminal import PROGRAM, ROOT, Terminal

BACK = "back at the event where you left the story"
STORY = str(ROOT / "events.json")
# The signal to hang up never arrives, as in a session that is not the one of its terminal.
NO_HANGING_UP = """
import os, signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
os.execv(sys.executable, [sys.executable, "-m", "tui", *sys.argv[1:]])
"""
HOMELESS = """
import os, pwd
def nobody(user):
    raise KeyError(user)
pwd.getpwuid = nobody
for name in [name for name in os.environ if name == "HOME" or name.startswith("XDG_")]:
    del os.environ[name]
from tui.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("number", "code"), [(None, 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_item_62_the_place_is_kept_at_the_end_and_after_a_signal_to_end(
    number: signal.Signals | None, code: int, tmp_path: Path
) -> None:
    with Terminal((*PROGRAM, STORY)) as terminal:
        terminal.wait_for("1 of 18")
        terminal.type("jj")
        terminal.wait_for("3 of 18")
        if number is None:
            terminal.type("q")
        else:
            terminal.send(number)
        assert terminal.wait_for_exit() == code
        assert terminal.left_behind() == []
        assert terminal.text.strip() == ""
    state = tmp_path / "xdg_state_home" / "dateline"
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert {path.name for path in state.iterdir()} == {"stories.json", "stories.json.lock"}
    with Terminal((*PROGRAM, STORY)) as terminal:
        terminal.wait_for(BACK)
        terminal.wait_for("3 of 18")
        terminal.type("g")
        terminal.wait_for("1 of 18")
        terminal.type("q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize(
    "argv", [(*PROGRAM, STORY), (sys.executable, "-c", NO_HANGING_UP, STORY)], ids=["hung up", "no signal"]
)
def test_item_64_the_place_is_kept_when_the_terminal_is_gone(argv: tuple[str, ...], tmp_path: Path) -> None:
    with Terminal(argv) as terminal:
        terminal.type("jj")
        terminal.wait_for("3 of 18")
        terminal.hang_up()
        assert terminal.wait_for_exit() == 129
    (left,) = json.loads((tmp_path / "xdg_state_home" / "dateline" / "stories.json").read_text())["stories"]
    assert left["path"] == STORY
    with Terminal((*PROGRAM, STORY)) as terminal:
        terminal.wait_for("3 of 18")


def test_item_57_64_that_nothing_can_be_kept_is_told_to_no_terminal_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "xdg_state_home").write_text("a file where the folder should be")
    with Terminal((*PROGRAM, STORY)) as terminal:
        terminal.wait_for("1 of 18")
        terminal.hang_up()
        assert terminal.wait_for_exit() == 129


def test_item_57_what_cannot_be_kept_is_one_line_behind_the_screen(tmp_path: Path) -> None:
    state = tmp_path / "xdg_state_home"
    state.write_text("a file where the folder should be")
    with Terminal((*PROGRAM, STORY), columns=200) as terminal:
        terminal.wait_for("what is remembered of stories is not used: Not a directory")
        terminal.type("j")
        terminal.wait_for("2 of 18")
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []
        said = terminal.text.strip()
        assert said == "dateline: where you left the story could not be kept: Not a directory"
    assert state.read_text() == "a file where the folder should be"


def test_item_57_without_a_home_folder_the_session_goes_on(tmp_path: Path) -> None:
    with Terminal((sys.executable, "-c", HOMELESS, STORY), columns=200) as terminal:
        terminal.wait_for("what is remembered of stories is not used: there is no home folder")
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert "could not be kept: there is no home folder" in terminal.text
    assert list(tmp_path.iterdir()) == []


def test_item_59_two_programs_that_end_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    names = [str(tmp_path / f"{number}.json") for number in range(2)]
    for name in names:
        Path(name).write_text('[{"date": "2024", "title": "A"}, {"date": "2025", "title": "B"}]')
    with Terminal((*PROGRAM, names[0])) as one, Terminal((*PROGRAM, names[1])) as other:
        for terminal in (one, other):
            terminal.wait_for("1 of 2")
            terminal.type("j")
            terminal.wait_for("2 of 2")
        one.send(signal.SIGTERM)
        other.type("q")
        assert (one.wait_for_exit(), other.wait_for_exit()) == (143, 0)
    kept = json.loads((tmp_path / "xdg_state_home" / "dateline" / "stories.json").read_text())["stories"]
    assert {left["path"] for left in kept} == set(names)
