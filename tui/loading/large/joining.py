"""Joins the shares of a large story: what one program alone could not know is judged here.

An id may stand in two shares, a reference may lead from one to another, and a problem's
line is known only when the lines before it are counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from pyroaring import BitMap

from tui.archive.columns import Columns
from tui.archive.decoding import decode_event
from tui.archive.parts import Joined, Some, in_order, joined
from tui.archive.saved.columns import Records
from tui.loading.admission import EVENTS
from tui.loading.judging import doubt_references
from tui.loading.large.shards import Shard
from tui.loading.large.shares import OtherShare
from tui.loading.large.splitting import Read
from tui.loading.lost import Lost
from tui.loading.noting import Notebook, same
from tui.loading.problems import Problem, Problems, shortened
from tui.loading.salvage import Note
from tui.model.records import Event

_NUMBER = re.compile(r"^events\[(\d+)\]")
_STEP = 16 * 1024**2
_DOUBLE_QUOTE = "double-quote-id"


class Whole(Struct, frozen=True):
    """A story from its shares.

    Attributes:
        columns: of all events.
        records: where they stand.
        problems: what was found in the events; a problem's line is a byte offset.
        left_out: events that were left out.
        flaw: where the file first stops being valid JSON, as far as that was noticed.
    """

    columns: Columns
    records: Records
    problems: Problems
    left_out: int
    flaw: int | None


def whole_of(shards: Sequence[Shard], name: str, read: Read) -> Whole:
    """The story of some shares, which stand in the order of the file."""
    problems = _numbered(shards, name)
    notes = Notebook(problems, same)
    lost = Lost({"actors": set(), "sources": set(), EVENTS: set().union(*(shard.lost for shard in shards))})
    dropped = _doubled(shards, notes, lost, read)
    _doubt_quotes(shards, dropped, notes, read)
    story = joined([shard.part for shard in shards], dropped, _aside)
    base = 0
    for shard, left_out in zip(shards, dropped, strict=True):
        for number, row in shard.linked:
            if row in left_out:
                continue
            note = notes.at(shard.starts[row])
            event = decode_event(_raw(shard, row, read))
            doubt_references(event, story.columns, lost, f"{EVENTS}[{base + number}]", note)
        base += shard.count
    count = sum(shard.count for shard in shards)
    flaw = next((shard.flaw for shard in shards if shard.flaw is not None), None)
    return Whole(story.columns, _records(shards, story), problems, count - len(story.columns), flaw)


def _aside(work: Callable[[], Some]) -> Callable[[], Some]:
    """Do a part of the work in a copy of this program."""
    other = OtherShare(work)
    return lambda: other.result(Some)


def _raw(shard: Shard, row: int, read: Read) -> bytes:
    return shard.mended.get(row) or read(shard.starts[row], shard.lengths[row])


def _records(shards: Sequence[Shard], story: Joined) -> Records:
    """Where the events stand, by row of the whole."""
    mended, base = {}, 0
    for shard in shards:
        mended.update({base + row: raw for row, raw in shard.mended.items()})
        base += len(shard.part)
    if mended:
        mended = {row: mended[place] for row, place in enumerate(story.order) if place in mended}
    return Records(
        in_order([shard.starts for shard in shards], story.order),
        in_order([shard.lengths for shard in shards], story.order),
        mended,
    )


def _numbered(shards: Sequence[Shard], name: str) -> Problems:
    """The problems of all shares; paths name the number of an event in the whole file."""
    found = Problems(name)
    base = 0
    for shard in shards:
        found.take([_moved(problem, base) for problem in shard.problems], shard.problems.counts)
        base += shard.count
    return found


def _moved(problem: Problem, base: int) -> Problem:
    number = _NUMBER.match(problem.path)
    if number is None or not base:
        return problem
    return replace(problem, path=f"{EVENTS}[{base + int(number[1])}]{problem.path[number.end() :]}")


def can_join(shards: Sequence[Shard]) -> bool:
    """Whether joining leaves nothing to be judged again.

    It does where quotes of an event that will be left out, because an earlier share has its id, were taken
    for doubled ones, or quotes of later events were because of them.
    """
    for number, shard in enumerate(shards):
        taken = {shard.part.ids[event_id] for event_id in _taken(shards, number)}
        noted = [problem for problem in shard.problems if problem.code == _DOUBLE_QUOTE]
        if not taken or not shard.problems.counts[_DOUBLE_QUOTE]:
            continue
        earlier = set[str]().union(*(one.part.quote_ids for one in shards[:number]))
        quotes = {name for name, bearer in shard.part.quote_ids.items() if bearer in taken} - earlier
        said = {shortened(name) for name in quotes}
        places = {f"{EVENTS}[{shard.places[bearer]}]" for bearer in taken}
        if len(noted) < shard.problems.counts[_DOUBLE_QUOTE] or any(
            problem.values["value"] in said or problem.path.partition(".")[0] in places for problem in noted
        ):
            return False
    return True


def _taken(shards: Sequence[Shard], number: int) -> set[str]:
    """The ids of events of a share that an earlier one has."""
    ids = shards[number].part.ids.keys()
    return set[str]().union(*(ids & earlier.part.ids.keys() for earlier in shards[:number]))


def _doubled(shards: Sequence[Shard], notes: Notebook, lost: Lost, read: Read) -> list[BitMap]:
    """The rows of each share whose ids an earlier share has; each is noted, and its ids as lost."""
    dropped = [BitMap() for _ in shards]
    base = 0
    for number, shard in enumerate(shards):
        for event_id in sorted(_taken(shards, number), key=shard.part.ids.__getitem__):
            row = shard.part.ids[event_id]
            dropped[number].add(row)
            path = f"{EVENTS}[{base + shard.places[row]}].id"
            notes.at(shard.starts[row])("double-id", path, value=event_id)
            lost.remember(EVENTS, read(shard.starts[row], shard.lengths[row]))
        base += shard.count
    return dropped


def _doubt_quotes(shards: Sequence[Shard], dropped: Sequence[BitMap], notes: Notebook, read: Read) -> None:
    """Note the quotes whose ids an earlier share has; those doubled within a share are noted already."""
    base = 0
    for number, shard in enumerate(shards):
        quotes = shard.part.quote_ids
        taken = set[str]().union(*(quotes.keys() & one.part.quote_ids.keys() for one in shards[:number]))
        for bearer in sorted({quotes[quote_id] for quote_id in taken}):
            if bearer not in dropped[number]:
                note = notes.at(shard.starts[bearer])
                firsts = {quote_id for quote_id in taken if quotes[quote_id] == bearer}
                path = f"{EVENTS}[{base + shard.places[bearer]}]"
                _doubt_quotes_of(decode_event(_raw(shard, bearer, read)), firsts, path, note)
        base += shard.count


def _doubt_quotes_of(event: Event, taken: set[str], path: str, note: Note) -> None:
    for place, quote in enumerate(event.quotes):
        if quote.id in taken:
            taken.discard(quote.id)
            note(_DOUBLE_QUOTE, f"{path}.quotes[{place}].id", value=quote.id)


def with_lines(problems: Problems, read: Read) -> Problems:
    """The problems in the order of the file, with the lines of the byte offsets they have."""
    found = sorted(problems, key=lambda problem: problem.line or 0)
    counted, line = 0, 1
    placed = []
    for problem in found:
        offset = problem.line or 0
        while counted < offset:
            step = read(counted, min(_STEP, offset - counted))
            line += step.count(b"\n")
            counted += len(step) or offset - counted
        placed.append(replace(problem, line=line))
    whole = Problems(problems.file)
    whole.take(placed, problems.counts)
    return whole


def column_of(offset: int, read: Read) -> int:
    """The column, from 1, of a byte of the file; a large file may be a single line."""
    end = offset
    while end:
        start = max(end - _STEP, 0)
        found = read(start, end - start).rfind(b"\n")
        if found >= 0:
            return offset - (start + found)
        end = start
    return offset + 1
