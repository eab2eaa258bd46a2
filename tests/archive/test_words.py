"""Words are gathered, and phrases found, as a plain reading of the texts has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import FrozenBitMap

from tui.archive.decoding import decode_event
from tui.archive.terms import Term, terms_of
from tui.archive.textindex import Found, TextIndex, index_in_memory
from tui.archive.words.gathering import Gathering
from tui.archive.words.phrases import Phrase
from tui.archive.words.tables import MemoryTable
from tui.archive.words.texts import searchable_texts, texts_of
from tui.model.records import Actor, Event, PrintedSpeaker, Quote, Translation
from tui.text import clean, words

LETTERS = "aabbeou AB'’-\"., \n\u00a0\u2009äöüßéñ1北谈กำを\u3099한\u0301\u0e31\u0488\u200d\u00ad¶_*^:½ŉ"
texts = st.text(st.one_of(st.sampled_from(LETTERS), st.characters(codec="utf-8")), max_size=16).map(clean)


@given(texts)
def test_the_words_of_a_text_are_those_of_its_pieces(text: str) -> None:
    assert words(text) == [word for piece in text.split() for word in words(piece)]


def test_no_character_makes_other_words_in_company() -> None:
    # Syllables and ideographs by rule are as their first ones.
    numbers = [*range(0x3500), *range(0xA000, 0xAC20), *range(0xD7A4, 0x18000), *range(0x1AFF0, 0x20010)]
    for start in range(0, len(numbers), 50):
        text = " 北 ".join(f"{chr(number)}b a{chr(number)}" for number in numbers[start : start + 50])
        assert words(text) == [word for piece in text.split() for word in words(piece)]


@given(st.lists(st.lists(texts, max_size=3), max_size=5))
def test_what_is_gathered_is_where_it_stands(stories: list[list[str]]) -> None:
    gathered = Gathering()
    expected = defaultdict(set)
    for row, found in enumerate(stories):
        gathered.add(row, found)
        for text in found:
            for word in words(text):
                expected[word].add(row)
    assert {
        word: {row for rows in arrays for row in rows} for word, arrays in gathered.by_word().items()
    } == expected


@given(st.lists(st.lists(texts, max_size=3), max_size=5), texts)
def test_a_table_answers_for_a_word_and_for_all_that_begin_alike(
    stories: list[list[str]], typed: str
) -> None:
    gathered = Gathering()
    for row, found in enumerate(stories):
        gathered.add(row, found)
    table = MemoryTable(gathered.by_word())
    in_rows = [{word for text in found for word in words(text)} for found in stories]
    for word in {"", *words(typed), *(word[:2] for found in in_rows for word in found)}:
        exactly = [row for row, found in enumerate(in_rows) if word in found]
        beginning = [row for row, found in enumerate(in_rows) if any(one.startswith(word) for one in found)]
        assert list(table.exactly(word)) == exactly
        assert list(table.beginning(word)) == beginning


@st.composite
def phrases(draw: st.DrawFn, found: Sequence[str]) -> str:
    """A part of what stands in the texts, so that it often is found, as somebody may type it."""
    text = draw(st.sampled_from(found))
    start = draw(st.integers(0, len(text)))
    part = text[start : draw(st.integers(start, len(text)))].replace('"', " ")
    return draw(st.sampled_from((f'"{part}"', f'"{part}', part.replace(" ", "-"))))


@settings(max_examples=400)
@given(st.data())
def test_a_phrase_is_found_as_its_words_are(data: st.DataObject) -> None:
    found = data.draw(st.lists(texts, min_size=1, max_size=3))
    for term in terms_of(data.draw(phrases(found))):
        assert Phrase(term).is_in(found) == any(term.is_in(words(text)) for text in found)


def test_a_phrase_longer_than_is_looked_for_at_once_is_compared_to_its_end() -> None:
    text = " ".join(f"w{number}" for number in range(20))
    assert Phrase(terms_of(f'"{text}"')[0]).is_in([text])
    assert Phrase(terms_of(f'"{text[:-1]}')[0]).is_in([text])
    assert not Phrase(terms_of(f'"{text[:-1]}"')[0]).is_in([text])
    assert not Phrase(terms_of(f'"{text}"')[0]).is_in([text[:-4], text[-3:]])


def test_what_is_read_for_searching_is_what_an_event_holds() -> None:
    event = Event(
        date="2024",
        title={"de": "eins\ttab", "en": "two"},
        summary="drei \u202e vier",
        quotes=(
            Quote(text="fünf", translations={"en": Translation(text="five")}, speaker="somebody"),
            Quote(
                text="sechs", speaker=PrintedSpeaker(as_printed={"de": "ein Beamter", "en": "an official"})
            ),
        ),
    )
    for plain in (event, msgspec.structs.replace(event, title="T", summary=None, quotes=())):
        raw = msgspec.json.encode(plain)
        assert searchable_texts(raw) == texts_of(decode_event(raw))
    assert searchable_texts(msgspec.json.encode(event))[:3] == ["eins tab", "two", "drei \ufffd vier"]


def index_of(titles: Sequence[str], read: list[int]) -> TextIndex:
    def texts_in(row: int) -> list[str]:
        read.append(row)
        return [titles[row]]

    named = [(Actor(id="x", name="eins zwei"), FrozenBitMap([len(titles) - 1]))]
    return index_in_memory(((row, [title]) for row, title in enumerate(titles)), named, texts_in)


TITLES = [*("eins zwei", "zwei eins", "zwei, eins zwei", "drei") * 300, "vier"]


def steps(typed: str) -> tuple[list[Found], list[int]]:
    read: list[int] = []
    return list(index_of(TITLES, read).finding(terms_of(typed))), read


def test_a_phrase_is_found_step_by_step_and_only_where_its_words_stand() -> None:
    found, read = steps('"eins zwei"')
    assert found[0].rows == FrozenBitMap([1200])
    assert [one.unread for one in found] == [900, 650, 400, 150, 0]
    assert all(before.rows < after.rows for before, after in pairwise(found))
    assert read == [row for row in range(1200) if row % 4 != 3]
    assert list(found[-1].rows) == [*(row for row in range(1200) if row % 4 in {0, 2}), 1200]


def test_single_words_read_no_event() -> None:
    found, read = steps("eins zw")
    assert (len(found), found[0].unread, len(found[0].rows), read) == (1, 0, 901, [])


def test_a_second_term_narrows_what_has_to_be_read() -> None:
    found, read = steps('"eins zwei" vier')
    assert ([list(one.rows) for one in found], read) == ([[1200]], [])


def test_nothing_is_found_without_a_term() -> None:
    assert steps("") == ([Found(FrozenBitMap())], [])
    assert index_of(TITLES, []).find(()) == FrozenBitMap()


def test_who_stops_asking_stops_the_reading() -> None:
    read: list[int] = []
    finding = index_of(TITLES, read).finding((Term((("eins", "zwei"),), False),))
    next(finding)
    assert read == []
    next(finding)
    assert len(read) == 250
