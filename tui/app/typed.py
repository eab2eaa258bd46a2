"""From the bytes of a keyboard to keys, pastes and clicks, whatever the bytes are.

Textual's parser takes them for what a terminal would send. A byte that is not UTF-8, a key with a number no
character has, and a window of a billion columns each ended the program; a paste that nobody ends kept every
key after it. Its parser has no public name, and this is the one place that uses it.
"""

from __future__ import annotations

import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from textual._xterm_parser import XTermParser
from textual.events import Key, Resize
from textual.message import Message

PASTE_BEGINS = "\x1b[200~"
PASTE_ENDS = "\x1b[201~"
ESCAPE_SHOWN = "␛"
"""Stands for an Esc in a paste, which Textual would take for the beginning of a key."""
_SILENCE = 2.0
"""Seconds without a byte after which a paste is taken for ended, so that keys are keys again."""
_LONGEST_PASTE = 1_000_000
"""Characters of a paste that are kept."""
_LARGEST = (2000, 1000)
"""Columns and lines of the largest window that is believed in."""


class Typed:
    """Makes messages of what is typed."""

    def __init__(self, *, debug: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing typed; `debug` has Textual keep a record of what is."""
        self._debug = debug
        self._clock = clock
        self._parser = XTermParser(debug)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._pasted: int | None = None
        self._before = ""
        self._last = 0.0

    def read(self, typed: bytes) -> Iterator[Message]:
        """The messages that bytes make, those before them considered; what is not UTF-8 is read as U+FFFD."""
        self._last = self._clock()
        text = self._decoder.decode(typed)
        while text:
            if self._pasted is None:
                keys, text = self._until_paste(text)
            else:
                keys, text = self._until_end(self._before + text, self._pasted)
            if keys:
                # No text is what tells the parser of the end; half a character is none yet.
                yield from self._parsed(partial(self._parser.feed, keys))

    def look_again(self) -> Iterator[Message]:
        """The messages of time that has gone by: an Esc that nothing followed, a paste that has stopped."""
        if self._pasted is not None and self._clock() - self._last > _SILENCE:
            yield from self.read(PASTE_ENDS.encode())
        yield from self._parsed(self._parser.tick)

    def _until_paste(self, text: str) -> tuple[str, str]:
        """The text as far as the beginning of a paste, and what is after it."""
        begins = (self._before + text).find(PASTE_BEGINS)
        if begins < 0:
            self._before = (self._before + text)[1 - len(PASTE_BEGINS) :]
            return text, ""
        cut = begins + len(PASTE_BEGINS) - len(self._before)
        self._before, self._pasted = "", 0
        return text[:cut], text[cut:]

    def _until_end(self, text: str, pasted: int) -> tuple[str, str]:
        """The text as far as the end of the paste, in which nothing else acts, and what is after it."""
        body, end, rest = text.partition(PASTE_ENDS)
        self._before = "" if end else _begun_end(body)
        kept = body[: len(body) - len(self._before)][: _LONGEST_PASTE - pasted]
        self._pasted = None if end else pasted + len(kept)
        return kept.replace("\x1b", ESCAPE_SHOWN) + end, rest

    def _parsed(self, parse: Callable[[], Iterable[Message]]) -> Iterator[Message]:
        """What the parser makes of it; it is begun anew where it fails over a number."""
        try:
            yield from filter(_is_sound, parse())
        except (ValueError, ArithmeticError):
            self._parser = XTermParser(self._debug)
            self._before, self._pasted = "", None


def _begun_end(text: str) -> str:
    """What of the end of a text may be the beginning of the end of a paste."""
    begun = (PASTE_ENDS[:length] for length in range(len(PASTE_ENDS) - 1, 0, -1))
    return next(filter(text.endswith, begun), "")


def _is_sound(message: Message) -> bool:
    """Whether a message is one a terminal could mean."""
    if isinstance(message, Key):
        return not any("\ud800" <= char <= "\udfff" for char in message.character or "")
    if isinstance(message, Resize):
        return 0 < message.size.width <= _LARGEST[0] and 0 < message.size.height <= _LARGEST[1]
    return True
