"""The parts of a story in words of one language, for formats that people read.

Every mark of the screen is a word here: status, kind of a quote, what is uncertain about
a date, a text that exists only in another language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.exporters.selection import Selection
from tui.model.dates import parse
from tui.model.dates.display import long, precision_words
from tui.model.places import country_name
from tui.model.records import Actor, Citation, Event, Involvement, Quote, Source, Text
from tui.model.texts import base_language, quotation_marks
from tui.text import one_line
from tui.wording import N_, Wording

_STATUS_WORDS = (N_("happened"), N_("ongoing"), N_("planned"), N_("expected"), N_("claimed"), N_("denied"))
_QUOTE_WORDS = {"direct": N_("direct quote"), "partial": N_("partial quote"), "paraphrase": N_("paraphrase")}
_UNCLEAR = N_("status not usable")


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled sentence about an event: `Summary: …`."""

    label: str
    words: str


class Teller:
    """Says the parts of one story in one language; every result is one line."""

    def __init__(self, selection: Selection) -> None:
        """Take the story and the language from a selection."""
        self._selection = selection
        self._archive = selection.archive
        self._wording: Wording = selection.wording

    def text(self, text: Text | None) -> str:
        """A text; `[de]` after it says that it exists only in that language."""
        found, other = self._selection.text(text)
        said = one_line(found)
        return f"{said} [{other}]" if said and other else said

    def date(self, edtf: str) -> str:
        """A date in full, with what is uncertain about it in words."""
        return long(parse(edtf), self._wording)

    def when(self, event: Event) -> str:
        """The date of an event, how precisely it is known, and how the source puts it."""
        said = f"{self.date(event.date)} {precision_words(parse(event.date), self._wording)}"
        if event.date_as_printed:
            printed = self.text(event.date_as_printed)
            said += ", " + self._wording.say(N_("in the source: {words}"), words=printed)
        if event.reported:
            said += ", " + self._wording.say(N_("reported {date}"), date=self.date(event.reported))
        return said

    def status(self, event: Event) -> str:
        """The status in a word; one the format does not know is shown as it is."""
        if event.status in _STATUS_WORDS:
            return self._wording.say(event.status)
        return self._wording.say(_UNCLEAR) if event.status == "unclear" else one_line(event.status)

    def country(self, code: str) -> str:
        """The name of a country; an unknown code as it is."""
        return country_name(code, self._wording)

    def actor(self, actor_id: str) -> str:
        """The name of an actor."""
        return self.text(self._archive.actor(actor_id).name)

    def who(self, event: Event) -> str:
        """The actors of an event with their part in it."""
        return ", ".join(self._part(entry) for entry in event.actors)

    def _part(self, entry: str | Involvement) -> str:
        if isinstance(entry, str):
            return self.actor(entry)
        role = self.text(entry.role)
        return f"{self.actor(entry.actor)} ({role})" if role else self.actor(entry.actor)

    def role(self, actor: Actor) -> str:
        """What an actor is, and since and until when where that is known."""
        if not isinstance(actor.role, tuple):
            return self.text(actor.role)
        return "; ".join(self._dated(self.text(role.role), role.since, role.until) for role in actor.role)

    def _dated(self, role: str, since: str | None, until: str | None) -> str:
        if since and until:
            return self._wording.say(
                N_("{role}, {since} to {until}"), role=role, since=self.date(since), until=self.date(until)
            )
        if since:
            return self._wording.say(N_("{role}, from {date}"), role=role, date=self.date(since))
        return (
            self._wording.say(N_("{role}, until {date}"), role=role, date=self.date(until)) if until else role
        )

    def speaker(self, quote: Quote) -> str:
        """Who speaks: name and country, or the source's words for somebody it does not name."""
        if quote.speaker is None:
            return self._wording.say(N_("speaker not in the data"))
        if not isinstance(quote.speaker, str):
            printed = self.text(quote.speaker.as_printed)
            return self._wording.say(N_("{words} (not named in the source)"), words=printed)
        actor = self._archive.actor(quote.speaker)
        name = self.text(actor.name)
        return f"{name} ({self.country(actor.country)})" if actor.country else name

    def words(self, quote: Quote) -> str:
        """The words as printed, in the quotation marks of their language; a paraphrase has none."""
        said = one_line(quote.text)
        if quote.kind == "paraphrase":
            return said
        opening, closing = quotation_marks(quote.language or self._archive.language)
        return f"{opening}{said}{closing}"

    def translation(self, quote: Quote) -> str:
        """The words in the language asked for and whose translation it is; empty when not needed."""
        wanted = self._wording.language
        if base_language(quote.language or self._archive.language) == wanted:
            return ""
        for tag, translation in quote.translations.items():
            if base_language(tag) == wanted:
                opening, closing = ("", "") if quote.kind == "paraphrase" else quotation_marks(tag)
                said = f"{opening}{one_line(translation.text)}{closing}"
                by = one_line(translation.by or "") or self._wording.say(N_("translator not in the data"))
                return self._wording.say(N_("{words} (translation: {by})"), words=said, by=by)
        return ""

    def about(self, event: Event, quote: Quote) -> str:
        """What else is known of a quote: kind, language, date, to whom, by whom reported, where it stands."""
        wording = self._wording
        kind = _QUOTE_WORDS.get(quote.kind or "")
        said = [wording.say(kind) if kind else wording.say(N_("kind not in the data"))]
        language = quote.language or self._archive.language
        if language and base_language(language) != wording.language:
            said.append(wording.say(N_("in the language {tag}"), tag=one_line(language)))
        said.append(self.date(quote.date or event.date))
        if quote.to:
            said.append(wording.say(N_("to {audience}"), audience=self.text(quote.to)))
        if quote.via:
            said.append(wording.say(N_("reported by {actor}"), actor=self.actor(quote.via)))
        if quote.source is not None:
            said.append(self.citation(quote.source))
        if quote.conflicts_with:
            said.append(
                wording.say(N_("contradicted by {others}"), others=self._others(quote.conflicts_with))
            )
        return ", ".join(said)

    def citation(self, citation: Citation) -> str:
        """Where a passage stands: the source and the paragraph."""
        source = self.source(self._archive.source(citation.source))
        if citation.paragraph is None:
            return source
        return self._wording.say(N_("{source}, paragraph {n}"), source=source, n=citation.paragraph)

    def source(self, source: Source) -> str:
        """The title of a source and who published it."""
        title = self.text(source.title) or one_line(source.id)
        return ", ".join(filter(None, [title, self.text(source.publisher)]))

    def _others(self, ids: Iterable[str]) -> str:
        """Titles of events, also of those that hold a quote; an id that is nowhere is shown as it is."""
        rows = ((name, self._archive.row_of(name)) for name in ids)
        titles = (name if row is None else self.text(self._archive.event(row).title) for name, row in rows)
        return "; ".join(titles)

    def links(self, event: Event) -> list[Told]:
        """What an event answers and what contradicts it."""
        found = []
        if event.replies_to:
            found.append(Told(self._wording.say(N_("Answers")), self._others(event.replies_to)))
        if event.conflicts_with:
            found.append(Told(self._wording.say(N_("Contradicted by")), self._others(event.conflicts_with)))
        return found

    def counts(self, events: int, quotes: int) -> str:
        """Numbers of events and quotes."""
        return ", ".join(
            [
                self._wording.count(N_("{n} event"), N_("{n} events"), events),
                self._wording.count(N_("{n} quote"), N_("{n} quotes"), quotes),
            ]
        )
