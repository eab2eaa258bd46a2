"""Rows of GDELT for tests, made of what a test cares about."""

from __future__ import annotations

from collections.abc import Sequence

from tui.importers.gdelt.sheets import DOCUMENTS, EVENTS, MENTIONS, NAMES

OLD = tuple(name for name in NAMES[EVENTS] if not name.endswith("ADM2Code"))
"""The columns of GDELT 1.0."""
_PLAIN = {
    "GLOBALEVENTID": "1",
    "SQLDATE": "20191024",
    "IsRootEvent": "1",
    "EventCode": "042",
    "EventBaseCode": "042",
    "EventRootCode": "04",
    "QuadClass": "1",
    "GoldsteinScale": "1.9",
    "NumMentions": "10",
    "NumSources": "1",
    "NumArticles": "10",
    "AvgTone": "-2.5",
    "DATEADDED": "20191024143000",
}


def event_row(columns: Sequence[str] = NAMES[EVENTS], **cells: str) -> list[str]:
    """The row of an event; an actor is given as `Actor1Code`, its country by `Actor1CountryCode`."""
    given = {**_PLAIN, **cells}
    assert set(given) <= set(NAMES[EVENTS])
    return [given.get(name, "") for name in columns]


def mention_row(event: str, address: str, **cells: str) -> list[str]:
    given = {
        "GLOBALEVENTID": event,
        "EventTimeDate": "20191024143000",
        "MentionTimeDate": "20191024144500",
        "MentionType": "1",
        "MentionIdentifier": address,
        "SentenceID": "3",
        "Confidence": "40",
        **cells,
    }
    return [given.get(name, "") for name in NAMES[MENTIONS]]


def document_row(number: int, quotations: str, **cells: str) -> list[str]:
    given = {
        "GKGRECORDID": f"20191024143000-{number}",
        "DATE": "20191024143000",
        "SourceCollectionIdentifier": "1",
        "SourceCommonName": "example.org",
        "DocumentIdentifier": f"https://www.example.org/{number}",
        "Quotations": quotations,
        **cells,
    }
    return [given.get(name, "") for name in NAMES[DOCUMENTS]]


def tabbed(*rows: Sequence[str]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode()
