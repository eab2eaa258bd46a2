"""Names are understood in a story of very many actors, and a typing error is, too."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import pytest

from tui.errors import UsageError
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.query.asking import Asking
from tui.query.forms import FILTERS
from tui.query.query import Query
from tui.wording import Wording

ACTORS = 12_000


@lru_cache(maxsize=1)
def asking() -> Asking:
    actors: list[dict[str, object]] = [
        {"id": f"a{n}", "name": f"Name {n:05}", "aliases": ["…", "Twin"] if n < 2 else []}
        for n in range(ACTORS)
    ]
    actors.append({"id": "m", "name": {"de": "Jürgen Müller-Lüdenscheidt"}})
    story = {"actors": actors, "events": [{"date": "2024", "title": "One", "actors": ["a7"]}]}
    return Asking(
        admit(Contents("s", json.dumps(story).encode()), Wording()).archive, Wording(), date(2024, 10, 28)
    )


def asked(typed: str) -> Sequence[str]:
    (entry,) = (entry for entry in FILTERS if entry.part == "actors")
    return asking().added(Query(), entry, typed, ruled_out=False).actors.include


@pytest.mark.parametrize(
    ("typed", "found"),
    [("a7", "a7"), ("name 00007", "a7"), ("NAME 11999", "a11999"), ("jurgen müller-ludenscheidt", "m")],
)
def test_a_name_is_understood_whether_any_event_has_it_or_not(typed: str, found: str) -> None:
    assert asked(typed) == (found,)


@pytest.mark.parametrize("typed", ["Twin", "…"])
def test_a_name_of_several_is_refused_with_their_ids(typed: str) -> None:
    with pytest.raises(UsageError, match=r"a0 .*a1 "):
        asked(typed)


def test_half_a_name_is_no_name() -> None:
    with pytest.raises(UsageError, match="there is no actor “Name”"):
        asked("Name")


def test_of_very_many_names_one_that_is_much_alike_is_suggested() -> None:
    with pytest.raises(UsageError, match="did you mean “Jürgen Müller-Lüdenscheidt”"):
        asked("Jurgen Muller-Ludenscheid")
