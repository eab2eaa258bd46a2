"""Links and the clipboard in a real terminal, with a browser that misbehaves (items 70 to 74)."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from security_report import RecordFigure
from stub_browser import StubBrowser
from terminal import PROGRAM, Terminal

from tui.text import clean

NOTHING_STARTED = {
    "url-javascript": "only http and https links",
    "url-file": "only http and https links",
    "url-flag": "only http and https links",
    "url-scheme-other": "only http and https links",
    "url-space-newline": "holds characters that no link has",
    "url-surrogate-nul": "holds characters that no link has",
    "url-huge": "longer than 2048 characters",
    "url-userinfo-idn": "hides its host",
}
"""Hostile files whose first link is refused, and why."""
LINKED = json.dumps(
    {
        "sources": [{"id": "s", "url": "https://ok.example/a"}],
        "events": [
            {"date": f"2024-0{number}", "title": f"Event {number}", "sources": [{"source": "s"}]}
            for number in (1, 2)
        ],
    }
)
ESCAPE = "\x1b[27u"
"""Esc as the keyboard protocol spells it that the program asks for."""
SET_CLIPBOARD = re.compile(rb"\x1b\]52;[a-z]*;([^\x07\x1b]*)(?:\x07|\x1b\\)")


@pytest.fixture
def stub(tmp_path: Path) -> Iterator[StubBrowser]:
    browser = StubBrowser(tmp_path / "browser")
    yield browser
    browser.close()


def opened(path: Path, stub: StubBrowser, log: Path, **environment: str) -> Terminal:
    """The program on a story, with a browser that is the user's; `log` will hold the programs it starts."""
    path_variable = os.pathsep.join((str(stub.folder), os.environ["PATH"]))
    return Terminal(
        (*PROGRAM, str(path)),
        environment={
            "PATH": path_variable,
            "BROWSER": "some-browser",
            "STARTED_LOG": str(log),
            **environment,
        },
    )


def cited(hostile: Path, folder: Path) -> Path:
    """A hostile file whose events cite their sources in the way of the format, so that they can be opened."""
    story = json.loads(hostile.read_bytes())
    for event in story["events"]:
        event["sources"] = [{"source": name} for name in event["sources"]]
    path = folder / hostile.name
    path.write_text(json.dumps(story), "utf-8")
    return path


def quit_calmly(terminal: Terminal) -> None:
    terminal.type("Q")
    assert terminal.wait_for_exit() == 0
    assert terminal.left_behind() == []
    assert b"DRAWN" not in terminal.output


@pytest.mark.parametrize("name", NOTHING_STARTED)
def test_item_70_the_link_of_a_hostile_file_starts_nothing_and_says_why(
    shared: Path, stub: StubBrowser, tmp_path: Path, name: str, record_figure: RecordFigure
) -> None:
    log = tmp_path / "started"
    with opened(cited(shared / "hostile" / f"{name}.json", tmp_path), stub, log) as terminal:
        terminal.wait_for("CONTROL-EVENT")
        terminal.type("o")
        terminal.wait_for("Enter opens the link")
        terminal.type("\r")
        terminal.wait_for(lambda screen: screen.splitlines()[-1].startswith(" not opened: "))
        assert NOTHING_STARTED[name] in terminal.text.splitlines()[-1]
        quit_calmly(terminal)
    assert not log.exists(), log.read_text("utf-8")
    assert not stub.was_started
    record_figure("files tried", 1)


def test_item_71_shell_signs_in_a_hostile_link_arrive_as_one_argument(
    shared: Path, stub: StubBrowser, tmp_path: Path
) -> None:
    log = tmp_path / "started"
    with opened(cited(shared / "hostile" / "url-shell.json", tmp_path), stub, log) as terminal:
        terminal.wait_for("CONTROL-EVENT")
        terminal.type("o")
        terminal.wait_for("goes to ok.example")
        terminal.type("\r")
        terminal.wait_for("handed to the browser")
        assert stub.call().arguments == ["https://ok.example/$(id)';%60id%60&%7C"]
        quit_calmly(terminal)
    (line,) = log.read_text("utf-8").splitlines()
    assert line.startswith(f"subprocess.Popen ('{stub.program}', ['{stub.program}', ")


