"""Line 1: the story, the filter as chips, the true counts; and the line of hints at the bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from tui.app.formatting.advance_line import advance_line, brief_advance
from tui.app.formatting.arrangement import SMALLEST
from tui.app.formatting.chips import part_words
from tui.app.formatting.line import Line, Span, cropped, shortened, spread, width_of, wrapped
from tui.app.formatting.marks import plain_marks
from tui.app.formatting.texts import in_a_row
from tui.app.view import BOTH, COMING, ORIGINAL, View
from tui.settings.commands import Command
from tui.settings.key_names import readable
from tui.text import one_line

_TITLE = 16
"""Cells the title keeps where there is room for what matters more."""


def bar_line(view: View, width: int, name: str, dialect: str = "") -> Line:
    """Title, filter and counts; what matters least gives way first where there is little room.

    Args:
        view: what is looked at.
        width: cells.
        name: the file's name, shown where the story has no title.
        dialect: the format of a foreign file, shown where there is room for it.
    """
    title = in_a_row(view.archive.head.title, view.wording.language, view.archive.language, "title")
    title = title or ((one_line(name), "title"),)
    right = tuple(_counts(view, brief=width < 100))
    chips = tuple(_chips(view))
    room = max(width - width_of(right) - 2, 0)
    named = cropped(title, min(max(room - width_of(chips), _TITLE), max(room - width_of(chips[:2]) - 2, 0)))
    left: list[Span] = [(" ", "text"), *named]
    if dialect and width_of(named) + width_of(chips) + cell_len(dialect) + 4 <= room:
        left.append((f"  {dialect}", "dim"))
    left += cropped(chips, max(room - width_of(left), 0))
    return _in_marks(view, spread(left, ((" ", "text"), *right), width))


def _in_marks(view: View, line: Line) -> Line:
    return tuple((plain_marks(text), style) for text, style in line) if view.ascii else line


def _chips(view: View) -> Iterator[Span]:
    parts = tuple(view.query.parts())
    if parts:
        yield "  ▸ ", "dim"
    if view.paused:
        yield f"{view.wording.say('paused:')} ", "warning"
    for number, part in enumerate(parts):
        if number:
            yield " · ", "dim"
        yield shortened(part_words(view, part), 40), "dim" if view.paused else "chip"


def _counts(view: View, *, brief: bool) -> Iterator[Span]:
    answer, count, number = view.answer, view.wording.count, view.wording.number
    if view.problems:
        yield count("{n} problem", "{n} problems", view.problems), "warning"
        yield " · ", "dim"
    if view.preview:
        yield from _preview_counts(view)
    elif answer.matched == answer.total:
        yield count("{n} event", "{n} events", answer.total), "text"
        if not brief:
            yield f" · {count('{n} actor', '{n} actors', view.archive.number_of_actors)}", "text"
            yield f" · {count('{n} quote', '{n} quotes', answer.quotes)}", "text"
    else:
        shown = number(answer.matched)
        if answer.unread:
            shown = view.wording.say("{n} so far", n=shown)
        yield (
            count("{matched} of {n} event", "{matched} of {n} events", answer.total, matched=shown),
            "accent",
        )
        if not brief:
            yield f" · {count('{n} quote', '{n} quotes', answer.quotes)}", "text"
    yield f"  {reading_words(view)} ", "dim"


def _preview_counts(view: View) -> Iterator[Span]:
    """How many of the first events match, and whether there will be more."""
    answer, count = view.answer, view.wording.count
    if answer.matched < answer.total:
        matched = view.wording.number(answer.matched)
        yield (
            count(
                "{matched} of the first {n} event",
                "{matched} of the first {n} events",
                answer.total,
                matched=matched,
            ),
            "warning",
        )
        return
    yield count("first {n} event of the file", "first {n} events of the file", answer.total), "warning"
    say = view.wording.say
    yield f" · {say('more to come') if view.preview == COMING else say('the rest is not indexed')}", "dim"


def reading_words(view: View) -> str:
    """How quotes are read, in a few signs: `de ⇄ en`, `de`, `en`; nothing for a story without a language."""
    if not view.archive.language:
        return ""
    original = shortened(one_line(view.archive.language), 8)
    wanted = view.wording.language
    if view.reading == BOTH and original != wanted:
        return f"{original} ⇄ {wanted}"
    return original if view.reading == ORIGINAL else wanted


def room_lines(view: View, width: int, height: int) -> list[Line]:
    """What stands on a screen that is too small."""
    say = view.wording.say
    asked = say(
        "Dateline needs {columns} × {lines}; this is {width} × {height}. q quits.",
        columns=SMALLEST[0],
        lines=SMALLEST[1],
        width=width,
        height=height,
    )
    return wrapped([(asked, "warning")], max(width, 1))[:height]


def _with_advance(view: View, said: Span, width: int) -> Line:
    """What is said, with how far the indexing is beside it."""
    return spread(((" ", "text"), said), brief_advance(view), width)


_ALWAYS = ("all keys", "quit")
"""Hints that stand on every screen, at the end."""


def hint_line(view: View, commands: Iterable[Command], width: int) -> Line:
    """The keys that matter most, as many as fit; a notice or how far the indexing is takes their place."""
    if view.notice:
        return _in_marks(view, _with_advance(view, (one_line(view.notice), "warning"), width))
    if view.hint:
        # A hint may name the key `-`, which the plain form of `·` would look like.
        hint = view.hint.replace("·", "|") if view.ascii else view.hint
        return _in_marks(view, _with_advance(view, (hint, "text"), width))
    if view.advance is not None:
        return advance_line(view, width)
    pieces = {
        hint: ((" ", "text"), (keys, "key"), (f" {view.wording.say(hint)} ", "dim"))
        for hint, keys in _by_hint(commands).items()
    }
    always = [span for hint, piece in pieces.items() if hint in _ALWAYS for span in piece]
    room = width - width_of(always)
    spans: list[Span] = []
    for hint, piece in pieces.items():
        if hint not in _ALWAYS and width_of(spans) + width_of(piece) <= room:
            spans += piece
    return cropped((*spans, *always), width)


def _by_hint(commands: Iterable[Command]) -> dict[str, str]:
    """Hint to its keys: neighbours with the same hint share one place."""
    found: dict[str, list[str]] = {}
    for command in commands:
        if command.hint and command.keys:
            found.setdefault(command.hint, []).append(readable(command.keys[0]))
    return {
        hint: "".join(keys) if all(len(key) == 1 for key in keys) else " ".join(keys)
        for hint, keys in found.items()
    }
