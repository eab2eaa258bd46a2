"""From the filters on a command line to a `Query` about one story."""

from __future__ import annotations

import re
from datetime import date, datetime

from tui.archive.archive import Archive
from tui.cli.parsing import Request
from tui.errors import UsageError
from tui.model.dates import parse
from tui.query.asking import Asking
from tui.query.forms import FILTERS, Filter
from tui.query.query import Query
from tui.text import message_line
from tui.wording import N_, Wording

_ESCAPED = re.compile(r"\\.", re.DOTALL)


def query_of(request: Request, archive: Archive, wording: Wording, today: date | None = None) -> Query:
    """The query that the filters of a command line ask of a story.

    Args:
        request: the command line.
        archive: the story, for the names of its actors and sources.
        wording: the language of a refusal.
        today: what `yesterday` and `-2w` are counted from; the day it is here, unless given.

    Raises:
        UsageError: a value is unknown or ambiguous.
    """
    asking = Asking(archive, wording, today or datetime.now().astimezone().date())
    query = Query()
    for entry in FILTERS:
        for ruled_out in (False, True):
            flag = f"--not-{entry.word}" if ruled_out else f"--{entry.word}"
            for written in request.values.get(flag, ()):
                _refuse_empty(flag, entry, written, wording)
                query = asking.added(query, entry, written, ruled_out=ruled_out)
    _refuse_reversed(query, wording)
    return query


def _refuse_empty(flag: str, entry: Filter, written: str, wording: Wording) -> None:
    if not written.strip():
        sentence = N_("{option} needs a value: {metavar}")
        raise UsageError(wording.say(sentence, option=flag, metavar=entry.metavar))
    if entry.facet and not all(map(str.strip, _ESCAPED.sub("x", written).split(","))):
        sentence = N_("{option}: a value is missing beside a comma in “{value}”")
        raise UsageError(wording.say(sentence, option=flag, value=message_line(written, "utf-8")))


def _refuse_reversed(query: Query, wording: Wording) -> None:
    if not (query.since and query.until):
        return
    first, last = parse(query.since).earliest, parse(query.until).latest
    if first is not None and last is not None and first > last:
        sentence = N_("--since {since} is later than --until {until}, so nothing can lie between")
        raise UsageError(wording.say(sentence, since=query.since, until=query.until))
