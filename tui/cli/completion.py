"""Completion scripts for bash, zsh and fish, made from the grammar of the command line.

The scripts know the options and their values and leave story files to the shell; they
never start the program, so completing is immediate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tui.cli.grammar import OPEN, SUBCOMMANDS
from tui.cli.option import PROGRAM, Option, Subcommand
from tui.wording import Wording

_ENGLISH = Wording("en")
_FILE = "FILE"
"""What the value of an option is called that is the name of a file."""


def script(shell: str) -> str:
    """The completion script of a shell, in English.

    Raises:
        KeyError: it is not one of `tui.cli.grammar.SHELLS`.
    """
    return "\n".join(_SCRIPTS[shell]()) + "\n"


def _values(option: Option) -> tuple[str, ...]:
    return option.choices or option.hints


def _flags(subcommand: Subcommand) -> str:
    return " ".join(flag for option in subcommand.options for flag in option.flags)


def _bash() -> Iterator[str]:
    yield f"# bash completion for {PROGRAM}"
    yield f"_{PROGRAM}() {{"
    yield "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}"
    yield '    local command=${COMP_WORDS[1]} words=""'
    yield "    COMPREPLY=()"
    yield '    [[ $word == = ]] && word=""'
    yield "    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-2]}"
    yield '    case "$command:$previous" in'
    for known, option in _valued():
        pattern = "|".join(f"{known.name or '*'}:{flag}" for flag in option.flags)
        reply = f'COMPREPLY=($(compgen -W "{" ".join(_values(option))}" -- "$word"))'
        if option.metavar == _FILE:
            reply = "local IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$word\"))"
        elif not _values(option):
            reply = ":"
        yield f"        {pattern}) {reply}; return ;;"
    yield "    esac"
    yield '    case "$command" in'
    for known in (*SUBCOMMANDS, OPEN):
        words = f"{_flags(known)} {' '.join(_operand_words(known))}".strip()
        yield f'        {known.name or "*"}) words="{words}" ;;'
    yield "    esac"
    names = " ".join(known.name for known in SUBCOMMANDS)
    yield f'    if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then words="$words {names}"; fi'
    yield '    COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "    if [[ $word != -* && ! $command =~ ^(" + "|".join(_without_files()) + ")$ ]]; then"
    yield "        local IFS=$'\\n'; COMPREPLY+=($(compgen -f -- \"$word\"))"
    yield "    fi"
    yield "}"
    yield f"complete -o filenames -F _{PROGRAM} {PROGRAM}"


def _valued() -> Iterator[tuple[Subcommand, Option]]:
    """Options that take a value, by sub-command; those of opening, which stand for the rest, last."""
    return ((known, option) for known in (*SUBCOMMANDS, OPEN) for option in known.options if option.metavar)


def _operand_words(subcommand: Subcommand) -> Iterable[str]:
    return (choice for operand in subcommand.operands for choice in operand.choices)


def _without_files() -> list[str]:
    """Sub-commands that do not work on files."""
    return [known.name for known in SUBCOMMANDS if all(operand.choices for operand in known.operands)]


def _zsh() -> Iterator[str]:
    yield f"#compdef {PROGRAM}"
    yield f"_{PROGRAM}() {{"
    yield "    local -a commands"
    yield "    commands=("
    yield from (
        f"        {_zsh_quoted(f'{known.name}:{_ENGLISH.say(known.purpose)}')}" for known in SUBCOMMANDS
    )
    yield "    )"
    yield "    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then"
    yield f"        _describe -t commands '{PROGRAM} command' commands"
    yield "    fi"
    yield '    case "$words[2]" in'
    for known in (*SUBCOMMANDS, OPEN):
        yield f"        {known.name or '*'})"
        if known.name:
            yield "            shift words; (( CURRENT-- ))"
        yield "            _arguments \\"
        yield from (f"                {spec} \\" for option in known.options for spec in _zsh_specs(option))
        yield f"                {_zsh_operand(known)}"
        yield "            ;;"
    yield "    esac"
    yield "}"
    yield f'_{PROGRAM} "$@"'


def _zsh_specs(option: Option) -> Iterator[str]:
    # In a spec of _arguments, brackets end the explanation and colons part it from the value.
    text = _ENGLISH.say(option.help).replace("[", "(").replace("]", ")").replace(":", ",")
    value = ""
    if option.metavar:
        offered = f"({' '.join(_values(option))})" if _values(option) else " "
        value = f":{option.metavar}:" + ("_files" if option.metavar == _FILE else offered)
    for flag in option.flags:
        spelling = f"{flag}=" if option.metavar and flag.startswith("--") else flag
        yield _zsh_quoted(f"{'*' if option.repeated else ''}{spelling}[{text}]{value}")


def _zsh_operand(subcommand: Subcommand) -> str:
    words = " ".join(_operand_words(subcommand))
    if words:
        return f"'1:{subcommand.operands[0].metavar}:({words})'"
    return "'*:file:_files'" if subcommand.operands else "&& return"


def _zsh_quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _fish() -> Iterator[str]:
    yield f"# fish completion for {PROGRAM}"
    names = " ".join(known.name for known in SUBCOMMANDS)
    for known in SUBCOMMANDS:
        purpose = _fish_quoted(_ENGLISH.say(known.purpose))
        yield f"complete -c {PROGRAM} -n __fish_use_subcommand -a {known.name} -d {purpose}"
    for known in (*SUBCOMMANDS, OPEN):
        condition = (
            f"__fish_seen_subcommand_from {known.name}"
            if known.name
            else f"not __fish_seen_subcommand_from {names}"
        )
        for option in known.options:
            yield f"complete -c {PROGRAM} -n '{condition}' {_fish_option(option)}"
        words = " ".join(_operand_words(known))
        if words:
            yield f"complete -c {PROGRAM} -n '{condition}' -f -a '{words}'"
        elif not known.operands:
            yield f"complete -c {PROGRAM} -n '{condition}' -f"


def _fish_option(option: Option) -> str:
    spelled = " ".join(
        f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags
    )
    value = ""
    if option.metavar:
        value = f" -x -a '{' '.join(_values(option))}'" if _values(option) else " -x"
        value = " -r -F" if option.metavar == _FILE else value
    return f"{spelled}{value} -d {_fish_quoted(_ENGLISH.say(option.help))}"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_SCRIPTS: Mapping[str, Callable[[], Iterator[str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
