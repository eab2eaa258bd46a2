"""What a sub-command is made of: options, operands, and the words about it."""

from __future__ import annotations

from msgspec import Struct

from tui.wording import N_

PROGRAM = "dateline"
FILTER_GROUP = N_("Filters")
OUTPUT_GROUP = N_("Output")
FOREIGN_GROUP = N_("Foreign files")
SCREEN_GROUP = N_("Screen")
GENERAL_GROUP = N_("General")


class Option(Struct, frozen=True):
    """One option.

    Attributes:
        flags: its spellings, the long one first.
        help: what it does, marked for the catalog.
        group: the heading it stands under in the help.
        metavar: what its value is called; empty for a switch.
        choices: the values it takes; empty where any value is tried.
        repeated: whether it may stand more than once.
        hints: values for the completion of an option that takes others too.
    """

    flags: tuple[str, ...]
    help: str
    group: str = GENERAL_GROUP
    metavar: str = ""
    choices: tuple[str, ...] = ()
    repeated: bool = False
    hints: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its long spelling, by which its values are found."""
        return self.flags[0]


class Operand(Struct, frozen=True):
    """What a sub-command works on.

    Attributes:
        metavar: what it is called.
        help: what it is, marked for the catalog.
        least, most: how many there must be and may be; `most` is None where there is no bound.
        choices: the values it takes; empty for file names.
    """

    metavar: str
    help: str
    least: int = 0
    most: int | None = 1
    choices: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """How it stands in the usage line."""
        shown = "|".join(self.choices) or self.metavar
        return (shown if self.least else f"[{shown}]") + ("" if self.most == 1 else "…")


class Subcommand(Struct, frozen=True):
    """One thing the command can do.

    Attributes:
        name: the word that asks for it; empty for opening the screen.
        purpose: what it does, in a few words, marked for the catalog.
        examples: command lines without the program's name, each with what it does.
        operands: what it works on.
        options: its options, group by group.
        notes: more to know, a sentence or two each, marked for the catalog.
    """

    name: str
    purpose: str
    examples: tuple[tuple[str, str], ...]
    operands: tuple[Operand, ...]
    options: tuple[Option, ...]
    notes: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The words it is called by: `dateline list`."""
        return f"{PROGRAM} {self.name}".strip()
