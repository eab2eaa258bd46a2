"""What is uncertain about a date is visible in every format, for every kind of uncertainty EDTF has."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from small_story import exported_story, told

from tui.exporters.registry import EXPORTS
from tui.model.dates import parse
from tui.model.dates.display import long
from tui.wording import Wording

UNSURE = (
    "2024-10-28~",
    "2024-10-28?",
    "2024-10%",
    "2024-?10-28",
    "~2024-10-28",
    "2024-10-XX",
    "2024-XX-28",
    "202X",
    "20XX",
    "1950S2",
    "2024-21",
    "2024-34",
    "2024-10-28/..",
    "2024-10-28/",
    "/2024-10-28",
    "../2024-10-28",
    "2024-10~/2024-11-02",
    "2024-10/2024-11-02?",
    "[2024-10-29..2024-11]",
    "[2023,2024]",
    "{2023,2024}",
    "2024",
    "2024-10",
)
IN_EDTF = ("json", "ndjson", "csv")
LEFT_OUT_OF_A_CALENDAR = ("2024-10-28/..", "2024-10-28/", "/2024-10-28", "../2024-10-28")


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "").replace("\\;", ";").replace("\\,", ",")


def plain_markdown(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


READ: dict[str, Callable[[str], str]] = {"ics": unfolded, "markdown": plain_markdown}


@pytest.mark.parametrize("when", UNSURE)
@pytest.mark.parametrize("form", [known.name for known in EXPORTS])
def test_an_uncertain_date_stays_uncertain(form: str, when: str) -> None:
    text = exported_story(told([{"id": "e", "date": when, "title": "A title"}]), form)
    if form in IN_EDTF:
        assert when in text
        return
    if form == "ics" and when in LEFT_OUT_OF_A_CALENDAR:
        assert "A title" not in text
        return
    if form == "timelinejs" and when in ("2024", "2024-10"):
        assert json.loads(text)["events"][0]["start_date"] == {
            name: int(part) for name, part in zip(("year", "month"), when.split("-"), strict=False)
        }
        return
    assert long(parse(when), Wording()) in READ.get(form, str)(text)
