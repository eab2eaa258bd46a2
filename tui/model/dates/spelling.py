"""Dates as people write them, turned into EDTF; nothing is guessed.

What has two readings (`03/04/2024`, `1900s`) is refused with both of them, what has
none is None. Both languages are always understood: no name of one means something
else in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.model.dates.refusal import DateError
from tui.model.dates.vocabulary import read_words
from tui.model.dates.years import year_text
from tui.wording import N_

_LONGEST = 100

_PREFIXES: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), before, after)
    for pattern, before, after in (
        (r"(?:about|around|approximately|approx\.?|circa|ca\.?|c\.|etwa|ungefähr|um|gegen|~) ?", "", "~"),
        (r"(?:probably|possibly|perhaps|vermutlich|wahrscheinlich|vielleicht|\?) ?", "", "?"),
        (r"(?:by|until|till|up to|bis zum|bis) ", "/", ""),
        (r"(?:from|since|ab dem|ab|seit dem|seit) ", "", "/.."),
    )
)
_RANGE = re.compile(r" ?[–—] ?| - | to | until | bis | bis zum |(?<=[0-9.])-(?=[0-9]{1,2}\.? [a-zä])")
_TIME = re.compile(
    r"(?:[ ,]|\bum\b|\bat\b)+([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2}))?|\.([0-9]{2})(?= uhr))?"
    r" ?(uhr|am|pm|a\.m\.|p\.m\.)? ?(z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?"
)
_SEASONS = {
    "spring": 21, "frühling": 21, "frühjahr": 21, "summer": 22, "sommer": 22, "autumn": 23, "fall": 23,
    "herbst": 23, "winter": 24,
}  # fmt: skip


def respell(text: str) -> str | None:
    """The EDTF that a person's spelling means; not yet checked for days that do not exist.

    Raises:
        DateError: the spelling has more than one reading, or contradicts itself.
    """
    if len(text) > _LONGEST:
        return None
    return _qualified(" ".join(text.lower().split()))


def _qualified(text: str) -> str | None:
    if text.endswith("?"):
        return _wrapped(text.removesuffix("?").removesuffix("(").rstrip(), "", "?")
    for pattern, before, after in _PREFIXES:
        if found := pattern.match(text):
            return _wrapped(text[found.end() :], before, after)
    return _range(text) or _timed(text)


def _wrapped(text: str, before: str, after: str) -> str | None:
    inner = _qualified(text)
    if inner is None or "/" in inner or (after in ("~", "?") and inner[-1] in "~?%"):
        return None
    return f"{before}{inner}{after}"


def _range(text: str) -> str | None:
    """`21-27 oct 2024`, `oct – nov 2024`: the first part borrows from the last what it leaves out."""
    pieces = _RANGE.split(text)
    if len(pieces) != 2:
        return None
    end = _single(pieces[1])
    if end is None:
        return None
    words = pieces[1].split(" ")
    for borrowed in range(len(words)):
        start = _tolerant(" ".join([pieces[0].strip(), *words[len(words) - borrowed :]]))
        if start is not None and len(start) == len(end):
            return f"{start}/{end}"
    return None


def _tolerant(text: str) -> str | None:
    try:
        return _single(text)
    except DateError:
        return None


def _timed(text: str) -> str | None:
    date = _single(text)
    if date is not None:
        return date
    for found in _TIME.finditer(text):
        if found.end() == len(text) and (clock := _clock(found)) is not None:
            date = _single(text[: found.start()].rstrip(" ,"))
            return f"{date}T{clock}" if date is not None and len(date) == 10 else None
    return None


def _clock(found: re.Match[str]) -> str | None:
    hour, minute, second, dotted, half, zone = found.groups()
    minute = minute or dotted
    if minute is None and half is None:
        return None
    number = int(hour)
    if half in ("am", "pm", "a.m.", "p.m."):
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half.startswith("p") else 0)
    text = ":".join([f"{number:02}", *(part for part in (minute, second) if part)])
    if zone is None:
        return text
    return text + ("Z" if zone[0] not in "+-" else f"{zone[:3]}:{zone[-2:]}".replace("+00:00", "Z"))


def _single(text: str) -> str | None:
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(text):
            return read(found)
    return read_words(text)


def _day_first(found: re.Match[str]) -> str:
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"


def _either_first(found: re.Match[str]) -> str:
    first, second = int(found[1]), int(found[2])
    one, other = f"{found[3]}-{second:02}-{first:02}", f"{found[3]}-{first:02}-{second:02}"
    if first <= 12 and second <= 12 and first != second:
        raise DateError(
            N_("“{text}” has two readings; write {one} or {other}"), text=found[0], one=one, other=other
        )
    return one if second <= 12 else other


def _decade(found: re.Match[str]) -> str:
    if found[1].endswith("0"):
        raise DateError(
            N_("“{text}” has two readings; write {one} or {other}"),
            text=found[0], one=f"{found[1]}X", other=f"{found[1][:2]}XX",
        )  # fmt: skip
    return f"{found[1]}X"


def _before_era(found: re.Match[str]) -> str | None:
    year = int(found[1].replace(",", "").replace(".", ""))
    return year_text(1 - year) if year else None


def _division(first: int) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[2]}-{first + int(found[1]) - 1}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"([0-9]{4})", lambda found: found[1]),
        (r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", lambda found: f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"),
        (r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})", lambda found: f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"),
        (
            r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})",
            lambda found: f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}",
        ),
        (r"([0-9]{4})[-/.]([1-9]|0[1-9]|1[0-2])", lambda found: f"{found[1]}-{found[2]:0>2}"),
        (r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})", _day_first),
        (r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})", _either_first),
        (r"([1-9]|0[1-9]|1[0-2])[/.]([0-9]{4})", lambda found: f"{found[2]}-{found[1]:0>2}"),
        (r"(?:the |die )?([0-9]{3})0(?:['’]?s|er|er jahre|er-jahre)", _decade),
        (rf"({'|'.join(_SEASONS)}),? ([0-9]{{4}})", lambda found: f"{found[2]}-{_SEASONS[found[1]]}"),
        (r"q([1-4])[ /]?([0-9]{4})", _division(33)),
        (r"([1-4])(?:\.|st|nd|rd|th) (?:quartal|quarter)(?: of)? ([0-9]{4})", _division(33)),
        (r"h([12])[ /]?([0-9]{4})", _division(40)),
        (r"([12])(?:\.|st|nd) (?:halbjahr|half)(?: of)? ([0-9]{4})", _division(40)),
        (r"([0-9][0-9,.]{0,14}) ?(?:bce?|b\.c\.|v\. ?chr\.?|v\. ?u\. ?z\.)", _before_era),
        (r"([0-9]{4}) ?(?:ad|ce|n\. ?chr\.?)", lambda found: found[1]),
    )
)
