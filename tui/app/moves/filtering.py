"""Steps from filter to filter: what to ask next, and where to stand in the answer."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app.view import View
from tui.query.answer import Answer
from tui.query.query import Choice, Query


def answered(view: View, query: Query, answer: Answer, *, paused: bool = False) -> View:
    """The view with a new answer: the selected event stays where it matches, else the next one that does."""
    row = view.row
    if row is None or row not in answer:
        row = _nearest(answer, view.row or 0)
    order = _order(view, query)
    moved = replace(view, query=query, answer=answer, order=order, paused=paused, notice="")
    return moved if row == view.row else moved.at(row)


def _nearest(answer: Answer, row: int) -> int | None:
    if not len(answer):
        return None
    return answer.row_at(min(answer.position_of(row), len(answer) - 1))


def _order(view: View, query: Query) -> tuple[str, ...]:
    """Parts in the order they were asked for: those that stay, then those that are new or changed."""
    now = tuple(query.parts())
    same = [part for part in view.order if part in now and getattr(query, part) == getattr(view.query, part)]
    return (*same, *(part for part in now if part not in same))


def without_last(view: View) -> Query | None:
    """The query without the part that was asked for last, a search first; None where nothing is asked."""
    if not view.order:
        return None
    part = "text" if "text" in view.order else view.order[-1]
    return view.query.without(part)


def only_country(view: View) -> Query | None:
    """The query for one country of the selected event, or for the next where one is asked for already.

    The country of the actor at hand comes first; after the last one no country is asked for. None where the
    event has no country.
    """
    countries = event_countries(view)
    if not countries:
        return None
    steps = [*(Choice((country,)) for country in countries), Choice(), Choice((countries[0],))]
    choice = view.query.choice("countries")
    following = steps[steps.index(choice) + 1] if choice in steps else steps[0]
    return view.query.choosing("countries", following)


def event_countries(view: View) -> tuple[str, ...]:
    """The countries of the selected event, that of the actor at hand first."""
    if view.row is None:
        return ()
    countries = view.archive.countries(view.row)
    actor = view.archive.actor(view.actor_id).country if view.actor_id else None
    return tuple(sorted(countries, key=lambda country: country != actor))


def only_actor(view: View) -> Query | None:
    """The query for the actor at hand."""
    return None if view.actor_id is None else toggled_only(view.query, "actors", view.actor_id)


def toggled_only(query: Query, facet: str, value: str) -> Query:
    """One value alone of a facet; no choice of that facet where that is what is asked already."""
    alone = Choice((value,))
    return query.choosing(facet, Choice() if query.choice(facet) == alone else alone)


def toggled(query: Query, facet: str, value: str, *, ruled_out: bool) -> Query:
    """A value asked for or ruled out; left alone where it was so already."""
    choice = query.choice(facet)
    there = choice.exclude if ruled_out else choice.include
    if value in there:
        return query.choosing(facet, choice.leaving(value))
    return query.choosing(facet, choice.excluding(value) if ruled_out else choice.including(value))
