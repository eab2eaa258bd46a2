"""Finds the records of a story in its bytes, even where the JSON is broken.

A sound file is split by a fast parser that does not look into the records. Where that
fails, a patient scanner goes by brackets and quotation marks alone: a record with a
flaw inside it is set apart with its place and judged on its own, and a file that ends
in the middle gives up all records before the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct, field

LISTS = ("sources", "actors", "events")
"""The keys of a story whose values are lists of records."""

_BOM = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+'
# A string that nothing ends goes on to the end of the file, so that no byte is looked at twice.
_TOKEN = re.compile(_STRING + rb'(?:"|(\\?\Z))|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
_KEY = re.compile(rb"[\s,{]*(" + _STRING + rb'")\s*:\s*', re.DOTALL)
HALF_PAIR = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
LETTER = rb"\\u0041"
"""As long as half a surrogate pair, which is poor text and no flaw in the JSON (RFC 8259, section 8.2)."""
_SPACE = re.compile(rb"\s*")
_BETWEEN = re.compile(rb"[\s,]*")
_PARTNER = {b"]": b"[", b"}": b"{"}
_LONG = 4096
"""A token longer than this is not copied; only what begins it matters."""
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What the fast parser says of a flaw."""


class Span(Struct, frozen=True):
    """The place of a record: byte offsets, the end exclusive; `whole` is False where the file ends inside."""

    start: int
    end: int
    whole: bool = True


class Layout(Struct):
    """Where everything is in the bytes of a story.

    Attributes:
        fields: other keys of the story and the places of their values.
        records: for each key of `LISTS`, the places of its records.
        not_lists: keys of `LISTS` whose value is not a list, with the value's place.
        doubled: keys that stand there more than once, with the place of the last value.
        flaw: byte offset at which the file as a whole stops being valid JSON, None where it is sound.
    """

    fields: dict[str, Span] = field(default_factory=dict)
    records: dict[str, list[Span]] = field(default_factory=lambda: {name: [] for name in LISTS})
    not_lists: dict[str, Span] = field(default_factory=dict)
    doubled: dict[str, Span] = field(default_factory=dict)
    flaw: int | None = None


class NotAStoryError(ValueError):
    """The bytes hold nothing that could be a story; the argument says what they look like."""


def layout_of(data: bytes) -> Layout:
    """Where the records of a story are: one JSON object, a bare list of events, or one record a line.

    Raises:
        NotAStoryError: the bytes are empty, not UTF-8, or begin with neither an object nor a list.
    """
    start = text_start(data)
    opening = data[start : start + 1]
    if opening == b"{" and is_lines(data, start):
        return _lines(data, start)
    return _sound(data, start, is_list=opening == b"[") or _patient(data, start)


def text_start(data: bytes) -> int:
    """Where the first bracket of a story stands in its bytes.

    Raises:
        NotAStoryError: as `layout_of`.
    """
    start = len(_BOM) if data.startswith(_BOM) else 0
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:4]:
        raise NotAStoryError("utf-16")
    start = _after(_SPACE, data, start)
    opening = data[start : start + 1]
    if not opening:
        raise NotAStoryError("empty")
    if opening not in (b"{", b"["):
        raise NotAStoryError("other")
    return start


def is_lines(data: bytes, start: int) -> bool:
    """Whether the first line is a record of its own, not a whole story, and another one follows."""
    end = data.find(b"\n", start)
    if end < 0 or not data[end:].strip():
        return False
    try:
        keys = msgspec.json.decode(data[start:end], type=dict[str, msgspec.Raw])
    except UNREADABLE:
        return b'{"' in data[end : end + 3] and data[start:end].rstrip().endswith(b"}")
    return "events" not in keys or "date" in keys


def _lines(data: bytes, start: int) -> Layout:
    layout = Layout()
    first = True
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if data[start:end].strip():
            if first and is_head(data[start:end]):
                _take_head(data, start, end, layout)
            else:
                layout.records["events"].append(Span(start, end))
            first = False
        start = end + 1
    return layout


def is_head(line: bytes) -> bool:
    """Whether the first line of one-record-a-line tells about the story instead of being an event."""
    try:
        keys = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except UNREADABLE:
        return False
    return "date" not in keys and not keys.keys().isdisjoint(("format", "actors", "sources"))


def _take_head(data: bytes, start: int, end: int, layout: Layout) -> None:
    head = _sound(data[:end], start, is_list=False) or _patient(data[:end], start)
    layout.fields, layout.records = head.fields, head.records
    layout.not_lists, layout.doubled = head.not_lists, head.doubled


def _sound(data: bytes, start: int, *, is_list: bool) -> Layout | None:
    """The layout by the fast parser, None where it finds a flaw or a doubled key."""
    body = memoryview(data)[start:]
    try:
        if is_list:
            layout = Layout()
            raws = msgspec.json.decode(body, type=list[msgspec.Raw])
            layout.records["events"] = list(_places(data, start + 1, raws))
            return layout
        return _sound_object(data, start, msgspec.json.decode(body, type=dict[str, msgspec.Raw]))
    except UNREADABLE:
        return None


