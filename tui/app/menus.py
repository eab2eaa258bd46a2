"""Lists to choose from: countries, actors, sources, links, problems, commands.

A menu says which values fit what was typed and what a value's line looks like; only
the lines on the screen are ever made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from tui.app.formatting.actor_lines import BARS, sparkline
from tui.app.formatting.chips import value_name
from tui.app.formatting.line import Line, Span, cropped, padded, shortened
from tui.app.view import View
from tui.archive.archive import Archive
from tui.model.places import country_name, match_country
from tui.model.records import Actor
from tui.model.texts import chosen
from tui.text import one_line, words
from tui.wording import N_, Wording

_SPARK, _SHORT_SPARK = 12, 6
_BAR, _SHORT_BAR = 8, 3
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_UNCUT = 100_000
"""Cells that no line fills."""
_NO_DETAILS: Mapping[str, Line] = MappingProxyType({})


class Menu:
    """A list to choose from.

    Attributes:
        facet: the facet whose values are chosen, so that they can be included and ruled out; empty for other
            menus.
        title: what the list is called.
        hint: which keys act on it.
        is_wide: whether its lines need the whole width of the screen.
    """

    facet = ""
    is_wide = False
    title = ""
    hint = N_("type to narrow · Enter choose · Esc close")

    def values(self, view: View, typed: str) -> Sequence[str]:
        """The values that fit what was typed, best first."""
        raise NotImplementedError

    def line(self, view: View, value: str, width: int) -> Line:
        """How a value is shown in `width` cells."""
        raise NotImplementedError

    def detail(self, view: View, value: str) -> Line:  # noqa: ARG002 - most lines say all there is
        """The whole of what a line may have cut, for the value under the cursor; empty where nothing is."""
        return ()


class FacetMenu(Menu):
    """The values of a facet with their counts under the rest of the filter, a bar, and when."""

    hint = N_("type to narrow · Space include · - exclude · Enter keep · Esc restore")

    def __init__(self, facet: str) -> None:
        """Take the facet: countries, actors or sources."""
        self.facet = facet
        self.title = {"countries": N_("Country"), "actors": N_("Actor"), "sources": N_("Source")}[facet]
        self._counts: Callable[[View], Mapping[str, int]] = lru_cache(4)(_Counted(facet))

    def values(self, view: View, typed: str) -> Sequence[str]:
        """Values that occur or are chosen, most events first; where a text was typed, all that it fits.

        Of those, the ones that occur under the rest of the filter come first, the best match of them before
        all others.
        """
        counts = self._counts(view)
        choice = view.query.choice(self.facet)
        chosen_here = choice.include + choice.exclude
        known = [*counts, *(value for value in chosen_here if value not in counts)]
        if not typed.strip():
            shown = [value for value in known if counts.get(value) or value in chosen_here]
            return sorted(shown, key=lambda value: (-counts.get(value, 0), value))
        ranked = ((self._rank(view, value, typed), -counts.get(value, 0), value) for value in known)
        found = [(not count, rank, count, value) for rank, count, value in ranked if rank is not None]
        return [value for *_, value in sorted(found)]

    def _rank(self, view: View, value: str, typed: str) -> int | None:
        if self.facet == "countries":
            return match_country(typed, value, view.wording)
        return _name_rank(_spellings(view.archive, self.facet, value), tuple(words(typed)))

    def line(self, view: View, value: str, width: int) -> Line:
        """Sign of the choice, code and name, count, bar, sparkline."""
        counts = self._counts(view)
        count = counts.get(value, 0)
        choice = view.query.choice(self.facet)
        sign = "[+]" if value in choice.include else "[-]" if value in choice.exclude else "[ ]"
        spans: list[Span] = [(f" {sign} ", "accent" if sign != "[ ]" else "dim")]
        spark, bar = _drawings(width)
        room = width - 5 - 7 - bar - 2 - (spark + 1)
        spans += self._name(view, value, room)
        spans.append((view.wording.number(count).rjust(6) + " ", "text" if count else "dim"))
        spans.append((_bar(count, max(counts.values(), default=0), bar, ascii_marks=view.ascii), "bar"))
        spans.append((" " + _spark(view, self.facet, value, spark), "dim"))
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
                padded(tail, room - _width(shortened(name, room - 3))),
                f"country:{country}" if country else "text",
            ),
        ]


class _Counted:
    """Counts of a facet by view; a class, so that the cache is keyed by the view alone."""

    __slots__ = ("_facet",)

    def __init__(self, facet: str) -> None:
        self._facet = facet

    def __call__(self, view: View) -> Mapping[str, int]:
        return view.answer.facet(self._facet)


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _name_rank(spellings: tuple[tuple[str, ...], ...], typed: tuple[str, ...]) -> int | None:
    """How well a typed text fits one of several names: 0 a whole name, 1 its beginning, 2 a later word."""
    if not typed:
        return None
    ranks = []
    for name in spellings:
        if name == typed:
            ranks.append(0)
        for start in range(len(name) - len(typed) + 1):
            part = name[start : start + len(typed)]
            if part[:-1] == typed[:-1] and part[-1].startswith(typed[-1]):
                ranks.append(1 if start == 0 else 2)
    return min(ranks, default=None)


def _spellings(archive: Archive, facet: str, value: str) -> tuple[tuple[str, ...], ...]:
    """The names a value is found by, as folded words."""
    if facet == "actors":
        return _folded((*_names(archive.actor(value)), value))
    title = archive.source(value).title
    titles = (title,) if isinstance(title, str) else tuple((title or {}).values())
    return _folded((*titles, value))


@lru_cache(maxsize=65_536)
def _folded(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Names as folded words; kept by the names alone, so that no story is kept that was read again."""
    return tuple(tuple(words(name)) for name in names)


