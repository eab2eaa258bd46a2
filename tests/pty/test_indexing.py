"""Making the index of a large story in a terminal: the bar is seen, and Ctrl+C leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from terminal import PROGRAM, Terminal

EVENTS = 20_000
BAR = "━"
CTRL_C = "\x03"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story that takes a second or two to index."""
    path = tmp_path_factory.mktemp("stories") / "long.ndjson"
    words = " ".join(f"word{number % 997}" for number in range(250))
    with path.open("w", encoding="utf-8") as file:
        for number in range(EVENTS):
            file.write(f'{{"date": "2024", "title": "Event {number}", "summary": "{words} only{number}"}}\n')
    return path


def left_in_cache(tmp_path: Path) -> list[str]:
    return sorted(path.name.partition(".")[2] for path in tmp_path.glob("xdg_cache_home/dateline/stories/*"))


def programs_with(story: Path) -> list[int]:
    """The programs that were started with the name of a story among their words."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes().split(b"\0")
        except OSError:
            continue
        if os.fsencode(story) in words:
            found.append(int(place.parent.name))
    return found


def test_the_bar_shows_how_far_it_is_and_goes_when_it_is_done(story: Path, tmp_path: Path) -> None:
    with Terminal([*PROGRAM, "index", str(story)], columns=200) as terminal:
        shown = terminal.wait_for(lambda text: BAR in text and " events/s" in text and " left" in text)
        bar = next(line for line in shown.splitlines() if BAR in line)
        assert " events, " in bar
        assert terminal.wait_for_exit() == 0
        assert BAR not in terminal.text
        assert f"{EVENTS:,} events, no problems; index of " in terminal.text
        assert terminal.left_behind() == []
    assert left_in_cache(tmp_path) == ["index", "words"]


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no /proc to look for programs in")
@pytest.mark.parametrize("words", [["index"], ["list", "--search", "only7"]])
def test_ctrl_c_stops_at_once_and_leaves_nothing(story: Path, tmp_path: Path, words: list[str]) -> None:
    with Terminal([*PROGRAM, *words, str(story)], columns=200) as terminal:
        terminal.wait_for(lambda text: BAR in text and " events/s" in text)
        terminal.type(CTRL_C)
        assert terminal.wait_for_exit() == 130
        assert BAR not in terminal.text
        assert "Traceback" not in terminal.text
        assert terminal.left_behind() == []
    assert programs_with(story) == []
    assert set(left_in_cache(tmp_path)) <= {"index"}


def test_a_dumb_terminal_gets_one_line(story: Path) -> None:
    with Terminal([*PROGRAM, "index", str(story)], columns=200, environment={"TERM": "dumb"}) as terminal:
        assert terminal.wait_for_exit() == 0
        assert terminal.output.count(b"\n") == 1
        assert b"\x1b" not in terminal.output
