"""Options, operands and notes that several sub-commands share; the filters come from `tui.query.forms`."""

from __future__ import annotations

from tui.cli.option import FILTER_GROUP, FOREIGN_GROUP, SCREEN_GROUP, Operand, Option
from tui.importers.formats import NAMES
from tui.model.records import EVENT_STATUSES
from tui.query.forms import FILTERS, Filter
from tui.settings.settings import THEMES
from tui.wording import LANGUAGES, N_

GENERAL = (
    Option(
        ("--lang",),
        N_("language of the interface and of the story’s texts"),
        metavar="LANG",
        choices=LANGUAGES,
    ),
    Option(("--help", "-h"), N_("show this help")),
    Option(("--version", "-V"), N_("show the version")),
)
FOREIGN = (
    Option(
        ("--from",),
        N_("format of a foreign file, where its content does not tell: one of “dateline formats”"),
        FOREIGN_GROUP,
        "FORMAT",
        hints=NAMES,
    ),
    Option(
        ("--mapping",),
        N_("file that says what the columns of a table mean, or the name of one in the folder mappings"),
        FOREIGN_GROUP,
        "FILE",
    ),
)
SCREEN = (
    Option(("--theme",), N_("colours"), SCREEN_GROUP, "THEME", choices=THEMES),
    Option(("--ascii",), N_("draw every mark with ASCII characters"), SCREEN_GROUP),
)
_HINTS = {
    "status": EVENT_STATUSES,
    "kind": ("announcement", "deployment", "estimate", "meeting", "statement", "treaty", "warning"),
    "quotes": ("yes", "no"),
}


def _filter_options(entry: Filter) -> tuple[Option, ...]:
    choices = ("yes", "no") if entry.part == "has_quotes" else ()
    hints = _HINTS.get(entry.word, ())
    wanted = Option(
        (f"--{entry.word}",), entry.help, FILTER_GROUP, entry.metavar, choices, entry.facet, hints
    )
    if not entry.facet:
        return (wanted,)
    help_text = N_("the same, to rule them out")
    return wanted, Option(
        (f"--not-{entry.word}",), help_text, FILTER_GROUP, entry.metavar, repeated=True, hints=hints
    )


FILTER_OPTIONS = tuple(option for entry in FILTERS for option in _filter_options(entry))
STORY = Operand(
    "STORY",
    N_(
        "a story file (.json, .ndjson, also .gz and .zst), or - for standard input;"
        " without one ./events.json, else the bundled story"
    ),
)
LARGE_STORY = Operand("STORY", N_("a story file (.json, .ndjson, also .gz and .zst)"), least=1)
FORMULA_NOTE = N_("In csv, a cell that a spreadsheet would take for a formula starts with an apostrophe.")
CACHE_NOTE = N_(
    "An index holds words and names of its story. It lies in the cache folder, which is yours alone,"
    " and can be made again at any time."
)
VALUES_NOTE = N_(
    "Several values are separated by commas; one of them is enough. Different filters must all hold."
)
DATE_NOTE = N_(
    "A DATE is EDTF (2024-10-28, 2024-10, 2024), a usual spelling (28 Oct 2024), yesterday,"
    " or a step such as -2w."
)
