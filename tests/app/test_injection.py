"""A story out to act on the terminal, seen from every side: with both layers, and with either one alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hostile_texts import ATTACKS, Attack
from injection_story import FIRST_YEAR, attacked_story, framed
from rich.cells import cell_len
from security_report import RecordFigure
from stage import staged
from textual.filter import LineFilter
from visiting import Visit

from tui import text
from tui.app.app import DatelineApp
from tui.app.guard import OutputGuard
from tui.loading.gate import Opened, admit
from tui.loading.opening import Contents
from tui.wording import Wording

LARGE = (120, 36)
SIZES = [LARGE, (80, 24)]
KEPT_UNCLEANED = tuple(attack for attack in ATTACKS if attack.name != "half surrogate pairs")
"""Half a surrogate pair cannot be kept in a record that is not cleaned; names and fields have it still."""
AS_IT_COMES: dict[str, Callable[..., object]] = {
    "clean": lambda text: text,
    "clean_link": lambda url: url,
    "cleaned": lambda value: value,
    "list_form": lambda text: text,
    "needs_cleaning": lambda text: False,  # noqa: ARG005
    "one_line": lambda text: text,
    "raw_needs_cleaning": lambda raw: False,  # noqa: ARG005
    "surely_clean": lambda raw: True,  # noqa: ARG005
}
"""What cleans and what decides whether to, as it would be without a thought."""


def take_off_cleaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn cleaning off, in every module that its functions were imported to."""
    for name, idle in AS_IT_COMES.items():
        monkeypatch.setattr(getattr(text, name), "__code__", idle.__code__)


def take_off_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the guard out of the way to the screen."""
    filters = DatelineApp.get_line_filters

    def without_guard(app: DatelineApp) -> list[LineFilter]:
        return [one for one in filters(app) if not isinstance(one, OutputGuard)]

    monkeypatch.setattr(DatelineApp, "get_line_filters", without_guard)


def attacked(attack: Attack, attacks: Sequence[Attack]) -> Opened:
    """The story, its head and its name attacked by one class."""
    return admit(Contents(f"{framed(attack)}.json", attacked_story(attack, attacks)), Wording())


async def visited(size: tuple[int, int], attacks: Sequence[Attack] = ATTACKS) -> tuple[Visit, int]:
    """A visit, a whole one on the larger screen, and what the guard has counted."""
    heads = iter([*attacks, attacks[0]])
    async with staged(
        size, opened=attacked(attacks[0], attacks), reopen=lambda: attacked(next(heads), attacks)
    ) as stage:
        visit = Visit(stage, len(attacks))
        await visit.panes_enlarged()
        await visit.lists_to_their_ends()
        if size == LARGE:
            await visit.read_again(len(attacks))
            await visit.events_one_by_one()
            await visit.events_as_filters()
            await visit.fields_filled(map(framed, ATTACKS))
        await visit.stage.command("language")
        visit.look()
        return visit, stage.app.guard.hits


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_item_1_2_3_4_5_6_7_8_9_10_11_12_13_14_15_16_19_24_nothing_of_a_story_acts_on_the_terminal(
    size: tuple[int, int], record_figure: RecordFigure
) -> None:
    visit, hits = await visited(size)
    recorded(visit, record_figure)
    assert (visit.seen.leaks, visit.seen.hazards, visit.links) == (0, 0, {""})
    assert hits == 0, "what was cleaned left nothing for the guard"
    assert [attack.name for attack in ATTACKS if not visit.seen.shows(attack.shown)] == []
    assert len(visit.events - {""}) == len(ATTACKS), "no event is hidden"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_item_24_cleaning_alone_stops_all_of_it(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, record_figure: RecordFigure
) -> None:
    take_off_guard(monkeypatch)
    visit, hits = await visited(size)
    recorded(visit, record_figure)
    assert (visit.seen.leaks, visit.seen.hazards, visit.links) == (0, 0, {""})
    assert hits == 0, "the guard was not asked"
    assert [attack.name for attack in ATTACKS if not visit.seen.shows(attack.shown)] == []


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_item_24_the_guard_alone_stops_all_of_it(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, record_figure: RecordFigure
) -> None:
    take_off_cleaning(monkeypatch)
    visit, hits = await visited(size, KEPT_UNCLEANED)
    recorded(visit, record_figure)
    assert (visit.seen.leaks, visit.seen.hazards, visit.links) == (0, 0, {""})
    assert hits > 1000, "the text that was drawn was not clean"
    assert visit.seen.shows("]52;c;ZXZpbA=="), "what a sequence says is still to be read"


async def test_with_neither_of_the_layers_the_judge_finds_both_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    take_off_cleaning(monkeypatch)
    take_off_guard(monkeypatch)
    async with staged(opened=attacked(ATTACKS[0], KEPT_UNCLEANED)) as stage:
        visit = Visit(stage, len(ATTACKS))
        await visit.panes_enlarged()
    assert visit.seen.leaks > 100
    assert visit.seen.hazards > 100


@pytest.mark.parametrize("layers", ["both", "cleaning", "guard"])
async def test_item_11_14_16_each_event_has_one_row_and_its_columns_stay(
    layers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    attacks = KEPT_UNCLEANED if layers == "guard" else ATTACKS
    if layers == "guard":
        take_off_cleaning(monkeypatch)
    elif layers == "cleaning":
        take_off_guard(monkeypatch)
    async with staged((120, 60), opened=attacked(attacks[0], attacks)) as stage:
        await stage.press("4", "e")
        rows = [strip.text for strip in stage.strips()[4 : 4 + 2 * len(attacks)]]
    years = [int(row[2:7] if number % 2 else row[1:6]) for number, row in enumerate(rows)]
    assert years == [FIRST_YEAR + number // 2 for number in range(len(rows))]
    assert len({cell_len(row[: row.rindex("·3")]) for row in rows[1::2]}) == 1
    assert {cell_len(row) for row in rows} == {120}


async def test_item_14_19_marks_that_are_typed_one_by_one_do_not_pile_up() -> None:
    async with staged() as stage:
        await stage.press("slash", "e", *["\u0301"] * 9)
        assert stage.typed == stage.view.query.text == "e\u0301\u0301\u0301"
        await stage.press("backspace", "x")
        assert stage.typed == "e\u0301\u0301x"


def recorded(visit: Visit, record_figure: RecordFigure) -> None:
    """Count what was looked at."""
    lines = len(visit.seen.lines)
    record_figure("bytes checked", visit.seen.bytes, lost=visit.seen.leaks)
    record_figure("lines looked at for leaks", lines, lost=visit.seen.leaks)
    record_figure("lines looked at for hazards", lines, lost=visit.seen.hazards)
