"""Lists of EDTF dates that others keep: how many we read as they do, and why we do not read the rest.

`docs/edtf.md` shows the result; the last test holds the two together.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.model.dates import DateError, Moment, Qualifier, parse, suggest

COARSE_END = "the end is coarser than the start and may lie after it"
LONG_YEAR = "a long year may stand in an interval, its order is right"
SEASONS = "two seasons are an interval like any other"
SHORT = "ISO 8601 alone has centuries and decades of two or three digits; likelier a slip of the pen"

ACCEPTED_THOUGH_LISTED_INVALID = {
    "0000-01-03/0000-01": COARSE_END,
    "0000-02/0000": COARSE_END,
    "2004-06-11%/2004-%06": COARSE_END,
    "2004-06-11%/2004-06~": COARSE_END,
    "Y-61000/-2000": LONG_YEAR,
    "2012-21/2012-22": SEASONS,
}
REFUSED_THOUGH_LISTED_VALID = dict.fromkeys(
    [
        "19",
        "00",
        "-04",
        "193",
        "019",
        "009",
        "000",
        "-193",
        "-019",
        "197~",
        "197?",
        "197%",
        "19~",
        "19?",
        "19%",
    ],
    SHORT,
)

VALIDATE = "data/edtf/edtf-validate_lists.DERIVED.json"
JAVASCRIPT = "data/edtf/edtf.js_parser.DERIVED.json"
RUBY = "data/edtf/edtf-ruby"


def is_read(text: str) -> bool:
    """Whether `parse` takes the text; any failure but a `DateError` fails the test."""
    try:
        parse(text)
    except DateError:
        return False
    return True


def validate_lists(shared: Path) -> tuple[list[str], list[str]]:
    lists: dict[str, list[str]] = json.loads((shared / VALIDATE).read_text(encoding="utf-8"))
    valid = [text for name, texts in lists.items() if not name.startswith("invalid") for text in texts]
    return valid, [text for name, texts in lists.items() if name.startswith("invalid") for text in texts]


def javascript_lists(shared: Path) -> tuple[list[str], list[str]]:
    lists = json.loads((shared / JAVASCRIPT).read_text(encoding="utf-8"))
    return [entry["edtf"] for entry in lists["valid"]], lists["invalid"]


def ruby_rows(shared: Path) -> Iterator[dict[str, str]]:
    """The rows of all tables with a column "string", as column to cell; commented rows are not among them."""
    for place in sorted((shared / RUBY).glob("*.feature")):
        columns: list[str] = []
        for line in place.read_text(encoding="utf-8").splitlines():
            row = line.strip()
            if not row.startswith("|"):
                columns = [] if not row.startswith("#") else columns
                continue
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            if not columns:
                columns = cells
            elif "string" in columns:
                yield dict(zip(columns, cells, strict=True))


def is_of_2012(text: str) -> bool:
    """Whether a text is in the draft of 2012: groups in parentheses, `?~`, `u`, `x`."""
    return "(" in text or "?~" in text or "~?" in text or "u" in text or "x" in text


def test_all_dates_listed_as_valid_are_read_save_those_with_a_reason(shared: Path) -> None:
    valid = validate_lists(shared)[0] + javascript_lists(shared)[0]
    refused = {text for text in valid if not is_read(text)}
    assert (len(validate_lists(shared)[0]), len(javascript_lists(shared)[0])) == (101, 88)
    assert refused == set(REFUSED_THOUGH_LISTED_VALID)


def test_all_dates_listed_as_invalid_are_refused_save_those_with_a_reason(shared: Path) -> None:
    invalid = validate_lists(shared)[1] + javascript_lists(shared)[1]
    accepted = {text for text in invalid if is_read(text)}
    assert (len(validate_lists(shared)[1]), len(javascript_lists(shared)[1])) == (56, 48)
    assert accepted == set(ACCEPTED_THOUGH_LISTED_INVALID)


def test_every_date_of_edtf_ruby_is_read_or_of_the_draft_of_2012(shared: Path) -> None:
    texts = {row["string"] for row in ruby_rows(shared)}
    assert len(texts) == 137
    assert {text for text in texts if not is_read(text)} == {text for text in texts if is_of_2012(text)}


def test_the_draft_of_2012_is_understood_as_a_suggestion_unless_it_groups(shared: Path) -> None:
    old = {row["string"] for row in ruby_rows(shared) if is_of_2012(row["string"])}
    assert {text for text in old if suggest(text) is None} == {text for text in old if "(" in text}
    assert suggest("1984?~") == "1984%"
    assert suggest("1999-02-uu") == "1999-02-XX"


def test_single_parts_are_qualified_as_edtf_ruby_has_them(shared: Path) -> None:
    compared = 0
    for row in ruby_rows(shared):
        if "?-year" not in row or is_of_2012(row["string"]):
            continue
        moment = parse(row["string"]).start
        assert isinstance(moment, Moment)
        for part, trust in zip(("year", "month", "day"), moment.trust, strict=False):
            assert (Qualifier.UNCERTAIN in trust, Qualifier.APPROXIMATE in trust) == (
                row[f"?-{part}"] == "yes",
                row[f"~-{part}"] == "yes",
            ), (row["string"], part)
            compared += 1
    assert compared > 50


def test_canonical_texts_of_all_lists_mean_the_same(shared: Path) -> None:
    for text in validate_lists(shared)[0] + javascript_lists(shared)[0]:
        if text in REFUSED_THOUGH_LISTED_VALID:
            continue
        when, again = parse(text), parse(parse(text).canonical)
        assert (again.canonical, again.earliest, again.latest, again.precision, again.uncertain) == (
            when.canonical,
            when.earliest,
            when.latest,
            when.precision,
            when.uncertain,
        )


def test_hostile_dates_are_refused_in_a_sentence_or_read(shared: Path) -> None:
    events = json.loads((shared / "hostile/dates.json").read_text(encoding="utf-8"))["events"]
    read = [event["date"] for event in events if is_read(event["date"])]
    assert read == ["0001-01-01T00:00:00+14:00", "2026-01-03"]


@pytest.mark.parametrize("text", [*ACCEPTED_THOUGH_LISTED_INVALID, *REFUSED_THOUGH_LISTED_VALID])
def test_every_exception_stands_in_the_document(text: str) -> None:
    document = (Path(__file__).parents[2] / "docs/edtf.md").read_text(encoding="utf-8")
    assert f"`{text}`" in document
