"""What is drawn can be read: contrast, no colour where none is wanted, plain marks, whole strips."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from stage import Stage, staged
from textual.geometry import Region

from tui.app.formatting.marks import DATE_MARKS, QUOTE_MARKS, STATUS_MARKS, UNKNOWN_QUOTE, UNKNOWN_STATUS
from tui.app.widgets.drawn import Drawn
from tui.settings.settings import Settings

READABLE = 4.5
"""WCAG 2.2, 1.4.3: least contrast of text."""
VISIBLE = 3.0
"""WCAG 2.2, 1.4.11: least contrast of what is no text, such as lines between panes."""
LINES = set("─│┆├┤▌ ")
SCREENS = {
    "main": ("t",),
    "search": ("slash", *"Truppen"),
    "hits": ("slash", *"Truppen", "enter"),
    "complaint": ("colon", *"nonsense", "enter"),
    "completion": ("colon", *"zoom"),
    "countries": ("c", "space", "down"),
    "actors": ("a",),
    "help": ("question_mark",),
    "empty": ("slash", *"xyzzy", "enter"),
    "palette": ("ctrl+p",),
}


def luminance(colour: tuple[int, ...]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [part / 255 for part in colour]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(segment: Segment) -> float:
    """Contrast of a segment's text with what is behind it, as WCAG 2.2 defines it."""
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    front, back = (luminance(tuple(colour.get_truecolor())) for colour in (style.color, style.bgcolor))
    return (max(front, back) + 0.05) / (min(front, back) + 0.05)


def segments_of(stage: Stage) -> Iterator[Segment]:
    """What is drawn and is not blank."""
    for strip in stage.strips():
        yield from (segment for segment in strip if segment.text.strip() and not segment.control)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
async def test_all_that_is_drawn_stands_out_from_what_is_behind_it(theme: str, screen: str) -> None:
    async with staged(settings=Settings(theme=theme), row=8) as stage:
        await stage.press(*SCREENS[screen])
        await stage.pilot.pause()
        for segment in segments_of(stage):
            least = VISIBLE if set(segment.text) <= LINES else READABLE
            assert contrast(segment) >= least, (segment.text, segment.style)


@pytest.mark.parametrize("screen", SCREENS)
async def test_without_colours_none_is_drawn(screen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with staged(settings=Settings(), row=8) as stage:
        assert stage.view.theme == "mono"
        await stage.press(*SCREENS[screen])
        await stage.pilot.pause()
        for segment in segments_of(stage):
            style = segment.style
            assert style is None or style.color is None or style.color.is_default, segment
            assert style is None or style.bgcolor is None or style.bgcolor.is_default, segment


async def test_the_selected_event_is_seen_without_colours() -> None:
    async with staged(settings=Settings(theme="mono"), row=5) as stage:
        (line,) = [
            strip for strip in stage.strips() if "No limits on US-supplied weapons" in strip.text[:72]
        ][:1]
        assert line.text.startswith("▌")
        assert all(segment.style is not None and segment.style.reverse for segment in list(line)[:4])


@pytest.mark.parametrize("keys", [*SCREENS.values(), ("enter",), ("3", "e"), ("o",), ("exclamation_mark",)])
async def test_marks_of_ours_are_ascii_where_that_is_asked_for(keys: tuple[str, ...]) -> None:
    async with staged(settings=Settings(theme="dark", ascii=True), row=8) as stage:
        await stage.press(*keys)
        await stage.pilot.pause()
        drawn = stage.drawn()
        ours = set("▌│─┆▸▲├┤▁▂▃▄▅▆▇█▏▎▍▋▊▉⇄❝❛≈∙✗⣿↓↑→←")
        assert not ours & set(drawn), sorted(ours & set(drawn))


def test_every_mark_has_a_plain_form_of_its_own() -> None:
    for marks in (
        STATUS_MARKS.values(),
        [*QUOTE_MARKS.values(), UNKNOWN_QUOTE],
        DATE_MARKS,
        [UNKNOWN_STATUS],
    ):
        plain = [mark.plain for mark in marks]
        assert all(len(sign) == 1 and sign.isascii() for sign in plain)
        assert len(set(plain)) == len(plain)
        assert all(mark.meaning for mark in marks)


sizes = st.tuples(st.integers(1, 200), st.integers(1, 60))
ways = st.sampled_from(
    [(), ("j", "j"), ("e",), ("3", "e"), ("c",), ("question_mark",), ("slash", "x"), ("2",), ("G",)]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(sizes, min_size=1, max_size=3), ways, st.sampled_from(["en", "de"]))
async def test_item_36_every_strip_fills_its_widget_at_any_size(
    grown: list[tuple[int, int]], keys: tuple[str, ...], language: str
) -> None:
    async with staged(grown[0], language=language) as stage:
        for size in grown:
            await stage.pilot.resize_terminal(*size)
            await stage.settle()
            await stage.press(*keys)
            for widget in stage.app.screen.query(Drawn):
                width, height = widget.size
                strips = widget.render_lines(Region(0, 0, width, height))
                assert len(strips) == height or not widget.region
                assert {strip.cell_length for strip in strips} <= {width}
                assert all(sum(segment.cell_length for segment in strip) == width for strip in strips)
        assert stage.app.return_code is None
        assert stage.app.guard.hits == 0


@pytest.mark.parametrize("size", [(59, 30), (100, 15), (20, 5), (1, 1), (50, 12)])
async def test_item_36_a_screen_that_is_too_small_says_so(size: tuple[int, int]) -> None:
    async with staged(size) as stage:
        said = " ".join("".join(strip.text for strip in stage.strips()).split())
        if size[0] >= 20:
            assert "Dateline needs 60 × 16" in said
        await stage.press("q")
        assert stage.app.return_code == 0


async def test_our_own_panes_are_behind_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    # A notice is clean before it is drawn; here it is not.
    monkeypatch.setattr("tui.app.formatting.bar_lines.one_line", str)
    async with staged() as stage:
        stage.app.office.notify_user("bad \x1b]0;x\x07 and \u202e worse")
        await stage.settle()
        assert "\x1b" not in stage.last_line
        assert "\u202e" not in stage.last_line
        assert stage.app.guard.hits == 3


async def test_cuts_quotation_marks_and_selection_are_plain_in_lists_and_notices() -> None:
    settings = Settings(theme="dark", ascii=True)
    async with staged((80, 24), settings=settings, query="search:Truppen") as stage:
        await stage.press("question_mark", *"speaker")
        body = stage.drawn().splitlines()[3:-1]
        assert not set("“”’…▌") & set("".join(body))
        assert any(line.startswith(">") for line in body)
        await stage.press("escape")
        assert '> "Truppen"' in stage.drawn().splitlines()[0]
        await stage.command("nonsense")
        assert 'there is no command "nonsense"' in stage.last_line
