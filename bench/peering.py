"""Other programs on the same events: how long they take to open, to filter by country, and to find a text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import asking
import driving
from comparing import NOTHING, Section, machine, median
from pressing import words_of
from stopwatch import NotSeenError
from stories import Story, only_events
from tasks import Taken, Task, task

_COUNTRY = "DE"
_OURS = ("open.filters", "country.settled.p50", "term.settled.p50")
"""Our figures that the three of a peer are compared with."""
_TASKS = ("open", "country", "term")


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program.

    Attributes:
        name: its name.
        command: what it is started by.
        version: words that make it say its version.
        measure: drives it; takes the path of the command.
    """

    name: str
    command: str
    version: tuple[str, ...]
    measure: Callable[[str, Task], Taken]

    def place(self) -> str | None:
        """Where the command is, in `DATELINE_PEERS` or on the path; None where it is not installed."""
        extra = os.environ.get("DATELINE_PEERS", "")
        # Not resolved: the python of an environment is a link that must be called by its own name.
        added = [str(Path(extra).absolute()), str(Path(extra).absolute() / "bin")] if extra else []
        path = os.pathsep.join([*added, os.environ.get("PATH", os.defpath)])
        places = [shutil.which(self.command, path=path)]
        if self.command == "python":
            places.append(sys.executable)
        return next((place for place in places if place is not None and self.said(place)), None)

    def said(self, place: str) -> str:
        """The version; empty where the command does not work."""
        done = subprocess.run((place, *self.version), capture_output=True, text=True, check=False, timeout=60)
        found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
        return found[0] if found and done.returncode == 0 else ""


PEERS = (
    Peer("VisiData", "vd", ("--version",), driving.visidata),
    Peer("lnav", "lnav", ("-V",), driving.lnav),
    Peer("toolong", "tl", ("--version",), driving.toolong),
    Peer("DuckDB", "python", ("-c", "import duckdb; print(duckdb.__version__)"), asking.duckdb),
    Peer("jq", "jq", ("--version",), asking.jq),
)


def section(stories: Sequence[Story], rounds: int, ours: Mapping[str, float]) -> Section:
    """Measure every peer that is installed with each story, in turns; `ours` are figures of Dateline."""
    places = {peer: peer.place() for peer in PEERS}
    names = {peer: f"{peer.name} {peer.said(place)}" for peer, place in places.items() if place}
    rows: list[tuple[str, ...]] = []
    figures: dict[str, float] = {}
    for story in stories:
        work = task(only_events(story), _COUNTRY, _term(story))
        done: dict[Peer, list[Taken]] = {peer: [] for peer in names}
        for _ in range(rounds):
            for peer in names:
                done[peer] += _measured(peer, str(places[peer]), work)
        for peer in PEERS:
            taken = _medians(done.get(peer, []))
            title = names.get(
                peer, f"{peer.name}: {'did not answer' if peer in names else 'not installed, skipped'}"
            )
            rows.append((title, story.name, *_cells(story, taken, ours)))
            figures |= {f"{story.name}.{peer.name.lower()}.{name}": value for name, value in taken.items()}
    return Section("Other programs", (_note(rounds),), _HEAD, tuple(rows), figures, machine())


_HEAD = ("program", "story", "open, s", "ratio", "country, s", "ratio", "text, s", "ratio")


def _note(rounds: int) -> str:
    return (
        f"On the same events, a line each, without the head line that holds the actors; medians of {rounds}"
        " alternating rounds. The ratios are to Dateline: its first opening until filters are ready, a"
        " country toggled, the last letter of a search until the screen is still (medians). VisiData selects"
        f" rows by `'{_COUNTRY}' in countries` and copies them to a sheet, and looks for the text in titles"
        " only. lnav reads the file as text, filters by `:filter-in` with a regular expression until all"
        " lines that do not fit are hidden, and searches until all hits are counted. lnav's time for the"
        " country is an upper bound: it tells the number of hidden lines in a status line that it refreshes"
        " about once a second, whatever the size of the file, so the ratio to it may be too high. toolong"
        " has no filter and finds one line from the other end of the file. DuckDB (its Python module) loads"
        " a table in memory and is asked by SQL; jq reads the file for each question and minds the case."
    )


def _term(story: Story) -> str:
    """A word of the story that is looked for."""
    return max(words_of(story), key=len)


def _measured(peer: Peer, place: str, work: Task) -> list[Taken]:
    try:
        taken = peer.measure(place, work)
    except (NotSeenError, subprocess.SubprocessError) as error:
        print(f"{peer.name}: {error}", flush=True)
        return []
    print(f"{peer.name}, {work.total} events: {taken}", flush=True)
    return [taken]


def _medians(them: Sequence[Taken]) -> dict[str, float]:
    found = {}
    for name, values in zip(_TASKS, _columns(them), strict=True):
        known = [value for value in values if value is not None]
        if known:
            found[name] = median(known)
    return found


def _columns(them: Sequence[Taken]) -> tuple[list[float | None], list[float | None], list[float | None]]:
    return [one.opened for one in them], [one.filtered for one in them], [one.found for one in them]


def _cells(story: Story, taken: Mapping[str, float], ours: Mapping[str, float]) -> list[str]:
    cells = []
    for name, figure in zip(_TASKS, _OURS, strict=True):
        seconds, own = taken.get(name), ours.get(f"{story.name}.{figure}")
        cells.append(NOTHING if seconds is None else f"{seconds:.2f}")
        cells.append(f"{seconds / own:.1f}" if seconds is not None and own else NOTHING)
    return cells
