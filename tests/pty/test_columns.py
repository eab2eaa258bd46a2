"""Whatever the script of a text, what stands right of it starts in the same column on every row."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import PROGRAM, ROOT, Terminal

TEXTS = (
    "plain text",
    "\u5317\u671d\u9bae\u304c\u90e8\u968a\u3092\u6d3e\u9063",
    "\uff26\uff55\uff4c\uff4c",
    "\uff8a\uff9d\uff76\uff78",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 family",
    "\U0001f1fa\U0001f1e6\U0001f1e9\U0001f1ea flags",
    "\U0001f1fa\U0001f1e6\U0001f1eb odd",
    "\U0001f44d\U0001f3fd tone",
    "\u0634\u064e\u0647\u0650\u062f\u064e\u062a",
    "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd",
    "\u0915\u094d\u0937\u0924\u094d\u0930\u093f\u092f",
    "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd \u0ba8\u0bbe\u0b9f\u0bc1",
    "\u0e17\u0e35\u0e48\u0e19\u0e35\u0e48",
    "1\ufe0f\u20e3 keycap \u260e\ufe0f",
    "\u231a\ufe0e watch",
    "a\u3164b filler",
    "\U0001fae9 new",
    "\u1112\u1161\u11ab",
)
COLUMNS, LINES = 120, 36
BORDER = "│"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story with each text in the title, the actor, the source and the quote of an event."""
    path = tmp_path / "columns.json"
    rows = range(len(TEXTS))
    events = [
        {
            "date": "2024-01-01",
            "title": TEXTS[n],
            "countries": ["KR"],
            "actors": [f"a{n}"],
            "quotes": [{"text": TEXTS[n], "speaker": f"a{n}"}],
            "sources": [{"source": f"s{n}"}],
        }
        for n in rows
    ]
    actors = [{"id": f"a{n}", "name": TEXTS[n], "role": TEXTS[n]} for n in rows]
    sources = [{"id": f"s{n}", "title": TEXTS[n]} for n in rows]
    path.write_text(json.dumps({"title": "Columns", "events": events, "actors": actors, "sources": sources}))
    return path


def columns_of(terminal: Terminal, sign: str, first: int, last: int, end: int = COLUMNS) -> set[int]:
    """Columns of the last such sign left of `end` on each of the rows."""
    rows = (terminal.screen.buffer[line] for line in range(first, last))
    return {max(x for x in range(end) if row[x].data == sign) for row in rows}


def test_item_33_columns_right_of_any_script_stay_in_their_place(story: Path) -> None:
    with Terminal((*PROGRAM, "--lang", "en", str(story)), columns=COLUMNS, lines=LINES) as terminal:
        terminal.wait_for("1 of 18")
        terminal.wait_for("? all keys")
        assert columns_of(terminal, BORDER, 4, LINES - 1) == {72}
        assert columns_of(terminal, "·", 5, 5 + len(TEXTS), 72) == {69}
        for key in ("a", "s"):
            terminal.type(key)
            terminal.wait_for("Enter keep")
            assert columns_of(terminal, "1", 5, 5 + len(TEXTS)) == {106}
            terminal.type("\x1b[27u")
            terminal.wait_for("? all keys")


@pytest.fixture
def multiplexer(tmp_path: Path) -> Iterator[list[str]]:
    """tmux with a socket of its own, ended in the end."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("there is no tmux")
    command = [program, "-S", str(tmp_path / "socket"), "-f", os.devnull, "-u"]
    yield command
    subprocess.run([*command, "kill-server"], capture_output=True, check=False)


def test_item_33_columns_stay_in_their_place_in_tmux(story: Path, multiplexer: list[str]) -> None:
    words = ["env", "TERM=tmux-256color", *PROGRAM, "--lang", "en", str(story)]
    size = ["-x", str(COLUMNS), "-y", str(LINES)]
    subprocess.run([*multiplexer, "new-session", "-d", *size, *words], check=True, cwd=ROOT)
    for _ in range(400):
        shown = subprocess.run(
            [*multiplexer, "capture-pane", "-p"], capture_output=True, text=True, check=True
        ).stdout
        if "? all keys" in shown and "1 of 18" in shown:
            break
    found = set()
    for row in range(4, LINES - 1):
        steps = [
            "copy-mode ; send -X top-line",
            f"send -N {row} -X cursor-down",
            "send -X start-of-line",
            f"send -X jump-forward {BORDER}",
            "display -p '#{copy_cursor_x}'",
        ]
        command = [*multiplexer, *" ; ".join(steps).replace("'", "").split(" ")]
        found.add(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
    assert found == {"72"}
