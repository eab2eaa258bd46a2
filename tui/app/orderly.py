"""An app that deals with keys one after the other, however fast they come.

Textual hands a key on and looks at the next before the first has had its effect. What is typed ahead of
a field that a key opens would be taken for commands, and what is typed after the key that closes it
would still be typed into it: a paste, a slow connection or a terminal multiplexer is enough for that.
The way out waits for nothing, and what is typed after it falls on nothing.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.events import Event, InputEvent, Key, Paste
from textual.message_pump import MessagePump
from textual.widget import Widget

from tui.app.discretion import DiscreetApp
from tui.text import one_line

_PATIENCE = 1.0
"""Seconds a field has for taking a key; only one that fails needs them."""


class OrderlyApp(DiscreetApp, inherit_bindings=False):
    """Finishes what a key begins before the next key is looked at."""

    def __init__(self) -> None:
        """Begin without a key that waits."""
        super().__init__()
        self._waiting: list[Key] = []
        self._closes = False

    def command_on(self, key: str) -> str | None:
        """The command that a key gives now; None where the key belongs to a field or to the screen."""
        raise NotImplementedError

    def way_out(self, key: str) -> str | None:
        """The action of a key that ends the program wherever it is pressed; None for all other keys."""
        raise NotImplementedError

    @property
    def open_field(self) -> Widget | None:
        """The field that keys are typed into; it says by a message when Enter or Esc has closed it."""
        raise NotImplementedError

    async def action_command(self, name: str) -> None:
        """Run a command."""
        raise NotImplementedError

    async def on_event(self, event: Event) -> None:
        """Look at a key when all before it are done with; at nothing when the program is about to end."""
        if self._is_leaving and isinstance(event, InputEvent | Paste):
            return
        if isinstance(event, Paste):
            # What is pasted is data, and cleaned like a file.
            event.text = one_line(event.text)
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
        elif (action := self.way_out(event.key)) is not None:
            await self.run_action(action)
        elif self._closes:
            self._waiting.append(event)
        else:
            await self._pressed(event)

    async def _pressed(self, event: Key) -> None:
        """Act on a key; what it changes is drawn in one frame."""
        with self.batch_update():
            await self._acted_on(event)
        if not self._is_leaving:
            # During a batch the screen notes what is to be drawn, but not that it has to be.
            self.screen.check_idle()

    @property
    def _is_leaving(self) -> bool:
        return self.return_code is not None

    async def _acted_on(self, event: Key) -> None:
        name = self.command_on(event.key)
        if name is not None:
            await self.action_command(name)
            return
        field = self.open_field
        self._closes = field is not None and event.key in ("enter", "escape")
        if field is not None and not field.check_consume_key(event.key, event.character):
            # On its way through the field and back up such a key would be overtaken by the letters after it.
            if not await self._check_bindings(event.key, priority=True):
                await self._check_bindings(event.key)
        else:
            await super().on_event(event)
        if field is not None and not self._closes:
            await _taken(field)

    async def go_on(self) -> None:
        """A field has closed, or stays open for good reason: the keys that waited for it are looked at."""
        self._closes = False
        while self._waiting and not self._closes and not self._is_leaving:
            await self._pressed(self._waiting.pop(0))


async def _taken(field: Widget) -> None:
    """Wait until a field has taken the key it was given and whoever holds the field has heard of that."""
    path: tuple[MessagePump | None, ...] = (field, field, field.parent)
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            for pump in path:
                done = asyncio.Event()
                if pump is not None and pump.call_later(done.set):
                    await done.wait()
