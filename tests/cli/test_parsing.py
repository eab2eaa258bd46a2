"""The words of a command line: what they ask for, and every refusal with what was probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tui.cli.grammar import LIST, OPEN, SUBCOMMANDS
from tui.cli.parsing import parse
from tui.errors import USAGE, UsageError
from tui.wording import LANGUAGES, Wording

ENGLISH = Wording("en")


def refusal(*words: str) -> str:
    with pytest.raises(UsageError) as caught:
        parse(words, ENGLISH)
    assert caught.value.code == USAGE
    return str(caught.value)


def test_no_words_open_the_screen() -> None:
    request = parse([], ENGLISH)
    assert request.subcommand is OPEN
    assert request.operands == ()


def test_options_and_operands_may_stand_in_any_order() -> None:
    words = ["list", "--country", "KR", "a.json", "--country=KP,RU", "--possibly"]
    request = parse(words, ENGLISH)
    assert request.subcommand is LIST
    assert request.operands == ("a.json",)
    assert request.values == {"--country": ("KR", "KP,RU"), "--possibly": ("yes",)}


def test_a_value_may_begin_with_a_dash() -> None:
    assert parse(["list", "--until", "-2w"], ENGLISH).value("--until") == "-2w"
    assert parse(["list", "--search=--x"], ENGLISH).value("--search") == "--x"


def test_after_two_dashes_all_words_are_operands() -> None:
    assert parse(["check", "--", "--strict", "-"], ENGLISH).operands == ("--strict", "-")


def test_the_last_value_of_an_option_counts() -> None:
    assert parse(["list", "--view", "quotes", "--view", "actors"], ENGLISH).value("--view") == "actors"


def test_a_story_named_like_a_sub_command_can_be_opened() -> None:
    request = parse(["./list"], ENGLISH)
    assert (request.subcommand, request.operands) == (OPEN, ("./list",))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "--contry", "KR"), "there is no option --contry; did you mean “--country”?"),
        (("list", "--zzzz"), "there is no option --zzzz"),
        (("--view", "quotes"), "--view is an option of “dateline list”, not of “dateline”"),
        (("list", "--country"), "--country needs a value: KR,KP"),
        (("list", "--country", "--possibly"), "--country needs a value: KR,KP"),
        (("list", "--possibly=x"), "--possibly takes no value"),
        (
            ("list", "--view", "qoutes"),
            (
                "--view is one of events, quotes, actors, countries, sources, not “qoutes”;"
                " did you mean “quotes”?"
            ),
        ),
        (("list", "--lang", "xx"), "--lang is one of en, de, not “xx”"),
        (("list", "a", "b"), "“b” is one word too many; see dateline list --help"),
        (("a.json", "list"), "write the sub-command first: dateline list …"),
        (("check",), "dateline check needs a FILE; see dateline check --help"),
        (("completion", "bsh"), "SHELL is one of bash, zsh, fish, not “bsh”; did you mean “bash”?"),
        (("schema", "x"), "“x” is one word too many; see dateline schema --help"),
    ],
)
def test_a_refusal_is_one_sentence(words: tuple[str, ...], said: str) -> None:
    assert refusal(*words) == said


def test_help_needs_no_operands() -> None:
    assert parse(["check", "--help"], ENGLISH).has("--help")


@tried(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=8), st.sampled_from(["--country", "--", "-", "list", "check", "--lang=de"])
        )
    )
)
def test_any_words_are_a_request_or_one_clean_line(words: list[str]) -> None:
    said = ""
    try:
        assert parse(words, ENGLISH).subcommand in (OPEN, *SUBCOMMANDS)
    except UsageError as error:
        said = str(error)
    assert not set(said) & set("\n\x1b\x9b")


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals_are_said_in_each_language(language: str) -> None:
    with pytest.raises(UsageError):
        parse(["list", "--nope"], Wording(language))


def test_every_sub_command_is_carried_out_by_a_function() -> None:
    from tui.cli.main import runner
    from tui.settings.settings import Settings

    assert all(callable(runner(known, Settings())) for known in (OPEN, *SUBCOMMANDS))
