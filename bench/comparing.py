"""Medians of rounds and tables of them, for the benchmarks.

The programs compared take turns, and each round gives one ratio: what else the machine does meanwhile
falls on all of them alike. Times are not compared across rounds.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
from collections.abc import Mapping, Sequence
from importlib import metadata

ROUNDS = 13


def options(description: str) -> argparse.Namespace:
    """The command line of a benchmark: `rounds`, `json`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help="how often each program runs (%(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser.parse_args()


def median(figures: Sequence[float]) -> float:
    """The figure in the middle."""
    return statistics.median(figures)


def milliseconds(seconds: Sequence[float]) -> str:
    """Median and span of times in seconds, as `12.3 (11.0–15.2)` in milliseconds."""
    return f"{median(seconds) * 1000:.1f} ({min(seconds) * 1000:.1f}–{max(seconds) * 1000:.1f})"


def machine() -> str:
    """The versions that a figure belongs to."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("textual", "rich", "msgspec"))
    return f"Python {platform.python_version()}, {versions}, {platform.system()} {platform.machine()}"


def show_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    print(f"{title}; {machine()}\n")
    for row in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(row) + " |")


def show_figures(title: str, figures: Mapping[str, object]) -> None:
    """Print the figures as JSON, on one line."""
    print(json.dumps({"title": title, "machine": machine(), "figures": figures}))
