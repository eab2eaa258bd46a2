"""Words that stand side by side, found by reading a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.archive.terms import Term
from tui.text import fold, words
from tui.text.folding import has_plain_words

_APART = "\0"
"""Between two texts of an event; clean text holds none."""
_END = r"(?![^\W_])"
_GAP = rf"(?:[^\w{_APART}]|_)+"
_MAYBE_GAP = r"[\W_]*"
"""Where a character may be a word, nothing stands between two of them."""
_LOOKED_FOR = 8
"""Words of a phrase that are looked for at once."""


class Phrase:
    """A term as it is looked for in the texts of an event.

    Agrees with `Term.is_in` on the words of each text, but takes only texts apart that are in scripts with
    marks or without spaces, or hold the beginning of a very long phrase.
    """

    __slots__ = ("_anywhere", "_in_words", "_plain", "_settles")

    def __init__(self, term: Term) -> None:
        beginnings = [spelling[:_LOOKED_FOR] for spelling in term.spellings]
        self._settles = all(len(spelling) <= _LOOKED_FOR for spelling in term.spellings)
        last = "" if term.open_ended or not self._settles else _END
        self._plain = [re.compile(_pattern(spelling, _GAP, at_start=True) + last) for spelling in beginnings]
        self._anywhere = [re.compile(_pattern(spelling, _MAYBE_GAP)) for spelling in beginnings]
        # No word holds a space, so that words can be looked for in words joined by spaces.
        end = "" if term.open_ended else " "
        self._in_words = tuple(f" {' '.join(spelling)}{end}" for spelling in term.spellings)

    def is_in(self, texts: Sequence[str]) -> bool:
        """Whether one of the texts holds the words in order, one beside the other."""
        folded = fold(_APART.join(texts))
        plain = has_plain_words(folded)
        if not _any_in(self._plain if plain else self._anywhere, folded):
            return False
        return (plain and self._settles) or any(map(self._is_in, texts))

    def _is_in(self, text: str) -> bool:
        if not _any_in(self._anywhere, fold(text)):
            return False
        found = f" {' '.join(words(text))} "
        return any(spelling in found for spelling in self._in_words)


def _pattern(spelling: Sequence[str], gap: str, *, at_start: bool = False) -> str:
    """The words of a spelling with gaps between them, the first one at the start of a word if asked for."""
    first, *others = map(re.escape, spelling)
    # Looks back only after the word, because a pattern that begins with letters is found many times faster.
    start = rf"(?<![^\W_]{first})" if at_start else ""
    return gap.join((first + start, *others))


def _any_in(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) is not None for pattern in patterns)
