"""Hands a link to the browser, never through a shell; which links, `tui.model.links` says.

The browser is started with one argument, without the terminal and without its keys, in a session of its
own: it can neither draw over the screen nor wait for an answer. Where it could not be seen (no display,
a session over SSH) it is not started, and the link is copied instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

from tui.wording import N_

_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


class NoBrowserError(OSError):
    """There is no browser to hand a link to; the argument is the reason, for the catalog."""


def open_in_browser(
    link: str, environment: Mapping[str, str] = os.environ, system: str = sys.platform
) -> None:
    """Start the user's browser with a link that `safe_link` gave.

    `BROWSER` is taken at its word where it is set: names of programs, the first that is there is started.
    A name with words behind it, which other programs would hand to a shell, is none.

    Raises:
        NoBrowserError: there is none to start.
    """
    program = _browser(environment, system)
    try:
        browser = subprocess.Popen(  # noqa: S603 - an argument list, a program found on the path, a checked link
            [program, link],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        raise NoBrowserError(N_("the browser cannot be started")) from None
    # Nobody else asks how it ended, and a process that is not waited for stays behind as a zombie.
    Thread(target=browser.wait, daemon=True).start()


def _browser(environment: Mapping[str, str], system: str) -> str:
    path = environment.get("PATH", os.defpath)
    named = environment.get("BROWSER")
    if named:
        found = next(filter(None, (_found(name, path) for name in named.split(os.pathsep))), None)
        if found is None:
            raise NoBrowserError(N_("BROWSER names no program that can be started"))
        return found
    is_seen = (
        not any(map(environment.get, _REMOTE)) if system == "darwin" else any(map(environment.get, _DISPLAYS))
    )
    if not is_seen:
        raise NoBrowserError(N_("no display here"))
    found = _found("open" if system == "darwin" else "xdg-open", path)
    if found is None:
        raise NoBrowserError(N_("no browser here"))
    return found


def _found(name: str, path: str) -> str | None:
    """The program of a name on the path; the current folder, which may be a stranger's, is not looked at."""
    if not name or name.startswith("-") or "%" in name or len(name.split()) != 1:
        return None
    folders = os.pathsep.join(folder for folder in path.split(os.pathsep) if Path(folder).is_absolute())
    found = shutil.which(name, path=folders)
    return found if found is not None and Path(found).is_absolute() else None
