"""Help, the list of problems, and jump mode."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app.formatting.line import Line, padded
from tui.app.formatting.marks import DATE_MARKS, QUOTE_MARKS, STATUS_MARKS
from tui.app.menus import LinesMenu
from tui.app.screens.desk import Desk
from tui.settings.key_names import readable
from tui.text import one_line
from tui.wording import N_

MARKS = "marks"
"""Begins the values of lines of help that explain a mark and run nothing."""

_ARROWS = str.maketrans({"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"})


async def show_help(desk: Desk) -> None:
    """All commands with their keys, group by group, then every mark in words."""
    say = desk.view.wording.say
    lines: dict[str, Line] = {}
    for command in desk.commands:
        keys = "  ".join(map(readable, command.keys)) or f":{command.name}"
        keys = keys.translate(_ARROWS) if desk.view.ascii else keys
        lines[command.name] = (
            (padded(f" {keys}", 16), "key"),
            (padded(say(command.text), 52), "text"),
            (say(command.group), "dim"),
        )
    marks = [*STATUS_MARKS.values(), *QUOTE_MARKS.values(), *DATE_MARKS]
    for number, mark in enumerate(mark for mark in marks if mark.sign.strip()):
        sign = mark.plain if desk.view.ascii else mark.sign
        lines[f"{MARKS}-{number}"] = (
            (padded(f" {sign}", 16), "key"),
            (padded(say(mark.meaning), 52), "text"),
            (say("Mark"), "dim"),
        )
    await desk.choose(LinesMenu(N_("Keys"), lines, N_("type to narrow · Enter run · Esc close")))


async def show_problems(desk: Desk) -> None:
    """The problems of the file, each with its line, path and sentence."""
    view = desk.view
    lines: dict[str, Line] = {}
    for number, problem in enumerate(desk.opened.problems):
        where = view.wording.say("line {n}", n=problem.line) if problem.line else ""
        lines[str(number)] = (
            (f" {where} ", "dim"),
            (one_line(problem.path), "name"),
            (f" {one_line(problem.sentence(view.wording))}", "text"),
            (f" [{problem.code}]", "dim"),
        )
    if lines:
        await desk.choose(LinesMenu(N_("Problems in the data"), lines, N_("type to narrow · Esc close")))
    else:
        desk.notify_user(view.wording.say("no problems in the data"))


async def jump_mode(desk: Desk) -> None:
    """Wait for the letter of a pane."""
    letters = desk.view.wording.say("jump to a pane: e event, a actor, q quotes, t timeline")
    desk.view = replace(desk.view, jumping=True, notice=letters)
