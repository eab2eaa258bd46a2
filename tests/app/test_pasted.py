"""What is pasted into a field is as harmless as a text of a story; a title that shows nothing is named."""

from __future__ import annotations

import re

import pytest
from stage import Stage, staged, story_of
from textual import events

PASTED = (
    "a[/][@click=app.quit]\x1b]52;c;eA==\x07b\u202ec\u200bd\x9b31me\ud800f\x00Z" + "\u0301" * 9 + "\u2028g"
)
ACTING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|\u0301{4}")
"""What must not be drawn; a line of the screen holds no line feed."""


def is_harmless(stage: Stage) -> bool:
    """Whether nothing of what is drawn acts, hides or piles up."""
    return not any(ACTING.search(strip.text) for strip in stage.strips())


@pytest.mark.parametrize("key", ["slash", "colon", "at", "c", "a", "s"])
async def test_item_19_what_is_pasted_into_a_field_acts_on_nothing_typed_or_sent(key: str) -> None:
    async with staged() as stage:
        await stage.press(key)
        assert stage.app._driver is not None
        stage.app._driver.send_message(events.Paste(PASTED))
        await stage.settle()
        assert stage.typed.startswith("a")
        assert "[/][@click=app.quit]" in stage.drawn()
        assert is_harmless(stage)
        await stage.press("enter")
        assert is_harmless(stage)
        await stage.press("escape", "escape", "escape")
        assert (stage.app.return_code, stage.chooser, stage.prompt) == (None, None, None)
        assert is_harmless(stage)


@pytest.mark.parametrize("title", ["", "   ", "\t\n", "\u200b\u3164\xad\ufeff", "\u2063"])
async def test_item_35_an_event_whose_title_shows_nothing_says_so(title: str) -> None:
    pair: list[dict[str, object]] = [
        {"date": "2024-10-28", "title": title},
        {"date": "2024-10-29", "title": "B"},
    ]
    async with staged(opened=story_of(pair)) as stage:
        row = next(line for line in stage.drawn().splitlines() if line.startswith("\u258c"))
        assert "(untitled)" in row
        assert stage.drawn().count("(untitled)") >= 2
