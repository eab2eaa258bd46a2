"""Which language of a text is shown, and how it is seen when it is not the one asked for."""

from __future__ import annotations

from types import MappingProxyType

from tui.model.records import Text


def chosen(text: Text | None, wanted: str, story_language: str | None) -> tuple[str, str | None]:
    """The text in the wanted language, and its language where that is another one.

    Where the wanted language is missing, the story's own comes next, then English, then the first there is.

    Returns:
        The text, empty where there is none; and None, or the tag of the language it is in instead.
    """
    if text is None:
        return "", None
    if isinstance(text, str):
        return text, story_language if story_language and base_language(story_language) != wanted else None
    for tag, found in text.items():
        if base_language(tag) == wanted and found:
            return found, None
    for fallback in (story_language, "en"):
        if fallback and text.get(fallback):
            return text[fallback], fallback
    return next(((found, tag) for tag, found in text.items() if found), ("", None))


def base_language(tag: str | None) -> str:
    """The language of a BCP 47 tag without region and script: `de-AT` is `de`; empty for none."""
    return (tag or "").split("-")[0].lower()


_QUOTATION_MARKS = MappingProxyType(
    {
        "de": "„“", "en": "“”", "fr": "«»", "it": "«»", "es": "«»", "pt": "«»", "ru": "«»", "uk": "«»",
        "no": "«»", "el": "«»", "pl": "„”", "cs": "„“", "sk": "„“", "bg": "„“", "ro": "„”", "hu": "„”",
        "nl": "“”", "da": "»«", "sv": "””", "fi": "””", "ja": "「」", "zh": "「」", "ko": "“”",
    }
)  # fmt: skip


def quotation_marks(language: str | None) -> str:
    """The opening and the closing quotation mark of a language; English ones where it is not known."""
    return _QUOTATION_MARKS.get(base_language(language), "“”")
