"""The one table of what can be written on the command line.

Parsing, `--help`, the man page and the completion scripts are all made from it, so
that they cannot disagree. The filters come from the table of `tui.query.forms`, which
the screen uses too.
"""

from __future__ import annotations

from tui.cli.option import (
    FILTER_GROUP,
    FOREIGN_GROUP,
    OUTPUT_GROUP,
    SCREEN_GROUP,
    Operand,
    Option,
    Subcommand,
)
from tui.importers.formats import NAMES
from tui.model.records import EVENT_STATUSES
from tui.query.forms import FILTERS, Filter
from tui.settings.settings import THEMES
from tui.wording import LANGUAGES, N_

VIEWS = ("events", "quotes", "actors", "countries", "sources")
"""What `list` can print."""
FORMATS = ("text", "json", "ndjson", "csv", "markdown")
"""How `list` can print it."""
SHELLS = ("bash", "zsh", "fish")

_GENERAL = (
    Option(
        ("--lang",),
        N_("language of the interface and of the story’s texts"),
        metavar="LANG",
        choices=LANGUAGES,
    ),
    Option(("--help", "-h"), N_("show this help")),
    Option(("--version", "-V"), N_("show the version")),
)
_FOREIGN = (
    Option(
        ("--from",),
        N_("format of a foreign file, where its content does not tell"),
        FOREIGN_GROUP,
        "FORMAT",
        choices=NAMES,
    ),
    Option(("--mapping",), N_("file that says what the columns of a table mean"), FOREIGN_GROUP, "FILE"),
)
_SCREEN = (
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
_STORY = Operand(
    "STORY",
    N_(
        "a story file (.json, .ndjson, also .gz and .zst), or - for standard input;"
        " without one ./events.json, else the bundled story"
    ),
)
_LARGE_STORY = Operand("STORY", N_("a story file (.json, .ndjson, also .gz and .zst)"), least=1)
_CACHE_NOTE = N_(
    "An index holds words and names of its story. It lies in the cache folder, which is yours alone,"
    " and can be made again at any time."
)
_VALUES_NOTE = N_(
    "Several values are separated by commas; one of them is enough. Different filters must all hold."
)
_DATE_NOTE = N_(
    "A DATE is EDTF (2024-10-28, 2024-10, 2024), a usual spelling (28 Oct 2024), yesterday,"
    " or a step such as -2w."
)

OPEN = Subcommand(
    "",
    N_("browse a news timeline in the terminal"),
    (
        ("", N_("open ./events.json, or the bundled story")),
        ("story.json --country KR,KP", N_("open a story, filtered by country")),
        ("list --actor Putin --view quotes", N_("print quotes instead of opening the screen")),
    ),
    (_STORY,),
    (*FILTER_OPTIONS, *_FOREIGN, *_SCREEN, *_GENERAL),
    (_VALUES_NOTE, _DATE_NOTE, N_("A story whose file is named like a sub-command is opened as ./NAME.")),
)
LIST = Subcommand(
    "list",
    N_("print what the screen shows, for scripts and screen readers"),
    (
        ("list --country KR --since 2024-10-28", N_("events of South Korea from a day on")),
        ("list story.json --search 'soldiers \"front line\"'", N_("events with a word and a phrase")),
        ("list --view quotes --actor Putin --format markdown", N_("quotes, to be read")),
        ("list --view actors --format csv", N_("actors with their counts, for a table")),
    ),
    (_STORY,),
    (
        *FILTER_OPTIONS,
        Option(
            ("--view",),
            N_("what to print; events unless said otherwise"),
            OUTPUT_GROUP,
            "VIEW",
            choices=VIEWS,
        ),
        Option(
            ("--format",),
            N_("how to print it; text unless said otherwise"),
            OUTPUT_GROUP,
            "FORMAT",
            choices=FORMATS,
        ),
        *_FOREIGN,
        *_GENERAL,
    ),
    (
        _VALUES_NOTE,
        _DATE_NOTE,
        N_(
            "Quotes are those of the events that match: --view quotes with --actor prints the quotes"
            " in the events of that actor. Counts are of what the filters leave."
        ),
        N_("In csv, a cell that a spreadsheet would take for a formula starts with an apostrophe."),
    ),
)
CHECK = Subcommand(
    "check",
    N_("say what is wrong with a story file"),
    (
        ("check events.json", N_("every problem with its line and place")),
        ("check --strict *.json", N_("also unknown fields and hidden characters")),
    ),
    (Operand("FILE", N_("a story file, or - for standard input"), least=1, most=None),),
    (
        Option(("--strict",), N_("also name what is not wrong but ignored"), OUTPUT_GROUP),
        Option(
            ("--format",),
            N_("how to print it; text unless said otherwise"),
            OUTPUT_GROUP,
            "FORMAT",
            choices=("text", "json"),
        ),
        *_FOREIGN,
        *_GENERAL,
    ),
)
IMPORT = Subcommand(
    "import",
    N_("make a story of files in other formats, or merge them into one"),
    (
        ("import timeline.json -o story.json", N_("a story from a file whose format is recognised")),
        ("import --update -o story.json feed.xml", N_("add what is new to a story")),
        ("import --explain table.csv --mapping columns.toml", N_("see how the first rows are understood")),
    ),
    (Operand("SOURCE", N_("a file in a format that “dateline formats” lists"), least=1, most=None),),
    (
        Option(("--output", "-o"), N_("the story file; standard output unless said"), OUTPUT_GROUP, "FILE"),
        Option(("--update",), N_("merge into the story that is there"), OUTPUT_GROUP),
        Option(("--force",), N_("replace the file that is there"), OUTPUT_GROUP),
        Option(("--explain",), N_("write nothing, show how the first entries are understood"), OUTPUT_GROUP),
        *_FOREIGN,
        *_GENERAL,
    ),
    (
        N_(
            "A record keeps its id: importing a file again adds nothing, and a record that has changed"
            " replaces the old one. What cannot be used is counted, with the reason."
        ),
    ),
)
FORMATS_LIST = Subcommand(
    "formats",
    N_("print which formats can be read and written"),
    (("formats", N_("one line for each format")),),
    (),
    _GENERAL,
)
SCHEMA = Subcommand(
    "schema",
    N_("print the JSON Schema of the story format"),
    (("schema > story.schema.json", N_("for an editor or a validator")),),
    (),
    _GENERAL,
)
INDEX = Subcommand(
    "index",
    N_("make the saved index of a large story, so that it opens at once"),
    (("index story.ndjson", N_("all of it, with the text search; nothing where it is up to date")),),
    (_LARGE_STORY,),
    _GENERAL,
    (N_("Opening a large story makes its index, too; a small story needs none."), _CACHE_NOTE),
)
PATHS = Subcommand(
    "paths",
    N_("print where files are kept"),
    (
        ("paths", N_("settings, cache, state and the story")),
        ("paths story.ndjson", N_("also the files of a large story’s saved index, and whether it fits")),
    ),
    (_STORY,),
    _GENERAL,
)
CACHE = Subcommand(
    "cache",
    N_("print which saved indexes there are, or remove them"),
    (
        ("cache", N_("one line for each story")),
        ("cache clear", N_("remove all of them")),
    ),
    (Operand("ACTION", N_("what to do with them"), choices=("clear",)),),
    _GENERAL,
    (_CACHE_NOTE,),
)
RECENT = Subcommand(
    "recent",
    N_("print the stories opened last, or forget them"),
    (
        ("recent", N_("one line for each story, the one opened last first")),
        ("recent clear", N_("forget all of them")),
    ),
    (Operand("ACTION", N_("what to do with them"), choices=("clear",)),),
    (
        Option(
            ("--format",),
            N_("how to print it; text unless said otherwise"),
            OUTPUT_GROUP,
            "FORMAT",
            choices=("text", "json"),
        ),
        *_GENERAL,
    ),
    (
        N_(
            "A story opens at the event where it was left, unless filters are given; “remember = false”"
            " in the settings ends that, and nothing is written down any more."
        ),
    ),
)
COMPLETION = Subcommand(
    "completion",
    N_("print the completion script of a shell"),
    (
        ("completion bash > ~/.local/share/bash-completion/completions/dateline", N_("for bash")),
        ("completion fish > ~/.config/fish/completions/dateline.fish", N_("for fish")),
    ),
    (Operand("SHELL", N_("the shell"), least=1, choices=SHELLS),),
    _GENERAL,
)
SUBCOMMANDS = (LIST, CHECK, IMPORT, FORMATS_LIST, INDEX, SCHEMA, PATHS, CACHE, RECENT, COMPLETION)
"""Every sub-command that is asked for by its name."""

EXIT_CODES = (
    ("0", N_("done")),
    ("1", N_("nothing matched, or problems were found")),
    ("2", N_("the command line cannot be carried out as written")),
    ("3", N_("a file cannot be read, or the output not written")),
    ("130", N_("interrupted")),
)
