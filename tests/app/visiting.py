"""A visit of every corner of the screen, that takes in every line that is drawn on the way."""

from __future__ import annotations

from collections.abc import Iterable

from hostile_texts import Seen
from stage import Stage
from textual import events

PANES = ("1", "2", "3", "4")
LISTS = ("c", "a", "s", "exclamation_mark", "question_mark", "ctrl+p")
PROMPTS = ("slash", "colon", "at")
NARROWED = ("a",)
MOST_PAGES = 60


class Visit:
    """Goes through the screen and takes in every line that is drawn.

    Attributes:
        seen: the lines.
        events: ids of the events that were selected.
        links: targets of links (OSC 8) that would be written.
    """

    def __init__(self, stage: Stage, count: int) -> None:
        """Begin on what is drawn; `count` is how many events are walked through."""
        self.stage = stage
        self.count = count
        self.seen = Seen()
        self.events: set[str] = set()
        self.links: set[str] = set()
        self.look()

    def look(self) -> None:
        """Take in what is drawn now."""
        strips = self.stage.strips()
        self.seen.take(strip.text for strip in strips)
        self.events.add(self.stage.event)
        for strip in strips:
            self.links.update(segment.style.link or "" for segment in strip if segment.style is not None)

    async def press(self, *keys: str) -> None:
        """Press keys, and look after each."""
        for key in keys:
            await self.stage.press(key)
            self.look()

    async def paste(self, what: str) -> None:
        """Paste a text as no terminal would let it through, and look."""
        driver = self.stage.app._driver
        assert driver is not None
        driver.send_message(events.Paste(what))
        await self.stage.settle()
        self.look()

    async def events_one_by_one(self) -> None:
        """Every event, with its quotes and actors, its links and what can be copied of it."""
        await self.press("g")
        for _ in range(self.count):
            await self.press(
                "J", "t", "greater_than_sign", "comma", "y", "Y", "O", "escape", "o", "escape", "j"
            )

    async def events_as_filters(self) -> None:
        """The actor and the country of every event asked for alone."""
        await self.press("g")
        for _ in range(self.count):
            await self.press("A", "C", "X", "j")

    async def panes_enlarged(self) -> None:
        """Every event in every pane that has the whole screen."""
        for pane in PANES:
            await self.press("g", pane, "e", *["j"] * self.count, "e")
        await self.press("ctrl+o", "escape", "escape")

    async def lists_to_their_ends(self) -> None:
        """Every page of every list."""
        for key in LISTS:
            await self.press(key)
            for _ in range(MOST_PAGES):
                before = self.stage.drawn()
                await self.press("pagedown")
                if self.stage.drawn() == before:
                    break
            await self.press("escape", "escape")

    async def fields_filled(self, texts: Iterable[str]) -> None:
        """Every text pasted into every field, and carried out where that is no choice."""
        for text in texts:
            for key in PROMPTS:
                await self.press(key)
                await self.paste(text)
                await self.press("enter", "escape")
            for key in NARROWED:
                await self.press(key)
                await self.paste(text)
                await self.press("escape")
        await self.press("X")

    async def read_again(self, times: int) -> None:
        """The story read again, each time as it is then."""
        for _ in range(times):
            await self.stage.press("r")
            await self.stage.app.workers.wait_for_complete()
            await self.stage.settle()
            self.look()
