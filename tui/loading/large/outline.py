"""Finds out how a large file is built from its beginning and its end, without going through it.

Everything but the events is small enough to be read at once. It is read as a story of
its own whose list of events is empty, so that one parser says what stands in a head.
"""

from __future__ import annotations

import json
import re

import msgspec
from msgspec import Struct

from tui.loading.large.seams import UnsplitError
from tui.loading.large.splitting import LineSplitter, ListSplitter, Read, Splitter
from tui.loading.scanning import UNREADABLE, Layout, is_head, is_lines, layout_of, text_start

LARGEST_HEAD = 64 * 1024**2
"""A head longer than this is left to the slow way, as is a first record."""
_BEGINNING = 1024**2
"""Bytes in which the events are looked for first."""
_TAIL = 32 * 1024**2
_PEEK = 4096
_SPACE = b" \t\r\n"

_EVENTS = re.compile(rb'"events"\s*:\s*\[')
_KEY_BEHIND = re.compile(rb'\]\s*,\s*"(?:format|title|summary|language|sources|actors)"\s*:')


class Outline(Struct, frozen=True):
    """How a file is built.

    Attributes:
        form: `lines`, `list` or `object`.
        head: a story in JSON with everything but the events; empty where there is nothing else.
        start: offset of the first record, or of what stands before it in its list.
        ended: offset behind the bracket that probably closes the list of events; None where it was not looked
            for, because the lists of the head stand before the events.
    """

    form: str
    head: bytes
    start: int
    ended: int | None = None

    def splitter(self, read: Read, start: int | None = None, limit: int | None = None) -> Splitter:
        """What goes through the events, or through a part of them."""
        kind = LineSplitter if self.form == "lines" else ListSplitter
        return kind(read, self.start if start is None else start, limit)

    @property
    def layout(self) -> Layout:
        """Where everything stands in the head."""
        return layout_of(self.head) if self.head else Layout()


def outline_of(read: Read, size: int) -> Outline | None:
    """How a file of so many bytes is built; None where it takes the slow way to find out.

    Raises:
        NotAStoryError: it does not begin as a story does.
    """
    length = _BEGINNING
    while length <= LARGEST_HEAD:
        data = read(0, length)
        start = text_start(data)
        if data[start : start + 1] == b"[":
            return Outline("list", b"", start + 1)
        if is_lines(data, start):
            return _lines(data, start)
        found = _object(read, data, size)
        if found is not None:
            return found
        length *= 4
    return None


def _lines(data: bytes, start: int) -> Outline:
    end = data.find(b"\n", start)
    if is_head(data[start:end]):
        return Outline("lines", data[:end], end + 1)
    return Outline("lines", b"", start)


def _object(read: Read, data: bytes, size: int) -> Outline | None:
    """The outline of a story in one object; None where its list of events does not begin in the data."""
    for found in _EVENTS.finditer(data):
        before = data[: found.end()]
        if not _is_story(before + b"]}"):
            continue
        if all(f'"{name}"'.encode() in before for name in ("actors", "sources")):
            return Outline("object", before + b"]}", found.end())
        ended = _end_of_events(read, found.end(), size)
        after = b"}" if ended is None else read(ended, size - ended)
        head = before + b"]" + after
        if _is_story(head):
            return Outline("object", head, found.end(), ended)
        return Outline("object", before + b"]}", found.end())
    return None


def with_tail(outline: Outline, read: Read, size: int, ended: int) -> Outline:
    """The outline with what stands behind the events, now that their end is known.

    Raises:
        UnsplitError: what stands there is not the rest of a story.
    """
    tail = read(ended, size - ended)
    rest = tail.strip(_SPACE)
    if outline.form == "lines" or outline.ended == ended:
        return outline
    if not rest and (outline.form == "list" or (outline.ended is None and read(ended - 1, 1) != b"]")):
        # The list is all there is, or the file ends in one of its records, which has been noted.
        return outline
    if rest == b"}" and outline.form == "object" and outline.ended is None:
        return outline
    head = read(0, outline.start) + b"]" + tail
    if outline.form == "list" or not _is_story(head):
        raise UnsplitError
    return Outline("object", head, outline.start, ended)


def _is_story(head: bytes) -> bool:
    """Whether it is one object whose list of events is empty and stands there once."""
    try:
        events = msgspec.json.decode(head, type=dict[str, msgspec.Raw]).get("events")
    except UNREADABLE:
        return False
    if events is None or bytes(events) != b"[]":
        return False
    return head.count(b'"events"') == 1 or _keys(head).count("events") == 1


def _keys(head: bytes) -> list[str]:
    """The keys of an object as often as they stand there; none where a patient reader has to be asked."""
    found: list[str] = []

    def remember(pairs: list[tuple[str, object]]) -> None:
        # The last object that is ready is the outermost.
        found[:] = [key for key, _ in pairs]

    try:
        json.loads(head, object_pairs_hook=remember)
    except (ValueError, RecursionError):
        return []
    return found


def _end_of_events(read: Read, start: int, size: int) -> int | None:
    """Where the list of events that begins at an offset probably ends, with keys of the story behind it."""
    begins = max(size - _TAIL, start)
    tail = read(begins, size - begins)
    for found in _KEY_BEHIND.finditer(tail):
        place = found.start() + 1
        if _may_be_outside(tail[place : place + _PEEK]) and _is_object_rest(tail[place:]):
            return begins + place
    return None


def _may_be_outside(text: bytes) -> bool:
    """Whether a text can follow a value of the story itself, as far as its beginning says."""
    try:
        msgspec.json.decode(b'{"events":0' + text, type=msgspec.Raw)
    except UNREADABLE as error:
        return "truncated" in str(error)
    return True


def _is_object_rest(text: bytes) -> bool:
    try:
        msgspec.json.decode(b'{"events":0' + text, type=msgspec.Raw)
    except UNREADABLE:
        return False
    return True
