"""Help, the list of commands, the list of problems, and jump mode."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app.formatting.line import Line, Span, padded
from tui.app.formatting.marks import DATE_MARKS, QUOTE_MARKS, STATUS_MARKS, plain_marks
from tui.app.menus import LinesMenu
from tui.app.screens.desk import Desk
from tui.app.view import View
from tui.settings.commands import Command
from tui.settings.key_names import readable
from tui.text import one_line
from tui.wording import N_, Wording

MARKS = "marks"
"""Begins the values of lines of help that explain a mark and run nothing."""

_ARROWS = str.maketrans({"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"})

_NAMED = {
    "space": N_("Space"),
    "home": N_("Home"),
    "end": N_("End"),
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "delete": N_("Del"),
    "insert": N_("Ins"),
    "ctrl": N_("Ctrl"),
    "shift": N_("Shift"),
}
"""Keys whose names differ from language to language."""


async def show_help(desk: Desk) -> None:
    """All commands with their keys, group by group, then every mark in words."""
    say = desk.view.wording.say
    lines: dict[str, Line] = {}
    for command in desk.commands:
        keys = _keys(command, desk.view) or f":{command.name}"
        lines[command.name] = _in_plain_marks(
            desk.view,
            (padded(f" {keys}", 19), "key"),
            (padded(say(command.text), 49), "text"),
            (say(command.group), "dim"),
        )
    marks = [*STATUS_MARKS.values(), *QUOTE_MARKS.values(), *DATE_MARKS]
    for number, mark in enumerate(mark for mark in marks if mark.sign.strip()):
        sign = mark.plain if desk.view.ascii else mark.sign
        lines[f"{MARKS}-{number}"] = (
            (padded(f" {sign}", 19), "key"),
            (padded(say(mark.meaning), 49), "text"),
            (say("Mark"), "dim"),
        )
    await desk.choose(LinesMenu(N_("Keys"), lines, N_("type to narrow · Enter run · Esc close")))


async def find_command(desk: Desk) -> None:
    """All commands by what they do, with their keys and the names they are typed by."""
    view = desk.view
    lines: dict[str, Line] = {
        command.name: _in_plain_marks(
            view,
            (padded(f" {view.wording.say(command.text)}", 50), "text"),
            (padded(_keys(command, view), 19), "key"),
            (f":{command.name}", "dim"),
        )
        for command in desk.commands
    }
    await desk.choose(LinesMenu(N_("Commands"), lines, N_("type to narrow · Enter run · Esc close")))


def _keys(command: Command, view: View) -> str:
    keys = "  ".join(key_words(key, view.wording) for key in command.keys)
    return keys.translate(_ARROWS) if view.ascii else keys


def key_words(key: str, wording: Wording) -> str:
    """A key as it is named in the language of the interface: `Ctrl+D`, `Space`; signs stay as they are."""
    shown = readable(key)
    if key not in _NAMED and "+" not in key:
        return shown
    return "+".join(wording.say(part) for part in shown.split("+"))


def _in_plain_marks(view: View, *spans: Span) -> Line:
    return tuple((plain_marks(text), style) for text, style in spans) if view.ascii else spans


async def show_problems(desk: Desk) -> None:
    """The problems of the file, each with its line, path and sentence."""
    view = desk.view
    lines: dict[str, Line] = {}
    for number, problem in enumerate(desk.opened.problems):
        where = view.wording.say("line {n}", n=problem.line) if problem.line else ""
        lines[str(number)] = _in_plain_marks(
            view,
            (f" {where} ", "dim"),
            (one_line(problem.path), "name"),
            (f" {one_line(problem.sentence(view.wording))}", "text"),
            (f" [{problem.code}]", "dim"),
        )
    if lines:
        title, hint = N_("Problems in the data"), N_("type to narrow · Esc close")
        await desk.choose(LinesMenu(title, lines, hint, details=lines))
    else:
        desk.notify_user(view.wording.say("no problems in the data"))


async def jump_mode(desk: Desk) -> None:
    """Wait for the letter of a pane."""
    letters = desk.view.wording.say("jump to a pane: e event, a actor, q quotes, t timeline")
    desk.view = replace(desk.view, jumping=True, notice=letters)
