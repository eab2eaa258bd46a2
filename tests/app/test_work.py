"""What a key costs, counted and not timed: frames, lines, bytes, questions; and what the start loads."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from stage import staged, story_of
from working import Work, counted

from tui.loading.gate import Opened

SIZE = (160, 45)
SMALL, LARGE = 18, 10_000


@lru_cache(maxsize=3)
def story(events: int) -> Opened:
    """A story of so many events, each with two actors and every second with a quote."""
    begin = date(2020, 1, 1)
    return story_of(
        [
            {
                "id": f"e{n}",
                "date": (begin + timedelta(days=n // 4)).isoformat(),
                "title": f"Event number {n} of the story",
                "countries": ["KR", "US", "DE"][: n % 3 + 1],
                "actors": [f"actor-{n % 40}", f"actor-{n * 7 % 40}"],
                "quotes": [{"text": f"words {n}", "speaker": f"actor-{n % 40}"}] if n % 2 else [],
            }
            for n in range(events)
        ],
        actors=[{"id": f"actor-{n}", "name": f"Actor {n}"} for n in range(40)],
    )


async def work_of(keys: tuple[str, ...], events: int, monkeypatch: pytest.MonkeyPatch) -> Work:
    """What keys cost in the middle of a story, in a row."""
    async with staged(SIZE, opened=story(events), row=events // 2) as stage:
        async with counted(stage, monkeypatch) as work:
            await stage.press(*keys)
        return work


@pytest.mark.parametrize("events", [SMALL, 1000, LARGE])
async def test_a_step_draws_one_frame_and_asks_nothing(events: int, monkeypatch: pytest.MonkeyPatch) -> None:
    work = await work_of(("j",), events, monkeypatch)
    assert work.frames == 1
    assert work.questions == 0
    assert work.bytes <= 24_000
    assert work.lines <= 60
    assert work.strips <= 90


@pytest.mark.parametrize(
    "keys", [("j",), ("G",), ("pagedown",), ("c",), ("slash", "w"), ("C",), ("z",), ("right_parenthesis",)]
)
async def test_a_key_costs_no_more_in_a_large_story(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    work = await work_of(keys, LARGE, monkeypatch)
    height = SIZE[1]
    assert work.frames <= 4 * len(keys)
    assert work.lines <= 4 * height * len(keys)
    assert work.strips <= 6 * height * len(keys)
    assert work.bytes <= 60_000 * len(keys)


@pytest.mark.parametrize(
    ("keys", "questions"), [("C", 1), ("x", 0), ("t", 0), ("e", 0), ("z", 0), ("n", 0), ("2", 0)]
)
async def test_only_a_filter_asks_the_story(
    keys: str, questions: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = await work_of((keys,), SMALL, monkeypatch)
    assert work.questions == questions


async def test_what_does_not_change_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with staged(SIZE, row=5) as stage:
        async with counted(stage, monkeypatch) as work:
            await stage.press("right_parenthesis")
        assert work.frames == 1
        assert work.lines <= 45


_START = """
import sys
from tui.__main__ import main
from tui.app.app import DatelineApp
def first_frame(self):
    print("\\n".join(sorted(sys.modules)))
    self.exit(return_code=0)
DatelineApp.on_ready = first_frame
from tui.app.launch import built
from tui.loading.gate import open_story
from tui.query.query import Query
from tui.settings.settings import Settings
from tui.wording import Wording
opened = open_story(sys.argv[1], Wording())
built(opened, Query(), Wording(), Settings(theme="dark"), None).run(headless=True, size=(120, 36))
"""
# Textual's app itself loads its input field and difflib; there is no way round them.
_HEAVY = (
    "dateutil", "tomllib", "pygments", "markdown_it", "sqlite3", "csv", "gzip", "backports.zstd",
    "textual.widgets._markdown", "textual.widgets._data_table", "tui.app.widgets.chooser",
    "tui.app.widgets.prompt", "tui.exporters",
)  # fmt: skip


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """Modules that are loaded when the first frame is drawn."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _START, str(root / "events.json")],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stdout.split())


def test_the_start_shows_something(loaded: set[str]) -> None:
    assert "tui.app.screens.main" in loaded


@pytest.mark.parametrize("module", _HEAVY)
def test_nothing_heavy_is_loaded_before_the_first_frame(module: str, loaded: set[str]) -> None:
    assert module not in loaded
