"""Texts of a story as spans; that one is not in the language asked for is seen."""

from __future__ import annotations

from tui.app.formatting.line import Line, Span
from tui.model.records import Text
from tui.model.texts import chosen
from tui.text import one_line
from tui.wording import Wording


def spoken(text: Text | None, wanted: str, story_language: str | None, style: str = "text") -> list[Span]:
    """The text as spans; a fallback to another language is marked by its tag."""
    found, other = chosen(text, wanted, story_language)
    if not found:
        return []
    return [(found, style)] if other is None else [(found, style), (f" [{one_line(other)}]", "dim")]


def titled(
    title: Text | None, wording: Wording, story_language: str | None, style: str = "text"
) -> list[Span]:
    """The title of an event as spans; one that is empty or invisible says so."""
    found = spoken(title, wording.language, story_language, style)
    return found if found and one_line(found[0][0]) else [(wording.say("(untitled)"), "dim")]


def in_a_row(text: Text | None, wanted: str, story_language: str | None, style: str = "text") -> Line:
    """The same for a field that has one row."""
    return tuple(
        (one_line(piece) if piece_style == style else piece, piece_style)
        for piece, piece_style in spoken(text, wanted, story_language, style)
    )
