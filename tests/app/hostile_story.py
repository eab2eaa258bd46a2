"""A story that attacks the terminal from every field at once, and what may be drawn of it.

One event per attack, with its own actors, source and quote, so that one walk through the events shows
every attack in every field. The attacks are those of ECMA-48, of Unicode TR36 and of Trojan Source.
"""

from __future__ import annotations

import json
import unicodedata

from tui.loading.gate import Opened, admit
from tui.loading.opening import Contents
from tui.wording import Wording

_INVISIBLE = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0}
_DRAWN_FORMATS = {0x200C, 0x200D, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
ATTACKS = {
    "csi": "\x1b[31m\x1b[2J\x1b[99;1H",
    "clipboard, bell": "\x1b]52;c;eA==\x07",
    "clipboard, terminator": "\x1b]52;c;eA==\x1b\\",
    "window title": "\x1b]0;t\x1b\\\x1b]2;t\x07",
    "hyperlink": "\x1b]8;;http://e.example\x1b\\l\x1b]8;;\x1b\\",
    "device control": "\x1bP$qm\x1b\\",
    "application, privacy, string": "\x1b_a\x1b\\\x1b^p\x1b\\\x1bXs\x1b\\",
    "query": "\x1b[6n\x1b[c\x1b[21t\x1b]11;?\x07\x05",
    "unterminated": "\x1b]0;n\x1bP",
    "reset": "\x1bc\x1b#8\x1b(0",
    "c1": "\x9b31m\x9d0;t\x9c\x90\x80",
    "c0": "\x07\x08\x0b\x0c\x00\x0e\x0f\x1a\x18",
    "delete": "\x7f",
    "line ends": "\n\r\n\r\t",
    "other line ends": "\u2028\u2029\x85",
    "bidi": "\u202egnp\u202c\u2066x\u2069\u200e\u200f\u061c",
    "zero width": "\u200b\u00ad\u3164\ufeff\u2060\u115f\u200c",
    "selectors and tags": "\ufe0f\ufe01\U000e0041\U000e0100",
    "zalgo": "Z" + "\u0301\u0334\u0489" * 9,
    "surrogate": "\udfff\udc80\ud800",
    "noncharacters": "\uffff\ufdd0\U0001fffe\ue000\U000f0000",
}
"""What must not reach a terminal, by kind."""
MARKUP = {
    "end": "[/]", "end of x": "[/x]", "nested": "[b [[ ]", "button": "[@click=app.quit]Q[/]", "half": "[a=",
    "backslash": "\\", "link": "[link=http://e.example]L[/link]", "labels": "[UPDATE] [red] [1]",
    "variables": "$var %s {x}", "html": "<b>x</b><img src=x>", "markdown": "![i](http://e.example) **b**",
}  # fmt: skip
"""What a reader of markup would act on."""
FIELDS = {
    "Et": "title of an event", "Es": "summary", "Ep": "date as printed", "Ek": "kind of an event",
    "Eg": "tag", "Ea": "part in the event", "Er": "unknown event replied to",
    "An": "name of an actor", "Ar": "role", "Ac": "country of an actor", "Al": "alias",
    "Ak": "kind of an actor",
    "Sp": "publisher", "St": "title of a source", "Su": "URL", "Si": "unknown source",
    "Qt": "text of a quote", "Qr": "translation", "Qb": "translator", "Qk": "kind of a quote",
    "Qo": "audience",
    "Qc": "confidence", "Qp": "speaker as printed",
}  # fmt: skip
"""Short marks of the fields that are drawn; each stands before the attack, with its number."""


def is_safe(text: str) -> bool:
    """Whether a line may be drawn, by the Unicode data of this Python and not by our own ranges."""
    marks = 0
    for char in text:
        code, category = ord(char), unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else marks if char in "\u200c\u200d" else 0
        if category in ("Cc", "Zl", "Zp", "Cs", "Co") or (category == "Cf" and code not in _DRAWN_FORMATS):
            return False
        if code in _INVISIBLE or 0xE0000 <= code <= 0xE0FFF or code & 0xFFFE == 0xFFFE or marks > 3:
            return False
    return True


def records(number: int, attack: str) -> tuple[dict[str, object], dict[str, object], dict[str, object]]:
    """The event, the actor and the source of one attack."""

    def put(field: str) -> str:
        return f"{field}{number:02}{attack}"

    actor: dict[str, object] = {
        "id": put("actor"), "name": put("An"), "role": put("Ar"), "country": put("Ac"),
        "aliases": [put("Al")],
        "kind": put("Ak"),
    }  # fmt: skip
    source: dict[str, object] = {
        "id": put("source"),
        "title": put("St"),
        "publisher": put("Sp"),
        "url": put("Su"),
    }
    quote: dict[str, object] = {
        "text": put("Qt"), "speaker": actor["id"], "kind": put("Qk"), "to": put("Qo"),
        "confidence": put("Qc"),
        "language": put("Ql"), "before": put("Qf"), "source": {"source": source["id"]},
        "translations": {"en": {"text": put("Qr"), "by": put("Qb")}},
    }  # fmt: skip
    unnamed = {"text": "unnamed", "speaker": {"as_printed": put("Qp")}, "source": {"source": put("Si")}}
    event: dict[str, object] = {
        "id": put("event"), "date": f"2024-01-{number + 1:02}", "title": put("Et"), "summary": put("Es"),
        "date_as_printed": put("Ep"), "kind": put("Ek"), "tags": [put("Eg")], "replies_to": [put("Er")],
        "actors": [{"actor": actor["id"], "as": put("Ea")}], "quotes": [unnamed, quote],
        "sources": [{"source": source["id"]}], put("field"): put("value"),
    }  # fmt: skip
    return event, actor, source


def hostile_text(attacks: dict[str, str], *, escaped: bool = True) -> bytes:
    """The file: with every character that is not ASCII escaped, or as it is where UTF-8 can hold it."""
    made = [records(number, attack) for number, attack in enumerate(attacks.values())]
    head = {"title": "".join(attacks.values()), "language": "ko" + next(iter(attacks.values()))}
    parts = dict(zip(("events", "actors", "sources"), map(list, zip(*made, strict=True)), strict=True))
    written = json.dumps({**head, **parts}, ensure_ascii=escaped)
    return written.encode("utf-8", "replace")


def hostile_story(attacks: dict[str, str], *, escaped: bool = True) -> Opened:
    """The story of that file."""
    return admit(Contents("hostile.json", hostile_text(attacks, escaped=escaped)), Wording())
