"""What exports hold: the shapes scripts rely on, and nothing hidden from readers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from small_story import FORMATS, VIEWS, exported, exported_story, selected, told

from tui.errors import UnreadableError
from tui.exporters.as_csv import defused
from tui.exporters.as_markdown import escaped
from tui.exporters.registry import EXPORTS, Format
from tui.exporters.registry import FORMATS as KNOWN_FORMATS
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.query.query import Choice, Query
from tui.wording import Wording


def records(view: str, query: Query | None = None, story: Path | None = None) -> list[dict[str, object]]:
    found = json.loads(exported(selected(story, query), view, "json"))
    assert isinstance(found, list)
    return found


def table(view: str, query: Query | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(selected(query=query), view, "csv"))))


def test_all_formats_are_known() -> None:
    assert KNOWN_FORMATS == FORMATS


@pytest.mark.parametrize("known", EXPORTS, ids=lambda known: known.name)
def test_the_paper_on_formats_has_every_format_with_its_endings(known: Format) -> None:
    paper = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text("utf-8")
    row = next(line for line in paper.splitlines() if line.startswith(f"| `{known.name}` | `."))
    assert all(f"`{suffix}`" in row for suffix in known.suffixes)


@pytest.mark.parametrize("view", VIEWS)
def test_lines_of_ndjson_are_the_records_of_json(view: str) -> None:
    lines = exported(selected(), view, "ndjson").splitlines()
    assert [json.loads(line) for line in lines] == records(view)


def test_an_event_is_the_record_of_the_file(bundled: Path) -> None:
    written = json.loads(bundled.read_text("utf-8"))["events"]
    wanted = {event["id"]: event for event in written}
    found = records("events", story=bundled)
    assert len(found) == len(written)
    for event in found:
        expected = wanted[str(event["id"])]
        assert {**expected, "status": None} == {**event, "status": None}
        assert event.get("status", "happened") == expected.get("status", "happened")


def test_exported_events_are_a_story_again(bundled: Path) -> None:
    selection = selected(bundled)
    again = admit(Contents("again", exported(selection, "events", "json").encode()), Wording())
    assert [again.archive.event(row) for row in range(len(again.archive))] == [
        event for _, event in selection.events()
    ]


def test_a_quote_has_its_event_its_date_and_its_speaker() -> None:
    found = {quote["id"]: quote for quote in records("quotes")}
    assert [found[name]["event"] for name in ("q1", "q2", "q3")] == ["e1", "e1", "e2"]
    assert [found[name]["date"] for name in ("q1", "q2", "q3")] == ["2024-10~", "2024-11-02?", "/2024-10-29"]
    assert [found[name]["speaker"] for name in ("q1", "q2", "q3")] == [
        {"as_printed": "ein Beamter"},
        "b",
        None,
    ]


def test_a_country_is_code_name_and_counts() -> None:
    assert records("countries") == [
        {"country": "DE", "name": "Germany", "events": 1, "quotes": 2},
        {"country": "FR", "name": "France", "events": 1, "quotes": 2},
    ]


def test_actors_and_sources_have_counts_and_idle_ones_are_left_out() -> None:
    actors = {actor["id"]: (actor["events"], actor["quotes"]) for actor in records("actors")}
    assert actors == {"a": (1, 0), "b": (1, 1)}
    sources = {source["id"]: (source["events"], source["quotes"]) for source in records("sources")}
    assert sources == {"s1": (1, 1), "lost": (1, 0)}


def test_counts_are_of_what_the_filter_leaves() -> None:
    query = Query(countries=Choice(include=("FR",)))
    assert [country["country"] for country in records("countries", query)] == ["DE", "FR"]
    assert records("countries", Query(has_quotes=True, text="zwei")) == []
    assert [source["id"] for source in records("sources", query)] == ["s1"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_matches_is_a_valid_document(view: str, form: str) -> None:
    found = exported(selected(query=Query(text="nowhere")), view, form)
    if form == "json":
        assert json.loads(found) == []
    assert "Anna" not in found


def test_texts_for_people_hide_nothing() -> None:
    for form in ("text", "markdown"):
        found = exported(selected(), "events", form)
        assert "about October 2024" in found
        assert "start unknown" in found
        assert "claimed" in found
        assert "ein Beamter [de] (not named in the source)" in found.replace("\\", "")
        assert "speaker not in the data" in found
        assert "Yes, really" in found
        assert "translation: Dateline" in found
        assert "paraphrase" in found
        assert "reported by Anne" in found
        assert "Sat 2 Nov 2024, uncertain" in found
        assert "source 1, paragraph 3" in found
        assert "source 1, paragraphs 1, 2" in found
        assert "source lost" in found
        assert "Answers" in found
        assert found.count("Conflicts with: ") == 2


def test_a_conflict_is_named_on_both_sides_in_the_same_words() -> None:
    first, second = exported(selected(), "events", "text").split("\n\n")[:2]
    assert "    Conflicts with: Two\n" in first + "\n"
    assert "    Conflicts with: =1+1 [de]\n" in second + "\n"


def test_a_conflict_of_quotes_is_named_on_both_sides(tmp_path: Path) -> None:
    story = [
        {"id": "a", "date": "2023", "title": "A", "quotes": [{"id": "q", "text": "x"}]},
        {"id": "b", "date": "2024", "title": "B", "quotes": [{"text": "y", "conflicts_with": ["q"]}]},
    ]
    path = tmp_path / "story.json"
    path.write_text(json.dumps(story))
    assert exported(selected(path), "events", "text").count("    Conflicts with: ") == 2
    found = exported(selected(path), "quotes", "text")
    assert "2023, conflicts with B\n" in found
    assert "2024, conflicts with A\n" in found


def test_headings_say_which_quotes_are_counted() -> None:
    assert "| Quotes in these events |" in exported(selected(), "countries", "markdown")
    assert "| Quotes spoken |" in exported(selected(), "actors", "markdown")
    assert "1 event, 2 quotes in these events\n" in exported(selected(), "countries", "text")
    assert "1 event, 1 quote spoken\n" in exported(selected(), "actors", "text")
    assert [row["quotes_in_these_events"] for row in table("countries")] == ["2", "2"]
    assert [row["quotes_spoken"] for row in table("actors")] == ["0", "1"]


def test_dates_in_data_formats_are_edtf() -> None:
    assert [row["date"] for row in table("events")] == ["2024-10~", "/2024-10-29"]


def test_another_language_is_marked() -> None:
    english = exported(selected(), "events", "text")
    assert "=1+1 [de]" in english
    assert "  Two\n" in english
    assert "[de]" not in exported(selected(language="de"), "events", "text")


def test_item_78_no_formula_reaches_a_spreadsheet() -> None:
    assert [row["title"] for row in table("events")] == ["'=1+1 [de]", "Two"]
    assert [row["text"] for row in table("quotes")] == ["Ja, „wirklich“", "'- nein", "Wer?"]


SIGNS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
UNSEEN = "\u200b\u200e\u202e\u2060\ufeff\xad\u3164\u115f\u2800\xa0\u3000 \n\x00\x1b\U000e0041"


@tried(deadline=None)
@given(st.text(UNSEEN, max_size=4), st.sampled_from(SIGNS), st.text(max_size=6))
def test_item_78_a_sign_of_a_formula_is_seen_behind_what_nobody_sees(
    before: str, sign: str, after: str
) -> None:
    assert defused(before + sign + after) == f"'{before}{sign}{after}"


@tried(deadline=None)
@given(st.text(max_size=8))
def test_item_78_a_defused_cell_begins_with_no_sign_of_a_formula(cell: str) -> None:
    found = defused(cell)
    assert not found.lstrip(UNSEEN).startswith(tuple(SIGNS))
    assert found in (cell, "'" + cell)


def test_item_78_no_cell_of_any_view_is_a_formula() -> None:
    attack = "=cmd|'/c calc'!A0"
    event = {
        "id": attack,
        "date": "-0043",
        "date_as_printed": "\u200b" + attack,
        "title": "\ufeff@SUM(1)",
        "summary": "+1",
        "kind": "-1",
        "tags": [attack],
        "countries": [attack],
        "actors": [{"actor": attack, "as": attack}],
        "quotes": [{"id": attack, "text": attack, "speaker": attack, "to": attack, "via": attack}],
        "sources": [{"source": attack}],
    }
    actors = [{"id": attack, "name": attack, "role": attack, "aliases": [attack], "kind": attack}]
    sources = [{"id": attack, "title": attack, "publisher": attack, "url": attack, "language": attack}]
    selection = told([event], actors=actors, sources=sources)
    texts = [exported(selection, view, "csv") for view in VIEWS] + [exported_story(selection, "csv")]
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text)) for cell in row]
    assert sum(cell.startswith("'") for cell in cells) > 30
    assert not [cell for cell in cells if cell.startswith(tuple(SIGNS))]


_MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")


@tried(deadline=None)
@given(
    st.text(st.characters(categories=("L", "N", "P", "S"), include_characters=" "), min_size=1, max_size=20)
)
def test_escaped_markdown_reads_as_the_text(text: str) -> None:
    shown = _MARKDOWN.parse("x " + escaped(text.strip()))
    inline = [token for token in shown if token.type == "inline"]
    children = inline[0].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == "x " + text.strip() if text.strip() else True


@pytest.mark.parametrize(
    "text", ["# no", "1. no", "12) no", "- no", "+ no", "> no", "===", "---", "<b>no</b>", "| a |"]
)
def test_text_makes_no_markup_at_the_start_of_a_line(text: str) -> None:
    assert [token.type for token in _MARKDOWN.parse(escaped(text))][::2] == [
        "paragraph_open",
        "paragraph_close",
    ]


def test_a_link_in_a_text_is_not_made_one() -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(escaped("https://a.org www.b.org c@d.org"))
    assert "<a" not in rendered
    assert "https://" not in escaped("https://a.org")


@pytest.mark.parametrize("view", VIEWS)
def test_text_has_no_drawn_lines_and_no_blank_ends(view: str) -> None:
    found = exported(selected(), view, "text")
    assert not set(found) & set("│─┆▌┃━")
    assert all(line == line.rstrip() for line in found.splitlines())


_READ = MarkdownIt("gfm-like", {"html": True, "linkify": False})
_MADE = frozenset(
    (
        "heading",
        "paragraph",
        "inline",
        "bullet_list",
        "ordered_list",
        "list_item",
        "blockquote",
        "text",
        "softbreak",
    )
)


def assert_no_markup_of_a_story(text: str) -> None:
    """A document in Markdown holds nothing but what the program itself writes."""
    for token in _READ.parse(text):
        inside = token.children or []
        for one in (token, *inside):
            kind = one.type.removesuffix("_open").removesuffix("_close")
            assert kind in _MADE, (kind, one.content)


def test_item_31_naughty_strings_make_no_markup_in_markdown(shared: Path) -> None:
    strings = json.loads((shared / "data" / "torture" / "blns.json").read_text("utf-8"))
    events = [
        {
            "date": "2024",
            "title": text,
            "summary": text,
            "date_as_printed": text,
            "status": text,
            "actors": [{"actor": text, "as": text}],
            "quotes": [{"text": text, "speaker": {"as_printed": text}, "to": text}],
            "sources": [{"source": text}],
        }
        for text in strings
    ]
    sources = [{"id": text, "title": text, "url": text} for text in strings]
    assert_no_markup_of_a_story(exported_story(told(events, title="x", sources=sources), "markdown"))


def test_item_31_hostile_stories_make_no_markup_in_markdown(shared: Path) -> None:
    read = 0
    for path in sorted((shared / "hostile").glob("*.json")):
        try:
            selection = selected(path)
        except UnreadableError:
            continue
        assert_no_markup_of_a_story(exported_story(selection, "markdown"))
        read += 1
    assert read > 30
