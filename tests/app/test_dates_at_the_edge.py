"""Dates at the edges of every calendar are zoomed through on the screen without end or error."""

from __future__ import annotations

import pytest
from stage import staged, story_of

EDGES = (
    "-0500-01-01", "0000", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "9999-12-31", "Y17E7",
    "Y-17E7", "../2005", "2024/..", "198X", "2024-10-28", "2024-10-28T14:10:00Z",
)  # fmt: skip


@pytest.mark.parametrize(
    "chosen", [EDGES, EDGES[:5], EDGES[3:6], EDGES[-2:]], ids=["all", "years", "late", "day"]
)
async def test_item_50_the_whole_span_can_be_zoomed_and_walked_through(chosen: tuple[str, ...]) -> None:
    found = story_of([{"id": f"d{n}", "date": text, "title": f"D{n}"} for n, text in enumerate(chosen)])
    assert len(found.archive) == len(chosen)
    async with staged(opened=found) as stage:
        seen = set()
        for _ in chosen:
            seen.add(stage.event)
            await stage.press(*"zzzz", "l", "h", *"ZZ", "d", "W", "0", "j")
        await stage.press("g")
        for _ in chosen:
            seen.add(stage.event)
            await stage.press("j")
        assert len(seen) == len(chosen)
        await stage.press("G", *"z" * 30, *"Z" * 30)
        assert stage.app.return_code is None
        assert stage.drawn()
