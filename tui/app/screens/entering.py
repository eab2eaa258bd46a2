"""What is typed on the last line: a search, a date, a command."""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from tui.app.moves.zooming import GoToError, go_to
from tui.app.screens.desk import Desk
from tui.app.view import View
from tui.errors import UsageError
from tui.query.asking import Asking
from tui.query.forms import FILTERS, QueryError, from_text
from tui.query.query import Query
from tui.settings.commands import COMMANDS
from tui.settings.settings import THEMES
from tui.text import one_line
from tui.wording import LANGUAGES, N_, Wording

SEARCH, DATE, COMMAND = "search", "date", "command"


class NotUnderstoodError(ValueError):
    """What was typed cannot be done; the argument is the sentence that says why."""


async def search(desk: Desk) -> None:
    """Open the field for a search; every letter narrows the timeline at once."""
    await desk.prompt(SEARCH, "/", one_line(desk.view.query.text))


async def go_to_date(desk: Desk) -> None:
    """Open the field for a date."""
    await desk.prompt(DATE, "@")


async def command_line(desk: Desk) -> None:
    """Open the field for a command, a filter or a date."""
    filters = [f"{entry.word}:" for entry in FILTERS]
    settings = [*(f"theme {name}" for name in THEMES), *(f"lang {name}" for name in LANGUAGES)]
    await desk.prompt(
        COMMAND, ":", completions=[*(command.name for command in COMMANDS), *filters, *settings]
    )


def today() -> date:
    """The user's day, for "yesterday"."""
    return datetime.now().astimezone().date()


def gone_to(view: View, typed: str) -> View:
    """The view at a typed date.

    Raises:
        NotUnderstoodError: it is no date.
    """
    try:
        return go_to(view, typed, today())
    except GoToError as error:
        raise NotUnderstoodError(str(error)) from None


async def carry_out(desk: Desk, typed: str) -> str | None:
    """Do what the command line says; the name of a command that is still to be run, or None when it is done.

    Raises:
        NotUnderstoodError: it is no command, filter or date.
    """
    text = typed.strip()
    if not text:
        return None
    if text in {command.name for command in COMMANDS}:
        return text
    word, _, rest = text.partition(" ")
    if word in ("theme", "lang"):
        _set(desk, word, rest.strip())
    elif text[0].isdigit() or text[0] in "+@":
        desk.view = gone_to(desk.view, text.lstrip("@"))
    elif word == "filter":
        await desk.ask(_query(desk.view, rest))
    elif ":" in word or text.startswith('"'):
        await desk.ask(_query(desk.view, text))
    else:
        try:
            desk.view = gone_to(desk.view, text)
        except NotUnderstoodError:
            raise NotUnderstoodError(_no_command(desk.view, text)) from None
    return None


def _set(desk: Desk, word: str, value: str) -> None:
    known = THEMES if word == "theme" else LANGUAGES
    if value not in known:
        said = desk.view.wording.say("“{word}” is one of: {known}", word=word, known=", ".join(known))
        raise NotUnderstoodError(said)
    if word == "theme":
        desk.program.switch_theme(value)
    else:
        desk.view = replace(desk.view, wording=Wording(value), notice="")


def _query(view: View, text: str) -> Query:
    """The query with what was typed added, read as on the command line: names, spellings, typed dates."""
    asking = Asking(view.archive, view.wording, today())
    try:
        return from_text(text, onto=view.query, added=asking.added)
    except QueryError as error:
        raise NotUnderstoodError(error.sentence(view.wording)) from None
    except UsageError as error:
        raise NotUnderstoodError(str(error)) from None


def _no_command(view: View, text: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(text, [command.name for command in COMMANDS], 1)
    if near:
        return view.wording.say(
            N_("there is no command “{text}”; did you mean “{near}”?"), text=text, near=near[0]
        )
    return view.wording.say(N_("there is no command “{text}”; ? shows all keys"), text=text)
