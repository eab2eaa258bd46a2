"""Which packages load which: nothing below the screen needs what draws it, nothing loads what is slow."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import tui

ROOT = Path(__file__).resolve().parent.parent
HEADLESS = sorted(
    found.name
    for found in pkgutil.walk_packages(tui.__path__, "tui.")
    if found.name.split(".")[1] not in ("app", "__main__")
)
SLOW = {
    "textual",
    "rich",
    "babel",
    "dateutil",
    "asyncio",
    "argparse",
    "tomllib",
    "difflib",
    "edtf",
    "tomlkit",
}


def loaded_after(code: str) -> set[str]:
    """Top-level modules in a fresh interpreter after the code has run."""
    shown = (
        "import json, sys\n"
        + code
        + "\nprint(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", shown], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_no_headless_module_loads_what_draws() -> None:
    code = "import importlib\nfor name in " + repr(HEADLESS) + ": importlib.import_module(name)"
    assert len(HEADLESS) > 40
    assert not loaded_after(code) & {"textual", "rich"}


@pytest.mark.parametrize("words", [["--version"], ["list", "--view", "events"], ["check", "events.json"]])
def test_a_sub_command_loads_no_screen(words: list[str]) -> None:
    code = f"from tui.cli.main import run\nassert run({words!r}) == 0"
    assert not loaded_after(code) & {"textual", "rich", "asyncio"}


def test_the_way_to_the_screen_loads_nothing_slow() -> None:
    code = "import tui.__main__, tui.cli.main, tui.cli.opening"
    assert not loaded_after(code) & SLOW


def test_json_needs_no_names_of_months_and_countries() -> None:
    code = "from tui.cli.main import run\nassert run(['list', '--format', 'ndjson', '--country', 'KR']) == 0"
    assert not loaded_after(code) & SLOW
