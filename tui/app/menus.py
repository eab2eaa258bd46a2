"""Lists to choose from: links, problems, commands; `tui.app.facet_menu` has countries, actors, sources.

A menu says which values fit what was typed and what a value's line looks like; only
the lines on the screen are ever made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from tui.app.formatting.line import ELLIPSIS, Line, cropped, shortened
from tui.app.view import View
from tui.model.texts import chosen
from tui.text import one_line, words
from tui.wording import N_, Wording

_UNCUT = 100_000
"""Cells that no line fills."""
_LONGEST_HOST = 60
"""Letters shown of a host."""
_NO_DETAILS: Mapping[str, Line] = MappingProxyType({})


class Menu:
    """A list to choose from.

    Attributes:
        facet: the facet whose values are chosen, so that they can be included and ruled out; empty for other
            menus.
        title: what the list is called.
        hint: which keys act on it.
        is_wide: whether its lines need the whole width of the screen.
        is_read_first: whether a click only moves the cursor, because a line may not show all of what it does.
    """

    facet = ""
    is_wide = False
    is_read_first = False
    title = ""
    hint = N_("type to narrow · Enter choose · Esc close")

    def make_ready(self, view: View) -> None:
        """Do what the first letter would have to wait for; may run in a thread of its own."""

    def values(self, view: View, typed: str) -> Sequence[str]:
        """The values that fit what was typed, best first."""
        raise NotImplementedError

    def line(self, view: View, value: str, width: int) -> Line:
        """How a value is shown in `width` cells."""
        raise NotImplementedError

    def detail(self, view: View, value: str) -> Line:  # noqa: ARG002 - most lines say all there is
        """The whole of what a line may have cut, for the value under the cursor; empty where nothing is."""
        return ()


class SourcesMenu(Menu):
    """The sources of an event with the links that would be opened."""

    is_read_first = True
    title = N_("Open a source")
    hint = N_("Enter opens the link in the browser · Esc close")

    def __init__(self, sources: Sequence[str]) -> None:
        """Take the ids of the sources."""
        self._sources = sources

    def values(self, view: View, typed: str) -> Sequence[str]:
        """Sources whose title or link holds what was typed."""
        wanted = words(typed)
        if not wanted:
            return self._sources
        found = view.archive.names_of_sources.find(wanted)
        return [name for name in self._sources if name in found]

    def line(self, view: View, value: str, width: int) -> Line:
        """The link as it would be opened, then the title."""
        source = view.archive.source(value)
        title = one_line(chosen(source.title, view.wording.language, view.archive.language)[0])
        link, is_opened = _shown_link(source.url, view.wording)
        return (
            (" ", "text"),
            (shortened(link, width - 2), "accent" if is_opened else "dim"),
            (f"  {title}", "dim"),
        )

    def detail(self, view: View, value: str) -> Line:
        """The host that is asked, then the whole link and title: what is opened is read first."""
        url = view.archive.source(value).url
        host = _host_words(url, view.wording) if url else ""
        spans = self.line(view, value, _UNCUT)
        return ((" ", "text"), (host, "name"), (" · ", "dim"), *spans[1:]) if host else spans


def _shown_link(url: str | None, wording: Wording) -> tuple[str, bool]:
    """A link as it would be opened, with its real host, or why it would not be; and which of both it is."""
    from tui.model.links import LinkRefusedError, safe_link

    if not url:
        return wording.say("no link in the data"), False
    try:
        return safe_link(url), True
    except LinkRefusedError as error:
        refusal = wording.say("not opened: {reason}", reason=wording.say(str(error)))
        return f"{refusal} · {one_line(url)}", False


def _host_words(url: str, wording: Wording) -> str:
    """Which host a link asks, and how the file spells it where that differs; empty where it is not opened."""
    from tui.model.links import LinkRefusedError, host_of, safe_link

    try:
        host = host_of(safe_link(url))
    except LinkRefusedError:
        return ""
    written = one_line(url).partition("//")[2].partition("/")[0]
    if written.isascii():
        return wording.say("goes to {host}", host=_end_of(host))
    sentence = N_("goes to {host}, which the file spells {written}")
    return wording.say(sentence, host=_end_of(host), written=_end_of(written))


def _end_of(host: str) -> str:
    """A host, of a long one its end: who it belongs to is read from there."""
    return host if len(host) <= _LONGEST_HOST else ELLIPSIS + host[1 - _LONGEST_HOST :]


class LinesMenu(Menu):
    """Fixed lines, each with a value: problems, commands."""

    is_wide = True

    def __init__(
        self,
        title: str,
        lines: Mapping[str, Line],
        hint: str = Menu.hint,
        details: Mapping[str, Line] = _NO_DETAILS,
    ) -> None:
        """Take the title and the lines by value, in order, and what is said of the one under the cursor."""
        self.title = title
        self.hint = hint
        self._lines = lines
        self._details = details
        self._fitting: dict[tuple[str, ...], Sequence[str]] = {(): tuple(lines)}

    def values(self, view: View, typed: str) -> Sequence[str]:  # noqa: ARG002 - the lines do not depend on the view
        """Values whose line holds all words that were typed."""
        wanted = tuple(words(typed))
        if wanted not in self._fitting:
            self._fitting[wanted] = [value for value, text in self._texts.items() if _fits(text, wanted)]
        return self._fitting[wanted]

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        """The folded words of each line, a space before each."""
        return {
            value: " " + " ".join(words(" ".join(text for text, _ in line)))
            for value, line in self._lines.items()
        }

    def line(self, view: View, value: str, width: int) -> Line:  # noqa: ARG002 - the lines do not depend on the view
        """The line."""
        return cropped(self._lines[value], width)

    def detail(self, view: View, value: str) -> Line:  # noqa: ARG002 - the lines do not depend on the view
        """What was given for the value."""
        return self._details.get(value, ())


def _fits(text: str, starts: Sequence[str]) -> bool:
    return all(f" {start}" in text for start in starts)
