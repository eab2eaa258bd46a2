"""The way out is open wherever one is, and nothing that is typed after it is looked at."""

from __future__ import annotations

import random

import pytest
from stage import Stage, staged
from textual import events
from textual._xterm_parser import XTermParser
from textual.widget import Widget

PLACES = {
    "the timeline": (),
    "an enlarged pane": ("e",),
    "jump mode": ("ctrl+o",),
    "a list to filter by": ("c",),
    "a list that was typed in": ("c", *"kor"),
    "a search": ("slash", *"Yoon"),
    "a date": ("at",),
    "the command line": ("colon", *"nonsense", "enter"),
    "the help": ("question_mark",),
    "the palette": ("ctrl+p", *"last"),
}
FLOODS = 6
"""Random floods of keys, each of another seed."""
BYTES = 700
WAYS_OUT = b"qQ\x03\x11"


def leaves(stage: Stage) -> bool:
    return stage.app.return_code == 0


@pytest.mark.parametrize("keys", PLACES.values(), ids=PLACES)
async def test_ctrl_q_and_ctrl_c_twice_leave_from_anywhere(keys: tuple[str, ...]) -> None:
    for way in (("ctrl+q",), ("ctrl+c", "ctrl+c")):
        async with staged() as stage:
            await stage.press(*keys)
            assert not leaves(stage)
            await stage.press(*way)
            assert leaves(stage)


async def test_a_letter_that_leaves_is_typed_where_letters_are_typed() -> None:
    async with staged() as stage:
        await stage.press("slash", "Q", "q")
        assert (stage.typed, leaves(stage)) == ("Qq", False)
        await stage.press("escape", "Q")
        assert leaves(stage)


async def test_ctrl_c_in_a_field_copies_what_is_selected_there() -> None:
    async with staged() as stage:
        await stage.press("slash", *"Yoon", "shift+home", "ctrl+c", "ctrl+c")
        assert stage.app.clipboard == "Yoon"
        assert not leaves(stage)


@pytest.mark.parametrize("way", ["q", "ctrl+q"])
async def test_nothing_that_is_typed_after_the_way_out_is_looked_at(way: str) -> None:
    async with staged() as stage:
        driver = stage.app._driver
        assert driver is not None
        await stage.press(way, "at", "c", "slash", "ctrl+p", "j", "enter", "escape")
        driver.send_message(events.Paste("text"))
        await stage.settle()
        assert (stage.prompt, stage.chooser, stage.view.row) == (None, None, 0)
    assert leaves(stage)


async def test_two_keys_that_both_close_a_list_close_one_list() -> None:
    async with staged() as stage:
        await stage.press("ctrl+p", *"last", "enter", "enter", "escape", "escape")
        assert stage.view.position == 17
        assert stage.chooser is None


@pytest.mark.parametrize("seed", range(FLOODS))
async def test_item_67_random_keys_neither_end_the_program_nor_make_it_deaf(seed: int) -> None:
    flood = random.Random(seed).randbytes(BYTES).translate(None, WAYS_OUT)
    parser = XTermParser()
    async with staged() as stage:
        driver = stage.app._driver
        assert driver is not None
        for message in parser.feed(flood.decode("utf-8", "replace")):
            driver.send_message(message)
        await stage.press("ctrl+q")
        while not leaves(stage):
            await stage.pilot.pause()
    assert stage.app.failure is None


async def test_a_story_that_comes_while_the_screen_is_left_ends_nothing() -> None:
    async with staged() as stage:
        await stage.app.main.query(Widget).remove()
        stage.app.post_message(stage.app.ReadAgain(stage.app.main.opened, ""))
        await stage.settle()
        assert stage.app.failure is None
