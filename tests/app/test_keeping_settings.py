"""`:keep` writes how the screen is set now, and says why where it cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from stage import staged

from tui.settings.places import settings_path, state_path
from tui.settings.settings import Settings, load


def written(text: str) -> Path:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


async def test_what_was_switched_is_kept_with_the_comments_of_the_file() -> None:
    path = written("# mine\nascii = true # so\n")
    async with staged() as stage:
        await stage.command("theme light")
        await stage.command("lang de")
        await stage.command("mouse")
        await stage.command("keep")
        assert str(path)[:40] in stage.view.notice
    assert load(path) == (Settings(language="de", theme="light", ascii=True, mouse=False), ())
    assert path.read_text().startswith("# mine\nascii = true # so\n")
    assert os.listdir(path.parent) == ["config.toml"]  # noqa: PTH208 - names are enough


async def test_item_58_a_broken_settings_file_is_not_overwritten() -> None:
    path = written("theme = \x1b[31m")
    async with staged() as stage:
        await stage.command("keep")
        assert stage.view.notice == "the settings are not kept: it is broken and has to be mended first"
    assert path.read_text() == "theme = \x1b[31m"


async def test_item_57_settings_that_cannot_be_kept_are_said_and_the_session_goes_on() -> None:
    state_path().parent.mkdir(parents=True)
    state_path().write_text("a file where the folder should be")
    async with staged() as stage:
        await stage.command("keep")
        assert stage.view.notice.startswith("the settings are not kept: ")
        await stage.press("j")
        assert stage.view.position == 1
    assert not settings_path().exists()


async def test_item_57_without_a_home_folder_settings_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(user: int) -> object:
        raise KeyError(user)

    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    async with staged() as stage:
        await stage.command("keep")
        assert stage.view.notice == "the settings are not kept: there is no home folder"


async def test_item_17_18_a_hostile_folder_of_settings_is_named_clean(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "a\x1b]52;c;eA==\x07\u202e\n[/]"))
    async with staged() as stage:
        await stage.command("keep")
        assert stage.view.notice.isprintable()
        assert "theme, language and mouse are kept in" in stage.last_line
    assert load(settings_path())[0].theme == "dark"
