"""What a mapping file can say, as types; `docs/mappings.md` describes every key from here.

Where a type says "template", columns stand in braces: see `templates`.
"""

# No postponed annotations here: msgspec reads them, as in the records of the story format.
from typing import Annotated

from msgspec import Meta, Struct

ANYTHING = "*"
"""In `[words]`: every other value."""

_Template = Annotated[str, Meta(description="Text with columns in braces.")]


class _Part(Struct, frozen=True, kw_only=True, rename="kebab"):
    """What all parts share: immutable, keys with hyphens."""


class Table(_Part, frozen=True):
    """How the rows lie in the file."""

    delimiter: Annotated[str, Meta(description="One character, or `tab`; found out where it is missing.")] = (
        ""
    )
    columns: Annotated[
        tuple[str, ...], Meta(description="Names of the columns, for tables without a header.")
    ] = ()
    recognised_by: Annotated[
        tuple[str, ...], Meta(description="A table whose header has all of these is in this format.")
    ] = ()
    looks_like: Annotated[
        dict[str, str],
        Meta(description="For tables without a header: regular expressions that cells of a column match."),
    ] = {}
    may_lack: Annotated[
        bool, Meta(description="Whether columns that are named here may be missing in the table.")
    ] = False
    quoted: Annotated[bool, Meta(description="Whether quotation marks hold a cell together.")] = True
    blank: Annotated[str, Meta(description="A character that stands for a blank, such as `_`.")] = ""
    empty: Annotated[tuple[str, ...], Meta(description="Cells that say nothing, besides empty ones.")] = ()
    numbers: Annotated[
        tuple[str, ...], Meta(description="Columns of numbers: `6.0` is `6`; kept as numbers.")
    ] = ()
    html: Annotated[tuple[str, ...], Meta(description="Columns with HTML, of which the text is taken.")] = ()


class Exactness(_Part, frozen=True):
    """What a column says of how exact the date is."""

    column: str = ""
    values: Annotated[
        dict[str, str],
        Meta(
            description="From its values to `exact`, `one of`, `by`, `about`, `uncertain`, `month`, `year`."
        ),
    ] = {}
    otherwise: Annotated[str, Meta(description="One of these, where the column is empty or missing.")] = (
        "exact"
    )


class Date(_Part, frozen=True):
    """When it happened."""

    column: Annotated[str, Meta(description="The column; a template joins several.")]
    styles: Annotated[
        tuple[str, ...],
        Meta(description="How the table writes the 31st of January 2020; or `edtf`, or `epoch`."),
    ] = ("edtf",)
    end: Annotated[str, Meta(description="The column of the last day, or a template.")] = ""
    pivot: (
        Annotated[int, Meta(ge=0, le=100, description="The first of two digits of a year that means 19xx.")]
        | None
    ) = None
    exactness: Exactness | None = None


class Event(_Part, frozen=True):
    """What happened."""

    title: _Template
    id: Annotated[str, Meta(description="A template; derived from the row where it is missing.")] = ""
    summary: _Template = ""
    kind: _Template = ""
    status: _Template = ""
    tags: Annotated[tuple[str, ...], Meta(description="Templates.")] = ()
    split_tags: Annotated[str, Meta(description="What stands between several tags.")] = ""


class Countries(_Part, frozen=True):
    """Countries of the event."""

    column: _Template
    codes: Annotated[str, Meta(description="`name`, `alpha-2`, `alpha-3`, `numeric` or `fips`.")] = "name"
    split: Annotated[str, Meta(description="What stands between several.")] = ""


class Actor(_Part, frozen=True):
    """Who acted."""

    name: _Template
    id: Annotated[str, Meta(description="A template; derived from the name where it is missing.")] = ""
    kind: _Template = ""
    role: Annotated[str, Meta(description="A template: the part it plays in the event.")] = ""
    country: _Template = ""
    codes: Annotated[str, Meta(description="As in `[[countries]]`.")] = "name"
    split: Annotated[str, Meta(description="What stands between several names.")] = ""


class Source(_Part, frozen=True):
    """Who reports it."""

    title: _Template = ""
    publisher: _Template = ""
    url: _Template = ""
    published: Annotated[str, Meta(description="A template; in one of the styles of the date.")] = ""
    language: _Template = ""
    split: Annotated[str, Meta(description="What stands between several, in each of them alike.")] = ""


class Quote(_Part, frozen=True):
    """What was said."""

    text: _Template
    speaker: Annotated[str, Meta(description="A template: the name of the actor who said it.")] = ""
    kind: _Template = ""
    language: _Template = ""
    translation: _Template = ""
    translation_language: Annotated[str, Meta(description="Its language; `en` unless it is said.")] = "en"
    translator: _Template = ""


class Story(_Part, frozen=True):
    """What the story made of the table is called."""

    title: str = ""
    summary: str = ""


class Mapping(_Part, frozen=True, kw_only=True):
    """A whole mapping file."""

    name: Annotated[str, Meta(description="Small letters, digits and hyphens: for ids and kept values.")]
    called: Annotated[str, Meta(description="What to call the format.")] = ""
    language: Annotated[str, Meta(description="BCP 47 tag of the texts.")] = ""
    story: Story = Story()
    table: Table = Table()
    date: Date
    event: Event
    countries: tuple[Countries, ...] = ()
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    quotes: tuple[Quote, ...] = ()
    words: Annotated[
        dict[str, dict[str, str]],
        Meta(description="For a column: templates that its values mean; `*` is any other value."),
    ] = {}
    keep: Annotated[
        tuple[str, ...] | None, Meta(description="Columns that are kept as they are; all others by default.")
    ] = None
    leave_out: Annotated[tuple[str, ...], Meta(description="Columns that are not kept.")] = ()
