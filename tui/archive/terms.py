"""What a typed search asks for: terms that all must be found.

An unquoted term is found at the start of words (`trupp` finds `Truppen`); a quoted
phrase is found word for word. Both ignore case, accents and umlauts, as `tui.text`
folds them. A term of several words ("co-belligerents") is a phrase whose last word
may go on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, product

from msgspec import Struct

from tui.text import word_forms

_APART = re.compile(r"[\s\-]+")
_TERMS = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_MOST_SPELLINGS = 16
"""A bound on the spellings of one phrase, so that a long phrase of umlauts stays cheap."""


class Term(Struct, frozen=True):
    """One thing to find.

    Attributes:
        spellings: the folded words in order, in each spelling that counts as the same.
        open_ended: whether the last word may go on.
    """

    spellings: tuple[tuple[str, ...], ...]
    open_ended: bool

    def is_in(self, found: Sequence[str]) -> bool:
        """Whether the words of one text, folded and in order, hold this term."""
        return any(self._spelling_is_in(spelling, found) for spelling in self.spellings)

    def _spelling_is_in(self, spelling: tuple[str, ...], found: Sequence[str]) -> bool:
        length = len(spelling)
        for start in range(len(found) - length + 1):
            if tuple(found[start : start + length]) == spelling:
                return True
            if (
                self.open_ended
                and tuple(found[start : start + length - 1]) == spelling[:-1]
                and found[start + length - 1].startswith(spelling[-1])
            ):
                return True
        return False


def terms_of(typed: str) -> tuple[Term, ...]:
    """The terms of a search as typed; a phrase whose closing quotation mark is still missing may go on."""
    found: list[Term] = []
    for match in _TERMS.finditer(typed):
        phrase, closed, word = match.groups()
        term = _term(phrase if word is None else word, open_ended=word is not None or not closed)
        if term is not None and term not in found:
            found.append(term)
    return tuple(found)


def _term(typed: str, *, open_ended: bool) -> Term | None:
    # Each word as typed, because an umlaut that is folded away cannot be spelled as two letters any more.
    choices = filter(None, map(word_forms, _APART.split(typed)))
    spellings = (tuple(" ".join(forms).split()) for forms in product(*choices))
    found = tuple(islice(filter(None, spellings), _MOST_SPELLINGS))
    return Term(found, open_ended) if found else None
