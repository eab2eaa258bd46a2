"""Hands a link to the browser, never through a shell; which links, `tui.model.links` says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from threading import Thread


def opened_in_browser(link: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Start the user's browser with a link that `safe_link` gave; False where there is none to start.

    The browser runs on its own, without the terminal: it can neither draw over the screen nor read keys.
    """
    program = _browser(environment)
    if program is None:
        return False
    try:
        browser = subprocess.Popen(  # noqa: S603 - an argument list, a program found on the path, a checked link
            [program, link],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    # Nobody else asks how it ended, and a process that is not waited for stays behind as a zombie.
    Thread(target=browser.wait, daemon=True).start()
    return True


def _browser(environment: Mapping[str, str]) -> str | None:
    named = environment.get("BROWSER", "")
    if named and "%" not in named and " " not in named:
        found = shutil.which(named, path=environment.get("PATH"))
        if found:
            return found
    if sys.platform == "darwin":
        return shutil.which("open")
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return None
    return shutil.which("xdg-open", path=environment.get("PATH"))
