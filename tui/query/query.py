"""The one value that says what is asked.

The screen, the command line and the tests all hold a `Query`; its text form
(`tui.query.forms`) and its command-line form say the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from tui.archive.columns import FACETS


class Choice(Struct, frozen=True):
    """Values of one facet that are asked for and that are ruled out.

    An event fits when it has at least one of `include` (or `include` is empty) and none of `exclude`.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.include or self.exclude)

    def including(self, value: str) -> Choice:
        """The choice with `value` asked for."""
        return Choice((*_without(self.include, value), value), _without(self.exclude, value))

    def excluding(self, value: str) -> Choice:
        """The choice with `value` ruled out."""
        return Choice(_without(self.include, value), (*_without(self.exclude, value), value))

    def leaving(self, value: str) -> Choice:
        """The choice that says nothing about `value`."""
        return Choice(_without(self.include, value), _without(self.exclude, value))


class Query(Struct, frozen=True):
    """What is asked of a story; every part must hold.

    Attributes:
        countries: ISO codes; `actors`, `sources`: ids; `kinds`, `statuses`: words.
        text: a search as typed; see `tui.archive.terms`.
        since: EDTF; events from its first moment on. `until`: EDTF; events up to its last moment.
        possibly: whether a date that only may lie inside `since` and `until` is enough.
        has_quotes: True for events with quotes, False for those without, None for all.
    """

    countries: Choice = field(default_factory=Choice)
    actors: Choice = field(default_factory=Choice)
    sources: Choice = field(default_factory=Choice)
    kinds: Choice = field(default_factory=Choice)
    statuses: Choice = field(default_factory=Choice)
    text: str = ""
    since: str = ""
    until: str = ""
    possibly: bool = False
    has_quotes: bool | None = None

    def __bool__(self) -> bool:
        return any(True for _ in self.parts())

    def choice(self, facet: str) -> Choice:
        """The choice of one facet, by its name in `FACETS`."""
        chosen = getattr(self, facet)
        assert isinstance(chosen, Choice)
        return chosen

    def choosing(self, facet: str, choice: Choice) -> Query:
        """The query with the choice of one facet replaced."""
        assert facet in FACETS, facet
        return replace(self, **{facet: choice})

    def parts(self) -> Iterable[str]:
        """Names of the parts that ask for something, in the order of the fields.

        `possibly` belongs to `since` and `until` and is not a part of its own.
        """
        for name in PARTS:
            value = getattr(self, name)
            if value is not None and (value if not isinstance(value, bool) else True):
                yield name

    def only(self, part: str) -> Query:
        """The query that asks for this part alone."""
        kept = {part: getattr(self, part)}
        if part in ("since", "until"):
            kept["possibly"] = self.possibly
        return Query(**kept)

    def without(self, part: str) -> Query:
        """The query with this part taken away."""
        return replace(self, **{part: getattr(Query(), part)})


PARTS = tuple(name for name in Query.__struct_fields__ if name != "possibly")
"""Names of the parts of a query."""


def _without(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(kept for kept in values if kept != value)
