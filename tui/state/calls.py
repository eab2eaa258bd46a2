"""The calls of the system by which a file is kept: the one seam at which a test makes them fail."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable

from msgspec import Struct


class Calls(Struct, frozen=True):
    """What `tui.state.keeping` asks of the system; each is called like the function of `os` of its name."""

    open: Callable[..., int] = os.open
    read: Callable[..., bytes] = os.read
    write: Callable[..., int] = os.write
    fchmod: Callable[..., None] = os.fchmod
    fsync: Callable[..., None] = os.fsync
    close: Callable[..., None] = os.close
    replace: Callable[..., None] = os.replace
    unlink: Callable[..., None] = os.unlink
    makedirs: Callable[..., None] = os.makedirs
    listdir: Callable[..., list[str]] = os.listdir
    flock: Callable[..., None] = fcntl.flock
