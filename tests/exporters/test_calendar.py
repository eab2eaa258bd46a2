"""`ics`: a calendar that another reader understands, with vague dates on all days they may mean."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as Entry
from small_story import exported_story, selected, told

from tui.errors import UnreadableError
from tui.exporters.losses import DATES_IN_WORDS, DATES_OUTSIDE, Losses


def entries(text: str) -> list[Entry]:
    calendar = Calendar.from_ical(text.encode())
    assert isinstance(calendar, Calendar)
    found = [one for one in calendar.walk() if isinstance(one, Entry)]
    assert [entry.errors for entry in found] == [[]] * len(found)
    return found


def entry(when: str, losses: Losses | None = None, **fields: object) -> Entry:
    event = {"id": "e", "date": when, "title": "A, b; c\\n", **fields}
    return entries(exported_story(told([event]), "ics", losses))[0]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2024-10-28", date(2024, 10, 28), date(2024, 10, 29)),
        ("2024-10-28/2024-11-03", date(2024, 10, 28), date(2024, 11, 4)),
        ("2024-10", date(2024, 10, 1), date(2024, 11, 1)),
        ("2024~", date(2024, 1, 1), date(2025, 1, 1)),
        ("2024-22", date(2024, 6, 1), date(2024, 9, 1)),
        ("[2024-10-29..2024-11]", date(2024, 10, 29), date(2024, 12, 1)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 2)),
        ("2024-10-28T14:10:00Z", datetime(2024, 10, 28, 14, 10, tzinfo=UTC), None),
        ("2024-10-28T14:10:00+09:00", datetime(2024, 10, 28, 5, 10, tzinfo=UTC), None),
        ("2024-10-28T14:10", datetime(2024, 10, 28, 14, 10), None),  # noqa: DTZ001 - the zone is not known
        (
            "2024-10-28T14",
            datetime(2024, 10, 28, 14),  # noqa: DTZ001
            datetime(2024, 10, 28, 15),  # noqa: DTZ001
        ),
    ],
)
def test_an_event_lies_on_all_days_that_its_date_may_mean(when: str, start: object, end: object) -> None:
    found = entry(when)
    assert found.decoded("DTSTART") == start
    assert found.decoded("DTEND", None) == end


@pytest.mark.parametrize("when", ["2024-10-28/..", "/2024-10-28", "-0043", "0000", "Y12024", "9999", "/.."])
def test_what_no_calendar_can_hold_is_left_out_and_counted(when: str) -> None:
    losses = Losses()
    story = told([{"date": when, "title": "A"}, {"date": "2024-10-28", "title": "B"}])
    assert [str(found["SUMMARY"]) for found in entries(exported_story(story, "ics", losses))] == ["B"]
    assert losses.number(DATES_OUTSIDE) == 1


def test_a_date_that_is_known_to_the_day_needs_no_words() -> None:
    losses = Losses()
    assert str(entry("2024-10-28", losses)["SUMMARY"]) == "A, b; c\\n"
    assert losses.number(DATES_IN_WORDS) == 0


@pytest.mark.parametrize(
    ("when", "summary"),
    [
        ("2024-10", "A, b; c\\n (October 2024)"),
        ("2024-10-28~", "~ A, b; c\\n (about Mon 28 Oct 2024)"),
        ("2024-10-28?", "? A, b; c\\n (Mon 28 Oct 2024, uncertain)"),
    ],
)
def test_what_is_known_of_any_other_date_stands_in_the_title(when: str, summary: str) -> None:
    losses = Losses()
    assert str(entry(when, losses)["SUMMARY"]) == summary
    assert losses.number(DATES_IN_WORDS) == 1


def test_a_claim_is_no_fact() -> None:
    found = entry("2024-10-28", status="claimed")
    assert str(found["SUMMARY"]) == "A, b; c\\n (claimed)"
    assert found["STATUS"] == "TENTATIVE"


def test_the_description_tells_the_event() -> None:
    found = entries(exported_story(selected(), "ics"))
    assert len(found) == 1
    description = str(found[0]["DESCRIPTION"])
    assert "When: about October 2024\n" in description
    assert "ein Beamter [de] (not named in the source): „Ja, „wirklich““" in description
    assert "“Yes, really” (translation: Dateline)" in description
    assert "source 1: Zeitung [de]; https://example.org/a_b" in description
    assert str(found[0]["URL"]) == "https://example.org/a_b"


def test_the_same_event_has_the_same_uid_and_no_other_has() -> None:
    first = told(
        [{"id": "a", "date": "2024-10-28", "title": "A"}, {"id": "b", "date": "2024-10-28", "title": "A"}]
    )
    changed = told([{"id": "a", "date": "2025-10-28", "title": "B"}])
    other = told([{"id": "a", "date": "2024-10-28", "title": "A"}], title="Another story")
    uids = [
        [str(found["UID"]) for found in entries(exported_story(one, "ics"))]
        for one in (first, changed, other)
    ]
    assert uids[0][0] == uids[1][0]
    assert len({uids[0][0], uids[0][1], uids[2][0]}) == 3


@tried(deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=30), max_size=3))
def test_lines_are_short_and_every_text_comes_back(title: str, tags: list[str]) -> None:
    selection = told([{"date": "2024-10-28", "title": title, "tags": tags}])
    event = selection.archive.event(0)
    text = exported_story(selection, "ics")
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    found = entries(text)[0]
    assert isinstance(event.title, str)
    assert str(found["SUMMARY"]) == (" ".join(event.title.split()) or "(untitled)")
    assert [str(one) for one in found.categories] == list(event.tags)


def test_no_property_can_be_slipped_in() -> None:
    story = told([{"date": "2024-10-28", "title": "A\r\nATTENDEE:x", "tags": ["a,b", "c\r\nX:y"]}])
    lines = exported_story(story, "ics").replace("\r\n ", "").split("\r\n")
    assert not [line for line in lines if line.startswith(("ATTENDEE", "X:"))]


def test_every_hostile_story_is_a_calendar(shared: Path) -> None:
    for path in sorted((shared / "hostile").glob("*-*.json")):
        try:
            selection = selected(path)
        except UnreadableError:
            continue
        entries(exported_story(selection, "ics"))
