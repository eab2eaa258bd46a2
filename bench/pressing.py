"""How long a key takes to the last byte of the frame it changes.

Each key is pressed on a quiet screen; the time runs from the write of the key to the end of the frame
that shows its effect. A key and the one that takes it back are pressed in turns.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from comparing import median, milliseconds, options, show_figures, show_table
from stopwatch import Running, Trace

ROOT = Path(__file__).resolve().parent.parent
_QUIET = 0.15
_ESCAPE = b"\x1b"


@dataclass(frozen=True, slots=True)
class Measured:
    """One key that is measured.

    Attributes:
        name: how the table calls it.
        keys: what is typed.
        sign: text that the frame with its effect holds.
        before: keys typed before it, each with what it shows; not measured.
        after: keys that take it back; not measured.
    """

    name: str
    keys: bytes
    sign: bytes
    before: tuple[tuple[bytes, bytes], ...] = ()
    after: tuple[tuple[bytes, bytes], ...] = ()


def keys() -> list[Measured]:
    """The keys that are measured, each with a way there and back."""
    closed = (_ESCAPE, b"? all keys")
    field, listed, letters = (b"/", b"/"), (b"c", b"to narrow"), (b"lav", b"lav")
    return [
        Measured("`j`", b"j", b"2 of 18", after=((b"k", b"1 of 18"),)),
        Measured("`c`, the list of countries", b"c", b"to narrow", after=(closed,)),
        Measured("`c` Space, a country", b" ", b" of 18 events", before=(listed,), after=(closed,)),
        Measured("`/`, the field", b"/", b"/", after=(closed,)),
        Measured("`/` first letter", b"l", b" of 18 events", before=(field,), after=(closed,)),
        Measured("`/` fourth letter", b"r", b" of 18 events", before=(field, letters), after=(closed,)),
    ]


def main() -> int:
    """Measure and print."""
    asked = options("Time from a key to the last byte of the frame it changes.")
    measured = keys()
    traces: dict[str, list[Trace]] = {one.name: [] for one in measured}
    with Running((sys.executable, "-m", "tui", "--lang", "en"), str(ROOT)) as running:
        running.until(b"? all keys", running.started, 0.5)
        for one in measured:
            pressed(running, one)
        for _ in range(asked.rounds):
            for one in measured:
                traces[one.name].append(pressed(running, one))
    title = f"Keys, {asked.rounds} alternating rounds, 160x45"
    if asked.json:
        show_figures(title, {name: [asdict(trace) for trace in them] for name, them in traces.items()})
    else:
        head = ["key", "to the end of its frame, ms", "frames until quiet", "kB until quiet"]
        show_table(title, head, [row(name, them) for name, them in traces.items()])
    return 0


def pressed(running: Running, one: Measured) -> Trace:
    """Press a key with what belongs before and after it."""
    for key, sign in one.before:
        running.press(key, sign, _QUIET)
    trace = running.press(one.keys, one.sign, _QUIET)
    for key, sign in one.after:
        running.press(key, sign, _QUIET)
    return trace


def row(name: str, traces: Sequence[Trace]) -> list[str]:
    """The row of a key."""
    frames, size = median([trace.frames for trace in traces]), median([trace.size for trace in traces])
    return [name, milliseconds([trace.drawn for trace in traces]), f"{frames:.0f}", f"{size / 1000:.1f}"]
