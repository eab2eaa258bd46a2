"""What a key costs, counted and not timed: frames, lines, bytes, questions; and what the start loads."""

from __future__ import annotations

import subprocess
import sys
from collections import UserDict
from collections.abc import AsyncIterator, ItemsView
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from rich.console import RenderableType
from stage import Stage, staged, story_of
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from tui.app.screens.main import MainScreen
from tui.app.widgets.drawn import Drawn
from tui.archive.columns import RowSet
from tui.loading.gate import Opened

SIZE = (160, 45)
SMALL, LARGE = 18, 10_000


@dataclass
class Work:
    """What was done since the count began.

    Attributes:
        frames: updates of the screen.
        bytes: characters written to the terminal.
        lines: lines that panes were asked to draw in full.
        strips: lines that were painted.
        questions: queries the story was asked.
    """

    frames: int = 0
    bytes: int = 0
    lines: int = 0
    strips: int = 0
    questions: int = 0


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


@asynccontextmanager
async def counted(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Work]:
    """The work that is done inside."""
    work = Work()
    display, painted, lines, ask = stage.app._display, Drawn.render_lines, Drawn._drawn, MainScreen.ask

    def count_frame(screen: Screen[object], renderable: RenderableType | None) -> None:
        if renderable is not None:
            work.frames += 1
            if isinstance(renderable, CompositorUpdate):
                work.bytes += len(renderable.render_segments(stage.app.console))
        display(screen, renderable)

    def count_strips(self: Drawn, crop: object) -> object:
        strips = painted(self, crop)  # type: ignore[arg-type]  # handed on as it came
        work.strips += len(strips)
        return strips

    def count_lines(self: Drawn) -> object:
        fresh = self._strips is None
        strips = lines(self)
        work.lines += len(strips) if fresh else 0
        return strips

    async def count_question(self: MainScreen, *query: object, **paused: object) -> None:
        work.questions += 1
        await ask(self, *query, **paused)  # type: ignore[arg-type]  # handed on as it came

    with monkeypatch.context() as patch:
        patch.setattr(stage.app, "_display", count_frame)
        patch.setattr(Drawn, "render_lines", count_strips)
        patch.setattr(Drawn, "_drawn", count_lines)
        patch.setattr(MainScreen, "ask", count_question)
        yield work


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


class CountedMapping(UserDict[str, RowSet]):
    """A facet's rows by value that counts how often all of them are looked at."""

    walks = 0

    def items(self) -> ItemsView[str, RowSet]:
        self.walks += 1
        return super().items()


def crowded(actors: int) -> tuple[Opened, CountedMapping]:
    """A story in which many are quoted, and the rows of its actors, counted."""
    opened = story_of(
        [
            {
                "id": f"e{n}",
                "date": "2024-10-28",
                "title": f"Event {n}",
                "actors": [f"a{n}", "speaker"],
                "quotes": [{"text": "words", "speaker": "speaker"}, {"text": "words", "speaker": f"a{n}"}],
            }
            for n in range(actors)
        ]
    )
    postings = opened.archive.columns.postings
    assert isinstance(postings, dict)
    counted = postings["actors"] = CountedMapping(postings["actors"])
    return opened, counted


async def test_a_step_looks_at_all_actors_once() -> None:
    opened, actors = crowded(2000)
    async with staged(SIZE, opened=opened, row=1000) as stage:
        before = actors.walks
        await stage.press("j")
        assert actors.walks - before == 1
        await stage.press("k")
        after = actors.walks
        await stage.press("j", "t")
        assert actors.walks == after


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
    "tui.app.widgets.prompt", "tui.exporters", "tui.app.providers",
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
