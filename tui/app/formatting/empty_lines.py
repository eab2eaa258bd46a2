"""What stands in place of the timeline when nothing matches: which part of the filter is to blame."""

from __future__ import annotations

from tui.app.formatting.chips import part_words
from tui.app.formatting.line import Line, Span, wrapped
from tui.app.view import ALONE, COMING, WHOLE, View
from tui.wording import N_

_NONE = {
    WHOLE: N_("The story holds no event."),
    COMING: N_("No event was found yet."),
    ALONE: N_("No event was found before the indexing ended."),
}


def empty_lines(view: View, width: int) -> list[Line]:
    """Each part of the filter with what it matches alone, and the one whose removal helps most."""
    say, number = view.wording.say, view.wording.number
    if not len(view.archive):
        return [(), *wrapped([(say(_NONE[view.preview]), "warning")], width, indent=2)]
    lines: list[Line] = [
        (),
        *wrapped([(say("No event matches the whole filter."), "title")], width, indent=2),
        (),
    ]
    blockers = view.answer.blockers()
    best = blockers[0].without if blockers else 0
    for blocker in blockers:
        alone = view.wording.count("{n} event alone", "{n} events alone", blocker.alone)
        without = say("without it {n}", n=number(blocker.without))
        spans: list[Span] = [
            ("▸ " if blocker.without == best and best else "  ", "accent"),
            (part_words(view, blocker.part), "chip"),
            (f"  {alone}", "text" if blocker.alone else "warning"),
            (f" · {without}", "dim"),
        ]
        lines += wrapped(spans, width, indent=4, first=2)
    lines.append(())
    if best:
        hint = say("Esc takes back the last part, X clears all, x pauses the filter.")
    else:
        hint = say("No single part helps: X clears all, x pauses the filter.")
    return [*lines, *wrapped([(hint, "dim")], width, indent=2)]
