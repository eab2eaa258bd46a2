"""The command: writes a story as one JSON object or as lines, plain or packed.

Nothing of a story is held but its cast: events are written as they are made.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from generating.cast import actors, as_json, number_of_actors, number_of_sources, sources
from generating.events import Newsroom

_MOST_EVENTS = 9_999_999
"""An event's id has seven digits."""
_PIECE = 2000
_LEVEL = 6
_REFUSED = 2


class Order(NamedTuple):
    """What was asked for.

    Attributes:
        events: how many.
        seed: the same seed makes the same story.
        form: `json` for one object, `ndjson` for lines: the head, then one event each.
        packed: whether to pack it with gzip.
        output: the file to write, None for standard output.
    """

    events: int
    seed: int
    form: str
    packed: bool
    output: Path | None


def story(events: int, seed: int, form: str) -> Iterator[str]:
    """A story in pieces of text."""
    name = f"dateline/1/{seed}"
    cast_of, origins = actors(name, number_of_actors(events)), sources(name, number_of_sources(events))
    title: dict[str, object] = {"de": f"{events} erfundene Ereignisse", "en": f"{events} invented events"}
    yield f'{{"format":"dateline/1","title":{as_json(title)},"language":"de","sources":['
    yield ",".join(origins)
    yield '],"actors":['
    yield ",".join([actor.record for actor in cast_of])
    between, end = (",", "]}\n") if form == "json" else ("\n", "\n")
    yield '],"events":[' if form == "json" else "]}\n"
    told = Newsroom(name, events, cast_of, len(origins)).events()
    yield next(told)
    while piece := list(islice(told, _PIECE)):
        yield between + between.join(piece)
    yield end


def write(order: Order, file: BinaryIO) -> None:
    """Write a story to an open file."""
    packing: AbstractContextManager[BinaryIO] = nullcontext(file)
    if order.packed:
        # Neither name nor time: the same story is the same bytes.
        packed = gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=file, mtime=0)
        packing = cast("AbstractContextManager[BinaryIO]", packed)
    with packing as target:
        for piece in story(order.events, order.seed, order.form):
            target.write(piece.encode())


def _asked() -> Order:
    parser = argparse.ArgumentParser(description="Write a made-up story, the same one for the same seed.")
    parser.add_argument("events", type=partial(_number, 1, _MOST_EVENTS), help="how many events")
    parser.add_argument("--seed", type=int, default=1, help="another number makes another story (1)")
    parser.add_argument("--form", choices=("json", "ndjson"), default="json", help="one object, or lines")
    parser.add_argument("--gzip", action="store_true", help="pack it")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to; standard output if absent"
    )
    asked = parser.parse_args()
    return Order(asked.events, asked.seed, asked.form, asked.gzip, asked.output)


def _number(least: int, most: int, text: str) -> int:
    number = int(text.replace("_", ""))
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"{number} is not between {least} and {most}")
    return number


def main() -> int:
    """Write what the command line asks for."""
    order = _asked()
    try:
        return _written(order)
    except OSError as error:
        print(f"cannot write the story: {error}", file=sys.stderr)
        return _REFUSED


def _written(order: Order) -> int:
    if order.output is not None:
        with order.output.open("wb") as file:
            write(order, file)
        return 0
    if sys.stdout.isatty():
        print(
            "a story is not for a terminal: name a file with -o, or lead the output elsewhere",
            file=sys.stderr,
        )
        return _REFUSED
    write(order, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return 0
