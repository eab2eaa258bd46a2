"""Where files are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli.main import run
from tui.settings.places import NOWHERE, places, settings_path, state_path


def test_folders_follow_xdg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    found = places()
    assert found.settings == tmp_path / "CONFIG" / "dateline" / "config.toml"
    assert found.cache == tmp_path / "CACHE" / "dateline"
    assert found.stories == tmp_path / "CACHE" / "dateline" / "stories"
    assert found.state == tmp_path / "STATE" / "dateline"
    assert settings_path() == found.settings
    assert state_path() == found.state


@pytest.mark.parametrize("value", [None, "", "relative/folder"])
def test_without_xdg_both_ways_to_the_settings_agree(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    if value is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", value)
        monkeypatch.setenv("XDG_STATE_HOME", value)
    assert settings_path() == places().settings
    assert state_path() == places().state


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    places()
    settings_path()
    assert list(tmp_path.iterdir()) == []


def test_item_57_without_a_home_folder_no_folder_can_be_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], bundled: Path
) -> None:
    def nobody(user: int) -> object:
        raise KeyError(user)

    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    monkeypatch.chdir(tmp_path)
    found = places()
    assert {found.config, found.cache, found.state, settings_path().parent, state_path()} == {NOWHERE}
    assert run(["list", str(bundled), "--country", "KR"]) == 0
    assert run(["paths", str(bundled)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("(there is no home folder)") == 3
    assert list(tmp_path.iterdir()) == []
