"""Keeps what was measured, shows it, and writes it into the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from comparing import Section
from judging import judged
from stories import ROOT, folder

DOCUMENT = ROOT / "docs" / "performance.md"
_BEGIN, _END = "<!-- figures -->", "<!-- /figures -->"
ORDER = ("start", "open", "keys", "peers")
Sections = dict[str, Section]


def kept() -> Sections:
    """What was measured before, by section."""
    path = _path()
    if not path.exists():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=Sections)


def keep(sections: Sections) -> None:
    """Keep what was measured for the next run, which may measure only a part."""
    _path().write_bytes(msgspec.json.encode(sections))


def figures(sections: Mapping[str, Section]) -> dict[str, float]:
    """The numbers of all sections."""
    return {name: figure for section in sections.values() for name, figure in section.figures.items()}


def judgement(sections: Mapping[str, Section]) -> Iterator[str]:
    """What must be reached, against what was measured, as a table."""
    yield from ("### What must be reached", "", "| at a million events | limit | measured | |")
    yield "| --- | --- | --- | --- |"
    for row in judged(figures(sections)):
        yield "| " + " | ".join(row) + " |"


def report(sections: Mapping[str, Section]) -> Iterator[str]:
    """All there is to say, in Markdown."""
    machine = ""
    yield from judgement(sections)
    for name in ORDER:
        if name not in sections:
            continue
        yield ""
        section = sections[name]
        yield from section.lines()
        if section.machine != machine:
            machine = section.machine
            yield from ("", f"Measured on {machine}.")


def write(sections: Mapping[str, Section], document: Path = DOCUMENT) -> None:
    """Put the report where the document has a place for it."""
    block = "\n".join((_BEGIN, "", *report(sections), "", _END))
    pattern = re.compile(re.escape(_BEGIN) + ".*?" + re.escape(_END), re.DOTALL)
    document.write_text(pattern.sub(lambda _: block, document.read_text("utf-8")), "utf-8")


def _path() -> Path:
    return folder() / "measured.json"
