"""The command line of the benchmarks: what is measured, how often, and where it is told."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

import indexing
import peering
import pressing
import reporting
import starting
from comparing import Section
from judging import all_met
from stories import ONE_OBJECT, STORIES, Story

ROUNDS, PRESSES, FEW = 13, 30, 3
"""How often a start, a key, and what takes minutes is measured."""
_QUICK = (3, 7, 1)
_NAMES = tuple(story.name for story in STORIES)


def main() -> int:
    """Measure, print, keep what is complete; with `--judge`, 1 where a limit is missed or not measured."""
    asked = _options()
    sections = reporting.kept()
    if asked.judge:
        print("\n".join(reporting.judgement(sections)))
        return 0 if all_met(reporting.figures(sections)) else 1
    is_complete = not asked.quick and set(asked.stories) == set(_NAMES)
    measures = _measures(asked, sections)
    for name in asked.only:
        section = measures[name]()
        print("\n".join(section.lines()) + "\n", flush=True)
        sections[name] = section
        if is_complete:
            reporting.keep(sections)
    print("\n".join(reporting.judgement(sections)))
    if is_complete:
        reporting.write(sections)
    return 0


def _measures(asked: argparse.Namespace, sections: reporting.Sections) -> dict[str, Callable[[], Section]]:
    """How each section is measured."""
    rounds, presses, few = _QUICK if asked.quick else (asked.rounds, asked.presses, FEW)
    stories = [story for story in STORIES if story.name in asked.stories]
    large = [story for story in stories if story.form]
    return {
        "start": lambda: starting.section(stories, rounds),
        "open": lambda: indexing.section(_in_all_forms(large), few),
        "keys": lambda: pressing.section(stories, presses),
        "peers": lambda: peering.section(large, few, reporting.figures(sections)),
    }


def _in_all_forms(stories: Sequence[Story]) -> list[Story]:
    return [*stories, ONE_OBJECT] if STORIES[-1] in stories else [*stories]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench/run",
        description="Measure Dateline, print tables, and write them into docs/performance.md. Only what was"
        " measured with all stories and in full is kept and written.",
    )
    sections = reporting.ORDER
    parser.add_argument("--only", nargs="+", choices=sections, default=sections, help="measure these alone")
    parser.add_argument(
        "--stories", nargs="+", choices=_NAMES, default=_NAMES, help="with these stories alone"
    )
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help="how often a start is measured (%(default)s)"
    )
    parser.add_argument(
        "--presses", type=int, default=PRESSES, help="how often a key is pressed (%(default)s)"
    )
    parser.add_argument("--quick", action="store_true", help="few rounds")
    parser.add_argument(
        "--judge", action="store_true", help="measure nothing: compare what is kept with what must be reached"
    )
    return parser.parse_args()
