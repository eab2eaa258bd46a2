from __future__ import annotations

from pathlib import Path

import pytest
from foreign_files import events_in, findings, imported, remarks_in, unused_in
from gdelt_rows import document_row, event_row, mention_row, tabbed
from hypothesis import given
from hypothesis import strategies as st

from tui.importers.found import Found, Options
from tui.importers.gdelt import dialect
from tui.importers.gdelt.documents import report_of
from tui.importers.gdelt.languages import language_of
from tui.importers.gdelt.mentions import Mentions
from tui.importers.gdelt.reports import Reports
from tui.importers.importing import Importing
from tui.importers.material import BEGINNING
from tui.model.records import Citation, Event, Quote, Source
from tui.wording import Wording

FIRST, SECOND = "http://a.example/first", "http://b.example/second"


def written(path: Path, *rows: list[str]) -> Path:
    path.write_bytes(tabbed(*rows))
    return path


@pytest.mark.parametrize("mentions_first", [1, 0])
def test_mentions_are_sources_of_their_events_in_whatever_order_the_files_are_given(
    mentions_first: int, tmp_path: Path
) -> None:
    events = written(tmp_path / "a.export.CSV", event_row(SOURCEURL=FIRST), event_row(GLOBALEVENTID="2"))
    mentions = written(
        tmp_path / "a.mentions.CSV",
        mention_row(
            "1", SECOND, MentionSourceName="b.example", MentionDocTranslationInfo="srclc:fra; eng:M 1"
        ),
        mention_row("77", SECOND),
        mention_row("1", FIRST, SentenceID="5", Confidence="100"),
        mention_row("1", "The Paper, 3 May", MentionType="2", MentionSourceName="The Paper"),
    )
    found = findings(*((mentions, events) if mentions_first else (events, mentions)))
    sources = {
        one.record.url or one.record.title: one.record
        for one in found
        if isinstance(one, Found) and isinstance(one.record, Source)
    }
    first, second, paper = (sources[name] for name in (FIRST, SECOND, "The Paper, 3 May"))
    assert second.language == "fr"
    assert (paper.publisher, paper.url) == ("The Paper", None)
    one, two = [entry for entry in found if isinstance(entry, Found) and isinstance(entry.record, Event)]
    assert isinstance(one.record, Event)
    assert isinstance(two.record, Event)
    assert one.record.sources == tuple(Citation(source=source.id) for source in (first, second, paper))
    assert two.record.sources == ()
    fields = one.kept["gdelt"]
    assert isinstance(fields, dict)
    assert fields["Mentions"] == [
        {"source": second.id, "SentenceID": 3, "Confidence": 40},
        {"source": first.id, "SentenceID": 5, "Confidence": 100},
        {"source": paper.id, "SentenceID": 3, "Confidence": 40},
    ]
    (remark,) = remarks_in(found)
    assert (
        Wording().say(remark.reason, **remark.values) == "mentions of events that are not in these files: 1"
    )


def test_more_mentions_than_are_kept_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.importers.gdelt.mentions.MOST", 2)
    path = written(
        tmp_path / "a.mentions.CSV", *(mention_row("1", f"http://a.example/{n}") for n in range(5))
    )
    told = [one.values["lines"] for one in remarks_in(findings(path))]
    assert told == ["2", "3"]


def test_a_mention_of_nothing_is_not_used(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.mentions.CSV",
        mention_row("1", FIRST),
        mention_row("x", FIRST),
        mention_row("2", ""),
        ["1"],
    )
    assert [one.line for one in unused_in(findings(path))] == [2, 3, 4]


def test_quotations_become_quotes_without_a_speaker(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.gkg.csv",
        document_row(
            1,
            "10|5|said|We #1 | go .#40|9||  so they say ",
            Persons="ann lee;bo",
            Locations="1#Chad#CD#CD#15#19#CD",
        ),
        document_row(2, ""),
    )
    found = findings(path)
    (entry,) = [one for one in found if isinstance(one, Found) and isinstance(one.record, Event)]
    (source,) = [one.record for one in found if isinstance(one, Found) and isinstance(one.record, Source)]
    assert entry.record == Event(
        id="gdelt-20191024143000-1",
        date="2019-10-24",
        reported="2019-10-24T14:30:00Z",
        kind="report",
        title="2 quotations in a report of example.org",
        quotes=(
            Quote(id="gdelt-20191024143000-1-q1", text="We #1 | go .", source=Citation(source=source.id)),
            Quote(id="gdelt-20191024143000-1-q2", text="so they say", source=Citation(source=source.id)),
        ),
        sources=(Citation(source=source.id),),
        tags=("machine-extracted",),
    )
    assert entry.kept == {
        "gdelt": {
            "Persons": ["ann lee", "bo"],
            "Locations": ["Chad"],
            "Quotations": [
                {"offset": 10, "length": 5, "verb": "said"},
                {"offset": 40, "length": 9, "verb": ""},
            ],
        }
    }
    assert [one.values for one in remarks_in(found)] == [{"lines": "1"}]
    assert source.url == "https://www.example.org/1"


