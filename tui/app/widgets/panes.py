"""The detail panes: event, actor and quotes of what is selected in the timeline."""

from __future__ import annotations

from textual import events

from tui.app.formatting.actor_lines import actor_lines
from tui.app.formatting.arrangement import is_narrow
from tui.app.formatting.event_lines import event_lines
from tui.app.formatting.line import Line, width_of
from tui.app.formatting.marks import plain_marks
from tui.app.formatting.quote_lines import QuoteBlock, first_blocks, number_of_quotes
from tui.app.view import View
from tui.app.widgets.drawn import Drawn, rule
from tui.app.widgets.messages import PanePicked, QuotePicked
from tui.wording import N_

TITLES = {"event": N_("Event"), "actor": N_("Actor"), "quotes": N_("Quotes"), "timeline": N_("Timeline")}
"""What the panes are called."""


class DetailPane(Drawn):
    """A pane with a title rule over lines that can be longer than it."""

    def __init__(self, pane: str) -> None:
        super().__init__(id=pane)
        self._pane = pane
        self._top = 0
        self._most = 0
        self._is_whole = True

    def body(self, view: View, width: int, height: int) -> list[Line]:
        """The lines of the pane below its rule: all, or as many as `height` lines from the top need."""
        raise NotImplementedError

    def title(self, view: View) -> str:
        """What stands in the rule besides the pane's name."""
        raise NotImplementedError

    def parts(self, view: View) -> tuple[object, ...]:
        """The selected event, the actor at hand, and what the filter lets through."""
        shown = (view.focus, view.enlarged, view.detail, view.archive)
        return (view.row, view.actor, view.query.text, view.answer, *shown)

    def watch_view(self, old: View | None, new: View | None) -> None:
        """Begin at the top again when another event is selected."""
        if (
            old is None
            or new is None
            or (old.row, old.actor, old.archive) != (new.row, new.actor, new.archive)
        ):
            self._top = 0
        super().watch_view(old, new)

    def page(self, pages: float) -> None:
        """Scroll by a part of the pane's height."""
        self._scroll(int((self.size.height - 2) * pages))

    def _scroll(self, step: int) -> None:
        """Move the top; where that is too far, it is known when the lines are made."""
        self._top = max(self._top + step, 0)
        self.redraw()

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """The rule, then the lines from where the pane is scrolled to."""
        beside = not is_narrow(self.screen.size.width) and self._pane != "event" and not view.enlarged
        lead = "│" if beside else ""
        margin = ((plain_marks("│ ") if view.ascii else "│ ", "rule"),) if beside else ((" ", "text"),)
        body = self.body(view, max(width - width_of(margin) - 1, 1), height - 1)
        self._most = max(len(body) - (height - 1), 0)
        self._top = min(self._placed(view, self._top, height - 1), self._most)
        shown = body[self._top : self._top + height - 1]
        shown += [()] * (height - 1 - len(shown))
        return [self._rule(view, width, lead), *((*margin, *line) for line in shown)]

    def _placed(self, view: View, top: int, height: int) -> int:  # noqa: ARG002 - for panes that follow a selection
        return top

    def _rule(self, view: View, width: int, lead: str) -> Line:
        focused = view.focus == self._pane
        if is_narrow(self.screen.size.width) and not view.enlarged:
            return self._tabs(view, width, focused=focused)
        more = f" {title}" if (title := self.title(view)) else ""
        title = f"{view.wording.say(TITLES[self._pane])}{more}{self._below(view)}"
        return rule(title, width, view, self._pane, lead)

    def _below(self, view: View) -> str:
        """How many lines there are below, where that is known."""
        if not self._is_whole:
            return f" ── {view.wording.say('more below')}"
        left = self._most - self._top
        return f" ── {view.wording.count('{n} more line', '{n} more lines', left)}" if left > 0 else ""

    def _tabs(self, view: View, width: int, *, focused: bool) -> Line:
        """The rule of a narrow screen names all detail panes with their digits."""
        spans = []
        for digit, pane in enumerate(("event", "actor", "quotes"), 1):
            name = f"{pane[0] if view.jumping else digit} {view.wording.say(TITLES[pane])}"
            if pane == self._pane:
                more = f" {self.title(view)}" if self.title(view) else ""
                spans.append((f"─[{name}{more}]", "focus" if focused else "heading"))
            else:
                spans += [("─ ", "rule"), (f"{name} ", "dim")]
        used = sum(len(text) for text, _ in spans)
        spans.append(("─" * max(width - used, 0), "focus" if focused else "rule"))
        return tuple((plain_marks(text), name) if view.ascii else (text, name) for text, name in spans)

    def on_click(self, event: events.Click) -> None:  # noqa: ARG002 - the place matters to the quotes pane only
        """Give the keys to this pane."""
        self.post_message(PanePicked(self._pane))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the pane."""
        event.stop()
        self._scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls the pane."""
        event.stop()
        self._scroll(-2)


class EventPane(DetailPane):
    """The selected event in full."""

    def __init__(self) -> None:
        super().__init__("event")

    def body(self, view: View, width: int, height: int) -> list[Line]:  # noqa: ARG002 - all lines are made
        """All that the story says about the event."""
        return event_lines(view, width)

    def title(self, view: View) -> str:  # noqa: ARG002 - the event has nothing to count
        """Nothing besides the name."""
        return ""


class ActorPane(DetailPane):
    """The actor at hand."""

    def __init__(self) -> None:
        super().__init__("actor")

    def body(self, view: View, width: int, height: int) -> list[Line]:  # noqa: ARG002 - all lines are made
        """Who the actor is and how often it appears."""
        return actor_lines(view, width)

    def title(self, view: View) -> str:
        """Which of the event's actors it is."""
        number = len(view.actors)
        return (
            view.wording.say("{n} of {all}", n=min(view.actor, number - 1) + 1, all=number) if number else ""
        )


class QuotesPane(DetailPane):
    """The quotes of the event and the actor's others."""

    def __init__(self) -> None:
        super().__init__("quotes")
        self._blocks: list[QuoteBlock] = []
        self._followed: tuple[int | None, int] | None = None

    def parts(self, view: View) -> tuple[object, ...]:
        """The selected quote and how it is read as well."""
        return (*super().parts(view), view.quote, view.reading)

    def body(self, view: View, width: int, height: int) -> list[Line]:
        """The quotes from the top, no more of them than are needed."""
        self._blocks, self._is_whole = first_blocks(view, width, self._top + height, height)
        return [line for block in self._blocks for line in block.lines]

    def title(self, view: View) -> str:
        """Which quote of how many is selected."""
        event, number = view.event, view.wording.number
        if event is None or not event.quotes:
            return ""
        selected = min(view.quote, len(event.quotes) - 1) + 1
        return view.wording.say("{n} of {all}", n=number(selected), all=number(number_of_quotes(view)))

    def _placed(self, view: View, top: int, height: int) -> int:
        """Scroll just as far as the selected quote needs, once for each quote that is gone to."""
        if self._followed == (view.row, view.quote):
            return top
        self._followed = (view.row, view.quote)
        start = 0
        for block in self._blocks:
            end = start + len(block.lines)
            if block.is_of(view):
                return start if start < top or end - start > height else max(top, end - height)
            start = end
        return top

    def on_click(self, event: events.Click) -> None:
        """Select the quote that was clicked."""
        self.post_message(PanePicked("quotes"))
        line = event.y - 1 + self._top
        for block in self._blocks:
            if line < len(block.lines):
                if block.placed is not None and event.y > 0:
                    self.post_message(QuotePicked(block.placed.row, block.placed.number))
                return
            line -= len(block.lines)
