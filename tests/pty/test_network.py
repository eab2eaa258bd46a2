"""The whole program without a network: every key, every sub-command, watched and with the network cut off."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from terminal import PROGRAM, ROOT, Terminal

from tui.cli.grammar import OPEN, SHELLS, SUBCOMMANDS, VIEWS
from tui.exporters.registry import FORMATS

ESCAPE = "\x1b[27u"
CUTS = (("unshare", "--net"), ("unshare", "--net", "--map-current-user"))
"""What runs a program where there is no network, not even the machine's own: with rights, and without."""
REACH_OUT = "import socket; socket.create_connection(('127.0.0.1', 9), 5)"
SPEAKERS = frozenset(
    {
        "socket", "ssl", "http", "urllib.request", "urllib3", "ftplib", "smtplib", "poplib", "imaplib",
        "telnetlib", "nntplib", "xmlrpc", "socketserver", "webbrowser", "requests", "httpx", "aiohttp",
        "websockets", "grpc", "sentry_sdk", "posthog", "opentelemetry",
    }
)  # fmt: skip
"""Modules that speak to a network, or report to somebody."""
# Runs command lines one after the other and prints how each ended, as JSON; what they print goes nowhere.
RUNNER = """
import contextlib, io, json, sys
from tui.cli.main import run
codes = []
for words in json.load(sys.stdin):
    sys.stdin = io.TextIOWrapper(io.BytesIO(b'{"events": []}'))
    with contextlib.ExitStack() as stack:
        nowhere = stack.enter_context(open("/dev/null", "w"))
        stack.enter_context(contextlib.redirect_stdout(nowhere))
        stack.enter_context(contextlib.redirect_stderr(nowhere))
        try:
            codes.append(run(words))
        except Exception as error:
            codes.append(repr(error))
print(json.dumps(codes))
"""
FEED = "<rss><channel><item><title>A</title><pubDate>Mon, 28 Oct 2024 10:00:00 GMT</pubDate></item>"
FEED += "</channel></rss>"


@lru_cache(maxsize=1)
def cut() -> tuple[str, ...]:
    """What runs a program without a network here; skips where nothing may."""
    for words in CUTS:
        if (
            shutil.which(words[0])
            and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
        ):
            return words
    pytest.skip("unshare may not cut off the network here")


def examples() -> list[list[str]]:
    """The command lines of the table's own examples, and every kind of list."""
    found = [
        shlex.split(line.partition(" > ")[0]) for subcommand in SUBCOMMANDS for line, _ in subcommand.examples
    ]
    found += [["list", "--view", view, "--format", kind] for view in VIEWS for kind in FORMATS]
    found += [["completion", shell] for shell in SHELLS]
    found += [[*filter(None, [one.name]), "--help"] for one in (OPEN, *SUBCOMMANDS)]
    return [*found, ["--version"], ["no-such-file.json"]]


