"""What panes tell the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class EventPicked(Message):
    """An event was clicked: its position in the answer."""

    position: int


@dataclass
class QuotePicked(Message):
    """A quote was clicked: the row of its event and its number there."""

    row: int
    number: int


@dataclass
class PanePicked(Message):
    """A pane was clicked: its name."""

    pane: str


@dataclass
class CommandGiven(Message):
    """A command of the table was given by mouse or wheel: its name."""

    name: str
