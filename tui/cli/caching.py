"""`dateline cache` and `dateline paths`: what is kept where, and how to be rid of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.archive.saved.cache import Cache, Entry
from tui.archive.saved.container import Container
from tui.cli.indexes import saved_indexes
from tui.cli.indexing import size_in_words
from tui.cli.parsing import Request
from tui.cli.stories import story_name
from tui.cli.streams import write_out
from tui.errors import OK, UnreadableError
from tui.loading.gate import Opened
from tui.loading.large.finding import About, open_saved
from tui.loading.large.size import is_large
from tui.model.records import Head
from tui.model.texts import chosen
from tui.settings.places import NOWHERE, places
from tui.settings.settings import Settings
from tui.text import message_line
from tui.wording import N_, Wording


class _Row(Struct, frozen=True):
    """One line of `dateline paths`: what it is, where, and what is to be said of it."""

    label: str
    path: Path
    remark: str = ""


def print_paths(request: Request, wording: Wording, settings: Settings) -> int:
    """Print where files are kept, one a line, and which are there; of a large story also its saved index."""
    name = story_name(request.operands, wording)
    cache = saved_indexes(settings)
    large = is_large(name, settings.limits.large)
    rows = [
        *_general_rows(name, wording, cache, large=large),
        *(_story_rows(name, wording, cache) if large else ()),
    ]
    width = max(len(row.label) for row in rows)
    for row in rows:
        remark = row.remark if row.path.exists() else _missing(row.path, wording)
        end = f"  ({remark})" if remark else ""
        write_out([f"{row.label:<{width}}  {message_line(str(row.path), 'utf-8')}{end}\n"])
    return OK


def _missing(path: Path, wording: Wording) -> str:
    homeless = NOWHERE in (path, *path.parents)
    return wording.say(N_("there is no home folder")) if homeless else wording.say(N_("not there yet"))


def _general_rows(name: str, wording: Wording, cache: Cache, *, large: bool) -> Iterator[_Row]:
    found = places()
    yield _Row(wording.say(N_("settings")), found.settings)
    yield _Row(wording.say(N_("cache")), cache.folder, _filling(cache, wording))
    yield _Row(wording.say(N_("state")), found.state)
    remark = "" if large else wording.say(N_("small, needs no index"))
    yield _Row(wording.say(N_("story")), Path(name).absolute(), remark)


def _filling(cache: Cache, wording: Wording) -> str:
    return wording.say(
        N_("{size} of at most {limit}"),
        size=size_in_words(cache.size(), wording),
        limit=size_in_words(cache.largest, wording),
    )


def _story_rows(name: str, wording: Wording, cache: Cache) -> Iterator[_Row]:
    opened: Opened | None = None
    with suppress(OSError, ValueError, UnreadableError):
        opened = open_saved(name, wording, cache)
    entry = cache.entry(name)
    fits, other = wording.say(N_("fits")), wording.say(N_("does not fit the story as it is now"))
    yield _Row(wording.say(N_("index")), entry.index, fits if opened is not None else other)
    searchable = opened is not None and opened.archive.texts.is_ready
    yield _Row(wording.say(N_("text index")), entry.words, fits if searchable else other)
    if entry.story.exists():
        yield _Row(wording.say(N_("unpacked")), entry.story, fits if opened is not None else other)


def run(request: Request, wording: Wording, settings: Settings) -> int:
    """Print which saved indexes there are, the story opened last first, or remove them."""
    cache = saved_indexes(settings)
    if request.operands:
        said = wording.say(N_("{size} removed"), size=size_in_words(cache.clear(), wording))
        write_out([f"{said}\n"])
        return OK
    write_out(_line(entry, wording, cache) for entry in cache.entries())
    folder = message_line(str(cache.folder), "utf-8")
    write_out([f"{folder}: {_filling(cache, wording)}\n"])
    return OK


def _line(entry: Entry, wording: Wording, cache: Cache) -> str:
    """A story as its index tells of it: its title, its events, its size, and when it was opened."""
    size = size_in_words(cache.size(entry), wording)
    try:
        with closing(Container(os.open(entry.index, os.O_RDONLY | os.O_CLOEXEC))) as container:
            about = msgspec.msgpack.decode(container.about, type=About)
            head = msgspec.msgpack.decode(container.read("head"), type=Head)
        opened = datetime.fromtimestamp(entry.index.stat().st_mtime, UTC).astimezone()
    except (OSError, ValueError):
        unusable = wording.say(N_("not usable"))
        return f"{entry.index.stem}: {unusable}, {size}\n"
    title = chosen(head.title, wording.language, head.language)[0] or wording.say(N_("Untitled story"))
    events = wording.count(N_("{n} event"), N_("{n} events"), about.rows)
    last = wording.say(N_("last opened {time}"), time=opened.strftime("%Y-%m-%d %H:%M"))
    return f"{message_line(title, 'utf-8')}: {events}, {size}, {last}\n"
