"""Why a text is not a date: one error, one sentence.

The sentence is an English template with its values apart, so that it can be said
in the language of the interface (`Wording.say(error.reason, **error.values)`).
"""

from __future__ import annotations

_SHOWN = 40


def shown(text: str) -> str:
    """A foreign text fit to stand in a sentence: short, and nothing invisible in it."""
    clean = "".join(letter if letter.isprintable() else "�" for letter in text[:_SHOWN])
    return clean + "…" if len(text) > _SHOWN else clean


class DateError(ValueError):
    """A text cannot be understood as a date.

    Attributes:
        reason: an English sentence without its full stop, marked for the catalog; `{name}` for each value.
        values: what stands in the sentence; already fit to be shown.
    """

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = reason
        self.values = {
            name: shown(value) if isinstance(value, str) else value for name, value in values.items()
        }
        super().__init__(reason.format(**self.values))
