"""Names are found by the beginnings of their words, and time by how far earlier dates reach."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.archive.building import ColumnBuilder
from tui.archive.columns import LONG, RowSet
from tui.archive.names import BEGINNING, LATER, WHOLE, names_of_actors, names_of_sources
from tui.archive.parts import joined
from tui.archive.reach import Reach
from tui.model.records import Actor, Event, Source
from tui.text import words

_TEXTS = st.text(st.sampled_from("aAbB -.,_'’\n\t\x00\x1f\x7fäÖßøﬁ北京に้กҐ1²"), max_size=8)
_ACTORS = st.dictionaries(
    st.sampled_from(("a", "b a", "B-1", "Ä")),
    st.tuples(_TEXTS, st.lists(_TEXTS, max_size=2)),
)


def plain_rank(names: list[str], typed: list[str]) -> int | None:
    """How well names fit by going through their words."""
    ranks = []
    for name in map(words, names):
        for start in range(len(name) - len(typed) + 1):
            part = name[start : start + len(typed)]
            if part[:-1] == typed[:-1] and part[-1].startswith(typed[-1]):
                ranks.append(WHOLE if name == typed else LATER if start else BEGINNING)
    return min(ranks, default=None)


@settings(max_examples=500, deadline=None)
@given(_ACTORS, st.lists(st.sampled_from(("c", "b", "A")), unique=True), _TEXTS)
def test_names_are_found_as_by_a_look_at_each(
    called: dict[str, tuple[str, list[str]]], in_events: list[str], typed: str
) -> None:
    listed = {
        name: Actor(id=name, name={"de": text}, aliases=tuple(others))
        for name, (text, others) in called.items()
    }
    names = names_of_actors(dict.fromkeys(in_events, RowSet([0])), listed)
    wanted = words(typed)
    expected: dict[str, int] = {}
    for value in {*in_events, *listed}:
        text, others = called.get(value, ("", []))
        rank = plain_rank([value, text, *others], wanted) if wanted else None
        if rank is not None:
            expected[value] = rank
    assert names.find(wanted) == expected


def test_a_source_is_found_by_its_title_in_any_language_and_by_its_id() -> None:
    sources = {
        "s1": Source(id="s1", title={"de": "Die Zeitung", "en": "The Paper"}),
        "s2": Source(id="s2"),
        "s3": Source(id="s3", title="Paper of Record"),
    }
    names = names_of_sources({"s2": RowSet([0]), "unlisted paper": RowSet([0])}, sources)
    names.make_ready()
    assert names.find(["paper"]) == {"s1": LATER, "s3": BEGINNING, "unlisted paper": LATER}
    assert names.find(["the", "paper"]) == {"s1": WHOLE}
    assert names.find(["s"]) == {"s1": BEGINNING, "s2": BEGINNING, "s3": BEGINNING}
    assert names.find([]) == {}


_DATES = st.sampled_from(
    ("2024-01-01", "2024-02", "2024", "2023-11/2024-05", "202X", "2024-03-01/..", "../2024-04", "2024-05-05")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_DATES, min_size=1, max_size=12), st.data())
def test_dates_reach_as_far_as_the_longest_before(dates: list[str], data: st.DataObject) -> None:
    builder = ColumnBuilder({})
    for number, date in enumerate(dates):
        builder.add(Event(date=date, title="", id=str(number)), (), ())
    columns = joined([builder.part()]).columns
    everything = range(len(columns))
    some = RowSet(data.draw(st.sets(st.sampled_from(everything))))
    row, moment = data.draw(st.sampled_from(everything)), data.draw(st.sampled_from(columns.latest)) - 1
    long = [row for row in everything if columns.latest[row] - columns.starts[row] >= LONG]
    for rows, reach in ((RowSet(everything), Reach(columns)), (some, Reach(columns, some))):
        for after in (moment, moment + 1):
            expected = any(columns.latest[other] > after for other in long if other <= row and other in rows)
            assert reach.beyond(row, after) == expected
