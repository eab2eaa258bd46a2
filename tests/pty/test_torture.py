"""Recordings of terminals, tests of Unicode, naughty strings: a story of them, walked through in a terminal.

What the program may write is learnt from a walk through a made-up story of plain words. The data are not part
of the project (see the fixture `shared`).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_texts import DRAWN_FORMATS
from security_report import RecordFigure
from sequences import hazards, sequences
from terminal import PROGRAM, Terminal

SIZE = (120, 36)
COLOURS = {"TERM": "xterm-256color", "COLORTERM": "", "NO_COLOR": ""}
PANE = "─ Quotes"
ESCAPE = "\x1b[27u"
"""Esc as the keyboard protocol spells it that the program asks for."""
CONTROL = "CONTROL-EVENT"
PIECE, PIECES = 2500, 4
"""Characters of a file in one event, and how many such pieces of a file are taken."""
DRAWN = {f"U+{code:04X}" for code in DRAWN_FORMATS}
"""Number signs and ends of verse: format characters by their class, letters to the eye."""
KINDS = ("terminal", "unicode", "bidi", "naughty")


def texts_of(kind: str, folder: Path) -> Iterator[str]:
    """The texts of one kind of torture, bytes that are no UTF-8 as half surrogate pairs."""
    if kind == "naughty":
        strings = json.loads((folder / "blns.json").read_text("utf-8"))
        yield from (" ".join(strings[start : start + 10]) for start in range(0, len(strings), 10))
        return
    for path in sorted((folder / kind).iterdir()):
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "surrogateescape")
        yield from (text[start : start + PIECE] for start in range(0, min(len(text), PIECE * PIECES), PIECE))


def told(path: Path, texts: list[str]) -> int:
    """Write a story with an event for each text, and the control at the end; gives how many there are."""
    events: list[dict[str, object]] = [
        {
            "id": str(number),
            "date": str(1000 + number),
            "title": f"{number} {text}",
            "summary": text,
            "kind": text[:40],
            "actors": [{"actor": "a", "as": text[:200]}],
            "quotes": [{"text": text, "speaker": {"as_printed": text[:80]}}],
        }
        for number, text in enumerate(texts)
    ]
    events.append({"id": "control", "date": "3000", "title": CONTROL})
    path.write_text(json.dumps({"title": " ".join(texts)[:500], "events": events}))
    return len(events)


def walked(path: Path, count: int) -> bytes:
    """What the program writes on a walk from the first event to the last, through the lists, and out."""
    home = str(path.parent)
    surroundings = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, **COLOURS}
    argv = (*PROGRAM, "--lang", "en", str(path))
    with Terminal(argv, columns=SIZE[0], lines=SIZE[1], environment=surroundings) as terminal:
        terminal.wait_for(f"1 of {count}")
        for number in range(2, count + 1):
            terminal.type("j")
            terminal.wait_for(f" {number} of {count}")
        assert CONTROL in terminal.wait_for(CONTROL)
        for key in "as!":
            terminal.type(key)
            screen = terminal.wait_for(lambda screen: PANE not in screen or "no problem" in screen)
            if PANE not in screen:
                terminal.type(ESCAPE)
                terminal.wait_for(PANE)
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []
        return bytes(terminal.output)


@pytest.fixture(scope="module")
def permitted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Control sequences of the same walk through plain words."""
    path = tmp_path_factory.mktemp("plain") / "story.json"
    count = told(path, [f"plain words and {number} more of them\n" * 20 for number in range(12)])
    return sequences(walked(path, count), *SIZE)


@pytest.mark.parametrize("kind", KINDS)
def test_item_1_3_6_7_8_12_13_14_16_recordings_and_tortures_of_terminals_are_only_read(
    kind: str, permitted: set[str], shared: Path, tmp_path: Path, record_figure: RecordFigure
) -> None:
    texts = list(texts_of(kind, shared / "data" / "torture"))
    assert len(texts) >= 8
    path = tmp_path / "story.json"
    output = walked(path, told(path, texts))
    leaks, found = sequences(output, *SIZE) - permitted, hazards(output) - DRAWN
    record_figure("files tried", 1)
    record_figure("bytes checked", len(output), lost=len(leaks))
    record_figure("lines looked at for leaks", len(texts), lost=len(leaks))
    record_figure("lines looked at for hazards", len(texts), lost=len(found))
    assert (leaks, found) == (set(), set())
