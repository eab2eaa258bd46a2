"""Tables of words as people write them: parted by spaces, or by semicolons where one has several words."""

from __future__ import annotations


def listed(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


def entries(text: str) -> list[str]:
    """The entries of a text that are parted by semicolons, each on one line."""
    return [" ".join(entry.split()) for entry in text.split(";")]
