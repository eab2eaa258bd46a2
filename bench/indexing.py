"""How long a large story takes to open for the first time, and what that needs.

The screen is watched as a person sees it: when events can be read, when it no longer says that filters are
being made ready, when it no longer says so of the search. The output is replayed in a terminal in memory
while nothing is measured.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from comparing import NOTHING, Section, machine, median, megabytes, whole_seconds
from recording import Frame, Recording
from replay import Replay
from residents import Descendants, resident
from signs import DRAWN, has_all_events, has_first_events, is_indexing, is_making_searchable
from stopwatch import Running
from stories import ROOT, Story, folder, surroundings

_QUIET = 1.5
"""Seconds of silence after which a screen that says nothing of work has no more to come."""
_LIMIT = 900.0


@dataclass(frozen=True, slots=True)
class Ready:
    """When what could be done; times in seconds from exec.

    Attributes:
        first: until events could be read.
        filters: until filters were ready.
        search: until the search was ready.
        gap: the longest time between two frames while work was being told of; None where none was.
        rate: frames a second in that time.
    """

    first: float
    filters: float
    search: float
    gap: float | None
    rate: float | None


@dataclass(frozen=True, slots=True)
class Opened:
    """How a story was opened; sizes in bytes.

    Attributes:
        ready: when what could be done.
        held: memory of the program after it.
        peak: the most memory it held.
        children: the most memory its children held, added up; None where there was none.
        saved: size of what was saved.
    """

    ready: Ready
    held: int | None
    peak: int | None
    children: int | None
    saved: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """A frame and what the screen said after it."""

    frame: Frame
    can_read: bool
    is_whole: bool
    is_indexing: bool
    is_making_searchable: bool


def section(stories: Sequence[Story], rounds: int) -> Section:
    """Measure the first opening of each story."""
    done: dict[str, list[Opened]] = {story.name: [] for story in stories}
    for _ in range(rounds):
        for story in stories:
            with tempfile.TemporaryDirectory(dir=folder()) as cache:
                done[story.name].append(opened(story, Path(cache)))
    head = (
        *("story", "file, MB", "first events, s", "filters ready, s", "search ready, s", "longest gap, ms"),
        *("frames a second", "held, MB", "peak, MB", "children's peak, MB", "saved, MB", "saved to file"),
    )
    rows = tuple(_row(story, done[story.name]) for story in stories)
    figures: dict[str, float] = {}
    for story in stories:
        figures |= _figures(story, done[story.name])
    return Section("First opening", (_note(rounds),), head, rows, figures, machine())


def _note(rounds: int) -> str:
    return (
        "With an empty cache folder; the file itself is in the system's page cache. From exec until the"
        " first events stand on the screen, until it shows all of them and no longer says that it is"
        f" indexing, and until it no longer says that it makes the texts searchable. Medians of {rounds}"
        " alternating rounds. The longest gap is between the beginnings of two frames while the screen tells"
        " of progress, the worst of all rounds. Memory is what the system calls resident, in millions of"
        " bytes, that of the children the most they held together. `1m-json` is the same story as one object."
    )


def opened(story: Story, cache: Path | None = None) -> Opened:
    """Open a story once and wait until all is ready; it is saved in the cache that is kept, or in another."""
    environment = surroundings(cache)
    replay = Replay()
    with Running(story.argv, ROOT, environment) as running:
        children = Descendants(running.pid)

        def is_ready(recording: Recording) -> bool:
            screen = replay.after(recording)
            return has_all_events(screen, story.total) and not (
                is_indexing(screen) or is_making_searchable(screen)
            )

        recording = running.until(
            [DRAWN], running.started, _QUIET, done=is_ready, look=children.look, limit=_LIMIT
        )
        held, peak = resident(running.pid), resident(running.pid, "VmHWM")
    saved = sum(
        path.stat().st_size for path in Path(environment["XDG_CACHE_HOME"]).rglob("*") if path.is_file()
    )
    return Opened(readiness(recording, story.total), held, peak, children.peak, saved)


def readiness(recording: Recording, total: int) -> Ready:
    """When a story of `total` events was ready for what, by what the screen said."""
    seen = list(_seen(recording, total))
    first = next(one.frame.ended for one in seen if one.can_read)
    filters = max(first, _ready(seen, [one.is_indexing or not one.is_whole for one in seen]))
    search = max(filters, _ready(seen, [one.is_making_searchable for one in seen]))
    return Ready(
        first, filters, search, *_pace([one for one in seen if one.is_indexing or one.is_making_searchable])
    )


def _seen(recording: Recording, total: int) -> Iterator[_Seen]:
    replay = Replay()
    for frame in recording.frames:
        screen = replay.show(frame.content)
        yield _Seen(
            frame,
            has_first_events(screen),
            has_all_events(screen, total),
            is_indexing(screen),
            is_making_searchable(screen),
        )


def _ready(seen: Sequence[_Seen], at_work: Sequence[bool]) -> float:
    """When the frame had come that first told of no work, for good; 0 where none ever told of it."""
    last = max((number for number, works in enumerate(at_work) if works), default=-1)
    if last < 0:
        return 0.0
    return seen[min(last + 1, len(seen) - 1)].frame.ended


def _pace(seen: Sequence[_Seen]) -> tuple[float | None, float | None]:
    """The longest time between two frames, and frames a second."""
    gaps = [after.frame.began - before.frame.began for before, after in pairwise(seen)]
    return (max(gaps), len(gaps) / sum(gaps)) if len(gaps) > 1 else (None, None)


def _known(figures: Sequence[float | None]) -> list[float]:
    return [figure for figure in figures if figure is not None]


def _figures(story: Story, them: Sequence[Opened]) -> dict[str, float]:
    size = story.path.stat().st_size
    found: dict[str, Sequence[float]] = {
        "first": [one.ready.first for one in them],
        "filters": [one.ready.filters for one in them],
        "search": [one.ready.search for one in them],
        "search-after": [one.ready.search - one.ready.filters for one in them],
        "rate": _known([one.ready.rate for one in them]),
        "held": _known([one.held for one in them]),
        "peak": _known([one.peak for one in them]),
        "children": _known([one.children for one in them]),
        "saved": [one.saved for one in them],
        "saved-to-file": [one.saved / size for one in them],
    }
    figures = {f"{story.name}.open.{name}": median(values) for name, values in found.items() if values}
    if gaps := _known([one.ready.gap for one in them]):
        figures[f"{story.name}.open.gap"] = max(gaps)
    return figures


def _row(story: Story, them: Sequence[Opened]) -> tuple[str, ...]:
    figures = _figures(story, them)

    def of(name: str) -> float | None:
        return figures.get(f"{story.name}.open.{name}")

    gap, rate, part = of("gap"), of("rate"), of("saved-to-file")
    return (
        story.name,
        megabytes(story.path.stat().st_size),
        *(whole_seconds(of(name)) for name in ("first", "filters", "search")),
        NOTHING if gap is None else f"{gap * 1000:.0f}",
        NOTHING if rate is None else f"{rate:.0f}",
        *(megabytes(of(name)) for name in ("held", "peak", "children", "saved")),
        NOTHING if not part else f"{part:.2f}",
    )
