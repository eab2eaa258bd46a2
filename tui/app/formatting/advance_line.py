"""How far the indexing of a large story is, in one line: stage, bar, part, count, rate, time left."""

from __future__ import annotations

from tui.app.formatting.line import Line, Span, cropped, width_of
from tui.app.formatting.marks import plain_marks
from tui.app.view import Advance, View
from tui.wording import N_, Wording

_STAGES = {
    "unpacking": N_("unpacking"),
    "reading": N_("indexing"),
    "joining": N_("indexing: putting in order"),
    "searching": N_("making the texts searchable"),
}
_BAR = 20
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def advance_line(view: View, width: int) -> Line:
    """The line; what matters least gives way where there is little room. Empty where nothing is indexed."""
    advance = view.advance
    if advance is None:
        return ()
    say = view.wording.say
    spans: list[Span] = [(f" {say(_STAGES[advance.stage])} ", "text")]
    pieces: list[Span] = [
        (say("{n} %", n=int(advance.part * 100)).rjust(5), "accent"),
        (f" {_bar(advance.part, plain=view.ascii)}", "bar"),
        (f"  {_events(advance, view.wording)}", "text"),
        (f" · {_left(advance, view.wording)}" if advance.left is not None else "", "dim"),
        (f" · {_rate(advance, view.wording)}" if advance.rate >= 1 else "", "dim"),
    ]
    if advance.stage == "joining":
        pieces = [(f" {_seconds(advance.passed, view.wording)}", "accent")]
    for text, style in pieces:
        if text and width_of(spans) + width_of(((text, style),)) <= width:
            spans.append((text, style))
    return tuple((plain_marks(text), style) for text, style in spans) if view.ascii else cropped(spans, width)


def brief_advance(view: View) -> Line:
    """The stage and the part alone, to stand beside something else."""
    advance = view.advance
    if advance is None:
        return ()
    say = view.wording.say
    point = "," if view.wording.language == "de" else "."
    whole, tenth = divmod(int(advance.part * 1000), 10)
    part = "" if advance.stage == "joining" else f"{say('{n} %', n=f'{whole}{point}{tenth}')} "
    return ((f" {say(_STAGES[advance.stage])} {part}", "dim"),)


def _events(advance: Advance, wording: Wording) -> str:
    number = wording.number(advance.events)
    if advance.part > 0.01 and advance.stage == "reading":
        about = round(advance.events / advance.part, -4)
        return wording.say("{n} of about {total} events", n=number, total=wording.number(int(about)))
    return wording.count("{n} event", "{n} events", advance.events)


def _rate(advance: Advance, wording: Wording) -> str:
    digits = -3 if advance.rate >= 10_000 else -1
    return wording.say("{n} events/s", n=wording.number(int(round(advance.rate, digits))))


def _left(advance: Advance, wording: Wording) -> str:
    seconds = int(advance.left or 0) + 1
    if seconds < 90:
        return wording.say("{n} s left", n=seconds)
    return wording.say("{n} min left", n=round(seconds / 60))


def _seconds(passed: float, wording: Wording) -> str:
    """Seconds with one digit behind the point: a stage without a measure is seen to go on."""
    whole, tenth = divmod(int(passed * 10), 10)
    return wording.say("{n} s", n=f"{whole}{',' if wording.language == 'de' else '.'}{tenth}")


def _bar(part: float, *, plain: bool) -> str:
    eighths = int(part * _BAR * 8)
    full, rest = divmod(eighths, 8)
    if plain:
        return "[" + ("#" * full).ljust(_BAR, ".") + "]"
    drawn = "█" * full + (_EIGHTHS[rest] if rest else "")
    return drawn.ljust(_BAR, "░")
