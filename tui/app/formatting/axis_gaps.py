"""Long gaps of the axis: where they are and how they are named.

Linear time wastes a line: months without an event take the room that three busy days
need. A gap is cut out where it takes a fifth of what is shown.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from tui.archive.archive import Archive
from tui.archive.columns import AFTER_ALL, BEFORE_ALL
from tui.model.dates.civil import DAY
from tui.wording import Wording

_PROBES = 32
"""Places probed in a stretch: no gap of a fifth of it can lie between two of them."""
_SHARE = 5
_LITTLE_LEFT = 20
_MONTH, _YEAR = 30.44 * DAY, 365.2425 * DAY


class Stretch(Struct, frozen=True):
    """Time that is drawn to scale, from `begins` up to but not including `ends`, in seconds since 1970."""

    begins: int
    ends: int

    @property
    def length(self) -> int:
        """How long it lasts, in seconds."""
        return self.ends - self.begins


def stretches(starts: Sequence[int], whole: Stretch, most: int) -> list[Stretch]:
    """What remains of a stretch when its long gaps are cut out.

    The longest gap goes first. One is long when it takes a fifth of what is shown, measured before anything
    was cut out; where a twentieth or less of that remains, what remains is measured anew, so that a
    story from the Big Bang to today keeps room for today.

    Args:
        starts: moments of the events, rising.
        whole: what is shown.
        most: how many gaps may be cut out.

    Returns:
        Stretches in time order; each but the first begins with an event, each but the last ends with one.
    """
    found = [whole]
    measure = whole.length
    while len(found) <= most:
        left = sum(stretch.length for stretch in found)
        if left * _LITTLE_LEFT <= measure:
            measure = left
        gap, number = max((_longest_gap(starts, stretch), n) for n, stretch in enumerate(found))
        if gap[0] * _SHARE < measure or gap[0] < 2:
            break
        length, begins = gap
        cut = found[number]
        found[number : number + 1] = [Stretch(cut.begins, begins + 1), Stretch(begins + length, cut.ends)]
    return found


def _longest_gap(starts: Sequence[int], stretch: Stretch) -> tuple[int, int]:
    """Length and beginning of the longest time between two neighbouring events; 0 where none is long."""
    low, high = bisect_left(starts, stretch.begins), bisect_left(starts, stretch.ends)
    longest = (0, stretch.begins)
    for probe in range(1, _PROBES):
        place = bisect_left(starts, stretch.begins + stretch.length * probe // _PROBES, low, high)
        if low < place < high:
            longest = max(longest, (starts[place] - starts[place - 1], starts[place - 1]))
    return longest


def gap_forms(archive: Archive, begins: int, ends: int, wording: Wording) -> tuple[str, str, str]:
    """What may stand for the gap between an event that begins at `begins` and the next, at `ends`.

    "Nothing dated" is said only of time that is surely empty: from the latest end of the event before to the
    earliest beginning of the next, as in the timeline, and only where no earlier event may last into it.
    Where either is not known, or less than half of the time is surely empty, the time from beginning to
    beginning is told and nothing said of it.

    Returns:
        The long, the short and the shortest form.
    """
    columns = archive.columns
    after = bisect_left(columns.starts, ends)
    latest, earliest = columns.latest[after - 1], columns.earliest(after)
    known = latest != AFTER_ALL and earliest != BEFORE_ALL and (earliest - latest) * 2 >= ends - begins
    sure = known and not archive.reach.beyond(after - 1, latest)
    length = duration(earliest - latest if sure else ends - begins, wording)
    long = wording.say("{length}, nothing dated", length=length) if sure else length
    return f"┆  {long}  ┆", f"┆ {length} ┆", "┆┆"


def duration(seconds: int, wording: Wording) -> str:
    """A length of time in the unit that suits it, rounded: `9 hours`, `4 months`, `9.3 billion years`."""
    if seconds < 2 * DAY:
        return wording.count("{n} hour", "{n} hours", round(seconds / 3600))
    if seconds < 60 * DAY:
        return wording.count("{n} day", "{n} days", round(seconds / DAY))
    if seconds < 730 * DAY:
        return wording.count("{n} month", "{n} months", round(seconds / _MONTH))
    years = round(seconds / _YEAR)
    if years >= 10**9:
        return wording.say("{n} billion years", n=_decimal(years / 10**9, wording))
    if years >= 10**6:
        return wording.say("{n} million years", n=_decimal(years / 10**6, wording))
    return wording.count("{n} year", "{n} years", years)


def _decimal(number: float, wording: Wording) -> str:
    """A number with one digit behind the point, in the wording's way, none where it is 0."""
    whole, tenth = divmod(round(number * 10), 10)
    point = "," if wording.language == "de" else "."
    return wording.number(whole) + (f"{point}{tenth}" if tenth else "")
