"""Remembers the story that the screen is opened on, if the user wants that and it has a name."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tui.cli.streams import complain
from tui.loading.opening import STANDARD_INPUT
from tui.settings.places import state_path
from tui.settings.settings import Settings
from tui.state.recent import Recent
from tui.state.session import Session
from tui.wording import Wording


@contextmanager
def remembered(name: str, wording: Wording, settings: Settings) -> Iterator[Session | None]:
    """What is remembered of a story; where it was left is kept at the end, however the screen ended.

    None where nothing is remembered: the settings say so, or the story came from a pipe.
    """
    session = _session(name, wording) if settings.remember and name != STANDARD_INPUT else None
    try:
        yield session
    finally:
        said = "" if session is None else session.save(int(time.time()))
        if said:
            complain(said)


def _session(name: str, wording: Wording) -> Session | None:
    try:
        path = os.path.abspath(name)  # noqa: PTH100 - a link keeps its own name and place, `..` goes
    except OSError:
        # The folder the program was started in is gone.
        return None
    return Session(path, Recent(state_path(), wording))
