"""The records of the story format, version 1, as types.

These types are the one source of the format: the decoder, the JSON Schema that
`dateline schema` prints and the tables of `docs/format.md` all come from them.
Dates are kept as the EDTF text that the file holds (`tui.model.dates` reads them),
so that nothing about a date is lost or added between the file and the screen.
"""

# No postponed annotations here: the decoder would have to evaluate each of them, which costs more at the
# start than decoding a small story.
from typing import Annotated

from msgspec import Meta, Struct

FORMAT = "dateline/1"
"""The only version of the format there is; a file that names none means this one."""

EVENT_STATUSES = ("happened", "ongoing", "planned", "expected", "claimed", "denied")
ACTOR_KINDS = ("person", "organization", "government", "group", "unnamed")
QUOTE_KINDS = ("direct", "partial", "paraphrase")
CONFIDENCES = ("A", "B", "C")
UNCLEAR = "unclear"
"""Stands where a status in the file could not be used, so that nothing is asserted by default."""

Text = str | dict[str, str]
"""A text: a string in the story's language, or a map from BCP 47 language tag to string."""

_Text = Annotated[
    Text, Meta(description="A string in the story's language, or a map from language tag to string.")
]
_Edtf = Annotated[
    str,
    Meta(
        description="A date in EDTF (ISO 8601-2), levels 0 and 1 and parts of level 2.",
        extra_json_schema={"format": "edtf"},
    ),
]
_Id = Annotated[str, Meta(description="Stable and unique among records of its kind.")]


class _Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all records share: immutable, fields by name, absent fields not written."""


class Citation(_Record, frozen=True):
    """Where in a source a passage stands."""

    source: Annotated[str, Meta(description="Id of the source.")]
    paragraph: Annotated[int, Meta(ge=1, description="Number of the paragraph, from 1.")] | None = None
    span: (
        Annotated[
            tuple[int, int],
            Meta(description="Start and end in Unicode code points of the source's text, the end exclusive."),
        ]
        | None
    ) = None


class Source(_Record, frozen=True):
    """A publication that reports events."""

    id: _Id
    title: Annotated[_Text | None, Meta(description="The publication's title.")] = None
    publisher: Annotated[_Text | None, Meta(description="Who published it.")] = None
    url: Annotated[
        str | None, Meta(description="Where it can be read; only http and https are ever opened.")
    ] = None
    language: Annotated[str | None, Meta(description="BCP 47 tag of the source's text.")] = None
    published: Annotated[_Edtf | None, Meta(description="When it was published.")] = None
    retrieved: Annotated[_Edtf | None, Meta(description="When it was read or saved.")] = None
    derived_from: Annotated[
        tuple[str, ...],
        Meta(
            description="Ids of the sources it copies (wire copy): independent sources are counted, not"
            " reports."
        ),
    ] = ()


class DatedRole(_Record, frozen=True, rename={"since": "from", "until": "to"}):
    """A role someone held for a time."""

    role: Annotated[_Text, Meta(description="The role.")]
    since: Annotated[_Edtf | None, Meta(description="First date of the role.")] = None
    until: Annotated[_Edtf | None, Meta(description="Last date of the role.")] = None


class Actor(_Record, frozen=True):
    """Who acts or speaks."""

    id: _Id
    name: Annotated[_Text, Meta(description="The usual name.")]
    kind: Annotated[
        str | None, Meta(description="What sort of actor.", extra_json_schema={"examples": list(ACTOR_KINDS)})
    ] = None
    country: Annotated[
        str | None, Meta(description="ISO 3166-1 alpha-2 code; an international body has none.")
    ] = None
    role: Annotated[
        str | dict[str, str] | tuple[DatedRole, ...] | None,
        Meta(description="A text, or dated roles: an old quote is shown with the role of its day."),
    ] = None
    member_of: Annotated[tuple[str, ...], Meta(description="Ids of the actors it belongs to.")] = ()
    aliases: Annotated[tuple[str, ...], Meta(description="Other spellings, as found.")] = ()


class Involvement(_Record, frozen=True, rename={"role": "as"}):
    """An actor in an event, with the part it plays there."""

    actor: Annotated[str, Meta(description="Id of the actor.")]
    role: Annotated[_Text | None, Meta(description="Its part in this event.")] = None


class PrintedSpeaker(_Record, frozen=True):
    """A speaker nobody can name: the source's own words for whoever spoke."""

    as_printed: Annotated[_Text, Meta(description="The source's words for the speaker.")]


class Translation(_Record, frozen=True):
    """A translation of a quote, and whose it is."""

    text: Annotated[str, Meta(description="The translated words.")]
    by: Annotated[str | None, Meta(description="Who translated.")] = None


