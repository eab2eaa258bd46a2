"""The names that the program reads are those of CLDR."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("language", ["en", "de"])
def test_names_are_those_that_babel_has(language: str) -> None:
    text: Callable[[str], str] = runpy.run_path(str(ROOT / "scripts" / "cldr.py"))["text"]
    written = (ROOT / "tui" / "locale" / language / "cldr.json").read_text(encoding="utf-8")
    assert written == text(language)
