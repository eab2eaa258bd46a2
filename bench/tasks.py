"""What other programs are given to do, and what the answers are.

The answers are counted before anything is measured: a filter that is only half way does not pass for done.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Task:
    """What a program is to do with events, a line each.

    Attributes:
        path: the events.
        total: how many there are.
        first: the first one's id.
        last: the last one's id.
        country: the code of a country.
        of_country: events of that country.
        term: a lower-case word without accents.
        with_term: lines that hold it in any case.
    """

    path: Path
    total: int
    first: str
    last: str
    country: str
    of_country: int
    term: str
    with_term: int

    @property
    def country_pattern(self) -> str:
        """A regular expression for the lines of the country."""
        return country_pattern(self.country)


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds that a program took; None for what it cannot do.

    Attributes:
        opened: from its start until all events are there.
        filtered: until only the events of the country are shown or told.
        found: until the events with the term are.
    """

    opened: float | None
    filtered: float | None
    found: float | None


def country_pattern(country: str) -> str:
    """A regular expression for the lines whose countries hold this one."""
    return rf'"countries": ?\[[^]]*"{country}"'


def task(path: Path, country: str, term: str) -> Task:
    """Look through the events once."""
    in_country, looked_for = re.compile(country_pattern(country).encode()), term.encode()
    total, of_country, with_term, first, last = 0, 0, 0, b"", b""
    with path.open("rb") as lines:
        for line in lines:
            total += 1
            first, last = first or line, line
            of_country += in_country.search(line) is not None
            with_term += looked_for in line.lower()
    ids = [str(json.loads(line)["id"]) for line in (first, last)]
    return Task(path, total, ids[0], ids[1], country, of_country, term, with_term)
