"""Compare how the tests of the security items went with what `docs/security.md` says of them.

`python scripts/security.py REPORT…` takes what `pytest --security-report=REPORT` wrote; several reports count
as one run (with the shared data and without). It names every test of which the page claims more than the run
has shown, and every one the page does not know, and ends with 1 when there is one. What this run skipped is
named with its reason and is no claim.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from security_items import KEPT, Outcome, Outcomes, named_tests, read_outcomes  # noqa: E402 - it stands beside the tests


def joined(reports: Sequence[Outcomes]) -> Outcomes:
    """Several runs as one."""
    together: dict[str, Outcome] = {}
    for report in reports:
        for test, outcome in report.items():
            together[test] = together[test].joined(outcome) if test in together else outcome
    return together


def disagreements(kept: Outcomes, shown: Outcomes, tests: Sequence[str]) -> Iterator[str]:
    """What the page says otherwise, a line each."""
    for test in tests:
        said, seen = kept.get(test), shown.get(test)
        if said is None:
            yield f"{test}: the page has no result; run make security"
        elif seen is None:
            yield f"{test}: the page says “{said}”, but it was not run"
        elif seen.failed or said.failed:
            yield f"{test}: the page says “{said}”, this run “{seen}”"
        elif any(lost for _, lost in (*said.figures.values(), *seen.figures.values())):
            yield f"{test}: something was lost: {dict(seen.figures)}"
    yield from (
        f"{test}: there is no such test any more; run make security" for test in kept.keys() - set(tests)
    )


def main(words: Sequence[str]) -> int:
    """Print what disagrees, and what was skipped here."""
    shown, tests = joined([read_outcomes(Path(word)) for word in words]), list(named_tests())
    wrong = list(disagreements(read_outcomes(KEPT), shown, tests))
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    skipped = [test for test in tests if test in shown and shown[test].skipped]
    sys.stdout.writelines(f"skipped here: {test}: {', '.join(shown[test].skipped)}\n" for test in skipped)
    sys.stdout.write(
        f"{len(tests)} tests of security items: {len(tests) - len(skipped) - len(wrong)} agree\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
