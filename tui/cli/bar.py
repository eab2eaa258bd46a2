"""The bar on standard error that shows how far a work is: the making of an index, the writing of a story."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from math import ceil
from typing import TYPE_CHECKING

from tui.cli.streams import is_terminal
from tui.loading.large.messages import Progress
from tui.loading.large.watching import Pace
from tui.wording import N_, Wording

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_REFRESHES = 12
"""A second."""
_WIDTH = 18
_PATIENCE = 1.0
"""Seconds before there is a bar for what may be done at once."""
_EACH = 64
"""Events between two looks at the clock."""
_STAGES = {
    "importing": N_("importing"),
    "exporting": N_("exporting"),
    "unpacking": N_("unpacking"),
    "reading": N_("indexing"),
    "joining": N_("putting in order"),
    "searching": N_("indexing texts"),
}
"""What each stage is called."""


@contextmanager
def shown(wording: Wording, pace: Pace | None = None) -> Iterator[Callable[[Progress], None]]:
    """A bar while the context lasts, and what it is told; no bar where standard error cannot show one.

    `pace` is that of work that has begun already.
    """
    if not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    pace = pace or Pace()
    with _bar() as bar:
        task = bar.add_task("", total=None, told="")

        def show(progress: Progress) -> None:
            pace.take(progress)
            bar.update(
                task,
                description=wording.say(_STAGES.get(pace.stage, pace.stage)),
                total=1 if progress.total else None,
                completed=pace.part,
                told=told(pace, time.monotonic(), wording),
            )

        yield show


@contextmanager
def lasting(stage: str, total: int, wording: Wording) -> Iterator[Callable[[int], None]]:
    """What is told how many events are done; a bar shows it as soon as they take long."""
    with when_long(stage, wording) as told_so_far:

        def passed(done: int) -> None:
            if not done % _EACH:
                told_so_far(done, total, done)

        yield passed


@contextmanager
def when_long(stage: str, wording: Wording) -> Iterator[Callable[[int, int, int], None]]:
    """What is told how much of how much is done and how many events that are; a bar if it takes long."""
    pace = Pace(stage, time.monotonic())
    show: Callable[[Progress], None] | None = None
    with ExitStack() as stack:

        def passed(done: int, total: int, events: int) -> None:
            nonlocal show
            if show is None and time.monotonic() - pace.began >= _PATIENCE:
                show = stack.enter_context(shown(wording, pace))
            if show is not None:
                show(Progress(stage, 0, done, total, events))

        yield passed


def _bar() -> Bar:
    """The bar of Rich, which is loaded only where there is somebody to see it."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    return Bar(
        TextColumn("{task.description}", markup=False),
        BarColumn(_WIDTH),
        TextColumn("{task.fields[told]}", markup=False),
        console=Console(stderr=True),
        refresh_per_second=_REFRESHES,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def told(pace: Pace, now: float, wording: Wording) -> str:
    """How many events there are, how many a second, and how long the stage will take."""
    said: list[str] = []
    if pace.stage in ("importing", "exporting", "reading", "searching") and pace.events:
        said.append(wording.count(N_("{n} event"), N_("{n} events"), pace.events))
        said.append(wording.say(N_("{n} events/s"), n=wording.number(round(pace.rate(now)))))
    left = pace.left(now)
    if left is not None:
        said.append(wording.say(N_("{time} left"), time=clock(left)))
    return ", ".join(said)


def clock(seconds: float) -> str:
    """Seconds as minutes and seconds, rounded up: `0:07`."""
    minutes, rest = divmod(ceil(seconds), 60)
    return f"{minutes}:{rest:02}"
