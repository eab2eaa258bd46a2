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
    if name in _NAMED or name in _SIGN_OF or name == "shift+tab":
        return _SIGNS.get(_SIGN_OF.get(name, ""), name)
    return _sign_name(key) if len(key) == 1 and key.isprintable() else None


def _sign_name(sign: str) -> str | None:
    unicode_name = unicodedata.name(sign, "")
    return _SIGNS.get(sign) or unicode_name.lower().replace("-", "_").replace(" ", "_") or None


def readable(key: str) -> str:
    """A key as the documents and the footer show it: `?`, `Ctrl+D`, `PgDn`, `G`."""
    *modifiers, plain = key.split("+")
    shown = (
        _SHOWN.get(plain) or _SIGN_OF.get(plain) or (plain.upper() if len(plain) > 1 or modifiers else plain)
    )
    return "+".join([*(word.capitalize() for word in modifiers), shown])
