"""The guard alone keeps the terminal safe, and is silent as long as the text is clean."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import ControlType, Segment
from rich.style import Style
from rich.text import Text
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import DataTable, Header, Input, Static

from tui.app.guard import OutputGuard
from tui.text import clean, list_form, one_line

BLACK = Color(0, 0, 0)
BOLD = Style(bold=True)
INVISIBLE = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0}
DRAWN_FORMATS = {0x200C, 0x200D, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
CLEAN = [
    "Pentagon raises its estimate │ ▁▂▃ ─ █ ⣿",
    "Außenminister „äußert“ Sorge · 10 000 € …",
    "☎\ufe0f 1\ufe0f⃣ ❤\ufe0f\u200d🔥 👨\u200d👩\u200d👧\u200d👦 👍🏽 🇺🇦 🏳\ufe0f\u200d🌈",
    "می\u200cخواهند شَهِدَت",
    "উত্তর র\u200d্যাব क्\u200dष അവന്\u200d ශ්\u200dරී ที่นี่",
    "北朝鮮が部隊を派遣 한국",
    unicodedata.normalize("NFD", "Việt Nam"),
]
ATTACKS = [
    "a\x1b]52;c;eA==\x1b\\b",
    "a\x9b31mb",
    "a\nb\rc\td\x00\x7f",
    "invoice \u202egnp.exe\u202c",
    "pay\u200bpal\u00ad\U000e0041\u3164x\ufeff",
    "Z" + "\u0301\u0334\u0489" * 40,
    "\ud800 \ue000 \uffff \u2028",
    "x\u200dy \u260e\u200d\u200d",
]


def is_safe(text: str) -> bool:
    marks = 0
    for char in text:
        code, category = ord(char), unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else marks if char in "\u200c\u200d" else 0
        if category in ("Cc", "Zl", "Zp", "Cs", "Co") or (category == "Cf" and code not in DRAWN_FORMATS):
            return False
        if code in INVISIBLE or 0xE0000 <= code <= 0xE0FFF or code & 0xFFFE == 0xFFFE or marks > 3:
            return False
    return True


def guarded(segments: Sequence[Segment]) -> tuple[list[Segment], int]:
    guard = OutputGuard()
    return guard.apply(list(segments), BLACK), guard.hits


def text_of(segments: Iterable[Segment]) -> str:
    return "".join(segment.text for segment in segments)


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_line_passes_unchanged_and_uncounted(text: str) -> None:
    line = [Segment(text, BOLD), Segment("  ")]
    guard = OutputGuard()
    assert guard.apply(line, BLACK) is line
    assert guard.hits == 0


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_line_may_be_parted_anywhere_by_styles(text: str) -> None:
    for cut in range(len(text) + 1):
        segments, hits = guarded([Segment(text[:cut], BOLD), Segment(text[cut:])])
        assert hits == 0
        assert text_of(segments) == text


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_line_cut_to_its_column_is_no_attack(text: str) -> None:
    for form in (one_line(text), list_form(one_line(text))):
        for width in range(1, 40):
            strip = Strip([Segment(form)]).crop(0, width).adjust_cell_length(width)
            line = [*strip, Segment("…│")]
            segments, hits = guarded(line)
            assert hits == 0
            assert is_safe(text_of(segments))
            assert Segment.get_line_length(segments) == Segment.get_line_length(line)


@pytest.mark.parametrize("text", ATTACKS)
def test_an_unsafe_line_is_made_safe_and_keeps_its_width(text: str) -> None:
    line = [Segment("│ "), Segment(text, BOLD), Segment(" │")]
    segments, _ = guarded(line)
    assert is_safe(text_of(segments))
    assert Segment.get_line_length(segments) == Segment.get_line_length(line)
    assert [segment.style for segment in segments] == [None, BOLD, None]


def test_what_is_taken_out_is_counted() -> None:
    guard = OutputGuard()
    guard.apply([Segment("a\x1b[31m\u202eb\n")], BLACK)
    assert guard.hits == 3


def test_a_character_with_a_cell_of_its_own_is_shown() -> None:
    assert text_of(guarded([Segment("a\ue000b\ud800c\x1bd")])[0]) == "a\ufffdb\ufffdcd"


hostile_text = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "ab1\x1b\n\t\x9b\u0301\u0489\u094d\u0915\u200b\u200c\u200d\ufe0e\ufe0f\u20e3\u260e\U0001f468\u3164\u202e"
        ),
    )
)


@given(st.lists(hostile_text, max_size=5))
def test_any_line_is_safe_behind_the_guard_and_as_wide_as_before(texts: list[str]) -> None:
    line = [Segment(text) for text in texts]
    segments, _ = guarded(line)
    assert is_safe(text_of(segments))
    assert Segment.get_line_length(segments) == Segment.get_line_length(line)
    assert text_of(guarded(segments)[0]) == text_of(segments)


@given(st.lists(hostile_text, max_size=5), st.text("ab \u2026\u2502", max_size=3))
def test_cleaned_text_is_never_counted(texts: list[str], between: str) -> None:
    line = [Segment(part) for text in texts for part in (f"{one_line(text)} ", f"{between} ")]
    segments, hits = guarded(line)
    assert hits == 0
    assert text_of(segments) == text_of(line)


def test_control_segments_are_textuals_own() -> None:
    control = Segment("\x1b[2J", None, [(ControlType.CLEAR,)])
    segments, hits = guarded([control, Segment("a\x1b")])
    assert segments[0] is control
    assert hits == 1


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "https://a.example/\x1b]0;title\x07",
        "file:///etc/passwd",
        "https://ä.example",
        "http://a b",
        "x" * 3000,
    ],
)
def test_a_link_that_is_not_plain_http_loses_its_target(link: str) -> None:
    segments, hits = guarded([Segment("here", Style(bold=True, link=link))])
    style = segments[0].style
    assert style is not None
    assert style.link is None
    assert style.bold
    assert hits == 1


def test_a_plain_link_stays() -> None:
    line = [Segment("here", Style(link="https://example.org/a?b=c%20d"))]
    segments, hits = guarded(line)
    assert segments == line
    assert hits == 0


class Raw(Widget):
    """Draws its text as it is, as our own panes could by mistake."""

    DEFAULT_CSS = "Raw { height: 1; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(self.text if y == 0 else "")])


class Ways(App[None]):
    """One text on the ways that reach the screen, behind the guard."""

    AUTO_FOCUS = None

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.guard = OutputGuard()
        self.title = text

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self.guard]

    def compose(self) -> ComposeResult:
        yield Header()
        boxed = Static(Content(self.text))
        boxed.styles.border = ("round", "white")
        boxed.border_title = Content(self.text)
        yield boxed
        yield Input(value=self.text)
        yield Raw(self.text)
        table: DataTable[Text] = DataTable()
        table.add_column(Text("column"))
        table.add_row(Text(self.text))
        yield table


async def drawn(text: str) -> tuple[str, int]:
    """Everything on the screen as it would be written, and the guard's count."""
    app = Ways(text)
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        app.notify(text, markup=False)
        await pilot.pause()
        await pilot.pause()
        strips: list[Strip] = app.screen._compositor.render_strips(app.size)
        return "\n".join(strip.text for strip in strips), app.guard.hits


