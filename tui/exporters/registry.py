"""Which formats there are; each is loaded when it is asked for.

A view (`dateline list`) is a part of a story, to be read or filtered further; an export
(`dateline export`) is a whole story, or what a filter leaves of it, for other programs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.wording import N_

if TYPE_CHECKING:
    from tui.exporters.losses import Losses
    from tui.exporters.selection import Selection

_MODULES = {
    "text": "as_text",
    "json": "as_json",
    "ndjson": "as_ndjson",
    "csv": "as_csv",
    "markdown": "as_markdown",
}
FORMATS = tuple(_MODULES)
"""Names of the formats of views."""


class Format(Struct, frozen=True):
    """A format that a story can be written in.

    Attributes:
        name: what `--to` takes.
        module: the exporter.
        suffixes: endings of file names that mean it, lower case.
        summary: what it is, for `dateline formats`, marked for the catalog.
        lacks: what of a story it cannot hold, marked for the catalog; empty for nothing.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    summary: str
    lacks: str = ""

    @property
    def is_json(self) -> bool:
        """Whether it is JSON, in which every character can also be written in ASCII."""
        return self.name in ("json", "ndjson", "timelinejs")


EXPORTS = (
    Format("json", "as_json", (".json",), N_("a story file, which Dateline reads again")),
    Format(
        "ndjson",
        "as_ndjson",
        (".ndjson", ".jsonl"),
        N_("a story file with its head in the first line and an event in every other"),
    ),
    Format(
        "csv",
        "as_csv",
        (".csv",),
        N_("a table of the events for spreadsheets"),
        N_("the words of quotes, what is known of actors and sources, texts in other languages"),
    ),
    Format(
        "markdown",
        "as_markdown",
        (".md", ".markdown"),
        N_("a chronology to be read, with quotes and numbered sources"),
        N_("ids and tags, texts in other languages"),
    ),
    Format(
        "html",
        "as_html",
        (".html", ".htm"),
        N_("one page that needs no server: time axis, filters, originals and translations"),
        N_("titles and summaries in other languages"),
    ),
    Format(
        "timelinejs",
        "as_timelinejs",
        (".timelinejs.json",),
        N_("the JSON that TimelineJS 3 shows on a web page"),
        N_(
            "uncertain dates other than in words, actors, countries, links between events, more than one"
            " source of an event, time zones"
        ),
    ),
    Format(
        "ics",
        "as_ics",
        (".ics",),
        N_("events for a calendar (iCalendar)"),
        N_("dates before year 1, after 9998 or without an end; actors and sources other than in words"),
    ),
)
"""Every format of `dateline export`."""

Exporter = Callable[["Selection", str], Iterator[str]]
"""Takes a selection and the name of a view; gives the pieces of the text, in order."""
StoryExporter = Callable[["Selection", "Losses"], Iterator[str]]
"""Takes a selection and notes what the format cannot hold; gives the pieces of the text, in order."""


def exporter(form: str) -> Exporter:
    """What writes a view in a format.

    Raises:
        KeyError: there is no such format.
    """
    write: Exporter = import_module(f"tui.exporters.{_MODULES[form]}").write
    return write


def export_named(name: str) -> Format:
    """The format of a name.

    Raises:
        KeyError: there is none.
    """
    return {known.name: known for known in EXPORTS}[name]


def export_of(file: str) -> Format | None:
    """The format that the name of a file means, by the longest ending that fits; None where it means none."""
    endings = [(suffix, known) for known in EXPORTS for suffix in known.suffixes]
    fitting = [(len(suffix), known) for suffix, known in endings if file.lower().endswith(suffix)]
    return max(fitting, key=lambda one: one[0])[1] if fitting else None


def story_exporter(form: Format) -> StoryExporter:
    """What writes a story in a format."""
    write: StoryExporter = import_module(f"tui.exporters.{form.module}").write_story
    return write
