"""`dateline STORY`: what must be there before the screen opens, and what it is opened with."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.app.lookout import Watch
from tui.cli import opening
from tui.cli.main import run
from tui.loading.gate import Opened
from tui.query.query import Choice, Query
from tui.settings.settings import Settings
from tui.state.session import Session
from tui.wording import Wording

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Launched:
    """What the screen would have been opened with."""

    opened: Opened
    query: Query
    wording: Wording
    settings: Settings
    reopen: Callable[[], Opened]
    session: Session | None
    watch: Watch | None = None


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[Launched]:
    """A terminal is there, and the screen notes what it is opened with."""
    calls: list[Launched] = []

    def launch(**given: object) -> int:
        calls.append(Launched(**given))  # type: ignore[arg-type]  # checked by the tests that look at it
        return 0

    monkeypatch.setattr(opening, "is_terminal", lambda _: True)
    monkeypatch.setattr("tui.app.launch.launch", launch)
    return calls


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize("missing", ["stdin", "stderr"])
def test_without_a_terminal_a_sentence_points_to_list(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(opening, "is_terminal", lambda stream: stream is not getattr(sys, missing))
    assert "“dateline list”" in refused(capsys)


def test_a_dumb_terminal_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, launched: list[Launched]
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "TERM=dumb" in refused(capsys)
    assert launched == []


def test_standard_input_that_is_the_keyboard_is_refused(
    capsys: pytest.CaptureFixture[str], launched: list[Launched]
) -> None:
    assert "dateline - < FILE" in refused(capsys, "-")
    assert launched == []


def test_a_wrong_filter_is_refused_before_the_screen(
    capsys: pytest.CaptureFixture[str], launched: list[Launched]
) -> None:
    assert "did you mean “putin”?" in refused(capsys, "--actor", "putn")
    assert launched == []


def test_an_unreadable_story_is_3(capsys: pytest.CaptureFixture[str], launched: list[Launched]) -> None:
    assert run(["nothing.json"]) == 3
    assert "there is no such file" in capsys.readouterr().err
    assert launched == []


def test_the_screen_opens_filtered_and_as_set(launched: list[Launched], bundled: Path) -> None:
    words = [str(bundled), "--country", "Südkorea", "--theme", "light", "--ascii", "--lang", "de"]
    assert run(words) == 0
    (call,) = launched
    assert call.query == Query(countries=Choice(("KR",)))
    assert call.wording == Wording("de")
    assert (call.settings.theme, call.settings.ascii, call.settings.language) == ("light", True, "de")
    assert len(call.opened.archive) == 18


@pytest.mark.parametrize(("words", "collects"), [((), False), (("list",), True), (("check",), True)])
@pytest.mark.usefixtures("launched", "capsys")
def test_garbage_is_collected_but_on_the_way_to_the_screen(
    words: tuple[str, ...], bundled: Path, *, collects: bool
) -> None:
    gc.disable()
    try:
        assert run([*words, str(bundled)]) == 0
        assert gc.isenabled() is collects
    finally:
        gc.enable()


def test_reload_reads_the_file_again(launched: list[Launched], tmp_path: Path) -> None:
    story = tmp_path / "story.json"
    story.write_text('[{"date": "2024", "title": "A"}]')
    assert run([str(story)]) == 0
    story.write_text('[{"date": "2024", "title": "A"}, {"date": "2025", "title": "B"}]')
    assert len(launched[0].opened.archive) == 1
    assert len(launched[0].reopen().archive) == 2


def test_a_story_from_standard_input_is_kept_and_keys_come_from_the_terminal(
    launched: list[Launched], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[object] = []
    monkeypatch.setattr(opening, "is_terminal", lambda stream: stream is not sys.stdin)
    monkeypatch.setattr(opening, "_take_keys_from_terminal", taken.append)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'[{"date": "2024", "title": "A"}]')))
    assert run(["-"]) == 0
    assert len(taken) == 1
    assert len(launched[0].reopen().archive) == 1


def test_without_a_terminal_device_standard_input_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _DETACHED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        start_new_session=True,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "dateline: there is no terminal to read keys from; “dateline list” prints the story instead\n"
    )


_DETACHED = """
import io, sys
from tui.cli import main, opening
sys.stdin = io.TextIOWrapper(io.BytesIO(b'[{"date": "2024", "title": "A"}]'))
opening.is_terminal = lambda stream: stream is sys.stderr
sys.exit(main.run(["-"]))
"""


def test_the_terminal_device_takes_the_place_of_standard_input() -> None:
    pty = pytest.importorskip("pty")
    child, master = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-c", _TAKES_KEYS])  # noqa: S606 - the child of the fork above
    said = b""
    try:
        while chunk := os.read(master, 1024):
            said += chunk
    except OSError:
        pass
    finally:
        os.close(master)
    assert os.waitpid(child, 0)[1] == 0
    assert said.strip() == b"True False True"


_TAKES_KEYS = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from tui.cli.opening import _take_keys_from_terminal
from tui.wording import Wording
before = os.isatty(0)
null = os.open(os.devnull, os.O_RDONLY)
os.dup2(null, 0)
between = os.isatty(0)
_take_keys_from_terminal(Wording())
print(before, between, os.isatty(0))
"""
