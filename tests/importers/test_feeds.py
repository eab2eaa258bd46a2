from __future__ import annotations

import json
import signal
from collections import Counter
from pathlib import Path

import pytest
from foreign_files import batches_of, events_in, findings, imported, remarks_in, unused_in

from tui.errors import UnreadableError
from tui.importers.feed_process import Parser, UnparsedError
from tui.importers.feeds import SUGGESTED, records
from tui.importers.found import Options
from tui.importers.gazetteer import suggested_countries
from tui.importers.opening import open_foreign
from tui.wording import Wording

RSS = """<rss version="2.0"><channel><title>The &lt;b&gt;Paper&lt;/b&gt;</title><language>en-gb</language>
<link>https://paper.test/</link><pubDate>Tue, 29 Oct 2024 18:00:00 +0100</pubDate>
<item><title>South Korea warns</title><link>https://paper.test/1</link><guid>1</guid>
<description>&lt;p&gt;One.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description>
<author>a@paper.test (Ann Author)</author>
<category>World</category><pubDate>Mon, 28 Oct 2024 15:10:00 +0100</pubDate></item>
{items}</channel></rss>"""


def feed(tmp_path: Path, text: str, name: str = "feed.xml") -> Path:
    path = tmp_path / name
    path.write_text(text)
    return path


def test_an_entry_becomes_an_event_with_what_it_links_to_as_its_source(tmp_path: Path) -> None:
    path = feed(tmp_path, RSS.replace("{items}", ""))
    assert batches_of(path)[0].recognised.dialect == "RSS 2.0"
    made, importing = imported(path)
    assert (made["title"], made["language"]) == ("The Paper", "en-gb")
    (event,), (source,), (author,) = made["events"], made["sources"], made["actors"]
    assert event == {
        "id": event["id"],
        "date": "2024-10-28T14:10:00Z",
        "title": "South Korea warns",
        "summary": "One.",
        "countries": ["KR"],
        "actors": [{"actor": author["id"], "as": {"en": "author", "de": "Autor"}}],
        "sources": [{"source": source["id"]}],
        "tags": ["World", SUGGESTED],
        "feed": {"id": "1"},
    }
    assert source == {
        "id": source["id"],
        "title": "South Korea warns",
        "publisher": "The Paper",
        "url": "https://paper.test/1",
        "language": "en-gb",
        "published": "2024-10-28T14:10:00Z",
    }
    assert author["name"] == "Ann Author"
    assert importing.problems.number() == 0


ENTRY = "<entry><id>{number}</id><title>T{number}</title>{date}</entry>"


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("<published>2024-10-28T14:10:00Z</published>", "2024-10-28T14:10:00Z"),
        ("<published>2024-10-28T14:10:00+02:00</published>", "2024-10-28T12:10:00Z"),
        ("<published>2024-10-28</published>", "2024-10-28"),
        ("<published>2024-10</published>", "2024-10"),
        ("<published>2024</published>", "2024"),
        ("<updated>2024-10-28</updated>", "2024-10-28"),
        ("<published>soon</published>", "[..2024-11-01]"),
        ("", "[..2024-11-01]"),
    ],
)
def test_a_date_is_as_sure_as_the_feed_has_it(date: str, edtf: str, tmp_path: Path) -> None:
    entry = ENTRY.replace("{number}", "1").replace("{date}", date)
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><updated>2024-11-01T10:00:00Z</updated>{entry}</feed>'
    found = findings(feed(tmp_path, text))
    assert [event.date for event in events_in(found)] == [edtf]
    assert bool(remarks_in(found)) == ("published" not in date or "soon" in date)


def test_an_entry_without_any_date_is_refused_with_the_reason(tmp_path: Path) -> None:
    found = findings(feed(tmp_path, "<rss><channel><item><title>T</title></item></channel></rss>"))
    assert [one.reason for one in unused_in(found)] == ["the entry has no date, and neither has the feed"]


def test_a_json_feed_is_read_as_well(tmp_path: Path) -> None:
    item = {"id": 7, "url": "https://a.test/7", "title": "T", "content_html": "<b>x</b>", "tags": ["t", 5],
            "date_published": "2024-10-28T14:10:00+01:00", "authors": [{"name": "A"}, 5]}  # fmt: skip
    path = feed(
        tmp_path,
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [item, None]}),
        "feed.json",
    )
    assert batches_of(path)[0].recognised.dialect == "JSON Feed 1.1"
    made, _ = imported(path)
    assert [(event["date"], event["summary"]) for event in made["events"]] == [("2024-10-28T13:10:00Z", "x")]
    assert [actor["name"] for actor in made["actors"]] == ["A"]


@pytest.mark.parametrize("text", ["{", "[]", '{"items": 5}', '{"items": [' + "[" * 100_000])
def test_a_broken_json_feed_is_a_sentence(text: str, tmp_path: Path) -> None:
    path = feed(tmp_path, '{"version": "https://jsonfeed.org/version/1", ' + text[1:], "feed.json")
    with pytest.raises(UnreadableError, match=r"not valid JSON|no list of items"):
        open_foreign(str(path), batches_of(path), Wording(), Options())


