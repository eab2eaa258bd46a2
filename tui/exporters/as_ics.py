"""iCalendar (RFC 5545): every event a `VEVENT`, on a day, at a time, or on all days it may have been.

A calendar knows days and times, nothing vaguer: what is not known to the day lasts from the earliest day to
the latest, and its title says in words what is known. Nothing in it depends on when it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

import msgspec

from tui.exporters.exactness import exact_ends, is_timed
from tui.exporters.losses import DATES_IN_WORDS, DATES_OUTSIDE, Losses
from tui.exporters.selection import Selection
from tui.exporters.telling import Teller, status_word, title_of
from tui.model.dates import Moment, Precision, When, parse
from tui.model.dates.civil import DAY, civil_from_days
from tui.model.dates.display import mark
from tui.model.links import LinkRefusedError, safe_link
from tui.model.records import Citation, Event, source_ids
from tui.wording import N_

_FIRST, _LAST = 1, 9999
"""Years that a date of four digits can have."""
_LONGEST = 75
"""Octets of a line (section 3.1)."""
_STAMP = "19700101T000000Z"
"""Stands for the time of writing, which the format asks for, so that the same story gives the same bytes."""
_SURE = ("happened", "ongoing")


def write_story(selection: Selection, losses: Losses) -> Iterator[str]:
    """A calendar of the events that have a place in it."""
    teller = Teller(selection)
    title = teller.text(selection.archive.head.title) or selection.wording.say(N_("Untitled story"))
    yield from _lines(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Dateline//Dateline//EN",
            "CALSCALE:GREGORIAN",
            f"NAME:{_escaped(title)}",
            f"X-WR-CALNAME:{_escaped(title)}",
        ]
    )
    for _, event in selection.events():
        times = _times(parse(event.date))
        if times is None:
            losses.note(DATES_OUTSIDE)
        else:
            yield from _lines(_event(selection, teller, event, times, losses))
    yield from _lines(["END:VCALENDAR"])


def _event(
    selection: Selection, teller: Teller, event: Event, times: list[str], losses: Losses
) -> Iterator[str]:
    when = parse(event.date)
    doubts = [] if event.status == "happened" else [status_word(event, selection.wording)]
    if not _is_known_to_the_day(when):
        losses.note(DATES_IN_WORDS)
        doubts.append(teller.date(event.date))
    summary = " ".join(filter(None, [mark(when), title_of(event, teller)]))
    summary += f" ({'; '.join(doubts)})" if doubts else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(selection, event)}"
    yield f"DTSTAMP:{_STAMP}"
    yield from times
    yield f"SUMMARY:{_escaped(summary)}"
    told = "\n".join(_told(selection, teller, event))
    yield f"DESCRIPTION:{_escaped(told)}"
    if event.tags:
        yield "CATEGORIES:" + ",".join(map(_escaped, event.tags))
    link = _link(selection, event)
    if link:
        yield f"URL:{link}"
    if event.status not in _SURE:
        yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _told(selection: Selection, teller: Teller, event: Event) -> Iterator[str]:
    """The paragraphs of the description."""
    say = selection.wording.say
    yield f"{say(N_('When'))}: {teller.when(event)}"
    yield f"{say(N_('Status'))}: {status_word(event, selection.wording)}"
    if event.actors:
        yield f"{say(N_('Who'))}: {teller.who(event)}"
    if event.summary:
        yield teller.text(event.summary)
    for quote in event.quotes:
        yield f"{teller.speaker_that_day(event, quote)}: {teller.words(quote)}"
        if translation := teller.translation(quote):
            yield translation
        yield teller.about(event, quote)
    for told in teller.links(event):
        yield f"{told.label}: {told.words}"
    for name in source_ids(event):
        number = teller.citations([Citation(source=name)])
        yield f"{number}: {teller.source(selection.archive.source(name))}"


def _times(when: When) -> list[str] | None:
    """The lines that say when; None where a calendar has no such date."""
    if when.earliest is None or when.latest is None:
        return None
    after = when.latest + 1
    first, last = civil_from_days(when.earliest // DAY), civil_from_days(-(-after // DAY))
    if first[0] < _FIRST or last[0] > _LAST:
        return None
    ends = exact_ends(when)
    if ends is not None and _zones(*ends):
        zone = "Z" if when.zone_known else ""
        lines = [f"DTSTART:{_second(when.earliest)}{zone}"]
        # A moment has no length; an hour, and what lasts, has.
        if ends[0] != ends[1] or when.precision is Precision.HOUR:
            lines.append(f"DTEND:{_second(after)}{zone}")
        return lines
    return [f"DTSTART;VALUE=DATE:{_day(first)}", f"DTEND;VALUE=DATE:{_day(last)}"]


def _zones(start: Moment, end: Moment) -> bool:
    """Whether both are times of day, and both or neither say in which zone."""
    if start.clock is None or end.clock is None:
        return False
    return (start.clock.offset is None) == (end.clock.offset is None)


def _is_known_to_the_day(when: When) -> bool:
    ends = exact_ends(when)
    return ends is not None and all(end.precision is Precision.DAY or is_timed(end) for end in ends)


def _day(day: tuple[int, int, int]) -> str:
    return f"{day[0]:04}{day[1]:02}{day[2]:02}"


def _second(seconds: int) -> str:
    days, rest = divmod(seconds, DAY)
    return f"{_day(civil_from_days(days))}T{rest // 3600:02}{rest // 60 % 60:02}{rest % 60:02}"


def _uid(selection: Selection, event: Event) -> str:
    """The same for the same event of the same story, and no other's, at every export."""
    of_story = msgspec.json.encode([selection.archive.head.title, event.id]).decode()
    return str(uuid5(NAMESPACE_URL, f"dateline:{of_story}"))


def _link(selection: Selection, event: Event) -> str:
    """The first source of the event that can be followed."""
    for name in source_ids(event):
        try:
            return safe_link(selection.archive.source(name).url or "")
        except LinkRefusedError:
            continue
    return ""


def _escaped(text: str) -> str:
    """A text as a value (section 3.3.11)."""
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(found, written)
    return text


def _lines(lines: Iterable[str]) -> Iterator[str]:
    return map(_folded, lines)


def _folded(line: str) -> str:
    """A content line, in several where it is too long (section 3.1); a character is never parted."""
    data = line.encode()
    pieces, start, room = [], 0, _LONGEST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        # The space before it counts.
        start, room = end, _LONGEST - 1
    return b"\r\n ".join([*pieces, data[start:]]).decode() + "\r\n"
