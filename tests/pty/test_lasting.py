"""A session that lasts: thousands of keys, each round answered before the next, leave nothing in memory."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from terminal import Terminal

ROUND = "jjkk" + "zZ0" + "dDwW" + ")(" + ",;" + "te" + "et" + "1234" + "hl"
"""Keys of one round, besides the two that go to the end and back, whose effect is waited for."""
ROUNDS = 80
WARM = 8
"""Rounds before the first look: what is loaded or remembered once is not what grows."""
MOST_MB = 4.0
"""For a fifth of the 10,000 keys that may cost 20 MB."""


def resident_mb(process: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


def press(terminal: Terminal, rounds: int) -> int:
    for _ in range(rounds):
        terminal.type(ROUND + "G")
        terminal.wait_for("18 of 18")
        terminal.type("g")
        terminal.wait_for(" 1 of 18")
    return rounds * (len(ROUND) + 2)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the memory of a process is read from /proc")
def test_item_69_thousands_of_keys_leave_nothing_in_memory() -> None:
    with Terminal() as terminal:
        terminal.wait_for("? all keys")
        press(terminal, WARM)
        before = resident_mb(terminal.process)
        pressed = press(terminal, ROUNDS)
        grown = resident_mb(terminal.process) - before
        terminal.type("Q")
        assert terminal.wait_for_exit() == 0
    assert pressed >= 2000
    assert grown < MOST_MB
