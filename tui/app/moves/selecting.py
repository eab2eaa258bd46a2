"""Steps from event to event, actor to actor, pane to pane."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app.view import PANES, READINGS, View


def stepped(view: View, step: int) -> View:
    """The event `step` places further on among those that match; the first or last where they end."""
    if view.position is None:
        return view
    position = min(max(view.position + step, 0), len(view.answer) - 1)
    if position == view.position:
        say = view.wording.say
        return view.saying(say("this is the last event") if step > 0 else say("this is the first event"))
    return view.at(view.answer.row_at(position))


def first(view: View) -> View:
    """The first event that matches."""
    return view.at(view.answer.row_at(0)) if len(view.answer) else view


def last(view: View) -> View:
    """The last event that matches."""
    return view.at(view.answer.row_at(len(view.answer) - 1)) if len(view.answer) else view


def gone_back(view: View, event: str, moment: int | None) -> View:
    """The event where the reader left the story, by its id and the moment it sorted by, and said so.

    Without that event it is the nearest in time; not, as long as only the beginning of the story is there.
    """
    if moment is None or not len(view.answer):
        return view
    say = view.wording.say
    row = view.archive.row_found(event, moment) if event else None
    if row is not None and row in view.answer:
        sentence = say("back at the event where you left the story")
    elif not view.preview:
        row = view.answer.row_at(min(view.answer.position_at(moment), len(view.answer) - 1))
        sentence = say("the event where you left the story is gone; this one is near it in time")
    else:
        return view
    return view if row == view.row else view.at(row).saying(sentence)


def picked(view: View, position: int) -> View:
    """The event at a position of the answer."""
    return view.at(view.answer.row_at(position)) if 0 <= position < len(view.answer) else view


def actor_stepped(view: View, step: int) -> View:
    """The next or previous actor of the event, round and round."""
    if not view.actors:
        return view.saying(view.wording.say("no actor in the data of this event"))
    return replace(view, actor=(view.actor + step) % len(view.actors), notice="")


def pane_stepped(view: View, step: int) -> View:
    """The next or previous pane, round and round, beginning with the timeline."""
    order = ("timeline", *PANES[:-1])
    return focused(view, order[(order.index(view.focus) + step) % len(order)])


def focused(view: View, pane: str) -> View:
    """The keys in a pane; it is shown where it was not."""
    detail = pane if pane != "timeline" else view.detail
    return replace(view, focus=pane, detail=detail, notice="")


def enlarged(view: View) -> View:
    """The focused pane with the screen to itself, or back among the others."""
    return replace(view, enlarged=not view.enlarged, notice="")


def opened(view: View) -> View:
    """From the timeline into the event, read with the screen to itself."""
    if view.row is None:
        return view
    pane = "event" if view.focus == "timeline" else view.focus
    return replace(focused(view, pane), enlarged=True)


def read_next_way(view: View) -> View:
    """Quotes read the next way: both languages, as printed, translated."""
    reading = READINGS[(READINGS.index(view.reading) + 1) % len(READINGS)]
    say = view.wording.say
    words = {
        "both": say("quotes: original and translation"),
        "original": say("quotes: original"),
        "translation": say("quotes: translation"),
    }
    return replace(view, reading=reading, notice=words[reading])
