"""Finds the records of a story in its bytes, even where the JSON is broken.

A sound file is split by a fast parser that does not look into the records. Where that
fails, a patient scanner goes by brackets and quotation marks alone: a record with a
flaw inside it is set apart with its place and judged on its own, and a file that ends
in the middle gives up all records before the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

LISTS = ("sources", "actors", "events")
"""The keys of a story whose values are lists of records."""

_BOM = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{},:]|[^\s\[\]{},:"]+|"', re.DOTALL)
_OPENERS, _CLOSERS = b"[{", b"]}"


@dataclass(frozen=True, slots=True)
class Span:
    """The place of one record: byte offsets, the end exclusive; `whole` is False where the file ends inside."""

    start: int
    end: int
    whole: bool = True


@dataclass(slots=True)
class Layout:
    """Where everything is in the bytes of a story.

    Attributes:
        fields: other keys of the story and the bytes of their values.
        records: for each key of `LISTS`, the places of its records.
        not_lists: keys of `LISTS` whose value is not a list, with the value's place.
        flaw: byte offset at which the file as a whole stops being valid JSON, None where it is sound.
    """

    fields: dict[str, bytes] = field(default_factory=dict)
    records: dict[str, list[Span]] = field(default_factory=lambda: {name: [] for name in LISTS})
    not_lists: dict[str, Span] = field(default_factory=dict)
    flaw: int | None = None


class NotAStoryError(ValueError):
    """The bytes hold nothing that could be a story; the argument says what they look like."""


class _Whole(msgspec.Struct):
    sources: list[msgspec.Raw] = []
    actors: list[msgspec.Raw] = []
    events: list[msgspec.Raw] = []


def layout_of(data: bytes) -> Layout:
    """Where the records of a story are: one JSON object, a bare list of events, or one record a line.

    Raises:
        NotAStoryError: the bytes are empty, not UTF-8, or begin with neither an object nor a list.
    """
    start = len(_BOM) if data.startswith(_BOM) else 0
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:4]:
        raise NotAStoryError("utf-16")
    first = re.compile(rb"\s*").match(data, start)
    opening = data[first.end() : first.end() + 1] if first else b""
    if not opening:
        raise NotAStoryError("empty")
    if opening not in (b"{", b"["):
        raise NotAStoryError("other")
    if opening == b"{" and _is_lines(data, start):
        return _lines(data, start)
    return _sound(data, start, is_list=opening == b"[") or _patient(data, start)


def _is_lines(data: bytes, start: int) -> bool:
    """Whether the first line is a record of its own and another one follows."""
    end = data.find(b"\n", start)
    if end < 0 or not data[end:].strip():
        return False
    try:
        msgspec.json.decode(data[start:end], type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return b'{"' in data[end : end + 3] and data[start:end].rstrip().endswith(b"}")
    return True


def _lines(data: bytes, start: int) -> Layout:
    layout = Layout()
    first = True
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if data[start:end].strip():
            if first and _is_head(data[start:end]):
                _take_head(data, start, end, layout)
            else:
                layout.records["events"].append(Span(start, end))
            first = False
        start = end + 1
    return layout


def _is_head(line: bytes) -> bool:
    """Whether the first line of one-record-a-line tells about the story instead of being an event."""
    try:
        keys = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return False
    return "date" not in keys and not keys.keys().isdisjoint(("format", "actors", "sources"))


def _take_head(data: bytes, start: int, end: int, layout: Layout) -> None:
    head = _sound(data[:end], start, is_list=False)
    if head is not None:
        layout.fields, layout.records, layout.not_lists = head.fields, head.records, head.not_lists


def _sound(data: bytes, start: int, *, is_list: bool) -> Layout | None:
    """The layout by the fast parser, None where it finds a flaw."""
    layout = Layout()
    body = memoryview(data)[start:]
    try:
        if is_list:
            lists = {"events": msgspec.json.decode(body, type=list[msgspec.Raw])}
        else:
            lists = _lists_of_object(body, data, start, layout)
    except (msgspec.DecodeError, RecursionError):
        return None
    for name, raws in lists.items():
        layout.records[name] = list(_places(data, start, raws))
    return layout


def _lists_of_object(
    body: memoryview, data: bytes, start: int, layout: Layout
) -> dict[str, list[msgspec.Raw]]:
    lists: dict[str, list[msgspec.Raw]] = {}
    for key, raw in msgspec.json.decode(body, type=dict[str, msgspec.Raw]).items():
        if key not in LISTS:
            layout.fields[key] = bytes(raw)
            continue
        try:
            lists[key] = msgspec.json.decode(raw, type=list[msgspec.Raw])
        except msgspec.ValidationError:
            if bytes(raw) != b"null":
                (layout.not_lists[key],) = _places(data, start, [raw])
    return lists


def _places(data: bytes, start: int, raws: list[msgspec.Raw]) -> Iterator[Span]:
    """The places of consecutive records; between two there is only white space and a comma."""
    for raw in raws:
        record = bytes(raw)
        start = data.index(record, start)
        yield Span(start, start + len(record))
        start += len(record)


def _patient(data: bytes, start: int) -> Layout:
    """The layout by brackets and quotation marks alone."""
    layout = Layout(flaw=_flaw(data, start))
    tokens = _Tokens(data, start)
    opening = tokens.next()
    if opening == b"[":
        layout.records["events"] = list(tokens.items())
        return layout
    while True:
        key = tokens.next()
        if key in (b"", b"}"):
            return layout
        if key == b"," or not key.startswith(b'"') or tokens.next() != b":":
            continue
        _take_value(data, tokens, key[1:-1].decode("utf-8", "replace"), layout)


def _take_value(data: bytes, tokens: _Tokens, key: str, layout: Layout) -> None:
    value = tokens.next()
    begin = tokens.start
    if key in LISTS and value == b"[":
        layout.records[key] = list(tokens.items())
        return
    span = tokens.value_from(begin, value)
    if key in LISTS:
        layout.not_lists[key] = span
    elif span.whole:
        layout.fields[key] = data[span.start : span.end]


def _flaw(data: bytes, start: int) -> int | None:
    """Byte offset of the first flaw in the file as a whole, as far as it can be told."""
    try:
        msgspec.json.decode(memoryview(data)[start:], type=msgspec.Raw)
    except msgspec.DecodeError as error:
        found = re.search(r"\(byte (\d+)\)", str(error))
        return start + int(found[1]) if found else len(data)
    except RecursionError:
        return start
    return None


class _Tokens:
    """Steps through strings, brackets and the rest; knows where the last token stood."""

    __slots__ = ("_data", "_matches", "end", "start")

    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._matches = _TOKEN.finditer(data, start)
        self.start = self.end = start

    def next(self) -> bytes:
        """The next token; empty at the end of the data."""
        match = next(self._matches, None)
        if match is None:
            self.start = self.end = len(self._data)
            return b""
        self.start, self.end = match.span()
        return self._data[self.start : self.start + 1] if self.end - self.start > 4096 else match.group()

    def value_from(self, begin: int, first: bytes) -> Span:
        """The place of the value whose first token was just read at `begin`."""
        depth = 1 if first and first in _OPENERS else 0
        while depth:
            token = self.next()
            if not token:
                return Span(begin, len(self._data), whole=False)
            if token in (b"{", b"["):
                depth += 1
            elif token in (b"}", b"]"):
                depth -= 1
        return Span(begin, self.end, whole=bool(first) and first != b'"')

    def items(self) -> Iterator[Span]:
        """The places of the values of the list whose bracket was just read."""
        while True:
            token = self.next()
            if token in (b"", b"]"):
                return
            if token != b",":
                yield self.value_from(self.start, token)
