"""What the audit of the dependencies makes of an answer, and of none."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "audit.py"
CLEAN = {"name": "rich", "version": "15.0.0", "vulns": []}
UNKNOWN = {"name": "textual", "skip_reason": "Dependency not found on PyPI"}
FLAWED = {"name": "idna", "version": "3.6", "vulns": [{"id": "PYSEC-2024-60"}, {"id": "GHSA-1"}]}


@pytest.mark.parametrize(
    ("dependencies", "code", "said"),
    [
        ([CLEAN, CLEAN], 0, "packages looked up: 2, none with a known vulnerability"),
        (
            [CLEAN, UNKNOWN],
            0,
            "packages looked up: 1, none with a known vulnerability; not looked up: textual",
        ),
        ([UNKNOWN], 0, "skipped: "),
        ([], 0, "skipped: "),
        ([CLEAN, FLAWED, UNKNOWN], 1, "idna 3.6: PYSEC-2024-60\nidna 3.6: GHSA-1"),
    ],
)
def test_only_a_known_vulnerability_fails_and_silence_is_not_taken_for_health(
    dependencies: list[object], code: int, said: str
) -> None:
    verdict = runpy.run_path(str(SCRIPT))["verdict"](json.dumps({"dependencies": dependencies}))
    assert verdict.code == code
    assert verdict.sentence.startswith(said)


@pytest.mark.parametrize("report", [None, "", "no JSON", "{}", "[]"])
def test_without_an_answer_the_audit_is_skipped_and_says_so(report: str | None) -> None:
    verdict = runpy.run_path(str(SCRIPT))["verdict"](report)
    assert (verdict.code, verdict.sentence.startswith("skipped: ")) == (0, True)
