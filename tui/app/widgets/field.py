"""A field of one line that holds nothing but clean text, whatever is typed or pasted into it."""

from __future__ import annotations

from textual.widgets import Input

from tui.text import clean


class Field(Input):
    """A field whose value can be shown and handed on as it is.

    What is pasted has come from elsewhere as a story has, and not every terminal takes the control characters
    out of it.
    """

    def validate_value(self, value: str) -> str:
        """The value, cleaned, on one line."""
        return clean(value).replace("\n", " ")
