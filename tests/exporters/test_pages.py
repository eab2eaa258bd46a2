"""`html`: a page that loads nothing, runs nothing of the story, and can be read without its script."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from small_story import exported_story, selected, told

from tui.errors import UnreadableError
from tui.exporters.markup import Markup, element
from tui.exporters.selection import Selection
from tui.query.engine import LocalEngine
from tui.query.query import Choice, Query

TAGS = frozenset(
    (
        "html", "head", "meta", "title", "style", "script", "body", "header", "main", "section",
        "article", "footer", "h1", "h2", "h3", "p", "div", "span", "b", "small", "strong", "time", "data",
        "code", "figure", "figcaption", "blockquote", "ul", "ol", "li", "a", "form", "fieldset", "legend",
        "label", "input", "button", "output", "details", "summary", "svg", "rect", "line", "text",
    )
)  # fmt: skip
ATTRIBUTES = frozenset(
    (
        "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "cite", "title",
        "value", "type", "checked", "hidden", "datetime", "aria-label", "aria-hidden", "tabindex",
        "focusable", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "rx", "data-a", "data-c",
        "data-one", "data-more",
    )
)  # fmt: skip
VOID = frozenset({"meta", "input"})


class Page(HTMLParser):
    """What a page is made of; it must be well formed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.scripts = 0
        self.links: list[str] = []
        self.ids: list[str] = []
        self.times: dict[str, str | None] = {}
        self.articles: list[dict[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert len(found) == len(attrs)
        assert found.keys() <= ATTRIBUTES
        self.tags.add(tag)
        self.scripts += tag == "script"
        self.links += [value or "" for name, value in attrs if name in ("href", "cite")]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "article":
            self.articles.append(found)
        if tag == "time":
            self.words.append("")
            self.times[str(found["datetime"])] = None
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)

    @property
    def shown(self) -> str:
        return " ".join(" ".join(self.words).split())


def page(selection: Selection) -> Page:
    """The page of a selection, after looking for what must not be in any."""
    found = Page(exported_story(selection, "html"))
    assert found.tags <= TAGS
    assert found.scripts == 1
    assert all(link.startswith(("#", "http://", "https://")) for link in found.links)
    assert len(found.ids) == len(set(found.ids))
    inside = {link[1:] for link in found.links if link.startswith("#")}
    assert inside <= set(found.ids)
    return found


def test_a_page_loads_nothing_and_names_its_own_script_and_style(bundled: Path) -> None:
    text = exported_story(selected(bundled), "html")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#x27;", "'").split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for kind in ("style", "script"):
        body = re.search(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        assert body is not None
        assert rules[f"{kind}-src"] == f"'sha256-{b64encode(sha256(body[1].encode()).digest()).decode()}'"
        assert not re.search(r"url\(|@import|fetch|XMLHttp|WebSocket|innerHTML|eval", body[1])
    assert not re.search(r'(?<![\w-])(?:src|srcset|style|on[a-z]+)="', text)


def test_every_event_is_there_with_its_quotes_and_sources(bundled: Path) -> None:
    found = page(selected(bundled))
    assert len(found.articles) == 18
    assert "18 events, 16 quotes" in found.shown
    assert "„Das ist eine Rechnung, die Nordkorea anstellen muss“" in found.shown
    assert "“That is a calculation North Korea has to make” (translation: Dateline)" in found.shown
    assert "Sabrina Singh (United States), Pentagon spokesperson" in found.shown
    assert "event-raised-estimate" in found.ids
    assert "source-1" in found.ids


def test_other_events_are_links_where_they_are_on_the_page() -> None:
    events = [
        {"id": "a", "date": "2023", "title": "First"},
        {"id": "b", "date": "2024", "title": "Second", "replies_to": ["a", "nowhere"]},
    ]
    whole = told(events)
    assert '<a href="#event-a">First</a>; nowhere</p>' in exported_story(whole, "html")
    answer = LocalEngine(whole.archive).answer(Query(text="second"))
    alone = exported_story(Selection(whole.archive, answer, whole.wording), "html")
    assert "</b> First; nowhere</p>" in alone


def test_what_a_filter_leaves_says_of_how_many(bundled: Path) -> None:
    whole = selected(bundled)
    answer = LocalEngine(whole.archive).answer(Query(countries=Choice(include=("KR",))))
    found = page(Selection(whole.archive, answer, whole.wording))
    assert len(found.articles) == 4
    assert ", of 18 events" in found.shown


@pytest.mark.parametrize(
    ("when", "machine"),
    [
        ("2024", "2024"),
        ("2024-10", "2024-10"),
        ("2024-10-28", "2024-10-28"),
        ("2024-10-28T14:10:00Z", "2024-10-28T14:10:00Z"),
        ("2024-10-28T14:10+09:00", "2024-10-28T14:10+09:00"),
        ("2024-10-28T14", None),
        ("2024-10-28~", None),
        ("2024-10-28?", None),
        ("2024-10-XX", None),
        ("202X", None),
        ("2024-21", None),
        ("2024-10-28/2024-11-02", None),
        ("-0043", None),
        ("0000", None),
        ("Y12024", None),
        ("/2024", None),
    ],
)
def test_a_program_is_told_a_date_only_where_it_is_exact(when: str, machine: str | None) -> None:
    found = page(told([{"date": when, "title": "A"}]))
    assert list(found.times) == ([machine] if machine else [])


def test_a_date_in_doubt_has_its_mark_and_its_edtf() -> None:
    text = exported_story(told([{"date": "2024-10~", "title": "A"}]), "html")
    wanted = (
        '<span class="unsure" title="EDTF: 2024-10~"><b aria-hidden="true">~</b>about October 2024</span>'
    )
    assert wanted in text
    assert 'class="unsure"></rect>' in text or 'class="unsure"><title>' in text.replace('rx="2" ', "")


def test_a_text_in_another_language_says_so() -> None:
    text = exported_story(told([{"date": "2024", "title": {"de": "Zwei"}}]), "html")
    assert '<span lang="de">Zwei</span> <small class="language">[de]</small>' in text


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/passwd", False),
        ("https://user@example.org", False),
        ("//example.org", False),
        ('https://example.org/" onclick="alert(1)', False),
    ],
)
def test_only_a_web_address_is_a_link(url: str, is_link: bool) -> None:  # noqa: FBT001
    source = {"id": "s", "title": "Paper", "url": url}
    quote = {"text": "said", "source": {"source": "s"}}
    events = [{"date": "2024", "title": "A", "sources": [{"source": "s"}], "quotes": [quote]}]
    found = page(told(events, sources=[source]))
    assert [link for link in found.links if link == url] == ([url] * 2 if is_link else [])
    assert url in found.shown


