"""`dateline check`: what is wrong with story files, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import msgspec

from tui.cli.foreign import foreign
from tui.cli.parsing import Request
from tui.cli.streams import complain, is_terminal, write_out
from tui.errors import NOTHING, OK, UNREADABLE, UnreadableError
from tui.loading.gate import Opened, admit
from tui.loading.opening import STANDARD_INPUT, read
from tui.loading.problems import Problem
from tui.settings.settings import Settings
from tui.text import clean, json_safe, message_line
from tui.wording import N_, Wording

_Row = dict[str, str | int | None]


def run(request: Request, wording: Wording, settings: Settings) -> int:
    """Check every file; 3 when one cannot be read, else 1 when one has a problem, else 0."""
    strict = request.has("--strict")
    as_json = request.value("--format") == "json"
    code = OK
    rows: list[_Row] = []
    for name in request.operands:
        try:
            opened = _opened(name, request, wording, settings.limits.largest, strict=strict)
        except UnreadableError as error:
            complain(str(error))
            rows.append(_unreadable_row(name, str(error)))
            code = UNREADABLE
            continue
        if opened.problems.number(strict=strict):
            code = max(code, NOTHING)
        if as_json:
            rows += (_row(problem, opened, wording) for problem in opened.problems)
        else:
            write_out(_lines(opened, wording, strict=strict))
    if as_json:
        text = msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"
        write_out([json_safe(text) if is_terminal(sys.stdout) else text])
    return code


def _opened(name: str, request: Request, wording: Wording, largest: int, *, strict: bool) -> Opened:
    """A story, or what a foreign file makes as one.

    Raises:
        UnreadableError: it cannot be read, or nothing in it can be used.
    """
    contents = read(name, wording, largest) if name == STANDARD_INPUT else None
    other = foreign(name, request, wording, contents)
    if other is not None:
        return other.in_memory()
    return admit(contents or read(name, wording, largest), wording, strict=strict, thorough=True)


def _lines(opened: Opened, wording: Wording, *, strict: bool) -> Iterator[str]:
    """One line a problem, `file:line: path: sentence [code]`, then how many there are."""
    name = message_line(opened.name, "utf-8")
    for problem in opened.problems:
        place = f"{name}:{problem.line}" if problem.line else name
        path = f" {message_line(problem.path, 'utf-8')}:" if problem.path else ""
        yield f"{place}:{path} {message_line(problem.sentence(wording), 'utf-8')} [{problem.code}]\n"
    number = opened.problems.number(strict=strict)
    if number > len(opened.problems):
        hidden = number - len(opened.problems)
        yield (
            wording.count(
                N_("{n} more is counted but not shown"), N_("{n} more are counted but not shown"), hidden
            )
            + "\n"
        )
    yield f"{summary(opened, wording, strict=strict)}\n"


def summary(opened: Opened, wording: Wording, *, strict: bool = False) -> str:
    """How many events a story has and how many problems, after its name."""
    number = opened.problems.number(strict=strict)
    if number:
        found = wording.count(N_("{n} problem"), N_("{n} problems"), number)
    else:
        found = wording.say(N_("no problems"))
    return f"{message_line(opened.name, 'utf-8')}: {_extent(opened, wording)}, {found}"


def _extent(opened: Opened, wording: Wording) -> str:
    """How many events can be used, of how many, and how many records of all lists were left out."""
    kept = len(opened.archive)
    if not opened.left_out_events:
        said = wording.count(N_("{n} event"), N_("{n} events"), kept)
    else:
        said = wording.count(
            N_("{kept} of {n} event"),
            N_("{kept} of {n} events"),
            kept + opened.left_out_events,
            kept=wording.number(kept),
        )
    if not opened.left_out:
        return said
    return said + ", " + wording.count(N_("{n} left out"), N_("{n} left out"), opened.left_out)


def _row(problem: Problem, opened: Opened, wording: Wording) -> _Row:
    return {
        "code": problem.code,
        "effect": problem.effect.value,
        "file": clean(problem.file),
        "line": problem.line,
        "path": clean(problem.path),
        "sentence": clean(problem.sentence(wording)),
        "suggestion": None if problem.suggestion is None else clean(problem.suggestion),
        "events": len(opened.archive),
        "left_out": opened.left_out,
    }


def _unreadable_row(name: str, sentence: str) -> _Row:
    return {
        "code": "unreadable",
        "effect": "refused",
        "file": clean(name),
        "line": None,
        "path": "",
        "sentence": sentence,
        "suggestion": None,
        "events": None,
        "left_out": None,
    }