@pytest.fixture
def desk(tmp_path: Path, bundled: Path) -> Path:
    """A folder with a story under every name that the examples use."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name in ("events.json", "story.json", "timeline.json"):
        (folder / name).write_bytes(bundled.read_bytes())
    story = json.loads(bundled.read_bytes())
    lines = "\n".join(json.dumps(event) for event in story["events"])
    (folder / "story.ndjson").write_text(lines, "utf-8")
    (folder / "table.csv").write_text("date,title\n2024-10-28,One\n", "utf-8")
    (folder / "columns.toml").write_text('date = "date"\ntitle = "title"\n', "utf-8")
    (folder / "feed.xml").write_text(FEED, "utf-8")
    return folder


def test_item_77_the_watch_over_the_tests_refuses_a_network_and_notes_it(tmp_path: Path) -> None:
    log = tmp_path / "network.log"
    for code in (REACH_OUT, "import socket; socket.socket()"):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert "NoNetworkError" in done.stderr
    assert [line.split()[0] for line in log.read_text("utf-8").splitlines()] == [
        "socket.getaddrinfo",
        "socket.__new__",
    ]
    log.unlink()


def test_item_77_where_the_network_is_cut_off_there_is_none() -> None:
    done = subprocess.run(
        [*cut(), sys.executable, "-I", "-c", REACH_OUT], capture_output=True, text=True, check=False
    )
    assert "Network is unreachable" in done.stderr


@pytest.mark.parametrize("way", ["watched", "cut off"])
def test_item_77_79_no_sub_command_speaks_to_a_network_or_needs_one(
    desk: Path, way: str, tmp_path: Path
) -> None:
    lines = examples()
    prefix = cut() if way == "cut off" else ()
    done = subprocess.run(
        [*prefix, sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{RUNNER}"],
        cwd=desk,
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.stderr == ""
    codes = dict(zip(map(shlex.join, lines), json.loads(done.stdout), strict=True))
    assert {line: code for line, code in codes.items() if code not in (0, 1, 2, 3)} == {}
    failed = {line for line, code in codes.items() if code}
    assert not {line for line in failed if line.startswith(("list --view", "completion", "schema", "paths"))}
    assert not (tmp_path / "network.log").exists()


@pytest.mark.parametrize("way", ["watched", "cut off"])
def test_item_77_the_screen_opens_filters_searches_and_ends_without_a_network(
    way: str, tmp_path: Path
) -> None:
    prefix = cut() if way == "cut off" else ()
    started = tmp_path / "started"
    with Terminal((*prefix, *PROGRAM), environment={"STARTED_LOG": str(started)}) as terminal:
        terminal.wait_for("18 events")
        terminal.type("c")
        terminal.wait_for("North Korea ")
        terminal.type("sou")
        terminal.wait_for("KR South Korea")
        terminal.type("\r")
        terminal.wait_for(lambda screen: "4 of 18" in screen.splitlines()[0])
        terminal.type("X/soldiers\r")
        terminal.wait_for(lambda screen: "of 18" in screen.splitlines()[0] and "4 of 18" not in screen)
        terminal.type(f"Xo{ESCAPE}!")
        terminal.wait_for("no problem")
        terminal.type("r")
        terminal.wait_for("read again: 18 events")
        terminal.type("Q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []
    assert not (tmp_path / "network.log").exists()
    assert not started.exists()


def imported(path: Path) -> set[str]:
    """What a module imports, anywhere in it."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def those_in(names: Iterable[str], modules: Iterable[str]) -> set[str]:
    """The names that are one of these modules, or lie in one."""
    return {name for name in names if any(f"{name}.".startswith(f"{one}.") for one in modules)}


def test_item_77_79_no_module_imports_what_speaks_to_a_network() -> None:
    modules = sorted((ROOT / "tui").rglob("*.py"))
    assert len(modules) > 100
    assert {str(path): names for path in modules if (names := those_in(imported(path), SPEAKERS))} == {}


def started_in(path: Path) -> set[str]:
    """The programs that a module starts, as its source names them."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    lists = (call.args[0] for call in calls if ast.unparse(call.func).startswith("subprocess.") and call.args)
    return {ast.unparse(one.elts[0]) if isinstance(one, ast.List) else ast.unparse(one) for one in lists}


def test_item_71_only_the_browser_and_python_itself_are_started() -> None:
    found = {path: names for path in (ROOT / "tui").rglob("*.py") if (names := started_in(path))}
    assert found.pop(ROOT / "tui" / "app" / "browser.py") == {"program"}
    assert set().union(*found.values()) == {"sys.executable"}


def needed_by(name: str) -> set[str]:
    """What a distribution needs where the tests run, without its extras, and what that needs in turn."""
    found, left = set[str](), {name}
    while left:
        one = left.pop()
        found.add(one)
        for line in importlib.metadata.requires(one) or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                left |= {canonicalize_name(requirement.name)} - found
    return found


def test_item_79_nothing_is_installed_with_the_program_to_speak_to_a_network() -> None:
    needed = needed_by("dateline")
    assert {"textual", "msgspec", "rich"} <= needed
    assert not {name.replace("-", "_") for name in needed} & SPEAKERS


def test_every_dependency_of_the_program_has_a_lower_and_an_upper_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    bounds = {
        requirement.name: {one.operator for one in requirement.specifier}
        for requirement in map(Requirement, project["dependencies"])
    }
    assert {name for name, signs in bounds.items() if not (">=" in signs and "<" in signs)} == set()
