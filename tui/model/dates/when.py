"""The uncertain date: what a story's `date` means, as one immutable value.

A date in a story is a span of time that may be open, guessed or known only in part.
Everything that sorts, filters or draws asks this value and never the text.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from tui.model.dates.moment import Moment, Precision

FOREVER = 2**63 - 1
"""Stands for "no end" in a sort key; no date reaches it."""


class Kind(Enum):
    """What a date is made of."""

    POINT = "point"
    INTERVAL = "interval"
    ONE_OF = "one of"
    ALL_OF = "all of"


class Edge(Enum):
    """An end of an interval or set that is not a date; its value is the EDTF text."""

    UNKNOWN = ""
    OPEN = ".."


class Span(Struct, frozen=True):
    """From one end to another; both ends belong to it.

    A member of a set that is a single date has the same moment at both ends.
    """

    start: Moment | Edge
    end: Moment | Edge

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The ends that are dates."""
        return tuple(end for end in (self.start, self.end) if isinstance(end, Moment))


class When(Struct, frozen=True):
    """One uncertain date.

    Two dates written differently are the same date when their `canonical` texts are equal.

    Attributes:
        text: as written.
        canonical: canonical EDTF; it parses to the same meaning and is its own canonical text.
        kind: point, interval or set.
        spans: what it is made of: one span, or for a set one for each member, in the order written.
        earliest: first second it may mean, counted from 1970-01-01T00:00:00Z in the proleptic Gregorian
            calendar (64 bit); None where the start is unknown or has no bound.
        latest: last second it may mean, inclusive; None where the end is unknown or open.
        precision: how finely it is known; of an interval or set, the coarsest of its ends.
        uncertain: some part carries `?` (or `%`).
        approximate: some part carries `~` (or `%`).
        firm: its bounds are what the source says: nothing is qualified, and no season (21 to 32), whose first
            and last day nobody has agreed on, is among its parts.
    """

    text: str
    canonical: str
    kind: Kind
    spans: tuple[Span, ...]
    earliest: int | None
    latest: int | None
    precision: Precision
    uncertain: bool
    approximate: bool
    firm: bool

    @property
    def start(self) -> Moment | Edge:
        """Where it begins: of a set, the earliest beginning among its members."""
        return min((span.start for span in self.spans), key=_beginning)

    @property
    def end(self) -> Moment | Edge:
        """Where it ends: of a set, the latest end among its members."""
        return max((span.end for span in self.spans), key=_ending)

    @property
    def zone_known(self) -> bool:
        """False where a time of day was given without its zone, so that UTC had to be taken."""
        return all(
            moment.clock is None or moment.clock.offset is not None
            for span in self.spans
            for moment in span.moments
        )

    @property
    def sort_key(self) -> tuple[int, int]:
        """Order in the timeline: by the earliest second, then the latest; ties keep the order of the file.

        A date whose start is unknown sorts by its end, before everything that begins together with that
        end: "by 29 October" stands between 28 and 29 October. A date without an end sorts behind all others
        with the same beginning, and one of which neither end is known behind everything.
        """
        if self.earliest is not None:
            return self.earliest, FOREVER if self.latest is None else self.latest
        end = self.end
        if isinstance(end, Moment):
            return end.earliest, end.earliest - 1
        return FOREVER, FOREVER

    def surely_inside(self, since: int | None, until: int | None) -> bool:
        """Whether every second it may mean lies in the window.

        Both bounds are in seconds and inclusive; None is no bound. A date that is not `firm` may lie outside
        of its own bounds, so it is never surely inside a window that has one. Nor is an unknown or open end
        on the side where the window has one.
        """
        if since is None and until is None:
            return True
        if not self.firm:
            return False
        begins = since is None or (self.earliest is not None and self.earliest >= since)
        ends = until is None or (self.latest is not None and self.latest <= until)
        return begins and ends

    def possibly_inside(self, since: int | None, until: int | None) -> bool:
        """Whether some second between its bounds lies in the window; both bounds inclusive, None for none.

        Bounds alone decide: the gaps of a set (`[1667,1670]`) and of digits left open (`2024-XX-28`) count as
        possible, so the answer may be too generous but leaves out nothing.
        """
        after = since is None or self.latest is None or self.latest >= since
        before = until is None or self.earliest is None or self.earliest <= until
        return after and before


def _beginning(end: Moment | Edge) -> int:
    return end.earliest if isinstance(end, Moment) else -FOREVER


def _ending(end: Moment | Edge) -> int:
    return end.latest if isinstance(end, Moment) else FOREVER
