"""How long a key takes to the frame it changes, and how much that frame writes.

Every story is open in a terminal of its own, and each press is made in all of them in turn, on a quiet
screen; the time runs from the write of the key. What leads there and back is not measured.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from comparing import NOTHING, Section, ends, machine, median, percentile
from indexing import opened
from recording import Painted, Recording
from signs import COUNTED, DRAWN, LISTED, at_event, filtered
from stopwatch import COLUMNS, LINES, NotSeenError, Running
from stories import ROOT, Story, surroundings

_QUIET = 0.15
_ESCAPE, _DOWN, _PAGE_DOWN = b"\x1b", b"\x1b[B", b"\x1b[6~"
_FAR = 60
"""Events further down than a screen shows."""
_SAMPLED = 3000
"""Lines of a story from which words are taken."""
_WORD = re.compile(r"[^\W\d_]{5,12}")
_TITLE = re.compile(r'"title": ?(\{[^}]*\}|"[^"]*")')
Keys = tuple[bytes, bytes]
"""What is typed, and what it shows."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press that is measured.

    Attributes:
        before: what leads there.
        keys: what is typed; empty for a change of the terminal's size.
        sign: text that stands in what it draws.
        after: what leads back.
        typed: what stands in the open field.
    """

    before: tuple[Keys, ...]
    keys: bytes
    sign: bytes
    after: tuple[Keys, ...]
    typed: bytes = b""


@dataclass(frozen=True, slots=True)
class Subject:
    """A story with the words that are looked for in it."""

    story: Story
    words: tuple[str, ...]


Measured = Callable[[Subject, int], Press | None]
"""What is pressed in a round; None where the story has no room for it."""


def _simple(keys: bytes, position: int | None, back: bytes = b"g") -> Measured:
    def press(subject: Subject, _: int) -> Press:
        total = subject.story.total
        return Press((), keys, at_event(position, total), ((back, at_event(1, total)),))

    return press


def _last(subject: Subject, _: int) -> Press:
    total = subject.story.total
    return Press((), b"G", at_event(total, total), ((b"g", at_event(1, total)),))


def _first(subject: Subject, _: int) -> Press:
    total = subject.story.total
    return Press(((b"G", at_event(total, total)),), b"g", at_event(1, total), ())


def _scrolling(subject: Subject, _: int) -> Press | None:
    total = subject.story.total
    if total < 2 * _FAR:
        return None
    far = (b"j" * _FAR, at_event(_FAR + 1, total))
    return Press((far,), b"j", at_event(_FAR + 2, total), ((b"g", at_event(1, total)),))


def _listing(keys: bytes) -> Measured:
    return lambda subject, _: Press((), keys, LISTED, ((_ESCAPE, DRAWN),))  # noqa: ARG005 - all alike


def _toggling(keys: bytes) -> Measured:
    """Another value each round, from the most frequent one on."""

    def press(subject: Subject, number: int) -> Press:
        further = number % 15
        moved = ((_DOWN * further, b"[ ]"),) if further else ()
        return Press(((keys, LISTED), *moved), b" ", filtered(subject.story.total), ((_ESCAPE, DRAWN),))

    return press


def _field(subject: Subject, _: int) -> Press:  # noqa: ARG001 - all alike
    return Press((), b"/", b"/", ((_ESCAPE, DRAWN),))


def _letter(subject: Subject, number: int) -> Press:
    word = subject.words[number % len(subject.words)].encode()
    return _typing(word[:-1], word[-1:])


def _first_letter(subject: Subject, number: int) -> Press:
    return _typing(b"", subject.words[number % len(subject.words)].encode()[:1])


def _typing(there: bytes, letter: bytes) -> Press:
    before: tuple[Keys, ...] = ((b"/", b"/"), *(((there, COUNTED),) if there else ()))
    return Press(before, letter, COUNTED, ((_ESCAPE, DRAWN),), there + letter)


def _resizing(subject: Subject, _: int) -> Press:  # noqa: ARG001 - all alike
    return Press((), b"", DRAWN, ())


KEYS: Mapping[str, tuple[str, Measured]] = {
    "j": ("`j`", _simple(b"j", 2, b"k")),
    "j-scrolling": ("`j` that scrolls", _scrolling),
    "page": ("PgDn", _simple(_PAGE_DOWN, None)),
    "last": ("`G`", _last),
    "first": ("`g`", _first),
    "countries": ("`c`, the list of countries", _listing(b"c")),
    "country": ("`c` Space, a country", _toggling(b"c")),
    "actors": ("`a`, the list of actors", _listing(b"a")),
    "actor": ("`a` Space, an actor", _toggling(b"a")),
    "field": ("`/`, the field", _field),
    "letter": ("`/` first letter", _first_letter),
    "term": ("`/` last of 4 to 7 letters", _letter),
    "resize": ("another size of the terminal", _resizing),
}
"""Name in figures: name in the table, and what is pressed."""


def section(stories: Sequence[Story], presses: int) -> Section:
    """Measure every key with each story."""
    subjects = [Subject(story, words_of(story)) for story in stories]
    found: dict[tuple[str, str], list[Painted]] = {}
    terminals = {subject.story.name: Terminal(subject.story) for subject in subjects}
    for story in stories:
        opened(story)
    try:
        for name, (_, measured) in KEYS.items():
            for number in range(-1, presses):
                for subject in subjects:
                    press = measured(subject, max(number, 0))
                    painted = press and terminals[subject.story.name].painted(press)
                    if painted and number >= 0:
                        found.setdefault((subject.story.name, name), []).append(painted)
    finally:
        for terminal in terminals.values():
            terminal.close()
    head = ("key", "story", "first frame, ms", "settled, ms", "frames", "kB", "settled to `18`, 95th")
    rows = tuple(
        _row(label, name, story, found, stories[0]) for name, (label, _) in KEYS.items() for story in stories
    )
    return Section("Keys", (_note(presses),), head, rows, _figures(found), machine())


def _note(presses: int) -> str:
    return (
        "From the write of the key to the last byte of the first frame that shows something new, and of the"
        " last one before the screen is still (mode 2026 marks where a frame ends); the middle / the 95th of"
        f" a hundred, of {presses} presses. Each press is made in all stories in turn. A country or an actor"
        " is another one each time, a term another word of the story. Frames in which only the cursor blinks"
        " do not count."
    )


class Terminal:
    """A terminal in which a story is open; opened again where the program failed to show something."""

    def __init__(self, story: Story) -> None:
        """Take the story; it is opened with the first press."""
        self._story = story
        self._running: Running | None = None

    def painted(self, press: Press) -> Painted | None:
        """Press and look; None where the program did not show what it should have."""
        try:
            if self._running is None:
                self._open()
            recording = self._pressed(press)
        except NotSeenError as error:
            print(f"{self._story.name}: {press.keys!r} after {press.before}: {error}", flush=True)
            self.close()
            return None
        return recording.painted(press.typed)

    def close(self) -> None:
        """End the program."""
        if self._running is not None:
            self._running.__exit__(None, None, None)
            self._running = None

    def _open(self) -> None:
        self._running = Running(self._story.argv, ROOT, surroundings())
        signs = [DRAWN, at_event(1, self._story.total)]
        self._running.until(signs, self._running.started, 1.0, limit=120)

    def _pressed(self, press: Press) -> Recording:
        running = self._running
        assert running is not None
        for keys, sign in press.before:
            running.press(keys, [sign], _QUIET)
        if press.keys:
            recording = running.press(press.keys, [press.sign], _QUIET)
        else:
            recording = running.resize(COLUMNS - 20, LINES - 5, [press.sign], _QUIET)
            running.resize(COLUMNS, LINES, [press.sign], _QUIET)
        for keys, sign in press.after:
            running.press(keys, [sign], _QUIET)
        return recording


def words_of(story: Story) -> tuple[str, ...]:
    """Beginnings of words, 4 to 7 letters long, that stand in the titles of a story; always the same ones."""
    chance = random.Random(story.total)  # noqa: S311 - nothing is to be kept secret
    with story.path.open(encoding="utf-8") as lines:
        titles = " ".join(_TITLE.findall(" ".join(islice(lines, 1 if story.form == "json" else _SAMPLED))))
    words = sorted(set(_WORD.findall(titles)))
    chance.shuffle(words)
    return tuple(word[: chance.randint(4, 7)].lower() for word in words if word.isascii())[:60]


def _row(
    label: str, key: str, story: Story, found: Mapping[tuple[str, str], Sequence[Painted]], shipped: Story
) -> tuple[str, ...]:
    them, least = found.get((story.name, key)), found.get((shipped.name, key))
    if not them:
        return (label, story.name, *(NOTHING,) * 5)
    times = (ends([one.first for one in them]), ends([one.settled for one in them]))
    frames, size = median([one.frames for one in them]), median([one.size for one in them])
    ratio = f"{_late(them) / _late(least):.2f}" if least else NOTHING
    return (label, story.name, *times, f"{frames:.0f}", f"{size / 1000:.1f}", ratio)


def _late(them: Sequence[Painted]) -> float:
    return percentile([one.settled for one in them], 0.95)


def _figures(found: Mapping[tuple[str, str], Sequence[Painted]]) -> dict[str, float]:
    figures = {}
    for (story, key), them in found.items():
        for name, part in (("p50", 0.5), ("p95", 0.95)):
            figures[f"{story}.{key}.first.{name}"] = percentile([one.first for one in them], part)
            figures[f"{story}.{key}.settled.{name}"] = percentile([one.settled for one in them], part)
        figures[f"{story}.{key}.frames"] = median([one.frames for one in them])
        figures[f"{story}.{key}.bytes"] = median([one.size for one in them])
    return figures