@pytest.mark.parametrize("name", ["=x", "a b", "a'b", "ä", "-a", "", "a" * 200, '"><script>'])
def test_an_unusual_id_makes_no_unusual_anchor(name: str) -> None:
    found = page(told([{"id": name, "date": "2024", "title": "A"}]))
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", one) for one in found.ids)


@tried(deadline=None)
@given(st.text(), st.text())
def test_text_stays_text(words: str, value: str) -> None:
    made = element("p", words, Markup("<b></b>"), title=value).html
    assert made.count("<") == 4
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            found.append(data)

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag in ("p", "b")
            assert [name for name, _ in attrs] == (["title"] if tag == "p" and value else [])

    reader = Reader()
    reader.feed(made)
    reader.close()
    assert "".join(found) == words


def test_item_31_naughty_strings_are_only_shown(shared: Path) -> None:
    strings = json.loads((shared / "data" / "torture" / "blns.json").read_text("utf-8"))
    events = [
        {
            "id": text,
            "date": "2024",
            "title": text,
            "summary": text,
            "date_as_printed": text,
            "actors": [{"actor": text, "as": text}],
            "countries": [text],
            "tags": [text],
            "status": text,
            "quotes": [{"text": text, "speaker": {"as_printed": text}, "language": text, "to": text}],
            "sources": [{"source": text}],
        }
        for text in strings
    ]
    sources = [{"id": text, "title": text, "url": text} for text in strings]
    page(told(events, title="x", language="</script>", sources=sources))


def test_item_31_hostile_stories_are_only_shown(shared: Path) -> None:
    read = 0
    for path in sorted((shared / "hostile").glob("*.json")):
        try:
            selection = selected(path)
        except UnreadableError:
            continue
        page(selection)
        read += 1
    assert read > 30


@pytest.mark.parametrize("number", [1, 20, 401])
def test_any_number_of_events_has_an_axis(number: int) -> None:
    events = [{"date": f"20{index % 100:02}-01", "title": str(index)} for index in range(number)]
    found = page(told(events))
    assert {"svg", "rect", "text"} <= found.tags


@pytest.mark.parametrize(
    "when", ["/..", "Y-13800000000", "XXXX", "2024-10-28", "2024-10-28T14:10:00Z", "../2024"]
)
def test_any_date_has_an_axis(when: str) -> None:
    page(told([{"date": when, "title": "A"}]))
    page(told([{"date": when, "title": "A"}, {"date": "2024-10-29", "title": "B"}]))


def test_a_page_offers_only_what_there_is_to_choose() -> None:
    bare = exported_story(told([{"date": "2024", "title": "A"}]), "html")
    assert '<div class="controls">' not in bare
    quoted = exported_story(told([{"date": "2024", "title": "A", "quotes": [{"text": "x"}]}]), "html")
    assert "<fieldset" in quoted
    assert "<form" not in quoted
    placed = exported_story(told([{"date": "2024", "title": "A", "countries": ["KR"]}]), "html")
    assert "<form" in placed
    assert "<fieldset" not in placed


def test_columns_are_not_called_bars() -> None:
    events = [{"date": f"20{index % 100:02}", "title": str(index)} for index in range(401)]
    assert "Columns: how many events begin in that time" in exported_story(told(events), "html")


PAIRS = [
    *((colour, ground) for colour in ("ink", "soft", "faint", "accent") for ground in ("paper", "card")),
    ("accent", "accent-soft"),
]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of a colour such as `#1e1c19`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("colour", "ground"), PAIRS)
def test_every_text_can_be_read_on_light_and_dark(colour: str, ground: str) -> None:
    style = (Path(__file__).resolve().parents[2] / "tui" / "exporters" / "page.css").read_text("utf-8")
    for palette in re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]:
        found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", palette))
        bright, dark = sorted((luminance(found[colour]), luminance(found[ground])), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5
