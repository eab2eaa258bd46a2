"""The lists of countries, actors and sources, with counts under the rest of the filter.

Such a list may have fifty thousand values. They are put in order once for each rest of a
filter, and narrowed once for each letter; a key that moves the cursor makes lines only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rich.cells import cell_len

from tui.app.formatting.actor_lines import BARS, sparkline
from tui.app.formatting.bars import bar
from tui.app.formatting.chips import value_name
from tui.app.formatting.line import Line, Span, padded, shortened
from tui.app.menus import Menu
from tui.app.view import View
from tui.archive.archive import Archive
from tui.model.places import country_name, match_country
from tui.query.answer import Answer
from tui.query.query import Choice, Query
from tui.query.ranking import Ranking
from tui.text import one_line, words
from tui.wording import N_, Wording

_SPARK, _SHORT_SPARK = 12, 6
_BAR, _SHORT_BAR = 8, 3
_RANKS = 8
"""More than there are ways in which a name can fit."""
_SPARKS_KEPT = 512
"""Sparklines kept at hand: some screens full."""


class FacetMenu(Menu):
    """The values of a facet with their counts under the rest of the filter, a bar, and when."""

    hint = N_("type to narrow · Space include · - exclude · Enter keep · Esc restore")

    def __init__(self, facet: str) -> None:
        """Take the facet: countries, actors or sources."""
        self.facet = facet
        self.title = {"countries": N_("Country"), "actors": N_("Actor"), "sources": N_("Source")}[facet]
        self._ranked: Callable[[_Counted], Ranking] = lru_cache(4)(_Counted.ranking)
        self._fitting: Callable[[Ranking, Archive, Choice, str, Wording], Sequence[str]] = lru_cache(16)(
            self._narrowed
        )
        self._sparked: Callable[[_Counted, str, int], str] = lru_cache(_SPARKS_KEPT)(_Counted.spark)

    def make_ready(self, view: View) -> None:
        """Fold the names that what is typed is compared with."""
        if self.facet == "actors":
            view.archive.names_of_actors.make_ready()
        elif self.facet == "sources":
            view.archive.names_of_sources.make_ready()

    def _counted(self, view: View) -> _Counted:
        return _Counted(self.facet, view.archive, view.answer.query.without(self.facet), view.answer)

    def values(self, view: View, typed: str) -> Sequence[str]:
        """Values that occur or are chosen, most events first; where a text was typed, all that it fits.

        Of those, the ones that occur under the rest of the filter come first, the best match of them before
        all others.
        """
        ranking, choice = self._ranked(self._counted(view)), view.query.choice(self.facet)
        return self._fitting(ranking, view.archive, choice, typed.strip(), view.wording)

    def _narrowed(
        self, ranking: Ranking, archive: Archive, choice: Choice, typed: str, wording: Wording
    ) -> Sequence[str]:
        asked = choice.include + choice.exclude
        if not typed:
            unseen = sorted(value for value in asked if not ranking.count(value))
            shown = ranking.values[: ranking.occurring]
            return [*shown, *unseen] if unseen else shown
        found = self._ranks(ranking, archive, asked, typed, wording)
        places, last = ranking.places, len(ranking.values)

        def weight(value: str) -> int:
            # One number, because tuples of fifty thousand values take three times as long to sort.
            place = places.get(value, last)
            return ((place >= ranking.occurring) * _RANKS + found[value]) * (last + 1) + place

        return sorted((value for value in found if value in places or value in asked), key=weight)

    def _ranks(
        self, ranking: Ranking, archive: Archive, asked: Sequence[str], typed: str, wording: Wording
    ) -> dict[str, int]:
        """How well the values fit that fit what was typed at all, 0 being best."""
        if self.facet == "countries":
            ranked = ((code, match_country(typed, code, wording)) for code in (*ranking.values, *asked))
            return {code: rank for code, rank in ranked if rank is not None}
        names = archive.names_of_actors if self.facet == "actors" else archive.names_of_sources
        return names.find(words(typed))

    def line(self, view: View, value: str, width: int) -> Line:
        """Sign of the choice, code and name, count, bar, sparkline."""
        counted = self._counted(view)
        ranking = self._ranked(counted)
        count = ranking.count(value)
        choice = view.query.choice(self.facet)
        sign = "[+]" if value in choice.include else "[-]" if value in choice.exclude else "[ ]"
        spans: list[Span] = [(f" {sign} ", "accent" if sign != "[ ]" else "dim")]
        spark, cells = _drawings(width)
        room = width - 5 - 7 - cells - 2 - (spark + 1)
        spans += self._name(view, value, room)
        spans.append((view.wording.number(count).rjust(6) + " ", "text" if count else "dim"))
        spans.append((_bar(count, ranking.most, cells, ascii_marks=view.ascii), "bar"))
        drawn = self._sparked(counted, value, spark)
        spans.append((" " + (drawn.translate(_PLAIN_BARS) if view.ascii else drawn), "dim"))
        return tuple(spans)

    def _name(self, view: View, value: str, room: int) -> list[Span]:
        if self.facet == "countries":
            name = country_name(value, view.wording)
            code = padded(one_line(value), 3)
            return [(code, f"country:{value}"), (padded(name if name != value else "", room - 3), "text")]
        name = value_name(view, self.facet, value)
        country = view.archive.actor(value).country if self.facet == "actors" else None
        tail = f" {one_line(country)}" if country else ""
        return [
            (shortened(name, room - 3), "text"),
            (
                padded(tail, room - cell_len(shortened(name, room - 3))),
                f"country:{country}" if country else "text",
            ),
        ]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A facet under the rest of a filter; equal where the rest is, whatever is chosen of the facet."""

    facet: str
    archive: Archive
    rest: Query
    answer: Answer = field(compare=False)

    def ranking(self) -> Ranking:
        return self.answer.ranking(self.facet)

    def spark(self, value: str, cells: int) -> str:
        """When the events of a value are, over the time of the whole story."""
        starts = self.archive.columns.starts
        step = max((starts[-1] - starts[0]) // cells, 1)
        edges = [starts[0] + step * number for number in range(cells)] + [starts[-1] + 1]
        return sparkline(self.answer.facet_histogram(self.facet, value, edges))


_PLAIN_BARS = str.maketrans(BARS, " __--==##")


def _drawings(width: int) -> tuple[int, int]:
    """Cells of the sparkline and of the bar: where there is little room, names come first."""
    if width >= 56:
        return _SPARK, _BAR
    return _SHORT_SPARK, _SHORT_BAR if width >= 46 else 0


def _bar(count: int, most: int, cells: int, *, ascii_marks: bool) -> str:
    """A bar of so many cells at most; whatever is not zero is seen."""
    if not most or not count:
        return " " * cells
    return bar(max(count * cells * 8 // most, 1), plain=ascii_marks).ljust(cells)
