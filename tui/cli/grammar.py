"""The one table of what can be written on the command line.

Parsing, `--help`, the man page and the completion scripts are all made from it, so
that they cannot disagree. What several sub-commands share is in `tui.cli.shared_words`.
"""

from __future__ import annotations

from tui.cli.option import OUTPUT_GROUP, Operand, Option, Subcommand
from tui.cli.shared_words import (
    CACHE_NOTE,
    DATE_NOTE,
    FILTER_OPTIONS,
    FOREIGN,
    FORMULA_NOTE,
    GENERAL,
    LARGE_STORY,
    SCREEN,
    STORY,
    VALUES_NOTE,
)
from tui.exporters.registry import EXPORTS, FORMATS
from tui.wording import N_

VIEWS = ("events", "quotes", "actors", "countries", "sources")
"""What `list` can print."""
SHELLS = ("bash", "zsh", "fish")

OPEN = Subcommand(
    "",
    N_("browse a news timeline in the terminal"),
    (
        ("", N_("open ./events.json, or the bundled story")),
        ("story.json --country KR,KP", N_("open a story, filtered by country")),
        ("list --actor Putin --view quotes", N_("print quotes instead of opening the screen")),
    ),
    (STORY,),
    (*FILTER_OPTIONS, *FOREIGN, *SCREEN, *GENERAL),
    (VALUES_NOTE, DATE_NOTE, N_("A story whose file is named like a sub-command is opened as ./NAME.")),
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
    (STORY,),
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
        *FOREIGN,
        *GENERAL,
    ),
    (
        VALUES_NOTE,
        DATE_NOTE,
        N_(
            "Quotes are those of the events that match: --view quotes with --actor prints the quotes"
            " in the events of that actor. Counts are of what the filters leave."
        ),
        FORMULA_NOTE,
    ),
)
EXPORT = Subcommand(
    "export",
    N_("write a story, or what filters leave of it, in a format that others use"),
    (
        ("export story.json -o story.html", N_("one page with time axis, filters, quotes and sources")),
        ("export story.json --country KR -o korea.ics", N_("events of South Korea for a calendar")),
        ("export --to json --since 2024-10 > autumn.json", N_("a smaller story, to standard output")),
    ),
    (STORY,),
    (
        *FILTER_OPTIONS,
        Option(
            ("--to",),
            N_("the format; where it is not said, what the name of the file means"),
            OUTPUT_GROUP,
            "FORMAT",
            choices=tuple(known.name for known in EXPORTS),
        ),
        Option(
            ("--output", "-o"),
            N_("the file to write; standard output unless said otherwise"),
            OUTPUT_GROUP,
            "FILE",
        ),
        Option(("--force",), N_("replace the file if it is there"), OUTPUT_GROUP),
        *FOREIGN,
        *GENERAL,
    ),
    (
        VALUES_NOTE,
        DATE_NOTE,
        N_(
            "What the format cannot hold is counted on standard error. A file is written whole or not at"
            " all, and not where no event matches."
        ),
        FORMULA_NOTE,
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
        *FOREIGN,
        *GENERAL,
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
        *FOREIGN,
        *GENERAL,
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
    GENERAL,
)
SCHEMA = Subcommand(
    "schema",
    N_("print the JSON Schema of the story format"),
    (("schema > story.schema.json", N_("for an editor or a validator")),),
    (),
    GENERAL,
)
INDEX = Subcommand(
    "index",
    N_("make the saved index of a large story, so that it opens at once"),
    (("index story.ndjson", N_("all of it, with the text search; nothing where it is up to date")),),
    (LARGE_STORY,),
    GENERAL,
    (N_("Opening a large story makes its index, too; a small story needs none."), CACHE_NOTE),
)
PATHS = Subcommand(
    "paths",
    N_("print where files are kept"),
    (
        ("paths", N_("settings, cache, state and the story")),
        ("paths story.ndjson", N_("also the files of a large story’s saved index, and whether it fits")),
    ),
    (STORY,),
    GENERAL,
)
CACHE = Subcommand(
    "cache",
    N_("print which saved indexes there are, or remove them"),
    (
        ("cache", N_("one line for each story")),
        ("cache clear", N_("remove all of them")),
    ),
    (Operand("ACTION", N_("what to do with them"), choices=("clear",)),),
    GENERAL,
    (CACHE_NOTE,),
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
        *GENERAL,
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
    GENERAL,
)
SUBCOMMANDS = (LIST, CHECK, IMPORT, EXPORT, FORMATS_LIST, INDEX, SCHEMA, PATHS, CACHE, RECENT, COMPLETION)
"""Every sub-command that is asked for by its name."""

EXIT_CODES = (
    ("0", N_("done")),
    ("1", N_("nothing matched, or problems were found")),
    ("2", N_("the command line cannot be carried out as written")),
    ("3", N_("a file cannot be read, or the output not written")),
    ("130", N_("interrupted")),
)
