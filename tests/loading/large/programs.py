"""Runs the program that indexes, and ends it where a test wants it to end."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from tui.archive.saved.cache import Cache
from tui.loading.large import watching
from tui.loading.large.finding import open_saved
from tui.loading.large.messages import Message
from tui.loading.large.watching import Ended, Indexing
from tui.wording import Wording

ENGLISH = Wording("en")
EVENTS = 2400
WORK_DONE = {".index", ".words"}
_BEGIN = """
import sys, json, os
sys.path[:] = json.loads(sys.argv[1])
import tui.loading.large.child as child
import tui.loading.large.splitting as splitting
splitting.WINDOW = 60_000
coordinator = os.getpid()
{change}
sys.exit(child.main(sys.argv[2:]))
"""
_AT_MESSAGE = """
tell, left = child._tell, [{number}]
def told(message):
    tell(message)
    if {condition}:
        left[0] -= 1
        if not left[0]:
            os.kill({victim}, 9)
child._tell = told
"""
_AT_CALL = """
import os as module
call, left = module.{function}, [{number}]
def called(*arguments, **named):
    left[0] -= 1
    if not left[0]:
        {act}
    return call(*arguments, **named)
module.{function} = called
"""


def story_bytes(events: int = EVENTS) -> bytes:
    """A story of some hundred kilobytes."""
    records = [
        {
            "id": f"e{number}",
            "date": f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "title": f"Event {number} about troops, talks and word{number}",
            "summary": "Some sentences follow each other here. " * 4,
            "actors": [f"a{number % 50}"],
            "quotes": [{"id": f"q{number}", "text": f"we said {number} times", "speaker": f"a{number % 7}"}],
        }
        for number in range(events)
    ]
    actors = [{"id": f"a{number}", "name": f"Actor {number}"} for number in range(50)]
    return msgspec.json.encode({"title": "Many", "actors": actors, "sources": [], "events": records})


def change_program(monkeypatch: pytest.MonkeyPatch, change: str = "") -> None:
    """Have the program do something else than it should."""
    monkeypatch.setattr(watching, "_BEGIN", _BEGIN.format(change=change))


def kill_at_message(number: int) -> str:
    """Both shares count what they tell; whoever comes to the number ends the whole program first."""
    return _AT_MESSAGE.format(number=number, condition="os.getpid() == coordinator", victim="coordinator")


def kill_copy_at_message(number: int) -> str:
    """Only the copy counts, and ends itself."""
    return _AT_MESSAGE.format(number=number, condition="os.getpid() != coordinator", victim="os.getpid()")


def kill_at_call(function: str, number: int) -> str:
    """The program, or its copy, ends itself before a call of a function of `os`."""
    return _AT_CALL.format(function=function, number=number, act="os.kill(os.getpid(), 9)")


def fail_at_call(function: str, number: int, error: str) -> str:
    """A call of a function of `os` gives an error."""
    return _AT_CALL.format(function=function, number=number, act=f"raise {error}")


def run(path: Path, cache: Cache, *, only_texts: bool = False) -> list[Message | Ended]:
    """All that a run of the program tells."""
    return list(Indexing(str(path), cache, ENGLISH, only_texts=only_texts).messages())


def left_in(cache: Cache) -> set[str]:
    """How the names of the files end that lie in the cache."""
    return {"." + path.name.partition(".")[2] for path in cache.folder.iterdir()}


def is_searchable(path: Path, cache: Cache) -> bool:
    """Whether the story can be opened and searched by what is saved, and is all there."""
    found = open_saved(str(path), ENGLISH, cache)
    if found is None:
        return False
    archive = found.archive
    assert [archive.event(row).title for row in (0, len(archive) - 1)]
    assert not archive.is_outdated
    return archive.texts.is_ready


def members_of(group: int) -> list[int]:
    """The processes of a group that still run; one that has ended and that nobody asked about does not."""
    found = []
    for name in os.listdir("/proc"):  # noqa: PTH208 - names are enough
        if name.isdigit():
            try:
                fields = Path("/proc", name, "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == group and fields[0] not in "ZX":
                found.append(int(name))
    return found
