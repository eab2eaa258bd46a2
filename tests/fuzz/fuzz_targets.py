"""What strangers' bytes and texts go into: each target is quiet, or raises where the program has a defect.

The short run of the tests and the long run of `make fuzz` use the same targets.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from msgspec import Struct

from tui.archive.saved.cache import Cache
from tui.archive.saved.identity import identity_of
from tui.archive.store import LostRecordError
from tui.cli.parsing import parse as parse_words
from tui.errors import UnreadableError, UsageError
from tui.loading.gate import Opened, admit
from tui.loading.large.finding import open_saved
from tui.loading.large.indexing import Job, index
from tui.loading.opening import Contents
from tui.model.dates import DateError, bounds, parse, suggest
from tui.model.dates.typed import parse_typed
from tui.query.forms import QueryError, from_text, to_text
from tui.text import needs_cleaning
from tui.wording import Wording

ENGLISH = Wording("en")
TODAY = date(2024, 11, 25)
BUNDLED = Path(__file__).resolve().parents[2] / "events.json"
SMALL = json.dumps(
    {
        "format": "dateline/1",
        "language": "de",
        "sources": [{"id": "s", "title": "Zeitung", "published": "2024", "derived_from": ["s"]}],
        "actors": [
            {"id": "a", "name": {"de": "Ä"}, "country": "KR", "role": [{"role": "R", "from": "2020"}]}
        ],
        "events": [
            {"id": "control", "date": "2026-01-03", "title": "CONTROL-EVENT"},
            {
                "id": "e",
                "date": "2024-10~",
                "title": {"de": "Außen", "en": "Out"},
                "countries": ["KR"],
                "actors": ["a", {"actor": "a", "as": "r"}],
                "quotes": [
                    {"id": "q", "text": '„x“ "y"', "speaker": "a", "translations": {"en": {"text": "x"}}},
                    {
                        "text": "z",
                        "speaker": {"as_printed": "ein Mann"},
                        "source": {"source": "s", "paragraph": 2},
                    },
                ],
                "sources": [{"source": "s", "paragraph": 1, "span": [0, 4]}],
                "replies_to": ["control"],
                "conflicts_with": ["q"],
                "tags": ["t"],
            },
        ],
    },
    ensure_ascii=False,
).encode()
"""A story with nearly everything in it, small enough to be tried thousands of times."""
DATES = (
    "2024-10-28", "2024-10-28T14:10:00Z", "2024-10-28T14:10:00+09:00", "2024-10", "2024", "198X",
    "2023/..", "../2005", "[2024-01..2024-03]", "{2024,2025-03}", "-0044-03-15?", "Y-17E7", "2024-21",
    "2024?-10~", "/2024", "2024-XX-3X", "%2024", "Y1700000002", "2024-W01", "12 Oct 2024", "+3d", "-2w",
    "yesterday",
)  # fmt: skip
QUERIES = (
    "country:KR -actor:a", 'search:"a b"', "since:2024-10 until:2025", "possibly:yes quotes:no",
    "kind:statement,treaty", "status:happened source:s words that are searched", "actor:'it\\'s'",
    '-country:KR,"D E"',
)  # fmt: skip
BITS = (
    b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\n", b"\0", b"\xff", b"\\ud800", b"1e999",
    b"null", b"-", b"\xef\xbb\xbf", b"9" * 400, b"\x1b]52;c;eA==\x07", b"[[[[", b'{"a":', b"..", b"/",
    b"X", b"?~%", b"T24:00:00",
)  # fmt: skip


def load(data: bytes) -> None:
    """The bytes of a story: it opens and can be looked at, or is refused in one line."""
    for strict in (False, True):
        try:
            opened = admit(Contents("story.json", data), ENGLISH, strict=strict)
        except UnreadableError as error:
            refusal = str(error)
            # Python calls what is not assigned yet unprintable; it does no harm.
            assert not needs_cleaning(refusal)
            assert "\n" not in refusal
            assert len(refusal) < 1500
            continue
        read_all(opened)


def read_all(opened: Opened) -> None:
    """Look at everything that is shown of a story."""
    archive = opened.archive
    for row in range(len(archive)):
        event = archive.event(row)
        json.dumps(event.id, ensure_ascii=False).encode()
        archive.when(row)
        archive.countries(row)
        archive.actors_of(row)
    for problem in opened.problems:
        assert problem.sentence(ENGLISH)


def dates(text: str) -> None:
    """A date of a story, and one that is typed: read, or refused; read again as it is written, the same."""
    with suppress(DateError):
        when = parse(text)
        assert parse(when.canonical) == when or parse(when.canonical).canonical == when.canonical
        bounds(text)
    with suppress(DateError):
        parse_typed(text, today=TODAY, anchor=1_730_000_000)
    found = suggest(text)
    if found is not None:
        parse(found)


def queries(text: str) -> None:
    """A query as it is typed: understood, or refused; what it is written as is the same query."""
    try:
        query = from_text(text)
    except QueryError:
        return
    assert from_text(to_text(query)) == query


def words(text: str) -> None:
    """A command line: understood, or refused."""
    with suppress(UsageError):
        parse_words(text.split("\n"), ENGLISH)


class SavedBytes:
    """A saved index whose bytes are put in place of the right ones."""

    def __init__(self) -> None:
        """Make the story and its index in a folder of their own."""
        folder = Path(mkdtemp(prefix="dateline-fuzz-"))
        self._path, self._cache = folder / "story.json", Cache(folder / "cache")
        self._path.write_bytes(SMALL)
        self._cache.prepare()
        with self._path.open("rb") as file:
            identity = identity_of(file.fileno())
            job = Job(
                str(self._path),
                len(SMALL),
                lambda offset, size: SMALL[offset : offset + size],
                self._cache.entry(str(self._path)),
                identity,
                identity,
                ENGLISH,
                lambda _: None,
            )
            index(job)
        self._index = self._cache.entry(str(self._path)).index
        self.sound = self._index.read_bytes()

    def try_out(self, data: bytes) -> None:
        """Open the story by an index of these bytes: it is not used, or tells of the same story."""
        self._index.write_bytes(data)
        opened = open_saved(str(self._path), ENGLISH, self._cache)
        if opened is not None:
            assert len(opened.archive) == 2
            with suppress(LostRecordError):
                read_all(opened)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changes."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(found) + 1)
        what = chance.randrange(6)
        if what == 0 and place < len(found):
            found[place] = chance.randrange(256)
        elif what == 1:
            del found[place : place + chance.randint(1, 30)]
        elif what == 2:
            found[place:place] = chance.choice(BITS)
        elif what == 3:
            found[place:place] = found[chance.randrange(len(found) + 1) :][: chance.randint(1, 80)]
        elif what == 4 and place < len(found):
            found[place] ^= 1 << chance.randrange(8)
        elif chance.randrange(20) == 0:
            del found[place:]
    return bytes(found)


def as_text(data: bytes) -> str:
    """Bytes as a text that may hold anything a text may."""
    return data.decode("utf-8", "surrogateescape")


class Target(Struct, frozen=True):
    """What is tried, and what it begins with."""

    try_out: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def targets() -> dict[str, Target]:
    """All targets by name."""
    saved = SavedBytes()
    lines = b"".join(json.dumps(event).encode() + b"\n" for event in json.loads(SMALL)["events"])
    return {
        "load": Target(load, (SMALL, SMALL, lines, BUNDLED.read_bytes())),
        "dates": Target(lambda data: dates(as_text(data)), tuple(map(str.encode, DATES))),
        "queries": Target(lambda data: queries(as_text(data)), tuple(map(str.encode, QUERIES))),
        "words": Target(
            lambda data: words(as_text(data)),
            (
                b"list\n--country\nKR\n--since=2024",
                b"check\n--strict\n--\n-x",
                b"--search\nx\nstory.json\n--ascii",
            ),
        ),
        "saved": Target(saved.try_out, (saved.sound,)),
    }


def findings_in(folder: Path) -> list[Path]:
    """What earlier runs have kept."""
    return sorted(folder.iterdir()) if os.path.isdir(folder) else []  # noqa: PTH112 - may not be there
