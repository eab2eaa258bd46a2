"""The way in: from an EDTF text to a `When`.

Here stand intervals and sets; a single date is read by `reading`. Whatever the text,
the answer is a date or a `DateError`, never anything else.
"""

from __future__ import annotations

from functools import lru_cache

from tui.model.dates.moment import Moment, Precision, Qualifier
from tui.model.dates.reading import SEASONS, read_moment
from tui.model.dates.refusal import DateError
from tui.model.dates.when import Edge, Kind, Span, When
from tui.wording import N_

LONGEST = 1000
"""Characters of a date; only a set with very many members comes near."""


@lru_cache(maxsize=16_384)
def parse(text: str) -> When:
    """Understand an EDTF date.

    Args:
        text: EDTF levels 0 and 1, and of level 2 sets, divisions of the year, digits left open anywhere,
            qualification of single parts, exponential years and significant digits.

    Raises:
        DateError: with the reason, for every text that is not such a date.
    """
    if len(text) > LONGEST:
        raise DateError(N_("“{text}” is too long for a date"), text=text)
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    moment = read_moment(text)
    return _assemble(text, moment.canonical, Kind.POINT, (Span(moment, moment),))


def _interval(text: str) -> When:
    start, _, end = text.partition("/")
    if "/" in end:
        raise DateError(N_("“{text}” has more than one “/”"), text=text)
    if not start and not end:
        raise DateError(N_("an interval needs a date at one end"))
    span = Span(_edge(start), _edge(end))
    if any(moment.clock for moment in span.moments):
        raise DateError(N_("an interval is made of dates without a time of day"))
    _check_order(span)
    return _assemble(text, f"{_written(span.start)}/{_written(span.end)}", Kind.INTERVAL, (span,))


def _edge(text: str) -> Moment | Edge:
    return Edge(text) if text in ("", "..") else read_moment(text)


def _check_order(span: Span) -> None:
    """Refuse an end that lies wholly before the beginning; a coarse end may lie after it and is let be."""
    if (
        isinstance(span.start, Moment)
        and isinstance(span.end, Moment)
        and span.end.latest < span.start.earliest
    ):
        raise DateError(N_("{end} is before {start}"), start=_written(span.start), end=_written(span.end))


def _set(text: str) -> When:
    closing, kind = ("]", Kind.ONE_OF) if text[0] == "[" else ("}", Kind.ALL_OF)
    if not text.endswith(closing):
        raise DateError(N_("“{text}” must end with “{closing}”"), text=text, closing=closing)
    members = text[1:-1].split(",")
    spans = tuple(
        _member(member, first=place == 0, last=place == len(members) - 1)
        for place, member in enumerate(members)
    )
    inside = ",".join(_member_text(span) for span in spans)
    return _assemble(text, f"{text[0]}{inside}{closing}", kind, spans)


def _member(text: str, *, first: bool, last: bool) -> Span:
    start, dots, end = text.partition("..")
    if not dots:
        moment = read_moment(text)
        return Span(moment, moment)
    if (not start and not first) or (not end and not last) or not (start or end):
        raise DateError(N_("in a set, “..” needs a date on both sides, save at its very beginning and end"))
    span = Span(read_moment(start) if start else Edge.OPEN, read_moment(end) if end else Edge.OPEN)
    _check_order(span)
    return span


def _member_text(span: Span) -> str:
    if span.start is span.end:
        return _written(span.start)
    return "..".join(end.canonical if isinstance(end, Moment) else "" for end in (span.start, span.end))


def _written(end: Moment | Edge) -> str:
    return end.canonical if isinstance(end, Moment) else end.value


def _assemble(text: str, canonical: str, kind: Kind, spans: tuple[Span, ...]) -> When:
    starts = [span.start for span in spans]
    ends = [span.end for span in spans]
    begun = [start.earliest for start in starts if isinstance(start, Moment)]
    ended = [end.latest for end in ends if isinstance(end, Moment)]
    moments = [moment for span in spans for moment in span.moments]
    qualifiers = {moment.qualifier for moment in moments}
    return When(
        text=text,
        canonical=canonical,
        kind=kind,
        spans=spans,
        earliest=min(begun) if len(begun) == len(starts) else None,
        latest=max(ended) if len(ended) == len(ends) else None,
        precision=max((moment.precision for moment in moments), default=Precision.MILLENNIUM),
        uncertain=any(Qualifier.UNCERTAIN in one for one in qualifiers),
        approximate=any(Qualifier.APPROXIMATE in one for one in qualifiers),
        firm=not any(qualifiers) and not any(moment.division in SEASONS for moment in moments),
    )
