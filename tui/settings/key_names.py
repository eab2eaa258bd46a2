"""Names of keys: as Textual calls them, as people write them, and as the documents show them."""

from __future__ import annotations

import re
import unicodedata

# The names Textual gives where it departs from Unicode's, and what people call keys without a character.
_SIGNS = {"/": "slash", "\\": "backslash", "@": "at", "-": "minus", "+": "plus", "_": "underscore"}
_SPOKEN = {
    "esc": "escape", "return": "enter", "pgdn": "pagedown", "pgup": "pageup", "del": "delete",
    "ins": "insert", "backtab": "shift+tab", " ": "space", "↑": "up", "↓": "down", "←": "left", "→": "right",
}  # fmt: skip
_SHOWN = {
    "escape": "Esc", "enter": "Enter", "space": "Space", "tab": "Tab", "backspace": "Backspace",
    "delete": "Del", "insert": "Ins", "home": "Home", "end": "End", "pageup": "PgUp", "pagedown": "PgDn",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip
_NAMED = frozenset(_SHOWN) | {f"f{number}" for number in range(1, 25)}
_MODIFIERS = ("ctrl", "shift", "alt", "meta", "super", "hyper")
_SIGN_OF = {
    **{
        unicodedata.name(chr(code)).lower().replace("-", "_").replace(" ", "_"): chr(code)
        for code in range(33, 127)
        if not chr(code).isalnum()
    },
    **{name: sign for sign, name in _SIGNS.items()},
}
_MODIFIED = re.compile(
    r"(?P<modifiers>(?:(?:" + "|".join(_MODIFIERS) + r")[+-])*)(?P<key>.+)", re.IGNORECASE | re.DOTALL
)


def key_name(written: str) -> str | None:
    """Textual's name of a key as a person writes it: `?`, `Ctrl+D`, `PgDn`, `question_mark`; None for no key.

    A letter without a modifier keeps its case, since upper and lower case are two keys.
    """
    match = _MODIFIED.fullmatch(written if written.strip() == "" else written.strip())
    if match is None:
        return None
    modifiers = [word for word in re.split("[+-]", match["modifiers"].lower()) if word]
    plain = _plain(match["key"], lower=bool(modifiers))
    if plain is None:
        return None
    return "+".join([*sorted(set(modifiers), key=_MODIFIERS.index), plain])


def _plain(key: str, *, lower: bool) -> str | None:
    if len(key) == 1 and key.isalnum():
        return key.lower() if lower else key
    name = _SPOKEN.get(key.lower(), key.lower())
    if name in _NAMED or name == "shift+tab":
        return name
    sign = _sign(name) or (key if len(key) == 1 and key.isprintable() else None)
    return None if sign is None else _sign_name(sign)


def _sign(name: str) -> str | None:
    """The sign that a name stands for, as Textual finds it."""
    if name in _SIGN_OF:
        return _SIGN_OF[name]
    try:
        found = unicodedata.lookup(name.replace("_", " ").upper())
    except (KeyError, UnicodeEncodeError):
        return None
    # Unicode also names sequences and what nobody sees, and letters are keys by themselves.
    return found if len(found) == 1 and found.isprintable() and not found.isalnum() else None


def _sign_name(sign: str) -> str | None:
    """The name of a sign; None for one whose name does not lead back to it."""
    name = _SIGNS.get(sign) or unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return name if _sign(name) == sign else None


def readable(key: str) -> str:
    """A key as the documents and the footer show it: `?`, `Ctrl+D`, `PgDn`, `G`."""
    *modifiers, plain = key.split("+")
    shown = _SHOWN.get(plain) or (_sign(plain) if len(plain) > 1 else None)
    if shown is None:
        shown = plain.upper() if len(plain) > 1 or modifiers else plain
    return "+".join([*(word.capitalize() for word in modifiers), shown])
