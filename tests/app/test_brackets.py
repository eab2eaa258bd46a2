"""Square brackets, templates and HTML in a story are shown as they stand, everywhere on the screen."""

from __future__ import annotations

import pytest
from security_report import RecordFigure
from stage import Stage, staged, story_of
from textual.geometry import Offset

from tui.loading.gate import Opened

BRACKETS = (
    "[/]",
    "[/x]",
    "[b [[ ]",
    "[a=",
    "[bold red]",
    "[not a style!]",
    "[[]]",
    "]",
    "[/b][/b]",
    "tail\\",
)
BUTTONS = ("[@click=app.quit]quit[/]", "[@click='app.exit']x", "[@click=screen.dismiss]")
LINKS = ("[link=https://evil.example]x[/link]", "[link=file:///etc/passwd]y")
HEADLINES = ("[UPDATE] [Reuters] he said [sic] [1] [red]alert",)
TEMPLATES = ("$var ${HOME} %s %(name)s {x} {0} {{}} $$ %%", "&lt;b&gt; &amp; <b>bold</b> **bold** `code`")


def marked(text: str) -> Opened:
    """A story with a text in every field that a file can fill."""
    source = {
        "id": "s",
        "title": text,
        "publisher": text,
        "url": f"https://e.example/{text.replace(' ', '')}",
    }
    actor = {"id": "a", "name": text, "role": text, "kind": "person", "country": "KR"}
    quote = {
        "speaker": "a", "text": text, "language": "en", "to": text, "kind": "direct",
        "translations": {"de": {"text": text, "by": text}}, "source": {"source": "s"},
    }  # fmt: skip
    event: dict[str, object] = {
        "id": "e", "date": "2024-10-28", "title": text, "summary": text, "place": text, "tags": [text],
        "countries": ["KR"], "actors": ["a"], "sources": [{"source": "s"}], "quotes": [quote],
    }  # fmt: skip
    return story_of([event], title=text, sources=[source], actors=[actor])


async def tour(stage: Stage, text: str) -> None:
    """See the text in the panes, the lists and the title; nothing takes it for an order."""
    seen = stage.drawn()
    assert seen.count(text) >= 5
    assert text in seen.splitlines()[0]
    for key in ("a", "s", "O"):
        await stage.press(key)
        assert stage.chooser is not None
        assert text in stage.drawn()
        await stage.press("escape", "escape")
    await stage.press("slash")
    await stage.type(text)
    assert stage.typed == text
    await stage.press("escape", "escape")
    stage.app.office.notify_user(text)
    await stage.settle()
    assert text in stage.last_line
    assert stage.app.return_code is None
    assert not any(style is not None and style.link for strip in stage.strips() for _, style, _ in strip)


@pytest.mark.parametrize("text", [*BRACKETS, *BUTTONS, *LINKS, *HEADLINES, *TEMPLATES])
async def test_item_26_27_28_29_30_brackets_and_templates_are_shown_as_they_stand(
    text: str, record_figure: RecordFigure
) -> None:
    async with staged((200, 50), opened=marked(text)) as stage:
        await tour(stage, text)
        assert stage.app.guard.hits == 0
    record_figure("crashes", 0)


async def test_item_27_a_click_on_a_button_written_as_markup_does_nothing() -> None:
    text = "[@click=app.quit]HERE[/]"
    async with staged((200, 50), opened=marked(text)) as stage:
        places = [
            Offset(line.index("HERE"), y)
            for y, line in enumerate(stage.drawn().splitlines())
            if "HERE" in line
        ]
        assert len(places) >= 5
        for place in places:
            await stage.pilot.click(offset=place)
            await stage.settle()
            assert stage.app.return_code is None
