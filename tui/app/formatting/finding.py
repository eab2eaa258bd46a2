"""Makes the words that a search found stand out in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.app.formatting.line import Span
from tui.archive.terms import Term, terms_of
from tui.text import words

_WORD = re.compile(r"[^\W_]+")


def found_in(spans: Iterable[Span], typed: str) -> list[Span]:
    """The spans, with the words that fit the search in the style `found`."""
    terms = terms_of(typed)
    if not terms:
        return list(spans)
    return [piece for span in spans for piece in _marked(span, terms)]


def holds(text: str, typed: str) -> bool:
    """Whether every term of a search is in a text."""
    found = words(text)
    terms = terms_of(typed)
    return bool(terms) and all(term.is_in(found) for term in terms)


def holds_any(text: str, typed: str) -> bool:
    """Whether some term of a search is in a text."""
    found = words(text)
    return any(term.is_in(found) for term in terms_of(typed))


def _marked(span: Span, terms: tuple[Term, ...]) -> list[Span]:
    """One span cut at the words that belong to a term that is in it."""
    text, style = span
    present = [term for term in terms if term.is_in(words(text))]
    if not present:
        return [span]
    exact = {word for term in present for spelling in term.spellings for word in spelling}
    starts = tuple(spelling[-1] for term in present if term.open_ended for spelling in term.spellings)
    pieces: list[Span] = []
    end = 0
    for match in _WORD.finditer(text):
        folded = words(match.group())
        if any(word in exact or (starts and word.startswith(starts)) for word in folded):
            pieces += [(text[end : match.start()], style), (match.group(), "found")]
            end = match.end()
    return [piece for piece in (*pieces, (text[end:], style)) if piece[0]]