def _names(actor: Actor) -> tuple[str, ...]:
    names = (actor.name,) if isinstance(actor.name, str) else tuple(actor.name.values())
    return (*names, *actor.aliases)


def _drawings(width: int) -> tuple[int, int]:
    """Cells of the sparkline and of the bar: where there is little room, names come first."""
    if width >= 56:
        return _SPARK, _BAR
    return _SHORT_SPARK, _SHORT_BAR if width >= 46 else 0


def _bar(count: int, most: int, cells: int, *, ascii_marks: bool) -> str:
    """A bar of so many cells at most; whatever is not zero is seen."""
    if not most or not count:
        return " " * cells
    eighths = max(count * cells * 8 // most, 1)
    if ascii_marks:
        return ("#" * max(eighths // 8, 1)).ljust(cells)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(cells)


def _spark(view: View, facet: str, value: str, cells: int) -> str:
    """When the events of a value are, over the time of the whole story."""
    starts = view.archive.columns.starts
    step = max((starts[-1] - starts[0]) // cells, 1)
    edges = [starts[0] + step * number for number in range(cells)] + [starts[-1] + 1]
    spark = sparkline(view.answer.facet_histogram(facet, value, edges))
    return spark.translate(str.maketrans(BARS, " __--==##")) if view.ascii else spark


class SourcesMenu(Menu):
    """The sources of an event with the links that would be opened."""

    title = N_("Open a source")
    hint = N_("Enter opens the link in the browser · Esc close")

    def __init__(self, sources: Sequence[str]) -> None:
        """Take the ids of the sources."""
        self._sources = sources

    def values(self, view: View, typed: str) -> Sequence[str]:
        """Sources whose title or link holds what was typed."""
        wanted = tuple(words(typed))
        return [
            name
            for name in self._sources
            if not wanted or _name_rank(_spellings(view.archive, "sources", name), wanted) is not None
        ]

    def line(self, view: View, value: str, width: int) -> Line:
        """The link as it would be opened, then the title."""
        source = view.archive.source(value)
        title = one_line(chosen(source.title, view.wording.language, view.archive.language)[0])
        link, is_opened = _shown_link(source.url, view.wording)
        return (
            (" ", "text"),
            (shortened(link, width - 2), "accent" if is_opened else "dim"),
            (f"  {title}", "dim"),
        )

    def detail(self, view: View, value: str) -> Line:
        """The whole link and title: what is opened is read first."""
        return self.line(view, value, _UNCUT)


def _shown_link(url: str | None, wording: Wording) -> tuple[str, bool]:
    """A link as it would be opened, with its real host, or why it would not be; and which of both it is."""
    from tui.app.browser import LinkRefusedError, safe_link

    if not url:
        return wording.say("no link in the data"), False
    try:
        return safe_link(url), True
    except LinkRefusedError as error:
        return f"{one_line(url)} · " + wording.say(
            "not opened: {reason}", reason=wording.say(str(error))
        ), False


class LinesMenu(Menu):
    """Fixed lines, each with a value: problems, commands."""

    is_wide = True

    def __init__(
        self,
        title: str,
        lines: Mapping[str, Line],
        hint: str = Menu.hint,
        details: Mapping[str, Line] = _NO_DETAILS,
    ) -> None:
        """Take the title and the lines by value, in order, and what is said of the one under the cursor."""
        self.title = title
        self.hint = hint
        self._lines = lines
        self._details = details

    def values(self, view: View, typed: str) -> Sequence[str]:  # noqa: ARG002 - the lines do not depend on the view
        """Values whose line holds all words that were typed."""
        wanted = words(typed)
        return [
            value
            for value, line in self._lines.items()
            if all(
                any(word.startswith(start) for word in words(" ".join(t for t, _ in line)))
                for start in wanted
            )
        ]

    def line(self, view: View, value: str, width: int) -> Line:  # noqa: ARG002 - the lines do not depend on the view
        """The line."""
        return cropped(self._lines[value], width)

    def detail(self, view: View, value: str) -> Line:  # noqa: ARG002 - the lines do not depend on the view
        """What was given for the value."""
        return self._details.get(value, ())
