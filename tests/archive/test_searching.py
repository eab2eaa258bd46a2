"""The text index finds what a plain reading of the same words finds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive.archive import Archive
from tui.archive.terms import Term, terms_of
from tui.archive.words.texts import names_of, texts_of
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.text import words
from tui.wording import Wording

STORY = {
    "actors": [
        {"id": "yoon", "name": {"de": "Yoon Suk-yeol", "en": "President Yoon"}, "aliases": ["윤석열"]},
        {"id": "kyiv", "name": "Regierung der Ukraine", "aliases": ["Kiew", "Kyïv"]},
        {"id": "idle", "name": "Niemand Sonst"},
    ],
    "events": [
        {
            "date": "2020",
            "title": "Außenminister in Südkorea",
            "summary": {"de": "Er sagt nein.", "en": "He says no"},
        },
        {"date": "2021", "title": "Suedkorea zählt die Truppen", "actors": ["yoon"]},
        {
            "date": "2022",
            "title": "北京会谈",
            "quotes": [{"text": "“Fake News” aus Moskau", "speaker": "kyiv"}],
        },
        {
            "date": "2023",
            "title": "NATO’s co-belligerents",
            "quotes": [
                {
                    "text": "eins",
                    "translations": {"en": {"text": "one"}},
                    "speaker": {"as_printed": "Beamter"},
                },
                {"text": "zwei", "speaker": "ghost"},
            ],
        },
        {"date": "2024", "title": "Mueller-Luedenscheidt"},
    ],
}


def archive_of(story: object) -> Archive:
    return admit(Contents("story", json.dumps(story).encode()), Wording()).archive


@pytest.fixture(scope="module")
def archive() -> Archive:
    return archive_of(STORY)


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("Aussen", [0]), ("außenminister", [0]), ("AUSSENMINISTER", [0]), ("minister", []),
        ("Suedkorea", [0, 1]), ("Südkorea", [0, 1]), ("sudkorea", [0]), ('"Südkorea zählt"', [1]),
        ('"in Suedkorea"', [0]), ("trupp", [1]), ('"trupp"', []), ('"Truppen"', [1]), ('"die trupp', [1]),
        ('"die trupp"', []), ("uppen", []), ('"sagt nein"', [0]), ('"nein sagt"', []), ("nein sagt", [0]),
        ('"Südkorea er"', []), ('"nein he"', []), ('"eins one"', []), ('"eins zwei"', []),
        ("eins zwei", [3]), ("Yoon", [1]), ("suk-yeol", [1]), ("윤석", [1]), ("president", [1]),
        ("kiew", [2]),
        ("kyiv", [2]), ('"der Ukraine"', [2]), ('"Ukraine Kiew"', []), ("Niemand", []), ("ghost", [3]),
        ("Beamter", [3]), ("yoon truppen", [1]), ("北京", [2]), ("会谈", [2]), ("京会", [2]),
        ("北谈", []),
        ('"fake news"', [2]), ("NATO", [3]), ("nato's", [3]), ("belligerents", [3]), ("co-bellig", [3]),
        ('"co-belligerents"', [3]), ('"co-bellig"', []), ("Müller-Lüdenscheidt", [4]),
        ("Mueller-Lüdenscheidt", [4]), ("müller", [4]), ("", []), ("---", []), ('"', []), ('""', []),
        ("Aussen ---", [0]), ("*", []), ("OR", []), ("trupp NOT nein", []),
    ],
)  # fmt: skip
def test_a_search_finds(archive: Archive, typed: str, rows: list[int]) -> None:
    assert list(archive.texts.find(terms_of(typed))) == rows


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("eins zwei eins", (Term((("eins",),), True), Term((("zwei",),), True))),
        ('"a b" c', (Term((("a", "b"),), False), Term((("c",),), True))),
        ('"a b', (Term((("a", "b"),), True),)),
        ('x"y"', (Term((("x",),), True), Term((("y",),), False))),
        ("für", (Term((("fur",), ("fuer",)), True),)),
    ],
)
def test_what_is_typed_becomes_terms(typed: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(typed) == terms


LETTERS = "abeouüäß AB'’-\".,1北谈éñ\u0301\u200d¶_*^:"
texts = st.text(st.one_of(st.sampled_from(LETTERS), st.characters(codec="utf-8")), max_size=24)


@settings(max_examples=150, deadline=None)
@given(st.lists(texts, min_size=1, max_size=6), st.lists(texts, max_size=2), texts)
def test_the_index_agrees_with_a_plain_reading(titles: list[str], names: list[str], typed: str) -> None:
    story = {
        "actors": [{"id": str(number), "name": name, "aliases": names} for number, name in enumerate(names)],
        "events": [
            {
                "date": "2024",
                "title": title,
                "summary": titles[0],
                "id": str(number),
                "actors": ["0"][: number % 2],
            }
            for number, title in enumerate(titles)
        ],
    }
    archive = archive_of(story)
    for search in (typed, titles[-1], *titles[0].split()[:3], f'"{titles[0]}"', *names):
        terms = terms_of(search)
        expected = [
            row for row in range(len(archive)) if terms and all(holds(archive, row, term) for term in terms)
        ]
        assert list(archive.texts.find(terms)) == expected, search


def holds(archive: Archive, row: int, term: Term) -> bool:
    event = archive.event(row)
    known = {actor.id: actor for actor in archive.actors}
    named = [
        known[name]
        for name in archive.columns.postings["actors"]
        if row in archive.columns.postings["actors"][name]
    ]
    readings = [*texts_of(event), *(name for actor in named for name in names_of(actor))]
    return any(term.is_in(words(reading)) for reading in readings)


def test_a_very_long_search_is_answered(archive: Archive) -> None:
    assert list(archive.texts.find(terms_of('"' + "ü " * 5000 + '"'))) == []
    assert list(archive.texts.find(terms_of(" ".join(f"w{number}" for number in range(300))))) == []


@given(texts)
def test_every_word_of_a_text_finds_it(text: str) -> None:
    assert all(Term(((word,),), False).is_in(words(text)) for word in words(text))
