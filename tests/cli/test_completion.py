"""Completion scripts: a shell accepts them and offers what the grammar knows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tui.cli.completion import script
from tui.cli.grammar import SHELLS, SUBCOMMANDS, VIEWS
from tui.exporters.registry import EXPORTS, FORMATS
from tui.settings.settings import THEMES

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")

_ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
_dateline
printf '%s\\n' "${COMPREPLY[@]}"
"""


def offered(tmp_path: Path, *words: str) -> set[str]:
    path = tmp_path / "completion"
    path.write_text(script("bash"), "utf-8")
    command = ["bash", "-c", _ASK, "bash", str(path), "dateline", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30, cwd=tmp_path)
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_that_is_installed_accepts_its_script(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run(
        [program, "-n"], input=script(shell), capture_output=True, text=True, check=False, timeout=30
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_is_in_every_script(shell: str) -> None:
    written = script(shell)
    for known in SUBCOMMANDS:
        for option in known.options:
            assert option.name.removeprefix("--") in written


@needs_bash
def test_bash_offers_sub_commands_and_files_first(tmp_path: Path) -> None:
    (tmp_path / "story.json").touch()
    found = offered(tmp_path, "")
    assert {known.name for known in SUBCOMMANDS} <= found
    assert "story.json" in found
    assert offered(tmp_path, "sto") == {"story.json"}


@needs_bash
@pytest.mark.parametrize(
    ("words", "values"),
    [
        (("list", "--view", ""), set(VIEWS)),
        (("list", "--format", ""), set(FORMATS)),
        (("check", "--format", ""), {"text", "json"}),
        (("export", "--to", ""), {known.name for known in EXPORTS}),
        (("list", "story.json", "--view", "qu"), {"quotes"}),
        (("list", "--view", "=", "qu"), {"quotes"}),
        (("list", "--lang", ""), {"en", "de"}),
        (("--theme", ""), set(THEMES)),
        (("story.json", "--status", "c"), {"claimed"}),
        (("list", "--kind", "st"), {"statement"}),
        (("completion", ""), set(SHELLS)),
        (("cache", ""), {"clear"}),
        (("list", "--not-c"), {"--not-country"}),
        (("schema", "x"), set()),
    ],
)
def test_bash_offers_values_where_they_belong(
    tmp_path: Path, words: tuple[str, ...], values: set[str]
) -> None:
    found = offered(tmp_path, *words)
    assert found - {"--lang", "--help", "--version", "-h", "-V"} == values