def test_a_report_tells_what_it_was_made_of(tmp_path: Path) -> None:
    path = written(tmp_path / "a.gkg.csv", document_row(1, "1|2||so"))
    found = findings(path, options=Options(explain=True))
    (steps,) = [one.steps for one in found if isinstance(one, Found) and one.steps]
    assert [(step.field, step.text) for step in steps if step.field == "quotes"] == [("quotes", "1|2||so")]


def test_documents_of_one_citation_are_sources_of_their_own(tmp_path: Path) -> None:
    same = {"DocumentIdentifier": "as listed in Russian /Monitoring/", "SourceCommonName": "Monitoring"}
    path = written(tmp_path / "a.gkg.csv", *(document_row(number, "1|2||so", **same) for number in (1, 2)))
    one, other = [event.sources for event in events_in(findings(path))]
    assert one != other


def test_the_title_of_the_page_is_the_title_where_it_is_known(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.gkg.csv",
        document_row(1, "1|2||so", Extras="<PAGE_TITLE>Ann&#x2019;s  &lt;b&gt; &amp; co</PAGE_TITLE>"),
    )
    assert [event.title for event in events_in(findings(path))] == ["Ann’s <b> & co"]


def test_translated_words_are_not_given_as_those_that_were_printed() -> None:
    found = report_of(
        document_row(1, "1|2||so", TranslationInfo="srclc:deu; eng:M 1"), 1, Reports(), Options()
    )
    assert isinstance(found, Found)
    assert isinstance(found.record, Event)
    (quote,) = found.record.quotes
    assert (quote.kind, quote.language) == ("paraphrase", "en")
    assert "machine-translated" in found.record.tags


def test_a_language_of_gdelt_is_a_tag_of_bcp_47() -> None:
    assert [language_of(text) for text in ("srclc:zho; eng:X", "", "srclc:qqq", "eng:X")] == [
        "zh",
        None,
        None,
        None,
    ]


def test_documents_and_events_share_their_sources(tmp_path: Path) -> None:
    address = "https://www.example.org/1"
    events = written(tmp_path / "a.export.CSV", event_row(SOURCEURL=address))
    documents = written(tmp_path / "a.gkg.csv", document_row(1, "1|2||so"))
    made, importing = imported(events, documents)
    assert len(made["sources"]) == 1
    assert made["events"][0]["sources"] == made["events"][1]["sources"]
    assert not list(importing.problems)


def test_documents_of_the_first_graph_are_counted_and_are_no_events(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ["20200705", "1", *[""] * 9], ["20200705", "2", *[""] * 9])
    found = findings(path)
    assert not events_in(found)
    (remark,) = remarks_in(found)
    assert (
        Wording().say(remark.reason, **remark.values)
        == "documents of GKG 1.0 have no quotations and are no events: 2"
    )


def test_a_document_longer_than_what_is_looked_at_is_recognised(tmp_path: Path) -> None:
    row = document_row(1, "1|2||so", GCAM="wc:1," * 20_000)
    assert dialect(tabbed(row)[:BEGINNING], "") == "GDELT GKG 2.1"
    assert len(events_in(findings(written(tmp_path / "a.gkg.csv", row)))) == 1


def test_the_end_of_a_title_is_looked_for_once() -> None:
    extras = "<PAGE_TITLE>" * 400_000
    found = report_of(document_row(1, "1|2||so", Extras=extras), 1, Reports(), Options())
    assert isinstance(found, Found)
    assert isinstance(found.record, Event)
    assert found.record.title == "A quotation in a report of example.org"


CELL = st.one_of(
    st.sampled_from(("", "1", "20191024143000", "9" * 5000, "1|2||so#3|4|said|we#", "#|#|", "srclc:x")),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\t\r\n"), max_size=8),
)


@given(st.lists(CELL, min_size=27, max_size=27), st.lists(st.integers(0, 26), max_size=27))
def test_whatever_stands_in_a_document_it_is_a_report_or_a_reason_or_nothing(
    cells: list[str], plain: list[int]
) -> None:
    whole = document_row(1, "1|2|said|so")
    row = [whole[at] if at in plain else cell for at, cell in enumerate(cells)]
    reports = Reports()
    found = report_of(row, 1, reports, Options(explain=True))
    with Importing("story") as importing:
        for one in (*reports.fresh, *([found] if found else [])):
            importing._take(one)
        assert importing.events == isinstance(found, Found)


@given(st.lists(CELL, min_size=16, max_size=16), st.lists(st.integers(0, 15), max_size=16))
def test_whatever_stands_in_a_mention_it_is_joined_or_not(cells: list[str], plain: list[int]) -> None:
    whole = mention_row("1", FIRST)
    row = [whole[at] if at in plain else cell for at, cell in enumerate(cells)]
    mentions = Mentions()
    was_taken = mentions.add(row)
    mentions.settle()
    assert len(list(mentions.of(row[0] if was_taken else "1"))) == was_taken
