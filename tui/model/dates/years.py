"""The year of an EDTF date: four digits, digits left open, or `Y` and as many as needed.

`Y-17E7` (exponent) and `1950S2`, `Y17101000S3` (significant digits) are of level 2.
Two or three digits alone, a century or decade in ISO 8601, are not part of EDTF and are
refused: `10/2024` is far likelier a month than a thousand years.
"""

from __future__ import annotations

import re

from tui.model.dates.moment import Year
from tui.model.dates.refusal import DateError
from tui.wording import N_

FARTHEST = 292_000_000_000
"""Years from 0 whose seconds a signed 64-bit number surely holds."""

_LONG = re.compile(r"Y(-?)([1-9][0-9]*)(?:E([0-9]+))?(?:S([0-9]+))?")
_ESTIMATE = re.compile(r"(-?)([0-9]{4})S([0-9]+)")
_FOUR = re.compile(r"(-?)([0-9X]{4})")


def read_year(text: str, *, alone: bool) -> Year:
    """Read the year; only one of four characters may be followed by a month (`alone` is false).

    Raises:
        DateError: it is not a year, or its seconds exceed 64 bits.
    """
    if found := _FOUR.fullmatch(text):
        return _plain(found[1], found[2])
    if alone and (found := _LONG.fullmatch(text)):
        return _long(found)
    if alone and (found := _ESTIMATE.fullmatch(text)):
        return _estimate(-int(found[2]) if found[1] else int(found[2]), found[3], text)
    if text.startswith("Y"):
        raise DateError(
            N_("“{text}”: a year after “Y” has five digits or more, and nothing follows it"), text=text
        )
    raise DateError(N_("“{text}”: a year has four digits, or “Y” before more of them"), text=text)


def year_text(year: int) -> str:
    """The canonical text of a known year."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _plain(sign: str, digits: str) -> Year:
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if not sign:
        return Year(digits, low, high)
    if high == 0:
        raise DateError(N_("there is no year {year}; EDTF writes 1 BCE as 0000"), year=sign + digits)
    # "-000X" cannot mean year 0, which has no sign: its least magnitude is the next that fits the pattern.
    least = low or 10 ** (len(digits) - 1 - digits.rindex("X"))
    return Year(sign + digits, -high, -least)


def _long(found: re.Match[str]) -> Year:
    sign, digits, exponent, significant = found.groups()
    if len(digits) > 12 or int(exponent or 0) > 11:
        raise _too_far(found[0])
    year = int(digits) * 10 ** int(exponent or 0)
    if year <= 9999 and not exponent:
        raise DateError(
            N_("“{text}”: a year after “Y” has five digits or more, and nothing follows it"), text=found[0]
        )
    if year > FARTHEST:
        raise _too_far(found[0])
    year = -year if sign else year
    return _estimate(year, significant, found[0]) if significant else Year(year_text(year), year, year)


def _estimate(year: int, significant: str, text: str) -> Year:
    """The years that share their first digits with the estimate."""
    written = str(abs(year)).rjust(4, "0")
    known = int(significant) if len(significant) <= 2 else len(written) + 1
    if not 1 <= known <= len(written):
        raise DateError(N_("“{text}” cannot have {count} significant digits"), text=text, count=significant)
    size = 10 ** (len(written) - known)
    low = abs(year) // size * size
    high = low + size - 1
    if high > FARTHEST:
        raise _too_far(text)
    canonical = f"{year_text(year)}S{known}"
    return Year(canonical, -high, -low) if year < 0 else Year(canonical, low, high)


def _too_far(text: str) -> DateError:
    return DateError(N_("year {year} is more than 292 billion years away"), year=text)
