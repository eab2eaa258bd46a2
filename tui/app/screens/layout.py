"""Puts each part of the screen where the arrangement says; parts that have no area are not drawn."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tui.app.formatting.arrangement import Areas


class ArrangedLayout(Layout):
    """A layout by name: every widget has the area of its id."""

    name = "arranged"

    def __init__(self, areas: Callable[[Size], Areas]) -> None:
        self._areas = areas

    def arrange(
        self,
        parent: Widget,  # noqa: ARG002 - Textual's signature
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002, FBT001 - Textual's signature
    ) -> ArrangeResult:
        """Place the widgets that have an area."""
        areas = self._areas(size)
        return [
            WidgetPlacement(
                Region(area.x, area.y, area.width, area.height), NULL_OFFSET, NULL_SPACING, widget
            )
            for widget in children
            if widget.id is not None and (area := areas.get(widget.id)) is not None
        ]
