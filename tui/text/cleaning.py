"""The door for text: what has passed `clean` can be put on a terminal.

Every string of a file goes through here once, when it is loaded, so that nothing
behind the door has to think of escape sequences, text that runs backwards, or
letters nobody can see. A clean text costs a third of a microsecond and is handed
back as the same object.
"""

from __future__ import annotations

import re

from tui.text.replacement import REPLACEMENT

# European, Hebrew and Arabic letters, kana, punctuation, arrows, boxes and symbols: safe wherever they stand.
_EVERYDAY = (
    r"\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u05be\u05d0-\u05f4\u0606-\u060f\u061b"
    r"\u061d-\u064a\u0660-\u066f\u0671-\u06d5\u2010-\u2027\u202f-\u205f\u2070-\u20cf\u2100-\u28ff\u3000-\u3029"
    r"\u3030-\u3098\u309b-\u30ff\uff00-\uff5e\ufffd"
)
_UNUSUAL = re.compile(f"[^{_EVERYDAY}]")
_RAW_UNUSUAL = re.compile(rf"[^\t\r{_EVERYDAY}]")
_RAW_ESCAPE = re.compile(r"\\[bfrtu]")
_RAW_ESCAPE_BYTES = re.compile(rb"\\[bfrtu]")
# The backslash is not among them.
_PLAIN_BYTES = b"\t\n\r" + bytes(code for code in range(0x20, 0x7F) if code != 0x5C)
_LIST_VARIANTS = re.compile(r"[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_SELECTORS = frozenset("\ufe0e\ufe0f")
_ZWJ = "\u200d"


def clean(text: str) -> str:
    """`text` as it may stand on a terminal; the only control left is the line feed.

    Line ends of every kind become a line feed, a tab a space, controls their picture (ESC is U+241B), C1,
    bidi controls, surrogates, noncharacters and private use U+FFFD. Invisible characters go; joiners and
    emoji selectors stay where they belong; at most three combining marks stay on a base. Cleaning twice
    changes nothing.
    """
    if _UNUSUAL.search(text) is None:
        return text
    from tui.text.scanning import settle

    return settle(text)


def may_be_unsafe(text: str) -> bool:
    """Whether `text` holds a character that is unsafe or depends on its neighbours: the quick question."""
    if _UNUSUAL.search(text) is None:
        return False
    from tui.text.hazards import is_suspect

    return is_suspect(text)


def needs_cleaning(text: str) -> bool:
    """Whether `clean` would change `text`."""
    return clean(text) != text


def raw_needs_cleaning(raw: str) -> bool:
    r"""Whether a record in JSON, not decoded yet, may hold a string that `clean` would change.

    A record for which this is False can be decoded straight into its type. White space between the values
    does not count. True too often (at any `\u` escape, at marks of scripts that need them), never too seldom.
    """
    if "\\" in raw and _RAW_ESCAPE.search(raw) is not None:
        return True
    if _RAW_UNUSUAL.search(raw) is None:
        return False
    from tui.text.hazards import is_suspect_raw

    return is_suspect_raw(raw)


def surely_clean(raw: bytes) -> bool:
    """Whether a record in JSON, still bytes, surely holds no string that `clean` would change.

    True for nearly all that people write, and much sooner than `raw_needs_cleaning` says so, because plain
    ASCII is put aside first; where it is False, that one has to be asked.
    """
    rest = raw.translate(None, _PLAIN_BYTES)
    if not rest:
        return True
    if b"\\" in rest and _RAW_ESCAPE_BYTES.search(raw) is not None:
        return False
    try:
        return _RAW_UNUSUAL.search(rest.decode()) is None
    except UnicodeDecodeError:
        return False


def cleaned(value: object) -> object:
    """A copy of a decoded JSON value in which every string, keys included, is clean.

    Works level by level without recursion, so the depth of the value does not matter. Where two keys
    become equal the later one stays.
    """
    top = [value]
    rooms: list[list[object] | dict[object, object]] = [top]
    while rooms:
        room = rooms.pop()
        if isinstance(room, dict):
            for key, inner in room.items():
                room[key] = _fresh(inner, rooms)
        else:
            room[:] = [_fresh(inner, rooms) for inner in room]
    return top[0]


def _fresh(value: object, rooms: list[list[object] | dict[object, object]]) -> object:
    """A clean string, or a shallow copy of a container, which is put down in `rooms` to be gone through."""
    if isinstance(value, str):
        return clean(value)
    room: list[object] | dict[object, object]
    if isinstance(value, dict):
        room = {clean(key) if isinstance(key, str) else key: inner for key, inner in value.items()}
    elif isinstance(value, list):
        room = list(value)
    else:
        return value
    rooms.append(room)
    return room


def one_line(text: str) -> str:
    """`text`, cleaned, for a field of one row: line feeds and runs of spaces become one space."""
    return " ".join(clean(text).split())


def clean_link(url: str) -> str:
    """`url`, cleaned, with U+FFFD wherever cleaning takes a character out or makes it white space.

    A text is read on without its invisible characters; a link without them would be another link.
    """
    if _UNUSUAL.search(url) is None:
        return url
    from tui.text.scanning import safe_pieces

    pieces = zip(url, safe_pieces(url), strict=True)
    return "".join(piece if piece.strip() or piece == char else REPLACEMENT for char, piece in pieces)


def list_form(text: str) -> str:
    """A clean one-line text for a row of a list, without what terminals disagree about in width.

    Emoji selectors, skin tones after a base, and zero width joiners between letters are left out: measured in
    tmux and Rich, they are what moves the columns to the right of a text. The detail view shows all of it.
    """
    if _LIST_VARIANTS.search(text) is None:
        return text
    kept: list[str] = []
    for char in text:
        after_base = bool(kept) and not kept[-1].isspace() and kept[-1] not in _SKIN_TONES
        if char not in _SELECTORS and not (char in _SKIN_TONES and after_base):
            kept.append(char)
    return _without_letter_joiners("".join(kept))


def _without_letter_joiners(text: str) -> str:
    if _ZWJ not in text:
        return text
    from tui.text.scanning import is_joined_emoji

    joined = (
        char != _ZWJ or is_joined_emoji(text[max(at - 1, 0) : at], text[at + 1 : at + 2])
        for at, char in enumerate(text)
    )
    return "".join(char for char, stays in zip(text, joined, strict=True) if stays)
