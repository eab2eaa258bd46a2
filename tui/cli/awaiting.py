"""Waits for the saved index of a large story, and shows on standard error how far it is.

The screen need not wait: it shows the first events meanwhile. What prints has nothing to say before.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from tui.archive.saved.cache import Cache
from tui.cli.bar import shown
from tui.errors import UnreadableError
from tui.loading.gate import Opened
from tui.loading.large.child import FAILED
from tui.loading.large.finding import open_saved
from tui.loading.large.messages import Message, Progress, Ready, Refused, Unsaved
from tui.loading.large.watching import Ended, Indexing
from tui.loading.opening import LARGEST, refusal, refused
from tui.text import message_line
from tui.wording import N_, Wording

_ATTEMPTS = 2
"""How often an index is made where the story is another one when it is done."""


class UnsavedError(UnreadableError):
    """The saved index of a story cannot be written."""


class Indexed(Struct, frozen=True):
    """A large story as it was opened.

    Attributes:
        opened: the story.
        was_made: whether its index, or a part of it, had to be made.
    """

    opened: Opened
    was_made: bool


def opened_large(
    name: str, wording: Wording, cache: Cache, largest: int = LARGEST, *, searchable: bool
) -> Opened:
    """A large story by its saved index; where none can be kept, by one that is removed at once.

    Raises:
        UnreadableError: the story cannot be read, or not be indexed.
    """
    try:
        return indexed(name, wording, cache, largest, searchable=searchable).opened
    except UnsavedError:
        # What an archive needs of these files it has read, or holds open.
        with TemporaryDirectory(prefix="dateline-") as folder:
            return indexed(name, wording, Cache(Path(folder)), largest, searchable=searchable).opened


def indexed(
    name: str, wording: Wording, cache: Cache, largest: int = LARGEST, *, searchable: bool = True
) -> Indexed:
    """A large story by its saved index, of which is made first what is missing.

    Args:
        name: of the story file.
        wording: the language of what is shown and refused.
        cache: where the index lies.
        largest: bytes the story may have, unpacked.
        searchable: whether its text index is needed, too.

    Raises:
        UnsavedError: the index cannot be written.
        UnreadableError: the story cannot be read, or not be indexed.
    """
    for attempt in range(_ATTEMPTS + 1):
        opened = _saved(name, wording, cache)
        if opened is not None and (opened.archive.texts.is_ready or not searchable):
            return Indexed(opened, attempt > 0)
        if attempt < _ATTEMPTS:
            _make(name, wording, cache, largest, only_texts=opened is not None, searchable=searchable)
    reason = wording.say(N_("it is changed while it is being read"))
    raise UnreadableError(refusal(name, wording, reason))


def _saved(name: str, wording: Wording, cache: Cache) -> Opened | None:
    try:
        return open_saved(name, wording, cache)
    except (OSError, ValueError) as error:
        raise refused(name, wording, error) from None


def _make(
    name: str, wording: Wording, cache: Cache, largest: int, *, only_texts: bool, searchable: bool
) -> None:
    """Make what is missing of an index; whatever ends this ends the program that does it."""
    if not cache.is_writable():
        raise _unsaved(name, wording, cache, wording.say(N_("the folder cannot be written")))
    try:
        indexing = Indexing(name, cache, wording, largest, only_texts=only_texts)
    except (OSError, ValueError) as error:
        raise refused(name, wording, error) from None
    done = False
    try:
        with shown(wording) as show:
            for message in indexing.messages():
                _heed(message, name, wording, cache, show)
                if isinstance(message, Ready) and not searchable:
                    break
            else:
                done = True
    finally:
        if not done:
            indexing.stop()
    cache.tidy(keep=cache.entry(name))


def _heed(
    message: Message | Ended, name: str, wording: Wording, cache: Cache, show: Callable[[Progress], None]
) -> None:
    match message:
        case Progress():
            show(message)
        case Refused():
            raise UnreadableError(message.sentence)
        case Unsaved():
            raise _unsaved(name, wording, cache, message.reason)
        case Ended():
            raise UnreadableError(refusal(name, wording, why_ended(message, wording)))


def _unsaved(name: str, wording: Wording, cache: Cache, reason: str) -> UnsavedError:
    sentence = N_("the index of {file} cannot be written in {folder}: {reason}")
    folder = message_line(str(cache.folder), "utf-8")
    return UnsavedError(wording.say(sentence, file=message_line(name), folder=folder, reason=reason))


def why_ended(ended: Ended, wording: Wording) -> str:
    """Why the program that indexes has ended before its work was done, in words."""
    if ended.code < 0:
        said = wording.say(N_("the program that indexes it was ended by signal {number}"), number=-ended.code)
    else:
        said = wording.say(N_("the program that indexes it ended with code {code}"), code=ended.code)
    if ended.code in (-signal.SIGKILL, FAILED):
        said += "; " + wording.say(N_("perhaps there was not enough memory"))
    return said
