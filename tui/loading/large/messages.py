"""What the program that indexes tells the one that started it: one message a line."""

from __future__ import annotations

import os
from collections.abc import Callable

import msgspec
from msgspec import Struct


class Progress(Struct, frozen=True, tag="progress"):
    """How far one share of the work is.

    Attributes:
        stage: `unpacking`, `reading`, `joining` or `searching`.
        share: number of the share.
        done, total: bytes or events of the share.
        events: events found in the share so far.
    """

    stage: str
    share: int = 0
    done: int = 0
    total: int = 0
    events: int = 0


class Ready(Struct, frozen=True, tag="ready"):
    """The index is in its place: the story can be opened."""


class Searchable(Struct, frozen=True, tag="searchable"):
    """The text index is in its place, too."""


class Refused(Struct, frozen=True, tag="refused"):
    """The file cannot be read; the sentence says why."""

    sentence: str


class Unsaved(Struct, frozen=True, tag="unsaved"):
    """The index could not be written; the reason is the system's."""

    reason: str


Message = Progress | Ready | Searchable | Refused | Unsaved

Tell = Callable[[Message], None]
"""Told how far the work is."""

_DECODER: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)


def while_wanted(tell: Tell, parent: int) -> Tell:
    """What tells in a copy of a program; without the program itself, the copy ends."""

    def told(message: Message) -> None:
        if os.getppid() != parent:
            os._exit(1)
        tell(message)

    return told


def encoded(message: Message) -> bytes:
    """A message as a line."""
    return msgspec.json.encode(message) + b"\n"


def decoded(line: bytes) -> Message | None:
    """The message in a line; None where it is none."""
    try:
        return _DECODER.decode(line)
    except msgspec.MsgspecError:
        return None
