"""The family of failures a user can do something about.

Each carries the exit code of the command line and one sentence, already in the
user's language. They are caught once, at the edge (`tui.cli`); anything else that
escapes is a defect of ours.
"""

from __future__ import annotations

OK = 0
"""Done; something matched."""
NOTHING = 1
"""Nothing matched, or problems were found."""
USAGE = 2
"""The command line cannot be carried out as written."""
UNREADABLE = 3
"""A file cannot be read, or nothing in it can be used."""
INTERRUPTED = 130
"""Ended by Ctrl+C."""


class DatelineError(Exception):
    """A failure with a sentence for the user and an exit code."""

    code = NOTHING


class UsageError(DatelineError):
    """The command line cannot be carried out as written."""

    code = USAGE


class UnreadableError(DatelineError):
    """A file cannot be read, or nothing in it can be used."""

    code = UNREADABLE
