"""Ways to put bytes through the gate."""

from __future__ import annotations

import json

from tui.errors import UnreadableError
from tui.loading.gate import Opened, admit
from tui.loading.opening import Contents
from tui.loading.problems import Problem
from tui.model.records import Event
from tui.wording import Wording

ENGLISH = Wording("en")
GOOD = b'{"id": "good", "date": "2024-10-28", "title": "Good"}'


def opened(data: bytes, *, strict: bool = False) -> Opened:
    return admit(Contents("story.json", data), ENGLISH, strict=strict)


def problems(data: bytes, *, strict: bool = False) -> list[Problem]:
    return list(opened(data, strict=strict).problems)


def events(data: bytes) -> list[Event]:
    archive = opened(data).archive
    return [archive.event(row) for row in range(len(archive))]


def titles(data: bytes) -> list[object]:
    return [event.title for event in events(data)]


def opens_or_is_refused(data: bytes, name: str = "story.json") -> Opened | None:
    """The story, with every event of it decodable and every problem sayable; None where it is refused."""
    try:
        found = admit(Contents(name, data), ENGLISH, strict=True)
    except UnreadableError as error:
        sentence = str(error)
        assert sentence.startswith("cannot read "), sentence
        assert not set(sentence) & set("\n\r\x1b\x07"), sentence
        assert len(sentence) < 1500
        return None
    for row in range(len(found.archive)):
        json.dumps(found.archive.event(row).title, ensure_ascii=False).encode()
        found.archive.when(row)
        found.archive.countries(row)
    for problem in found.problems:
        assert problem.line is not None
        assert 1 <= problem.line <= data.count(b"\n") + 1
        for language in ("en", "de"):
            assert problem.sentence(Wording(language))
    return found


def ids(found: Opened) -> list[str]:
    return [found.archive.event(row).id for row in range(len(found.archive))]
