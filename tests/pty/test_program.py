"""The program in a real terminal: what a user sees first, and that the terminal is always given back."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from terminal import PROGRAM, Terminal

WHOLE = "18 events · 18 actors · 16 quotes"
CTRL_C = "\x03"
ESCAPE = "\x1b"


@pytest.mark.parametrize(("columns", "lines"), [(160, 45), (80, 24)])
def test_the_story_of_the_folder_is_read_filtered_and_left(columns: int, lines: int) -> None:
    with Terminal(columns=columns, lines=lines) as terminal:
        terminal.wait_for("18 events")
        terminal.wait_for("Pyongyang and Moscow sign a joint security")
        terminal.type("c")
        terminal.wait_for("North Korea ")
        terminal.type("sou")
        terminal.wait_for("KR South Korea")
        terminal.type("\r")
        terminal.wait_for("Yoon condemns")
        terminal.wait_for(lambda screen: "4 of 18" in screen.splitlines()[0])
        assert "KR" in terminal.first_line
        terminal.wait_for(lambda screen: "[ ] " not in screen)
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []
        assert terminal.text.strip() == ""


def test_ctrl_c_says_how_to_quit_and_quits_the_second_time() -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.type(CTRL_C)
        terminal.wait_for("press q to quit, or Ctrl+C once more")
        terminal.type(CTRL_C)
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


def test_a_story_comes_through_a_pipe_and_the_keys_from_the_terminal(bundled: Path) -> None:
    with bundled.open("rb") as story, Terminal((*PROGRAM, "-"), stdin=story.fileno()) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("j")
        terminal.wait_for("2 of 18")
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


def test_a_file_that_is_not_there_gets_one_sentence(tmp_path: Path) -> None:
    with Terminal((*PROGRAM, str(tmp_path / "no\x1b[31mne.json"))) as terminal:
        assert terminal.wait_for_exit() == 3
        assert terminal.output.count(b"\n") == 1
        assert b"\x1b" not in terminal.output


def test_bytes_that_are_no_utf_8_are_typed_as_the_replacement_character() -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.type(b"\xff\xfe\x80")
        terminal.type("/")
        terminal.wait_for(lambda screen: screen.splitlines()[-1].startswith(" /"))
        terminal.type(b"A\xdfen")
        terminal.wait_for("A\ufffden")
        terminal.type(ESCAPE)
        terminal.wait_for(WHOLE)
        terminal.type("j")
        terminal.wait_for("2 of 18")
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


def test_half_a_character_waits_for_its_other_half() -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("/")
        terminal.wait_for(lambda screen: screen.splitlines()[-1].startswith(" /"))
        first, second = "ä".encode()[:1], "ä".encode()[1:]
        terminal.type(b"erkl" + first)
        terminal.wait_for("/erkl")
        terminal.type(second)
        terminal.wait_for("erklä")
        terminal.send(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
