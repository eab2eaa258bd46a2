"""What stands between the records of a list, and a strict parser's word on whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

from tui.loading.scanning import HALF_PAIR, LETTER, UNREADABLE, Span, Tokens

_MOST_TRIED = 1000
_FIRST_KEY = re.compile(rb'\{\s*"[^"\\]*"')
_VALUE = rb'\s*(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s"\[\]{},]+)\s*'
_TWO_KEYS = re.compile(rb'\{\s*("[^"\\]*")\s*:' + _VALUE + rb',(\s*"[^"\\]*")', re.DOTALL)
_TRAILING = re.compile(r"trailing characters \(byte (\d+)\)")
_BYTE = re.compile(r"\(byte (\d+)\)")
_BETWEEN = re.compile(rb"[\s,]*")


class UnsplitError(Exception):
    """The records cannot be told apart in this way."""


class Seam:
    """What stands between two records of a list, as far as can be told from the first two."""

    __slots__ = ("_begins", "_sign", "between")

    def __init__(self, between: bytes, first: bytes) -> None:
        """Take the bytes between two records and the first of them."""
        self.between = between
        opening = _FIRST_KEY.match(first)
        keys = _TWO_KEYS.match(first)
        self._sign = b"}" + between + (opening[0] if opening else b"{")
        # Quotes of an event may begin with the same key as events do, but hardly with the same two.
        two_keys = rb"\{\s*%s\s*:" + _VALUE.replace(b"%", b"%%") + rb",%s"
        self._begins = re.compile(two_keys % tuple(map(re.escape, keys.groups())) if keys else rb"\{")

    def last_in(self, window: bytes) -> Iterator[int]:
        """Where a window can be cut behind a record, the last place first, as far as it looks right."""
        place = len(window)
        for _ in range(_MOST_TRIED):
            place = window.rfind(self._sign, 0, place)
            if place < 0:
                return
            if self._begins.match(window, place + 1 + len(self.between)):
                yield place + 1

    def first_in(self, window: bytes) -> int | None:
        """Where the first record of a window begins that has another before it."""
        place = 0
        for _ in range(_MOST_TRIED):
            place = window.find(self._sign, place) + 1
            if not place:
                return None
            beginning = place + len(self.between)
            if self._begins.match(window, beginning):
                return beginning
        return None


def seam_of(window: bytes) -> Seam | None:
    """What stands between the first two records of a list."""
    first_two: list[Span] = list(islice(Tokens(window, 0).items(), 2))
    if len(first_two) < 2 or not all(span.whole for span in first_two):
        return None
    first, second = first_two
    between = window[first.end : second.start]
    if window[first.end - 1 : first.end] != b"}" or between.strip(b" \t\r\n") != b",":
        return None
    return Seam(between, window[first.start : first.end])


def parsed(window: bytes) -> tuple[list[msgspec.Raw], int | None]:
    """The values of a list that goes on, and where in the window its closing bracket stands, if it does.

    Raises:
        UnsplitError: the window does not end behind a value.
    """
    wrapped = b"[" + window + b"]"
    try:
        return msgspec.json.decode(wrapped, type=list[msgspec.Raw]), None
    except UNREADABLE as error:
        reason = str(error)
    if HALF_PAIR.search(wrapped):
        return _parsed_patiently(wrapped)
    return _parsed_closed(wrapped, reason)


def _parsed_patiently(wrapped: bytes) -> tuple[list[msgspec.Raw], int | None]:
    """The same where half a surrogate pair may be all that the strict parser does not like."""
    wrapped = HALF_PAIR.sub(LETTER, wrapped)
    try:
        return msgspec.json.decode(wrapped, type=list[msgspec.Raw]), None
    except UNREADABLE as error:
        return _parsed_closed(wrapped, str(error))


def _parsed_closed(wrapped: bytes, reason: str) -> tuple[list[msgspec.Raw], int | None]:
    """The same where the list may be closed in the window."""
    trailing = _TRAILING.search(reason)
    if trailing is None:
        raise UnsplitError
    closing = wrapped.rfind(b"]", 0, int(trailing[1]) - 1)
    try:
        return msgspec.json.decode(wrapped[: closing + 1], type=list[msgspec.Raw]), closing - 1
    except UNREADABLE:
        raise UnsplitError from None


def is_sound_list(records: bytes) -> bool:
    """Whether some records of a list that goes on are valid JSON, with the comma behind the last."""
    try:
        # Something has to follow a comma, and nothing can follow a closing bracket.
        return parsed(records + b"0")[1] is None
    except UnsplitError:
        return False


def flaw_in(window: bytes) -> int:
    """Where a list that goes on first stops being valid JSON."""
    try:
        msgspec.json.decode(b"[" + HALF_PAIR.sub(LETTER, window), type=msgspec.Raw)
    except UNREADABLE as error:
        found = _BYTE.search(str(error))
        return int(found[1]) - 1 if found else len(window)
    return len(window)


def after(window: bytes, place: int) -> int:
    """The place behind the white space and commas at a place."""
    found = _BETWEEN.match(window, place)
    return found.end() if found else place
