"""What is wrong with a setting, as one sentence that can be said in any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from tui.text import message_line
from tui.wording import N_, Wording


class SettingProblem(Struct, frozen=True):
    """One thing that is wrong in a settings file.

    Attributes:
        template: the sentence, marked for the catalog; `{name}` for each value.
        values: what stands in it, as written in the file; a `reason` is a sentence of ours.
    """

    template: str
    values: Mapping[str, str]

    def sentence(self, wording: Wording) -> str:
        """The sentence on one line, fit for a terminal."""
        values = {
            name: message_line(wording.say(value) if name == "reason" else value, "utf-8")
            for name, value in self.values.items()
        }
        return wording.say(self.template, **values)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; None where that cannot be told."""
    import difflib

    return next(iter(difflib.get_close_matches(word, tuple(known), 1)), None)


def did_you_mean(sentence: str, suggestion: str | None, wording: Wording) -> str:
    """The sentence with the suggestion added, where there is one."""
    if suggestion is None:
        return sentence
    return f"{sentence}; " + wording.say(N_("did you mean “{value}”?"), value=suggestion)
