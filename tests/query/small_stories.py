"""Small stories and queries about them, made at random."""

from __future__ import annotations

import json

from hypothesis import strategies as st
from plain_reading import Json

from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.query.engine import LocalEngine
from tui.query.query import Choice, Query
from tui.wording import Wording

COUNTRIES = ("KR", "KP", "US", "RU")
LISTED = ("ana", "bob", "müller")
ACTORS = (*LISTED, "stranger")
SOURCES = ("s1", "s2", "unlisted")
KINDS = ("statement", "meeting, public", "treaty")
STATUSES = ("happened", "claimed", "denied")
DATES = (
    "2024", "2024-10", "2024-10-28", "2024-10-28T14:10:00Z", "2024-10-21/2024-10-27", "2024-10-XX", "202X",
    "2024-10~", "2024-10-28?", "2024-21", "2024-10-28/..", "/2024-10-28", "../2024", "-0043",
    "Y-13800000000", "[2024-10-29..2024-11]", "{2023,2024-10}", "[..2024-10-28]", "2024-10-28/2024-11~",
    "2024-33", "156X",
)  # fmt: skip
TEXTS = (
    "Außenminister sagt nein", "Suedkorea und die Truppen", "Südkorea", "die truppe rückt ab", "北京会谈",
    "NATO’s reply", "sagt", "nein", "co-belligerents", "Mueller-Lüdenscheidt", "", "…",
)  # fmt: skip
SEARCHES = (
    "Aussen", "suedkorea", "Südkorea", "trupp", '"Truppen"', '"die Trupp', '"sagt nein"', '"nein die"',
    "京会", '"北京"', "nato's",
    "Müller", "Ana", "stranger", "Sprecher", "sagt trupp", "---", '"', "belligerents",
    '"co-bell"', '"Südkorea und"', "Müller-Luedenscheidt",
)  # fmt: skip

_texts = st.sampled_from(TEXTS)
_titles = st.one_of(_texts, st.dictionaries(st.sampled_from(("de", "en")), _texts, max_size=2))
_citations = st.builds(lambda name: {"source": name}, st.sampled_from(SOURCES))
_speakers = st.one_of(
    st.none(),
    st.sampled_from(ACTORS),
    st.builds(lambda words: {"as_printed": words}, st.just("Ein Sprecher")),
)
_quotes = st.fixed_dictionaries(
    {"text": _texts, "speaker": _speakers},
    optional={
        "via": st.sampled_from(ACTORS),
        "source": _citations,
        "translations": st.builds(lambda text: {"en": {"text": text}}, _texts),
    },
)
_parts = st.one_of(
    st.sampled_from(ACTORS), st.builds(lambda name: {"actor": name, "as": "there"}, st.sampled_from(ACTORS))
)
_events: st.SearchStrategy[Json] = st.fixed_dictionaries(
    {"date": st.sampled_from(DATES), "title": _titles},
    optional={
        "summary": _titles,
        "status": st.sampled_from(STATUSES),
        "kind": st.sampled_from(KINDS),
        "countries": st.lists(st.sampled_from(COUNTRIES), max_size=3),
        "actors": st.lists(_parts, max_size=3),
        "sources": st.lists(_citations, max_size=2),
        "quotes": st.lists(_quotes, max_size=3),
    },
)


def _story(events: list[Json]) -> Json:
    numbered = [{"id": f"e{number}", **event} for number, event in enumerate(events)]
    actors = [
        {"id": "ana", "name": {"de": "Anna", "en": "Ana"}, "country": "US"},
        {"id": "bob", "name": "Bob", "aliases": ["Müller der Jüngere"]},
        {"id": "müller", "name": "Müller", "country": "KR"},
    ]
    return {"actors": actors, "sources": [{"id": "s1"}, {"id": "s2"}], "events": numbered}


stories = st.lists(_events, min_size=1, max_size=25).map(_story)


def _choices(values: tuple[str, ...]) -> st.SearchStrategy[Choice]:
    some = st.lists(st.sampled_from((*values, "nowhere")), max_size=2, unique=True).map(tuple)
    return st.one_of(st.just(Choice()), st.builds(Choice, some, some))


queries = st.builds(
    Query,
    countries=_choices(COUNTRIES),
    actors=_choices(ACTORS),
    sources=_choices(SOURCES),
    kinds=_choices(KINDS),
    statuses=_choices(STATUSES),
    text=st.one_of(st.just(""), st.sampled_from(SEARCHES)),
    since=st.one_of(st.just(""), st.sampled_from(DATES)),
    until=st.one_of(st.just(""), st.sampled_from(DATES)),
    possibly=st.booleans(),
    has_quotes=st.sampled_from((None, None, True, False)),
)


def engine_of(story: Json) -> LocalEngine:
    return LocalEngine(admit(Contents("story", json.dumps(story).encode()), Wording()).archive)
