"""From filters as people write them, on a command line or on the screen, to a `Query` about one story.

A person writes names, aliases and usual spellings of dates; a `Query` holds ids, codes
and EDTF. What cannot be told is refused with the candidates or what was probably meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tui.archive.archive import Archive
from tui.archive.names import WHOLE
from tui.errors import UsageError
from tui.model.dates import DateError, parse_typed
from tui.model.places import country_from
from tui.model.records import EVENT_STATUSES, UNCLEAR, Actor
from tui.model.texts import chosen
from tui.query.forms import Filter, QueryError, join_values, split_values, with_value
from tui.query.query import Query
from tui.settings.problem import did_you_mean
from tui.text import fold, message_line, words
from tui.wording import N_, Wording

_MOST_NAMED = 8
"""Candidates that are named in a sentence."""
_MOST_COMPARED = 5000
"""Names that are compared letter by letter: comparing fifty thousand would take a second."""
_ALIKE = 0.8
"""A name must be this much like the one typed to be suggested: chance brings many countries to 0.7."""


class Asking:
    """Understands the values of filters for one story."""

    def __init__(self, archive: Archive, wording: Wording, today: date) -> None:
        """Take the story, the language of a refusal, and the day that `yesterday` and `-2w` count from."""
        self._archive = archive
        self._wording = wording
        self._today = today
        self._readers: dict[str, Callable[[str], str]] = {
            "countries": self._country,
            "actors": self._actor,
            "sources": self._source,
            "kinds": self._kind,
            "statuses": self._status,
            "since": self._date,
            "until": self._date,
        }

    def added(self, query: Query, entry: Filter, written: str, *, ruled_out: bool) -> Query:
        """The query with one value as written added to it.

        Raises:
            UsageError: the value is unknown, ambiguous or empty.
        """
        read = self._readers.get(entry.part)
        if read is None:
            value = written
        elif entry.facet:
            value = join_values([read(single.strip()) for single in split_values(written)])
        else:
            value = read(written)
        try:
            return with_value(query, entry, value, ruled_out=ruled_out)
        except QueryError as error:
            values = {name: message_line(text, "utf-8") for name, text in error.values.items()}
            raise UsageError(self._wording.say(error.template, **values)) from None

    def _country(self, typed: str) -> str:
        if typed in self._archive.columns.postings["countries"]:
            return typed
        code = country_from(typed)
        if code is None:
            raise self._unknown(N_("there is no country “{value}”"), typed, self._country_names())
        return code

    def _country_names(self) -> Iterable[str]:
        from tui.model.places import ALPHA3, country_name

        return [country_name(code, self._wording) for code in ALPHA3]

    def _actor(self, typed: str) -> str:
        if typed in self._archive.columns.postings["actors"] or typed in self._archive.listed:
            return typed
        found = self._called(typed)
        if not found:
            names = (name for actor in self._archive.actors for name in _names(actor))
            raise self._unknown(N_("there is no actor “{value}” in this story"), typed, names)
        if len(found) > 1:
            raise self._ambiguous(typed, found)
        return found[0].id

    def _called(self, typed: str) -> list[Actor]:
        """The actors with exactly this name."""
        fitting = self._archive.names_of_actors.find(words(typed))
        ids = (actor_id for actor_id, rank in fitting.items() if rank == WHOLE)
        # A name without a letter or digit is in no list of words.
        actors = map(self._archive.actor, ids) if words(typed) else self._archive.actors
        wanted = fold(typed)
        return [actor for actor in actors if wanted in map(fold, _names(actor))]

    def _ambiguous(self, typed: str, found: list[Actor]) -> UsageError:
        shown = [
            f"{actor.id} ({chosen(actor.name, self._wording.language, self._archive.language)[0]})"
            for actor in found[:_MOST_NAMED]
        ]
        more = ["…"] if len(found) > _MOST_NAMED else []
        sentence = N_("“{value}” is the name of several actors; write an id: {candidates}")
        value = message_line(typed, "utf-8")
        return UsageError(self._wording.say(sentence, value=value, candidates=", ".join(shown + more)))

    def _source(self, typed: str) -> str:
        known = self._archive.columns.postings["sources"]
        listed = list(self._archive.sources)
        if typed in known or typed in listed:
            return typed
        raise self._unknown(N_("there is no source “{value}” in this story"), typed, {*known, *listed})

    def _kind(self, typed: str) -> str:
        kinds = self._archive.columns.postings["kinds"]
        if typed in kinds:
            return typed
        by_fold = {fold(kind): kind for kind in kinds}
        if fold(typed) not in by_fold:
            sentence = N_("there is no kind “{value}” in this story")
            raise self._unknown(sentence, typed, kinds, sorted(kinds, key=lambda kind: -len(kinds[kind])))
        return by_fold[fold(typed)]

    def _status(self, typed: str) -> str:
        postings = self._archive.columns.postings["statuses"]
        if typed in postings:
            return typed
        in_words = {**{self._wording.say(status): status for status in EVENT_STATUSES}, UNCLEAR: UNCLEAR}
        named = {**{status: status for status in EVENT_STATUSES}, **in_words}
        by_fold = {fold(name): status for name, status in named.items()}
        if fold(typed) not in by_fold:
            sentence = N_("there is no status “{value}”")
            raise self._unknown(sentence, typed, {*named, *postings}, [*in_words, *_beyond(postings)])
        return by_fold[fold(typed)]

    def _date(self, typed: str) -> str:
        try:
            return parse_typed(typed, today=self._today).canonical
        except DateError as error:
            raise UsageError(self._wording.say(error.reason, **error.values)) from None

    def _unknown(
        self, sentence: str, typed: str, known: Iterable[str], listed: Sequence[str] = ()
    ) -> UsageError:
        """The refusal of a value, with the one that was probably meant and those that are listed."""
        said = self._wording.say(sentence, value=message_line(typed, "utf-8"))
        if listed:
            shown = [message_line(name, "utf-8") for name in listed[:_MOST_NAMED]]
            more = ["…"] if len(listed) > _MOST_NAMED else []
            said += "; " + self._wording.say(N_("there are: {words}"), words=", ".join(shown + more))
        return UsageError(did_you_mean(said, _meant(typed, known), self._wording))


def _meant(typed: str, known: Iterable[str]) -> str | None:
    """The name that is most like the one typed, of those that are alike enough."""
    from difflib import get_close_matches

    wanted = fold(typed)
    by_fold = {fold(name): name for name in known}
    # Names of too different a length cannot be alike, whatever their letters.
    near = [name for name in by_fold if 2 * min(len(name), len(wanted)) >= _ALIKE * (len(name) + len(wanted))]
    if len(near) > _MOST_COMPARED:
        near = [name for name in near if name[:1] == wanted[:1]][:_MOST_COMPARED]
    found = get_close_matches(wanted, near, 1, _ALIKE)
    return by_fold[found[0]] if found else None


def _beyond(statuses: Iterable[str]) -> list[str]:
    """Statuses of a story that the format does not know."""
    return [status for status in statuses if status not in (*EVENT_STATUSES, UNCLEAR)]


def _names(actor: Actor) -> tuple[str, ...]:
    """Everything an actor is called: id, name in every language, aliases."""
    names = actor.name.values() if isinstance(actor.name, dict) else (actor.name,)
    return actor.id, *names, *actor.aliases
