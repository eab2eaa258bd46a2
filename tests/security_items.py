"""What must hold against hostile files, names and keys: the list, the tests of each item, how they went.

`security_items.toml` numbers the items. A test belongs to one by its name: `test_item_45_46_every_…` is
a test of items 45 and 46. `docs/security.md` is made from this list, from the names of the tests that
stand in the sources, and from the outcomes that `make security` kept.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).resolve().parent
KEPT = TESTS.parent / "docs" / "security-results.json"
"""Outcomes and figures of the last `make security`."""

_NAMED = re.compile(r"test_item((?:_\d+)+)(?=_[a-z])")
_NOT_RUN = "not run yet"


class Item(NamedTuple):
    """One thing that must hold."""

    number: int
    section: str
    holds: str


class Outcome(NamedTuple):
    """How the cases of one test went.

    Attributes:
        passed: cases that passed.
        failed: cases that did not.
        skipped: cases that were skipped, by reason.
        figures: what the cases counted, and how much of it was lost.
    """

    passed: int = 0
    failed: int = 0
    skipped: Mapping[str, int] = {}
    figures: Mapping[str, tuple[int, int]] = {}

    def joined(self, other: Outcome) -> Outcome:
        """Both together; of what was counted twice the larger count."""
        return Outcome(
            max(self.passed, other.passed),
            max(self.failed, other.failed),
            {} if self.passed or other.passed else {**self.skipped, **other.skipped},
            {
                name: max(self.figures.get(name, (0, 0)), other.figures.get(name, (0, 0)))
                for name in {**self.figures, **other.figures}
            },
        )

    def __str__(self) -> str:
        if self.failed:
            return "**fails**"
        skipped = "; ".join(f"{number} skipped: {reason}" for reason, number in self.skipped.items())
        return "; ".join(filter(None, ("holds" if self.passed else "", skipped))) or _NOT_RUN


Outcomes = Mapping[str, Outcome]
"""Outcomes by the name of the test, such as `pty/test_hostile.py::test_item_1_…`."""

_LIST = tomllib.loads((TESTS / "security_items.toml").read_text("utf-8"))
ITEMS = tuple(
    Item(int(number), section, holds)
    for section, items in _LIST["items"].items()
    for number, holds in items.items()
)
WITHOUT_TEST: Mapping[int, str] = {int(number): reason for number, reason in _LIST["without_test"].items()}
WAITING = frozenset(_LIST["waiting"])
FIGURES: Mapping[str, str] = _LIST["figures"]
"""What tests count, and what is lost when it goes wrong."""


def numbers_in(name: str) -> tuple[int, ...]:
    """Numbers of the items that a test function is a test of."""
    found = _NAMED.match(name)
    return tuple(int(number) for number in found[1].split("_")[1:]) if found else ()


def named_tests() -> Iterator[str]:
    """Every test of an item, by file and function, in the order of the files."""
    for path in sorted(TESTS.rglob("test_*.py")):
        text = path.read_text("utf-8")
        if "def test_item" in text:
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(
                    "test_item"
                ):
                    yield f"{path.relative_to(TESTS).as_posix()}::{node.name}"


def items_with_tests() -> Mapping[int, list[str]]:
    """The tests of each item that has one."""
    found: dict[int, list[str]] = {}
    for test in named_tests():
        for number in numbers_in(test.rpartition("::")[2]):
            found.setdefault(number, []).append(test)
    return found


def read_outcomes(path: Path) -> Outcomes:
    """Outcomes that were written with `write_outcomes`; none where there is no file."""
    if not path.exists():
        return {}
    return {
        test: Outcome(
            one["passed"],
            one["failed"],
            one["skipped"],
            {name: (number, lost) for name, (number, lost) in one["figures"].items()},
        )
        for test, one in json.loads(path.read_text("utf-8")).items()
    }


def write_outcomes(path: Path, outcomes: Outcomes) -> None:
    """Keep outcomes, in an order that does not depend on which test ended first."""
    lines = {test: outcomes[test]._asdict() for test in sorted(outcomes)}
    path.write_text(json.dumps(lines, indent=1, sort_keys=True) + "\n", "utf-8")


def item_table(outcomes: Outcomes) -> Iterator[str]:
    """Number, what must hold, its tests, how they went: one table for each section."""
    tests, section = items_with_tests(), ""
    for item in ITEMS:
        if item.section != section:
            section = item.section
            yield f"\n### {section}\n"
            yield "| | what must hold | tests | result |"
            yield "| --- | --- | --- | --- |"
        names = tests.get(item.number, [])
        cells = "<br>".join(f"`{name}`" for name in names)
        yield f"| {item.number} | {item.holds} | {cells} | {_result(item.number, names, outcomes)} |"
    yield ""


def _result(number: int, names: list[str], outcomes: Outcomes) -> str:
    if not names:
        return f"no test: {WITHOUT_TEST.get(number, 'not written yet')}"
    results = dict.fromkeys(str(outcomes.get(name, Outcome())) for name in names)
    return "<br>".join(results)


def figure_table(outcomes: Outcomes) -> Iterator[str]:
    """What all tests counted together, and what of it was lost."""
    yield "\n| counted | number | lost | what would be lost |"
    yield "| --- | ---: | ---: | --- |"
    for figure, loss in FIGURES.items():
        counts = [one.figures[figure] for one in outcomes.values() if figure in one.figures]
        number, lost = (sum(count) for count in zip(*counts, strict=True)) if counts else (None, None)
        yield f"| {figure} | {_figure(number)} | {_figure(lost)} | {loss} |"
    yield ""


def _figure(number: int | None) -> str:
    return "not counted yet" if number is None else f"{number:,}"
