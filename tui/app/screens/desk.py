"""What the commands may ask of the main screen: the narrow door between deeds and the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tui.app.menus import Menu
from tui.app.view import View
from tui.loading.gate import Opened
from tui.query.query import Query
from tui.settings.commands import Command


class Program(Protocol):
    """The program around the main screen, as its commands see it.

    Attributes:
        listens_to_mouse: whether the mouse is listened to now.
    """

    listens_to_mouse: bool

    def leave(self) -> None:
        """End the program."""
        ...

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the clipboard by way of the terminal."""
        ...

    def redraw_all(self) -> None:
        """Draw the whole screen again."""
        ...

    def read_again(self) -> None:
        """Read the file again, in the background."""
        ...

    def mind_the_file(self) -> None:
        """Read the file again if it was changed while it was open."""
        ...

    def switch_mouse(self) -> bool:
        """Listen to the mouse, or leave it to the terminal; whether it is listened to now."""
        ...

    def switch_theme(self, name: str) -> None:
        """Change the colours."""
        ...


class Desk(Protocol):
    """The main screen as its commands see it."""

    @property
    def view(self) -> View:
        """What is looked at; setting it draws what changed, in one frame."""
        ...

    @view.setter
    def view(self, view: View) -> None: ...

    @property
    def program(self) -> Program:
        """The program around the screen."""
        ...

    @property
    def opened(self) -> Opened:
        """The story as it was opened."""
        ...

    @property
    def commands(self) -> Sequence[Command]:
        """The commands with the user's keys."""
        ...

    async def ask(self, query: Query, *, paused: bool = False) -> None:
        """Ask the story and look at the answer."""
        ...

    async def choose(self, menu: Menu) -> None:
        """Open a list to choose from."""
        ...

    async def prompt(self, purpose: str, sign: str, text: str = "", completions: Sequence[str] = ()) -> None:
        """Open the field on the last line."""
        ...

    async def put_away(self) -> None:
        """Close the list or the field."""
        ...

    def notify_user(self, sentence: str) -> None:
        """Say what just happened, on the last line."""
        ...

    def page_pane(self, pages: float) -> None:
        """Scroll the focused detail pane, or step through the timeline by a part of its height."""
        ...

    def copy(self, text: str) -> bool:
        """Put a text on the clipboard by way of the terminal; False, and said, where it is too long."""
        ...
