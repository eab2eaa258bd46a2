"""What can be wrong with a story file: one table of codes and sentences.

A problem never stops the rest of the file. Its code is stable, so that scripts can
rely on it; its sentence is said in the user's language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import islice
from types import MappingProxyType

from msgspec import Struct, field

from tui.wording import N_, Wording

MOST_KEPT = 10_000
"""Problems kept with their sentence; further ones are counted only."""
LONGEST = 200
"""Characters of a value that a sentence quotes, so that it stays a sentence."""


class Effect(Enum):
    """What a problem did to the data."""

    REFUSED = "refused"
    """The record was left out."""
    DROPPED = "dropped"
    """The part was left out, the record kept."""
    KEPT = "kept"
    """Nothing was changed; what stands there is shown as it is."""
    STRICT = "strict"
    """Not wrong, only named when `check --strict` asks."""


class ProblemKind(Struct, frozen=True):
    """One kind of problem: what it does and its sentence, with `{names}` for what was found."""

    effect: Effect
    sentence: str


KINDS: Mapping[str, ProblemKind] = MappingProxyType(
    {
        "not-json": ProblemKind(Effect.REFUSED, N_("the record is not valid JSON: {reason}")),
        "cut-off": ProblemKind(Effect.REFUSED, N_("the file ends in the middle of this record")),
        "too-deep": ProblemKind(Effect.REFUSED, N_("the record is nested too deeply")),
        "not-a-record": ProblemKind(Effect.REFUSED, N_("expected an object in braces, found {found}")),
        "missing": ProblemKind(Effect.REFUSED, N_("the required field “{field}” is missing")),
        "required-type": ProblemKind(
            Effect.REFUSED, N_("the required field “{field}” should be {expected}, found {found}")
        ),
        "date": ProblemKind(Effect.REFUSED, N_("“{value}” is not a date in EDTF: {reason}")),
        "double-id": ProblemKind(Effect.REFUSED, N_("the id “{value}” is taken by an earlier record")),
        "not-imported": ProblemKind(Effect.REFUSED, N_("{reason}")),
        "wrong-type": ProblemKind(
            Effect.DROPPED, N_("“{field}” should be {expected}, found {found}; it was left out")
        ),
        "part-date": ProblemKind(
            Effect.DROPPED, N_("“{value}” is not a date in EDTF: {reason}; it was left out")
        ),
        "not-a-list": ProblemKind(
            Effect.DROPPED, N_("“{field}” should be a list, found {found}; it was left out")
        ),
        "encoding": ProblemKind(
            Effect.KEPT, N_("the bytes from {offset} on are not UTF-8; they are shown as �")
        ),
        "flaw": ProblemKind(
            Effect.KEPT,
            N_("the file stops being valid JSON in column {column}; what can be told apart was read"),
        ),
        "double-key": ProblemKind(Effect.KEPT, N_("the key “{value}” stands twice; the last one counts")),
        "empty-title": ProblemKind(Effect.KEPT, N_("the title is empty")),
        "unknown-country": ProblemKind(Effect.KEPT, N_("“{value}” is not a country code of ISO 3166-1")),
        "unknown-actor": ProblemKind(Effect.KEPT, N_("the actor “{value}” is not in the list of actors")),
        "unknown-source": ProblemKind(Effect.KEPT, N_("the source “{value}” is not in the list of sources")),
        "unknown-event": ProblemKind(Effect.KEPT, N_("there is no event “{value}”")),
        "unknown-record": ProblemKind(Effect.KEPT, N_("there is no event or quote “{value}”")),
        "refused-record": ProblemKind(Effect.KEPT, N_("“{value}” was left out because of its own problem")),
        "no-events": ProblemKind(Effect.KEPT, N_("the story holds no events")),
        "imported-so": ProblemKind(Effect.KEPT, N_("{reason}")),
        "unknown-status": ProblemKind(Effect.KEPT, N_("“{value}” is not a status of the format")),
        "unknown-kind": ProblemKind(Effect.KEPT, N_("“{value}” is not a kind of the format")),
        "double-quote-id": ProblemKind(
            Effect.KEPT, N_("the quote id “{value}” is taken by an earlier quote")
        ),
        "span": ProblemKind(Effect.KEPT, N_("the span {value} ends before it starts")),
        "unknown-field": ProblemKind(
            Effect.STRICT, N_("the format has no field “{value}”; it is kept and not shown")
        ),
        "hidden-characters": ProblemKind(
            Effect.STRICT,
            N_("the text holds characters that cannot be shown; they are replaced on the screen"),
        ),
    }
)
"""Every problem there is, by code."""


_TRANSLATED = ("expected", "found", "reason")
"""Values that are sentences or words of ours, with the other values in them."""


class Problem(Struct, frozen=True):
    """One thing found in one place.

    Attributes:
        code: a key of `KINDS`.
        file: the file's name as given.
        line: line number from 1, None where the place is not in a file.
        path: the place inside the story: `events[12].quotes[0].speaker`.
        values: what goes into the sentence.
        suggestion: what was probably meant, None where that cannot be told.
    """

    code: str
    file: str
    line: int | None
    path: str
    values: Mapping[str, str]
    suggestion: str | None = None

    @property
    def effect(self) -> Effect:
        """What it did to the data."""
        return KINDS[self.code].effect

    def sentence(self, wording: Wording) -> str:
        """What was found and what was expected, and what was probably meant."""
        values = {
            name: wording.say(value, **self.values) if name in _TRANSLATED else value
            for name, value in self.values.items()
        }
        said = wording.say(KINDS[self.code].sentence, **values)
        if self.suggestion is None:
            return said
        return said + "; " + wording.say(N_("did you mean “{value}”?"), value=self.suggestion)


class Problems(Struct):
    """All problems of one file: the first ones whole, all of them counted.

    Attributes:
        file: the file's name as given.
        counts: number by code.
    """

    file: str
    counts: Counter[str] = field(default_factory=Counter)
    _kept: list[Problem] = field(default_factory=list)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def add(
        self, code: str, line: int | None, path: str, suggestion: str | None = None, **values: object
    ) -> None:
        """Note a problem of a known kind."""
        self.note(code, line, path, values, suggestion)

    def note(
        self,
        code: str,
        line: int | None,
        path: str,
        values: Mapping[str, object],
        suggestion: str | None = None,
    ) -> None:
        """The same, whatever the values are called."""
        self.counts[code] += 1
        if len(self._kept) < MOST_KEPT:
            texts = {name: shortened(str(value)) for name, value in values.items()}
            self._kept.append(Problem(code, self.file, line, path, texts, suggestion))

    def take(self, problems: Iterable[Problem], counts: Mapping[str, int]) -> None:
        """Take problems that were noted elsewhere, and how many of each kind there were."""
        self.counts.update(counts)
        self._kept += islice(problems, max(MOST_KEPT - len(self._kept), 0))

    def number(self, *, strict: bool = False) -> int:
        """How many there are; those that are only named in strict mode count with `strict`."""
        return sum(n for code, n in self.counts.items() if strict or KINDS[code].effect is not Effect.STRICT)

    def with_effect(self, effect: Effect) -> int:
        """How many had this effect."""
        return sum(n for code, n in self.counts.items() if KINDS[code].effect is effect)


def shortened(text: str) -> str:
    """A value as a sentence quotes it."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
