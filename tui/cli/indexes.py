"""Where the saved indexes of large stories lie, as the settings have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.settings.settings import Settings

if TYPE_CHECKING:
    from tui.archive.saved.cache import Cache


def saved_indexes(settings: Settings) -> Cache:
    """The folder of saved indexes, with the size it may have."""
    from tui.archive.saved.cache import Cache
    from tui.settings.places import places

    return Cache(places().stories, settings.cache_limit * 1024**2)
