"""The bare Textual program that the start is compared with: one line of text."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Shows one line."""

    def compose(self) -> ComposeResult:
        """Give the line."""
        yield Static("Hello, world")


if __name__ == "__main__":
    Hello().run()
