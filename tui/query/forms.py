"""The two written forms of a query, which both read back as the same query.

The text form stands on the screen's command line (`country:KR,KP -country:US "Fake News"`),
the command-line form is a list of arguments (`--country KR,KP --not-country US`). One table
names the filters for both, for `--help` and for the documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from tui.model.dates import DateError, parse
from tui.query.query import Choice, Query
from tui.wording import N_, Wording


class Filter(Struct, frozen=True):
    """One filter a user can write.

    Attributes:
        part: the field of `Query` it sets.
        word: its name in the text form; the flag is `--word`, for what is ruled out `--not-word`.
        help: what it keeps.
        metavar: what its value is called; empty for a switch.
        facet: whether it takes several values, and can rule them out.
    """

    part: str
    word: str
    help: str
    metavar: str
    facet: bool = False


FILTERS = (
    Filter(
        "countries",
        "country",
        N_("events of a country: code or name, in English or German"),
        "KR,KP",
        facet=True,
    ),
    Filter("actors", "actor", N_("events of an actor: id, name or alias"), "ACTOR", facet=True),
    Filter("sources", "source", N_("events reported by a source: its id"), "SOURCE", facet=True),
    Filter("kinds", "kind", N_("events of a kind: statement, meeting …"), "KIND", facet=True),
    Filter("statuses", "status", N_("events of a status: claimed, denied …"), "STATUS", facet=True),
    Filter("text", "search", N_("events that hold these words or “whole phrases”"), "WORDS"),
    Filter("since", "since", N_("events from a date on"), "DATE"),
    Filter("until", "until", N_("events up to a date"), "DATE"),
    Filter("possibly", "possibly", N_("with --since and --until: also events that only may lie inside"), ""),
    Filter("has_quotes", "quotes", N_("only events with quotes, or only events without"), "yes|no"),
)
"""Every filter, in the order in which they are shown."""

_BY_WORD = {entry.word: entry for entry in FILTERS}
_YES_NO = {"yes": True, "no": False}


class Adding(Protocol):
    """Adds a value as written to one filter of a query."""

    def __call__(self, query: Query, entry: Filter, value: str, /, *, ruled_out: bool) -> Query:
        """The query with the value added."""
        ...


class QueryError(ValueError):
    """A query as written does not make sense.

    Attributes:
        template: the sentence, for `Wording.say`.
        values: what goes into it.
    """

    def __init__(self, template: str, values: Mapping[str, str]) -> None:
        """Keep the sentence and what goes into it apart, so that it can be said in any language."""
        super().__init__(template.format(**values))
        self.template = template
        self.values = values

    def sentence(self, wording: Wording) -> str:
        """The sentence in the language of the interface."""
        values = dict(self.values)
        if "reason" in values:
            values["reason"] = wording.say(values["reason"], **self.values)
        return wording.say(self.template, **values)


def join_values(values: Sequence[str]) -> str:
    """Several values as one argument: separated by commas, a comma inside a value escaped by a backslash."""
    return ",".join(re.sub(r"([\\,])", r"\\\1", value) for value in values)


def split_values(joined: str) -> tuple[str, ...]:
    """The values of one argument; the reverse of `join_values`. Empty values are left out."""
    found = (re.sub(r"\\(.)", r"\1", part) for part in re.findall(r"(?:\\.|[^,\\])+", joined, re.DOTALL))
    return tuple(dict.fromkeys(value for value in found if value))


def to_arguments(query: Query) -> list[str]:
    """The query as command-line arguments, without a program name."""
    found: list[str] = []
    for entry, ruled_out, value in _written(query):
        flag = f"--not-{entry.word}" if ruled_out else f"--{entry.word}"
        if not entry.metavar:
            found.append(flag)
        elif value.startswith("-"):
            found.append(f"{flag}={value}")
        else:
            found += [flag, value]
    return found


def to_text(query: Query) -> str:
    """The query in its text form; an empty query is an empty text."""
    found: list[str] = []
    for entry, ruled_out, value in _written(query):
        sign = "-" if ruled_out else ""
        found.append(f"{sign}{entry.word}:{_quoted(value or 'yes')}")
    return " ".join(found)


def from_text(text: str, onto: Query | None = None, added: Adding | None = None) -> Query:
    """The query that a text form says, added to another one; words that name no filter are searched for.

    Args:
        text: as written.
        onto: the query it is added to; its search gives way to a new one.
        added: reads the values; without it they are ids, codes and EDTF as `to_text` writes them.

    Raises:
        QueryError: a filter is unknown, has no value or one it cannot take.
    """
    query = Query() if onto is None else onto
    searched: list[str] = []
    for sign, word, value in _pieces(text):
        if not word:
            searched.append(value)
            continue
        entry = _BY_WORD.get(word)
        if entry is None:
            raise QueryError(N_("there is no filter “{word}”; there are: {words}"), _all_words(word))
        if sign and not entry.facet:
            raise QueryError(N_("“{word}” cannot be ruled out"), {"word": word})
        query = (added or with_value)(query, entry, value, ruled_out=bool(sign))
    if searched:
        before = "" if onto is not None and query.text == onto.text else query.text
        query = replace(query, text=" ".join(filter(None, [before, *searched])))
    return query


def with_value(query: Query, entry: Filter, value: str, *, ruled_out: bool = False) -> Query:
    """The query with a value as written added to one of its filters.

    Raises:
        QueryError: the filter cannot take the value.
    """
    if entry.facet:
        choice = query.choice(entry.part)
        for single in split_values(value):
            choice = choice.excluding(single) if ruled_out else choice.including(single)
        return query.choosing(entry.part, choice)
    if entry.part in ("since", "until"):
        return replace(query, **{entry.part: _date(value)})
    if entry.part in ("has_quotes", "possibly"):
        if value not in _YES_NO:
            raise QueryError(N_("“{word}” is yes or no, not “{value}”"), {"word": entry.word, "value": value})
        return replace(query, **{entry.part: _YES_NO[value]})
    return replace(query, text=value)


def _date(value: str) -> str:
    try:
        return parse(value).canonical
    except DateError as error:
        values = {
            "value": value,
            "reason": error.reason,
            **{name: str(said) for name, said in error.values.items()},
        }
        raise QueryError(N_("“{value}” is not a date: {reason}"), values) from None


def _written(query: Query) -> Iterator[tuple[Filter, bool, str]]:
    """Each filter that is set, whether it rules out, and its value as written."""
    for entry in FILTERS:
        value = getattr(query, entry.part)
        if isinstance(value, Choice):
            if value.include:
                yield entry, False, join_values(value.include)
            if value.exclude:
                yield entry, True, join_values(value.exclude)
        elif entry.part == "has_quotes" and value is not None:
            yield entry, False, "yes" if value else "no"
        elif entry.part == "possibly" and value:
            yield entry, False, ""
        elif isinstance(value, str) and value:
            yield entry, False, value


def _quoted(value: str) -> str:
    if re.fullmatch(r"[^\s'\\]+", value) and '"' not in value:
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


_PIECE = re.compile(
    r"""(?P<sign>-?)(?P<word>[a-z]+):(?:'(?P<quoted>(?:\\.|[^'\\])*)'|(?P<bare>[^\s']+))(?=\s|$)"""
    r"""|(?P<phrase>"[^"]*"?)|(?P<other>[^\s"]+)""",
    re.DOTALL,
)


def _pieces(text: str) -> Iterator[tuple[str, str, str]]:
    """Sign, filter word and value of each piece; no word for what is searched for."""
    for match in _PIECE.finditer(text):
        if match["word"] is None:
            yield "", "", match["phrase"] or match["other"]
        elif match["quoted"] is None:
            yield match["sign"], match["word"], match["bare"]
        else:
            yield match["sign"], match["word"], re.sub(r"\\(.)", r"\1", match["quoted"], flags=re.DOTALL)


def _all_words(word: str) -> dict[str, str]:
    return {"word": word, "words": ", ".join(_BY_WORD)}
