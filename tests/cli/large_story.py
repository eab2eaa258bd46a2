"""A story that is large enough to be indexed, written in a moment."""

from __future__ import annotations

import json
from pathlib import Path

_FILLING = "Words that fill the file and say nothing about anything at all. " * 40


def large_story(path: Path, events: int) -> None:
    """Write a story of so many events, of some KiB each.

    Event `n` is of one of the first 28 days of 2024 and called `Event n`; every tenth is in Korea, all others
    in Japan, and the one with the number 7 holds a word that no other has.
    """
    with path.open("w", encoding="utf-8") as file:
        file.write('{"format": "dateline/1", "title": "A long story", "language": "en"}\n')
        for number in range(events):
            event = {
                "id": f"e{number}",
                "date": f"2024-01-{number % 28 + 1:02}",
                "title": f"Event {number}",
                "countries": ["JP" if number % 10 else "KR"],
                "summary": _FILLING + ("xylophone" if number == 7 else ""),
            }
            file.write(json.dumps(event) + "\n")
