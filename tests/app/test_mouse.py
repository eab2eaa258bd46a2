"""The mouse selects and scrolls, text that is dragged over can be copied; all goes without letters too."""

from __future__ import annotations

from stage import Stage, staged
from textual import events
from textual.geometry import Offset

from tui.app.widgets.panes import QuotesPane
from tui.app.widgets.timeline import Timeline
from tui.query.query import Choice, Query
from tui.settings.commands import COMMANDS


def place_of(stage: Stage, words: str, nth: int = 0) -> Offset:
    """Where the words are on the screen."""
    found = [
        Offset(strip.text.index(words), y) for y, strip in enumerate(stage.strips()) if words in strip.text
    ]
    return found[nth]


async def click(stage: Stage, place: Offset) -> None:
    await stage.pilot.click(offset=(place.x, place.y))
    await stage.settle()


async def test_an_event_is_selected_by_a_click() -> None:
    async with staged() as stage:
        await click(stage, place_of(stage, "Kyiv has warned"))
        assert (stage.event, stage.view.focus) == ("kyiv-warnings", "timeline")


async def test_a_click_on_a_heading_selects_nothing() -> None:
    async with staged(row=3) as stage:
        before = stage.event
        await click(stage, place_of(stage, "Oct 2024 ─"))
        assert stage.event == before


async def test_a_quote_is_selected_by_a_click_and_the_timeline_follows() -> None:
    async with staged((160, 45), row=5) as stage:
        await click(stage, place_of(stage, "keine Beschränkungen"))
        assert (stage.event, stage.view.quote, stage.view.focus) == ("no-weapon-limits", 1, "quotes")
        await click(stage, place_of(stage, "Ein Teil dieser Soldaten"))
        assert (stage.event, stage.view.quote) == ("troops-closer", 0)


async def test_the_axis_goes_to_an_event() -> None:
    async with staged() as stage:
        axis = stage.app.screen.query_one("#axis").region
        await click(stage, Offset(axis.right - 12, axis.y))
        assert stage.view.row is not None
        assert stage.event != "security-pact"
        await click(stage, Offset(1, axis.y))
        assert stage.event == "security-pact"


async def test_a_value_of_a_list_is_chosen_by_a_click() -> None:
    async with staged() as stage:
        await stage.press("c")
        await click(stage, place_of(stage, "South Korea"))
        assert stage.view.query == Query(countries=Choice(("KR",)))
        assert stage.chooser is not None


async def scroll(stage: Stage, over: type[Timeline | QuotesPane], kind: type[events.MouseEvent]) -> None:
    place = stage.app.screen.query_one(over).region.offset + Offset(3, 3)
    await stage.pilot._post_mouse_events([kind], offset=place)
    await stage.settle()


async def test_the_wheel_steps_through_the_timeline_and_scrolls_a_pane() -> None:
    async with staged(row=5) as stage:
        await scroll(stage, Timeline, events.MouseScrollDown)
        assert stage.view.position == 6
        await scroll(stage, Timeline, events.MouseScrollUp)
        assert stage.view.position == 5
        before = stage.drawn()
        await scroll(stage, QuotesPane, events.MouseScrollDown)
        assert stage.drawn() != before
        assert stage.view.position == 5


async def test_text_that_is_dragged_over_is_copied_by_ctrl_c() -> None:
    async with staged((160, 45), row=5) as stage:
        words = "No limits on US-supplied weapons against DPRK troops"
        start = place_of(stage, words, -1)
        await stage.pilot.mouse_down(offset=(start.x, start.y))
        await stage.pilot.hover(offset=(start.x + len(words), start.y))
        await stage.pilot.mouse_up(offset=(start.x + len(words), start.y))
        await stage.settle()
        assert stage.app.screen.get_selected_text() == words
        await stage.press("ctrl+c")
        assert stage.app.clipboard == words
        assert stage.last_line == "1 line copied, if the terminal allows it"
        assert stage.app.return_code is None
        assert stage.app.screen.get_selected_text() is None


async def test_the_mouse_can_be_left_to_the_terminal_and_taken_back() -> None:
    async with staged() as stage:
        await stage.command("mouse")
        assert "left to the terminal" in stage.last_line
        await stage.command("mouse")
        assert "is listened to" in stage.last_line


async def test_arrows_digits_function_keys_and_the_palette_are_enough() -> None:
    async with staged() as stage:
        await stage.press("down", "down", "right", "left", "pagedown", "home", "end", "up")
        assert stage.view.position == 16
        await stage.press("tab", "enter")
        assert (stage.view.focus, stage.view.enlarged) == ("event", True)
        await stage.press("escape", "2", "4")
        assert (stage.view.focus, stage.view.enlarged) == ("timeline", False)
        await stage.press("f1", *["down"] * 30, "escape", "f5")
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        assert "read again" in stage.last_line


async def test_a_filter_is_set_without_a_letter() -> None:
    downs = [command.name for command in COMMANDS].index("country-filter")
    async with staged() as stage:
        await stage.press("f1", *["down"] * downs)
        await stage.press("enter")
        assert stage.listed[0] == "KP"
        await stage.press("space", "down", "minus", "enter")
        assert stage.view.query == Query(countries=Choice(("KP",), ("RU",)))
        await stage.press("escape")
        assert not stage.view.query
