"""Keeps how the tests of the security items went, for `docs/security.md` (`--security-report=FILE`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from security_items import FIGURES, Outcome, numbers_in, write_outcomes

RecordFigure = Callable[..., None]
"""`record_figure(name, number, lost=0)`."""
_FIGURE = "figure"


def recorder(item: pytest.Item) -> RecordFigure:
    """What a test counts with."""

    def record_figure(name: str, number: int, lost: int = 0) -> None:
        """Add to a figure of `docs/security.md`.

        Args:
            name: one of the figures in `security_items.toml`.
            number: how many were tried.
            lost: how many of them went wrong, as the test has measured it.
        """
        assert name in FIGURES, f"no figure of security_items.toml: {name}"
        item.user_properties.append((_FIGURE, (name, int(number), int(lost))))

    return record_figure


class SecurityReport:
    """Gathers outcomes in the process that gathers those of all workers, and writes them at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._outcomes: dict[str, Outcome] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in the end of one phase of a test."""
        file, _, name = report.nodeid.partition("[")[0].rpartition("::")
        if not numbers_in(name):
            return
        test = f"{file.removeprefix('tests/')}::{name}"
        before = self._outcomes.get(test, Outcome())
        if report.when == "call":
            before = _with_figures(before, report)
        if report.failed:
            self._outcomes[test] = before._replace(failed=before.failed + 1)
        elif report.skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            reason = reason.removeprefix("Skipped: ")
            skipped = {**before.skipped, reason: before.skipped.get(reason, 0) + 1}
            self._outcomes[test] = before._replace(skipped=skipped)
        elif report.when == "call":
            self._outcomes[test] = before._replace(passed=before.passed + 1)

    def pytest_sessionfinish(self) -> None:
        """Write what was gathered."""
        write_outcomes(self._path, self._outcomes)


def _with_figures(outcome: Outcome, report: pytest.TestReport) -> Outcome:
    figures = dict(outcome.figures)
    for kind, value in report.user_properties:
        if kind == _FIGURE and isinstance(value, tuple | list):
            name, number, lost = value
            before = figures.get(name, (0, 0))
            figures[name] = (before[0] + number, before[1] + lost)
    return outcome._replace(figures=figures)
