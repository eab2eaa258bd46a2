"""The field on the last line: search, dates, commands; and keys that come faster than they are dealt with."""

from __future__ import annotations

import re

import pytest
from stage import staged, story_of
from textual.widgets import Label

from tui.query.forms import from_text
from tui.query.query import Choice, Query
from tui.wording import Wording


async def test_a_search_narrows_with_every_letter() -> None:
    async with staged() as stage:
        await stage.press("slash", "r")
        first = stage.view.answer.matched
        await stage.press(*"utte")
        assert stage.view.query == Query(text="rutte")
        assert 0 < stage.view.answer.matched < first < 18
        assert "▸ “rutte”" in stage.drawn()


async def test_esc_takes_a_search_back() -> None:
    async with staged(query="country:KR", row=1) as stage:
        before = stage.event
        await stage.press("slash", *"Truppen", "escape")
        assert (stage.view.query, stage.prompt) == (Query(countries=Choice(("KR",))), None)
        assert stage.event == before


async def test_enter_keeps_a_search_and_hits_are_stepped_through_round_and_round() -> None:
    async with staged() as stage:
        await stage.press("slash", *"Truppen", "enter")
        assert (stage.view.query.text, stage.prompt) == ("Truppen", None)
        seen = []
        for _ in range(4):
            seen.append((stage.event, stage.view.quote))
            await stage.press("n")
        assert len(set(seen)) < 4
        await stage.press("n", "N")
        assert stage.view.quote in (0, 1, 2)


async def test_hits_need_a_search() -> None:
    async with staged() as stage:
        await stage.press("n")
        assert "no search" in stage.last_line


async def test_a_search_is_edited_where_it_was_left() -> None:
    async with staged(query="search:Truppe") as stage:
        await stage.press("slash", "n")
        assert stage.view.query.text == "Truppen"


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("2024-10-21", "earlier-estimate"),
        ("28.10.2024", "raised-estimate"),
        ("2024-10", "kyiv-warnings"),
        ("+3d", "security-pact"),
    ],
)
async def test_a_date_is_gone_to(typed: str, event: str) -> None:
    async with staged() as stage:
        await stage.press("at", *typed, "enter")
        assert stage.prompt is None
        if typed != "+3d":
            assert stage.event == event


@pytest.mark.parametrize("typed", ["2024-13", "soon", "31.02.2024", "99999999999"])
async def test_what_is_no_date_keeps_the_field_open_and_says_why(typed: str) -> None:
    async with staged() as stage:
        await stage.press("at", *typed, "enter")
        assert stage.prompt is not None
        assert stage.typed == typed
        assert len(stage.last_line) > len(typed) + 12
        await stage.press(*["backspace"] * len(typed), *"2024-10-21", "enter")
        assert stage.event == "earlier-estimate"


@pytest.mark.parametrize(
    "typed",
    ["country:KR,KP", "-country:US search:Truppen", 'filter "rote Linie"', "quotes:yes", "since:2024-10-28"],
)
async def test_a_filter_is_typed_on_the_command_line(typed: str) -> None:
    async with staged() as stage:
        await stage.command(typed)
        assert stage.view.query == from_text(typed.removeprefix("filter "))
        assert stage.prompt is None


async def test_a_date_is_typed_on_the_command_line() -> None:
    async with staged() as stage:
        await stage.command("2024-10-21")
        assert stage.event == "earlier-estimate"


@pytest.mark.parametrize("theme", ["dark", "light", "contrast", "mono"])
async def test_a_theme_is_typed_on_the_command_line(theme: str) -> None:
    async with staged() as stage:
        await stage.command(f"theme {theme}")
        assert (stage.view.theme, stage.app.theme) == (theme, f"dateline-{theme}")


async def test_the_language_is_typed_on_the_command_line_and_all_panes_follow() -> None:
    async with staged() as stage:
        await stage.command("lang de")
        assert stage.view.wording == Wording("de")
        assert "Nordkoreanische Soldaten in Russland" in stage.drawn()
        assert "Pjöngjang und Moskau" in stage.drawn()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("zom-in", "did you mean “zoom-in”?"),
        ("nonsense-xyz", "there is no command “nonsense-xyz”"),
        ("theme pink", "dark, light, contrast, mono"),
        ("lang fr", "en, de"),
        ("planet:X", "there is no filter “planet”"),
        ("since:whenever", "is not a date"),
    ],
)
async def test_what_is_not_understood_keeps_the_line_open_and_says_why(typed: str, words: str) -> None:
    async with staged((160, 45)) as stage:
        before = stage.view.query
        await stage.command(typed)
        assert stage.prompt is not None
        assert words in stage.last_line
        assert stage.view.query == before
        await stage.press("escape")
        assert stage.prompt is None


