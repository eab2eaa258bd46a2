"""What `--help` prints: examples first, then what can be written, in at most 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from tui.cli.grammar import EXIT_CODES, OPEN, SUBCOMMANDS
from tui.cli.option import PROGRAM, Operand, Option, Subcommand
from tui.wording import N_, Wording

WIDTH = 80
_COLUMN = 24


def help_text(subcommand: Subcommand, wording: Wording) -> str:
    """The help of a sub-command in one language."""
    return "\n".join(_lines(subcommand, wording)) + "\n"


def _lines(subcommand: Subcommand, wording: Wording) -> Iterator[str]:
    yield from textwrap.wrap(f"{subcommand.called} – {wording.say(subcommand.purpose)}", WIDTH)
    yield ""
    yield wording.say(N_("Examples:"))
    for written, meaning in subcommand.examples:
        yield f"  {PROGRAM} {written}".rstrip()
        yield from textwrap.wrap(
            wording.say(meaning), WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6
        )
    yield ""
    yield wording.say(N_("Usage:")) + " " + usage(subcommand, wording)
    for operand in subcommand.operands:
        yield from _entry(operand.metavar, _operand_help(operand, wording))
    if subcommand is OPEN:
        yield ""
        yield wording.say(N_("Sub-commands:"))
        for known in SUBCOMMANDS:
            yield from _entry(known.name, wording.say(known.purpose))
    for group, options in grouped(subcommand.options):
        yield ""
        yield wording.say(group) + ":"
        for spelling, help_words in entries(options, wording):
            yield from _entry(spelling, help_words)
    for note in subcommand.notes:
        yield ""
        yield from textwrap.wrap(wording.say(note), WIDTH)
    yield ""
    codes = ", ".join(f"{code} {wording.say(meaning)}" for code, meaning in EXIT_CODES)
    yield from textwrap.wrap(wording.say(N_("Exit codes:")) + " " + codes + ".", WIDTH)


def usage(subcommand: Subcommand, wording: Wording) -> str:
    """The line that says what can stand where."""
    operands = " ".join(operand.usage for operand in subcommand.operands)
    return " ".join(filter(None, [subcommand.called, operands, wording.say(N_("[options]"))]))


def grouped(options: tuple[Option, ...]) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """The options under their headings, in the order of the table."""
    for group in dict.fromkeys(option.group for option in options):
        yield group, tuple(option for option in options if option.group == group)


def entries(options: tuple[Option, ...], wording: Wording) -> Iterator[tuple[str, str]]:
    """Spelling and explanation of each option; one that rules out stands beside the one that asks for."""
    for option in options:
        if option.name.startswith("--not-"):
            continue
        opposite = f"--not-{option.name.removeprefix('--')}"
        flags = list(option.flags) + [known.name for known in options if known.name == opposite]
        explained = wording.say(option.help)
        if opposite in flags:
            explained += "; " + wording.say(N_("with --not-, all others"))
        if option.choices:
            explained += ": " + ", ".join(option.choices)
        yield " ".join(filter(None, [", ".join(flags), option.metavar])), explained


def _operand_help(operand: Operand, wording: Wording) -> str:
    said = wording.say(operand.help)
    return f"{said}: {', '.join(operand.choices)}" if operand.choices else said


def _entry(spelling: str, explained: str) -> Iterator[str]:
    indent = " " * _COLUMN
    lines = textwrap.wrap(explained, WIDTH, initial_indent=indent, subsequent_indent=indent)
    head = f"  {spelling}"
    if len(head) + 2 > _COLUMN:
        yield head
        yield from lines
    else:
        yield head + lines[0][len(head) :]
        yield from lines[1:]
