"""What leaves the program, links and copies, and what comes in again when the file is read again."""

from __future__ import annotations

import base64
import shlex
from pathlib import Path

import pytest
from stage import Stage, staged, story_of
from stub_browser import starts_noted

from tui.app.formatting.line import plain
from tui.app.menus import SourcesMenu
from tui.errors import UnreadableError
from tui.loading.gate import Opened, admit, open_story
from tui.loading.opening import Contents
from tui.query.forms import FILTERS, from_text, with_value
from tui.query.query import Query
from tui.wording import Wording

LINK = "https://example.org/a%20b?c=d"


def linked(url: str | None = LINK) -> Opened:
    """A story whose one event has a source with a link."""
    source = {"id": "s", "title": "First", **({"url": url} if url is not None else {})}
    events: list[dict[str, object]] = [
        {"id": "e", "date": "2024-10-28", "title": "One", "sources": [{"source": "s"}]},
        {"id": "f", "date": "2024-10-29", "title": "Two"},
    ]
    return story_of(events, sources=[source])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The argument lists of the programs that are started, instead of starting them."""
    return starts_noted(monkeypatch)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A browser on the path."""
    program = tmp_path / "some-browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("BROWSER", "some-browser")
    return str(program)


async def test_a_link_is_shown_first_and_then_handed_over_as_one_argument(
    started: list[list[str]], browser: str
) -> None:
    async with staged(opened=linked()) as stage:
        await stage.press("o")
        assert LINK in stage.drawn()
        assert started == []
        await stage.press("enter")
        assert started == [[browser, LINK]]
        assert f"handed to the browser: {LINK}" in stage.last_line


@pytest.mark.usefixtures("browser")
async def test_esc_opens_nothing(started: list[list[str]]) -> None:
    async with staged(opened=linked()) as stage:
        await stage.press("O", "escape")
        assert (started, stage.chooser) == ([], None)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://user@example.org/", "-x", "http:///"]
)
@pytest.mark.usefixtures("browser")
async def test_a_link_that_is_not_opened_says_why(started: list[list[str]], url: str) -> None:
    async with staged(opened=linked(url)) as stage:
        await stage.press("o", "enter")
        assert started == []
        assert stage.last_line.startswith(("not opened: ", "no link in the data"))


@pytest.mark.parametrize(
    ("keys", "said"), [(("o",), "no link in the data"), (("j", "o"), "no source in the data")]
)
async def test_where_there_is_no_link_nothing_is_offered(keys: tuple[str, ...], said: str) -> None:
    async with staged(opened=linked(None)) as stage:
        await stage.press(*keys)
        assert stage.chooser is None
        assert said in stage.last_line


