"""Where the program keeps its files: the folders each system has for that (XDG on Linux)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

NAME = "dateline"
"""Name of the program's folder in each place."""
NOWHERE = Path(os.devnull) / NAME
"""Stands for a folder of somebody without a home: nothing can be read or made in it."""


class Places(Struct, frozen=True):
    """The program's folders; none of them need exist.

    Attributes:
        config: settings that a person writes.
        cache: what can be made again.
        state: what the program remembers between two runs.
    """

    config: Path
    cache: Path
    state: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "config.toml"

    @property
    def mappings(self) -> Path:
        """The folder of mappings for tables that the user wrote."""
        return self.config / "mappings"

    @property
    def stories(self) -> Path:
        """The folder of the saved indexes of large stories."""
        return self.cache / "stories"


def places() -> Places:
    """The folders of this user, as the environment says now; `NOWHERE` for one that has no home folder."""
    from platformdirs import user_cache_path, user_config_path, user_state_path

    return Places(_found(user_config_path), _found(user_cache_path), _found(user_state_path))


def _found(path: Callable[..., Path]) -> Path:
    try:
        folder = path(NAME, appauthor=False)
    except RuntimeError:
        return NOWHERE
    # Without a home folder, some versions take `~` for a name.
    return folder if folder.is_absolute() else NOWHERE


def settings_path() -> Path:
    """The settings file; found without loading anything where `XDG_CONFIG_HOME` is set."""
    base = _base("CONFIG")
    return places().settings if base is None else base / NAME / "config.toml"


def state_path() -> Path:
    """The folder of states; found without loading anything where `XDG_STATE_HOME` is set."""
    base = _base("STATE")
    return places().state if base is None else base / NAME


def _base(kind: str) -> Path | None:
    """A base folder that the environment names."""
    base = os.environ.get(f"XDG_{kind}_HOME", "")
    return Path(base) if base.startswith("/") else None
