"""What panes tell the screen."""

from __future__ import annotations

from textual.message import Message


class EventPicked(Message):
    """An event was clicked: its position in the answer."""

    def __init__(self, position: int) -> None:
        super().__init__()
        self.position = position


class QuotePicked(Message):
    """A quote was clicked: the row of its event and its number there."""

    def __init__(self, row: int, number: int) -> None:
        super().__init__()
        self.row = row
        self.number = number


class PanePicked(Message):
    """A pane was clicked: its name."""

    def __init__(self, pane: str) -> None:
        super().__init__()
        self.pane = pane


class CommandGiven(Message):
    """A command of the table was given by mouse or wheel: its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
