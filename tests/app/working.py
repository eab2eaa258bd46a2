"""Counts what the screen does: frames, bytes, lines, strips, questions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from rich.console import RenderableType
from stage import Stage
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from tui.app.screens.main import MainScreen
from tui.app.widgets.drawn import Drawn


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
