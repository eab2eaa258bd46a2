"""What a key costs in a story of a thousand and of a hundred thousand events: the same few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from large_stories import large_story
from stage import staged, story_of
from working import Work, counted

from tui.app.formatting import quote_lines
from tui.app.formatting.timeline_lines import event_line
from tui.app.widgets import timeline
from tui.loading.gate import Opened
from tui.query.engine import LocalEngine
from tui.query.query import Choice, Query

SIZE = (160, 45)
SMALL, LARGE = 1000, 100_000
both_sizes = pytest.mark.parametrize("events", [SMALL, LARGE])


@dataclass
class Cost:
    """What keys cost: what was drawn, records decoded, sets of an actor's rows looked at."""

    work: Work
    reads: int
    looks: int


async def cost_of(
    keys: Sequence[str], events: int, monkeypatch: pytest.MonkeyPatch, before: Sequence[str] = ()
) -> Cost:
    """What keys cost in the middle of a story of so many events, behind other keys."""
    large = large_story(events)
    async with staged(SIZE, opened=large.opened, row=events // 2) as stage:
        for key in before:
            await stage.press(key)
        reads, looks = large.store.reads, large.actors.looks
        async with counted(stage, monkeypatch) as work:
            for key in keys:
                await stage.press(key)
        return Cost(work, large.store.reads - reads, large.actors.looks - looks)


@both_sizes
@pytest.mark.parametrize(
    "key",
    [
        "j",
        "k",
        "pagedown",
        "pageup",
        "G",
        "g",
        "l",
        "h",
        "d",
        "D",
        "w",
        "W",
        "z",
        "J",
        "K",
        "e",
        "x",
        "2",
        "3",
    ],
)
async def test_a_key_that_moves_reads_a_screenful_and_asks_nothing(
    key: str, events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cost = await cost_of([key], events, monkeypatch)
    assert cost.work.frames <= 2
    assert cost.work.lines <= 150
    assert cost.work.strips <= 200
    assert cost.work.bytes <= 60_000
    assert cost.work.questions == 0
    assert cost.reads <= 150
    assert cost.looks <= 20


@both_sizes
async def test_zooming_in_and_out_to_all_the_years_reads_nothing(
    events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cost = await cost_of(["z"] * 12 + ["Z"] * 12, events, monkeypatch, before=["0"])
    assert cost.reads <= 10
    assert cost.work.lines <= 24 * 10
    assert cost.work.frames <= 24 * 2


@both_sizes
async def test_a_country_is_chosen_with_the_list_open_at_the_cost_of_a_screen(
    events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cost = await cost_of(["space"], events, monkeypatch, before=["c"])
    assert cost.work.questions == 1
    assert cost.work.frames <= 3
    assert cost.work.lines <= 200
    assert cost.work.bytes <= 80_000
    assert cost.reads <= 150
    assert cost.looks <= 20


@both_sizes
@pytest.mark.parametrize("keys", [("a",), ("down",), ("up",), ("pagedown",), ("n",), ("space",)])
async def test_the_list_of_actors_looks_at_those_it_shows(
    keys: Sequence[str], events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cost = await cost_of(keys, events, monkeypatch, before=[] if keys == ("a",) else ["a"])
    assert cost.looks <= (200 if keys != ("n",) else 200 + 2 * len(large_story(events).actors))
    assert cost.reads <= 150
    assert cost.work.lines <= 200
    assert cost.work.questions <= 1


@both_sizes
async def test_under_a_filter_actors_are_counted_once_for_all_keys_in_their_list(
    events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ["c", "space", "enter", "a"]
    cost = await cost_of(["down", "down", "pagedown", "space", "up", "space"], events, monkeypatch, before)
    assert cost.looks <= 6 * 80
    assert cost.work.questions == 2


@both_sizes
async def test_a_list_is_narrowed_once_for_each_letter(events: int) -> None:
    async with staged(SIZE, opened=large_story(events).opened) as stage:
        await stage.press("a", "n")
        listed = stage.listed
        chooser = stage.chooser
        assert chooser is not None
        first = chooser.menu.values(stage.view, "n")
        await stage.press("down", "down")
        assert chooser.menu.values(stage.view, "n") is first
        assert list(first) == listed
        assert len(first) == sum(value != "everyone" for value in large_story(events).actors.data)


@both_sizes
async def test_a_step_within_the_screen_and_beyond_makes_the_lines_that_are_new(
    events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counted_line(view: object, row: int, *rest: object) -> object:
        made.append(row)
        return event_line(view, row, *rest)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(timeline, "event_line", counted_line)
    async with staged(SIZE, opened=large_story(events).opened, row=events // 2) as stage:
        for _ in range(60):
            made.clear()
            await stage.press("j")
            assert len(made) <= 4


@both_sizes
async def test_keys_that_come_at_once_are_all_followed_and_leave_nothing_behind(
    events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(SIZE, opened=large_story(events).opened) as stage:
        async with counted(stage, monkeypatch) as work:
            await stage.press(*"j" * 200)
            while stage.app.message_queue_size:
                await stage.settle()
            await stage.settle()
        assert stage.view.position == 200
        assert work.frames <= 202
        assert "201 of" in stage.drawn()
        assert stage.app.screen.message_queue_size == 0


@both_sizes
async def test_an_actor_of_every_event_shows_some_quotes_and_counts_the_rest(
    events: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = counted_quotes(monkeypatch)
    large = large_story(events)
    async with staged(SIZE, opened=large.opened, row=events // 2) as stage:
        assert stage.view.actor_id == "everyone"
        made.clear()
        reads, looks = large.store.reads, large.actors.looks
        await stage.press("j")
        assert len(made) <= 20
        assert large.store.reads - reads <= 40
        assert large.actors.looks - looks <= 20
        assert "more below" in stage.drawn()


def counted_quotes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The quotes whose lines are made from now on."""
    made: list[str] = []
    lines_of = quote_lines.quote_lines

    def counting(view: object, placed: quote_lines.PlacedQuote, *rest: object, **named: object) -> object:
        made.append(placed.quote.id)
        return lines_of(view, placed, *rest, **named)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(quote_lines, "quote_lines", counting)
    return made


def talkative(quotes: int) -> Opened:
    """A story in which one event has very many quotes, actors, tags and answers."""
    names = [f"n{n}" for n in range(quotes)]
    event: dict[str, object] = {
        "id": "talk",
        "date": "2024-10-28",
        "title": "Talk",
        "actors": names,
        "tags": names,
        "quotes": [
            {"text": f"words number {n} end", "speaker": "n1" if n % 2 else f"n{n}"} for n in range(quotes)
        ],
    }
    answers: list[dict[str, object]] = [
        {"id": f"r{n}", "date": "2024-10-29", "title": f"Reply {n}", "replies_to": ["talk"]}
        for n in range(quotes)
    ]
    return story_of([event, *answers])


@pytest.mark.parametrize("quotes", [100, 2000])
async def test_an_event_with_very_many_quotes_shows_those_around_the_selected_one(
    quotes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = counted_quotes(monkeypatch)
    async with staged(SIZE, opened=talkative(quotes)) as stage:
        assert stage.event == "talk"
        for number in range(1, 40):
            made.clear()
            await stage.press("J")
            assert stage.view.quote == number
            assert f"words number {number} end" in stage.drawn()
            assert len(made) <= 20
        assert "25 earlier quotes" in "\n".join(
            "".join(text for text, _ in line)
            for block in quote_lines.quote_blocks(stage.view, 60)
            for line in block.lines
        )
        assert f"40 of {quotes:,}" in stage.drawn()


@pytest.mark.parametrize("many", [100, 2000])
async def test_the_event_pane_names_some_of_very_many_and_counts_the_rest(many: int) -> None:
    from tui.app.formatting.event_lines import event_lines

    async with staged(SIZE, opened=talkative(many)) as stage:
        lines = event_lines(stage.view, 90)
        text = "\n".join("".join(text for text, _ in line) for line in lines)
        assert len(lines) <= 60
        assert text.count(f"… {many - 60:,} more") == 2
        assert f"… {many - 12:,} more" in text


async def test_the_whole_of_an_actors_quotes_that_are_shown_is_reached_by_scrolling() -> None:
    async with staged(SIZE, opened=large_story(SMALL).opened, row=SMALL // 2) as stage:
        await stage.press("3")
        for _ in range(12):
            await stage.press("pagedown")
        drawn = stage.drawn()
        assert "more quotes" in drawn
        assert "more below" not in drawn
        for _ in range(12):
            await stage.press("pageup")
        assert "same speaker, other events" in stage.drawn()


@both_sizes
def test_the_company_of_an_actor_is_known_after_few_looks(events: int) -> None:
    large = large_story(events)
    engine = LocalEngine(large.archive)
    for query in (Query(), Query(countries=Choice(("KR",)))):
        answer = engine.answer(query)
        for actor in ("everyone", "a1", "a7"):
            looks = large.actors.looks
            counts = answer.actor_counts(actor)
            assert len(counts.companions) == 5
            assert large.actors.looks - looks <= 100
            again = large.actors.looks
            answer.actor_counts(actor)
            assert large.actors.looks == again
