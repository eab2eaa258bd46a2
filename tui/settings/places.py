"""Where the program keeps its files: the folders each system has for that (XDG on Linux)."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

NAME = "dateline"
"""Name of the program's folder in each place."""


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
    def stories(self) -> Path:
        """The folder of the saved indexes of large stories."""
        return self.cache / "stories"


def places() -> Places:
    """The folders of this user, as the environment says now."""
    from platformdirs import user_cache_path, user_config_path, user_state_path

    return Places(
        user_config_path(NAME, appauthor=False),
        user_cache_path(NAME, appauthor=False),
        user_state_path(NAME, appauthor=False),
    )


def settings_path() -> Path:
    """The settings file; found without loading anything where `XDG_CONFIG_HOME` is set."""
    base = os.environ.get("XDG_CONFIG_HOME", "")
    if base.startswith("/"):
        return Path(base) / NAME / "config.toml"
    return places().settings
