"""Which links are followed, what is shown first, and who is started (items 70 to 73 of docs/security.md)."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from security_report import RecordFigure
from stage import staged
from stub_browser import StubBrowser, starts_noted
from textual.geometry import Offset

from tui.app.browser import NoBrowserError, open_in_browser
from tui.app.guard import OutputGuard
from tui.loading.gate import Opened, admit
from tui.loading.opening import Contents
from tui.model.links import LONGEST, LinkRefusedError, host_of, safe_link
from tui.wording import Wording

LINK = "https://example.org/a%20b?c=d"
SCHEME = "only http and https links are opened"
CHARACTERS = "the link holds characters that no link has"
ADDRESS = "the link is not a valid address"
USER = "the link hides its host behind a user name"
HOST = "the link names no host"
LENGTH = "the link is longer than 2048 characters"
REFUSED = {
    "javascript:alert(1)": SCHEME,
    "JaVaScRiPt:alert(1)": SCHEME,
    "data:text/html,<script>x</script>": SCHEME,
    "file:///etc/passwd": SCHEME,
    "smb://evil.example/share": SCHEME,
    "ms-msdt:/id": SCHEME,
    "mailto:a@b.example": SCHEME,
    "vbscript:x": SCHEME,
    "httpx://ok.example/": SCHEME,
    "//ok.example/": SCHEME,
    "ok.example": SCHEME,
    "-p": SCHEME,
    "--config=/tmp/evil": SCHEME,
    "-https://ok.example/": SCHEME,
    "%action": SCHEME,
    " https://ok.example/": CHARACTERS,
    "https://ok.example/ ": CHARACTERS,
    "https://ok.example/a b": CHARACTERS,
    "https://ok.example/a\nX: y": CHARACTERS,
    "https://ok.example/a\tb": CHARACTERS,
    "ht\ntps://ok.example/": CHARACTERS,
    "https://ok.example/\0": CHARACTERS,
    "https://ok.example/\x1b]0;t\x07": CHARACTERS,
    "https://ok.example/\x9b31m": CHARACTERS,
    "https://ok.example/\ud800": CHARACTERS,
    "https://ok.example/\u200b": CHARACTERS,
    "https://o\u200bk.example/": CHARACTERS,
    "https://ok.example/\u202egnp.exe": CHARACTERS,
    "https://ok.example/\xa0": CHARACTERS,
    "https://bank.example\\@evil.example/": CHARACTERS,
    "https:\\\\evil.example": CHARACTERS,
    "https://user@evil.example/": USER,
    "https://bank.example:pass@evil.example/": USER,
    "https://@evil.example/": USER,
    "https://bank.example@evil.example/": USER,
    "http://": HOST,
    "http:///path": HOST,
    "https:ok.example": HOST,
    "https:/ok.example": HOST,
    "https://:80/": HOST,
    "https://?q": HOST,
    "https://[::1": ADDRESS,
    "https://[fe80::1%25eth0]/": ADDRESS,
    "https://[v1.abc]/": ADDRESS,
    "https://[example.org]/": ADDRESS,
    "https://ok.example:port/": ADDRESS,
    "https://ok.example:99999/": ADDRESS,
    "https://ok..example/": ADDRESS,
    "https://.example/": ADDRESS,
    "https://-ok.example/": ADDRESS,
    "https://$(id).example/": ADDRESS,
    "https://o'k.example/": ADDRESS,
    "https://%65vil.example/": ADDRESS,
    "https://ok.example\u2100/": ADDRESS,
    "https://\u2764.example/": ADDRESS,
    "https://" + "a" * 64 + ".example/": ADDRESS,
    "https://" + "a." * 130 + "example/": ADDRESS,
    "https://ok.example/" + "a" * 9000: LENGTH,
    "https://ok.example/" + "ä" * 900: LENGTH,
}
"""What is no web address, and why."""
FOLLOWED = {
    "https://example.org": "https://example.org",
    "HTTPS://Example.ORG/Path?q=A#F": "https://example.org/Path?q=A#F",
    "http://example.org:8080/": "http://example.org:8080/",
    "https://example.org./": "https://example.org./",
    "http://192.0.2.1/": "http://192.0.2.1/",
    "http://[2001:DB8:0::1]:8080/x": "http://[2001:db8::1]:8080/x",
    "http://[::ffff:127.0.0.1]/": "http://[::ffff:7f00:1]/",
    "https://a_b.example/": "https://a_b.example/",
    "https://example.org/grün?q=ä#ß": "https://example.org/gr%C3%BCn?q=%C3%A4#%C3%9F",
    "https://example.org/100%": "https://example.org/100%25",
    "https://example.org/%xaction": "https://example.org/%25xaction",
    "https://example.org/%41%zz": "https://example.org/%41%25zz",
    'https://example.org/<b>"`|^{}': "https://example.org/%3Cb%3E%22%60%7C%5E%7B%7D",
    "https://example.org/a_(b),c;d=e!f*g'h$i&j+k@l:m~n": "https://example.org/a_(b),c;d=e!f*g'h$i&j+k@l:m~n",
    "https://example.org//x": "https://example.org//x",
    "https://münchen.example/": "https://xn--mnchen-3ya.example/",
    "https://faß.example/": "https://xn--fa-hia.example/",
    "https://\u0430pple.example/": "https://xn--pple-43d.example/",
    "https://\uff45xample.org/": "https://example.org/",
    "https://xn--pple-43d.example/": "https://xn--pple-43d.example/",
}
"""Web addresses, and what is handed over."""
SHELL = "https://ok.example/$(id)';`id`&|"


def story_with(*urls: str) -> Opened:
    """A story of one event, whose sources have these links as they would stand in a file."""
    sources = [
        {"id": f"s{number}", "title": f"Source {number}", "url": url} for number, url in enumerate(urls)
    ]
    events = [
        {"id": "e", "date": "2024", "title": "One", "sources": [{"source": one["id"]} for one in sources]}
    ]
    story = json.dumps({"title": "Links", "sources": sources, "events": events})
    return admit(Contents("links.json", story.encode()), Wording())


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StubBrowser]:
    """A browser that is the user's."""
    browser = StubBrowser(tmp_path / "browser")
    monkeypatch.setenv("PATH", os.pathsep.join((str(browser.folder), os.environ["PATH"])))
    monkeypatch.setenv("BROWSER", "some-browser")
    yield browser
    browser.close()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that are started, instead of starting them."""
    return starts_noted(monkeypatch)


@pytest.mark.parametrize("url", REFUSED)
def test_item_70_what_is_no_web_address_is_refused_with_the_reason(url: str) -> None:
    with pytest.raises(LinkRefusedError) as refused:
        safe_link(url)
    assert str(refused.value) == REFUSED[url]


@pytest.mark.usefixtures("stub")
async def test_item_70_no_refused_link_starts_a_program_and_each_says_why(
    started: list[list[str]], record_figure: RecordFigure
) -> None:
    urls = [url for url in REFUSED if "\ud800" not in url]
    said = {}
    async with staged((200, 60), opened=story_with(*urls)) as stage:
        for number, url in enumerate(urls):
            await stage.press("O", *["down"] * number, "enter")
            said[url] = stage.view.notice
    assert said == {url: f"not opened: {REFUSED[url]}" for url in urls}
    assert started == []
    record_figure("links tried", len(urls), lost=len(started))


def test_item_70_a_half_surrogate_in_a_file_makes_no_link() -> None:
    story = b'{"sources": [{"id": "s", "url": "https://ok.example/\\ud800"}], "events": []}'
    url = admit(Contents("s.json", story + b""), Wording()).archive.source("s").url
    assert url == "https://ok.example/\ufffd"
    with pytest.raises(LinkRefusedError):
        safe_link(url)


@pytest.mark.parametrize("url", FOLLOWED)
def test_a_web_address_is_handed_over_in_plain_letters(url: str) -> None:
    link = safe_link(url)
    assert link == FOLLOWED[url]
    assert safe_link(link) == link
    assert len(link) <= LONGEST
    assert all("!" <= character <= "~" for character in link)


@pytest.mark.parametrize("url", [*REFUSED, *FOLLOWED])
def test_the_guard_lets_the_terminal_link_to_nothing_that_would_not_be_opened(url: str) -> None:
    from rich.segment import Segment
    from rich.style import Style
    from textual.color import Color

    segments = [Segment("text", Style(link=url))]
    ((_, style, _),) = OutputGuard().apply(segments, Color(0, 0, 0))
    shown = style.link if style is not None else None
    assert shown is None or shown == safe_link(url)


@pytest.mark.parametrize("url", FOLLOWED.values())
def test_the_guard_keeps_links_that_were_checked(url: str) -> None:
    from rich.segment import Segment
    from rich.style import Style
    from textual.color import Color

    guard = OutputGuard()
    ((_, style, _),) = guard.apply([Segment("text", Style(link=url))], Color(0, 0, 0))
    assert style is not None
    assert (style.link, guard.hits) == (url, 0)


def test_item_71_a_link_is_one_argument_and_meets_no_shell(stub: StubBrowser, tmp_path: Path) -> None:
    open_in_browser(safe_link(SHELL))
    assert stub.call().arguments == ["https://ok.example/$(id)';%60id%60&%7C"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["browser"]


@pytest.mark.parametrize(
    "named",
    [
        "sh -c 'x %s'",
        "some-browser %s",
        "some-browser --new-window",
        "%s",
        "-x",
        "--",
        "./some-browser",
        "",
        ":",
    ],
)
def test_item_71_a_browser_with_words_behind_it_is_not_carried_out(
    stub: StubBrowser, started: list[list[str]], monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.chdir(stub.folder)
    environment = {"PATH": os.environ["PATH"], "BROWSER": named}
    with pytest.raises(NoBrowserError, match="no display here" if not named else "BROWSER names no program"):
        open_in_browser(LINK, environment, "linux")
    assert started == []


def test_item_71_of_several_browsers_the_first_that_is_there_is_started(
    stub: StubBrowser, started: list[list[str]]
) -> None:
    for named in ("nowhere:some-browser", "x %s:some-browser:sh", str(stub.program)):
        open_in_browser(LINK, {"PATH": os.environ["PATH"], "BROWSER": named})
    assert started == [[str(stub.program), LINK]] * 3


@pytest.mark.parametrize("path", ["", ".", ":"])
def test_item_71_a_program_in_the_folder_of_the_story_is_no_browser(
    stub: StubBrowser, started: list[list[str]], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    stub.program.with_name("xdg-open").symlink_to(stub.program)
    monkeypatch.chdir(stub.folder)
    for environment in ({"BROWSER": "some-browser"}, {"DISPLAY": ":0"}):
        with pytest.raises(NoBrowserError):
            open_in_browser(LINK, {"PATH": path, **environment}, "linux")
    assert started == []


async def test_item_72_the_real_host_is_shown_before_anything_is_opened(started: list[list[str]]) -> None:
    hosts = {
        "https://\u0430pple.example/x": (
            "xn--pple-43d.example",
            ", which the file spells \u0430pple.example",
        ),
        "https://faß.example/": ("xn--fa-hia.example", ", which the file spells faß.example"),
        "https://www.bank.example.evil.example/bank.example": ("www.bank.example.evil.example", ""),
        "http://[2001:db8::1]:8080/": ("[2001:db8::1]", ""),
    }
    async with staged(opened=story_with(*hosts)) as stage:
        for number, (url, (host, spelt)) in enumerate(hosts.items()):
            await stage.press("O", *["down"] * number)
            assert stage.chooser is not None
            left = stage.chooser.region.x
            shown = "".join("".join(line[left:] for line in stage.drawn().splitlines()).split())
            assert "".join(f"goes to {host}{spelt} · {safe_link(url)}".split()) in shown
            assert host_of(safe_link(url)) == host
            await stage.press("escape")
    assert started == []


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36)])
async def test_item_72_the_end_of_a_long_host_is_shown_at_any_size(size: tuple[int, int]) -> None:
    async with staged(
        size, opened=story_with("https://bank.example." + "a." * 100 + "evil.example/")
    ) as stage:
        await stage.press("o")
        assert ".a.evil.example" in "".join(stage.drawn().split())
        assert "goes to" in stage.drawn()


@pytest.mark.usefixtures("stub")
async def test_item_72_a_click_opens_no_link_it_only_shows_it(started: list[list[str]]) -> None:
    async with staged(opened=story_with(LINK, "https://other.example/")) as stage:
        await stage.press("O")
        line = next(y for y, text in enumerate(stage.drawn().splitlines()) if "Source 1" in text)
        await stage.pilot.click(offset=Offset(*(stage.drawn().splitlines()[line].index("https"), line)))
        await stage.settle()
        assert started == []
        assert "goes to other.example" in stage.drawn()


@pytest.mark.parametrize(
    ("environment", "system", "reason"),
    [
        ({}, "linux", "no display here"),
        ({"SSH_TTY": "/dev/pts/1"}, "linux", "no display here"),
        ({"SSH_CONNECTION": "a 1 b 2"}, "darwin", "no display here"),
        ({"DISPLAY": ":0"}, "linux", "no browser here"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", "no browser here"),
        ({}, "darwin", "no browser here"),
        ({"BROWSER": "nowhere", "DISPLAY": ":0"}, "linux", "BROWSER names no program that can be started"),
    ],
)
def test_item_73_without_a_browser_or_a_display_nothing_is_started(
    started: list[list[str]], tmp_path: Path, environment: dict[str, str], system: str, reason: str
) -> None:
    with pytest.raises(NoBrowserError) as refused:
        open_in_browser(LINK, {"PATH": str(tmp_path), **environment}, system)
    assert str(refused.value) == reason
    assert started == []


@pytest.mark.parametrize(("system", "opener"), [("linux", "xdg-open"), ("darwin", "open")])
def test_with_a_display_the_desktop_chooses_the_browser(
    stub: StubBrowser, started: list[list[str]], system: str, opener: str
) -> None:
    program = stub.program.with_name(opener)
    program.symlink_to(stub.program)
    open_in_browser(LINK, {"PATH": str(stub.folder), "DISPLAY": ":0"}, system)
    assert started == [[str(program), LINK]]


def test_item_73_a_browser_that_cannot_be_carried_out_is_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF, but no program")
    broken.chmod(0o700)
    with pytest.raises(NoBrowserError, match="the browser cannot be started"):
        open_in_browser(LINK, {"PATH": str(tmp_path), "BROWSER": "broken"})


def test_item_73_a_browser_that_ends_does_not_stay_behind_as_a_zombie(stub: StubBrowser) -> None:
    before = set(threading.enumerate())
    open_in_browser(LINK)
    for waiting in set(threading.enumerate()) - before:
        waiting.join(timeout=30)
    with pytest.raises(ChildProcessError):
        os.waitpid(stub.call().process, os.WNOHANG)


@pytest.mark.parametrize("stays", [True, False])
def test_item_73_a_browser_has_no_terminal_no_keys_and_a_session_of_its_own(
    tmp_path: Path, *, stays: bool
) -> None:
    stub = StubBrowser(tmp_path / "browser", stays=stays)
    open_in_browser(LINK, {"PATH": str(stub.folder), "BROWSER": "some-browser"})
    call = stub.call()
    assert (call.terminal, call.typed, call.arguments) == ("none", "none", [LINK])
    if stays:
        assert os.getsid(call.process) == call.process
        os.kill(call.process, 9)
    stub.close()
