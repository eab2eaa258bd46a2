"""The list of security items, its tests and the published table belong together."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pytest
from security_items import (
    FIGURES,
    ITEMS,
    TESTS,
    WAITING,
    WITHOUT_TEST,
    Outcome,
    figure_table,
    item_table,
    items_with_tests,
    named_tests,
    numbers_in,
    read_outcomes,
    write_outcomes,
)

pytest_plugins = ("pytester",)

NUMBERS = range(1, 81)
COUNTING = """
import pytest

@pytest.mark.parametrize("number", [1, 2])
def test_item_1_2_something_holds(number, record_figure):
    record_figure("mutations", 10)
    record_figure("files tried", number, lost=number - 1)

def test_item_3_has_nothing_to_run_on():
    pytest.skip("there is no such thing here")

def test_item_4_fails():
    assert False

def test_another():
    pass
"""


def test_every_item_is_in_the_list_once() -> None:
    assert [item.number for item in ITEMS] == list(NUMBERS)
    assert all(item.holds and not item.holds.endswith(".") for item in ITEMS)


def test_every_item_has_a_test_or_a_reason() -> None:
    tested = items_with_tests().keys()
    assert set(NUMBERS) - tested - WITHOUT_TEST.keys() - WAITING == set()
    assert tested & WITHOUT_TEST.keys() == set(), "an item with a test needs no reason to have none"


def test_every_test_of_an_item_names_numbers_of_the_list() -> None:
    named = {test: numbers_in(test.rpartition("::")[2]) for test in named_tests()}
    wrong = {
        test: numbers
        for test, numbers in named.items()
        if not numbers or sorted(set(numbers)) != list(numbers) or not set(numbers) <= set(NUMBERS)
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("test_item_58_a_corrupt_state_file_is_set_aside", (58,)),
        ("test_item_45_46_every_truncation_is_survived", (45, 46)),
        ("test_items_are_counted", ()),
        ("test_item_without_a_number", ()),
        ("test_item_7", ()),
    ],
)
def test_numbers_are_read_from_a_name(name: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(name) == numbers


@pytest.mark.parametrize("workers", ["0", "2"])
def test_outcomes_and_figures_of_a_run_are_kept(pytester: pytest.Pytester, workers: str) -> None:
    names = (
        "conftest.py",
        "security_report.py",
        "security_items.py",
        "security_items.toml",
        "watch/sitecustomize.py",
    )
    (pytester.path / "tests" / "watch").mkdir(parents=True)
    for name in names:
        (pytester.path / "tests" / name).write_text((TESTS / name).read_text("utf-8"), "utf-8")
    (pytester.path / "tests" / "test_sample.py").write_text(COUNTING, "utf-8")
    done = pytester.runpytest_subprocess(
        "-n", workers, "-p", "no:cacheprovider", "--security-report=kept.json"
    )
    done.assert_outcomes(passed=3, failed=1, skipped=1)
    assert read_outcomes(pytester.path / "kept.json") == {
        "test_sample.py::test_item_1_2_something_holds": Outcome(
            passed=2, figures={"mutations": (20, 0), "files tried": (3, 1)}
        ),
        "test_sample.py::test_item_3_has_nothing_to_run_on": Outcome(
            skipped={"there is no such thing here": 1}
        ),
        "test_sample.py::test_item_4_fails": Outcome(failed=1),
    }


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    outcomes = {"b": Outcome(2, 1, {"why": 3}, {"leaks": (4, 5)}), "a": Outcome(1)}
    write_outcomes(tmp_path / "kept.json", outcomes)
    assert read_outcomes(tmp_path / "kept.json") == outcomes
    assert read_outcomes(tmp_path / "nothing.json") == {}


def test_a_skipped_case_does_not_hide_behind_one_that_ran() -> None:
    assert str(Outcome(passed=2, skipped={"no tmux": 1})) == "holds; 1 skipped: no tmux"
    assert str(Outcome(skipped={"no tmux": 1})) == "1 skipped: no tmux"
    assert str(Outcome(passed=2, failed=1)) == "**fails**"
    assert str(Outcome()) == "not run yet"


def test_two_runs_count_as_one() -> None:
    without, with_data = Outcome(skipped={"no data": 1}), Outcome(passed=3, figures={"leaks": (0, 0)})
    assert without.joined(with_data) == with_data
    assert Outcome(1, figures={"mutations": (5, 0)}).joined(Outcome(1, 1)) == Outcome(
        1, 1, figures={"mutations": (5, 0)}
    )


def test_the_table_has_a_row_for_every_item() -> None:
    rows = [line.split(" | ") for line in item_table({}) if line.startswith("| ") and line[2].isdigit()]
    assert Counter(int(row[0].strip("| ")) for row in rows) == Counter(NUMBERS)
    assert all(row[-1].strip("| ") for row in rows)


def test_figures_are_summed_over_all_tests() -> None:
    outcomes = {
        "a": Outcome(1, figures={"mutations": (1000, 0)}),
        "b": Outcome(1, figures={"mutations": (24, 2)}),
    }
    rows = {line.split(" | ")[0].strip("| "): line.split(" | ")[1:3] for line in figure_table(outcomes)}
    assert rows["mutations"] == ["1,024", "2"]
    assert rows["kill points"] == ["not counted yet", "not counted yet"]
    assert FIGURES.keys() <= rows.keys()


@pytest.mark.parametrize(
    ("said", "seen", "complaint"),
    [
        (Outcome(3), Outcome(5), ""),
        (Outcome(3), Outcome(skipped={"no data": 3}), ""),
        (Outcome(3, figures={"leaks": (0, 0)}), Outcome(3, figures={"leaks": (0, 0)}), ""),
        (None, Outcome(3), "the page has no result"),
        (Outcome(3), None, "it was not run"),
        (Outcome(3), Outcome(2, 1), "this run “**fails**”"),
        (Outcome(2, 1), Outcome(3), "the page says “**fails**”"),
        (Outcome(3), Outcome(3, figures={"kill points": (9, 1)}), "something was lost"),
    ],
)
def test_a_page_that_claims_more_than_a_run_has_shown_is_named(
    said: Outcome | None, seen: Outcome | None, complaint: str
) -> None:
    disagreements = runpy.run_path(str(TESTS.parent / "scripts" / "security.py"))["disagreements"]
    kept, shown = {"a": said} if said else {}, {"a": seen} if seen else {}
    named = list(disagreements(kept, shown, ["a"]))
    assert len(named) == bool(complaint)
    assert complaint in "".join(named)


def test_a_result_of_a_test_that_is_gone_is_named() -> None:
    disagreements = runpy.run_path(str(TESTS.parent / "scripts" / "security.py"))["disagreements"]
    assert list(disagreements({"gone": Outcome(1)}, {}, [])) == [
        "gone: there is no such test any more; run make security"
    ]
