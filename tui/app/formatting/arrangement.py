"""Where everything is on a screen of a given size."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

SMALLEST = (60, 16)
"""Columns and lines below which the program asks for room."""
_WIDE = 100
"""From so many columns on the detail panes stand beside the timeline."""


class Area(Struct, frozen=True):
    """A rectangle of the screen in cells."""

    x: int
    y: int
    width: int
    height: int


Areas = Mapping[str, Area]
"""The area of each part that is shown, by name: `bar`, `axis`, `hints`, `chooser` and the names of panes."""


def is_small(width: int, height: int) -> bool:
    """Whether there is too little room to be of use."""
    return width < SMALLEST[0] or height < SMALLEST[1]


def is_narrow(width: int) -> bool:
    """Whether one detail pane at a time stands below the timeline."""
    return width < _WIDE


def arrangement(
    width: int, height: int, *, detail: str, enlarged: str | None = None, chooser: str = ""
) -> Areas:
    """The areas of a screen.

    Args:
        width: of the screen, in cells.
        height: of the screen, in cells.
        detail: the pane that is shown where there is room for one.
        enlarged: the pane that has the screen to itself, None when none has.
        chooser: the list that is open: `beside` the timeline in place of the detail panes, `wide` in place of
            all panes, or empty for none.
    """
    if is_small(width, height):
        return {"bar": Area(0, 0, width, height)}
    axis = 2 if height >= 20 else 1
    top = 1 + axis
    areas = {
        "bar": Area(0, 0, width, 1),
        "axis": Area(0, 1, width, axis),
        "hints": Area(0, height - 1, width, 1),
        "prompt": Area(0, height - 1, width, 1),
    }
    body = Area(0, top, width, height - top - 1)
    if chooser == "wide":
        return {**areas, "chooser": body}
    if enlarged is not None and not chooser:
        return {**areas, enlarged: body}
    if is_narrow(width):
        return {**areas, **_stacked(body, "chooser" if chooser else detail)}
    return {**areas, **_beside(body, chooser=bool(chooser))}


def _stacked(body: Area, detail: str) -> Areas:
    lower = max(min(body.height * 9 // 20, 18), 6)
    if detail == "chooser":
        lower = max(lower, min(body.height - 5, 14))
    upper = body.height - lower
    return {
        "timeline": Area(0, body.y, body.width, upper),
        detail: Area(0, body.y + upper, body.width, lower),
    }


def _beside(body: Area, *, chooser: bool) -> Areas:
    left = body.width * 3 // 5
    right = body.width - left
    event = max(min(body.height * 3 // 10, 14), 7)
    areas = {
        "timeline": Area(0, body.y, left, body.height - event),
        "event": Area(0, body.y + body.height - event, left, event),
    }
    if chooser:
        return {**areas, "chooser": Area(left, body.y, right, body.height)}
    actor = max(min(body.height // 4, 10), 7)
    return {
        **areas,
        "actor": Area(left, body.y, right, actor),
        "quotes": Area(left, body.y + actor, right, body.height - actor),
    }
