"""The program in a real terminal: what a user sees first, and that the terminal is always given back."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import PROGRAM, ROOT, Terminal

WHOLE = "18 events · 18 actors · 16 quotes"
CTRL_C = "\x03"
ESCAPE = "\x1b"
# The signal to hang up never arrives, as in a session that is not the one of its terminal.
NO_HANGING_UP = (
    "import os, signal, sys\n"
    "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})\n"
    "os.execv(sys.executable, [sys.executable, '-m', 'tui'])\n"
)
DEAF = (sys.executable, "-c", NO_HANGING_UP)
BREAK = (
    "import sys\n"
    "from tui.app import app\n"
    "from tui.app.screens import office\n"
    "from tui.app.widgets import timeline\n"
    "def fail(*_, **named):\n"
    "    in_the_story = 'PRIVATE' + ' WORDS'\n"
    "    raise ValueError('\\x1b]52;c;eA==\\x07' + in_the_story[:0] + 'x' * 5000)\n"
    "{how}\n"
    "from tui.__main__ import main\n"
    "main()\n"
)
DEFECTS = {
    "in a handler": "office.STEPS = {**office.STEPS, 'next-event': fail}",
    "in a drawing": "timeline.Timeline.render_lines = lambda self, crop: fail() if self.view.row else []",
    "in a thread": ("office.Office.run = lambda self, name: self._app.run_worker(fail, thread=True).wait()"),
    "in a timer": ("async def soon(self, name): self._app.set_timer(0.001, fail)\noffice.Office.run = soon"),
    "in the reading of keys": "from tui.app import driver\ndriver.XTermParser.feed = fail",
    "before the screen": "app.DatelineApp.__init__ = fail",
}


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


@pytest.mark.parametrize("missing", ["stdin", "stderr"])
def test_without_a_terminal_one_sentence_points_to_the_list(missing: str) -> None:
    done = subprocess.run(
        PROGRAM, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "dateline list" in done.stderr
    if missing == "stdin":
        with Path(os.devnull).open("rb") as nothing, Terminal(stdin=nothing.fileno()) as terminal:
            assert terminal.wait_for_exit() == 2
            assert "no keys" in terminal.text
            assert "dateline list" in " ".join(terminal.text.split())
            assert b"\x1b" not in terminal.output


def test_a_dumb_terminal_gets_one_sentence_and_no_control_sequence() -> None:
    with Terminal(environment={"TERM": "dumb"}) as terminal:
        assert terminal.wait_for_exit() == 2
        assert "dateline list" in " ".join(terminal.text.split())
        assert b"\x1b" not in terminal.output


def test_a_file_that_is_not_there_gets_one_sentence(tmp_path: Path) -> None:
    with Terminal((*PROGRAM, str(tmp_path / "no\x1b[31mne.json"))) as terminal:
        assert terminal.wait_for_exit() == 3
        assert terminal.output.count(b"\n") == 1
        assert b"\x1b" not in terminal.output


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)],
)
def test_a_signal_to_end_gives_the_terminal_back(number: signal.Signals, code: int) -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.send(number)
        assert terminal.wait_for_exit() == code
        assert terminal.left_behind() == []


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_the_program_goes_on_after_a_stop_and_gives_the_terminal_back(number: signal.Signals) -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.send(number)
        terminal.wait_for_stop()
        if number is signal.SIGTSTP:
            assert terminal.left_behind() == []
        stopped_at = len(terminal.output)
        terminal.send(signal.SIGCONT)
        terminal.wait_for_bytes(b"\x1b[?1049h", stopped_at)
        for part in (WHOLE, "Jun 2024", "─ Timeline", "─ Event", "─ Actor", "─ Quotes", "? all keys"):
            terminal.wait_for(part)
        terminal.type("j")
        terminal.wait_for("2 of 18")
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


@pytest.mark.parametrize("argv", [PROGRAM, DEAF], ids=["hung up", "no signal"])
def test_a_terminal_that_is_gone_ends_the_program(argv: tuple[str, ...]) -> None:
    with Terminal(argv) as terminal:
        terminal.wait_for(WHOLE)
        terminal.hang_up()
        assert terminal.wait_for_exit() == 129


def test_a_storm_of_sizes_ends_in_the_last_one() -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        for step in range(120):
            terminal.resize((1, 500, 20, 90)[step % 4], (1, 200, 5, 30)[step % 4])
        terminal.resize(100, 30)
        terminal.type("G")
        terminal.wait_for("18 of 18")
        assert all(len(line.rstrip()) <= 100 for line in terminal.screen.display)
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


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


def test_a_paste_that_never_ends_does_not_keep_a_signal_from_ending() -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("\x1b[200~never closed" + "x" * 500)
        terminal.send(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
        assert terminal.left_behind() == []


@pytest.mark.parametrize("how", DEFECTS.values(), ids=DEFECTS)
def test_a_defect_is_one_line_and_a_log_and_shows_nothing_of_the_story(how: str, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with Terminal(
        (sys.executable, "-c", BREAK.format(how=how)), environment={"XDG_STATE_HOME": str(state)}, columns=200
    ) as terminal:
        if "__init__" not in how:
            terminal.wait_for_bytes(b"\x1b[?1049h")
            terminal.type("j")
        assert terminal.wait_for_exit() == 1
        assert terminal.left_behind() == []
        log = state / "dateline" / "error.log"
        said = terminal.output.rpartition(b"\x1b")[2] if b"\x1b" in terminal.output else terminal.output
        assert said.count(b"\n") == 1
        assert str(log) in terminal.text.replace("\n", "")
        assert b"PRIVATE" not in terminal.output
        assert b"]52;" not in terminal.output
        told = log.read_text("utf-8")
        assert "in fail" in told
        assert "PRIVATE" not in told
        assert ESCAPE not in told
        assert max(map(len, told.splitlines())) < 2500
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_defect_is_still_one_line_where_no_log_can_be_written(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.write_text("a file where the folder should be")
    argv = (sys.executable, "-c", BREAK.format(how=DEFECTS["in a handler"]))
    with Terminal(argv, environment={"XDG_STATE_HOME": str(state)}) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("j")
        assert terminal.wait_for_exit() == 1
        assert terminal.left_behind() == []
        assert "ValueError" in terminal.text
