"""The parts of a story in words of one language, for formats that people read.

Every mark of the screen is a word here: status, kind of a quote, what is uncertain about
a date, a text that exists only in another language.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tui.archive.archive import Archive
from tui.exporters.selection import SOURCES, Selection
from tui.model.dates import parse
from tui.model.dates.display import long
from tui.model.places import country_name
from tui.model.records import Actor, Citation, DatedRole, Event, Involvement, Quote, Source, Text
from tui.model.roles import role_at
from tui.model.texts import base_language, quotation_marks
from tui.text import one_line
from tui.wording import N_, Wording

_STATUS_WORDS = (N_("happened"), N_("ongoing"), N_("planned"), N_("expected"), N_("claimed"), N_("denied"))
_QUOTE_WORDS = {"direct": N_("direct"), "partial": N_("partial"), "paraphrase": N_("paraphrase")}
_UNCLEAR = N_("status not usable")
_BETWEEN = "; "


class Told(Struct, frozen=True):
    """A labelled list of other events: `Answers: …`.

    Attributes:
        label: what the events are to the one that is told of.
        others: their rows, None for one that is nowhere, and their titles.
    """

    label: str
    others: tuple[tuple[int | None, str], ...]

    @property
    def words(self) -> str:
        """The titles in one line."""
        return _BETWEEN.join(dict.fromkeys(title for _, title in self.others))


class Teller:
    """Says the parts of one story in one language; every result is one line.

    Attributes:
        wording: the language.
    """

    def __init__(self, selection: Selection) -> None:
        """Take the story and the language from a selection."""
        self._selection = selection
        self._archive = selection.archive
        self.wording = selection.wording
        self._numbers = {name: number for number, name in enumerate(self._archive.sources, 1)}

    def text(self, text: Text | None, *, marked: bool = True) -> str:
        """A text; where it is marked, `[de]` after it says that it exists only in that language."""
        found, other = self._selection.text(text)
        said = one_line(found)
        return f"{said} [{other}]" if said and other and marked else said

    def date(self, edtf: str) -> str:
        """A date in full, with what is uncertain about it in words."""
        return long(parse(edtf), self.wording)

    def when(self, event: Event) -> str:
        """The date of an event, how the source puts it, and when it became known."""
        said = self.date(event.date)
        if event.date_as_printed:
            printed = self.text(event.date_as_printed)
            said += ", " + self.wording.say(N_("in the source: {words}"), words=printed)
        if event.reported:
            said += ", " + self.wording.say(N_("reported {date}"), date=self.date(event.reported))
        return said

    def country(self, code: str) -> str:
        """The name of a country; an unknown code as it is."""
        return country_name(code, self.wording)

    def actor(self, actor_id: str) -> str:
        """The name of an actor."""
        return self.text(self._archive.actor(actor_id).name)

    def who(self, event: Event) -> str:
        """The actors of an event with their part in it."""
        return ", ".join(_part(entry, self) for entry in event.actors)

    def role(self, actor: Actor) -> str:
        """What an actor is, and since and until when where that is known."""
        if not isinstance(actor.role, tuple):
            return self.text(actor.role)
        return "; ".join(_dated_role(role, self) for role in actor.role)

    def speaker_name(self, quote: Quote) -> str:
        """The name of who speaks, or the source's words for them; empty where the data has none."""
        if quote.speaker is None:
            return ""
        return (
            self.actor(quote.speaker)
            if isinstance(quote.speaker, str)
            else self.text(quote.speaker.as_printed)
        )

    def speaker(self, quote: Quote) -> str:
        """Who speaks: name and country, or the source's words for somebody it does not name."""
        if quote.speaker is None:
            return self.wording.say(N_("speaker not in the data"))
        if not isinstance(quote.speaker, str):
            printed = self.text(quote.speaker.as_printed)
            return self.wording.say(N_("{words} (not named in the source)"), words=printed)
        actor = self._archive.actor(quote.speaker)
        name = self.text(actor.name)
        return f"{name} ({self.country(actor.country)})" if actor.country else name

    def speaker_that_day(self, event: Event, quote: Quote) -> str:
        """Who speaks, with the role of the day: `Sabrina Singh (United States), Pentagon spokesperson`."""
        if not isinstance(quote.speaker, str):
            return self.speaker(quote)
        actor = self._archive.actor(quote.speaker)
        role = role_at(actor, quote.date or event.date, self.wording, self._archive.language)
        return f"{self.speaker(quote)}, {role}" if role else self.speaker(quote)

    def words(self, quote: Quote) -> str:
        """The words as printed, in the quotation marks of their language; a paraphrase has none."""
        said = one_line(quote.text)
        if quote.kind == "paraphrase":
            return said
        return _in_marks(said, quote.language or self._archive.language)

    def translation(self, quote: Quote) -> str:
        """The words in the language asked for and whose translation it is; empty when not needed."""
        wanted = self.wording.language
        if base_language(quote.language or self._archive.language) == wanted:
            return ""
        for tag, translation in quote.translations.items():
            if base_language(tag) == wanted:
                words = one_line(translation.text)
                said = words if quote.kind == "paraphrase" else _in_marks(words, tag)
                by = one_line(translation.by or "") or self.wording.say(N_("translator not in the data"))
                return self.wording.say(N_("{words} (translation: {by})"), words=said, by=by)
        return ""

    def about(self, event: Event, quote: Quote, *, cited: bool = True) -> str:
        """What else is known of a quote: kind, language, date, to whom, by whom reported, where it stands.

        Where it is not to be cited, its place is left out.
        """
        wording = self.wording
        kind = _QUOTE_WORDS.get(quote.kind or "")
        said = [wording.say(kind) if kind else wording.say(N_("kind not in the data"))]
        language = quote.language or self._archive.language
        if language and base_language(language) != wording.language:
            name = wording.cldr.languages.get(base_language(language)) or one_line(language)
            said.append(wording.say(N_("in {language}"), language=name))
        said.append(self.date(quote.date or event.date))
        if quote.to:
            said.append(wording.say(N_("to {audience}"), audience=self.text(quote.to)))
        if quote.via:
            said.append(wording.say(N_("reported by {actor}"), actor=self.actor(quote.via)))
        if quote.source is not None and cited:
            said.append(self.citations([quote.source]))
        against = Told("", self._others(quote.conflicts_with, _against_quote(self._archive, quote)))
        if against.others:
            said.append(wording.say(N_("conflicts with {others}"), others=against.words))
        return ", ".join(said)

    def citations(self, citations: Iterable[Citation]) -> str:
        """Where something stands: the numbers of the sources, each with its paragraphs."""
        places: dict[str, list[str]] = {}
        for citation in citations:
            found = places.setdefault(citation.source, [])
            if citation.paragraph is not None:
                found.append(str(citation.paragraph))
        return "; ".join(self._place(source, paragraphs) for source, paragraphs in places.items())

    def _place(self, source: str, paragraphs: list[str]) -> str:
        said = self.wording.say(N_("source {n}"), n=self._numbers.get(source) or one_line(source))
        if not paragraphs:
            return said
        where = N_("paragraph {list}") if len(paragraphs) == 1 else N_("paragraphs {list}")
        return f"{said}, " + self.wording.say(where, list=", ".join(paragraphs))

    def numbered_sources(self) -> list[tuple[str, str]]:
        """Number and description of every source that what is told cites."""
        cited = [name for name in self._selection.answer.tally(SOURCES) if name in self._numbers]
        return [
            (str(self._numbers[name]), self.source(self._archive.source(name)))
            for name in sorted(cited, key=self._numbers.__getitem__)
        ]

    def source(self, source: Source) -> str:
        """A source in one line: title, publisher, date and address, as far as they are known."""
        published = self.date(source.published) if source.published else ""
        about = [self.text(source.title), self.text(source.publisher), published, one_line(source.url or "")]
        return "; ".join(filter(None, about)) or one_line(source.id)

    def _others(self, ids: Iterable[str], rows: Iterable[int] = ()) -> tuple[tuple[int | None, str], ...]:
        """Events, also those that hold a quote, each once; an id that is nowhere is shown as it is."""
        named = ((name, self._archive.row_of(name)) for name in ids)
        found = (
            (row, one_line(name) if row is None else title_of(self._archive.event(row), self))
            for name, row in (*named, *(("", row) for row in rows))
        )
        return tuple(dict.fromkeys(found))

    def links(self, event: Event) -> list[Told]:
        """What an event answers and what it conflicts with, whichever of the two says so."""
        found = []
        if event.replies_to:
            found.append(Told(self.wording.say(N_("Answers")), self._others(event.replies_to)))
        against = self._others(_nowhere(self._archive, event), self._archive.conflicts(event))
        if against:
            found.append(Told(self.wording.say(N_("Conflicts with")), against))
        return found


