"""Lists to choose from: what is typed narrows them, the timeline follows, Enter keeps, Esc restores."""

from __future__ import annotations

import pytest
from stage import staged, story_of

from tui.loading.gate import Opened
from tui.query.query import Choice, Query

KR = Query(countries=Choice(("KR",)))


@pytest.mark.parametrize(
    ("key", "typed", "found"),
    [
        ("c", "nordk", "KP"),
        ("c", "north", "KP"),
        ("c", "südkorea", "KR"),
        ("c", "suedk", "KR"),
        ("c", "kr", "KR"),
        ("c", "vereinigte", "US"),
        ("c", "usa", "US"),
        ("a", "lawrow", "lavrov"),
        ("a", "Lavrov", "lavrov"),
        ("a", "singh", "singh"),
        ("a", "rutte", "rutte"),
        ("a", "suk", "yoon"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_value_is_found_by_any_of_its_names(key: str, typed: str, found: str, language: str) -> None:
    async with staged(language=language) as stage:
        await stage.press(key)
        await stage.press(*typed)
        assert stage.listed[0] == found


async def test_space_includes_and_the_timeline_follows_at_once() -> None:
    async with staged() as stage:
        await stage.press("c", "k", "r", "space")
        assert stage.view.query == KR
        assert "4 of 18 events" in stage.drawn()
        assert "[+] KR" in stage.drawn()
        await stage.press("space")
        assert not stage.view.query


async def test_minus_excludes() -> None:
    async with staged() as stage:
        await stage.press("c", "r", "u", "minus", "enter")
        assert stage.view.query == Query(countries=Choice((), ("RU",)))
        assert "not RU" in stage.drawn()
        assert stage.chooser is None


async def test_several_values_are_asked_for_together() -> None:
    async with staged() as stage:
        await stage.press("c", "space", "down", "space", "enter")
        assert stage.view.query == Query(countries=Choice(("KP", "RU")))
        assert "KP or RU" in stage.drawn()


async def test_enter_without_a_choice_takes_the_value_under_the_cursor() -> None:
    async with staged() as stage:
        await stage.press("c", "k", "r", "enter")
        assert (stage.view.query, stage.chooser) == (KR, None)


async def test_enter_after_a_choice_keeps_it_as_it_is() -> None:
    async with staged() as stage:
        await stage.press("c", "space", "down", "down", "enter")
        assert stage.view.query == Query(countries=Choice(("KP",)))


async def test_esc_restores_what_was_asked_before_and_the_event_stays() -> None:
    async with staged(query="country:KR", row=2) as stage:
        before = stage.event
        await stage.press("c", "r", "u", "space", "escape")
        assert (stage.view.query, stage.chooser) == (KR, None)
        assert stage.event == before


async def test_esc_restores_that_filters_were_paused() -> None:
    async with staged(query="country:KR") as stage:
        await stage.press("x", "c", "space", "escape")
        assert (stage.view.query, stage.view.paused) == (KR, True)


async def test_counts_are_those_under_the_rest_of_the_filter() -> None:
    async with staged(query="actor:yoon country:US") as stage:
        await stage.press("c")
        assert stage.listed == ["KP", "KR", "RU", "US"]
        lines = [line for line in stage.drawn().splitlines() if "[ ] KR" in line or "[+] US" in line]
        assert any("[ ] KR South Korea" in line and " 2 " in line for line in lines)
        assert any("[+] US" in line and line.endswith(" 0") for line in lines)


async def test_letters_that_are_commands_are_typed() -> None:
    async with staged() as stage:
        before = stage.view
        await stage.press("a", *"qQxXejkotyrzn?:/@0123")
        assert stage.typed == "qQxXejkotyrzn?:/@0123"
        assert (stage.view.row, stage.view.query, stage.view.focus) == (
            before.row,
            before.query,
            before.focus,
        )
        assert stage.app.return_code is None
        assert "nothing fits" in stage.drawn()


async def test_space_and_minus_are_typed_where_nothing_is_chosen_with_them() -> None:
    async with staged() as stage:
        await stage.press("question_mark", *"half", "space", *"page", "minus")
        assert stage.typed == "half page-"
        assert stage.listed == ["half-page-down", "half-page-up"]


async def test_help_runs_what_was_found() -> None:
    async with staged() as stage:
        await stage.press("question_mark", *"last", "space", *"event", "enter")
        assert stage.chooser is None
        assert stage.view.position == 17


async def test_help_explains_every_mark_and_runs_none() -> None:
    async with staged((120, 90)) as stage:
        await stage.press("question_mark")
        drawn = stage.drawn()
        for words in (
            "direct",
            "partial",
            "paraphrase",
            "claimed",
            "denied",
            "planned",
            "expected",
            "date uncertain",
        ):
            assert words in drawn
        await stage.press(*"paraphrase", "enter")
        assert (stage.chooser, stage.view.notice) == (None, "")


async def test_the_list_scrolls_with_the_cursor_and_counts_what_is_below() -> None:
    events: list[dict[str, object]] = [
        {"id": f"e{n}", "date": "2024", "title": "x", "actors": [f"actor-{n:03}"]} for n in range(100)
    ]
    async with staged((80, 24), opened=story_of(events)) as stage:
        await stage.press("a")
        assert len(stage.listed) == 100
        assert "more" in stage.drawn()
        await stage.press(*["pagedown"] * 30)
        assert "actor-099" in stage.drawn()
        assert "… " not in stage.drawn().splitlines()[-4]
        await stage.press("enter")
        assert stage.view.query == Query(actors=Choice(("actor-099",)))


async def test_a_list_opened_over_another_takes_its_place() -> None:
    async with staged() as stage:
        await stage.press("c", "f1")
        assert stage.chooser is not None
        assert stage.listed[0] == "next-event"
        await stage.press("escape")
        assert stage.chooser is None


async def test_the_palette_finds_a_command_by_its_words_and_runs_it() -> None:
    async with staged() as stage:
        await stage.press("ctrl+p")
        await stage.press(*"last", "space", *"event", "enter")
        assert stage.view.position == 17
        assert stage.view.span is None
        await stage.press("ctrl+p", *"zoom", "minus", *"in", "enter")
        assert stage.view.span is not None


async def test_the_palette_speaks_the_language_of_the_interface() -> None:
    async with staged(language="de") as stage:
        await stage.press("ctrl+p")
        await stage.pilot.pause()
        assert "Zum nächsten Ereignis" in stage.drawn()
        await stage.press("escape")
        assert stage.chooser is None


async def test_a_list_that_is_moved_in_before_it_is_drawn_shows_its_first_values() -> None:
    async with staged() as stage:
        await stage.press("c", "down", "down", "up", "space")
        assert stage.view.query == Query(countries=Choice(("RU",)))
        assert "[ ] KP" in stage.drawn()


async def test_an_empty_answer_says_nothing_about_an_event_that_is_not_there() -> None:
    async with staged(query="search:xyzzy") as stage:
        assert "No event matches the whole filter." in stage.drawn()
        assert "not in the data" not in stage.drawn()
        assert "no quote in this event" not in stage.drawn()


async def test_what_is_typed_finds_values_that_do_not_occur_under_the_rest_of_the_filter() -> None:
    async with staged(query="country:US") as stage:
        await stage.press("a", *"law")
        assert stage.listed == ["lavrov"]
        (line,) = [line for line in stage.drawn().splitlines() if "[ ] " in line]
        assert line.rstrip().endswith(" 0")
        await stage.press(*["backspace"] * 3)
        assert "lavrov" not in stage.listed


async def test_values_that_occur_come_before_those_that_do_not() -> None:
    events: list[dict[str, object]] = [
        {"id": "e", "date": "2024", "title": "x", "countries": ["KR"], "actors": ["ann-much", "ann"]},
        {"id": "f", "date": "2024", "title": "y", "countries": ["US"], "actors": ["ann-much"]},
    ]
    async with staged(opened=story_of(events), query="country:US") as stage:
        await stage.press("a", *"ann")
        assert stage.listed == ["ann-much", "ann"]


def flawed() -> Opened:
    """A story with problems whose sentences are longer than a line."""
    events: list[dict[str, object]] = [
        {"id": "e", "date": "2024", "title": "x", "actors": ["a" * 90], "countries": ["South Corea" * 8]},
        {"id": "f", "date": "the last days of " * 8, "title": "y"},
    ]
    return story_of(events, actors=[{"id": "someone", "name": "Some One"}])


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_whole_sentence_of_a_problem_is_read_below_the_list(
    size: tuple[int, int], language: str
) -> None:
    opened = flawed()
    async with staged(size, opened=opened, language=language) as stage:
        await stage.press("exclamation_mark")
        for problem in opened.problems:
            drawn = "".join(stage.drawn().split())
            assert "".join(problem.sentence(stage.view.wording).split()) in drawn
            assert f"[{problem.code}]" in drawn
            await stage.press("down")


async def test_a_line_that_is_cut_says_so() -> None:
    async with staged((80, 24), opened=flawed()) as stage:
        await stage.press("exclamation_mark")
        lines = [line for line in stage.drawn().splitlines() if "events[" in line]
        assert lines[0].endswith("…")


async def test_the_whole_link_is_read_before_it_is_opened() -> None:
    link = "https://example.org/" + "/".join(f"part{n}" for n in range(30))
    events: list[dict[str, object]] = [
        {"id": "e", "date": "2024", "title": "x", "sources": [{"source": "s"}]}
    ]
    async with staged(opened=story_of(events, sources=[{"id": "s", "title": "T", "url": link}])) as stage:
        await stage.press("o")
        left = stage.app.screen.query_one("#chooser").region.x
        assert link in "".join(line[left:].strip() for line in stage.drawn().splitlines())


async def test_key_names_of_the_help_are_those_of_the_language() -> None:
    async with staged(language="de") as stage:
        await stage.press("question_mark", *"Seite")
        drawn = stage.drawn()
        assert "Leertaste  BildAb" in drawn
        assert "Strg+D" in drawn
