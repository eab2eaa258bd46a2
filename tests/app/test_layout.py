"""What a text does to the rows and columns of the screen: nothing, however odd, empty or large it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from security_report import RecordFigure
from stage import staged, story_of
from working import Work, counted

from tui.app.widgets.timeline import Timeline
from tui.loading.gate import Opened, open_story
from tui.wording import Wording

EMPTY: tuple[object, ...] = (
    "",
    "   ",
    "\u3000\u00a0\u2003",
    "\u200b\u2060\ufeff\u00ad",
    "\u3164\u115f\u034f",
    "\u200d\ufe0f",
    {"de": "", "en": " "},
    {"fr": "\u200b"},
)
"""Titles of which nothing can be seen."""


@pytest.mark.parametrize(("language", "words"), [("en", "(untitled)"), ("de", "(ohne Titel)")])
async def test_item_35_an_event_without_a_visible_title_says_so_in_its_row_its_pane_and_a_link_to_it(
    language: str, words: str
) -> None:
    events: list[dict[str, object]] = [
        {"id": f"e{n}", "date": f"2024-01-{n + 1:02}", "title": title, "replies_to": [f"e{n - 1}"][:n]}
        for n, title in enumerate(EMPTY)
    ]
    async with staged((160, 45), opened=story_of(events), language=language) as stage:
        rows = stage.app.screen.query_one(Timeline).region
        lines = stage.drawn().splitlines()
        assert sum(words in drawn[: rows.right] for drawn in lines[rows.y : rows.bottom]) == len(EMPTY)
        for number in range(len(EMPTY)):
            assert stage.drawn().count(words) == len(EMPTY) + 1 + min(number, 1) + (number < len(EMPTY) - 1)
            await stage.press("j")


SIZE = (160, 45)
LONG = 200_000
KEYS = (
    ("j",), ("k",), ("j",), ("comma",), ("1", "e"), ("pagedown",), ("e", "4"), ("right_parenthesis",), ("z",),
    ("c",), ("escape",), ("a",), ("escape",), ("slash", "w"), ("escape", "escape"),
)  # fmt: skip
"""Steps that go to the giant, away from it and back, through its panes and through the lists."""
GIANTS: dict[str, dict[str, object]] = {
    "small": {},
    "long title": {"title": "word " * (LONG // 5)},
    "long word": {"title": "w" * LONG},
    "long wide word": {"title": "\u5317" * (LONG // 3)},
    "long summary": {"summary": "s" * LONG},
    "long quote": {"quotes": [{"text": "q" * LONG, "speaker": "a0"}]},
    "10,000 quotes": {"quotes": [{"text": f"words {n}", "speaker": "a0"} for n in range(10_000)]},
    "3,000 countries": {"countries": [f"C{n}" for n in range(3000)]},
    "3,000 tags": {"tags": [f"tag {n}" for n in range(3000)]},
    "3,000 actors": {"actors": [f"a{n}" for n in range(3000)]},
}


def story_with(giant: dict[str, object]) -> Opened:
    """Eighteen events, one of which is a giant."""
    events: list[dict[str, object]] = [
        {
            "id": f"e{n}",
            "date": f"2024-01-{n + 1:02}",
            "title": f"Event {n}",
            "countries": ["KR", "US"],
            "actors": ["a0"],
            "quotes": [{"text": "words", "speaker": "a0"}],
            **(giant if n == 9 else {}),
        }
        for n in range(18)
    ]
    return story_of(events, actors=[{"id": f"a{n}", "name": f"Actor {n}"} for n in range(3000)])


_COLOURED = 160_000
"""Characters that a pane may take which is full of colours instead of empty."""


class Measured:
    """Counts the characters whose width is measured."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.characters = 0
        measure = cell_len

        def count(text: str) -> int:
            self.characters += len(text)
            return measure(text)

        monkeypatch.setattr("tui.app.formatting.line.cell_len", count)


async def work_on(giant: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Work], int]:
    """What each step costs beside a giant and on it, and how many characters are measured in all."""
    steps: list[Work] = []
    visited: list[str] = []
    async with staged(SIZE, opened=story_with(GIANTS[giant]), row=8) as stage:
        measured = Measured(monkeypatch)
        for keys in KEYS:
            async with counted(stage, monkeypatch) as work:
                await stage.press(*keys)
            steps.append(work)
            visited.append(stage.event)
        assert stage.app.return_code is None
    assert visited[:7] == ["e9", "e8", *["e9"] * 5]
    return steps, measured.characters


@pytest.mark.parametrize("giant", list(GIANTS)[1:])
async def test_item_34_a_key_costs_no_more_on_a_giant_than_on_any_event(
    giant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, _ = await work_on("small", monkeypatch)
    found, measured = await work_on(giant, monkeypatch)
    for keys, before, after in zip(KEYS, plain, found, strict=True):
        assert after.frames <= before.frames + 2, keys
        assert after.questions == before.questions, keys
        assert after.lines <= max(before.lines, 4 * SIZE[1]), keys
        assert after.strips <= max(before.strips + 4 * SIZE[1], 8 * SIZE[1]), keys
        assert after.bytes <= before.bytes + _COLOURED, keys
    assert measured <= 15 * len(KEYS) * LONG


@pytest.mark.parametrize("name", ["long-line.json", "many-tags.json"])
async def test_item_34_giant_files_made_to_hurt_open_and_answer_every_key(
    name: str, shared: Path, monkeypatch: pytest.MonkeyPatch, record_figure: RecordFigure
) -> None:
    async with staged(opened=open_story(str(shared / "hostile" / name), Wording())) as stage:
        for keys in KEYS:
            async with counted(stage, monkeypatch) as work:
                await stage.press(*keys)
            assert work.frames <= 6 * len(keys)
            assert work.strips <= 8 * SIZE[1] * len(keys)
        await stage.press("G")
        assert "CONTROL-EVENT" in stage.drawn()
    record_figure("files tried", 1)
