"""How far the indexing of a large story is, in one line: stage, bar, part, count, rate, time left."""

from __future__ import annotations

from tui.app.formatting.bars import bar
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


def advance_line(view: View, width: int) -> Line:
    """The line; where there is little room, numbers stand without words. Empty where nothing is indexed."""
    advance = view.advance
    if advance is None:
        return ()
    line = _spans(view, advance, brief=False)
    if width_of(line) > width:
        line = _spans(view, advance, brief=True)
    line = cropped(line, width)
    return tuple((plain_marks(text), style) for text, style in line) if view.ascii else line


def _spans(view: View, advance: Advance, *, brief: bool) -> Line:
    say = view.wording.say
    stage = (f" {say(_STAGES[advance.stage])} ", "text")
    if advance.stage == "joining":
        return (stage, (f" {_seconds(advance.passed, view.wording)}", "accent"))
    bar = _bar(advance.part, _BAR // 2 if brief else _BAR, plain=view.ascii)
    spans: list[Span] = [
        stage,
        (say("{n} %", n=int(advance.part * 100)).rjust(5), "accent"),
        (f" {bar}", "bar"),
    ]
    if advance.stage != "unpacking":
        spans.append((f"  {_events(advance, view.wording, brief=brief)}", "text"))
    if advance.left is not None:
        spans.append((f" · {_left(advance, view.wording)}", "dim"))
    if advance.rate >= 1:
        spans.append((f" · {_rate(advance, view.wording, brief=brief)}", "dim"))
    return tuple(spans)


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


def _events(advance: Advance, wording: Wording, *, brief: bool) -> str:
    number = wording.number(advance.events)
    if advance.part > 0.01 and advance.stage == "reading":
        about = wording.number(int(round(advance.events / advance.part, -4)))
        if brief:
            return wording.say("{n} of ~{total}", n=number, total=about)
        return wording.say("{n} of about {total} events", n=number, total=about)
    return number if brief else wording.count("{n} event", "{n} events", advance.events)


def _rate(advance: Advance, wording: Wording, *, brief: bool) -> str:
    number = wording.number(int(round(advance.rate, -3 if advance.rate >= 10_000 else -1)))
    return wording.say("{n}/s", n=number) if brief else wording.say("{n} events/s", n=number)


def _left(advance: Advance, wording: Wording) -> str:
    seconds = int(advance.left or 0) + 1
    if seconds < 90:
        return wording.say("{n} s left", n=seconds)
    return wording.say("{n} min left", n=round(seconds / 60))


def _seconds(passed: float, wording: Wording) -> str:
    """Seconds with one digit behind the point: a stage without a measure is seen to go on."""
    whole, tenth = divmod(int(passed * 10), 10)
    return wording.say("{n} s", n=f"{whole}{',' if wording.language == 'de' else '.'}{tenth}")


def _bar(part: float, cells: int, *, plain: bool) -> str:
    drawn = bar(int(part * cells * 8), plain=plain)
    return f"[{drawn.ljust(cells, '.')}]" if plain else drawn.ljust(cells, "░")