def test_a_link_that_could_act_is_left_out(tmp_path: Path) -> None:
    items = (
        "<item><title>T</title><link>javascript:alert(1)</link><pubDate>Mon, 28 Oct 2024</pubDate></item>"
        "<item><title>U</title><link>file:///etc/passwd</link><pubDate>Mon, 28 Oct 2024</pubDate></item>"
    )
    made, _ = imported(feed(tmp_path, RSS.replace("{items}", items)))
    assert len(made["events"]) == 3
    assert [source.get("url") for source in made["sources"]] == ["https://paper.test/1", None, None]


def test_importing_a_newer_feed_adds_and_changes(tmp_path: Path) -> None:
    old = feed(tmp_path, RSS.replace("{items}", ""), "old.xml")
    new_item = "<item><guid>2</guid><title>New</title><pubDate>Tue, 29 Oct 2024 10:00:00 GMT</pubDate></item>"
    new = feed(tmp_path, RSS.replace("{items}", new_item).replace("warns", "warns again"), "new.xml")
    made, importing = imported(old, new)
    assert [event["title"] for event in made["events"]] == ["South Korea warns again", "New"]
    assert {change.value: number for change, number in importing.tally.changes.items()} == {
        "added": 2,
        "changed": 1,
    }


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("South Korea and Nordkorea", ("KR", "KP")),
        ("U.S. and UK and the USA", ("US", "GB")),
        ("Niger, not Nigeria's", ("NE", "NG")),
        ("Michael Jordan meets Chad in Georgia", ()),
        ("us and uk, china shop, INDIANA, Omani", ()),
        ("Papua New Guinea, Guinea-Bissau, Guinea", ("PG", "GW", "GN")),
    ],
)
def test_only_whole_names_with_a_capital_suggest_a_country(text: str, codes: tuple[str, ...]) -> None:
    assert suggested_countries(text) == codes


DEEP = "<rss version='2.0'><channel><item>" + "<a>" * 100_000
ATTRIBUTES = "<rss version='2.0' " + " ".join(f"a{n}='x'" for n in range(50_000)) + "><channel/></rss>"
ITEMS = "<rss version='2.0'><channel>" + "<item><title>T</title></item>" * 200_000 + "</channel></rss>"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "'
    + "&a;" * 1000
    + '">]><rss><channel><title>&b;</title></channel></rss>'
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'
)
OUTSIDE_DTD = '<!DOCTYPE rss SYSTEM "http://dtd.test/x.dtd"><rss version="2.0"><channel/></rss>'
XINCLUDE = (
    '<rss version="2.0"><channel><title><xi:include xmlns:xi="http://www.w3.org/2001/XInclude"'
    ' href="/etc/passwd" parse="text"/></title></channel></rss>'
)


@pytest.mark.parametrize(
    "text",
    [DEEP, ATTRIBUTES, ITEMS, LAUGHS, OUTSIDE, OUTSIDE_DTD, XINCLUDE],
    ids=["deep", "attributes", "items", "laughs", "outside", "outside-dtd", "xinclude"],
)
def test_item_75_xml_made_to_harm_is_refused_or_opened_within_its_limits(text: str, tmp_path: Path) -> None:
    path = feed(tmp_path, text)
    try:
        told = repr(findings(path))
    except UnreadableError as error:
        told = str(error)
    assert "root:" not in told
    assert "hahaha" not in told


def test_a_feed_that_takes_too_long_loses_only_itself() -> None:
    with Parser(patience=20) as parser:
        with pytest.raises(UnparsedError, match="takes too long"):
            parser.parsed(ATTRIBUTES.encode())
        assert [entry.title for entry in parser.parsed(RSS.replace("{items}", "").encode()).entries] == [
            "South Korea warns"
        ]


def test_a_program_that_is_ended_is_a_sentence() -> None:
    with Parser() as parser:
        parser.parsed(b"<rss/>")
        assert parser.process is not None
        parser.process.send_signal(signal.SIGSEGV)
        parser.process.wait()
        with pytest.raises(UnparsedError, match="the parser of feeds failed over it"):
            parser.parsed(b"<rss/>")
        assert parser.parsed(b"<rss/>").entries == ()


def test_every_real_feed_opens_or_is_refused_in_a_sentence(shared: Path) -> None:
    paths = [
        path for path in (shared / "data" / "feeds").rglob("*") if path.is_file() and path.suffix != ".md"
    ]
    known, unknown = [], list[str]()
    for path in paths:
        try:
            known += batches_of(path)
        except UnreadableError as error:
            unknown.append(str(error))
    assert (len(paths), len(known), len(unknown)) == (941, 935, 6)
    assert all("it is in no format that is known" in sentence for sentence in unknown)
    reasons: Counter[str] = Counter()
    events = 0
    for finding in records([material for batch in known for material in batch.materials], Options()):
        if one := unused_in([finding]):
            reasons[one[0].reason] += 1
        events += len(events_in([finding]))
    assert events == 920
    assert set(reasons) == {
        "the entry has no date, and neither has the feed",
        "it declares entities, which no feed needs and an attack does",
    }
