"""The program with a part of it changed: what no key and no file can make it do."""

from __future__ import annotations

import sys

_SCRIPT = """\
import os, re, signal, sys, threading, time
from tui.app import app, driver, last_resort, launch, typed
from tui.app.screens import main as screen, office
from tui.app.widgets import chooser, prompt, timeline
def on_key(deed):
    office.STEPS = {{**office.STEPS, 'next-event': deed}}
{change}
from tui.__main__ import main
main()
"""


def changed(change: str) -> tuple[str, ...]:
    """The words that start the program after some lines of Python; `on_key` gives `j` another deed."""
    return (sys.executable, "-c", _SCRIPT.format(change=change))
