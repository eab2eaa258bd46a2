"""Steps through time: closer and wider, bar by bar, day by day, to a date.

Zooming works on the time that is drawn: half of the axis, not half of the calendar, so
that a gap of months that takes a few columns does not push the event out of sight.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from msgspec.structs import replace

from tui.app.formatting.axis import Axis, axis_of, dated, whole_span
from tui.app.formatting.axis_units import HOUR
from tui.app.view import View
from tui.model.dates import DateError, Kind, Moment, Precision, When, parse_typed
from tui.model.dates.civil import DAY
from tui.model.dates.display import short_words
from tui.model.dates.when import FOREVER

CLOSEST = HOUR
"""The shortest span the axis shows, in seconds."""
_WIDTH = 122
"""Bars are counted as on an axis of this width, so that a jump is the same on every screen."""


class GoToError(ValueError):
    """What was typed is no date to go to; the text is one sentence in the language of the interface."""


def zoom_in(view: View) -> View:
    """Half of the time shown, the selected event where it was; an hour at the least."""
    axis = axis_of(view, _WIDTH)
    if axis is None:
        return view.saying(view.wording.say("no event has a place in time"))
    if axis.edges[-1] - axis.edges[0] <= CLOSEST:
        return view.saying(view.wording.say("closer than an hour is not possible"))
    moment = _middle(view, axis)
    before, all_shown = _shown_before(axis, moment), _shown_before(axis, axis.edges[-1])
    first = _moment_after(axis, before - before // 2, begins=True)
    last = _moment_after(axis, before + (all_shown - before) // 2, begins=False) - 1
    first, last = min(first, moment), max(last, moment)
    missing = CLOSEST - (last - first + 1)
    if missing > 0:
        first -= missing * before // all_shown
        last = first + CLOSEST - 1
    return replace(view, span=(first, last), notice="")


def zoom_out(view: View) -> View:
    """Twice the time shown around the selected event and one more event at least, up to the whole story."""
    whole = whole_span(view.archive)
    if view.span is None or whole is None:
        return view.saying(view.wording.say("this is the whole story"))
    first, last = view.span
    moment = _selected(view)
    if moment is None or not first <= moment <= last:
        moment = (first + last) // 2
    first, last = _with_news(view, moment, (first, last))
    if first <= whole[0] and last >= view.archive.columns.starts[dated(view.archive.columns) - 1]:
        return whole_story(view)
    return replace(view, span=(first, last), notice="")


def whole_story(view: View) -> View:
    """The axis from the first event to the last."""
    return replace(view, span=None, notice="")


def following(view: View) -> View:
    """The span moved, where it must be, so that the selected event lies in it; its length stays."""
    moment = _selected(view)
    if view.span is None or moment is None or view.span[0] <= moment <= view.span[1]:
        return view
    first, last = view.span
    margin = (last - first) // 8
    shift = moment - margin - first if moment < first else moment + margin - last
    return replace(view, span=(first + shift, last + shift))


def later(view: View) -> View:
    """The first event of the next bar that has one; a bar is a calendar unit, from a minute to years."""
    moment, axis = _selected(view), axis_of(view, _WIDTH)
    if moment is None or axis is None:
        return view.saying(view.wording.say("no later event"))
    position = view.answer.position_at(axis.unit.after(moment))
    return (
        _arrived(view, position)
        if position < len(view.answer)
        else view.saying(view.wording.say("no later event"))
    )


def earlier(view: View) -> View:
    """The first event of the previous bar that has one."""
    axis = axis_of(view, _WIDTH)
    if axis is None or view.row is None:
        return view.saying(view.wording.say("no earlier event"))
    moment = _selected(view)
    position = view.answer.position_at(FOREVER if moment is None else axis.unit.floor(moment)) - 1
    if position < 0:
        return view.saying(view.wording.say("no earlier event"))
    return _arrived(view, view.answer.position_at(axis.unit.floor(_start(view, position))))


def day(view: View, step: int) -> View:
    """Days forward (`step` above 0) or back: the first event of the nearest day at least so far away.

    Where there is none the last, or the first, event is gone to, and a notice says so.
    """
    if view.row is None:
        return view
    moment = _selected(view)
    if step > 0:
        position = (
            len(view.answer) if moment is None else view.answer.position_at((moment // DAY + step) * DAY)
        )
        if position < len(view.answer):
            return _arrived(view, position)
        return _arrived(view, position - 1).saying(view.wording.say("this is the last event"))
    bound = FOREVER if moment is None else (moment // DAY + step + 1) * DAY
    position = view.answer.position_at(bound) - 1
    if position < 0:
        return _arrived(view, 0).saying(view.wording.say("this is the first event"))
    return _arrived(view, view.answer.position_at(_start(view, position) // DAY * DAY))


def week(view: View, step: int) -> View:
    """As `day`, in weeks of seven days from the selected event's day."""
    return day(view, 7 * step)


