"""The one table of what a user can do on the screen, and the keys it is on.

The bindings, the footer, the help, the palette, the command line of the screen, the
README and the man page are all made from it, so that they cannot disagree.
"""

from __future__ import annotations

from msgspec import Struct

from tui.wording import N_

MOVING = N_("Moving")
TIME = N_("Time")
PANES = N_("Panes")
FILTERING = N_("Filter")
READING = N_("Quotes and actors")
PROGRAM = N_("Program")
GROUPS = (MOVING, TIME, PANES, FILTERING, READING, PROGRAM)
"""Headings of the groups, in the order in which they are shown."""


class Command(Struct, frozen=True):
    """One thing a user can do.

    Attributes:
        name: what settings and the screen's command line call it; words joined by `-`.
        keys: Textual key names, the one to be shown first; empty for a command without a key.
        text: a short sentence in the imperative, marked for the catalog.
        group: one of `GROUPS`.
        hint: one or two words for the footer, marked for the catalog; empty where it is not shown there.
            Neighbours with the same hint (next and previous) share one place.
    """

    name: str
    keys: tuple[str, ...]
    text: str
    group: str
    hint: str = ""


COMMANDS = (
    Command("next-event", ("j", "down"), N_("Go to the next event"), MOVING, N_("event")),
    Command("previous-event", ("k", "up"), N_("Go to the previous event"), MOVING, N_("event")),
    Command("first-event", ("g", "home"), N_("Go to the first event"), MOVING),
    Command("last-event", ("G", "end"), N_("Go to the last event"), MOVING),
    Command("half-page-down", ("ctrl+d",), N_("Move half a page down"), MOVING),
    Command("half-page-up", ("ctrl+u",), N_("Move half a page up"), MOVING),
    Command("page-down", ("space", "pagedown"), N_("Move a page down"), MOVING),
    Command("page-up", ("b", "pageup"), N_("Move a page up"), MOVING),
    Command("open", ("enter",), N_("Open the selected thing"), MOVING),
    Command("back", ("escape",), N_("Go one step back: list, search, last filter"), MOVING),
    Command("later", ("l", "right"), N_("Go to a later part of the axis"), TIME),
    Command("earlier", ("h", "left"), N_("Go to an earlier part of the axis"), TIME),
    Command("zoom-in", ("z", "plus"), N_("Zoom in on time"), TIME, N_("zoom")),
    Command("zoom-out", ("Z", "minus"), N_("Zoom out of time"), TIME, N_("zoom")),
    Command("whole-story", ("0",), N_("Show the whole story"), TIME),
    Command("day-forward", ("d",), N_("Go one day forward"), TIME),
    Command("day-back", ("D",), N_("Go one day back"), TIME),
    Command("week-forward", ("w",), N_("Go one week forward"), TIME),
    Command("week-back", ("W",), N_("Go one week back"), TIME),
    Command("go-to-date", ("at", "ctrl+g"), N_("Go to a date"), TIME),
    Command("next-pane", ("tab",), N_("Go to the next pane"), PANES),
    Command("previous-pane", ("shift+tab",), N_("Go to the previous pane"), PANES),
    Command("event-pane", ("1",), N_("Go to the event pane"), PANES),
    Command("actor-pane", ("2",), N_("Go to the actor pane"), PANES),
    Command("quotes-pane", ("3",), N_("Go to the quotes pane"), PANES),
    Command("timeline-pane", ("4",), N_("Go to the timeline"), PANES),
    Command("enlarge", ("e",), N_("Enlarge the pane, or restore it"), PANES),
    Command("jump-mode", ("ctrl+o",), N_("Jump to a pane by its letter"), PANES),
    Command("country-filter", ("c",), N_("Filter by country"), FILTERING, N_("country")),
    Command("actor-filter", ("a",), N_("Filter by actor"), FILTERING, N_("actor")),
    Command("source-filter", ("s",), N_("Filter by source"), FILTERING),
    Command("only-country", ("C",), N_("Show only the country of this event"), FILTERING),
    Command("only-actor", ("A",), N_("Show only this actor"), FILTERING),
    Command("search", ("slash",), N_("Search"), FILTERING, N_("search")),
    Command("next-hit", ("n",), N_("Go to the next hit"), FILTERING),
    Command("previous-hit", ("N",), N_("Go to the previous hit"), FILTERING),
    Command("pause-filters", ("x",), N_("Pause all filters, or resume them"), FILTERING),
    Command("clear-filters", ("X",), N_("Clear all filters"), FILTERING),
    Command("next-quote", ("right_parenthesis", "J"), N_("Go to the next quote"), READING, N_("quote")),
    Command(
        "previous-quote", ("left_parenthesis", "K"), N_("Go to the previous quote"), READING, N_("quote")
    ),
    Command(
        "next-of-speaker",
        ("greater_than_sign",),
        N_("Go to the speaker’s next quote"),
        READING,
        N_("speaker"),
    ),
    Command(
        "previous-of-speaker",
        ("less_than_sign",),
        N_("Go to the speaker’s previous quote"),
        READING,
        N_("speaker"),
    ),
    Command("next-actor", ("comma",), N_("Go to the next actor of the event"), READING, N_("its actors")),
    Command(
        "previous-actor",
        ("semicolon",),
        N_("Go to the previous actor of the event"),
        READING,
        N_("its actors"),
    ),
    Command(
        "translation", ("t",), N_("Show the original, the translation, or both"), READING, N_("translation")
    ),
    Command("open-source", ("o",), N_("Open the source in the browser"), READING),
    Command("choose-source", ("O",), N_("Choose a source and open it"), READING),
    Command("copy-quote", ("y",), N_("Copy the quote with its citation"), READING, N_("copy")),
    Command("copy-command", ("Y",), N_("Copy the command that shows this view"), READING),
    Command("help", ("question_mark", "f1"), N_("Show the keys"), PROGRAM, N_("all keys")),
    Command("palette", ("ctrl+p",), N_("Find a command by its name"), PROGRAM),
    Command("command-line", ("colon",), N_("Type a command, a filter or a date"), PROGRAM),
    Command("problems", ("exclamation_mark",), N_("List the problems of the file"), PROGRAM),
    Command("reload", ("r", "f5"), N_("Read the file again"), PROGRAM),
    Command("redraw", ("ctrl+l",), N_("Draw the screen again"), PROGRAM),
    Command("language", (), N_("Switch the language"), PROGRAM),
    Command("theme", (), N_("Switch the colours"), PROGRAM),
    Command("mouse", (), N_("Turn the mouse on or off"), PROGRAM),
    Command("keep", (), N_("Keep theme, language and mouse as they are now"), PROGRAM),
    Command("quit", ("q",), N_("Go back, and quit from the top"), PROGRAM, N_("quit")),
    Command("quit-now", ("Q", "ctrl+q"), N_("Quit at once"), PROGRAM),
)
"""Every command, group by group, in the order in which they are shown."""
