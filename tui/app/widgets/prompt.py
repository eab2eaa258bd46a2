"""The field on the last line: for a search, a date, a command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label

from tui.app.formatting.line import plain, wrapped
from tui.app.widgets.field import Field

Hearing = Callable[[str, str], Awaitable[None]]
"""Takes the purpose of a field and the text in it. It is called, not sent a message, so that a letter and
what it finds are drawn in one frame."""

_AROUND = 6
"""Cells for the sign, the cursor and the air around a complaint that stands beside the field."""


class Prompt(Widget):
    """A sign, a field, and room for what is wrong with what was typed."""

    DEFAULT_CSS = """
    Prompt { layout: horizontal; height: 1; background: $background; color: $foreground; }
    Prompt > Label {
        width: auto; padding: 0 0 0 1; color: $accent; text-style: bold; background: $background;
    }
    Prompt > #prompt-complaint { color: $warning; padding: 0 1; text-style: none; }
    Prompt > #prompt-complaint.-above { overlay: screen; position: absolute; width: 100%; }
    Prompt > Input, Prompt > Input:focus {
        width: 1fr; height: 1; border: none; padding: 0;
        background: $background; background-tint: transparent; color: $foreground;
    }
    Prompt > Input > .input--suggestion { color: $secondary; }
    """

    BINDINGS = [
        Binding("escape", "cancel", priority=True, show=False),
    ]

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        purpose: str
        text: str

    @dataclass
    class Cancelled(Message):
        """Esc was pressed."""

        purpose: str

    def __init__(self, purpose: str, sign: str, text: str, completions: Sequence[str], hear: Hearing) -> None:
        """Take what the field is for, the sign before it, what stands in it, and who hears of each letter."""
        super().__init__(id="prompt")
        self._hear = hear
        self.purpose = purpose
        self._sign = sign
        self._text = text
        self._completions = completions

    def compose(self) -> ComposeResult:
        """The sign, the field, the complaint."""
        suggester = SuggestFromList(self._completions, case_sensitive=False) if self._completions else None
        yield Label(self._sign, markup=False)
        yield Field(self._text, id="prompt-typed", suggester=suggester, select_on_focus=False)
        yield Label("", id="prompt-complaint", markup=False)

    def on_mount(self) -> None:
        """Type at once: what comes after the key that opened the field is typed into it."""
        self.screen.set_focus(self.query_one(Input))

    def complain(self, sentence: str) -> None:
        """Say what is wrong with what was typed, above the field where both do not fit; it stays open."""
        label, width = self.query_one("#prompt-complaint", Label), self.size.width
        typed = cell_len(self.query_one(Input).value)
        is_above = typed + cell_len(sentence) + _AROUND > width
        lines = [plain(line) for line in wrapped([(sentence, "text")], max(width - 2, 1))]
        label.set_class(is_above, "-above")
        label.styles.height = len(lines) if is_above else 1
        label.styles.offset = (0, -len(lines)) if is_above else (0, 0)
        label.update("\n".join(lines) if is_above else sentence)

    @on(Input.Changed)
    async def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.complain("")
        if event.value != self._text:
            self._text = event.value
            await self._hear(self.purpose, event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(self.purpose, event.value))

    def action_cancel(self) -> None:
        """Close the field."""
        self.post_message(self.Cancelled(self.purpose))
