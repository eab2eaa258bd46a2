"""From filters as people write them to a query, and back to a command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tui.archive.archive import Archive
from tui.cli.asking import query_of
from tui.cli.parsing import parse
from tui.errors import UsageError
from tui.loading.gate import admit, open_story
from tui.loading.opening import Contents
from tui.query.forms import to_arguments
from tui.query.query import Choice, Query
from tui.wording import Wording

ENGLISH = Wording("en")
TODAY = date(2024, 10, 30)
STORY = open_story(str(Path(__file__).resolve().parents[2] / "events.json"), ENGLISH).archive


def asked(*words: str, archive: Archive = STORY) -> Query:
    return query_of(parse(["list", *words], ENGLISH), archive, ENGLISH, TODAY)


def refusal(*words: str, archive: Archive = STORY) -> str:
    with pytest.raises(UsageError) as caught:
        asked(*words, archive=archive)
    return str(caught.value)


@pytest.mark.parametrize(
    "typed", ["KR", "kr", "South Korea", "südkorea", "Suedkorea", "Republic of Korea", "KOR"]
)
def test_a_country_is_a_code_or_a_name(typed: str) -> None:
    assert asked("--country", typed).countries == Choice(include=("KR",))


@pytest.mark.parametrize("typed", ["putin", "Putin", "Wladimir Putin", "Vladimir Putin", "PUTIN"])
def test_an_actor_is_an_id_a_name_or_an_alias(typed: str) -> None:
    assert asked("--actor", typed).actors == Choice(include=("putin",))


def test_values_are_separated_by_commas_and_options_repeat() -> None:
    query = asked("--country", "KR, KP", "--country", "US", "--not-country", "RU", "--not-actor", "Moskau")
    assert query.countries == Choice(("KR", "KP", "US"), ("RU",))
    assert query.actors == Choice(exclude=("moscow",))


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2024-10-28", "2024-10-28"),
        ("28 Oct 2024", "2024-10-28"),
        ("28.10.2024", "2024-10-28"),
        ("2024-10", "2024-10"),
        ("yesterday", "2024-10-29"),
        ("-2w", "2024-10-16"),
        ("+1d", "2024-10-31"),
    ],
)
def test_dates_are_understood_as_people_type_them(typed: str, edtf: str) -> None:
    assert asked("--since", typed).since == edtf
    assert asked(f"--until={typed}").until == edtf


def test_switches_and_words_reach_the_query() -> None:
    query = asked(
        "--possibly", "--quotes", "no", "--search", 'a "b c"', "--kind", "Treaty", "--status", "claimed"
    )
    assert query == Query(
        possibly=True,
        has_quotes=False,
        text='a "b c"',
        kinds=Choice(("treaty",)),
        statuses=Choice(("claimed",)),
    )


_STATUSES = (
    "there is no status “{}”; there are: happened, ongoing, planned, expected, claimed, denied, unclear"
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--country", "Nordkora"), "there is no country “Nordkora”"),
        (("--country", "Narnia"), "there is no country “Narnia”"),
        (("--country", ""), "--country needs a value: KR,KP"),
        (("--not-country", " "), "--not-country needs a value: KR,KP"),
        (("--search", ""), "--search needs a value: WORDS"),
        (("--since", ""), "--since needs a value: DATE"),
        (("--country", "KR,,KP"), "--country: a value is missing beside a comma in “KR,,KP”"),
        (("--actor", "Putin,"), "--actor: a value is missing beside a comma in “Putin,”"),
        (("--kind", "foo"), "there is no kind “foo” in this story; there are: statement, "),
        (("--not-kind", "foo"), "there is no kind “foo” in this story; there are: statement, "),
        (
            ("--since", "2024-11", "--until", "2024-10-31"),
            "--since 2024-11 is later than --until 2024-10-31, so nothing can lie between",
        ),
        (("--country", "North Kora"), "there is no country “North Kora”; did you mean “North Korea”?"),
        (("--actor", "putn"), "there is no actor “putn” in this story; did you mean “putin”?"),
        (("--source", "artcle"), "there is no source “artcle” in this story; did you mean “article”?"),
        (("--status", "claimd"), _STATUSES.format("claimd") + "; did you mean “claimed”?"),
        (("--status", "foo"), _STATUSES.format("foo")),
        (
            ("--since", "whenever"),
            "“whenever” is not a date; write 2024-10-28, 28 Oct 2024, yesterday or -2w",
        ),
    ],
)
def test_what_is_not_known_is_refused(words: tuple[str, ...], said: str) -> None:
    assert refusal(*words).startswith(said)


def test_chance_suggests_no_country_and_a_window_may_be_one_day() -> None:
    assert "did you mean" not in refusal("--country", "Narnia")
    assert "did you mean" in refusal("--kind", "statemnt")
    assert asked("--since", "2024-10-31", "--until", "2024-10").until == "2024-10"


@pytest.mark.parametrize("typed", ["geplant", "Geplant", "planned"])
def test_a_status_may_be_said_in_the_language_of_the_interface(typed: str) -> None:
    german = Wording("de")
    query = query_of(parse(["list", "--status", typed], german), STORY, german, TODAY)
    assert query.statuses == Choice(("planned",))
    with pytest.raises(UsageError, match="geplant"):
        query_of(parse(["list", "--status", "gepl"], german), STORY, german, TODAY)


def test_a_name_of_several_actors_is_refused_with_the_candidates() -> None:
    actors = [{"id": "k1", "name": "Kim"}, {"id": "k2", "name": "Kim Jong-un", "aliases": ["Kim"]}]
    story = {"actors": actors, "events": [{"date": "2024", "title": "x", "actors": ["k1"]}]}
    archive = admit(Contents("x", json.dumps(story).encode()), ENGLISH).archive
    said = refusal("--actor", "kim", archive=archive)
    assert said == "“kim” is the name of several actors; write an id: k1 (Kim), k2 (Kim Jong-un)"
    assert asked("--actor", "k1", archive=archive).actors == Choice(("k1",))


def test_values_of_a_story_that_no_list_knows_can_be_asked_for() -> None:
    story = {
        "events": [{"date": "2024", "title": "x", "countries": ["EU"], "actors": ["a,b"], "kind": "x y"}]
    }
    archive = admit(Contents("x", json.dumps(story).encode()), ENGLISH).archive
    query = asked("--country", "EU", "--actor", "a\\,b", "--kind", "X Y", archive=archive)
    assert query == Query(countries=Choice(("EU",)), actors=Choice(("a,b",)), kinds=Choice(("x y",)))


def choices(values: list[str]) -> st.SearchStrategy[Choice]:
    return st.permutations(values).flatmap(
        lambda order: st.integers(0, min(3, len(order))).map(
            lambda n: Choice(tuple(order[:n]), tuple(order[n : n + 1]))
        )
    )


@tried(deadline=None)
@given(
    st.builds(
        Query,
        countries=choices(sorted(STORY.columns.postings["countries"])),
        actors=choices(sorted(STORY.columns.postings["actors"])),
        kinds=choices(sorted(STORY.columns.postings["kinds"])),
        statuses=choices(sorted(STORY.columns.postings["statuses"])),
        text=st.text(max_size=12).filter(lambda text: bool(text.strip()) or not text),
        since=st.sampled_from(["", "2024-10-28", "2024", "-0043", "2024-10-XX"]),
        until=st.sampled_from(["", "2024-10-29", "2025"]),
        possibly=st.booleans(),
        has_quotes=st.sampled_from([None, True, False]),
    )
)
def test_a_query_written_as_arguments_reads_back_as_itself(query: Query) -> None:
    assert asked(*to_arguments(query)) == query
