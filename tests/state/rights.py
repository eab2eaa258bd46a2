"""Work as a user who is not root, though the tests may be run as root, whom nothing is forbidden."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65_534


@contextmanager
def folder_of_no_root() -> Iterator[Path]:
    """A folder of a user who is not root, and this process as that user as long as it is worked in.

    It lies outside the folders of the tests, which only root may enter.
    """
    folder = Path(tempfile.mkdtemp())
    was_root = os.geteuid() == 0
    try:
        if was_root:
            os.chown(folder, _NOBODY, _NOBODY)
            os.setresuid(_NOBODY, _NOBODY, 0)
        yield folder
    finally:
        if was_root:
            os.setresuid(0, 0, 0)
        for inner in folder.rglob("*"):
            if inner.is_dir() and not inner.is_symlink():
                inner.chmod(0o700)
        shutil.rmtree(folder)
