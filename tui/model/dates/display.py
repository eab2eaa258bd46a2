"""A date in words and marks, with exactly the precision it has.

Marks stand before the date, so that they meet the eye first: `~` about, `?` uncertain,
`~?` both, `<` by, `>` from. An interval carries the marks of both its ends.
"""

from __future__ import annotations

from functools import lru_cache

from tui.model.dates.civil import civil_from_seconds
from tui.model.dates.moment import Moment, Precision, Qualifier
from tui.model.dates.naming import full_name, short_name, weekday_name
from tui.model.dates.parsing import parse
from tui.model.dates.when import Edge, Kind, Span, When
from tui.model.dates.years import year_text
from tui.wording import N_, Wording

_KNOWN = {
    Precision.SECOND: N_("(time known)"),
    Precision.MINUTE: N_("(time known)"),
    Precision.HOUR: N_("(hour known)"),
    Precision.DAY: N_("(day known)"),
    Precision.MONTH: N_("(month known)"),
    Precision.SEASON: N_("(part of the year known)"),
    Precision.YEAR: N_("(year known)"),
    Precision.DECADE: N_("(decade known)"),
    Precision.CENTURY: N_("(century known)"),
    Precision.MILLENNIUM: N_("(hardly known)"),
}
_DOUBTED = {
    (True, False): N_("(uncertain)"),
    (False, True): N_("(approximate)"),
    (True, True): N_("(approximate and uncertain)"),
}
_PARTLY = {
    Qualifier.UNCERTAIN: (N_("year uncertain"), N_("month uncertain"), N_("day uncertain")),
    Qualifier.APPROXIMATE: (N_("year approximate"), N_("month approximate"), N_("day approximate")),
}


def mark(when: When) -> str:
    """The marks before a date, none to three characters: `<` or `>`, then `~`, then `?`."""
    side = "<" if when.earliest is None and when.latest is not None else ""
    if when.latest is None and when.earliest is not None:
        side = ">"
    return side + ("~" if when.approximate else "") + ("?" if when.uncertain else "")


def short(when: When, wording: Wording, *, year: bool = False) -> str:
    """The date for a narrow column, with its marks: `28 Oct`, `~Oct`, `21–27 Oct`, `<by 29 Oct`.

    Args:
        when: the date.
        wording: the language.
        year: false leaves out the year where the date is of one year and known to the month or finer.
    """
    return mark(when) + short_words(when, wording, year=year)


def short_words(when: When, wording: Wording, *, year: bool = False) -> str:
    """The same without the marks."""
    said = _span(Span(when.start, when.end), wording, year=year)
    if when.kind is Kind.ONE_OF and len(_members(when)) > 1:
        return wording.say("in {range}", range=said)
    return said


def long(when: When, wording: Wording) -> str:
    """The date in full, what is uncertain in words: `about October 2024`, `Mon 28 Oct 2024, uncertain`."""
    if when.kind is Kind.POINT or when.kind is Kind.INTERVAL:
        return _long_span(when.spans[0], wording)
    if when.kind is Kind.ONE_OF and (bounded := _bounded(when.spans, wording)):
        return bounded
    members = "; ".join(_long_span(span, wording) for span in when.spans)
    if when.kind is Kind.ONE_OF:
        return wording.say("one of: {dates}", dates=members)
    return wording.say("all of: {dates}", dates=members)


def _bounded(spans: tuple[Span, ...], wording: Wording) -> str:
    """One day of all up to a date, or from one on; empty for any other set."""
    if len(spans) != 1:
        return ""
    start, end = spans[0].start, spans[0].end
    if isinstance(end, Moment) and not isinstance(start, Moment):
        return wording.say("{date} or before", date=_trusted(end, wording))
    if isinstance(start, Moment) and not isinstance(end, Moment):
        return wording.say("{date} or after", date=_trusted(start, wording))
    return ""


def precision_words(when: When, wording: Wording) -> str:
    """What is known, in brackets, to stand after the date: `(day known)`, `(range)`, `(approximate)`."""
    if when.uncertain or when.approximate:
        return wording.say(_DOUBTED[when.uncertain, when.approximate])
    return wording.say(_KNOWN[when.precision] if when.kind is Kind.POINT else _extent(when))


def _extent(when: When) -> str:
    """What to say of a date with two ends or several members."""
    if when.kind is Kind.ONE_OF and len(when.spans) == 1 and (when.earliest is None or when.latest is None):
        return N_("(day not known)")
    if when.kind is not Kind.INTERVAL:
        return N_("(one of several)") if when.kind is Kind.ONE_OF else N_("(all of several)")
    if when.earliest is None:
        return N_("(start unknown)") if when.start is Edge.UNKNOWN else N_("(start open)")
    if when.latest is None:
        return N_("(end unknown)") if when.end is Edge.UNKNOWN else N_("(end open)")
    return N_("(range)")


