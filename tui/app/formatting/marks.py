"""The marks of the screen: each a character before it is a colour, with a plain form for `--ascii`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from tui.app.formatting.line import Line
from tui.wording import N_


class Mark(Struct, frozen=True):
    """A mark, its plain form and what it means."""

    sign: str
    plain: str
    meaning: str


STATUS_MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        "happened": Mark(" ", " ", N_("happened")),
        "ongoing": Mark("∙", "o", N_("ongoing")),
        "planned": Mark("+", "+", N_("planned")),
        "expected": Mark("…", ".", N_("expected")),
        "claimed": Mark("»", ">", N_("claimed")),
        "denied": Mark("✗", "x", N_("denied")),
        "unclear": Mark("!", "!", N_("status not usable")),
    }
)
"""Status of an event to its mark."""

QUOTE_MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        "direct": Mark("❝", '"', N_("direct")),
        "partial": Mark("❛", "'", N_("partial")),
        "paraphrase": Mark("≈", "=", N_("paraphrase")),
    }
)
"""Kind of a quote to its mark."""

UNKNOWN_QUOTE = Mark("·", "-", N_("kind not in the data"))
UNKNOWN_STATUS = Mark("!", "!", N_("unknown status"))

DATE_MARKS = (
    Mark("~", "~", N_("about this date")),
    Mark("?", "?", N_("date uncertain")),
    Mark("<", "<", N_("by this date, start unknown")),
    Mark(">", ">", N_("from this date, end open")),
)

_PLAIN = str.maketrans(
    {
        "▌": ">", "│": "|", "─": "-", "┆": ":", "▸": ">", "·": "-", "▲": "^", "├": "[", "┤": "]", "…": "~",
        "▁": "_", "▂": "_", "▃": "-", "▄": "-", "▅": "=", "▆": "=", "▇": "#", "█": "#", "⇄": "/",
        "❝": '"', "❛": "'", "≈": "=", "∙": "o", "»": ">", "✗": "x", "¶": "P", "†": "+", "–": "-",
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'",
    }
)  # fmt: skip


def plain_marks(text: str) -> str:
    """A text of ours in the plain forms of its marks."""
    return text.translate(_PLAIN)


def plain_cuts(line: Line) -> Line:
    """A line with the plain form of the mark where its texts were cut; signs inside the texts stay."""
    return tuple((_CUT.sub(lambda sign: plain_marks(sign[0]), text), style) for text, style in line)


_CUT = re.compile(r"^\s*…(?=\s)|…(?=\s*$)")
_DRAWN = {code: sign for code, sign in _PLAIN.items() if 0x2500 <= code <= 0x25FF or chr(code) == "⇄"}
_BETWEEN = re.compile(r"(?<!\S)·(?!\S)|¶(?=\u00a0)")


def plain_lines(text: str) -> str:
    """A text with our lines, blocks and separators in their plain forms; the signs of a story's text stay."""
    return _BETWEEN.sub(lambda sign: plain_marks(sign[0]), text.translate(_DRAWN))


def status_mark(status: str) -> Mark:
    """The mark of a status; an unknown status has one of its own."""
    return STATUS_MARKS.get(status, UNKNOWN_STATUS)


def quote_mark(kind: str | None) -> Mark:
    """The mark of a quote's kind; an absent or unknown kind has one of its own."""
    return QUOTE_MARKS.get(kind or "", UNKNOWN_QUOTE)
