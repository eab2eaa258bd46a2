"""Texts that attack a terminal, a class each, and the judge of what may stand on a screen.

The judge knows the Unicode data of this Python and nothing of the program's own ranges.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_JOINERS = "\u200c\u200d"
DRAWN_FORMATS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Format characters that are drawn: number signs and ends of verse."""
_UNSEEN = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0}
_MOST_MARKS = 3


class Attack(NamedTuple):
    """One class of attack.

    Attributes:
        name: of the class.
        text: what a stranger wrote.
        shown: what of it is to be read on the screen, in one line.
    """

    name: str
    text: str
    shown: str


ATTACKS = (
    Attack("csi", "\x1b[2J\x1b[31mred\x1b[1;1H\x1b[?1049l", "␛[2J␛[31mred␛[1;1H␛[?1049l"),
    Attack(
        "clipboard",
        "\x1b]52;c;ZXZpbA==\x07\x1b]52;c;ZXZpbA==\x1b\\",
        "␛]52;c;ZXZpbA==␇␛]52;c;ZXZpbA==␛\\",
    ),
    Attack("window title", "\x1b]0;owned\x07\x1b]2;owned\x1b\\", "␛]0;owned␇␛]2;owned␛\\"),
    Attack(
        "terminal link",
        "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x07",
        "␛]8;;http://evil.example␛\\here␛]8;;␇",
    ),
    Attack(
        "device control",
        '\x1bP$q"p\x1b\\\x1b_Gi=1\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\',
        '␛P$q"p␛\\␛_Gi=1␛\\␛^pm␛\\␛Xsos␛\\',
    ),
    Attack(
        "question",
        "\x1b[6n\x1b[c\x1b[21t\x1bP$qm\x1b\\\x1b]11;?\x07\x05\x1bZ",
        "␛[6n␛[c␛[21t␛P$qm␛\\␛]11;?␇␅␛Z",
    ),
    Attack("command without end", "\x1b]0;never", "␛]0;never"),
    Attack("device control without end", "\x1bPq#0;2;0", "␛Pq#0;2;0"),
    Attack("reset", "\x1bc\x1b#8\x1b(0\x1b[!p\x1b%@\x1b]104\x07", "␛c␛#8␛(0␛[!p␛%@␛]104␇"),
    Attack("8-bit controls", "\x9b31m\x9d0;t\x9c\x90q\x84\x8d\x9aend", "\ufffd31m\ufffd0;t\ufffd\ufffdq"),
    Attack("moving", "a\x07b\x08\x08c\x0bd\x0ce", "a␇b␈␈c␋d␌e"),
    Attack("other controls", "a\x00b\x7fc\x0ed\x0fe\x1af\x18g\x1fh", "a␀b␡c␎d␏e␚f␘g␟h"),
    Attack("lines", "top\nb\r\nc\rd\te\u2028f\u2029g\x85bottom", "top b c d e f g bottom"),
    Attack(
        "turning",
        "abc\u202egnp.exe\u202c \u2066x\u2069 \u202ay\u2067z\u061c\u200e\u200fq",
        "abc\ufffdgnp.exe\ufffd \ufffdx\ufffd \ufffdy\ufffdzq",
    ),
    Attack("invisible", "pay\u200bpal so\u00adft w\u2060or\ufeffd", "paypal soft word"),
    Attack("joiners", "pay\u200dpal so\u200cft \u200d\u200dend", "paypal soft end"),
    Attack("fillers", "a\u115fb\u1160c\u3164d\uffa0e\u034ff\u17b4g\u180eh", "abcdefgh"),
    Attack("tags", "a\U000e0001\U000e0065\U000e0076\U000e0069\U000e006c\U000e007fb", "ab"),
    Attack("selectors", "a\ufe0fb\ufe00c\U000e0100d\ufe0f\ufe0f", "abcd"),
    Attack("marks", "Z" + "\u0301\u0334\u0489" * 30 + "algo", "Z\u0301\u0334\u0489algo"),
    Attack("half surrogate pairs", "a\ud800b\udfffc\udc1bd", "a\ufffdb\ufffdc\ufffdd"),
    Attack("noncharacters", "a\ufffeb\uffffc\ufdd0d\U0001fffee\U0010fffff", "a\ufffdb\ufffdc\ufffdd\ufffde"),
    Attack("private use", "a\ue000b\uf8ffc\U000f0000d\U0010fffde", "a\ufffdb\ufffdc\ufffdd\ufffde"),
)


def leaks(text: str) -> int:
    """How many characters of a drawn line act: C0 with the line feed and the tab, DEL, C1."""
    return sum(unicodedata.category(char) == "Cc" for char in text)


def hazards(text: str) -> int:
    """How many characters of a drawn line turn it, hide in it, mean nothing, or are a mark too many."""
    if text.isascii():
        return 0
    found = marks = 0
    for char in text:
        code, category = ord(char), unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else marks if char in _JOINERS else 0
        found += (
            category in ("Zl", "Zp", "Cs", "Co")
            or (category == "Cf" and char not in _JOINERS and code not in DRAWN_FORMATS)
            or code in _UNSEEN
            or 0xE0000 <= code <= 0xE0FFF
            or code & 0xFFFE == 0xFFFE
            or 0xFDD0 <= code <= 0xFDEF
            or marks > _MOST_MARKS
        )
    return found


class Seen:
    """The lines that were drawn or printed, each judged once.

    Attributes:
        lines: every line, with its first place among them.
        bytes: how many bytes were looked at, in UTF-8, repetitions included.
    """

    def __init__(self) -> None:
        self.lines: dict[str, None] = {}
        self.bytes = 0

    def take(self, lines: Iterable[str]) -> None:
        """Take in lines, without their line feeds."""
        for line in lines:
            self.lines[line] = None
            self.bytes += len(line.encode("utf-8", "surrogatepass"))

    def shows(self, text: str) -> bool:
        """Whether a text stands in one of the lines."""
        return any(text in line for line in self.lines)

    @property
    def leaks(self) -> int:
        """Characters that act."""
        return sum(map(leaks, self.lines))

    @property
    def hazards(self) -> int:
        """Characters that turn, hide or mean nothing."""
        return sum(map(hazards, self.lines))
