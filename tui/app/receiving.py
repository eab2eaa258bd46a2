"""An app that hears what an open list and the field on the last line tell.

The widgets are loaded when they are first needed, so their messages are received by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.orderly import OrderlyApp

if TYPE_CHECKING:
    from tui.app.screens.office import Office
    from tui.app.widgets.chooser import Chooser
    from tui.app.widgets.prompt import Prompt


class ReceivingApp(OrderlyApp, inherit_bindings=False):
    """Hands what is chosen and typed to the office."""

    @property
    def office(self) -> Office:
        """Runs the commands of the main screen."""
        raise NotImplementedError

    async def on_chooser_toggled(self, message: Chooser.Toggled) -> None:
        """A value was asked for or ruled out; the timeline follows at once."""
        await self.office.toggled(message.facet, message.value, ruled_out=message.ruled_out)

    async def on_chooser_accepted(self, message: Chooser.Accepted) -> None:
        """A list was left with Enter."""
        await self.office.accepted(message.menu, message.value)
        await self.go_on()

    async def on_chooser_cancelled(self, message: Chooser.Cancelled) -> None:
        """A list was left with Esc."""
        await self.office.cancelled(message.menu)
        await self.go_on()

    async def on_prompt_submitted(self, message: Prompt.Submitted) -> None:
        """The field was left with Enter."""
        await self.office.submitted(message.purpose, message.text)
        await self.go_on()

    async def on_prompt_cancelled(self, message: Prompt.Cancelled) -> None:  # noqa: ARG002 - nothing to look at
        """The field was left with Esc."""
        await self.office.cancelled(None)
        await self.go_on()
