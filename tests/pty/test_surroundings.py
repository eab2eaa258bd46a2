"""Where the program is started: sizes, locales, colours, no terminal at all, traps in the environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from changed import changed
from sequences import hazards, sequences
from terminal import PROGRAM, ROOT, Terminal

WHOLE = "18 events · 18 actors · 16 quotes"
LAST = (100, 30)
SIZES = ((1, 1), (20, 5), (500, 200), (1, 200), (500, 1))
STORM = 120
"""Changes of size that come faster than they are drawn."""
RESIZED_MEANWHILE = """
import fcntl, struct, termios
read = driver.TerminalDriver._get_terminal_size
def read_slowly(self):
    size = read(self)
    if size == (90, 30):
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    return size
driver.TerminalDriver._get_terminal_size = read_slowly
"""
NO_TERMINALS = {
    "standard input is closed": ("<&-", 2, "no keys"),
    "standard input is empty": ("</dev/null", 2, "no keys"),
    "standard error is empty": ("2>/dev/null", 2, ""),
    "standard error is closed": ("2>&-", 2, ""),
    "all are closed": ("<&- >&- 2>&-", 2, ""),
}
TERMINALS = ("dumb", "Dumb", "unknown", "UNKNOWN")
WITHOUT_UTF_8 = {
    "a locale of ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a locale of Latin-1": {"PYTHONIOENCODING": "latin-1"},
}
ESCAPE = "\x1b]52;c;eA==\x07\x1b[31m\n\u202e"
TRAPS = {
    "COLUMNS": "999999",
    "LINES": "999999",
    "COLORTERM": ESCAPE,
    "ESCDELAY": "-1",
    "LANG": f"../../{ESCAPE}",
    "LANGUAGE": ESCAPE,
    "LC_MESSAGES": ESCAPE,
    "LC_TERMINAL": ESCAPE,
    "NO_COLOR": ESCAPE,
    "TERM": f"xterm{ESCAPE}",
    "TERM_PROGRAM": ESCAPE,
    "TEXTUAL_FPS": "0",
    "TZ": ESCAPE,
    "USER": ESCAPE,
    "BROWSER": ESCAPE,
    "EDITOR": ESCAPE,
}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The screen of a program that was started at the last size."""
    home = str(tmp_path_factory.mktemp("fresh"))
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    environment = {**dict.fromkeys(names, home), "TERM": "xterm-256color", "LANG": "en_US.UTF-8"}
    with Terminal(columns=LAST[0], lines=LAST[1], environment=environment) as terminal:
        terminal.wait_for("? all keys")
        # The part of the axis that the timeline shows is marked when both have been drawn.
        shown = terminal.wait_for(lambda text: "18 events" in text and "─ 14 ─" in text)
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
    return shown


@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_item_36_from_any_size_the_screen_becomes_that_of_a_fresh_start(
    columns: int, lines: int, fresh: str
) -> None:
    with Terminal(columns=columns, lines=lines) as terminal:
        terminal.wait_for_bytes(b"\x1b[?1049h")
        terminal.wait_for_bytes(b"\x1b[1;1H")
        terminal.resize(*LAST)
        terminal.wait_for(lambda shown: shown == fresh)
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


def test_item_36_a_storm_of_sizes_ends_in_the_screen_of_a_fresh_start(fresh: str) -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        for step in range(STORM):
            terminal.resize(*((1, 1), (500, 200), (20, 5), (90, 30))[step % 4])
        terminal.resize(*LAST)
        terminal.wait_for(lambda shown: shown == fresh)
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


def test_item_36_a_size_that_comes_while_another_is_read_is_the_one_that_counts(fresh: str) -> None:
    with Terminal(changed(RESIZED_MEANWHILE)) as terminal:
        terminal.wait_for(WHOLE)
        terminal.resize(*LAST, told=(90, 30))
        terminal.wait_for(lambda shown: shown == fresh)
        terminal.type("q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize(("ends", "code", "said"), NO_TERMINALS.values(), ids=NO_TERMINALS)
def test_item_65_without_a_terminal_there_is_one_sentence_and_an_end(ends: str, code: int, said: str) -> None:
    with Terminal(("sh", "-c", f'exec "$0" -m tui {ends}', sys.executable), columns=200) as terminal:
        assert terminal.wait_for_exit() == code
        assert said in terminal.text
        assert terminal.output.count(b"\n") == bool(said)
        assert ("dateline list" in terminal.text) == bool(said)
        assert b"\x1b" not in terminal.output


def test_item_65_without_any_terminal_the_sentence_goes_to_standard_error() -> None:
    done = subprocess.run(
        PROGRAM, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "dateline list" in done.stderr


@pytest.mark.parametrize("name", TERMINALS)
def test_item_65_a_terminal_that_cannot_place_text_gets_one_sentence(name: str) -> None:
    with Terminal(environment={"TERM": name}, columns=200) as terminal:
        assert terminal.wait_for_exit() == 2
        assert "dateline list" in terminal.text
        assert terminal.output.count(b"\n") == 1
        assert b"\x1b" not in terminal.output


@pytest.mark.parametrize("locale", WITHOUT_UTF_8.values(), ids=WITHOUT_UTF_8)
def test_item_68_without_utf_8_what_is_drawn_is_ascii_and_stays_in_its_columns(
    locale: dict[str, str], tmp_path: Path
) -> None:
    story = tmp_path / "story.json"
    titles = ("東京 Ω|", "plain|")
    story.write_text(json.dumps({"events": [{"date": "2024", "title": title} for title in titles]}))
    with Terminal((*PROGRAM, str(story)), environment=locale) as terminal:
        shown = terminal.wait_for(lambda text: "plain|" in text and "? all keys" in text)
        title = next(line for line in shown.splitlines() if "plain|" in line)
        assert "?" * 4 + " ?|" in shown
        rule = title.index("|", title.index("plain|") + 6)
        assert {line[rule] for line in shown.splitlines()[5:15]} == {"|"}
        assert "\\u" not in shown
        assert not any(line.strip().startswith("▌") for line in shown.splitlines())
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.output.isascii() or "latin" in locale.get("PYTHONIOENCODING", "")


def test_item_68_a_plain_locale_is_drawn_in_utf_8() -> None:
    with Terminal(environment={"LC_ALL": "C"}) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("q")
        assert terminal.wait_for_exit() == 0


def test_item_68_no_color_means_no_colours() -> None:
    with Terminal(environment={"NO_COLOR": "1", "COLORTERM": "truecolor"}) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("cj\x1b[27u?\x1b[27uq")
        assert terminal.wait_for_exit() == 0
        found = sequences(bytes(terminal.output), 120, 36)
    plain = {f"SGR {number}" for number in (0, 1, 2, 3, 4, 7, 39, 49)}
    assert {name for name in found if name.startswith("SGR")} <= plain


def test_item_20_68_an_environment_full_of_traps_acts_on_nothing() -> None:
    with Terminal(environment=TRAPS) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("oO\x1b[27uyj")
        terminal.wait_for("2 of 18")
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []
        output = bytes(terminal.output)
    assert hazards(output) == set()
    assert b"eA==" not in output
    assert b"\x1b[31m" not in output


def test_item_21_the_sentence_about_a_hostile_name_of_a_terminal_is_one_line() -> None:
    hostile = f"dumb{ESCAPE}"
    assert hostile.lower() not in TERMINALS
    done = subprocess.run(
        PROGRAM,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
        env={**os.environ, **TRAPS, "TERM": hostile},
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr
