"""What a markup parser, a format or a template would read is shown as it stands in the file.

Each attack stands in every text of one event, its actor, its quotes and its source, and beside it a twin:
an event whose texts are as long but plain. Whatever the screen shows of the twin it must show of the
attack, letter for letter, and nothing that is drawn may be a link or a button.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from rich.segment import Segment
from stage import Stage, staged, story_of
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.widgets import Static

from tui.app.widgets.drawn import Drawn
from tui.loading.gate import Opened, admit
from tui.loading.opening import Contents
from tui.wording import Wording

BUTTON = "[@click=app.quit]x[/]"
ATTACKS = (
    "[/]",
    "[/x]",
    "[b [[ ]",
    "[a=",
    "[bold",
    "[not a style]x",
    "[[]]",
    "]",
    "[/b][/b]",
    BUTTON,
    "[@click='app.exit']x",
    "[link=https://e.example]",
    "[on red]x[/on red]",
    "trailing\\",
    "\\[b]",
    "[UPDATE] [Reuters] he said [sic]",
    "[red] [1]",
    "$var",
    "${x}",
    "%s",
    "%(a)s",
    "{x}",
    "{0.__class__}",
    "<b>x</b>",
    "![i](https://e.example/i.png)",
    "[t](https://e.example)",
    "*a* `b` # c",
    "&lt;i&gt;",
    "$$ %% {{}}",
)
TWINS = tuple(
    re.sub(r"\S", "abcdefghijklmnopqrstuvwxyzäöüßéèáàíì"[number], attack)
    for number, attack in enumerate(ATTACKS)
)
SEEN_AT_LEAST = {
    *("title", "summary", "printed", "status", "ekind", "cc", "part", "tag", "rep", "con"),
    *("name", "role", "akind", "C", "alias", "m", "via"),
    *("quote", "to", "qkind", "trans", "by", "conf", "second", "speaker", "srctitle", "publisher"),
}
"""The texts of which the panes and lists show at least the plain ones."""
SIZES = ((120, 36), (80, 24))


def event_of(text: str) -> tuple[dict[str, object], dict[str, object], dict[str, object]]:
    """A source, an actor and an event that have a text in every place, each after the name of its place."""
    source: dict[str, object] = {
        "id": f"src{text}",
        "title": f"srctitle{text}",
        "publisher": f"publisher{text}",
        "url": f"https://e.example/{text}",
        "language": f"srclang{text}",
    }
    actor: dict[str, object] = {
        "id": f"act{text}",
        "name": f"name{text}",
        "kind": f"akind{text}",
        "country": f"C{text}",
        "role": f"role{text}",
        "member_of": [f"m{text}"],
        "aliases": [f"alias{text}"],
    }
    quote: dict[str, object] = {
        "text": f"quote{text}",
        "speaker": actor["id"],
        "kind": f"qkind{text}",
        "language": f"qlang{text}",
        "translations": {"en": {"text": f"trans{text}", "by": f"by{text}"}},
        "to": f"to{text}",
        "via": f"via{text}",
        "before": f"before{text}",
        "after": f"after{text}",
        "confidence": f"conf{text}",
        "source": {"source": source["id"]},
    }
    event: dict[str, object] = {
        "id": f"event{text}",
        "date": "2024-01-01",
        "date_as_printed": f"printed{text}",
        "title": f"title{text}",
        "summary": f"summary{text}",
        "status": f"status{text}",
        "kind": f"ekind{text}",
        "countries": [f"cc{text}"],
        "actors": [{"actor": actor["id"], "as": f"part{text}"}],
        "quotes": [quote, {"text": f"second{text}", "speaker": {"as_printed": f"speaker{text}"}}],
        "sources": [{"source": source["id"]}],
        "replies_to": [f"rep{text}"],
        "conflicts_with": [f"con{text}"],
        "tags": [f"tag{text}"],
    }
    return source, actor, event


_WHOLE = json.dumps(event_of("\N{BULLET}"), ensure_ascii=False)
PLACES = frozenset(re.findall(r"(\w+)\N{BULLET}", _WHOLE)) - {"src", "act", "event"}
"""The places in which a text stands in its event, but its link and ids, which have rules of their own."""


def hostile_story() -> Opened:
    """A story with an event for each attack, and one for each twin."""
    sources, actors, events = zip(*map(event_of, (*ATTACKS, *TWINS)), strict=True)
    return story_of(list(events), title="Brackets", language="en", sources=sources, actors=actors)


def inert(segment: Segment) -> bool:
    """Whether a segment is neither a link nor a button."""
    style = segment.style
    return style is None or (style.link is None and not any(name.startswith("@") for name in style.meta))


def texts_of(stage: Stage) -> Iterator[str]:
    """What is drawn, without white space, whole lines and pane by pane: a pane may wrap a text anywhere."""
    strips = stage.strips()
    assert all(inert(segment) for strip in strips for segment in strip)
    regions = [pane.region for pane in stage.app.screen.query(Drawn) if pane.region.area]
    yield "".join("".join(strip.text.split()) for strip in strips)
    for region in regions:
        cut = (strip.crop(region.x, region.right).text for strip in strips[region.y : region.bottom])
        yield "".join("".join(line.replace("▌", "").split()) for line in cut)


class Seen:
    """Gathers what was drawn while a story is walked through."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.drawn: list[str] = []

    def look(self) -> None:
        assert self.stage.app.return_code is None
        self.drawn += texts_of(self.stage)

    async def press(self, *keys: str) -> None:
        await self.stage.press(*keys)
        self.look()

    async def visit(self) -> None:
        """Look at every event."""
        for row in range(len(ATTACKS) * 2):
            view = self.stage.view
            self.stage.app.office.view = view.at(view.answer.row_at(row))
            await self.stage.settle()
            self.look()

    def places(self, text: str) -> set[str]:
        """The places of which the text was seen, whole."""
        every = "\n".join(self.drawn)
        wanted = "".join(text.split())
        return {place for place in PLACES if f"{place}{wanted}" in every}


async def walk(seen: Seen) -> None:
    """Every event in every pane, enlarged and not, and every list."""
    await seen.visit()
    for pane in "123":
        await seen.press(pane, "e")
        await seen.visit()
        await seen.press("e", "4")
    for keys in (("c",), ("a",), ("s",), ("exclamation_mark",)):
        await seen.press(*keys)
        for _ in range(10):
            await seen.press("pagedown")
        await seen.press("escape")
    await seen.press("O")
    await seen.press("escape", "ctrl+o")
    await seen.press("escape", "t")
    await seen.press("C")
    await seen.press("X", "A")
    await seen.press("X", "question_mark")
    await seen.press("escape", "y")


@pytest.mark.parametrize("size", SIZES)
async def test_item_26_28_29_30_31_what_others_would_read_is_shown_letter_for_letter_in_every_view(
    size: tuple[int, int],
) -> None:
    async with staged(size, opened=hostile_story()) as stage:
        seen = Seen(stage)
        await walk(seen)
    for attack, twin in zip(ATTACKS, TWINS, strict=True):
        assert seen.places(attack) >= seen.places(twin), attack
    assert seen.places(TWINS[0]) >= SEEN_AT_LEAST


async def test_item_26_29_30_what_is_in_brackets_is_drawn_in_the_style_of_its_row() -> None:
    async with staged((160, 45), opened=hostile_story()) as stage:
        for row, attack in enumerate(ATTACKS):
            view = stage.view
            stage.app.office.view = view.at(view.answer.row_at(row))
            await stage.settle()
            segments = [segment.text for strip in stage.strips() for segment in strip]
            for place in ("title", "name", "quote", "summary"):
                assert any(f"{place}{attack}" in text for text in segments), (place, attack)


def headed(attack: str, **head: object) -> Opened:
    """A story in a file named after an attack, with one event."""
    story = json.dumps({**head, "events": [{"date": "2024", "title": "One"}]})
    return admit(Contents(f"{attack}.json", story.encode()), Wording())


@pytest.mark.parametrize("attack", ATTACKS)
async def test_item_26_28_29_30_31_names_titles_and_what_is_typed_are_shown_letter_for_letter(
    attack: str,
) -> None:
    async with staged(opened=headed(attack)) as stage:
        assert f"{attack}.json" in stage.drawn().split("\n")[0]
        for key, end in (("slash", "enter"), ("colon", "enter"), ("at", "enter"), ("ctrl+p", ""), ("c", "")):
            await stage.press(key)
            await stage.type(attack)
            assert attack in stage.drawn()
            if end:
                await stage.press(end)
                assert attack in stage.drawn()
            assert all(inert(segment) for strip in stage.strips() for segment in strip)
            await stage.press("escape", "escape")
        stage.app.office.notify_user(attack)
        await stage.settle()
        assert attack in stage.last_line
        assert stage.app.return_code is None
        assert stage.app.guard.hits == 0
    async with staged(opened=headed("s", title=f"t{attack}", summary=attack, language=f"l{attack}")) as stage:
        assert f"t{attack}" in stage.drawn()
        assert all(inert(segment) for strip in stage.strips() for segment in strip)


def places_on_screen(stage: Stage, words: str) -> list[Offset]:
    """Where the words are drawn."""
    return [
        Offset(found.start(), y)
        for y, strip in enumerate(stage.strips())
        for found in re.finditer(re.escape(words), strip.text)
    ]


async def click(app: App[None], place: Offset) -> None:
    """Press and release the button of the mouse, as a terminal says it."""
    driver = app._driver
    assert driver is not None
    x, y = place
    for kind in (events.MouseDown, events.MouseUp):
        driver.send_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))


class Careless(App[None]):
    """Hands a text to a markup parser, as nothing of the program does."""

    def compose(self) -> ComposeResult:
        yield Static(BUTTON)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The actions that clicks led to, which are noted and not carried out."""
    actions: list[object] = []

    async def note(self: App[None], action: object, *_: object, **__: object) -> bool:  # noqa: ARG001
        actions.append(action)
        return True

    monkeypatch.setattr(App, "run_action", note)
    return actions


async def test_a_button_made_of_markup_is_found_and_its_click_noted(done: list[object]) -> None:
    app = Careless()
    async with app.run_test(size=(20, 3)) as pilot:
        (first, *_), *_ = app.screen._compositor.render_strips(app.size)
        assert not inert(first)
        await click(app, Offset(0, 0))
        await pilot.pause()
    assert done == ["app.quit"]


@pytest.mark.parametrize("keys", [(), ("a",), ("s",), ("exclamation_mark",), ("O",), ("1", "e"), ("3", "e")])
async def test_item_27_a_click_on_a_button_written_as_markup_does_nothing(
    keys: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    async with staged((160, 45), opened=story_of_button()) as stage:
        await stage.press(*keys)
        done: list[object] = request.getfixturevalue("done")
        places = places_on_screen(stage, BUTTON)
        assert len(places) > 8
        focused = set()
        for place in places:
            await click(stage.app, place + Offset(BUTTON.index("x"), 0))
            await stage.settle()
            focused.add(stage.view.focus)
        assert done == []
        assert stage.app.return_code is None
        assert len(focused) > 2 or keys


def story_of_button() -> Opened:
    """A story of one event in which every text is a button in markup."""
    source, actor, event = event_of(BUTTON)
    return story_of([event], title=f"story{BUTTON}", language="en", sources=[source], actors=[actor])
