"""The table of commands, and keys a user changed."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tui.settings.keys import COMMANDS, GROUPS, apply_keymap, check_keymap, key_name, readable, refusal
from tui.wording import Wording

ENGLISH = Wording("en")


def keys_of(name: str, user_map: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return next(command.keys for command in apply_keymap(user_map) if command.name == name)


def sentences(user_map: dict[str, tuple[str, ...]]) -> list[str]:
    return [problem.sentence(ENGLISH) for problem in check_keymap(user_map)]


def test_no_name_and_no_key_stands_twice() -> None:
    names = Counter(command.name for command in COMMANDS)
    keys = Counter(key for command in COMMANDS for key in command.keys)
    assert names.most_common(1)[0][1] == 1
    assert keys.most_common(1)[0][1] == 1


def test_every_command_is_named_grouped_and_explained() -> None:
    for command in COMMANDS:
        assert re.fullmatch("[a-z]+(-[a-z]+)*", command.name)
        assert command.group in GROUPS
        assert command.text[0].isupper()
        assert len(command.text) <= 64


def test_groups_are_not_torn_apart() -> None:
    order = [command.group for command in COMMANDS]
    assert order == sorted(order, key=GROUPS.index)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_no_default_key_is_one_that_cannot_work(command: object) -> None:
    assert isinstance(command, type(COMMANDS[0]))
    for key in command.keys:
        assert refusal(key) is None
        assert key_name(readable(key)) == key


def test_default_keys_are_names_textual_knows() -> None:
    from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

    named = {key.value for key in Keys}
    for command in COMMANDS:
        for key in command.keys:
            character = key_to_character(key) if key not in KEY_NAME_REPLACEMENTS.values() else "sign"
            assert key in named or character, key


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("?", "question_mark"),
        ("(", "left_parenthesis"),
        ("@", "at"),
        ("Ctrl+D", "ctrl+d"),
        ("ctrl-d", "ctrl+d"),
        ("PgDn", "pagedown"),
        ("G", "G"),
        ("Esc", "escape"),
        ("-", "minus"),
        ("+", "plus"),
        (" ", "space"),
        ("Shift+Tab", "shift+tab"),
        ("F5", "f5"),
        ("ö", "ö"),
        ("§", "section_sign"),
        ("€", "euro_sign"),
        ("latin_small_letter_r_with_tilde", None),
        ("line_feed", None),
        ("↑", "up"),
        ("Ctrl+Shift+Up", "ctrl+shift+up"),
        ("question_mark", "question_mark"),
        ("", None),
        ("nokey", None),
        ("WJ", None),
        ("right_to_left_override", None),
        ("f99", None),
        ("x y", None),
        ("\x1b", None),
    ],
)
def test_keys_are_understood_as_people_write_them(written: str, name: str | None) -> None:
    assert key_name(written) == name


@tried(deadline=None, max_examples=1000)
@given(st.text(max_size=12) | st.characters())
def test_any_text_is_a_key_or_none(written: str) -> None:
    name = key_name(written)
    assert name is None or key_name(readable(name)) == name


@pytest.mark.parametrize(
    "written",
    [
        "Ctrl+I",
        "ctrl+m",
        "Ctrl+H",
        "ctrl+[",
        "ctrl+j",
        "ctrl+s",
        "ctrl+z",
        "ctrl+a",
        "ctrl+b",
        "ctrl+w",
        "ctrl+c",
        "alt+x",
        "Ctrl+Alt+x",
        "shift+enter",
        "ctrl+enter",
        "ctrl+1",
        "shift+g",
        "`",
        "´",
        "^",
        "~",
        '"',
        "[",
        "}",
    ],
)
def test_a_key_that_cannot_work_is_refused_with_its_reason(written: str) -> None:
    (problem,) = check_keymap({"quit": (written,)})
    assert problem.values["reason"]
    assert keys_of("quit", {"quit": (written,)}) == ("q",)


def test_a_dead_key_may_stand_beside_another() -> None:
    assert check_keymap({"quit": ("q", "[")}) == ()
    assert keys_of("quit", {"quit": ("q", "[")}) == ("q", "left_square_bracket")


def test_an_unknown_command_is_named_with_what_was_probably_meant() -> None:
    assert sentences({"next-evnt": ("j",)}) == ["there is no command “next-evnt”; did you mean “next-event”?"]
    assert sentences({"zzz": ("j",)}) == ["there is no command “zzz”"]


def test_one_key_for_two_commands_is_refused() -> None:
    found = {"zoom-in": ("i",), "zoom-out": ("i", "u")}
    assert sentences(found) == ["zoom-out: i is already on “zoom-in”"]
    assert keys_of("zoom-in", found) == ("i",)
    assert keys_of("zoom-out", found) == ("u",)


def test_a_key_given_away_leaves_its_default_command() -> None:
    assert keys_of("next-event", {"open": ("j",)}) == ("down",)
    assert keys_of("open", {"open": ("j",)}) == ("j",)


def test_an_empty_list_takes_a_command_its_keys() -> None:
    assert keys_of("quit-now", {"quit-now": ()}) == ()


def test_without_changes_nothing_changes() -> None:
    assert apply_keymap({}) == COMMANDS


@tried(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([command.name for command in COMMANDS]),
        st.lists(st.sampled_from(["j", "k", "x", "Ctrl+D", "alt+a", "?", "nokey"]), max_size=3).map(tuple),
        max_size=6,
    )
)
def test_no_map_puts_one_key_on_two_commands(user_map: dict[str, tuple[str, ...]]) -> None:
    keys = [key for command in apply_keymap(user_map) for key in command.keys]
    assert len(keys) == len(set(keys))


def test_a_problem_is_one_line_whatever_the_file_holds() -> None:
    (problem,) = check_keymap({"\x1b]0;x\x07\nquit": ("q",)})
    said = problem.sentence(ENGLISH)
    assert "\x1b" not in said
    assert "\n" not in said