async def test_item_24_nothing_unsafe_is_drawn_by_any_widget() -> None:
    for attack in ATTACKS:
        screen, _ = await drawn(f"safe {attack} text")
        assert screen.count("safe") >= 7
        assert all(is_safe(line) for line in screen.split("\n"))


async def test_item_25_the_guard_has_nothing_to_do_on_clean_text() -> None:
    for attack in ATTACKS:
        screen, hits = await drawn(one_line(f"safe {attack} text"))
        assert screen.count("safe") >= 7
        assert hits == 0


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


def test_item_24_25_every_hostile_string_is_safe_behind_the_guard_alone(
    shared: Path,
) -> None:
    strings: set[str] = set()
    for path in [*(shared / "hostile").glob("*.json"), shared / "data" / "torture" / "blns.json"]:
        data = path.read_bytes().decode("utf-8", "surrogateescape")
        strings.add(data)
        try:
            strings.update(strings_in(json.loads(data)))
        except (ValueError, RecursionError):
            continue
    assert len(strings) > 500
    for text in sorted(strings):
        line = [Segment("│"), Segment(text), Segment("│")]
        segments, _ = guarded(line)
        assert is_safe(text_of(segments)), ascii(text[:80])
        assert Segment.get_line_length(segments) == Segment.get_line_length(line)
        assert guarded([Segment(row) for row in clean(text).split("\n")])[1] == 0, ascii(text[:80])
