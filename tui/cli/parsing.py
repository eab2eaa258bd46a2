"""From the words of a command line to what they ask for.

Read by our own few lines because every refusal is one sentence in the user's language
that says what was probably meant, and because a value may begin with a dash
(`--until -2w`), which argparse takes for an option.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from tui.cli.grammar import OPEN, SUBCOMMANDS
from tui.cli.option import PROGRAM, Option, Subcommand
from tui.errors import UsageError
from tui.settings.problem import did_you_mean, nearest
from tui.text import message_line
from tui.wording import N_, Wording

_SWITCHED_ON = "yes"


class Request(Struct, frozen=True):
    """What a command line asks for.

    Attributes:
        subcommand: what to do.
        operands: what to do it with.
        values: values by the option's long name, in the order written; a switch has the value `yes`.
    """

    subcommand: Subcommand
    operands: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]

    def has(self, name: str) -> bool:
        """Whether the option was given."""
        return name in self.values

    def value(self, name: str, default: str | None = None) -> str | None:
        """The value of an option; the last one counts."""
        found = self.values.get(name)
        return found[-1] if found else default


def subcommand_of(words: Sequence[str]) -> tuple[Subcommand, Sequence[str]]:
    """The sub-command that the first word names, and the words after it."""
    for subcommand in SUBCOMMANDS:
        if words and words[0] == subcommand.name:
            return subcommand, words[1:]
    return OPEN, words


def parse(words: Sequence[str], wording: Wording) -> Request:
    """What the words after the program's name ask for.

    Raises:
        UsageError: an option is unknown, lacks its value or has a wrong one, or there are too few or too many
            operands.
    """
    subcommand, rest = subcommand_of(words)
    reading = _Reading(subcommand, wording, list(reversed(rest)))
    while reading.waiting:
        reading.take(reading.waiting.pop())
    if not (reading.values.keys() & {"--help", "--version"}):
        _check_operands(subcommand, reading.operands, wording)
    return Request(
        subcommand, tuple(reading.operands), {name: tuple(found) for name, found in reading.values.items()}
    )


class _Reading(Struct):
    """A command line being read, word by word.

    Attributes:
        waiting: words not read yet, the next one last.
    """

    subcommand: Subcommand
    wording: Wording
    waiting: list[str]
    operands: list[str] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)

    def take(self, word: str) -> None:
        if word == "--":
            self.operands += reversed(self.waiting)
            self.waiting.clear()
        elif word.startswith("-") and word != "-":
            self._take_option(word)
        else:
            self.operands.append(word)

    def _take_option(self, word: str) -> None:
        flag, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = next((known for known in self.subcommand.options if flag in known.flags), None)
        if option is None:
            raise _unknown_option(flag, self.subcommand, self.wording)
        if not option.metavar:
            if equals:
                raise UsageError(self.wording.say(N_("{option} takes no value"), option=flag))
            value = _SWITCHED_ON
        elif not equals:
            value = self._following(option)
        _check_choice(option, value, self.wording)
        self.values.setdefault(option.name, []).append(value)

    def _following(self, option: Option) -> str:
        if not self.waiting or self.waiting[-1].startswith("--"):
            raise UsageError(
                self.wording.say(
                    N_("{option} needs a value: {metavar}"), option=option.name, metavar=option.metavar
                )
            )
        return self.waiting.pop()


def _unknown_option(flag: str, subcommand: Subcommand, wording: Wording) -> UsageError:
    known = [name for option in subcommand.options for name in option.flags]
    shown = message_line(flag, "utf-8")
    elsewhere = [
        other.called
        for other in (OPEN, *SUBCOMMANDS)
        if any(flag in option.flags for option in other.options)
    ]
    if elsewhere:
        sentence = N_("{option} is an option of “{other}”, not of “{called}”")
        return UsageError(wording.say(sentence, option=shown, other=elsewhere[0], called=subcommand.called))
    sentence = wording.say(N_("there is no option {option}"), option=shown)
    return UsageError(did_you_mean(sentence, nearest(flag, known), wording))


def _check_choice(option: Option, value: str, wording: Wording) -> None:
    if option.choices and value not in option.choices:
        raise UsageError(wrong_choice(option.name, value, option.choices, wording))


def wrong_choice(name: str, value: str, choices: Sequence[str], wording: Wording) -> str:
    """The sentence for a value that is not among the choices."""
    sentence = wording.say(
        N_("{option} is one of {choices}, not “{value}”"),
        option=name,
        choices=", ".join(choices),
        value=message_line(value, "utf-8"),
    )
    return did_you_mean(sentence, nearest(value, choices), wording)


def _check_operands(subcommand: Subcommand, operands: Sequence[str], wording: Wording) -> None:
    for operand in subcommand.operands:
        if len(operands) < operand.least:
            sentence = N_("{called} needs a {operand}; see {called} --help")
            raise UsageError(wording.say(sentence, called=subcommand.called, operand=operand.metavar))
        for value in operands if operand.choices else ():
            if value not in operand.choices:
                raise UsageError(wrong_choice(operand.metavar, value, operand.choices, wording))
    if all(operand.most is not None for operand in subcommand.operands):
        most = sum(operand.most or 0 for operand in subcommand.operands)
        if len(operands) > most:
            raise _one_too_many(subcommand, operands[most], operands, wording)


def _one_too_many(
    subcommand: Subcommand, extra: str, operands: Sequence[str], wording: Wording
) -> UsageError:
    misplaced = next((word for word in operands if word in {known.name for known in SUBCOMMANDS}), None)
    if misplaced is not None and subcommand is OPEN:
        sentence = wording.say(
            N_("write the sub-command first: {command}"), command=f"{PROGRAM} {misplaced} …"
        )
        return UsageError(sentence)
    return UsageError(
        wording.say(
            N_("“{word}” is one word too many; see {called} --help"),
            word=message_line(extra, "utf-8"),
            called=subcommand.called,
        )
    )
