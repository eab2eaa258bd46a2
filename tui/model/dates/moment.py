"""One date of EDTF, without interval or set: what was written, part by part, and what it covers.

Sources: Library of Congress, Extended Date/Time Format specification (2019), and
ISO 8601-2:2019 clauses 4 and 8, of which it is a profile.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag

from msgspec import Struct


class Precision(IntEnum):
    """How finely a date is known, from fine to coarse.

    `SEASON` covers all the divisions of a year that EDTF numbers from 21 to 41;
    `MILLENNIUM` a thousand years and everything coarser.
    """

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    MONTH = 4
    SEASON = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8
    MILLENNIUM = 9


class Qualifier(IntFlag):
    """What the source says about the trust in a part: nothing, `?`, `~` or both (`%`)."""

    NONE = 0
    UNCERTAIN = 1
    APPROXIMATE = 2

    @property
    def mark(self) -> str:
        """The EDTF character of this qualification; empty for none."""
        return ("", "?", "~", "%")[self]


class Year(Struct, frozen=True):
    """A year or the years it may be.

    Attributes:
        text: canonical text: `2024`, `-0043`, `Y-13800000000`, `156X`, `1950S2`.
        low: first astronomical year meant (0 is 1 BCE).
        high: last astronomical year meant; equals `low` where the year is known.
    """

    text: str
    low: int
    high: int

    @property
    def precision(self) -> Precision:
        """How far apart the possible years lie."""
        width = self.high - self.low
        if width == 0:
            return Precision.YEAR
        if width < 10:
            return Precision.DECADE
        return Precision.CENTURY if width < 100 else Precision.MILLENNIUM


class Clock(Struct, frozen=True):
    """A time of day.

    Attributes:
        text: canonical text from the hour on: `14:10:00Z`, `14:10+02:00`, `14`.
        offset: seconds east of UTC; None where no zone was given, and UTC is taken.
        precision: `HOUR`, `MINUTE` or `SECOND`.
    """

    text: str
    offset: int | None
    precision: Precision


class Moment(Struct, frozen=True):
    """One date as written and the seconds it covers.

    Attributes:
        year: the year, known or in part.
        month: two characters, digits or `X` (`10`, `1X`, `XX`), or a division of the year `21` to `41`;
            None if not given.
        day: two characters, digits or `X`; None if not given.
        clock: the time of day; None if not given.
        trust: qualification of each part that is given: year, month, day.
        earliest: first second it may mean, since 1970-01-01T00:00:00Z.
        latest: last second it may mean, inclusive.
        precision: how finely it is known: `2024-10-XX` is known to the month.
    """

    year: Year
    month: str | None
    day: str | None
    clock: Clock | None
    trust: tuple[Qualifier, ...]
    earliest: int
    latest: int
    precision: Precision

    @property
    def division(self) -> int | None:
        """The number of the season, quarter, quadrimester or semester (21 to 41); None for a month."""
        return int(self.month) if self.month and self.month.isdigit() and self.month > "20" else None

    @property
    def qualifier(self) -> Qualifier:
        """All that is qualified in any part."""
        total = self.trust[0]
        for part in self.trust:
            if part is not total:
                total |= part
        return total

    @property
    def canonical(self) -> str:
        """EDTF text: one mark at the end if all parts share it, else a mark before each part that has one."""
        parts = [part for part in (self.year.text, self.month, self.day) if part is not None]
        if len(set(self.trust)) == 1:
            date = "-".join(parts) + self.trust[0].mark
        else:
            date = "-".join(trust.mark + part for trust, part in zip(self.trust, parts, strict=True))
        return f"{date}T{self.clock.text}" if self.clock else date
