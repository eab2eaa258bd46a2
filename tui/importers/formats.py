"""The one table of formats that can be read; it loads none of them, so that the command line has it too."""

from __future__ import annotations

from msgspec import Struct

from tui.wording import N_


class Format(Struct, frozen=True):
    """A format that can be read.

    Attributes:
        name: what `--from` takes.
        module: the importer.
        summary: what it is, for `dateline formats`, marked for the catalog.
        variant: handed to the importer: one module may read several formats.
        recognised: whether a file in it can be told from its content.
    """

    name: str
    module: str
    summary: str
    variant: str = ""
    recognised: bool = True


FORMATS: tuple[Format, ...] = (
    Format("timelinejs", "timelinejs", N_("TimelineJS: JSON of versions 2 and 3, JSONP, the sheet as CSV")),
    Format("gdelt", "gdelt", N_("GDELT 1.0 and 2.0: events, their mentions, and quotations of the GKG 2.1")),
    Format("feed", "feeds", N_("feeds: RSS, RDF, CDF, Atom, JSON Feed")),
    Format("wikipedia", "wikipedia", N_("Wikipedia: the portal of current events as JSON")),
    Format("acled", "tables", N_("ACLED: tables of every layout since version 5"), "acled"),
    Format("ucdp-ged", "tables", N_("UCDP GED: events of the Uppsala Conflict Data Program"), "ucdp-ged"),
    Format("ucdp-aec", "tables", N_("UCDP-AEC: the same as lines of JSON"), "ucdp-aec"),
    Format(
        "icews",
        "tables",
        N_("ICEWS: coded events, with a header or as ICEWS18 in four columns"),
        "icews",
    ),
    Format("oryx", "tables", N_("Oryx: equipment lost in war"), "oryx"),
    Format(
        "table",
        "tables",
        N_("tables (CSV, TSV, lines of JSON, Parquet) with columns date and title, or with a mapping"),
        "plain-table",
    ),
    # Last: what other formats have besides would be overlooked.
    Format("dateline", "stories", N_("stories of Dateline itself, to be merged with others")),
)
"""Every foreign format, in the order in which files are tried for them."""

NAMES = tuple(one.name for one in FORMATS)
"""What `--from` takes."""
