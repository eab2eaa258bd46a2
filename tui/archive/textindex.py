"""Full-text search over titles, summaries, quotes and names in every language.

For each folded word there is the set of rows whose texts hold it. A single word is
answered by these sets alone. A phrase is looked for in the rows that hold all its words,
whose texts are read again: so no place of a word has to be kept, which would double the
index. Names and aliases are kept apart from the events' texts: a term that fits an
actor's name finds that actor's rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from operator import and_
from pathlib import Path

from msgspec import Struct
from pyroaring import BitMap

from tui.archive.columns import RowSet
from tui.archive.terms import Term
from tui.archive.words.gathering import Gathering
from tui.archive.words.names import Named, Names, names_in_memory
from tui.archive.words.phrases import Phrase
from tui.archive.words.tables import MemoryTable, RememberingTable, Table
from tui.archive.words.texts import names_of

Spelling = tuple[str, ...]
"""The folded words of a term, in order."""

_SETS_KEPT = 64
"""Row sets of words kept at hand, for each kind of question."""
_STEP = 250
"""Events read between two reports of `finding`: some milliseconds."""


class Found(Struct, frozen=True):
    """What is found so far.

    Attributes:
        rows: the rows in which all terms are found.
        unread: number of further rows of which only their texts can tell; 0 when `rows` is complete.
    """

    rows: RowSet
    unread: int = 0


class _Sought(Struct, frozen=True):
    """A term with what the tables say of it: rows that hold it, and rows whose texts have to be read."""

    term: Term
    sure: RowSet
    doubtful: RowSet


class TextIndex:
    """Finds the rows whose texts, or whose actors' names, hold a term. May be asked in any thread."""

    __slots__ = ("_named", "_names", "_read", "_texts")

    def __init__(self, texts: Table, names: Names, read: Callable[[int], Sequence[str]]) -> None:
        """Take what was indexed.

        Args:
            texts: word to the rows whose texts hold it.
            names: of the actors.
            read: row to the searchable texts of its event, for phrases.
        """
        self._texts = RememberingTable(texts, _SETS_KEPT)
        self._named = RememberingTable(names.rows, _SETS_KEPT)
        self._names = names
        self._read = read

    def find(self, terms: Sequence[Term]) -> RowSet:
        """Rows in which every term is found; none where there is no term.

        Raises:
            DamagedIndexError, OSError: a saved index or the story can no longer be read.
        """
        *_, found = self.finding(terms)
        return found.rows

    def finding(self, terms: Sequence[Term]) -> Iterator[Found]:
        """The same step by step: what is found so far, more each time; the last one is the whole.

        The first step reads no event, each further one a few hundred, so that whoever asks can show a count
        that grows and stop when the question has changed.
        """
        sought = [self._sought(term) for term in terms]
        if not sought:
            yield Found(RowSet())
            return
        found = BitMap(reduce(and_, (one.sure for one in sought)))
        unread = reduce(and_, (one.sure | one.doubtful for one in sought)) - found
        left = len(unread)
        yield Found(RowSet(found), left)
        phrases = [(Phrase(one.term), one.sure) for one in sought if unread and one.doubtful]
        rows = iter(unread)
        while left:
            step = list(islice(rows, _STEP))
            left -= len(step)
            found.update([row for row in step if self._holds(row, phrases)])
            yield Found(RowSet(found), left)

    def _holds(self, row: int, phrases: Iterable[tuple[Phrase, RowSet]]) -> bool:
        texts = self._read(row)
        return all(row in sure or phrase.is_in(texts) for phrase, sure in phrases)

    def _sought(self, term: Term) -> _Sought:
        words = [spelling[0] for spelling in term.spellings if len(spelling) == 1]
        phrases = [spelling for spelling in term.spellings if len(spelling) > 1]
        sure = [_last(table, term)(word) for word in words for table in (self._texts, self._named)]
        if phrases:
            sure += self._named_by(term, phrases)
        doubtful = [_holding_all(self._texts, phrase, term) for phrase in phrases]
        return _Sought(term, RowSet.union(RowSet(), *sure), RowSet.union(RowSet(), *doubtful))

    def _named_by(self, term: Term, phrases: Iterable[Spelling]) -> Iterator[RowSet]:
        """The rows of the actors with a name that holds the term as a phrase."""
        numbers = [_holding_all(self._names.numbers, phrase, term) for phrase in phrases]
        in_names = Phrase(term)
        for actor, rows in map(self._names.actor, RowSet.union(RowSet(), *numbers)):
            if in_names.is_in(names_of(actor)):
                yield rows


def index_in_memory(
    texts: Iterable[tuple[int, Iterable[str]]],
    named: Sequence[Named],
    read: Callable[[int], Sequence[str]],
) -> TextIndex:
    """The text index of a small story.

    Args:
        texts: row and searchable texts of each event, in any order.
        named: the actors that events name, each with its rows.
        read: row to the searchable texts of its event.
    """
    gathered = Gathering()
    for row, found in texts:
        gathered.add(row, found)
    return TextIndex(MemoryTable(gathered.by_word()), names_in_memory(named), read)


def open_text_index(
    path: Path,
    token: bytes,
    actor: Callable[[int], Named],
    read: Callable[[int], Sequence[str]],
) -> TextIndex:
    """The text index of a large story, as `merge_words` wrote it.

    Args:
        path: the file.
        token: what it was written with.
        actor: number, as in `merge_words`, to actor and rows.
        read: row to the searchable texts of its event.

    Raises:
        OSError: it cannot be opened or read.
        DamagedIndexError: it is not what was written, of another version, or of another story.
    """
    from tui.archive.words.saved import open_words

    words = open_words(path, token)
    return TextIndex(words.texts, Names(words.numbers, words.names, actor), read)


def _last(table: Table, term: Term) -> Callable[[str], RowSet]:
    """What is asked for the last word of a term."""
    return table.beginning if term.open_ended else table.exactly


def _holding_all(table: Table, phrase: Spelling, term: Term) -> RowSet:
    """The numbers of all words of a phrase."""
    found = _last(table, term)(phrase[-1])
    for word in dict.fromkeys(phrase[:-1]):
        if not found:
            break
        found &= table.exactly(word)
    return found