def go_to(view: View, typed: str, today: date) -> View:
    """The first matching event that begins at or after a date as typed.

    Args:
        view: what is looked at.
        typed: as `tui.model.dates.parse_typed` understands it; steps such as `+3d` count from the selected
            event.
        today: what "yesterday" is counted from.

    Returns:
        The view of that event, or of the last one where none is so late. A notice says where one is if
        nothing begins within the date.

    Raises:
        GoToError: it is not a date, or one without a beginning and an end.
    """
    say = view.wording.say
    try:
        when = parse_typed(typed, today=today, anchor=_selected(view))
    except DateError as error:
        raise GoToError(say(error.reason, **error.values)) from error
    target = when.sort_key[0]
    if target == FOREVER:
        raise GoToError(say("this date has neither a beginning nor an end"))
    if not len(view.answer):
        return view.saying(say("no event matches"))
    position = view.answer.position_at(target)
    if position >= view.answer.position_at(FOREVER):
        return _too_late(view, when)
    arrived = _arrived(view, position)
    if when.latest is None or _start(view, position) <= when.latest:
        return arrived
    there = arrived.archive.when(view.answer.row_at(position))
    words = short_words(there, view.wording, year=True)
    nearest = (
        say("the next is on {date}", date=words) if _is_day(there) else say("the next: {date}", date=words)
    )
    return arrived.saying(f"{_nothing_at(view, when)}; {nearest}")


def _too_late(view: View, when: When) -> View:
    """The last event that has a place in time, for a date behind it; the last of all where none has one."""
    position = max(view.answer.position_at(FOREVER), 1) - 1
    words = short_words(view.archive.when(view.answer.row_at(position)), view.wording, year=True)
    nothing = _nothing_at(view, when)
    return _arrived(view, position).saying(f"{nothing}; {view.wording.say('the last: {date}', date=words)}")


def _nothing_at(view: View, when: When) -> str:
    """That no event begins within a date. One that began before may still last, so no more is said."""
    words = short_words(when, view.wording, year=True)
    if _is_day(when):
        return view.wording.say("no event begins on {date}", date=words)
    return view.wording.say("no event begins in {date}", date=words)


def _is_day(when: When) -> bool:
    """Whether a date is one day or a time of it, so that "on" stands before it."""
    return when.kind is Kind.POINT and when.precision <= Precision.DAY and isinstance(when.start, Moment)


def _arrived(view: View, position: int) -> View:
    """The view of the event at a position, the axis moved along."""
    return following(view.at(view.answer.row_at(position)).saying(""))


def _start(view: View, position: int) -> int:
    return view.archive.columns.starts[view.answer.row_at(position)]


def _selected(view: View) -> int | None:
    """The moment of the selected event; None where there is none or it has no place in time."""
    moment = None if view.row is None else view.archive.columns.starts[view.row]
    return None if moment == FOREVER else moment


def _middle(view: View, axis: Axis) -> int:
    """What zooming keeps in place: the selected event, else the middle of the axis."""
    moment = _selected(view)
    return axis.moment_of(axis.width // 2) if moment is None or not axis.holds(moment) else moment


def _shown_before(axis: Axis, moment: int) -> int:
    """Seconds drawn to scale before a moment; gaps count for nothing."""
    return sum(max(min(moment, piece.ends) - piece.begins, 0) for piece in axis.segments)


def _moment_after(axis: Axis, shown: int, *, begins: bool) -> int:
    """The moment that has `shown` seconds drawn to scale before it.

    Beside a gap there are two; `begins` asks for the one behind it.
    """
    for piece in axis.segments:
        length = piece.ends - piece.begins
        if shown < length or (shown == length and not begins):
            return piece.begins + shown
        shown -= length
    return axis.edges[-1]


def _with_news(view: View, moment: int, span: tuple[int, int]) -> tuple[int, int]:
    """Twice the span around `moment`, or up to the nearest event outside; never beyond the story."""
    columns, whole = view.archive.columns, whole_span(view.archive) or span
    first, last = span
    wider = [(2 * first - moment, 2 * last - moment + 1)]
    before, after = _count_before(view, first) - 1, _count_before(view, last + 1)
    outside = [row for row in (before, after) if 0 <= row < dated(columns)]
    if outside:
        reaching = (_reaching(moment, span, columns.starts[row]) for row in outside)
        wider.append(min(reaching, key=lambda one: one[1] - one[0]))
    begins, ends = min(one[0] for one in wider), max(one[1] for one in wider)
    return max(begins, min(whole[0], first)), min(ends, max(whole[1], last))


def _reaching(moment: int, span: tuple[int, int], far: int) -> tuple[int, int]:
    """The span grown until it holds `far`, with `moment` at the same share of it where that is possible."""
    first, last = span
    side = moment - first if far < moment else last - moment
    if not side:
        return min(first, far), max(last, far)
    reach = abs(far - moment)
    return moment - -(-(moment - first) * reach // side), moment - -(last - moment) * reach // side


def _count_before(view: View, moment: int) -> int:
    """How many events of the story begin before a moment."""
    return bisect_left(view.archive.columns.starts, moment)
