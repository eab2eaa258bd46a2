"""Other programs that draw a screen: typed at, and watched until the screen shows the answer."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from recording import Recording
from replay import Replay
from stopwatch import NotSeenError, Running
from tasks import Taken, Task

_QUIET = 0.4
_LIMIT = 120.0
"""Seconds after which a step has failed."""
_FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
_UP = "\x1b[A"
Step = tuple[str, str]
"""Keys, empty for the start, and a regular expression for what the screen shows after them."""


class _Watch:
    """Waits for a text on a screen.

    Attributes:
        moment: seconds until it stood there; None as long as it does not.
    """

    def __init__(self, screen: Replay, sign: str) -> None:
        """Take the screen and what is waited for."""
        self._screen, self._sign, self._seen = screen, re.compile(sign), 0
        self.moment: float | None = None

    def has_seen(self, recording: Recording) -> bool:
        """Show what is new on the screen; whether the text has stood there."""
        for moment, piece in recording.pieces[self._seen :]:
            text = self._screen.show(piece)
            if self.moment is None and self._sign.search(text):
                self.moment = moment
        self._seen = len(recording.pieces)
        return self.moment is not None


def driven(argv: Sequence[str], steps: Sequence[Step]) -> list[float]:
    """Run a program without settings of its own; seconds that each step took.

    Raises:
        NotSeenError: the program did not show the answer of a step.
    """
    taken, screen = [], Replay()
    with tempfile.TemporaryDirectory() as home:
        folders = dict.fromkeys(_FOLDERS, home)
        (Path(home) / ".local" / "share" / "visidata").mkdir(parents=True)
        with Running(argv, home, folders) as running:
            for keys, sign in steps:
                watch = _Watch(screen, sign)
                since = running.type(keys.encode()) if keys else running.started
                try:
                    running.until([], since, _QUIET, done=watch.has_seen, limit=_LIMIT)
                except NotSeenError:
                    raise NotSeenError(f"{sign!r} was not shown after {keys!r}") from None
                taken.append(watch.moment or 0.0)
    return taken


def visidata(command: str, task: Task) -> Taken:
    """All rows loaded; rows selected and shown on a sheet of their own; titles that fit selected."""
    opened, selected, shown, _, _, _, found = driven(
        (command, str(task.path)),
        [
            ("", rf"\b{task.total} rows"),
            (f"z|'{task.country}' in countries\r", rf"selected {task.of_country} rows"),
            ('"', rf"\b{task.of_country} rows"),
            ("q", rf"\b{task.total} rows"),
            ("gu", r"unselect-rows"),
            ("ctitle\r", r"go-col-regex"),
            (f"|{task.term}\r", r"selected \d+ rows"),
        ],
    )
    return Taken(opened, selected + shown, found)


def lnav(command: str, task: Task) -> Taken:
    """The last line shown; all hits counted; all lines that do not fit hidden."""
    opened, found, filtered = driven(
        (command, str(task.path)),
        [
            ("", re.escape(f'"{task.last}"')),
            (f"/{task.term}\r", rf"\b{_digits(task.with_term)} (hits )?for"),
            (
                f":filter-in {task.country_pattern}\r",
                rf"{_digits(task.total - task.of_country)} Lines not shown",
            ),
        ],
    )
    return Taken(opened, filtered, found)


def toolong(command: str, task: Task) -> Taken:
    """The last line shown; from there upwards to the first, which alone holds what is looked for."""
    last, first = re.escape(f'"{task.last}"'), re.escape(f'"{task.first}"')
    opened, _, _, found = driven(
        (command, str(task.path)),
        [("", last), ("/", "Find"), (f'"{task.first}"', f"▊ +{first}"), (_UP, rf"\{{[^\n]*{first}")],
    )
    return Taken(opened, None, found)


def _digits(number: int) -> str:
    """A number with or without signs between the thousands, as a pattern."""
    return f"{number:,}".replace(",", "[,.']?")
