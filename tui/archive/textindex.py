"""Full-text search over titles, summaries and quotes in every language.

SQLite's FTS5 does the work on words that `tui.text.words` has already cut and folded,
so the index and a plain-Python reading of the same text agree exactly. Names and
aliases are not written into the events' texts but into a table of their own: a term that
fits an actor's name finds that actor's rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyroaring import BitMap, FrozenBitMap

from tui.archive.columns import RowSet
from tui.archive.terms import Term
from tui.model.records import Actor, Event, PrintedSpeaker, Text
from tui.text import words

_BOUNDARY = "¶"
"""Between two texts of one event, so that no phrase is found across them; never part of a word."""


class TextIndex:
    """Finds the rows whose texts, or whose actors' names, hold a term."""

    __slots__ = ("_database", "_rows_of_name")

    def __init__(
        self,
        events: Iterable[tuple[int, Event]],
        actors: Iterable[Actor],
        rows_of_actor: Mapping[str, RowSet],
    ) -> None:
        """Index all events.

        Args:
            events: row and event, in any order.
            actors: the story's actors, for their names and aliases.
            rows_of_actor: actor id to rows.
        """
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        named = [actor for actor in actors if actor.id in rows_of_actor]
        self._rows_of_name = tuple(rows_of_actor[actor.id] for actor in named)
        self._fill("texts", ((row, event_words(event)) for row, event in events))
        self._fill("names", enumerate(map(actor_words, named)))

    def _fill(self, table: str, texts: Iterable[tuple[int, Iterable[list[str]]]]) -> None:
        self._database.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(words, content='', tokenize='ascii')"
        )
        with self._database:
            self._database.executemany(
                f"INSERT INTO {table}(rowid, words) VALUES (?, ?)",  # noqa: S608 - one of our two names
                ((number + 1, f" {_BOUNDARY} ".join(map(" ".join, found))) for number, found in texts),
            )

    def __del__(self) -> None:
        self._database.close()

    def find(self, terms: Sequence[Term]) -> RowSet:
        """Rows in which every term is found; none where there is no term."""
        found: BitMap | None = None
        for term in terms:
            rows = self._find_one(term)
            found = rows if found is None else found & rows
        return FrozenBitMap(found or ())

    def _find_one(self, term: Term) -> BitMap:
        star = " *" if term.open_ended else ""
        match = " OR ".join(f'"{" ".join(spelling)}"{star}' for spelling in term.spellings)
        rows = BitMap(self._numbers("SELECT rowid FROM texts WHERE texts MATCH ?", match))
        for name in self._numbers("SELECT rowid FROM names WHERE names MATCH ?", match):
            rows |= self._rows_of_name[name]
        return rows

    def _numbers(self, question: str, match: str) -> Iterator[int]:
        return (rowid - 1 for (rowid,) in self._database.execute(question, (match,)))


def event_words(event: Event) -> Iterator[list[str]]:
    """The words of each searchable text of an event, one list a text."""
    yield from _words_of(event.title)
    yield from _words_of(event.summary)
    for quote in event.quotes:
        yield words(quote.text)
        for translation in quote.translations.values():
            yield words(translation.text)
        if isinstance(quote.speaker, PrintedSpeaker):
            yield from _words_of(quote.speaker.as_printed)


def actor_words(actor: Actor) -> Iterator[list[str]]:
    """The words of each name and alias of an actor."""
    yield from _words_of(actor.name)
    for alias in actor.aliases:
        yield words(alias)


def _words_of(text: Text | None) -> Iterator[list[str]]:
    if isinstance(text, str):
        yield words(text)
    elif text is not None:
        yield from map(words, text.values())
