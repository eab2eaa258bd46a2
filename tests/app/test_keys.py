"""Every command does what its sentence says, by each of its keys and by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from rich.console import RenderableType
from stage import Stage, staged, story_of
from textual._compositor import LayoutUpdate
from textual.screen import Screen

from tui.app.view import View
from tui.loading.gate import Opened
from tui.query.query import Choice, Query
from tui.settings.commands import COMMANDS, Command
from tui.settings.places import settings_path
from tui.settings.settings import Settings, load

Check = Callable[[Stage, View], None]
Prepare = Callable[[Stage], Awaitable[object]]


@dataclass(frozen=True)
class Case:
    """What a command does.

    Attributes:
        check: asserts on the stage and on the view from before the command.
        query: the filter before, as text.
        row: the selected position before.
        keys: pressed before.
        opened: the story, None for the bundled one.
    """

    check: Check
    query: str = ""
    row: int = 5
    keys: tuple[str, ...] = ()
    opened: Callable[[], Opened] | None = None


def moves_by(step: int) -> Check:
    def check(stage: Stage, before: View) -> None:
        assert before.position is not None
        assert stage.view.position == before.position + step

    return check


def stands_at(position: int) -> Check:
    def check(stage: Stage, before: View) -> None:
        assert stage.view.position == position != before.position

    return check


def moves_a_page(sign: int, share: float) -> Check:
    def check(stage: Stage, before: View) -> None:
        assert stage.view.position is not None
        assert before.position is not None
        moved = stage.view.position - before.position
        assert moved * sign > 1
        assert abs(moved) <= 23 * share

    return check


def focuses(pane: str) -> Check:
    def check(stage: Stage, before: View) -> None:
        assert before.focus != stage.view.focus == pane

    return check


def queries(query: Query, *, paused: bool = False) -> Check:
    def check(stage: Stage, before: View) -> None:
        assert (before.query, before.paused) != (query, paused)
        assert (stage.view.query, stage.view.paused) == (query, paused)
        assert (stage.view.answer.matched == 18) == (paused or not query)

    return check


def lists(*first: str, typed: str = "") -> Check:
    def check(stage: Stage, _before: View) -> None:
        assert stage.chooser is not None
        assert tuple(stage.listed[: len(first)]) == first
        assert stage.typed == typed

    return check


def prompts(sign: str) -> Check:
    def check(stage: Stage, _before: View) -> None:
        assert stage.prompt is not None
        assert stage.last_line.startswith(sign)

    return check


def says(words: str) -> Check:
    def check(stage: Stage, _before: View) -> None:
        assert words in stage.view.notice
        assert words in stage.last_line

    return check


def copies(*words: str) -> Check:
    def check(stage: Stage, _before: View) -> None:
        for word in words:
            assert word in stage.app.clipboard
        assert "copied" in stage.last_line

    return check


def leaves(stage: Stage, _before: View) -> None:
    assert stage.app.return_code == 0


def at_quote(event: str, number: int) -> Check:
    def check(stage: Stage, before: View) -> None:
        assert (before.row, before.quote) != (stage.view.row, stage.view.quote)
        assert (stage.event, stage.view.quote) == (event, number)

    return check


def at_actor(actor: str) -> Check:
    def check(stage: Stage, before: View) -> None:
        assert before.actor_id != stage.view.actor_id == actor

    return check


def shows_less_time(stage: Stage, before: View) -> None:
    assert before.span is None
    assert stage.view.span is not None


def shows_all_time(stage: Stage, before: View) -> None:
    assert before.span is not None
    assert stage.view.span is None


def is_enlarged(stage: Stage, before: View) -> None:
    assert stage.view.enlarged
    assert not before.enlarged


def opens_the_event(stage: Stage, _before: View) -> None:
    assert stage.view.enlarged
    assert stage.view.focus == "event"


def jumps(stage: Stage, _before: View) -> None:
    assert stage.view.jumping


def is_unchanged(stage: Stage, before: View) -> None:
    assert (stage.view.row, stage.view.query, stage.view.focus) == (before.row, before.query, before.focus)


def reads_the_other_language(stage: Stage, before: View) -> None:
    assert (before.wording.language, stage.view.wording.language) == ("en", "de")


def takes_the_next_theme(stage: Stage, before: View) -> None:
    assert (before.theme, stage.view.theme) == ("dark", "light")
    assert stage.app.theme == "dateline-light"


def linked(url: str = "https://example.org/a") -> Opened:
    """A story with one event, one quote, and a source with a link."""
    return story_of(
        [{"id": "e", "date": "2024-10-28", "title": "One", "sources": [{"source": "s"}, {"source": "t"}]}],
        sources=[
            {"id": "s", "title": "First", "url": url},
            {"id": "t", "title": "Second", "url": "https://example.org/b"},
        ],
    )


def broken() -> Opened:
    """A story with a problem."""
    return story_of(
        [{"id": "e", "date": "2024-10-28", "title": "One"}, {"id": "f", "date": "soon", "title": "Two"}]
    )


KR = Query(countries=Choice(("KR",)))
TRUPPEN = Query(text="Truppen")


def keeps_settings(stage: Stage, before: View) -> None:
    assert load(settings_path()) == (Settings(theme=before.theme, language="en"), ())
    assert "theme, language and mouse are kept in " in stage.last_line


CASES = {
    "next-event": Case(moves_by(1)),
    "previous-event": Case(moves_by(-1)),
    "first-event": Case(stands_at(0)),
    "last-event": Case(stands_at(17)),
    "half-page-down": Case(moves_a_page(1, 0.5), row=0),
    "half-page-up": Case(moves_a_page(-1, 0.5), row=17),
    "page-down": Case(moves_a_page(1, 1), row=0),
    "page-up": Case(moves_a_page(-1, 1), row=17),
    "open": Case(opens_the_event),
    "back": Case(queries(Query()), query="country:KR", row=0),
    "later": Case(stands_at(3), row=2),
    "earlier": Case(stands_at(1), row=2),
    "zoom-in": Case(shows_less_time),
    "zoom-out": Case(shows_all_time, row=0, keys=("z",)),
    "whole-story": Case(shows_all_time, keys=("z", "z", "z")),
    "day-forward": Case(stands_at(10), row=5),
    "day-back": Case(stands_at(2), row=5),
    "week-forward": Case(stands_at(3), row=2),
    "week-back": Case(stands_at(2), row=5),
    "go-to-date": Case(prompts("@")),
    "next-pane": Case(focuses("event")),
    "previous-pane": Case(focuses("quotes")),
    "event-pane": Case(focuses("event")),
    "actor-pane": Case(focuses("actor")),
    "quotes-pane": Case(focuses("quotes")),
    "timeline-pane": Case(focuses("timeline"), keys=("2",)),
    "enlarge": Case(is_enlarged),
    "jump-mode": Case(jumps),
    "country-filter": Case(lists("KP", "RU", "UA")),
    "actor-filter": Case(lists("pentagon", "singh", "lavrov")),
    "source-filter": Case(lists("article")),
    "only-country": Case(queries(Query(countries=Choice(("US",))))),
    "only-actor": Case(queries(Query(actors=Choice(("singh",))))),
    "search": Case(prompts("/")),
    "next-hit": Case(at_quote("no-weapon-limits", 0), query="Truppen", row=0),
    "previous-hit": Case(at_quote("troops-closer", 0), query="Truppen", row=1),
    "pause-filters": Case(queries(KR, paused=True), query="country:KR", row=0),
    "clear-filters": Case(queries(Query()), query="country:KR search:Yoon", row=0),
    "next-quote": Case(at_quote("no-weapon-limits", 1)),
    "previous-quote": Case(at_quote("troops-closer", 0)),
    "next-of-speaker": Case(at_quote("no-weapon-limits", 0), row=4),
    "previous-of-speaker": Case(at_quote("troops-closer", 0)),
    "next-actor": Case(at_actor("pentagon")),
    "previous-actor": Case(at_actor("kr-delegation"), row=6, keys=()),
    "translation": Case(says("quotes: original")),
    "open-source": Case(lists("s"), opened=linked, row=0),
    "choose-source": Case(lists("s", "t"), opened=linked, row=0),
    "copy-quote": Case(copies("„Wenn wir sehen", "Sabrina Singh", "Source: ")),
    "copy-command": Case(copies("dateline events.json --country KR"), query="country:KR", row=0),
    "help": Case(lists("next-event", "previous-event")),
    "palette": Case(lists("next-event")),
    "command-line": Case(prompts(":")),
    "problems": Case(lists("0"), opened=broken, row=0),
    "reload": Case(says("read again: 18 events")),
    "redraw": Case(is_unchanged),
    "language": Case(reads_the_other_language),
    "theme": Case(takes_the_next_theme),
    "mouse": Case(says("the mouse is left to the terminal")),
    "keep": Case(keeps_settings, keys=("t",)),
    "quit": Case(leaves),
    "quit-now": Case(leaves, keys=("e",)),
}


def test_every_command_is_tested() -> None:
    assert list(CASES) == [command.name for command in COMMANDS]


def pressing(key: str) -> Prepare:
    async def press(stage: Stage) -> None:
        await stage.press(key)

    return press


async def checked(name: str, give: Prepare) -> None:
    case = CASES[name]
    opened = case.opened() if case.opened else None
    async with staged(query=case.query, row=case.row, opened=opened) as stage:
        if case.keys:
            await stage.press(*case.keys)
        before = stage.view
        await give(stage)
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        case.check(stage, before)


@pytest.mark.parametrize("command", COMMANDS, ids=[command.name for command in COMMANDS])
async def test_a_command_is_done_by_each_of_its_keys(command: Command) -> None:
    for key in command.keys:
        await checked(command.name, pressing(key))


@pytest.mark.parametrize("command", COMMANDS, ids=[command.name for command in COMMANDS])
async def test_a_command_is_done_by_its_name(command: Command) -> None:
    await checked(command.name, lambda stage: stage.command(command.name))


async def test_redrawing_writes_every_line_again(monkeypatch: pytest.MonkeyPatch) -> None:
    (redraw,) = (command for command in COMMANDS if command.name == "redraw")
    whole: list[LayoutUpdate] = []
    async with staged(row=5) as stage:
        display = stage.app._display

        def note(screen: Screen[object], renderable: RenderableType | None) -> None:
            if isinstance(renderable, LayoutUpdate) and renderable.region == stage.app.size.region:
                whole.append(renderable)
            display(screen, renderable)

        monkeypatch.setattr(stage.app, "_display", note)
        await stage.press("j")
        assert whole == []
        await stage.press(redraw.keys[0])
        assert len(whole) == 1
        assert len(whole[0].strips) == stage.app.size.height
