"""The guard has nothing to do on stories that attack nobody, wherever one looks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from security_report import RecordFigure
from stage import STORY, bundled_story, staged
from visiting import Visit

from tui.importers.found import Options
from tui.importers.material import materials_of
from tui.importers.opening import batches, open_foreign
from tui.loading.gate import Opened, admit
from tui.loading.opening import Contents
from tui.wording import Wording

GENERATE = STORY.parent / "bench" / "generate"
MOST_WALKED = 10
SAMPLES = (
    "timelinejs/msk_bomb_hoax.ru.json",
    "timelinejs/seventh_century.json",
    "timelinejs/women_in_computing.json",
)
"""Shared data in Cyrillic and Latin letters, as it was published."""


async def hits_on(opened: Opened, language: str, record_figure: RecordFigure) -> int:
    """What the guard has counted on a visit."""
    async with staged(opened=opened, language=language) as stage:
        visit = Visit(stage, min(MOST_WALKED, len(opened.archive)))
        await visit.events_one_by_one()
        await visit.events_as_filters()
        await visit.panes_enlarged()
        await visit.lists_to_their_ends()
        await visit.fields_filled(["Müller „sagt“", "北朝鮮", "👍🏽 ❤\ufe0f"])
        record_figure("bytes checked", visit.seen.bytes, lost=visit.seen.leaks)
        assert (visit.seen.leaks, visit.seen.hazards) == (0, 0)
        return stage.app.guard.hits


@pytest.mark.parametrize("language", ["en", "de"])
async def test_item_25_the_guard_finds_nothing_in_the_story_that_ships(
    language: str, record_figure: RecordFigure
) -> None:
    assert await hits_on(bundled_story(), language, record_figure) == 0


@pytest.fixture(scope="module")
def made_up() -> Opened:
    """A story of two hundred events in two languages."""
    made = subprocess.run((sys.executable, str(GENERATE), "200"), check=True, capture_output=True).stdout
    return admit(Contents("made-up.json", made), Wording())


async def test_item_25_the_guard_finds_nothing_in_a_made_up_story(
    made_up: Opened, record_figure: RecordFigure
) -> None:
    assert await hits_on(made_up, "en", record_figure) == 0


@pytest.mark.parametrize("name", SAMPLES)
async def test_item_25_the_guard_finds_nothing_in_what_others_have_published(
    name: str, shared: Path, record_figure: RecordFigure
) -> None:
    path, wording = str(shared / "data" / name), Wording()
    found = batches(materials_of(path, wording), wording)
    opened = open_foreign(path, found, wording, Options())
    assert isinstance(opened, Opened)
    assert await hits_on(opened, "de", record_figure) == 0
