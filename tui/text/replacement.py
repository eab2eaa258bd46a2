"""What stands for a character that cannot be shown: known to the door and to what is behind it."""

from __future__ import annotations

REPLACEMENT = "\ufffd"
"""Stands for a character that has no picture of its own."""
