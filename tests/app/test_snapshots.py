"""Whole screens as they were looked at and found good; `--update-snapshots` writes them anew."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from stage import staged
from textual.widgets import Input

from tui.settings.settings import Settings

FOLDER = Path(__file__).resolve().parents[1] / "snapshots"
MADE_WITH = (3, 11)
"""The Python whose tables of characters the snapshots were made with."""
DARK = Settings(theme="dark")
SCREENS: dict[str, tuple[tuple[int, int], Settings, str, str, tuple[str, ...]]] = {
    "main-160x45": ((160, 45), DARK, "en", "", ()),
    "main-120x36": ((120, 36), DARK, "en", "", ()),
    "main-80x24": ((80, 24), DARK, "en", "", ()),
    "quotes-80x24": ((80, 24), DARK, "en", "country:KR,UA", ("3",)),
    "german-120x36": ((120, 36), DARK, "de", "", ()),
    "light-120x36": ((120, 36), Settings(theme="light"), "en", "", ()),
    "mono-120x36": ((120, 36), Settings(theme="mono"), "en", "", ()),
    "ascii-80x24": ((80, 24), Settings(theme="dark", ascii=True), "en", "", ()),
    "countries-120x36": ((120, 36), DARK, "en", "", ("c", "down", "space")),
    "actors-120x36": ((120, 36), DARK, "en", "", ("a", *"yoon")),
    "empty-120x36": ((120, 36), DARK, "en", "country:KP search:Berlin", ()),
    "help-120x36": ((120, 36), DARK, "en", "", ("question_mark",)),
    "small-50x12": ((50, 12), DARK, "en", "", ()),
}


def normalised(svg: str) -> str:
    """The screenshot without what differs from run to run: the ids that Rich makes from a checksum."""
    return re.sub(r"terminal-\d+", "terminal", svg).rstrip() + "\n"


@pytest.mark.skipif(sys.version_info[:2] != MADE_WITH, reason="snapshots are compared on Python 3.11 only")
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_was_found_good(name: str, *, update_snapshots: bool) -> None:
    size, settings, language, query, keys = SCREENS[name]
    async with staged(size, settings=settings, language=language, query=query) as stage:
        if not query:
            await stage.press(*["j"] * 5)
        await stage.press(*keys)
        for field in stage.app.screen.query(Input):
            field.cursor_blink = False
        await stage.settle()
        shown = normalised(stage.app.export_screenshot(title="Dateline", simplify=True))
    path = FOLDER / f"{name}.svg"
    if update_snapshots:
        FOLDER.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown, (
        f"{name} looks different; --update-snapshots keeps it so"
    )


def test_every_snapshot_has_its_screen() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(SCREENS)
