"""Help, version, paths and schema: what a newcomer reads first."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tui.cli.grammar import OPEN, SUBCOMMANDS
from tui.cli.helping import WIDTH
from tui.cli.main import run
from tui.cli.parsing import parse
from tui.wording import LANGUAGES, Wording

ALL = (OPEN, *SUBCOMMANDS)


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(words) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def words_of(name: str) -> list[str]:
    return [name] if name else []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subcommand", ALL, ids=lambda known: known.name or "open")
def test_help_fits_80_columns_and_shows_examples_first(
    capsys: pytest.CaptureFixture[str], subcommand: object, language: str
) -> None:
    assert isinstance(subcommand, type(OPEN))
    out = printed(capsys, *words_of(subcommand.name), "--help", "--lang", language)
    assert max(map(len, out.splitlines())) <= WIDTH == 80
    usage = out.index(f"{subcommand.called} ", out.index("\n\n", out.index("\n\n") + 2))
    assert 0 < out.index(f"  {subcommand.called}") < usage
    for option in subcommand.options:
        for flag in option.flags:
            assert flag in out, flag


@pytest.mark.parametrize("subcommand", ALL, ids=lambda known: known.name or "open")
def test_every_example_is_a_valid_command_line(subcommand: object) -> None:
    import shlex

    assert isinstance(subcommand, type(OPEN))
    for written, _ in subcommand.examples:
        parse(shlex.split(written.split(">")[0]), Wording())


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str], flag: str) -> None:
    name, version = printed(capsys, flag).split()
    assert name == "dateline"
    assert version[0].isdigit()


def test_paths_follow_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    lines = printed(capsys, "paths").splitlines()
    assert lines[0].split()[:2] == ["settings", str(tmp_path / "c" / "dateline" / "config.toml")]
    assert lines[0].endswith("(not there yet)")
    assert lines[1].split()[:2] == ["cache", str(tmp_path / "xdg_cache_home" / "dateline" / "stories")]
    assert lines[3].endswith("events.json  (small, needs no index)")
    assert len(lines) == 4


def test_the_schema_accepts_the_bundled_story_and_refuses_a_wrong_one(
    capsys: pytest.CaptureFixture[str], bundled: Path
) -> None:
    schema = json.loads(printed(capsys, "schema"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate(json.loads(bundled.read_text("utf-8")))
    assert not validator.is_valid({"events": [{"title": "no date"}]})
    assert not validator.is_valid({"events": [{"date": 2024, "title": "x"}]})


def test_a_mistyped_sub_command_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lsit"]) == 2
    said = capsys.readouterr().err
    assert (
        said == "dateline: there is neither a sub-command nor a file “lsit”; did you mean “dateline list”?\n"
    )
