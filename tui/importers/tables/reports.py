"""Who reports an event and what was said in it, in the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tui.importers.dating import DateReader, UndatedError
from tui.importers.mappings.shape import Quote as QuoteShape
from tui.importers.mappings.shape import Source as SourceShape
from tui.importers.tables.cast import NO_ADDRESS, Cast
from tui.importers.tables.notes import Notes
from tui.importers.tables.people import Bound
from tui.model.records import Citation, Quote, Source, Translation
from tui.wording import N_

_UNEVEN = N_("several sources in one row, and not as many of “{word}”, which is left out; rows: {lines}")
_UNPUBLISHED = N_("“{word}” is no date in a style of the mapping: the source has none; rows: {lines}")
_FIELDS = ("publisher", "title", "url", "published", "language")


class BoundReports(Bound, Protocol):
    """A mapping that is bound to a table, and what reads its dates."""

    notes: Notes
    dates: DateReader


class Reports:
    """Finds the sources of a row."""

    def __init__(self, bound: BoundReports, cast: Cast) -> None:
        """Take the mapping and the sources that are known so far."""
        self._bound, self._cast = bound, cast
        self._shapes = [
            (shape, [bound.text(getattr(shape, name)) for name in _FIELDS]) for shape in bound.mapping.sources
        ]

    def citations(self, row: Sequence[str], line: int) -> tuple[Citation, ...]:
        """The sources of a row, each once."""
        found: dict[str, None] = {}
        for shape, fills in self._shapes:
            cells = [fill(row) for fill in fills]
            if any(cells[:3]):
                for parts in self._several(shape, cells):
                    if (source := self._source(parts)) is not None:
                        found[self._cast.source(source, line)] = None
        return tuple(Citation(source=name) for name in found)

    def _several(self, shape: SourceShape, cells: Sequence[str]) -> list[list[str]]:
        """The parts of each source, where several stand in one cell."""
        if not shape.split:
            return [list(cells)]
        split = [[part.strip() for part in cell.split(shape.split)] if cell else [] for cell in cells]
        number = len(next(filter(None, split)))
        for name, parts in zip(_FIELDS, split, strict=True):
            if parts and len(parts) != number:
                self._bound.notes.word(_UNEVEN, name)
                parts.clear()
        return [[parts[index] if parts else "" for parts in split] for index in range(number)]

    def _source(self, parts: Sequence[str]) -> Source | None:
        publisher, title, url, published, language = parts
        if url and not url.lower().startswith(("http://", "https://")):
            self._bound.notes.word(NO_ADDRESS, url)
            title, url = title or url, ""
        if not (publisher or title or url):
            return None
        return Source(
            id="",
            title=title or None,
            publisher=publisher or None,
            url=url or None,
            language=language or None,
            published=self._published(published),
        )

    def _published(self, text: str) -> str | None:
        if not text:
            return None
        try:
            return self._bound.dates.read(text).edtf
        except UndatedError:
            self._bound.notes.word(_UNPUBLISHED, text)
            return None


class Speeches:
    """Finds the quotes of a row."""

    def __init__(self, bound: Bound, cast: Cast) -> None:
        """Take the mapping and who is known so far."""
        self._cast = cast
        self._shapes = [_Speech(shape, bound) for shape in bound.mapping.quotes]

    def of(self, row: Sequence[str], line: int, sources: Sequence[Citation]) -> tuple[Quote, ...]:
        """What a row quotes; where it names one source, the words stand there."""
        if not self._shapes:
            return ()
        source = sources[0] if len(sources) == 1 else None
        found = []
        for speech in self._shapes:
            if not (text := speech.text(row).strip()):
                continue
            speaker, translated = " ".join(speech.speaker(row).split()), speech.translation(row).strip()
            translation = Translation(text=translated, by=speech.translator(row) or None)
            found.append(
                Quote(
                    text=text,
                    speaker=self._cast.actor(speaker, line) if speaker else None,
                    kind=speech.kind(row) or None,
                    language=speech.language(row) or None,
                    translations={speech.into: translation} if translated else {},
                    source=source,
                )
            )
        return tuple(found)


class _Speech:
    """One `[[quotes]]` of the mapping."""

    def __init__(self, shape: QuoteShape, bound: Bound) -> None:
        self.text, self.speaker = bound.text(shape.text), bound.text(shape.speaker)
        self.kind, self.language = bound.text(shape.kind), bound.text(shape.language)
        self.translation, self.translator = bound.text(shape.translation), bound.text(shape.translator)
        self.into = shape.translation_language
