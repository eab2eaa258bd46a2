"""From the bytes of one record to a clean, typed event.

An event is alive only while it is looked at: the archive keeps bytes and decodes the
one that is asked for. Cleaning happens here because this is the one door through which
text of a file comes in, at loading and at every later reading alike.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

from tui.model.records import Event, Quote
from tui.text import cleaned, raw_needs_cleaning, surely_clean
from tui.wording import LANGUAGES, N_, Wording

_Shape = TypeVar("_Shape")

_SOME_TIME = "XXXX"
"""EDTF for a year of which nothing is known."""

DECODE_FAILURES = (msgspec.MsgspecError, ValueError, RecursionError)
"""What decoding a stranger's bytes can raise (`UnicodeDecodeError` is a `ValueError`)."""


def decode(raw: bytes, shape: type[_Shape]) -> _Shape:
    """One record of the story format from its bytes, every string of it cleaned.

    Raises:
        msgspec.MsgspecError, ValueError, RecursionError: the bytes are not such a record.
    """
    if surely_clean(raw):
        record: _Shape = _decoder(cast("Hashable", shape)).decode(raw)
        return record
    text = str(raw, "utf-8")
    if raw_needs_cleaning(text):
        return msgspec.convert(cleaned(msgspec.json.decode(text)), shape)
    return msgspec.json.decode(text, type=shape)


@lru_cache(maxsize=16)
def _decoder(shape: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(shape)


def decode_event(raw: bytes) -> Event:
    """An event from its bytes, with the ids that the file leaves out derived from its content.

    Raises:
        msgspec.MsgspecError, ValueError, RecursionError: the bytes are not an event.
    """
    return with_ids(decode(raw, Event))


def lost_event() -> Event:
    """What stands for an event that can no longer be read, in each language of the interface."""
    sentence = N_("this event can no longer be read: the file was changed while it was open")
    return Event(date=_SOME_TIME, title={name: Wording(name).say(sentence) for name in LANGUAGES})


def with_ids(event: Event) -> Event:
    """The event with an id of its own and one for each quote, the same on every load."""
    if not event.id:
        event = msgspec.structs.replace(event, id=_derived("e", event))
    for quote in event.quotes:
        if not quote.id:
            return _with_quote_ids(event)
    return event


def _with_quote_ids(event: Event) -> Event:
    quotes = tuple(
        quote if quote.id else msgspec.structs.replace(quote, id=f"{event.id}.{_derived('q', quote)}")
        for quote in event.quotes
    )
    return msgspec.structs.replace(event, quotes=quotes)


def _derived(prefix: str, record: Event | Quote) -> str:
    from hashlib import blake2b

    return f"{prefix}-{blake2b(msgspec.json.encode(record), digest_size=8).hexdigest()}"
