r"""Which characters must not reach a terminal as they are, and what stands in their place.

Neither Textual nor Rich filters text, so the decision is made here, once, for the
door (`tui.text.cleaning`), the screen (`tui.app.guard`) and everything printed.
Three kinds of characters are told apart:

* those that act (C0, DEL, C1), reorder (bidi controls) or mean nothing in an exchanged
  text (surrogates, noncharacters, private use): shown as a visible mark;
* those that are invisible (zero width, fillers, tags, soft hyphen, marks of direction): removed;
* those that are right in one place and wrong in another (joiners, emoji selectors,
  combining marks): kept where Unicode gives them a meaning, else removed; `tui.text.scanning`.

The ranges follow the Unicode properties Default_Ignorable_Code_Point, Bidi_Control and
Noncharacter_Code_Point, in the notation of a regular expression's character class. Building
the classes takes some milliseconds, so `tui.text.cleaning` loads this module only with the
first text outside the everyday letters it knows itself.
"""

from __future__ import annotations

import re

from tui.text.replacement import REPLACEMENT

MARKS_PER_BASE = 3
"""Combining marks kept on one base; more of them paint over the rows above and below."""

_WORTH_A_LOOK = (
    r"\x7f-\x9f\xad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05cf\u05f5-\u0605\u0610-\u061a\u061c"
    r"\u064b-\u065f\u0670\u06d6-\u0903\u093a-\u0e00\u0e31-\u0e3e\u0e47-\u109f\u115f\u1160\u135a-\u1dff"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20ff\u2cef-\u2cff\u2d7f-\u2dff\u302a-\u302f\u3099\u309a"
    r"\u3164\ua66f-\uabff\ud800-\uf8ff\ufb1e\ufdd0-\ufdef\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\ufff0-\ufffb"
    r"\ufffe-\U0001efff\U0001fb00-\U0001ffff\U0002fa20-\U0010ffff"
)
"""Everything but C0, letters and signs of the usual scripts and plain emoji: may be unsafe somewhere."""

_CONTROLS = r"\x00-\x09\x0b-\x1f"
_CONTROLS_NOT_BETWEEN_VALUES = r"\x00-\x08\x0b\x0c\x0e-\x1f"
_OTHER_ACTING = r"\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
_MEANINGLESS = (
    r"\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(rf"\U000{plane:x}fffe\U000{plane:x}ffff" for plane in range(1, 0xF))
    + r"\U000f0000-\U0010ffff"
)
_INVISIBLE = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164"
    r"\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
)

_SUSPECT = re.compile(f"[{_CONTROLS}{_WORTH_A_LOOK}]")
_RAW_SUSPECT = re.compile(f"[{_CONTROLS_NOT_BETWEEN_VALUES}{_WORTH_A_LOOK}]")
HAZARD = re.compile(f"[{_CONTROLS}{_OTHER_ACTING}{_MEANINGLESS}{_INVISIBLE}]")
"""One character that is unsafe wherever it stands."""
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")


def is_suspect(text: str) -> bool:
    """Whether `text` holds a character that is unsafe or depends on its neighbours."""
    return _SUSPECT.search(text) is not None


def is_suspect_raw(raw: str) -> bool:
    """The same for JSON text, in which tabs and carriage returns stand between the values."""
    return _RAW_SUSPECT.search(raw) is not None


def replace_hazards(text: str) -> str:
    """`text` with every character that is unsafe by itself replaced or removed.

    A pair of CR and LF becomes two line feeds: settle line ends before.
    """
    return HAZARD.sub(_stand_in_for, text)


def stand_in(char: str) -> str:
    """What is shown for one unsafe character: its picture, a replacement character, a space, or nothing.

    ESC becomes U+241B, a C0 control the picture of U+2400 plus its code, DEL U+2421, TAB a space,
    a line separator a line feed. Invisible characters become nothing.
    """
    code = ord(char)
    if char == "\t":
        return " "
    if char in "\r\x85\u2028\u2029":
        return "\n"
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "" if _IS_INVISIBLE.match(char) else REPLACEMENT


def _stand_in_for(match: re.Match[str]) -> str:
    return stand_in(match[0])
