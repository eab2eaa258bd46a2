"""Text that leaves the program outside the screen: messages and JSON.

A message may quote a file name or a key of a file, and both are data like any
other; the screen's guard does not stand before standard error or a pipe.
"""

from __future__ import annotations

from tui.text.cleaning import may_be_unsafe, one_line

_JSON_WHITE_SPACE = frozenset("\n\t")


def message_line(text: str, encoding: str | None = None) -> str:
    """`text` as one line for standard error.

    Args:
        text: any text, of any origin.
        encoding: of the stream; what it lacks is written as a backslash escape. None, or an unknown one,
            is ASCII.
    """
    line = one_line(text)
    try:
        return line.encode(encoding or "ascii", "backslashreplace").decode(encoding or "ascii")
    except LookupError:
        return line.encode("ascii", "backslashreplace").decode("ascii")


def json_safe(text: str) -> str:
    r"""JSON text of the same value in which no character acts on a terminal or hides.

    Every character that `clean` would change is written as `\uXXXX` (beyond the BMP as a pair, RFC 8259,
    section 7). A raw carriage return, which JSON allows only between values, becomes a space.
    """
    if not may_be_unsafe(text):
        return text
    from tui.text.scanning import safe_pieces

    pairs = zip(text, safe_pieces(text), strict=True)
    return "".join(
        char if char == piece or char in _JSON_WHITE_SPACE else _escaped(char) for char, piece in pairs
    )


def _escaped(char: str) -> str:
    if char == "\r":
        return " "
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
