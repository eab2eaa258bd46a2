"""Files made to attack a terminal, opened in one: nothing of them acts, all of them can be left.

What the program may write is learnt from a tour of the story that ships; a hostile story is given the
same tour and may add nothing. The files are not part of the project (see the fixture `shared`).
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from security_report import RecordFigure
from sequences import hazards, sequences
from terminal import PROGRAM, ROOT, Terminal

SIZE = (120, 36)
CONTROL = "CONTROL-EVENT"
"""The title of an event that stands in every file, after the attack."""
PANE = "─ Quotes"
"""Shown wherever no list is open."""
ESCAPE = "\x1b[27u"
"""Esc as the keyboard protocol spells it that the program asks for: no wait for what may follow it."""
PLACE = os.environ.get("DATELINE_SHARED", "")
FILES = sorted(Path(PLACE, "hostile").glob("*.json")) if PLACE else []
UNREADABLE = {
    "json-deep.json",
    "json-empty.json",
    "json-error-message-esc.json",
    "json-garbage.json",
    "json-hugeint.json",
    "json-notobject.json",
    "json-truncated.json",
    "json-utf16.json",
}
"""Files of which nothing can be used: one sentence, exit code 3."""


BAR = {"CSI 1A", "CSI 2K", "c0 b'\\r'"}
"""What the bar writes while a file in another format is read, before the screen."""


def toured(terminal: Terminal, sign: str) -> None:
    """Wait for the first screen, look at its lists and its last event, and quit."""
    terminal.wait_for(sign)
    terminal.wait_for(PANE)
    for key in "cas!":
        terminal.type(key)
        screen = terminal.wait_for(lambda screen: PANE not in screen or "no problem" in screen)
        if PANE not in screen:
            terminal.type(ESCAPE)
            terminal.wait_for(PANE)
    terminal.type("Gtq")
    assert terminal.wait_for_exit() == 0
    assert terminal.left_behind() == []


@pytest.fixture(scope="module")
def permitted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Control sequences of a tour of the story that ships."""
    home = str(tmp_path_factory.mktemp("home"))
    environment = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "TERM": "xterm-256color"}
    argv = (*PROGRAM, "--lang", "en", str(ROOT / "events.json"))
    with Terminal(argv, columns=SIZE[0], lines=SIZE[1], environment=environment) as terminal:
        toured(terminal, "Pyongyang")
        return sequences(bytes(terminal.output), *SIZE)


def test_the_story_that_ships_needs_no_sequence_a_plain_program_does_not(
    permitted: set[str], shared: Path
) -> None:
    plain: set[str] = set()
    for name in json.loads((shared / "tools" / "allowlist.json").read_text("utf-8")):
        kind, _, rest = name.partition(" ")
        if rest.startswith("SGR "):
            plain.update(f"SGR {part.replace(';2;R;G;B', '-colour')}" for part in rest.split()[1:])
        elif kind == "CSI":
            plain.add("CSI place" if rest == "r;c H" else f"CSI {rest.replace(' ', '')}")
    frames = {"CSI ?2026h", "CSI ?2026l"}
    assert {name for name in permitted if name.startswith(("CSI", "SGR"))} <= plain | frames
    assert not [name for name in permitted if name.startswith(("escape", "c1", "OSC"))]


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_item_1_2_3_4_5_6_7_8_9_10_12_13_14_nothing_of_a_hostile_file_acts_on_the_terminal(
    file: Path, permitted: set[str], record_figure: RecordFigure
) -> None:
    with Terminal((*PROGRAM, str(file)), columns=SIZE[0], lines=SIZE[1]) as terminal:
        if file.name in UNREADABLE:
            assert terminal.wait_for_exit() == 3
            assert terminal.output.count(b"\n") == 1
        else:
            toured(terminal, CONTROL)
        output = bytes(terminal.output)
    leaked, crashes = (
        sequences(output, *SIZE) - permitted - BAR - {"c0 b'\\r\\n'"},
        output.count(b"Traceback"),
    )
    record_figure("files tried", 1, lost=bool(crashes))
    lost = len(output) if leaked or hazards(output) else 0
    record_figure("bytes checked", len(output), lost=lost)
    record_figure("crashes", crashes, lost=crashes)
    assert leaked == set()
    assert hazards(output) == set()
    assert crashes == 0


def test_the_hostile_files_are_there(shared: Path) -> None:
    assert len(FILES) > 50
    assert {path.name for path in (shared / "hostile").glob("*.json")} >= UNREADABLE


@pytest.mark.parametrize(
    ("output", "named"),
    [
        (b"\x1b[5;8;31mB", {"SGR 5", "SGR 8", "SGR 31"}),
        (b"\x1b[1;38;2;1;2;3;48;5;9mB", {"SGR 1", "SGR 38-colour", "SGR 48-colour"}),
        (b"\x1b[3;4H\x1b[99;1H\x1b[2J", {"CSI place", "CSI 99;1H", "CSI 2J"}),
        (b"\x1b]52;c;eA==\x1b\\\x1b]0;t\x07", {"OSC 52", "OSC 0"}),
        (b"\x1bP$qm\x1b\\\x1bc\x1b#8", {"b'\\x1bP$qm\\x1b\\\\'", "escape b'\\x1bc'", "escape b'\\x1b#8'"}),
        ("\x9b31m\x07".encode(), {"c1 b'\\xc2\\x9b'", "c0 b'\\x07'"}),
        (b"\x1b]0;never ended", {"escape b'\\x1b]'"}),
    ],
)
def test_sequences_are_found_and_named(output: bytes, named: set[str]) -> None:
    assert sequences(output, 80, 24) == named


def test_hazards_are_found() -> None:
    assert hazards("\u202ea\u200b\u3164\ufeff\ufffe".encode()) == {
        "U+202E",
        "U+200B",
        "U+3164",
        "U+FEFF",
        "U+FFFE",
    }
    assert hazards(b"a\xff") == {"U+DCFF"}
    assert hazards(("e" + "\u0301" * 4).encode()) == {"U+0301"}
    assert hazards("Außen 👨\u200d👩 می\u200cخواهند e\u0301".encode()) == set()