def _sound_object(data: bytes, start: int, values: dict[str, msgspec.Raw]) -> Layout | None:
    """The layout of a sound object, None where a key of it stands twice.

    The values stand in the file in the order in which the parser gave them, each behind its key.
    """
    layout = Layout()
    for key, raw in values.items():
        found = _KEY.match(data, start)
        if found is None or msgspec.json.decode(found[1]) != key:
            return None
        span = Span(found.end(), found.end() + len(memoryview(raw)))
        if key not in LISTS:
            layout.fields[key] = span
        elif data[span.start : span.start + 1] == b"[":
            raws = msgspec.json.decode(raw, type=list[msgspec.Raw])
            layout.records[key] = list(_places(data, span.start + 1, raws))
        elif data[span.start : span.end] != b"null":
            layout.not_lists[key] = span
        start = span.end
    closing = _after(_BETWEEN, data, start)
    return layout if data[closing : closing + 1] in (b"}", b"{") else None


def _places(data: bytes, start: int, raws: list[msgspec.Raw]) -> Iterator[Span]:
    """The places of consecutive records; between two there is only white space and a comma."""
    for raw in raws:
        start = _after(_BETWEEN, data, start)
        yield Span(start, start + len(memoryview(raw)))
        start += len(memoryview(raw))


def _after(pattern: re.Pattern[bytes], data: bytes, start: int) -> int:
    """The byte offset behind what the pattern, which fits anything, takes at `start`."""
    found = pattern.match(data, start)
    return found.end() if found else start


def _patient(data: bytes, start: int) -> Layout:
    """The layout by brackets and quotation marks alone."""
    layout = Layout(flaw=_flaw(data, start))
    tokens = Tokens(data, start)
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


def _take_value(data: bytes, tokens: Tokens, key: str, layout: Layout) -> None:
    value = tokens.next()
    begin = tokens.start
    if key in layout.fields or key in layout.not_lists or layout.records.get(key):
        layout.doubled[key] = Span(begin, begin)
    if key in LISTS and value == b"[":
        layout.records[key] = list(tokens.items())
        return
    span = tokens.value_from(begin, value)
    if key not in LISTS:
        layout.fields[key] = span
    elif data[span.start : span.end] != b"null":
        layout.not_lists[key] = span


def _flaw(data: bytes, start: int) -> int | None:
    """Byte offset of the first flaw in the file as a whole, as far as it can be told."""
    whole = HALF_PAIR.sub(LETTER, data)
    try:
        msgspec.json.decode(memoryview(whole)[start:], type=msgspec.Raw)
    except UnicodeDecodeError:
        return start
    except msgspec.DecodeError as error:
        found = re.search(r"\(byte (\d+)\)", str(error))
        return start + int(found[1]) if found else len(data)
    except RecursionError:
        return start
    return None


class Tokens:
    """Steps through strings, brackets and the rest; knows where the last token stood."""

    __slots__ = ("_data", "_held", "_matches", "cut", "end", "start")

    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._matches = _TOKEN.finditer(data, start)
        self._held = b""
        self.start = self.end = start
        self.cut = False

    def next(self) -> bytes:
        """The next token; empty at the end of the data."""
        if self._held:
            token, self._held = self._held, b""
            return token
        match = next(self._matches, None)
        if match is None:
            self.start = self.end = len(self._data)
            return b""
        self.start, self.end = match.span()
        self.cut = match[1] is not None
        return self._data[self.start : self.start + 1] if self.end - self.start > _LONG else match.group()

    def value_from(self, begin: int, first: bytes) -> Span:
        """The place of the value whose first token was just read at `begin`.

        One missing or wrong closing bracket spoils its own value and not the ones behind it: a bracket
        closes what stands around the innermost one, too, and an object between a comma and the place of a
        key begins a value of its own.
        """
        opened = bytearray(first) if first in (b"{", b"[") else bytearray()
        token, end = first, self.end
        while opened:
            before, token = token, self.next()
            if not token:
                return Span(begin, len(self._data), whole=False)
            if token == b"{" and before == b"," and opened.endswith(b"{"):
                opened.pop()
                if not opened:
                    self._held = token
                    return Span(begin, end)
            if token in (b"{", b"["):
                opened += token
            elif token in _PARTNER:
                inner_is_open = opened[-2:-1] == _PARTNER[token] != opened[-1:]
                del opened[-2 if inner_is_open else -1 :]
            end = end if token == b"," else self.end
        return Span(begin, self.end, whole=bool(first) and not self.cut)

    def items(self) -> Iterator[Span]:
        """The places of the values of the list whose bracket was just read."""
        while True:
            token = self.next()
            if token in (b"", b"]"):
                return
            if token != b",":
                yield self.value_from(self.start, token)
