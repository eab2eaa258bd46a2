"""What is made from tables is what the tables say now."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_generated_documents_are_up_to_date() -> None:
    script = ROOT / "scripts" / "write_docs.py"
    done = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "run python scripts/write_docs.py"


def test_the_man_page_is_sound_roff() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    page = ROOT / "docs" / "dateline.1"
    done = subprocess.run(
        [groff, "-man", "-ww", "-Tutf8", "-P-cbou", page],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "--country" in done.stdout.replace("\u2010", "-").replace("\u2212", "-")
