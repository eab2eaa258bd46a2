"""A defect of the program, wherever it is: one line, a log, the terminal given back, nothing of the story."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from changed import changed
from terminal import Terminal

WHOLE = "18 events · 18 actors · 16 quotes"
ESCAPE = "\x1b"
FAIL = (
    "class Hostile(LookupError): pass\n"
    "Hostile.__name__ = 'Hostile\\x1b[31m\\nName'\n"
    "def fail(*_, **named):\n"
    "    in_the_story = 'PRIVATE' + ' WORDS'\n"
    "    raise Hostile('\\x1b]52;c;eA==\\x07\\u202e' + in_the_story[:0] + 'x' * 5000 + '\\n' * 5000)\n"
    "async def fail_soon(*_, **named): fail()\n"
    "APP = []\n"
    "ready = app.DatelineApp.on_ready\n"
    "app.DatelineApp.on_ready = lambda self: (APP.append(self), ready(self))[1]\n"
)
CLICK = "\x1b[<0;20;12M\x1b[<0;20;12m"
PLACES = {
    "before the screen": ("app.DatelineApp.__init__ = fail", ""),
    "while the screen is made": ("screen.MainScreen.compose = fail", ""),
    "after the first frame": ("app.warm_up = fail", ""),
    "in a key": ("on_key(fail)", "j"),
    "in a drawing": (
        "timeline.Timeline.render_lines = lambda self, crop: fail() if self.view.row else []",
        "j",
    ),
    "in a click": ("timeline.Timeline.on_click = fail", CLICK),
    "in a timer": ("on_key(lambda view: APP[0].set_timer(0.001, fail) and view)", "j"),
    "in an interval": ("on_key(lambda view: APP[0].set_interval(0.001, fail) and view)", "j"),
    "in a thread": ("on_key(lambda view: APP[0].run_worker(fail, thread=True) and view)", "j"),
    "in a task": ("on_key(lambda view: APP[0].run_worker(fail_soon()) and view)", "j"),
    "while a list is mounted": ("chooser.Chooser.on_mount = fail", "c"),
    "in a list": ("chooser.Chooser.action_move = fail", ("c", "\x1b[B")),
    "in a message of a list": ("office.Office.toggled = fail_soon", ("c", " ")),
    "in a field": ("office.Office.typed = fail_soon", ("/", "x")),
    "in the reading of keys": ("typed.Typed.read = fail", "j"),
    "while the screen is left": ("app.DatelineApp.stop_indexing = fail", "q"),
    "in itself, again and again": ("def deeper(view): return deeper(view)\non_key(deeper)", "j"),
}
MOST_BYTES = 1_000_000


def test_item_66_defects_are_tried_in_many_places() -> None:
    assert len(PLACES) == 17


@pytest.mark.parametrize(("how", "keys"), PLACES.values(), ids=PLACES)
def test_item_22_66_a_defect_is_one_line_and_a_log_and_shows_nothing_of_the_story(
    how: str, keys: str | tuple[str, ...], tmp_path: Path
) -> None:
    state = tmp_path / "state"
    environment = {"XDG_STATE_HOME": str(state)}
    with Terminal(changed(FAIL + how), environment=environment, columns=200) as terminal:
        if keys:
            terminal.wait_for(WHOLE)
            terminal.wait_for("? all keys")
        for key in keys:
            terminal.type(key)
            if key == "c" and len(keys) > 1:
                terminal.wait_for("Space include")
        assert terminal.wait_for_exit() == 1
        assert terminal.left_behind() == []
        said = terminal.output.rpartition(b"\x1b")[2]
        assert said.count(b"\n") == 1
        log = state / "dateline" / "error.log"
        assert str(log) in terminal.text.replace("\n", "")
        assert b"PRIVATE" not in terminal.output
        assert b"]52;" not in terminal.output
        assert b"\xe2\x80\xae" not in terminal.output
    told = log.read_text("utf-8")
    assert "in fail" in told or "in deeper" in told
    assert "PRIVATE" not in told
    assert ESCAPE not in told
    assert len(told.encode()) < MOST_BYTES
    assert max(map(len, told.splitlines())) < 2500
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert [path.name for path in log.parent.glob("*log*")] == ["error.log"]


def test_item_66_a_defect_is_still_one_line_where_no_log_can_be_written(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.write_text("a file where the folder should be")
    argv = changed(FAIL + "on_key(fail)")
    with Terminal(argv, environment={"XDG_STATE_HOME": str(state)}) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("j")
        assert terminal.wait_for_exit() == 1
        assert terminal.left_behind() == []
        assert "a defect of the program ended it" in terminal.text
        *_, said = terminal.output.rpartition(b"\x1b")
        told = [line for line in said.splitlines() if b"defect" in line]
        assert len(told) == 1
        assert all(line.partition(b"dateline: ")[1] for line in said.splitlines())
