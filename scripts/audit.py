"""Ask whether something that the wheel brings along has a known vulnerability, where that can be asked.

`python scripts/audit.py AUDITOR INSTALLED` runs pip-audit with the Python `AUDITOR` on what is installed
beside `dateline` for the Python `INSTALLED`. It ends with 1 only where a vulnerability is known. Where the
service cannot be reached nothing is known, and it says so: pip-audit itself finds "no known vulnerabilities"
in what it could not look up.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_LIMIT = 180
"""Seconds the service has for its answer."""


class Verdict(NamedTuple):
    """What came out: exit code and sentence."""

    code: int
    sentence: str


def verdict(report: str | None) -> Verdict:
    """What a report of pip-audit (`--format json`) says; None where there is none."""
    try:
        found = json.loads(report or "")["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Verdict(0, "skipped: pip-audit got no answer from its service")
    audited = [one for one in found if "skip_reason" not in one]
    unknown = sorted(one["name"] for one in found if "skip_reason" in one)
    if not audited:
        return Verdict(0, "skipped: the service of pip-audit knows none of these packages here")
    known = [f"{one['name']} {one['version']}: {flaw['id']}" for one in audited for flaw in one["vulns"]]
    if known:
        return Verdict(1, "\n".join(known))
    beside = f"; not looked up: {', '.join(unknown)}" if unknown else ""
    return Verdict(0, f"packages looked up: {len(audited)}, none with a known vulnerability{beside}")


def report(auditor: str, installed: str) -> str | None:
    """What pip-audit reports; None where it does not come to an end."""
    with tempfile.TemporaryDirectory() as folder:
        listed, written = Path(folder, "packages"), Path(folder, "report")
        frozen = subprocess.run(  # noqa: S603 - the Python that was named
            [installed, "-m", "pip", "freeze", "--all", "--exclude", "dateline"],
            capture_output=True,
            check=True,
        )
        listed.write_bytes(frozen.stdout)
        words = ("--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json")
        try:
            subprocess.run(  # noqa: S603 - the Python that was named
                [auditor, "-m", "pip_audit", "-r", listed, *words, "--output", written],
                capture_output=True,
                timeout=_LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
        return written.read_text("utf-8") if written.exists() else None


def main(words: Sequence[str]) -> int:
    """Print what came out."""
    code, sentence = verdict(report(*words))
    sys.stdout.write(f"{sentence}\n")
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
