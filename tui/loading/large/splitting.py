"""Splits a list of records, or lines of records, that is too long to be read at once.

A window of the file is cut behind a record wherever a cut looks right, and what lies
before the cut is given to a strict parser as a list of its own. If the parser agrees,
the cut was between two records: JSON read from the start of a record can be read in one
way only. If it does not agree, nothing is believed and the file takes the slow way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol

import msgspec
from msgspec import Struct

from tui.loading.large.seams import UnsplitError, after, flaw_in, is_sound_list, parsed, seam_of
from tui.loading.scanning import Tokens

Read = Callable[[int, int], bytes]
"""Bytes of a file: from an offset on, so many or, at its end, fewer."""
Record = tuple[int, bytes]
"""Byte offset of a record in the file, and its bytes."""


class Piece(Struct, frozen=True):
    """Some records of a file.

    Attributes:
        base: byte offset of the window in the file.
        window: bytes in which they stand.
        spans: where each begins and ends in the window.
    """

    base: int
    window: bytes
    spans: list[tuple[int, int]]

    def __iter__(self) -> Iterator[Record]:
        return ((self.base + start, self.window[start:end]) for start, end in self.spans)


_Found = tuple[Piece, int, bool]
"""Records, the length of what they were found in, and whether their list ends there."""

WINDOW = 4 * 1024**2
"""Bytes that are split at once."""
LARGEST_RECORD = 256 * 1024**2
"""A record longer than this is left to the slow way."""
_SOME = 65_536
_MOST_CUTS = 16


class Splitter(Protocol):
    """Goes through the records of a file, or of a part of one.

    Attributes:
        position: up to where they have been told apart; at the end, behind their last byte.
        cut: a last record in which the file ends.
        flaw: where the file first stops being valid JSON, as far as that was noticed.
    """

    position: int
    cut: Record | None
    flaw: int | None

    def pieces(self) -> Iterator[Piece]:
        """Some records at a time, in the order of the file.

        Raises:
            UnsplitError: they cannot be told apart in this way.
        """
        ...

    def beginning_near(self, offset: int) -> int | None:
        """Where a record probably begins, at an offset or behind it."""
        ...


class ListSplitter:
    """Goes through the records of a list.

    Attributes:
        position, cut, flaw: as in `Splitter`; at the end of the list, the position is behind its bracket.
    """

    def __init__(self, read: Read, start: int, limit: int | None = None) -> None:
        """Take the file and where to begin.

        Args:
            read: reads the file.
            start: offset of a record, or behind the opening bracket.
            limit: offset of the first record left to somebody else; without it, to the end of the list.
        """
        self._read = read
        self._limit = limit
        self._seam = seam_of(read(start, _SOME)) or seam_of(read(start, WINDOW))
        self.position = start
        self.cut: Record | None = None
        self.flaw: int | None = None

    def beginning_near(self, offset: int) -> int | None:
        """Where a record probably begins."""
        if self._seam is None:
            return None
        found = self._seam.first_in(self._read(offset, WINDOW))
        return None if found is None else offset + found

    def pieces(self) -> Iterator[Piece]:
        """Some records at a time."""
        size, ended = WINDOW, False
        while not ended:
            wanted = size if self._limit is None else min(size, self._limit - self.position)
            window = self._read(self.position, wanted)
            last = self._limit is not None and self.position + wanted == self._limit
            at_end = len(window) < wanted
            found = self._records(window, last=last)
            recovered = found is None
            if found is None:
                found = self._recovered(window, last=last, at_end=at_end)
            if found is None:
                if last or size >= LARGEST_RECORD:
                    raise UnsplitError
                size *= 4
                continue
            records, length, ended = found
            if ended and self._limit is not None:
                # What lies before somebody else's first record has to be of the same list.
                raise UnsplitError
            yield records
            self.position += length
            ended = ended or last or (recovered and at_end)
            size = WINDOW

    def _recovered(self, window: bytes, *, last: bool, at_end: bool) -> _Found | None:
        """What can be told apart in a window with a flaw, by brackets and quotation marks alone.

        None where the window may be too small for even one record.
        """
        tokens = Tokens(window, 0)
        spans = list(tokens.items())
        closed = window[tokens.start : tokens.end] == b"]"
        unfinished = None
        if spans and not closed and not (at_end and spans[-1].whole):
            # What looks whole may go on behind the window, too.
            unfinished = spans.pop()
        if last or not (spans or closed or at_end):
            return None
        length = tokens.end if unfinished is None else unfinished.start
        if self.flaw is None and (closed or at_end or not is_sound_list(window[:length])):
            self.flaw = self.position + flaw_in(window)
        records = Piece(self.position, window, [(span.start, span.end) for span in spans])
        if at_end and unfinished is not None:
            self.cut = self.position + unfinished.start, window[unfinished.start :]
            length = tokens.end
        return records, length, closed

    def _records(self, window: bytes, *, last: bool) -> _Found | None:
        """The records of a window that is sound; None where it is not, or may be too small."""
        if last:
            kept = window.rstrip(b" \t\r\n,")
            raws, closed = parsed(kept)
            if closed is not None:
                raise UnsplitError
            return self._placed(kept, raws), len(window), False
        for cut in islice(self._seam.last_in(window) if self._seam else (), _MOST_CUTS):
            kept = window[:cut]
            try:
                raws, closed = parsed(kept)
            except UnsplitError:
                continue
            if closed is not None:
                return self._placed(kept, raws), closed + 1, True
            return self._placed(kept, raws), cut + len(self.between), False
        return self._rest(window)

    def _rest(self, window: bytes) -> _Found | None:
        """The same where no cut is found: the list ends in the window, or the window is too small."""
        try:
            raws, closed = parsed(window)
        except UnsplitError:
            return None
        return None if closed is None else (self._placed(window, raws), closed + 1, True)

    @property
    def between(self) -> bytes:
        """What stands between two records."""
        return self._seam.between if self._seam else b","

    def _placed(self, window: bytes, raws: list[msgspec.Raw]) -> Piece:
        """The records with their places."""
        between = self.between
        found: list[tuple[int, int]] = []
        place = after(window, 0)
        for raw in raws:
            end = place + len(memoryview(raw))
            found.append((place, end))
            place = end + len(between) if window.startswith(between, end) else after(window, end)
            if window[place : place + 1] not in (b"{", b""):
                place = after(window, end)
        return Piece(self.position, window, found)


class LineSplitter:
    """Goes through records that stand on a line each; every line is judged on its own.

    Attributes:
        position, cut, flaw: as in `Splitter`; a line is a record whatever stands in it.
    """

    def __init__(self, read: Read, start: int, limit: int | None = None) -> None:
        """Take the file, where the first line begins, and where the first line of somebody else does."""
        self._read = read
        self._limit = limit
        self.position = start
        self.cut: Record | None = None
        self.flaw: int | None = None

    def beginning_near(self, offset: int) -> int | None:
        """Where a line begins."""
        found = self._read(offset, WINDOW).find(b"\n")
        return None if found < 0 else offset + found + 1

    def pieces(self) -> Iterator[Piece]:
        """Some records at a time."""
        size = WINDOW
        while True:
            wanted = size if self._limit is None else min(size, self._limit - self.position)
            window = self._read(self.position, wanted)
            if not window:
                return
            last = len(window) < wanted or self.position + wanted == self._limit
            cut = len(window) if last else window.rfind(b"\n") + 1
            if not cut:
                if size >= LARGEST_RECORD:
                    raise UnsplitError
                size *= 4
                continue
            yield self._lines(window[:cut])
            self.position += cut
            size = WINDOW

    def _lines(self, window: bytes) -> Piece:
        found: list[tuple[int, int]] = []
        place = 0
        for line in window.split(b"\n"):
            end = place + len(line)
            if line.strip():
                found.append((place, end))
            place = end + 1
        return Piece(self.position, window, found)