def _part(entry: str | Involvement, teller: Teller) -> str:
    if isinstance(entry, str):
        return teller.actor(entry)
    role = teller.text(entry.role)
    return f"{teller.actor(entry.actor)} ({role})" if role else teller.actor(entry.actor)


def _dated_role(role: DatedRole, teller: Teller) -> str:
    said, say = teller.text(role.role), teller.wording.say
    since, until = (teller.date(date) if date else "" for date in (role.since, role.until))
    if role.since and role.until:
        return say(N_("{role}, {since} to {until}"), role=said, since=since, until=until)
    if role.since:
        return say(N_("{role}, from {date}"), role=said, date=since)
    return say(N_("{role}, until {date}"), role=said, date=until) if role.until else said


def _nowhere(archive: Archive, event: Event) -> list[str]:
    """Ids of what an event says it conflicts with that are nowhere in the story."""
    return [name for name in event.conflicts_with if archive.row_of(name) is None]


def _against_quote(archive: Archive, quote: Quote) -> list[int]:
    """Rows of the other events that say they conflict with a quote."""
    own = archive.row_of(quote.id)
    return [row for row in archive.columns.contradicted_by.get(quote.id, ()) if row != own]


def title_of(event: Event, teller: Teller) -> str:
    """The title of an event; one that is empty or invisible says so."""
    return teller.text(event.title) or teller.wording.say(N_("(untitled)"))


