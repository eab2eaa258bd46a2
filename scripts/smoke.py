"""Try what was built the way a user has it: no checkout around it, nothing but the wheel.

`python scripts/smoke.py COMMAND` runs an installed `dateline` in the current folder, which should be
empty: the sub-commands through pipes, then the screen in a pseudo-terminal. With `--contents FILE…` it
looks into wheels and source distributions instead. It stops at the first thing that is not as it should
be, with an `AssertionError` that says what.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "pty"))

from terminal import Terminal  # noqa: E402 - the terminal of the tests stands beside them

_EVENTS = 18
_IN_WHEEL = (
    "tui/py.typed", "tui/events.json", "tui/__main__.py", "tui/locale/de/LC_MESSAGES/dateline.mo",
    "tui/locale/de/cldr.json", "tui/locale/en/cldr.json", "tui/exporters/page.css", "tui/exporters/page.js",
    "/data/share/man/man1/dateline.1", "/data/share/bash-completion/completions/dateline",
    "/data/share/zsh/site-functions/_dateline", "/data/share/fish/vendor_completions.d/dateline.fish",
    ".dist-info/entry_points.txt", ".dist-info/licenses/LICENSE",
)  # fmt: skip
_IN_SOURCE = (
    "/pyproject.toml", "/README.md", "/CHANGELOG.md", "/LICENSE", "/events.json", "/tui/py.typed",
    "/tui/locale/de/LC_MESSAGES/dateline.mo", "/tests/conftest.py", "/docs/dateline.1", "/docs/format.md",
)  # fmt: skip
_NOT_THERE = (".venv", "__pycache__", ".git/", "_cache/", ".hypothesis", "tests/__init__")


def check_contents(archive: Path) -> None:
    """Everything that belongs into a wheel or a source distribution is in it, and nothing else of ours."""
    is_wheel = archive.suffix == ".whl"
    if is_wheel:
        with zipfile.ZipFile(archive) as wheel:
            names = wheel.namelist()
    else:
        with tarfile.open(archive) as source:
            names = source.getnames()
    for wanted in _IN_WHEEL if is_wheel else _IN_SOURCE:
        assert any(name.endswith(wanted) for name in names), f"{archive.name} lacks {wanted}"
    unwanted = [name for name in names for part in _NOT_THERE if part in name]
    assert not unwanted, f"{archive.name} holds {unwanted}"
    if is_wheel:
        tops = {name.split("/")[0].split("-")[0] for name in names}
        assert tops == {"tui", "dateline"}, f"{archive.name} holds {tops}"
    sys.stdout.write(f"{archive.name}: {len(names)} files, {archive.stat().st_size // 1024} KiB\n")


def printed(command: Path, words: Sequence[str], code: int = 0) -> str:
    """What a command line prints on standard output; it must end with `code`."""
    done = subprocess.run(  # noqa: S603 - the command that is being tried
        [command, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == code, f"{words}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr, f"{words}\n{done.stderr}"
    return done.stdout if code == 0 else done.stderr


def check_sub_commands(command: Path) -> None:
    """What is printed without a terminal."""
    assert printed(command, ["--version"]).startswith("dateline ")
    assert "--country" in printed(command, ["--help"])
    german = printed(command, ["--help", "--lang", "de"])
    assert "Beispiele" in german, "the German catalog is not there"
    story = json.loads(printed(command, ["list", "--format", "json"]))
    assert len(story) == _EVENTS, f"the bundled story has {len(story)} events"
    assert len(json.loads(printed(command, ["list", "--country", "KR", "--format", "json"]))) == 4
    Path("events.json").write_text('{"events": [{"date": "2024-10-28", "title": "The one here"}]}', "utf-8")
    assert "The one here" in printed(command, ["list"]), "./events.json is not preferred"
    printed(command, ["check", "events.json"])
    Path("events.json").unlink()
    assert json.loads(printed(command, ["schema"]))["$defs"]
    assert "config.toml" in printed(command, ["paths"])
    assert "complete" in printed(command, ["completion", "bash"])
    assert "dateline list" in printed(command, [], code=2), "without a terminal it points to list"
    assert "nowhere.json" in printed(command, ["list", "nowhere.json"], code=3)


def check_files_beside(command: Path) -> None:
    """The man page and the completion scripts are where systems look for them."""
    share = command.parent.parent / "share"
    for place in ("man/man1/dateline.1", "bash-completion/completions/dateline"):
        assert (share / place).is_file(), f"{share / place} is not there"


def check_screen(command: Path) -> None:
    """The screen opens on the bundled story, filters, and gives the terminal back."""
    with Terminal(
        [str(command)], environment={"TERM": "xterm-256color", "LANG": "C.UTF-8"}, folder=Path.cwd()
    ) as terminal:
        terminal.wait_for(f"{_EVENTS} events")
        terminal.type("c")
        terminal.wait_for("North Korea ")
        terminal.type("sou")
        terminal.wait_for("KR South Korea")
        terminal.type("\r")
        terminal.wait_for(lambda screen: f"4 of {_EVENTS}" in screen.splitlines()[0])
        terminal.type("Q")
        code = terminal.wait_for_exit()
        assert code == 0, f"the screen ended with {code}"
        assert terminal.left_behind() == [], f"left behind: {terminal.left_behind()}"


def main(words: Sequence[str]) -> int:
    """Check archives, or an installed command."""
    if words[0] == "--contents":
        for word in words[1:]:
            check_contents(Path(word))
        return 0
    command = Path(words[0]).absolute()
    os.environ["HOME"] = str(Path.cwd())
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LC_ALL", "LC_MESSAGES"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "en_US.UTF-8"
    for check in (check_files_beside, check_sub_commands, check_screen):
        check(command)
        sys.stdout.write(f"{check.__name__.removeprefix('check_').replace('_', ' ')}: as it should be\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
