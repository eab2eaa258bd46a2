"""The units that lines are made of: wrapping, cutting, finding, falling back, naming gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.formatting.actor_lines import BARS, sparkline
from tui.app.formatting.bar_lines import bar_line
from tui.app.formatting.finding import found_in, holds, holds_any
from tui.app.formatting.line import cropped, padded, plain, shortened, spread, width_of, wrapped
from tui.app.formatting.marks import plain_lines
from tui.app.formatting.texts import spoken
from tui.app.formatting.timeline_lines import gap_words
from tui.app.launch import built
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.model.dates import parse
from tui.model.records import Actor, DatedRole
from tui.model.roles import role_at
from tui.model.texts import chosen, quotation_marks
from tui.query.query import Query
from tui.settings.settings import Settings
from tui.text import one_line
from tui.wording import Wording

EN, DE = Wording("en"), Wording("de")
texts = st.text(st.sampled_from("ab c-—„“…\u00a0\n北한é🙂")).map(lambda text: text)
spans = st.lists(st.tuples(texts, st.sampled_from(["text", "dim"])), max_size=6)
clean_texts = st.text(max_size=30).map(one_line)


def without_air(text: str) -> str:
    return "".join(text.split())


@given(spans, st.integers(2, 40), st.integers(0, 4))
def test_a_wrapped_line_is_never_wider_than_asked_and_no_letter_is_lost(
    text: list[tuple[str, str]], width: int, indent: int
) -> None:
    room = width + indent
    lines = wrapped(text, room, indent)
    assert lines
    assert all(width_of(line) <= room for line in lines)
    assert without_air("".join(plain(line) for line in lines)) == without_air(plain(text))


@given(spans, st.integers(2, 40))
def test_every_piece_keeps_its_style_when_wrapped(text: list[tuple[str, str]], width: int) -> None:
    for style in ("text", "dim"):
        before = without_air("".join(piece for piece, name in text if name == style))
        after = "".join(piece for line in wrapped(text, width) for piece, name in line if name == style)
        assert without_air(after) == before


def test_a_line_is_broken_between_words_and_at_line_feeds() -> None:
    lines = wrapped([("one two three\nfour", "text")], 8, indent=1, first=0)
    assert [plain(line) for line in lines] == ["one two", " three", " four"]


def test_a_hard_space_holds_words_together() -> None:
    lines = wrapped([("on 28\u00a0Oct\u00a02024", "text")], 12)
    assert [plain(line) for line in lines] == ["on", "28\u00a0Oct\u00a02024"]


def test_a_word_wider_than_a_line_is_cut() -> None:
    assert [plain(line) for line in wrapped([("abcdefgh", "text")], 3)] == ["abc", "def", "gh"]


@given(spans.map(lambda line: [(one_line(text), style) for text, style in line]), st.integers(0, 30))
def test_a_cut_line_fits_and_says_that_it_was_cut(line: list[tuple[str, str]], width: int) -> None:
    cut = cropped(line, width)
    assert width_of(cut) <= width
    if width_of(line) <= width:
        assert cut == tuple(line)
    elif width > 0:
        assert plain(cut).endswith("…")


@given(clean_texts, st.integers(0, 30))
def test_a_short_text_fits_and_a_padded_one_fills(text: str, width: int) -> None:
    assert cell_len(shortened(text, width)) <= width
    assert cell_len(padded(text, width)) == width


@given(clean_texts, clean_texts, st.integers(0, 60))
def test_two_ends_of_a_line_never_need_more_than_its_width(left: str, right: str, width: int) -> None:
    assert width_of(spread([(left, "text")], [(right, "dim")], width)) <= width


def test_the_right_end_of_a_line_stands_at_its_edge() -> None:
    assert plain(spread([("left", "text")], [("right", "text")], 14)) == "left     right"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("truppen", ["Truppen"]),
        ("trupp", ["Truppen"]),
        ("nahe", ["nahe"]),
        ("pjongjang", ["Pjöngjang"]),
        ("truppen nahe", ["Truppen", "nahe"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_words_that_were_found_stand_out(typed: str, found: list[str]) -> None:
    text = "Die Truppen aus Pjöngjang sind nahe der Front"
    marked = found_in([(text, "text")], typed)
    assert plain(marked) == text
    assert [piece for piece, style in marked if style == "found"] == found


@given(clean_texts, clean_texts)
def test_marking_what_was_found_changes_no_letter(text: str, typed: str) -> None:
    assert plain(found_in([(text, "text")], typed)) == text


def test_all_terms_or_some_of_them_can_be_held() -> None:
    assert holds("rote Linie", "linie rote")
    assert not holds("rote Linie", "rote Karte")
    assert holds_any("rote Linie", "rote Karte")
    assert not holds_any("rote Linie", "")


def test_the_wanted_language_comes_first_then_the_storys_then_english_then_any() -> None:
    text = {"de": "Krieg", "en": "War", "fr": "Guerre"}
    assert chosen(text, "en", "de") == ("War", None)
    assert chosen({"de-CH": "Krieg"}, "de", "en") == ("Krieg", None)
    assert chosen({"de": "Krieg", "fr": "Guerre"}, "en", "fr") == ("Guerre", "fr")
    assert chosen({"en": "War", "fr": "Guerre"}, "de", "uk") == ("War", "en")
    assert chosen({"fr": "Guerre"}, "de", "uk") == ("Guerre", "fr")
    assert chosen({"de": ""}, "de", None) == ("", None)
    assert chosen(None, "de", None) == ("", None)


def test_a_text_in_another_language_is_seen_to_be() -> None:
    assert plain(spoken({"fr": "Guerre"}, "de", None)) == "Guerre [fr]"
    assert plain(spoken("Krieg", "en", "de")) == "Krieg [de]"
    assert plain(spoken("Krieg", "de", "de")) == "Krieg"


MINISTER = Actor(
    id="a",
    name="A",
    role=(
        DatedRole(role={"de": "Ministerin", "en": "Minister"}, since="2020", until="2022-06-30"),
        DatedRole(role="Chair", since="2022-07"),
    ),
)


@pytest.mark.parametrize(
    ("date", "role"),
    [
        ("2021-05-01", "Minister"),
        ("2022-06-30", "Minister"),
        ("2022-07-01", "Chair"),
        ("2022", "Minister / Chair"),
        ("2019", ""),
        (None, "Minister / Chair"),
    ],
)
def test_the_role_is_that_of_the_day(date: str | None, role: str) -> None:
    assert role_at(MINISTER, date, EN, None) == role


def test_a_role_without_dates_is_held_always() -> None:
    assert role_at(Actor(id="a", name="A", role={"de": "Sprecherin"}), "1900", DE, None) == "Sprecherin"
    assert role_at(Actor(id="a", name="A"), "1900", DE, None) == ""


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("de", "„“"),
        ("de-AT", "„“"),
        ("en", "“”"),
        ("fr", "«»"),
        ("ru", "«»"),
        ("xx", "“”"),
        (None, "“”"),
        ("ja", "「」"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language: str | None, marks: str) -> None:
    assert quotation_marks(language) == marks


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        ("2024-06-30", "2024-10-01", "3 months, nothing dated"),
        ("2024-06", "2024-10-28", "4 months, nothing dated"),
        ("2024-06-01", "2024-07-01", ""),
        ("2024-06-30", "2024-10~", "3 months, nothing dated"),
        ("2024", "2025-01-01", ""),
        ("2000", "2024", "23 years, nothing dated"),
        ("2024-06-01/..", "2025", ""),
        ("2024-06-01", "/2024-12-01", ""),
        ("XXXX", "2024", ""),
    ],
)
def test_a_gap_is_named_only_where_it_is_surely_empty(earlier: str, later: str, words: str) -> None:
    assert gap_words(parse(earlier), parse(later), EN) == words


@given(st.lists(st.integers(0, 10**6), max_size=20))
def test_a_sparkline_has_a_sign_a_count_and_shows_all_that_is_there(counts: list[int]) -> None:
    drawn = sparkline(counts)
    assert len(drawn) == len(counts)
    assert [sign != " " for sign in drawn] == [count > 0 for count in counts]
    if any(counts):
        assert drawn[counts.index(max(counts))] == BARS[-1]


def test_plain_lines_leave_the_signs_of_a_story_alone() -> None:
    assert plain_lines("─ Event ── 3 ▌") == "- Event -- 3 >"
    assert plain_lines(" · happened · ¶\u00a014") == " - happened - P\u00a014"
    assert plain_lines("„col·laboració“ – wait…") == "„col·laboració“ – wait…"


def test_a_story_that_names_no_language_shows_none_in_line_1() -> None:
    opened = admit(Contents("s.json", b'{"events": [{"date": "2024", "title": "A"}]}'), EN)
    view = built(opened, Query(), EN, Settings(theme="dark")).office.view
    assert "⇄" not in plain(bar_line(view, 100, "s.json"))
    named = admit(Contents("s.json", b'{"language": "de", "events": [{"date": "2024", "title": "A"}]}'), EN)
    view = built(named, Query(), EN, Settings(theme="dark")).office.view
    assert plain(bar_line(view, 100, "s.json")).endswith("de ⇄ en ")
    # Which format a foreign file is in stands beside its title, as long as nothing else needs the room.
    assert "  TimelineJS 3 " in plain(bar_line(view, 160, "s.json", "TimelineJS 3"))
    assert "TimelineJS" not in plain(bar_line(view, 40, "s.json", "TimelineJS 3"))