def status_word(event: Event, wording: Wording) -> str:
    """The status in a word; one the format does not know is shown as it is."""
    if event.status in _STATUS_WORDS:
        return wording.say(event.status)
    return wording.say(_UNCLEAR) if event.status == "unclear" else one_line(event.status)


def counted(events: int, quotes: int, wording: Wording) -> str:
    """Numbers of events and quotes in words."""
    return _events(events, wording) + wording.count(N_("{n} quote"), N_("{n} quotes"), quotes)


def counted_spoken(events: int, quotes: int, wording: Wording) -> str:
    """Numbers of an actor's events and of the quotes it speaks, in words."""
    return _events(events, wording) + wording.count(N_("{n} quote spoken"), N_("{n} quotes spoken"), quotes)


def counted_inside(events: int, quotes: int, wording: Wording) -> str:
    """Numbers of a country's events and of the quotes in them, whoever speaks, in words."""
    return _events(events, wording) + wording.count(
        N_("{n} quote in these events"), N_("{n} quotes in these events"), quotes
    )


def _events(number: int, wording: Wording) -> str:
    return wording.count(N_("{n} event"), N_("{n} events"), number) + ", "


def _in_marks(words: str, language: str | None) -> str:
    marks = quotation_marks(language)
    return f"{marks[0]}{words}{marks[1]}"
