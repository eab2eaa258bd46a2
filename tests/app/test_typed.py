"""What is typed: whatever the bytes are, keys are still keys afterwards, and a paste is one paste."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from textual.events import Key, Paste, Resize
from textual.message import Message

from tui.app.typed import ESCAPE_SHOWN, PASTE_BEGINS, PASTE_ENDS, Typed

FLOODS = 40
"""Random floods of 4 kB, each of another seed."""
SEQUENCES = 3000
"""Random sequences with numbers that no terminal sends."""
FINALS = "u~ABCDEFHPQRSmMtyIOcnx$"
NUMBERS = (
    "", "0", "1", "5", "13", "48", "113", "200", "55296", "57344", "1114112", "99999999999", "-1", "1:2",
    "1:1114112", ":", "4294967296", "<0", "?2026", "9" * 25,
)  # fmt: skip
MANY_CTRL_Q = b"\x11" * 40
"""More than Textual's parser waits for the end of a sequence."""


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def keys(messages: Iterable[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, Key)]


def pastes(messages: Iterable[Message]) -> list[str]:
    return [message.text for message in messages if isinstance(message, Paste)]


@pytest.mark.parametrize("seed", range(FLOODS))
def test_item_67_after_a_random_flood_keys_are_heard(seed: int) -> None:
    chance = random.Random(seed)
    flood, typed = chance.randbytes(4096), Typed()
    while flood:
        size = chance.randrange(1, 300)
        list(typed.read(flood[:size]))
        flood = flood[size:]
    assert "ctrl+q" in keys(typed.read(MANY_CTRL_Q))


def test_item_67_no_number_in_a_sequence_is_too_much() -> None:
    chance, typed, failures = random.Random(67), Typed(), 0
    for _ in range(SEQUENCES):
        numbers = ";".join(chance.choice(NUMBERS) for _ in range(chance.randrange(1, 6)))
        parser = typed._parser
        for message in typed.read(f"\x1b[{numbers}{chance.choice(FINALS)}".encode()):
            if isinstance(message, Key):
                (message.character or "").encode()
            if isinstance(message, Resize):
                assert message.size.area <= 2_000_000
        failures += typed._parser is not parser
    assert failures > 100
    assert "ctrl+q" in keys(typed.read(MANY_CTRL_Q))


@pytest.mark.parametrize("code", ["55296", "97;1;57343", "1114112", "9" * 20])
def test_item_67_a_key_that_is_no_character_is_none(code: str) -> None:
    typed = Typed()
    assert keys(typed.read(f"\x1b[{code}u".encode())) == []
    assert keys(typed.read(b"j")) == ["j"]


@pytest.mark.parametrize("size", ["0;0;0;0", "99999;99999;1;1", "0;80;0;0"])
def test_item_36_67_a_window_of_no_size_or_too_much_is_not_believed_in(size: str) -> None:
    assert list(Typed().read(f"\x1b[48;{size}t".encode())) == []


def test_a_paste_is_one_wherever_it_is_cut() -> None:
    whole = f"a{PASTE_BEGINS}Außen\x1b[31m [20 \x1b[20{PASTE_ENDS}b".encode()
    for cut in range(len(whole)):
        typed = Typed()
        messages = [*typed.read(whole[:cut]), *typed.read(whole[cut:])]
        assert pastes(messages) == [f"Außen{ESCAPE_SHOWN}[31m [20 {ESCAPE_SHOWN}[20"]
        assert keys(messages) == ["a", "b"]


def test_item_67_what_follows_the_end_of_a_paste_is_typed() -> None:
    messages = list(Typed().read(f"{PASTE_BEGINS}one{PASTE_ENDS}q{PASTE_ENDS}j".encode()))
    assert (pastes(messages), keys(messages)) == (["one"], ["q", "j"])


def test_item_67_a_paste_that_nobody_ends_is_over_when_nothing_more_comes() -> None:
    clock = Clock()
    typed = Typed(clock=clock)
    assert list(typed.read(f"{PASTE_BEGINS}never closed \x1b[20".encode())) == []
    for seconds in (1.0, 1.9):
        clock.now = seconds
        assert list(typed.look_again()) == []
        assert keys(typed.read(b"\x11")) == []
    clock.now = 4.0
    messages = list(typed.look_again())
    assert pastes(messages) == [f"never closed {ESCAPE_SHOWN}[20\x11\x11"]
    assert keys(typed.read(b"\x11")) == ["ctrl+q"]


def test_item_67_a_paste_without_measure_is_kept_in_part_and_ends() -> None:
    typed = Typed()
    messages = list(typed.read(PASTE_BEGINS.encode()))
    for _ in range(300):
        messages += typed.read(b"x" * 4096)
    messages += typed.read(f"y{PASTE_ENDS}q".encode())
    (pasted,) = pastes(messages)
    assert pasted == "x" * 1_000_000
    assert keys(messages) == ["q"]


def test_half_a_character_waits_for_the_other_half() -> None:
    typed = Typed()
    assert keys(typed.read("ä".encode()[:1])) == []
    assert keys(typed.read("ä".encode()[1:])) == ["ä"]
    assert [message.character for message in typed.read(b"A\xdf") if isinstance(message, Key)] == ["A"]
    assert [message.character for message in typed.read(b"e") if isinstance(message, Key)] == ["\ufffd", "e"]
