"""How long the program takes to its first full screen, against a bare Textual program.

A start is over when the last line of the screen has been written, which is drawn last. Both programs are
started by the same interpreter, in turns, after one start each that is not counted: it compiles them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from comparing import median, milliseconds, options, show_figures, show_table
from stopwatch import Running, Trace

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS: dict[str, tuple[tuple[str, ...], bytes]] = {
    "hello": ((sys.executable, str(ROOT / "bench" / "hello.py")), b"Hello, world"),
    "dateline": ((sys.executable, "-m", "tui", "--lang", "en"), b"? all keys"),
    "hello again": ((sys.executable, str(ROOT / "bench" / "hello.py")), b"Hello, world"),
}
"""What is started, and the text that a complete first screen holds."""
_QUIET = 0.3


def started(name: str) -> Trace:
    """Start a program once."""
    argv, sign = PROGRAMS[name]
    with Running(argv, str(ROOT)) as running:
        return running.until(sign, running.started, _QUIET)


def main() -> int:
    """Measure and print."""
    asked = options("Time to the first full screen against a bare Textual program.")
    for name in PROGRAMS:
        started(name)
    rounds = [{name: started(name) for name in PROGRAMS} for _ in range(asked.rounds)]
    title = f"Start, {asked.rounds} alternating rounds, 160x45"
    if asked.json:
        show_figures(title, {name: [asdict(one[name]) for one in rounds] for name in PROGRAMS})
    else:
        head = ["program", "first full screen, ms", "ratio", "frames", "kB until quiet"]
        show_table(title, head, [row(name, rounds) for name in PROGRAMS])
    return 0


def row(name: str, rounds: Sequence[Mapping[str, Trace]]) -> list[str]:
    """The row of a program: its times, and how they compare with the bare program's of the same round."""
    traces = [one[name] for one in rounds]
    ratio = median([one[name].shown / one["hello"].shown for one in rounds])
    frames, size = median([trace.frames for trace in traces]), median([trace.size for trace in traces])
    times = milliseconds([trace.shown for trace in traces])
    return [name, times, f"{ratio:.2f}", f"{frames:.0f}", f"{size / 1000:.1f}"]
