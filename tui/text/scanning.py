"""Characters whose right to be shown depends on their neighbours.

Joiners, emoji selectors and combining marks are needed by emoji, Persian, Bengali or
Vietnamese, and misused to hide a word or to paint over other rows. They are judged in one
pass that knows what was kept so far. Few texts need it, so this module is loaded with the
first of them.

Joiners follow RFC 5892, appendix A.1 and A.2; emoji follow the property
Extended_Pictographic, rounded up to blocks.
"""

from __future__ import annotations

import re
import unicodedata

from tui.text.hazards import HAZARD, MARKS_PER_BASE, is_suspect, replace_hazards, stand_in

_LINE_END = re.compile(r"\r\n?|[\x85\u2028\u2029]")
# Marks are no word characters for `re`; the ranges are signs and spaces, which are none either.
_CONTEXT = re.compile(
    r"[\u200c\u200d\ufe0e\ufe0f]"
    rf"|[^\w\x00-\xff\u2010-\u206f\u2100-\u2cee\u2e00-\u3029\U0001f000-\U0001faff]{{{MARKS_PER_BASE + 1}}}"
)
_EMOJI = re.compile(
    r"[\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u25ff\u2600-\u27bf\u2900-\u297f"
    r"\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_KEYCAP_BASE = frozenset("0123456789#*")
_KEYCAP = "\u20e3"
_JOINERS = frozenset("\u200c\u200d")
_ZWJ = "\u200d"
_SELECTORS = frozenset("\ufe0e\ufe0f")
# Arabic to N'Ko, the scripts of India, Tibet, Burma, Khmer and Mongolian, and Arabic presentation forms.
_JOINING_SCRIPT = re.compile(
    r"[\u0600-\u109f\u1780-\u18af\ua840-\ua87f\ua8e0-\ua8ff\ufb50-\ufdff\ufe70-\ufefc\U00011000-\U00011fff]"
)
_VIRAMA = 9
"""Canonical combining class of the signs that join consonants."""


def settle(text: str) -> str:
    """`text` with everything unsafe replaced or removed; the same object when there is nothing."""
    if not is_suspect(text):
        return text
    context = _CONTEXT.search(text) is not None
    if not context and HAZARD.search(text) is None:
        return text
    lines = _LINE_END.sub("\n", text)
    safe = "".join(safe_pieces(lines)) if context else replace_hazards(lines)
    return text if safe == text else safe


def safe_pieces(text: str) -> list[str]:
    """For each character of `text` what may be shown in its place: itself, a stand-in, or an empty string.

    The list is as long as the text, so positions can be followed through. The joined list is settled: a
    second pass changes nothing. A line feed stands as itself; CR and the line separators become one.
    """
    scan = _Scan(text)
    for index, char in enumerate(text):
        scan.pieces.append("")
        scan.take(index, char)
    scan.close()
    return scan.pieces


class _Scan:
    """One pass over a text, knowing what was kept so far.

    A joiner waits until the next kept character shows whether there is something to join.
    """

    __slots__ = ("_marks", "_previous", "_text", "_waiting", "pieces")

    def __init__(self, text: str) -> None:
        self.pieces: list[str] = []
        self._text = text
        self._previous = ""
        self._waiting = -1
        self._marks = 0

    def take(self, index: int, char: str) -> None:
        """Decide on the character at `index`; its piece is there already, and empty."""
        if " " <= char < "\x7f" or char == "\n":
            self._keep(index, char)
        elif char in _JOINERS:
            if self._waiting < 0:
                self._waiting = index
        elif char in _SELECTORS:
            self._take_selector(index, char)
        elif HAZARD.match(char):
            self._take_hazard(index, char)
        elif _is_mark(char):
            self._take_mark(index, char)
        else:
            self._keep(index, char)

    def close(self) -> None:
        """Decide on a joiner at the end of the text."""
        self._settle_joiner("")

    def _take_hazard(self, index: int, char: str) -> None:
        shown = stand_in(char)
        if shown:
            self._keep(index, shown)

    def _take_selector(self, index: int, char: str) -> None:
        if self._waiting >= 0 or not self._previous:
            return
        keycap = self._previous in _KEYCAP_BASE and self._text[index + 1 : index + 2] == _KEYCAP
        if keycap or _EMOJI.match(self._previous):
            self.pieces[index] = char
            self._previous = char
            self._marks = 1

    def _take_mark(self, index: int, char: str) -> None:
        if self._marks < MARKS_PER_BASE:
            self._settle_joiner(char)
            self.pieces[index] = char
            self._previous = char
            self._marks += 1

    def _keep(self, index: int, shown: str) -> None:
        self._settle_joiner(shown)
        self.pieces[index] = shown
        self._previous = shown
        self._marks = 0

    def _settle_joiner(self, following: str) -> None:
        if self._waiting >= 0:
            joiner = self._text[self._waiting]
            if _joins(self._previous, joiner, following):
                self.pieces[self._waiting] = joiner
            self._waiting = -1


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and unicodedata.category(char) in ("Mn", "Me")


def _joins(previous: str, joiner: str, following: str) -> bool:
    """Whether a joiner stands between letters it can join, or makes one emoji of two."""
    if not previous:
        return False
    if _JOINING_SCRIPT.match(previous):
        return _joins_letters(previous, joiner, following)
    return joiner == _ZWJ and is_joined_emoji(previous, following)


def _joins_letters(previous: str, joiner: str, following: str) -> bool:
    if unicodedata.combining(previous) == _VIRAMA:
        # Malayalam and Sinhala end words with a joiner.
        return not (following and _is_mark(following))
    if not following or unicodedata.category(previous)[0] not in "LM" or not _JOINING_SCRIPT.match(following):
        return False
    if unicodedata.category(following)[0] == "L":
        return True
    # Bengali writes RA, joiner, virama, YA.
    return joiner == _ZWJ and unicodedata.combining(following) == _VIRAMA


def is_joined_emoji(previous: str, following: str) -> bool:
    """Whether a zero width joiner between these two characters makes one emoji of them."""
    if not previous or not following or not _EMOJI.match(following):
        return False
    return previous == "\ufe0f" or _EMOJI.match(previous) is not None
