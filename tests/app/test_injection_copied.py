"""Attacks that leave the screen by the clipboard, and names of files that come onto it."""

from __future__ import annotations

import base64
import os
import re
import shutil
from pathlib import Path

import pytest
from hostile_texts import ATTACKS, Attack, Seen
from injection_story import attacked_story, framed
from security_report import RecordFigure
from stage import staged
from visiting import Visit

from tui.loading.gate import admit, open_story
from tui.loading.opening import Contents
from tui.text import clean
from tui.wording import Wording

COPIED = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


async def test_item_2_15_what_the_clipboard_gets_of_any_event_is_clean(
    monkeypatch: pytest.MonkeyPatch, record_figure: RecordFigure
) -> None:
    seen = Seen()
    async with staged(opened=admit(Contents("attacked.json", attacked_story()), Wording())) as stage:
        written: list[str] = []
        monkeypatch.setattr(stage.app._driver, "write", written.append)
        for attack in ATTACKS:
            for key in ("y", "Y"):
                written.clear()
                await stage.press(key)
                (copied,) = COPIED.findall("".join(written))
                text = base64.b64decode(copied).decode("utf-8")
                seen.take(text.split("\n"))
                assert key == "Y" or attack.name in text
            await stage.press("j")
    record_figure("lines looked at for leaks", len(seen.lines), lost=seen.leaks)
    assert (seen.leaks, seen.hazards) == (0, 0)
    assert all(seen.shows(attack.shown) for attack in ATTACKS if attack.name != "lines")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a good file and a broken one."""
    monkeypatch.chdir(tmp_path)
    Path("good").write_text('[{"date": "2024", "title": "A"}]')
    Path("broken").write_text("{")


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
async def test_item_17_the_name_of_a_file_is_shown_clean_and_so_is_what_is_wrong_with_it(
    attack: Attack,
) -> None:
    name = framed(attack).replace("\0", "").replace("/", "").encode("utf-8", "surrogatepass")
    path = os.fsdecode(name)
    shutil.move("good", path)
    opened = open_story(path, Wording())
    async with staged(opened=opened, reopen=lambda: open_story(path, Wording())) as stage:
        visit = Visit(stage, 1)
        assert attack.name in stage.drawn().split("\n")[0]
        shutil.move("broken", path)
        await visit.read_again(1)
        assert attack.name in stage.last_line, "which file is broken"
        shutil.move(path, "broken")
        await visit.read_again(1)
        assert attack.name in stage.last_line, "which file has gone"
        await visit.press("Y")
        assert stage.app.guard.hits == 0
        assert not stage.app.clipboard or clean(stage.app.clipboard) == stage.app.clipboard
    assert (visit.seen.leaks, visit.seen.hazards) == (0, 0)
