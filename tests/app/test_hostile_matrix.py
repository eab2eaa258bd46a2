"""Every attack in every field on every view, with both layers and with each of them alone."""

from __future__ import annotations

import json
import re

import pytest
from hostile_story import ATTACKS, FIELDS, MARKUP, hostile_story, is_safe
from stage import Stage, bundled_story, staged, staged_on
from textual import events

from tui.app.guard import OutputGuard
from tui.app.launch import built
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.query.forms import FILTERS, with_value
from tui.query.query import Query
from tui.settings.settings import Settings
from tui.wording import Wording

SIZE = (230, 80)
LAYERS = ("both", "guard alone", "cleaning alone")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARK = re.compile("(" + "|".join(FIELDS) + r")(\d\d)")


@pytest.fixture
def layer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One of `LAYERS`; the other is taken away. All of cleaning that changes a text ends in `settle`."""
    chosen = str(request.param)
    if chosen == "guard alone":
        # Records are written as UTF-8 on their way, which has no lone surrogates.
        monkeypatch.setattr("tui.text.scanning.settle", lambda text: _SURROGATE.sub("?", text))
    elif chosen == "cleaning alone":
        monkeypatch.setattr(OutputGuard, "apply", lambda _, segments, __: segments)
    return chosen


class Seen:
    """What was drawn on a tour: lines that were unsafe, and which field of which attack was there."""

    def __init__(self) -> None:
        self.unsafe: set[str] = set()
        self.marks: set[tuple[str, str]] = set()
        self.screens = 0
        self.text = ""

    def look(self, stage: Stage) -> None:
        lines = [strip.text for strip in stage.strips()]
        self.unsafe.update(ascii(line) for line in lines if not is_safe(line))
        self.text = "\n".join(lines)
        self.marks.update(_MARK.findall(self.text))
        self.screens += 1


async def toured(stage: Stage, events: int) -> Seen:
    """Walk through all events, panes and lists."""
    seen = Seen()
    for _ in range(events):
        await stage.press("1", "e")
        seen.look(stage)
        await stage.press("e", "right_parenthesis")
        seen.look(stage)
        await stage.press("t")
        seen.look(stage)
        await stage.press("O")
        seen.look(stage)
        await stage.press("escape", "o")
        seen.look(stage)
        await stage.press("escape", "j")
    for pane in "234":
        await stage.press(pane, "e")
        seen.look(stage)
        await stage.press("e")
    for key in ("c", "a", "s", "exclamation_mark", "question_mark", "ctrl+p"):
        await stage.press(key)
        seen.look(stage)
        await stage.press("end")
        seen.look(stage)
        await stage.press("escape", "escape")
    for keys in (("A",), ("X", "C"), ("Y",), ("X", "y")):
        await stage.press(*keys)
        seen.look(stage)
    return seen


def everything(attacks: dict[str, str]) -> set[tuple[str, str]]:
    return {(field, f"{number:02}") for field in FIELDS for number in range(len(attacks))}


@pytest.mark.parametrize("layer", LAYERS, indirect=True)
async def test_item_1_to_16_24_no_attack_in_any_field_is_drawn(layer: str) -> None:
    # Bytes that are no plain ASCII are judged on another way than escapes are; cleaning takes both.
    escaped = layer == "both"
    async with staged(SIZE, opened=hostile_story(ATTACKS, escaped=escaped)) as stage:
        seen = await toured(stage, len(ATTACKS))
        hits = stage.app.guard.hits
    assert seen.unsafe == set()
    assert sorted(everything(ATTACKS) - seen.marks) == []
    assert seen.marks == everything(ATTACKS)
    assert len(seen.marks) == 21 * 23
    assert (hits > 0) == (layer == "guard alone")


async def test_item_26_to_31_markup_is_shown_as_written_and_a_click_on_it_does_nothing() -> None:
    async with staged(SIZE, opened=hostile_story(MARKUP)) as stage:
        seen = await toured(stage, len(MARKUP))
        assert seen.marks == everything(MARKUP)
        assert len(seen.marks) == 11 * 23
        await stage.press("X", "g")
        drawn = stage.drawn()
        for number, markup in enumerate(MARKUP.values()):
            title = f"Et{number:02}{markup}"
            assert title in drawn
            line = next(y for y, text in enumerate(drawn.split("\n")) if title in text)
            column = drawn.split("\n")[line].index(title) + len("Et00") + 1
            await stage.pilot.click(offset=(column, line))
            await stage.settle()
            assert stage.app.return_code is None
        links = {segment.style.link for strip in stage.strips() for segment in strip if segment.style} - {
            None
        }
        assert links == set()
        assert stage.app.guard.hits == 0
        assert seen.unsafe == set()


async def test_item_1_5_9_10_11_attacks_are_shown_as_pictures_each_title_on_one_row() -> None:
    async with staged(SIZE, opened=hostile_story(ATTACKS)) as stage:
        drawn = stage.drawn()
    rows = [line for line in drawn.split("\n") if "Et" in line and " Jan " in line]
    assert len(rows) == len(ATTACKS)
    for shown in ("Et00␛[31m␛[2J␛[99;1H", "Et05␛P$qm␛\\", "Et10\ufffd31m\ufffd0;t", "Et11␇␈␋␌␀␎␏␚␘", "Et12␡"):
        assert shown in drawn


@pytest.mark.parametrize("layer", LAYERS, indirect=True)
async def test_item_17_a_hostile_file_name_is_drawn_on_one_row_and_acts_on_nothing(layer: str) -> None:
    name = "".join(f"/{attack}" for attack in ATTACKS.values()) + "/n.json"
    language = "k\no\u2028x"
    text = json.dumps({"language": language, "events": [{"date": "2024", "title": {language: "One"}}]})
    async with staged(SIZE, opened=admit(Contents(name, text.encode()), Wording())) as stage:
        seen = Seen()
        seen.look(stage)
        for keys in (("Y",), ("question_mark",), ("escape", "exclamation_mark"), ("escape", "r"), ("1", "e")):
            await stage.press(*keys)
            seen.look(stage)
    assert seen.unsafe == set(), layer


@pytest.mark.parametrize("layer", LAYERS, indirect=True)
async def test_item_19_a_pasted_text_acts_on_nothing_where_it_is_echoed(layer: str) -> None:
    seen = Seen()
    async with staged((120, 36)) as stage:
        for key in ("slash", "colon", "at", "a", "ctrl+p"):
            for attacks in ("".join(ATTACKS.values()).replace("\n", ""), *list(ATTACKS.values())[-8:]):
                await stage.press(key)
                stage.app.post_message(events.Paste(f"a{attacks}"))
                await stage.settle()
                seen.look(stage)
                await stage.press("enter", "escape", "escape")
                seen.look(stage)
    assert seen.unsafe == set(), layer


@pytest.mark.parametrize("layer", LAYERS, indirect=True)
async def test_item_19_a_hostile_search_of_the_command_line_acts_on_nothing(layer: str) -> None:
    seen = Seen()
    query = Query()
    for attack in ATTACKS.values():
        for entry in FILTERS:
            if entry.part in ("text", "kinds", "actors"):
                query = with_value(query, entry, f"a{attack}")
    app = built(bundled_story(), query, Wording(), Settings(theme="dark"), bundled_story)
    async with staged_on(app) as stage:
        seen.look(stage)
        await stage.press("slash")
        seen.look(stage)
    assert seen.unsafe == set(), layer


async def test_item_17_a_command_that_a_shell_would_act_on_is_not_copied() -> None:
    text = json.dumps({"events": [{"date": "2024", "title": "One"}]}).encode()
    for name in ("a\nb.json", "a\x1b[31m.json", "a\udcff.json", "a\u202eb.json"):
        async with staged(opened=admit(Contents(name, text), Wording())) as stage:
            await stage.press("Y")
            assert "nothing is copied" in stage.last_line
            assert stage.app.clipboard == ""