def test_item_72_a_host_in_other_letters_is_shown_as_it_is(stub: StubBrowser, tmp_path: Path) -> None:
    story = tmp_path / "story.json"
    story.write_text(LINKED.replace("https://ok.example/a", "https://b\u0430nk.example/"), "utf-8")
    with opened(story, stub, tmp_path / "started") as terminal:
        terminal.wait_for("Event 2")
        terminal.type("o")
        assert "xn--bnk-6cd.example" in terminal.wait_for("goes to ")
        assert not stub.was_started
        terminal.type(ESCAPE)
        terminal.wait_for(lambda screen: "Enter opens" not in screen)
        quit_calmly(terminal)


def test_item_73_a_browser_that_prints_and_never_ends_disturbs_nothing(tmp_path: Path) -> None:
    stub, story = StubBrowser(tmp_path / "browser", stays=True), tmp_path / "story.json"
    story.write_text(LINKED, "utf-8")
    with opened(story, stub, tmp_path / "started") as terminal:
        terminal.wait_for("Event 2")
        terminal.type("o")
        terminal.wait_for("goes to ok.example")
        terminal.type("\r")
        call = stub.call()
        assert (call.terminal, call.typed, call.arguments) == ("none", "none", ["https://ok.example/a"])
        terminal.wait_for("handed to the browser: https://ok.example/a")
        terminal.type("j")
        terminal.wait_for(lambda screen: "handed" not in screen and "2 of 2" in screen)
        quit_calmly(terminal)
    os.kill(call.process, 0)
    os.kill(call.process, 9)
    stub.close()


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"BROWSER": ""}, "no display here"),
        ({"BROWSER": "", "SSH_TTY": "/dev/pts/0"}, "no display here"),
        ({"BROWSER": "", "DISPLAY": ":0", "PATH": "/nowhere"}, "no browser here"),
        ({"BROWSER": "sh -c 'touch here; %s'"}, "BROWSER names no program"),
    ],
)
def test_item_73_without_a_browser_the_link_is_shown_and_copied(
    stub: StubBrowser, tmp_path: Path, environment: dict[str, str], reason: str
) -> None:
    story, log = tmp_path / "story.json", tmp_path / "started"
    story.write_text(LINKED, "utf-8")
    with opened(story, stub, log, **environment) as terminal:
        terminal.wait_for("Event 2")
        terminal.type("o")
        terminal.wait_for("goes to ok.example")
        terminal.type("\r")
        terminal.wait_for("if the terminal allows it: https://ok.example/a")
        assert reason in terminal.text
        quit_calmly(terminal)
        assert copies(terminal) == ["https://ok.example/a"]
    assert not log.exists()


def copies(terminal: Terminal) -> list[str]:
    """What the program has put on the clipboard."""
    found = SET_CLIPBOARD.findall(bytes(terminal.output))
    assert len(found) == terminal.output.count(b"\x1b]52")
    return [base64.b64decode(one, validate=True).decode() for one in found]


HOSTILE_QUOTE = "a\x1b]52;c;eA==\x07b\u202ec\ud800d\x85e"


def test_item_74_a_copy_key_writes_the_clipboard_once_with_the_cleaned_text(
    stub: StubBrowser, tmp_path: Path
) -> None:
    story = tmp_path / "story.json"
    event = {"date": "2024", "title": "Event 2", "quotes": [{"text": HOSTILE_QUOTE}]}
    story.write_text(json.dumps({"events": [event]}), "utf-8")
    with opened(story, stub, tmp_path / "started") as terminal:
        terminal.wait_for("Event 2")
        terminal.type("jkGg)(t?")
        terminal.wait_for("Go to the next event")
        terminal.type(ESCAPE)
        terminal.wait_for(lambda screen: "Go to the next event" not in screen)
        assert copies(terminal) == []
        terminal.type("y")
        terminal.wait_for("lines copied, if the terminal allows it")
        terminal.type("Y")
        terminal.wait_for("copied, if the terminal allows it: dateline")
        quit_calmly(terminal)
        quote, command = copies(terminal)
    assert "a\u241b]52;c;eA==\u2407b\ufffdc\ufffdd\ne" in quote
    assert quote == clean(quote)
    assert command == f"dateline {story}"
