"""A bar of so many eighths of a cell."""

from __future__ import annotations

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar(eighths: int, *, plain: bool) -> str:
    """A bar, as short as it is; in its plain form whole cells alone, one at least."""
    if plain:
        return "#" * max(eighths // 8, 1) if eighths else ""
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")
