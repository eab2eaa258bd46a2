"""Which language of a text is shown, and how it is seen when it is not the one asked for."""

from __future__ import annotations

from tui.app.formatting.line import Line, Span
from tui.model.records import Text
from tui.text import one_line


def chosen(text: Text | None, wanted: str, story_language: str | None) -> tuple[str, str | None]:
    """The text in the wanted language, and its language where that is another one.

    Where the wanted language is missing, the story's own comes next, then English, then the first there is.

    Returns:
        The text, empty where there is none; and None, or the tag of the language it is in instead.
    """
    if text is None:
        return "", None
    if isinstance(text, str):
        return text, story_language if story_language and _base(story_language) != wanted else None
    for tag, found in text.items():
        if _base(tag) == wanted and found:
            return found, None
    for fallback in (story_language, "en"):
        if fallback and text.get(fallback):
            return text[fallback], fallback
    return next(((found, tag) for tag, found in text.items() if found), ("", None))


def spoken(text: Text | None, wanted: str, story_language: str | None, style: str = "text") -> list[Span]:
    """The text as spans; a fallback to another language is marked by its tag."""
    found, other = chosen(text, wanted, story_language)
    if not found:
        return []
    return [(found, style)] if other is None else [(found, style), (f" [{other}]", "dim")]


def in_a_row(text: Text | None, wanted: str, story_language: str | None, style: str = "text") -> Line:
    """The same for a field that has one row."""
    return tuple(
        (one_line(piece) if piece_style == style else piece, piece_style)
        for piece, piece_style in spoken(text, wanted, story_language, style)
    )


def _base(tag: str) -> str:
    return tag.split("-", maxsplit=1)[0].lower()
