"""Where files are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.settings.places import places, settings_path


def test_folders_follow_xdg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    found = places()
    assert found.settings == tmp_path / "CONFIG" / "dateline" / "config.toml"
    assert found.cache == tmp_path / "CACHE" / "dateline"
    assert found.stories == tmp_path / "CACHE" / "dateline" / "stories"
    assert found.state == tmp_path / "STATE" / "dateline"
    assert settings_path() == found.settings


@pytest.mark.parametrize("value", [None, "", "relative/folder"])
def test_without_xdg_both_ways_to_the_settings_agree(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    if value is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", value)
    assert settings_path() == places().settings


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    places()
    settings_path()
    assert list(tmp_path.iterdir()) == []
