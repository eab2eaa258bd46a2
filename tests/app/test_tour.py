"""A tour of every key and every command of the screen: nothing speaks to a network, nothing is started."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import staged
from stub_browser import starts_noted

from tui.settings.commands import COMMANDS


async def test_item_77_79_no_key_of_the_screen_speaks_to_a_network_or_starts_a_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = starts_noted(monkeypatch)
    keys = [key for command in COMMANDS if "quit" not in command.name for key in command.keys]
    assert len(keys) > 60
    async with staged() as stage:
        for key in keys:
            await stage.press(key, "escape", "escape")
            assert len(stage.app.screen_stack) == 1
            assert (stage.chooser, stage.prompt) == (None, None)
        for name in [command.name for command in COMMANDS if not command.keys]:
            await stage.command(name)
            await stage.press("escape", "escape")
        await stage.press("Q")
        assert stage.app.return_code == 0
    assert started == []
    assert not (tmp_path / "network.log").exists()
