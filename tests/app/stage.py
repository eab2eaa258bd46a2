"""The screen on a stage: a story is opened, keys are pressed, and what is drawn can be read."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from textual import events
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from tui.app.app import DatelineApp
from tui.app.launch import built
from tui.app.view import View
from tui.app.widgets.chooser import Chooser, ChooserList
from tui.app.widgets.prompt import Prompt
from tui.loading.gate import Opened, admit, open_story
from tui.loading.opening import Contents
from tui.query.forms import from_text
from tui.settings.settings import Settings
from tui.wording import Wording

_PATIENCE = 60
"""Rounds of messages after which it is no longer waited for quiet."""
STORY = Path(__file__).resolve().parents[2] / "events.json"


@lru_cache(maxsize=1)
def bundled_story() -> Opened:
    """The story that ships with the program, opened under its own name."""
    opened = open_story(str(STORY), Wording())
    return Opened("events.json", opened.archive, opened.problems)


def story_of(events: list[dict[str, object]], **head: object) -> Opened:
    """A story of these events."""
    return admit(
        Contents("small.json", json.dumps({"title": "Small", **head, "events": events}).encode()), Wording()
    )


@dataclass
class Stage:
    """The app while it runs."""

    app: DatelineApp
    pilot: Pilot[None]

    @property
    def view(self) -> View:
        """What is looked at."""
        return self.app.office.view

    @property
    def event(self) -> str:
        """Id of the selected event, empty where there is none."""
        return self.view.event.id if self.view.event else ""

    async def press(self, *keys: str) -> Stage:
        """Press keys, each before the one before it has had its effect, as a fast terminal would."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            driver.send_message(events.Key(name, key if len(key) == 1 else key_to_character(name)))
        return await self.settle()

    async def settle(self) -> Stage:
        """Wait until nobody has anything left to do, twice in a row."""
        idle = 0
        for _ in range(_PATIENCE):
            if idle == 2 or self.app.return_code is not None:
                break
            await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()
            everyone = [self.app, *self.app.screen.walk_children(with_self=True)]
            idle = 0 if any(one.message_queue_size for one in everyone) else idle + 1
        return self

    async def type(self, text: str) -> Stage:
        """Type a text."""
        return await self.press(*("space" if letter == " " else letter for letter in text))

    async def command(self, text: str) -> Stage:
        """Give a command on the command line."""
        await self.press("colon")
        await self.type(text)
        return await self.press("enter")

    def strips(self) -> list[Strip]:
        """What is drawn, behind all filters."""
        return self.app.screen._compositor.render_strips(self.app.size)

    def drawn(self) -> str:
        """What is drawn, as text."""
        return "\n".join(strip.text.rstrip() for strip in self.strips())

    @property
    def last_line(self) -> str:
        """The line of hints, notices and prompts."""
        return self.strips()[-1].text.strip()

    @property
    def chooser(self) -> Chooser | None:
        """The open list."""
        return next(iter(self.app.screen.query(Chooser)), None)

    @property
    def prompt(self) -> Prompt | None:
        """The open field."""
        return next(iter(self.app.screen.query(Prompt)), None)

    @property
    def listed(self) -> list[str]:
        """The values of the open list."""
        shown = self.app.screen.query_one(ChooserList)
        shown.render_line(0)
        return list(shown._values)

    @property
    def typed(self) -> str:
        """What stands in the open field."""
        return self.app.screen.query_one(Input).value


@asynccontextmanager
async def staged(
    size: tuple[int, int] = (120, 36),
    *,
    query: str = "",
    language: str = "en",
    settings: Settings | None = None,
    opened: Opened | None = None,
    reopen: Callable[[], Opened] | None = None,
    row: int = 0,
) -> AsyncIterator[Stage]:
    """The screen on the bundled story, or another, with the event at position `row` selected."""
    story = opened or bundled_story()
    chosen = settings or Settings(theme="dark")
    app = built(story, from_text(query), Wording(language), chosen, reopen or (lambda: story))
    async with staged_on(app, size) as stage:
        if row:
            app.office.view = app.office.view.at(app.office.view.answer.row_at(row))
            await stage.settle()
        yield stage


@asynccontextmanager
async def staged_on(app: DatelineApp, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Stage]:
    """The screen of an app that was built already."""
    async with app.run_test(size=size) as pilot:
        while not app.screen.query("#hints"):
            await pilot.pause()
        yield await Stage(app, pilot).settle()
        app.stop_indexing()
