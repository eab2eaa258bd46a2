"""Opens a file in whose place anything may stand: a pipe nobody writes to, a device, a folder."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from tui.wording import N_

NOT_REGULAR = N_("it is not a regular file")


class NotRegularError(OSError):
    """What stands there is not a regular file."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, NOT_REGULAR)


def open_regular(path: Path, flags: int = os.O_RDONLY, call: Callable[..., int] | None = None) -> int:
    """The descriptor of a regular file, opened without waiting for anything.

    Args:
        path: where it is.
        flags: added to those that keep it from waiting.
        call: opens it in place of `os.open`; a file that is made is for its owner only.

    Raises:
        NotRegularError: it is not a regular file.
        OSError: it cannot be opened.
    """
    descriptor = (call or os.open)(path, flags | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC, 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotRegularError
    return descriptor
