"""How long the program takes to its first full screen, against a bare Textual program.

A start is over when the last line of the screen has been written, which is drawn last, and events stand on
it. All programs are started by the same interpreter, in turns, after one start each that is not counted: it
compiles them, and it saves the index of a large story.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from comparing import Section, machine, median, milliseconds
from indexing import opened
from recording import Recording
from signs import DRAWN, at_event
from stopwatch import Running
from stories import ROOT, Story, surroundings

_HELLO: tuple[str, ...] = (sys.executable, str(ROOT / "bench" / "hello.py"))
_QUIET = 0.3
_LIMIT = 120.0
Started = tuple[float, Recording]


def section(stories: Sequence[Story], rounds: int) -> Section:
    """Measure the start with each story."""
    for story in stories:
        opened(story)
    programs: dict[str, Story | None] = {
        "hello": None,
        **{story.name: story for story in stories},
        "hello again": None,
    }
    for program in programs.values():
        started(program)
    done = [{name: started(program) for name, program in programs.items()} for _ in range(rounds)]
    head = (
        "program",
        "first full screen, ms",
        "ratio",
        "to the story that ships",
        "frames",
        "kB until quiet",
    )
    rows = tuple(_row(name, done, stories[0].name) for name in programs)
    return Section(
        "Start", (_note(rounds),), head, rows, _figures(programs, done, stories[0].name), machine()
    )


def _note(rounds: int) -> str:
    return (
        "From exec until the last line of the screen has been written and events stand on it. `hello` is"
        f" `bench/hello.py`, a Textual program that shows one line. {rounds} alternating rounds; the ratio is"
        " the median of the ratios to `hello` in the same round, and `hello again` shows how far chance"
        " alone moves it. Large stories are reopened: their index was saved before."
    )


def started(story: Story | None) -> Started:
    """Start on a story, or the bare program, once: seconds to the full screen, and all that was drawn."""
    argv, signs = (_HELLO, [b"Hello, world"])
    if story is not None:
        argv, signs = story.argv, [DRAWN, at_event(1, story.total)]
    with Running(argv, ROOT, surroundings()) as running:
        recording = running.until(signs, running.started, _QUIET, limit=_LIMIT)
    return max(recording.moment_of(sign) or 0 for sign in signs), recording


def _ratio(name: str, to: str, rounds: Sequence[Mapping[str, Started]]) -> float:
    """How one program's start compares with another's of the same round."""
    return median([one[name][0] / one[to][0] for one in rounds])


def _row(name: str, rounds: Sequence[Mapping[str, Started]], shipped: str) -> tuple[str, ...]:
    recordings = [one[name][1] for one in rounds]
    frames = median([len(recording.frames) for recording in recordings])
    size = median([len(recording.output) for recording in recordings])
    times = milliseconds([one[name][0] for one in rounds])
    ratios = (f"{_ratio(name, to, rounds):.2f}" for to in ("hello", shipped))
    return (name, times, *ratios, f"{frames:.0f}", f"{size / 1000:.1f}")


def _figures(
    names: Mapping[str, object], rounds: Sequence[Mapping[str, Started]], shipped: str
) -> dict[str, float]:
    figures = {f"{name}.start": median([one[name][0] for one in rounds]) for name in names}
    figures |= {f"{name}.start.to-hello": _ratio(name, "hello", rounds) for name in names}
    return figures | {f"{name}.start.to-shipped": _ratio(name, shipped, rounds) for name in names}