async def test_item_73_without_a_browser_the_link_is_copied(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    async with staged(opened=linked()) as stage:
        await stage.press("o", "enter")
        assert started == []
        assert stage.app.clipboard == LINK
        assert stage.last_line == f"no display here; copied, if the terminal allows it: {LINK}"


def sent_to(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written to the terminal from now on."""
    written: list[str] = []
    monkeypatch.setattr(stage.app._driver, "write", written.append)
    return written


async def test_item_74_a_quote_is_copied_with_its_citation_in_one_sequence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with staged(row=5) as stage:
        written = sent_to(stage, monkeypatch)
        await stage.press("y")
        sequences = [text for text in written if text.startswith("\x1b]52;")]
        (sequence,) = sequences
        copied = base64.b64decode(sequence.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
        assert copied == stage.app.clipboard
        lines = copied.split("\n")
        assert lines[0].startswith("„Wenn wir sehen, dass Truppen der DVRK")
        assert lines[1].startswith("“If we see DPRK troops")
        assert lines[1].endswith("(en, Dateline)")
        assert lines[2].startswith("— Sabrina Singh US, Pentagon spokesperson, direct, ")
        assert "28 Oct 2024" in lines[2]
        assert lines[3].startswith("Source: ")
        assert "paragraph 14" in lines[3]


async def test_an_event_without_a_quote_copies_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with staged(row=0) as stage:
        written = sent_to(stage, monkeypatch)
        await stage.press("y")
        assert not any("\x1b]52" in text for text in written)
        assert "no quote in this event" in stage.last_line


async def test_item_74_what_is_too_long_for_a_terminal_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[dict[str, object]] = [
        {"id": "e", "date": "2024", "title": "x", "quotes": [{"text": "ä" * 50_000}]}
    ]
    async with staged(opened=story_of(events)) as stage:
        written = sent_to(stage, monkeypatch)
        await stage.press("y")
        assert not any("\x1b]52" in text for text in written)
        assert "too long" in stage.last_line
        assert "copied" not in stage.last_line


async def test_item_74_whatever_is_copied_is_cleaned_first(monkeypatch: pytest.MonkeyPatch) -> None:
    async with staged() as stage:
        written = sent_to(stage, monkeypatch)
        stage.app.copy_to_clipboard("a\x1b]52;c;eA==\x07\ud800\u202eb\r\nc")
        (sequence,) = written
        copied = base64.b64decode(sequence.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
        assert copied == "a\u241b]52;c;eA==\u2407\ufffd\ufffdb\nc"


@pytest.mark.parametrize("name", ["a\nrm -rf x.json", "a\x1b[201~.json", "a\u202eb.json"])
async def test_item_74_a_name_that_cannot_be_pasted_is_not_copied(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    story = linked()
    async with staged(opened=Opened(name, story.archive, story.problems)) as stage:
        written = sent_to(stage, monkeypatch)
        await stage.press("Y")
        assert not any("\x1b]52" in text for text in written)
        assert stage.last_line == "the file’s name cannot be pasted; nothing is copied"


@pytest.mark.parametrize(
    "query",
    [
        "country:KR,KP -country:US",
        'search:"rote Linie"',
        "actor:yoon since:2024-10-28 until:2024-10-29",
        "search:-Truppen",
        "quotes:no status:denied",
        "search:'a b; rm'",
    ],
)
async def test_the_copied_command_asks_for_the_same_view(query: str) -> None:
    async with staged(query=query) as stage:
        await stage.press("Y")
        program, name, *arguments = shlex.split(stage.app.clipboard)
        assert (program, name) == ("dateline", "events.json")
        assert read_back(arguments) == from_text(query)


def read_back(arguments: list[str]) -> Query:
    """The query of command-line arguments, read without the program's own reader of them."""
    query = Query()
    words = {f"--{entry.word}": entry for entry in FILTERS}
    rest = iter(arguments)
    for argument in rest:
        flag, equals, value = argument.partition("=")
        entry = words[flag.replace("--not-", "--")]
        given = value if equals else next(rest) if entry.metavar else "yes"
        query = with_value(query, entry, given, ruled_out=flag.startswith("--not-"))
    return query


async def test_ctrl_c_says_how_to_quit_and_twice_quits() -> None:
    async with staged() as stage:
        await stage.press("ctrl+c")
        assert "press q to quit" in stage.last_line
        assert stage.app.return_code is None
        await stage.press("ctrl+c")
        assert stage.app.return_code == 0


async def test_ctrl_c_long_after_another_does_not_quit(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("tui.app.app.time.monotonic", lambda: now)
    async with staged() as stage:
        await stage.press("ctrl+c")
        now = 103.0
        await stage.press("ctrl+c")
        assert stage.app.return_code is None


async def test_q_leaves_an_enlarged_pane_first() -> None:
    async with staged() as stage:
        await stage.press("enter", "q")
        assert (stage.view.enlarged, stage.app.return_code) == (False, None)
        await stage.press("q")
        assert stage.app.return_code == 0


async def reread(stage: Stage) -> None:
    await stage.press("r")
    await stage.app.workers.wait_for_complete()
    await stage.settle()


@pytest.fixture
def story_file(tmp_path: Path, bundled: Path) -> Path:
    """The story that ships, in a file that may be changed."""
    path = tmp_path / "story.json"
    path.write_bytes(bundled.read_bytes())
    return path


def add_an_event(path: Path) -> None:
    added = '{"id": "new", "date": "2024-10-01", "title": "Brand new", "countries": ["KR"]},'
    path.write_text(path.read_text().replace('"events": [', f'"events": [{added}'))


async def test_a_file_read_again_keeps_the_filter_the_event_and_the_time_shown(story_file: Path) -> None:
    def reopen() -> Opened:
        return open_story(str(story_file), Wording())

    async with staged(query="country:KR", row=2, opened=reopen(), reopen=reopen) as stage:
        await stage.press("z")
        before = stage.view
        add_an_event(story_file)
        await reread(stage)
        assert before.event is not None
        assert stage.event == before.event.id
        assert (stage.view.query, stage.view.answer.matched) == (before.query, 5)
        assert stage.view.span == before.span
        assert "Brand new" in stage.drawn()
        assert "read again: 19 events" in stage.last_line


async def test_a_file_that_is_broken_now_keeps_the_old_view_and_says_why() -> None:
    def reopen() -> Opened:
        raise UnreadableError("cannot read story.json: it is empty")

    async with staged(row=3, reopen=reopen) as stage:
        before = stage.drawn()
        await reread(stage)
        assert "it is empty" in stage.last_line
        assert stage.drawn().splitlines()[:-1] == before.splitlines()[:-1]


async def test_an_event_that_is_gone_leaves_another_selected() -> None:
    async with staged(row=17, reopen=linked) as stage:
        await reread(stage)
        assert stage.event == "f"


async def test_without_a_file_to_read_again_it_says_so() -> None:
    async with staged() as stage:
        stage.app._main.reopen = None
        await stage.press("r")
        assert "cannot be read again" in stage.last_line


def piped() -> Opened:
    """The story as it comes from standard input."""
    story = linked()
    return Opened("-", story.archive, story.problems)


async def test_what_came_from_a_pipe_is_not_read_again() -> None:
    async with staged(opened=piped(), reopen=linked) as stage:
        await reread(stage)
        assert stage.last_line == "what came from a pipe cannot be read again"


async def test_no_command_is_copied_for_what_came_from_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    async with staged(opened=piped()) as stage:
        written = sent_to(stage, monkeypatch)
        await stage.press("Y")
        assert not any("\x1b]52" in text for text in written)
        assert stage.last_line == "no command shows what came from a pipe; nothing is copied"


async def test_a_copied_command_is_said_with_what_it_depends_on() -> None:
    async with staged() as stage:
        await stage.press("Y")
        assert stage.last_line == "copied, if the terminal allows it: dateline events.json"


async def test_a_host_in_other_letters_is_shown_in_the_form_that_would_be_opened() -> None:
    story = (
        b'{"sources": [{"id": "s", "url": "https://\xd0\xb0pple.com/x"},'
        b'{"id": "j", "url": "javascript:alert(1)"}],'
        b'"events": [{"date": "2024", "title": "A", "sources": [{"source": "s"}, {"source": "j"}]}]}'
    )
    async with staged((120, 36), opened=admit(Contents("s.json", story), Wording("en"))) as stage:
        menu, view = SourcesMenu(("s", "j")), stage.app.office.view
        assert "https://xn--" in plain(menu.line(view, "s", 80))
        assert "not opened" in plain(menu.detail(view, "j"))