async def test_a_sentence_about_what_was_typed_is_seen_whole_on_a_small_screen() -> None:
    async with staged((80, 24)) as stage:
        await stage.command("nonsense-xyz")
        assert "there is no command “nonsense-xyz”; ? shows all keys" in stage.last_line


async def test_an_empty_line_is_closed_without_a_word() -> None:
    async with staged() as stage:
        await stage.press("colon", "enter")
        assert (stage.prompt, stage.view.notice) == (None, "")


async def test_a_command_is_completed_from_its_beginning() -> None:
    async with staged() as stage:
        await stage.press("colon", *"zoom-o")
        await stage.pilot.pause()
        await stage.press("right", "enter")
        assert stage.view.notice == "this is the whole story"


@pytest.mark.parametrize("opening", ["slash", "colon", "at", "c", "a", "s"])
async def test_letters_that_follow_at_once_are_typed_and_no_command(opening: str) -> None:
    async with staged() as stage:
        await stage.press(opening, *"jqrxe")
        assert stage.typed == "jqrxe"
        assert (stage.event, stage.view.enlarged, stage.app.return_code) == (
            ("security-pact", False, None) if opening != "slash" else ("", False, None)
        )


async def test_keys_that_follow_enter_at_once_are_commands_again() -> None:
    async with staged() as stage:
        await stage.press(
            "j",
            "j",
            "slash",
            *"Yoon",
            "enter",
            "j",
            "c",
            *"kr",
            "enter",
            "t",
            "colon",
            *"zoom-in",
            "enter",
            "z",
        )
        assert stage.view.query == Query(text="Yoon", countries=Choice(("KR",)))
        assert stage.event == "yoon-countermeasures"
        assert stage.view.reading == "original"
        assert stage.view.span is not None


async def test_keys_that_follow_esc_at_once_are_commands_again() -> None:
    async with staged() as stage:
        await stage.press("slash", *"Yoon", "escape", "j", "j")
        assert (stage.view.query, stage.view.position) == (Query(), 2)


async def test_keys_that_follow_a_refused_line_are_typed_into_it() -> None:
    async with staged() as stage:
        await stage.press("colon", *"zom-in", "enter", *["backspace"] * 6, *"zoom-in", "enter", "j")
        assert (stage.prompt, stage.view.position) == (None, 1)
        assert stage.view.span is not None


async def test_g_twice_is_the_first_event() -> None:
    async with staged(row=9) as stage:
        await stage.press("g", "g")
        assert stage.view.position == 0


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (100, 30)])
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("typed", ["planet:X", "since:whenever", "theme pink", "quotes:perhaps-some-of-them"])
async def test_a_complaint_is_read_whole_and_what_was_typed_stays_in_sight(
    size: tuple[int, int], language: str, typed: str
) -> None:
    async with staged(size, language=language) as stage:
        await stage.command(typed)
        said = str(stage.app.screen.query_one("#prompt-complaint", Label).render())
        assert "".join(said.split()) in "".join(stage.drawn().split())
        assert stage.last_line.startswith(f":{typed}")
        await stage.press("backspace")
        assert "".join(said.split()) not in "".join(stage.drawn().split())


@pytest.mark.parametrize("keys", [("j",), ("4",), ("c",), ("slash",), ("e",), ("D",)])
async def test_a_notice_is_gone_with_the_next_command(keys: tuple[str, ...]) -> None:
    async with staged(row=3) as stage:
        await stage.press("x")
        assert stage.view.notice == "there is no filter"
        await stage.press(*keys)
        assert "there is no filter" not in stage.drawn()
        await stage.press("escape")
        assert "there is no filter" not in stage.drawn()


async def test_each_country_of_an_event_is_asked_for_in_turn() -> None:
    events: list[dict[str, object]] = [
        {"id": "e", "date": "2024", "title": "x", "countries": ["KR", "US"]},
        {"id": "f", "date": "2025", "title": "y", "countries": ["US"]},
    ]
    async with staged(opened=story_of(events)) as stage:
        seen = []
        for _ in range(4):
            await stage.press("C")
            seen.append((*stage.view.query.countries.include, stage.last_line))
            assert stage.event == "e"
        assert seen[:3] == [
            ("KR", "only South Korea, 1 of the event’s 2"),
            ("US", "only United States, 2 of the event’s 2"),
            ("all countries",),
        ]
        assert seen[3] == seen[0]


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("language", ["en", "de"])
async def test_that_filters_are_paused_is_never_cut_away(width: int, language: str) -> None:
    query = "country:KR,US,UA,RU,KP actor:yoon,lavrov since:2024-10-01 until:2024-12-31 search:Truppen"
    async with staged((width, 24), query=query, language=language) as stage:
        await stage.press("x")
        line = stage.drawn().splitlines()[0]
        assert "▸ paused: " in line or "▸ pausiert: " in line
        assert re.search(r"[ …] 18 (events|Ereignisse)", line)