class Quote(_Record, frozen=True):
    """Words of one speaker as a source printed them."""

    text: Annotated[
        str,
        Meta(
            description="The words as printed, without the quotation marks; never changed, never shortened."
        ),
    ]
    id: Annotated[str, Meta(description="Stable; derived from the content when absent.")] = ""
    speaker: Annotated[
        str | PrintedSpeaker | None,
        Meta(description="Actor id, or the printed words where nobody can be named."),
    ] = None
    kind: Annotated[
        str | None,
        Meta(
            description="Whole sentences (direct), a few words inside another's sentence (partial), no"
            " quotation marks (paraphrase).",
            extra_json_schema={"examples": list(QUOTE_KINDS)},
        ),
    ] = None
    language: Annotated[str | None, Meta(description="BCP 47 tag of the text.")] = None
    translations: Annotated[
        dict[str, Translation],
        Meta(description="From language tag to translation; who translated is part of it."),
    ] = {}
    date: Annotated[
        _Edtf | None, Meta(description="When it was said, where that is not the event's date.")
    ] = None
    to: Annotated[_Text | None, Meta(description="The audience.")] = None
    via: Annotated[str | None, Meta(description="Actor id of who reported the words.")] = None
    source: Annotated[Citation | None, Meta(description="Where the words stand.")] = None
    before: Annotated[str | None, Meta(description="The sentence before, where the source can be shown.")] = (
        None
    )
    after: Annotated[str | None, Meta(description="The sentence after, where the source can be shown.")] = (
        None
    )
    conflicts_with: Annotated[
        tuple[str, ...], Meta(description="Ids of events or quotes that contradict it; marked by an editor.")
    ] = ()
    confidence: Annotated[
        str | None,
        Meta(description="Only on machine-made drafts.", extra_json_schema={"examples": list(CONFIDENCES)}),
    ] = None


class Event(_Record, frozen=True):
    """Something that happened, was said, planned, claimed or denied."""

    date: Annotated[_Edtf, Meta(description="When it happened.")]
    title: Annotated[_Text, Meta(description="One line.")]
    id: Annotated[str, Meta(description="Stable; derived from the content when absent.")] = ""
    date_as_printed: Annotated[_Text | None, Meta(description="The source's own words for the date.")] = None
    reported: Annotated[_Edtf | None, Meta(description="When it became known, where that differs.")] = None
    status: Annotated[
        str,
        Meta(description="How far it is a fact.", extra_json_schema={"examples": list(EVENT_STATUSES)}),
    ] = "happened"
    summary: Annotated[_Text | None, Meta(description="A few sentences.")] = None
    kind: Annotated[str | None, Meta(description="A free word: statement, deployment, meeting, treaty …")] = (
        None
    )
    countries: Annotated[
        tuple[str, ...],
        Meta(
            description="ISO 3166-1 alpha-2 codes of the countries concerned; the event also counts for the"
            " countries of its actors and speakers."
        ),
    ] = ()
    actors: Annotated[
        tuple[str | Involvement, ...], Meta(description="Actor ids, or actors with their part in this event.")
    ] = ()
    quotes: Annotated[tuple[Quote, ...], Meta(description="What was said.")] = ()
    sources: Annotated[tuple[Citation, ...], Meta(description="Where it is reported.")] = ()
    replies_to: Annotated[tuple[str, ...], Meta(description="Ids of the events it answers.")] = ()
    conflicts_with: Annotated[
        tuple[str, ...],
        Meta(description="Ids of events or quotes whose statement contradicts it; marked by an editor."),
    ] = ()
    tags: Annotated[tuple[str, ...], Meta(description="Free words.")] = ()


class Head(_Record, frozen=True):
    """A story without its events."""

    format: Annotated[
        str, Meta(description="`dateline/1`; absent means 1.", extra_json_schema={"examples": [FORMAT]})
    ] = FORMAT
    title: Annotated[_Text | None, Meta(description="The story's title.")] = None
    summary: Annotated[_Text | None, Meta(description="What it is about.")] = None
    language: Annotated[str | None, Meta(description="BCP 47 tag of plain strings.")] = None
    sources: Annotated[tuple[Source, ...], Meta(description="The sources.")] = ()
    actors: Annotated[tuple[Actor, ...], Meta(description="The actors.")] = ()


class Story(Head, frozen=True):
    """A whole story file."""

    events: Annotated[tuple[Event, ...], Meta(description="The events, in any order.")] = ()


def actor_ids(event: Event) -> tuple[str, ...]:
    """Ids of the actors of an event in the order of the file, then of other speakers and reporters."""
    found = [entry if isinstance(entry, str) else entry.actor for entry in event.actors]
    for quote in event.quotes:
        if isinstance(quote.speaker, str):
            found.append(quote.speaker)
        if quote.via:
            found.append(quote.via)
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def source_ids(event: Event) -> tuple[str, ...]:
    """Ids of the sources of an event and of its quotes, each once, in the order of the file."""
    found = [citation.source for citation in event.sources]
    if event.quotes:
        found += [quote.source.source for quote in event.quotes if quote.source is not None]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)
