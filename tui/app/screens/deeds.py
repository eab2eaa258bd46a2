"""What each command does: steps of the view, and the few things that reach beyond it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from tui.app.facet_menu import FacetMenu
from tui.app.moves import filtering, quoting, selecting, zooming
from tui.app.screens import entering, helping, keeping, sharing
from tui.app.screens.desk import Desk
from tui.app.view import PANES, View
from tui.loading.opening import STANDARD_INPUT
from tui.model.places import country_name
from tui.query.query import Query
from tui.settings.settings import THEMES
from tui.wording import LANGUAGES, Wording

Step = Callable[[View], View]
Deed = Callable[[Desk], Awaitable[None]]


def _focusing(pane: str) -> Step:
    return lambda view: selecting.focused(view, pane)


STEPS: Mapping[str, Step] = MappingProxyType(
    {
        "next-event": lambda view: selecting.stepped(view, 1),
        "previous-event": lambda view: selecting.stepped(view, -1),
        "first-event": selecting.first,
        "last-event": selecting.last,
        "open": selecting.opened,
        "later": zooming.later,
        "earlier": zooming.earlier,
        "zoom-in": zooming.zoom_in,
        "zoom-out": zooming.zoom_out,
        "whole-story": zooming.whole_story,
        "day-forward": lambda view: zooming.day(view, 1),
        "day-back": lambda view: zooming.day(view, -1),
        "week-forward": lambda view: zooming.week(view, 1),
        "week-back": lambda view: zooming.week(view, -1),
        "next-pane": lambda view: selecting.pane_stepped(view, 1),
        "previous-pane": lambda view: selecting.pane_stepped(view, -1),
        "enlarge": selecting.enlarged,
        "next-hit": lambda view: quoting.next_hit(view, 1),
        "previous-hit": lambda view: quoting.next_hit(view, -1),
        "next-quote": lambda view: quoting.next_quote(view, 1),
        "previous-quote": lambda view: quoting.next_quote(view, -1),
        "next-of-speaker": lambda view: quoting.next_of_speaker(view, 1),
        "previous-of-speaker": lambda view: quoting.next_of_speaker(view, -1),
        "next-actor": lambda view: selecting.actor_stepped(view, 1),
        "previous-actor": lambda view: selecting.actor_stepped(view, -1),
        "translation": selecting.read_next_way,
        **{f"{pane}-pane": _focusing(pane) for pane in PANES},
    }
)
"""Commands that only take the next step of the view."""


async def _only_country(desk: Desk) -> None:
    query = filtering.only_country(desk.view)
    if query is None:
        desk.notify_user(desk.view.wording.say("no country in the data of this event"))
    else:
        await desk.ask(query)
        desk.notify_user(_country_words(desk.view))


def _country_words(view: View) -> str:
    """Which of the event's countries is asked for now."""
    say, asked = view.wording.say, view.query.choice("countries").include
    countries = filtering.event_countries(view)
    if not asked:
        return say("all countries")
    name = country_name(asked[0], view.wording)
    if len(countries) < 2 or asked[0] not in countries:
        return say("only {country}", country=name)
    number = countries.index(asked[0]) + 1
    return say("only {country}, {n} of the event’s {total}", country=name, n=number, total=len(countries))


async def _reload(desk: Desk) -> None:
    if desk.opened.name == STANDARD_INPUT:
        desk.notify_user(desk.view.wording.say("what came from a pipe cannot be read again"))
    else:
        desk.program.read_again()


async def _only_actor(desk: Desk) -> None:
    query = filtering.only_actor(desk.view)
    if query is None:
        desk.notify_user(desk.view.wording.say("no actor in the data of this event"))
    else:
        await desk.ask(query)


async def _pause(desk: Desk) -> None:
    view = desk.view
    if not view.query:
        desk.notify_user(view.wording.say("there is no filter"))
    else:
        await desk.ask(view.query, paused=not view.paused)


async def _clear(desk: Desk) -> None:
    if not desk.view.query:
        desk.notify_user(desk.view.wording.say("there is no filter"))
    else:
        await desk.ask(Query())


async def back(desk: Desk) -> None:
    """One step back: from an enlarged pane, to the timeline, from a search, from the last filter."""
    view = desk.view
    if view.enlarged:
        desk.view = selecting.focused(replace(view, enlarged=False), "timeline")
    elif view.focus != "timeline":
        desk.view = selecting.focused(view, "timeline")
    else:
        query = filtering.without_last(view)
        if query is not None:
            await desk.ask(query)


async def _quit(desk: Desk) -> None:
    if desk.view.enlarged:
        await back(desk)
    else:
        desk.program.leave()


async def _language(desk: Desk) -> None:
    language = LANGUAGES[(LANGUAGES.index(desk.view.wording.language) + 1) % len(LANGUAGES)]
    desk.view = replace(desk.view, wording=Wording(language), notice="")


async def _theme(desk: Desk) -> None:
    desk.program.switch_theme(THEMES[(THEMES.index(desk.view.theme) + 1) % len(THEMES)])


async def _mouse(desk: Desk) -> None:
    say = desk.view.wording.say
    desk.notify_user(
        say("the mouse is listened to")
        if desk.program.switch_mouse()
        else say("the mouse is left to the terminal, which selects text with it")
    )


def _choosing(facet: str) -> Deed:
    async def choose(desk: Desk) -> None:
        await desk.choose(FacetMenu(facet))

    return choose


def _paging(pages: float) -> Deed:
    async def page(desk: Desk) -> None:
        desk.page_pane(pages)

    return page


def _calling(deed: Callable[[Desk], None]) -> Deed:
    async def call(desk: Desk) -> None:
        deed(desk)

    return call


DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "half-page-down": _paging(0.5),
        "half-page-up": _paging(-0.5),
        "page-down": _paging(1),
        "page-up": _paging(-1),
        "back": back,
        "go-to-date": entering.go_to_date,
        "jump-mode": helping.jump_mode,
        "country-filter": _choosing("countries"),
        "actor-filter": _choosing("actors"),
        "source-filter": _choosing("sources"),
        "only-country": _only_country,
        "only-actor": _only_actor,
        "search": entering.search,
        "pause-filters": _pause,
        "clear-filters": _clear,
        "open-source": sharing.open_source,
        "choose-source": sharing.choose_source,
        "copy-quote": sharing.copy_quote,
        "copy-command": sharing.copy_command,
        "help": helping.show_help,
        "palette": helping.find_command,
        "command-line": entering.command_line,
        "problems": helping.show_problems,
        "reload": _reload,
        "redraw": _calling(lambda desk: desk.program.redraw_all()),
        "language": _language,
        "theme": _theme,
        "mouse": _mouse,
        "keep": keeping.keep,
        "quit": _quit,
        "quit-now": _calling(lambda desk: desk.program.leave()),
    }
)
"""Commands that reach beyond the view."""
