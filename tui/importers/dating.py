"""Dates in foreign tables: read only as somebody said they are written, and no surer than the table is.

A style is how the table would write the 31st of January 2020, at four minutes and five seconds past three in
the afternoon: `31/01/2020`, `Jan 31, 2020 15:04`. So a style says itself in which order day and month stand,
and a list of styles under which one text means two days refuses that text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from msgspec import Struct

from tui.model.dates import DateError, parse
from tui.wording import N_

EDTF = "edtf"
"""The style of tables that have dates as the story format has them."""
_SECONDS: Mapping[str, int] = MappingProxyType({"epoch": 1, "epoch milliseconds": 1000})
"""Styles that count from the beginning of 1970, in UTC, and their parts of a second."""
_NAMES = (
    "january januar jan|february februar feb|march märz maerz mar mär|april apr|may mai|june juni jun"
    "|july juli jul|august aug|september sept sep|october oktober oct okt|november nov"
    "|december dezember dec dez"
)
_MONTHS = {
    name: f"{number:02}" for number, names in enumerate(_NAMES.split("|"), 1) for name in names.split()
}
_TOKEN = re.compile(r"2020|January|Januar|Jan|Friday|Freitag|Fri|31|01|20|15|04|05|.", re.DOTALL)
_WORD = r"[^\W\d_]+\.?"
_PARTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "2020": ("year", "[0-9]{4}"),
        "20": ("short", "[0-9]{2}"),
        "01": ("month", "[0-9]{2}"),
        "31": ("day", "[0-9]{2}"),
        "15": ("hour", "[0-9]{2}"),
        "04": ("minute", "[0-9]{2}"),
        "05": ("second", "[0-9]{2}"),
        "Z": ("zone", r"Z|[+-][0-9]{2}:?[0-9]{2}"),
    }
)
_MONTH_NAMES = ("January", "Januar", "Jan")
_PLAIN = re.compile(r"(-?[0-9]{4})(-[0-9]{2})?(-[0-9]{2})?(T.*)?")
_MOST = 20_000
"""Dates that are remembered."""


class UndatedError(ValueError):
    """A text is no date, or not one alone.

    Attributes:
        reason: a sentence marked for the catalog.
        values: what goes into it.
    """

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


class Dated(Struct, frozen=True):
    """A date that was read.

    Attributes:
        edtf: the date.
        printed: the words of the table, where the date says less than they do or had to be understood.
    """

    edtf: str
    printed: str = ""


class Style(Struct, frozen=True):
    """How dates of a table are written.

    Attributes:
        example: the style as it was named.
        needs_pivot: whether it has only two digits of a year.
    """

    example: str
    _read: Callable[[str, int], str]
    needs_pivot: bool = False

    def read(self, text: str, pivot: int) -> str:
        """The date in EDTF; empty where the text is not written so."""
        return self._read(text, pivot)


def style_of(example: str) -> Style:
    """The style that writes the 31st of January 2020 so, or one of the styles that have a name.

    Raises:
        UndatedError: it is no style.
    """
    if example == EDTF:
        return Style(example, lambda text, _: text)
    if example in _SECONDS:
        return Style(example, lambda text, _: _counted(text, _SECONDS[example]))
    pattern, names = _pattern(example)
    if not names & {"year", "short"} or ("day" in names and "month" not in names) or _is_odd_time(names):
        raise UndatedError(
            N_("“{style}” is no style of dates; one is the 31st of January 2020 as the table would write it"),
            style=example,
        )
    compiled = re.compile(pattern, re.IGNORECASE)

    def read(text: str, pivot: int) -> str:
        found = compiled.fullmatch(text)
        return _edtf(found.groupdict(), pivot) if found else ""

    return Style(example, read, "short" in names)


def _is_odd_time(names: set[str]) -> bool:
    times = names & {"hour", "minute", "second", "zone"}
    return bool(times) and not ("hour" in names and "minute" in names and "day" in names)


def _pattern(example: str) -> tuple[str, set[str]]:
    pieces = _TOKEN.findall(example)
    pattern, names = "", set[str]()
    for number, piece in enumerate(pieces):
        if piece in _MONTH_NAMES:
            name, digits = "month", _WORD
        elif piece in ("Friday", "Freitag", "Fri"):
            pattern += _WORD
            continue
        elif piece in _PARTS:
            name, digits = _PARTS[piece]
        elif piece.isalpha() and piece != "T":
            return "", set()
        else:
            pattern += r"\s+" if piece.isspace() else re.escape(piece)
            continue
        if name in names:
            return "", set()
        names.add(name)
        touches = any(
            0 <= beside < len(pieces) and pieces[beside] in _PARTS for beside in (number - 1, number + 1)
        )
        if digits == "[0-9]{2}" and name != "short" and not touches:
            digits = "[0-9]{1,2}"
        pattern += f"(?P<{name}>{digits})"
    return pattern, names


def _edtf(parts: Mapping[str, str | None], pivot: int) -> str:
    """The parts of a date as EDTF; empty where a month has no such name."""
    year = parts.get("year")
    if year is None:
        short = int(parts.get("short") or 0)
        year = str(short + (1900 if short >= pivot else 2000))
    edtf = year
    for name in ("month", "day"):
        part = parts.get(name)
        if part is None:
            return edtf
        number = part.zfill(2) if part.isdigit() else _MONTHS.get(part.rstrip(".").casefold(), "")
        if not number:
            return ""
        edtf += f"-{number}"
    if parts.get("hour") is None:
        return edtf
    clock = [str(parts[name]).zfill(2) for name in ("hour", "minute", "second") if parts.get(name)]
    zone = parts.get("zone") or ""
    if zone and zone.upper() != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{edtf}T{':'.join(clock)}{zone.upper()}"


def _counted(text: str, parts: int) -> str:
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", text):
        return ""
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=float(text) // parts)
    except OverflowError:
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def _ends_before(last: str, start: str) -> bool:
    """Whether the end of one date is surely before the beginning of another."""
    end, beginning = parse(last).latest, parse(start).earliest
    return end is not None and beginning is not None and end < beginning


def _about(start: str, end: str) -> str:
    return f"{_joined(start, end)}~" if start == end or not end else f"{start}~/{end}~"


def _doubtful(start: str, end: str) -> str:
    return f"{start}?" if start == end or not end else f"{start}?/{end}?"


def _joined(start: str, end: str) -> str:
    return start if not end or start == end else f"{start}/{end}"


def _one_of(start: str, end: str) -> str:
    return _about(start, "") if not end else start if start == end else f"[{start}..{end}]"


def _cut(edtf: str, parts: int) -> str:
    found = _PLAIN.fullmatch(edtf)
    return "".join(part or "" for part in found.groups()[:parts]) if found else edtf


EXACTNESS: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {
        "exact": _joined,
        "month": lambda start, end: _joined(_cut(start, 2), _cut(end, 2)),
        "year": lambda start, end: _joined(_cut(start, 1), _cut(end, 1)),
        "about": _about,
        "uncertain": _doubtful,
        "one of": _one_of,
        "by": lambda start, end: f"[..{end or start}]",
    }
)
"""What a table can say of how exact a date is, and what that makes of its beginning and its end."""


class DateReader:
    """Reads the dates of one table."""

    def __init__(self, styles: Sequence[Style], pivot: int = 0) -> None:
        """Take the styles that there may be, and the first of two digits that mean the last century."""
        self._styles, self._pivot = tuple(styles), pivot
        self._known: dict[tuple[str, str, str], Dated] = {}

    def read(self, text: str, end: str = "", exactness: str = "exact") -> Dated:
        """The date that a text means, or the span between two.

        Args:
            text: the date, or the first one.
            end: the last one, where there is one.
            exactness: one of `EXACTNESS`.

        Raises:
            UndatedError: there is none, it cannot be read, or can be read in two ways.
        """
        key = (text, end, exactness)
        dated = self._known.get(key)
        if dated is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            dated = self._known[key] = self._read(text.strip(), end.strip(), exactness)
        return dated

    def _read(self, text: str, end: str, exactness: str) -> Dated:
        if not text:
            raise UndatedError(N_("it has no date"))
        start, is_short = self._alone(text)
        last, is_last_short = self._alone(end) if end else ("", False)
        if last and _ends_before(last, start):
            raise UndatedError(N_("it ends on “{end}”, before it begins on “{text}”"), text=text, end=end)
        edtf = EXACTNESS[exactness](start, last)
        try:
            parse(edtf)
        except DateError:
            raise UndatedError(N_("“{text}” is no date that can be more or less exact"), text=text) from None
        is_told = exactness != "exact" and edtf != start
        printed = f"{text} – {end}" if last and last != start else text
        return Dated(edtf, printed if is_told or is_short or is_last_short else "")

    def _alone(self, text: str) -> tuple[str, bool]:
        """One date, and whether only two digits of its year are there."""
        found: dict[str, bool] = {}
        impossible = False
        for style in self._styles:
            edtf = style.read(text, self._pivot)
            if not edtf:
                continue
            try:
                parse(edtf)
            except DateError:
                impossible = True
            else:
                found[edtf] = style.needs_pivot
        if len(found) == 1:
            return found.popitem()
        if found:
            one, other = sorted(found)[:2]
            raise UndatedError(
                N_("the date “{text}” can be read as {one} and as {other}"), text=text, one=one, other=other
            )
        if impossible:
            raise UndatedError(N_("the date “{text}” is no day of the calendar"), text=text)
        raise UndatedError(N_("the date “{text}” is written in none of the styles of the mapping"), text=text)