@lru_cache(maxsize=4096)
def heading_key(when: When) -> str:
    """The group of the timeline that a date stands under, as EDTF; equal keys share a heading.

    A date stands under itself without its marks, as far as the day; one with a time under its day in UTC. An
    interval or set whose ends lie in one month, but not on one day, stands under that month, any other under
    its beginning; one without a beginning under its end, as in `/2024-10-29`.
    """
    start, end = when.start, when.end
    if not isinstance(start, Moment):
        return "/" + _group(end) if isinstance(end, Moment) else "/.."
    if isinstance(end, Moment) and max(start.precision, end.precision) <= Precision.MONTH:
        first, last = civil_from_seconds(start.earliest), civil_from_seconds(end.latest)
        if first[:2] == last[:2] and first != last:
            return _month(first)
    return _group(start)


def heading(when: When, wording: Wording) -> str:
    """The words of the group a date stands under: `Oct 2024`, `Mon 28 Oct 2024`, `until Tue 29 Oct 2024`."""
    key = heading_key(when)
    if key == "/..":
        return wording.say("date unknown")
    group = parse(key)
    if isinstance(group.start, Moment):
        return weekday_name(group.start, wording)
    return wording.say("until {date}", date=_weekday_end(group, wording))


def _weekday_end(group: When, wording: Wording) -> str:
    return weekday_name(group.end, wording) if isinstance(group.end, Moment) else ""


def _group(moment: Moment) -> str:
    """The unit a single date is grouped by, as EDTF."""
    if moment.precision > Precision.MONTH:
        return f"{moment.year.text}-{moment.division}" if moment.division else moment.year.text
    day = civil_from_seconds(moment.earliest)
    return _month(day) if moment.precision is Precision.MONTH else f"{_month(day)}-{day[2]:02}"


def _month(day: tuple[int, int, int]) -> str:
    return f"{year_text(day[0])}-{day[1]:02}"


def _members(when: When) -> tuple[str, ...]:
    """The single dates of a set; a range counts as two."""
    return tuple(moment.canonical for span in when.spans for moment in dict.fromkeys(span.moments))


def _span(span: Span, wording: Wording, *, year: bool) -> str:
    start, end = span.start, span.end
    if isinstance(start, Moment) and isinstance(end, Moment):
        return _closed(start, end, wording, year=year)
    if isinstance(start, Moment):
        return wording.say("from {date}", date=short_name(start, wording, year=year))
    if isinstance(end, Moment):
        return wording.say("by {date}", date=short_name(end, wording, year=year))
    return wording.say("date unknown")


def _closed(start: Moment, end: Moment, wording: Wording, *, year: bool) -> str:
    """A range; what both ends share is said once."""
    last = short_name(end, wording, year=year)
    if start == end:
        return last
    first_day, last_day = civil_from_seconds(start.earliest), civil_from_seconds(end.earliest)
    fine = max(start.precision, end.precision) <= Precision.MONTH
    if not fine or first_day[0] != last_day[0]:
        return f"{short_name(start, wording, year=True)}–{short_name(end, wording, year=True)}"
    if first_day[1] == last_day[1] and start.precision is end.precision is Precision.DAY:
        if first_day[2] == last_day[2]:
            return last
        return wording.say("{first}–{date}", first=first_day[2], date=last)
    first = short_name(start, wording, year=False)
    return first + "–" + last if first != short_name(end, wording, year=False) else last


def _long_span(span: Span, wording: Wording) -> str:
    start, end = span.start, span.end
    if isinstance(start, Moment) and isinstance(end, Moment):
        first, last = _trusted(start, wording), _trusted(end, wording)
        return first if start == end else wording.say("{start} to {end}", start=first, end=last)
    if isinstance(start, Moment):
        said = wording.say("from {date}", date=_trusted(start, wording))
        return f"{said}, " + wording.say(N_("end unknown") if end is Edge.UNKNOWN else N_("end open"))
    if isinstance(end, Moment):
        said = wording.say("by {date}", date=_trusted(end, wording))
        return f"{said}, " + wording.say(N_("start unknown") if start is Edge.UNKNOWN else N_("start open"))
    return wording.say("date unknown")


def _trusted(moment: Moment, wording: Wording) -> str:
    """The full name with its qualification in words: of the whole date, or of the parts that have one."""
    said = full_name(moment, wording)
    if len(set(moment.trust)) == 1:
        if Qualifier.APPROXIMATE in moment.trust[0]:
            said = wording.say("about {date}", date=said)
        if Qualifier.UNCERTAIN in moment.trust[0]:
            said = wording.say("{date}, uncertain", date=said)
        return said
    partly = [
        wording.say(words[part])
        for part, trust in enumerate(moment.trust)
        for qualifier, words in _PARTLY.items()
        if qualifier in trust
    ]
    return ", ".join([said, *partly])
