"""The last gate before the terminal: nothing unsafe is drawn, whoever made the text.

All text of a story is clean when it is loaded. This filter stands behind that, because one
forgotten string (a file name, a setting, a pasted search) would be enough, and because
Textual and Rich let control sequences through. Every line of every widget passes
`App.get_line_filters`, so one filter covers them all. What goes round the screen
(messages on exit, the clipboard, tracebacks) is not covered and is cleaned where it is made.
"""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.text import REPLACEMENT, may_be_unsafe

_LINE_FEED = "\n"
# Left dangling where a text is cut to the width of its column: no sign of an attack.
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


class OutputGuard(LineFilter):
    """Replaces every character that could act on the terminal, hide, or reorder a line.

    The line keeps its width in cells, as Rich counts it: a character of one cell becomes U+FFFD, one without
    width goes. A link (OSC 8) is kept only as it would be handed to the browser.

    Attributes:
        hits: characters and links taken out so far; 0 as long as everything drawn was clean.
    """

    def __init__(self) -> None:
        super().__init__()
        self.hits = 0

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The segments of one line, safe to write; the same list when nothing is wrong with them.

        Segments with control codes are Textual's own and pass. Neighbours are looked at across segments:
        a highlight may part an emoji.
        """
        line = "".join([text for text, _, control in segments if not control])
        if _LINE_FEED in line or may_be_unsafe(line):
            segments = self._rewritten(segments, line)
        if any(style is not None and style.link is not None for _, style, _ in segments):
            segments = [Segment(text, self._safe_style(style), control) for text, style, control in segments]
        return segments

    def _rewritten(self, segments: list[Segment], line: str) -> list[Segment]:
        from tui.text.scanning import safe_pieces

        pieces = safe_pieces(line)
        if _LINE_FEED not in line and all(map(str.__eq__, pieces, line)):
            return segments
        safe: list[Segment] = []
        start = 0
        for segment in segments:
            text, style, control = segment
            if control:
                safe.append(segment)
                continue
            end = start + len(text)
            safe.append(Segment(self._drawn(text, pieces[start:end]), style, None))
            start = end
        return safe

    def _drawn(self, text: str, pieces: list[str]) -> str:
        """`text` with what `pieces` says is unsafe replaced, as wide as it was."""
        drawn = []
        for char, piece in zip(text, pieces, strict=True):
            if char == piece and char != _LINE_FEED:
                drawn.append(char)
            else:
                self.hits += char not in _JOINERS
                drawn.append("" if char in _JOINERS else REPLACEMENT * cell_len(char))
        safe = "".join(drawn)
        width = cell_len(text)
        return safe if cell_len(safe) == width else set_cell_size(safe, width)

    def _safe_style(self, style: Style | None) -> Style | None:
        if style is None or style.link is None or _is_checked(style.link):
            return style
        self.hits += 1
        return style.update_link(None)


def _is_checked(link: str) -> bool:
    """Whether a link is one that `safe_link` gave."""
    from tui.model.links import LinkRefusedError, safe_link

    try:
        return safe_link(link) == link
    except LinkRefusedError:
        return False
