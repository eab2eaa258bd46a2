"""Wikipedia's portal of current events."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from foreign_files import events_in, findings, imported, remarks_in, unused_in

from tui.importers.found import Found
from tui.model.records import Source


def link(text: str, address: str) -> dict[str, str]:
    kind = "internal" if "wikipedia.org" in address else "external"
    return {"text": text, "url": address, "type": kind}


def entry(summary: str, *links: Mapping[str, str], **others: object) -> dict[str, Any]:
    return {
        "summary": summary,
        "category": "Disasters and accidents",
        "full_category": "Disasters and accidents > 2025 flood",
        "date": "June\u00a014,\u00a02025(2025-06-14)(Saturday)",
        "links": list(links),
        "topic_path": ["2025 flood"],
        **others,
    }


def written(path: Path, *entries: object) -> Path:
    path = path / "day.json"
    path.write_text(json.dumps({"events": entries}), "utf-8")
    return path


REPORT = link("(The Gazette)", "https://gazette.example/1")


def test_an_entry_is_an_event_with_its_reports(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        entry(
            "Water floods Oran , Algeria . ( The Gazette )",
            link("Algeria", "https://en.wikipedia.org/wiki/Algeria"),
            REPORT,
        ),
    )
    found = findings(path)
    (event,) = events_in(found)
    assert (event.date, event.title, event.summary) == ("2025-06-14", "Water floods Oran, Algeria.", None)
    assert (event.kind, event.countries, event.tags) == ("Disasters and accidents", ("DZ",), ("2025 flood",))
    (source,) = (one.record for one in found if isinstance(one, Found) and isinstance(one.record, Source))
    assert (source.publisher, source.url) == ("The Gazette", "https://gazette.example/1")
    assert [citation.source for citation in event.sources] == [source.id]


def test_a_long_text_has_its_first_sentence_as_the_title_and_is_never_cut_elsewhere(tmp_path: Path) -> None:
    first = "The U.S. president signs a treaty on rivers with five of the neighbouring states in the capital."
    second = "Three other states, among them the largest of the region, want to join it next year."
    long = "Word " * 60 + "end."
    path = written(tmp_path, entry(f"{first} {second}", REPORT), entry(long, REPORT))
    one, other = events_in(findings(path))
    assert (one.title, one.summary) == (first, f"{first} {second}")
    assert (other.title, other.summary) == (long, None)


def test_what_a_program_thought_of_the_day_is_kept_and_not_used(tmp_path: Path) -> None:
    thought = {"temporal_reference": "yesterday", "days_offset": -1}
    found = findings(written(tmp_path, entry("It rained yesterday.", REPORT, temporal_info=thought)))
    (one,) = (one for one in found if isinstance(one, Found) and one.kept)
    assert events_in(found)[0].date == "2025-06-14"
    assert one.kept["wikipedia"]["temporal_info"] == thought  # type: ignore[index]


def test_what_is_no_event_is_told_with_its_reason(tmp_path: Path) -> None:
    flood = link("2025 flood", "https://en.wikipedia.org/wiki/2025_flood")
    path = written(
        tmp_path,
        entry("2025 flood", flood),
        entry("No day.", REPORT, date="Saturday"),
        entry("No such day.", REPORT, date="(2025-06-31)"),
        entry("(The Gazette)", REPORT),
        "nothing",
    )
    found = findings(path)
    assert events_in(found) == []
    reasons = [(one.line, one.reason) for one in unused_in(found)]
    assert [line for line, _ in reasons] == [1, 2, 3, 4, 5]
    assert "heading" in reasons[0][1]


def test_three_real_days(shared: Path) -> None:
    days = sorted((shared / "data/datasets").glob("wikipedia_current_events_*.json"))
    found = findings(*days)
    made = events_in(found)
    assert (len(days), len(made)) == (3, 44)
    assert [one.reason for one in unused_in(found)] == [
        "it is the heading of other entries: a link and no report"
    ]
    assert all(event.sources for event in made)
    assert not [event.title for event in made if " ." in str(event.title) or str(event.title).endswith(")")]
    assert sum(bool(event.countries) for event in made) == int(remarks_in(found)[-1].values["lines"])
    story, importing = imported(*days)
    assert (len(story["events"]), importing.tally.refused) == (44, 1)
