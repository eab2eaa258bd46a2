"""The time axis of a page: a drawing in which every event is a bar on the time it may have been.

A date that is not sure is drawn hollow. Where there are too many events to be told apart, columns
show how many there are. Places are in per cent, so the drawing fits every width and no letter is stretched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.archive.columns import AFTER_ALL
from tui.exporters.markup import Markup, element
from tui.exporters.page_events import Pages
from tui.exporters.selection import Selection
from tui.exporters.telling import title_of
from tui.model.dates import Moment, When, parse
from tui.model.dates.civil import DAY, civil_from_seconds, days_from_civil
from tui.model.dates.display import short
from tui.model.dates.years import year_text
from tui.wording import N_

_MOST_MARKS = 400
"""Events that are drawn one by one."""
_COLUMNS = 120
_LANES = 14
_LANE, _BAR = 9, 6
"""Pixels from one lane to the next, and of a bar in it."""
_HIGH = 70
"""Pixels of the highest column."""
_LABELS = 22
"""Pixels below the line, for the labels."""
_NARROWEST = 0.7
"""Per cent of the width that a bar has at least, so that a day can be seen."""
_MOST_TICKS = 7
_ENDS = 5
"""Per cent of the width at each end in which a label begins or ends at its tick."""
_STUB = 4.0
"""Per cent of the width by which a bar reaches where its date is open: nobody knows how far."""
_MARGIN = 0.02
"""Part of the time that is left free at both ends."""


class Scale:
    """From moments to places in per cent.

    Attributes:
        first, last: the moments at both ends, in seconds since 1970.
    """

    def __init__(self, first: int, last: int) -> None:
        """Take the ends of what is to be shown."""
        margin = max(int((last - first) * _MARGIN), DAY // 2)
        self.first, self.last = first - margin, last + margin

    def place(self, moment: int) -> float:
        """Where a moment is; one that lies outside is at the end."""
        part = (moment - self.first) / (self.last - self.first)
        return round(100 * min(max(part, 0.0), 1.0), 3)


def axis(selection: Selection, pages: Pages) -> Markup:
    """The drawing; nothing where no event has a place in time."""
    scale = _scale(selection)
    if scale is None:
        return Markup("")
    say = selection.wording.say
    if selection.answer.matched <= _MOST_MARKS:
        drawn, height = _marks(selection, pages, scale)
        explained = say(N_("Hollow bars: the date is not certain"))
    else:
        drawn, height = _columns(selection, scale)
        explained = say(N_("Columns: how many events begin in that time"))
    line = element("line", x1="0", x2="100%", y1=height, y2=height, class_="line")
    picture = element(
        "svg",
        *drawn,
        line,
        *_ticks(selection, scale, height),
        width="100%",
        height=height + _LABELS,
        aria_hidden="true",
        focusable="false",
    )
    return element("figure", picture, element("figcaption", explained), class_="axis")


def _scale(selection: Selection) -> Scale | None:
    answer, columns = selection.answer, selection.archive.columns
    first, last = None, None
    for row in answer:
        start, latest = columns.starts[row], columns.latest[row]
        if start < AFTER_ALL:
            first = start if first is None else first
            last = max(start if latest == AFTER_ALL else latest, start if last is None else last)
    return None if first is None or last is None else Scale(first, last)


def _marks(selection: Selection, pages: Pages, scale: Scale) -> tuple[list[Markup], int]:
    """A bar for each event, above one another where they would touch; and the height of all."""
    bars, ends = [], list[float]()
    for row in selection.answer:
        event = selection.archive.event(row)
        when = parse(event.date)
        left, right = _sides(when, scale)
        lane = _free_lane(ends, left)
        ends[lane] = right + _NARROWEST / 4
        unsure = not when.firm or when.earliest is None or when.latest is None
        said = f"{pages.teller.date(event.date)}: {title_of(event, pages.teller)}"
        bars.append((lane, left, right, "unsure" if unsure else "", said, pages.anchor(row, event)))
    height = len(ends) * _LANE + _LANE
    drawn = [
        element(
            "a",
            element(
                "rect",
                element("title", said),
                x=f"{left:g}%",
                width=f"{right - left:.3g}%",
                y=height - (lane + 1) * _LANE,
                height=_BAR,
                rx=2,
                class_=kind,
            ),
            href=f"#{anchor}",
            tabindex="-1",
        )
        for lane, left, right, kind, said, anchor in bars
    ]
    return drawn, height


def _sides(when: When, scale: Scale) -> tuple[float, float]:
    """Where the bar of a date begins and ends."""
    known = [end.earliest for end in (when.start, when.end) if isinstance(end, Moment)]
    if not known:
        return 0.0, 100.0
    left, right = (
        scale.place(known[-1]) if end is None else scale.place(end) for end in (when.earliest, when.latest)
    )
    if when.earliest is None:
        left = max(right - _STUB, 0.0)
    elif when.latest is None:
        right = min(left + _STUB, 100.0)
    return left, max(right, left + _NARROWEST)


def _free_lane(ends: list[float], left: float) -> int:
    """The lowest lane that is free from a place on; at the top the lane that is free first."""
    lane = next((number for number, end in enumerate(ends) if end <= left), len(ends))
    if lane == len(ends):
        if lane >= _LANES:
            return min(range(lane), key=ends.__getitem__)
        ends.append(0.0)
    return lane


def _columns(selection: Selection, scale: Scale) -> tuple[list[Markup], int]:
    """Columns that show how many events begin in each part of the time."""
    length = scale.last - scale.first
    edges = [scale.first + length * number // _COLUMNS for number in range(_COLUMNS + 1)]
    counts = selection.answer.histogram(edges)
    most = max(counts, default=0) or 1
    width = 100 / _COLUMNS
    drawn = [
        element(
            "rect",
            element("title", selection.wording.count(N_("{n} event"), N_("{n} events"), count)),
            x=f"{number * width:.3f}%",
            width=f"{width * 0.8:.3f}%",
            y=_HIGH - (height := max(_HIGH * count // most, 1)),
            height=height,
        )
        for number, count in enumerate(counts)
        if count
    ]
    return drawn, _HIGH


def _ticks(selection: Selection, scale: Scale, height: int) -> Iterator[Markup]:
    for number, edtf in enumerate(_moments(scale)):
        when = parse(edtf)
        assert when.earliest is not None
        place = scale.place(when.earliest)
        at = f"{place:g}%"
        kinds = ["odd"] if number % 2 else []
        yield element("line", x1=at, x2=at, y1=height, y2=height + 5, class_=" ".join(kinds))
        # A label at an end must not reach beyond it.
        kinds += ["first"] if place < _ENDS else ["last"] if place > 100 - _ENDS else []
        label = short(when, selection.wording, year=True)
        yield element("text", label, x=at, y=height + 18, class_=" ".join(kinds))


def _moments(scale: Scale) -> Sequence[str]:
    """Beginnings of days, months or years, a handful, as EDTF."""
    days = (scale.last - scale.first) // DAY
    if days <= 7 * _MOST_TICKS:
        return _days(scale, _step(days, (1, 2, 3, 7)))
    if days <= 31 * 12 * _MOST_TICKS:
        return _months(scale, _step(days // 30, (1, 2, 3, 6, 12)))
    return _years(scale, days // 365)


def _step(number: int, steps: Sequence[int]) -> int:
    return next((step for step in steps if number // step <= _MOST_TICKS), steps[-1])


def _days(scale: Scale, step: int) -> list[str]:
    first = -(-scale.first // DAY)
    first += -first % step
    return [_day(day) for day in range(first, scale.last // DAY + 1, step)]


def _day(days: int) -> str:
    year, month, day = civil_from_seconds(days * DAY)
    return f"{year_text(year)}-{month:02}-{day:02}" if abs(year) <= 9999 else year_text(year)


def _months(scale: Scale, step: int) -> list[str]:
    first, last = civil_from_seconds(scale.first), civil_from_seconds(scale.last)
    months = range(first[0] * 12 + first[1], last[0] * 12 + last[1])
    found = ((month // 12, month % 12 + 1) for month in months if month % step == 0)
    return [f"{year_text(year)}-{month:02}" for year, month in found if abs(year) <= 9999]


def _years(scale: Scale, years: int) -> list[str]:
    step = 1
    while years // step > _MOST_TICKS:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    first = civil_from_seconds(scale.first)[0]
    first += -first % step
    last = civil_from_seconds(scale.last)[0]
    in_reach = (
        year for year in range(first, last + 1, step) if scale.first <= days_from_civil(year, 1, 1) * DAY
    )
    return [year_text(year) for year in in_reach]
