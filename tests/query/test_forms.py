"""The written forms of a query read back as the same query, whatever its values hold."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from small_stories import DATES, engine_of

from tui.archive.archive import Archive
from tui.cli.asking import query_of
from tui.cli.parsing import parse as parse_words
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.model.dates import parse
from tui.query.forms import (
    FILTERS,
    QueryError,
    from_text,
    join_values,
    split_values,
    to_arguments,
    to_text,
)
from tui.query.query import Choice, Query
from tui.text import fold
from tui.wording import LANGUAGES, Wording

ENGLISH = Wording()
AWKWARD = (
    "a,b", "it's", 'say "no"', "back\\slash", "\\", "'", '"', "a:b", "country:KR", "-lead", "--search",
    "two words", "tab\tnew\nline", "Außen", "北京", "🇰🇷", "\\'", ",", "yes", "=", "a=b", "-", "--", "«»",
    "\\,",
)  # fmt: skip
values = st.one_of(st.sampled_from(AWKWARD), st.text(min_size=1, max_size=12))
dates = st.sampled_from([parse(text).canonical for text in DATES])


@st.composite
def choices(draw: st.DrawFn, allowed: st.SearchStrategy[str] = values) -> Choice:
    # Kinds are told apart by what they fold to.
    found = draw(st.lists(allowed, max_size=5, unique_by=fold))
    cut = draw(st.integers(0, len(found)))
    return Choice(tuple(found[:cut]), tuple(found[cut:]))


queries = st.builds(
    Query,
    countries=choices(),
    actors=choices(),
    sources=choices(),
    kinds=choices(),
    statuses=choices(),
    text=st.one_of(st.just(""), values),
    since=st.one_of(st.just(""), dates),
    until=st.one_of(st.just(""), dates),
    possibly=st.booleans(),
    has_quotes=st.sampled_from((None, True, False)),
)


@settings(max_examples=300, deadline=None)
@given(queries)
@example(Query(text='say "no'))
def test_the_text_form_reads_back(query: Query) -> None:
    assert from_text(to_text(query)) == query


@given(st.lists(values, unique=True))
def test_joined_values_are_split_again(found: list[str]) -> None:
    assert split_values(join_values(found)) == tuple(found)


def story_with(found: list[str]) -> Archive:
    """A story whose events have these values in every facet."""
    events = [
        {
            "date": "2024",
            "title": str(number),
            "kind": value,
            "status": value,
            "countries": [value],
            "actors": [value],
            "sources": [{"source": value}],
        }
        for number, value in enumerate(found)
    ]
    return admit(
        Contents("-", json.dumps([*events, {"date": "2024", "title": "A"}]).encode()), ENGLISH
    ).archive


names = st.one_of(
    st.sampled_from([value for value in AWKWARD if value.isprintable()]),
    st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "S")), min_size=1, max_size=8),
)


@settings(max_examples=100, deadline=None)
@given(choices(names), st.sampled_from(("countries", "actors", "sources", "kinds", "statuses")))
def test_values_of_facets_read_back_from_a_command_line(choice: Choice, facet: str) -> None:
    query = Query().choosing(facet, choice)
    archive = story_with([*choice.include, *choice.exclude])
    request = parse_words(["list", *to_arguments(query)], ENGLISH)
    assert query_of(request, archive, ENGLISH) == query


@settings(max_examples=150, deadline=None)
@given(
    st.builds(
        Query,
        text=st.one_of(st.just(""), values.filter(str.strip)),
        since=st.one_of(st.just(""), dates),
        until=st.one_of(st.just(""), dates),
        possibly=st.booleans(),
        has_quotes=st.sampled_from((None, True, False)),
    )
)
def test_the_command_line_form_reads_back(query: Query) -> None:
    assume(not (query.since and query.until) or _is_in_order(query))
    archive = admit(Contents("-", b'[{"date": "2024", "title": "A"}]'), ENGLISH).archive
    request = parse_words(["list", *to_arguments(query)], ENGLISH)
    assert query_of(request, archive, ENGLISH) == query


def _is_in_order(query: Query) -> bool:
    first, last = parse(query.since).earliest, parse(query.until).latest
    return first is None or last is None or first <= last


@pytest.mark.parametrize("text", ["Außen", "trupp", "--x", "-2w", '"a b"'])
def test_words_alone_are_a_search(text: str) -> None:
    assert from_text(text) == Query(text=text)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("   ", Query()),
        ("country:KR,KP -country:US", Query(countries=Choice(("KR", "KP"), ("US",)))),
        ('country:KR "Fake News" trupp', Query(countries=Choice(("KR",)), text='"Fake News" trupp')),
        ("kind:'meeting\\, public'", Query(kinds=Choice(("meeting", " public")))),
        ("kind:'meeting\\\\, public'", Query(kinds=Choice(("meeting, public",)))),
        ("quotes:no possibly:yes", Query(has_quotes=False, possibly=True)),
        ("possibly:no", Query()),
        ("country:KR country:KR,,KP", Query(countries=Choice(("KR", "KP")))),
        ("country:KR -country:KR", Query(countries=Choice((), ("KR",)))),
        ("search:eins zwei", Query(text="eins zwei")),
        ("since:2024-10-28", Query(since="2024-10-28")),
        ("country: KR", Query(text="country: KR")),
    ],
)
def test_the_text_form_is_read(text: str, query: Query) -> None:
    assert from_text(text) == query


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("contry:KR", "there is no filter “contry”; there are: country, actor"),
        ("-since:2024", "“since” cannot be ruled out"),
        ("quotes:maybe", "“quotes” is yes or no, not “maybe”"),
        ("since:gestern", "“gestern” is not a date: "),
        ("until:{x}", "“{x}” is not a date: "),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        from_text(text)
    assert caught.value.sentence(ENGLISH).startswith(said)
    for language in LANGUAGES:
        assert "\n" not in caught.value.sentence(Wording(language))


@given(st.text(max_size=40))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    try:
        query = from_text(text)
    except QueryError as error:
        assert error.sentence(ENGLISH)  # noqa: PT017 - most texts are no error
    else:
        assert from_text(to_text(query)) == query


def test_a_query_knows_its_parts() -> None:
    query = Query(countries=Choice(("KR",)), since="2024", possibly=True, has_quotes=False)
    assert list(query.parts()) == ["countries", "since", "has_quotes"]
    assert query.only("since") == Query(since="2024", possibly=True)
    assert query.without("has_quotes") == Query(countries=Choice(("KR",)), since="2024", possibly=True)
    assert not Query(possibly=True)
    assert bool(Query(has_quotes=False))


def test_choosing_and_ruling_out_a_value_undo_each_other() -> None:
    choice = Choice(("a", "b")).excluding("a")
    assert choice == Choice(("b",), ("a",))
    assert choice.including("a") == Choice(("b", "a"))
    assert choice.leaving("a").leaving("b") == Choice()


def test_every_filter_is_a_field_of_the_query() -> None:
    assert {entry.part for entry in FILTERS} == set(Query.__struct_fields__)


def test_an_empty_value_cannot_be_asked_for() -> None:
    story: dict[str, object] = {
        "events": [
            {
                "date": "2024",
                "title": "A",
                "status": "",
                "kind": "",
                "countries": [""],
                "actors": [""],
                "sources": [{"source": ""}],
            }
        ]
    }
    answer = engine_of(story).answer(Query())
    assert all(not answer.facet(facet) for facet in ("countries", "actors", "sources", "kinds", "statuses"))
