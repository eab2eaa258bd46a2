"""The man page, made from the grammar of the command line and the table of keys (man(7))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.cli.grammar import EXIT_CODES, OPEN, SUBCOMMANDS
from tui.cli.helping import entries, grouped, usage
from tui.cli.option import FILTER_GROUP, PROGRAM, Subcommand
from tui.settings.keys import COMMANDS, GROUPS, readable
from tui.wording import Wording

_ENGLISH = Wording("en")
_FILES = (
    (
        "$XDG_CONFIG_HOME/dateline/config.toml",
        "Settings: language, theme, ascii, mouse, remember, watch, cache_limit, tables of limits and keys.",
    ),
    (
        "$XDG_CACHE_HOME/dateline/stories/",
        "Saved indexes of large stories; dateline cache clear removes them.",
    ),
    (
        "$XDG_STATE_HOME/dateline/stories.json",
        "The stories opened last, and where in each the reader left; dateline recent clear forgets them.",
    ),
    (
        "$XDG_STATE_HOME/dateline/error.log",
        "What a defect of the program left behind for a report.",
    ),
    ("./events.json", "The story that is opened when none is named."),
)
_ENVIRONMENT = (
    ("LC_ALL, LC_MESSAGES, LANG", "Language of the interface, unless --lang or the settings say otherwise."),
    ("NO_COLOR", "When set and not empty, the theme is mono."),
    ("XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME", "Where files are kept; see dateline paths."),
)


def manual() -> str:
    """The man page in roff, in English."""
    return "\n".join(_lines()) + "\n"


def escaped(text: str) -> str:
    """Text that roff prints as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = re.sub("[^\x00-\x7f]", lambda found: f"\\[u{ord(found[0]):04X}]", text)
    return re.sub(r"^([.'])", r"\\&\1", text)


def _lines() -> Iterator[str]:
    yield f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM}" "User Commands"'
    yield ".SH NAME"
    yield f"{PROGRAM} \\- {escaped(_ENGLISH.say(OPEN.purpose))}"
    yield ".SH SYNOPSIS"
    for known in (OPEN, *SUBCOMMANDS):
        yield f".B {escaped(known.called)}"
        yield escaped(usage(known, _ENGLISH).removeprefix(known.called).strip())
        yield ".br"
    yield ".SH DESCRIPTION"
    yield escaped("A terminal browser for news timelines: who said what, where, when, by which source.")
    for known in (OPEN, *SUBCOMMANDS):
        yield from _section(known)
    yield ".SH KEYS"
    yield from _keys()
    yield ".SH FILES"
    yield from _list(_FILES)
    yield ".SH ENVIRONMENT"
    yield from _list(_ENVIRONMENT)
    yield ".SH EXIT STATUS"
    yield from _list((code, _ENGLISH.say(meaning)) for code, meaning in EXIT_CODES)


def _section(subcommand: Subcommand) -> Iterator[str]:
    yield f".SH {escaped(subcommand.called).upper()}"
    yield escaped(_ENGLISH.say(subcommand.purpose).capitalize() + ".")
    yield from _list((operand.metavar, _ENGLISH.say(operand.help)) for operand in subcommand.operands)
    for group, options in grouped(subcommand.options):
        if subcommand is not OPEN and group == FILTER_GROUP:
            yield ".PP"
            yield escaped(f"Filters are those of {PROGRAM}.")
            continue
        yield f".SS {escaped(_ENGLISH.say(group))}"
        yield from _list(entries(options, _ENGLISH))
    for note in subcommand.notes:
        yield ".PP"
        yield escaped(_ENGLISH.say(note))
    yield ".SS Examples"
    yield from _list(
        (f"{PROGRAM} {written}".strip(), _ENGLISH.say(meaning)) for written, meaning in subcommand.examples
    )


def _keys() -> Iterator[str]:
    for group in GROUPS:
        yield f".SS {escaped(_ENGLISH.say(group))}"
        rows = (command for command in COMMANDS if command.group == group)
        yield from _list(
            (", ".join(map(readable, row.keys)) or f":{row.name}", _ENGLISH.say(row.text) + ".")
            for row in rows
        )


def _list(rows: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, explained in rows:
        yield ".TP"
        yield f".B {escaped(term)}" if not term.startswith((".", "'")) else f".B \\&{escaped(term)}"
        yield escaped(explained)
