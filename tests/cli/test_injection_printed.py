"""Attacks in files, names, settings and the environment, printed: a terminal gets nothing that acts."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hostile_texts import ATTACKS, Attack, Seen
from injection_story import attacked_story, framed
from security_report import RecordFigure

from tui.cli.main import run
from tui.settings.places import settings_path

LISTED = ("text", "json", "ndjson", "csv", "markdown")
VIEWS = ("events", "quotes", "actors", "sources", "countries")
EXPORTED = ("json", "ndjson", "csv", "markdown", "html", "timelinejs", "ics")
PRINTING = (
    *(("list", "--format", form, "--view", view) for form in LISTED for view in VIEWS),
    *(("export", "--to", form) for form in EXPORTED),
    ("check",),
    ("check", "--strict"),
    ("check", "--format", "json"),
)
NAMES = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
OTHERS = ("LANG", "LC_ALL", "LANGUAGE", "BROWSER", "TERM", "NO_COLOR", "COLORTERM", "PAGER", "USER")


class Stream(io.TextIOWrapper):
    """A standard stream in memory, which can be a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="surrogateescape", newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether it is one."""
        return self._terminal

    def written(self) -> bytes:
        """What was written to it."""
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


def printed(monkeypatch: pytest.MonkeyPatch, *words: str, terminal: bool = True) -> tuple[int, bytes, bytes]:
    """Exit code, standard output and standard error of a command line."""
    out, err = Stream(terminal=terminal), Stream(terminal=terminal)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = run(words)
    return code, out.written(), err.written()


def seen_of(*outputs: bytes) -> Seen:
    """The lines of what was printed; a CSV ends its lines with a carriage return too."""
    seen = Seen()
    for output in outputs:
        seen.take(line.removesuffix("\r") for line in output.decode("utf-8", "surrogateescape").split("\n"))
    return seen


def on_disk(attack: Attack) -> str:
    """The attack as a name of a file or a value of the environment: no NUL, no slash, any other byte."""
    text = framed(attack).replace("\0", "").replace("/", "")
    return os.fsdecode(text.encode("utf-8", "surrogatepass"))


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "attacked.json"
    path.write_bytes(attacked_story())
    return str(path)


@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
def test_item_1_15_23_a_terminal_gets_nothing_that_acts_and_a_pipe_the_same_value(
    story: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, record_figure: RecordFigure
) -> None:
    code, out, err = printed(monkeypatch, words[0], story, *words[1:])
    seen = seen_of(out, err)
    record_figure("bytes checked", seen.bytes, lost=seen.leaks)
    assert len(out) > 1000
    assert (seen.leaks, seen.hazards) == (0, 0)
    piped_code, piped, _ = printed(monkeypatch, words[0], story, *words[1:], terminal=False)
    assert piped_code == code
    if "json" in words:
        assert json.loads(piped) == json.loads(out)
    piped.decode("utf-8")


@pytest.mark.parametrize("form", EXPORTED)
def test_item_15_23_a_pipe_gets_the_bytes_of_the_file(
    story: str, form: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    _, piped, _ = printed(monkeypatch, "export", story, "--to", form, terminal=False)
    assert printed(monkeypatch, "export", story, "--to", form, "-o", str(target))[0] == 0
    assert target.read_bytes() == piped


def test_item_15_what_holds_half_surrogate_pairs_is_found_listed_and_exported(
    story: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = ("--search", "half surrogate pairs", "--format", "json")
    _, out, _ = printed(monkeypatch, "list", story, *words)
    (event,) = json.loads(out)
    assert "a\ufffdb\ufffdc\ufffdd" in event["title"]["en"]
    target = tmp_path / "out.json"
    assert printed(monkeypatch, "export", story, "-o", str(target))[0] == 0
    assert printed(monkeypatch, "list", str(target), *words)[1] == out


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_item_17_names_of_files_and_folders_are_printed_clean(
    attack: Attack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name = on_disk(attack)
    folder = tmp_path / f"folder {name}"
    folder.mkdir()
    good, broken, missing = folder / f"good {name}", folder / f"broken {name}", folder / f"missing {name}"
    good.write_text('[{"date": "2024", "title": "A"}, {"date": "soon", "title": "B"}]')
    broken.write_text('{"events": [{')
    for words, code in (
        (("check", str(good)), 1),
        (("check", str(broken)), 3),
        (("check", str(folder)), 3),
        (("list", str(good)), 0),
        (("list", str(missing)), 3),
        (("export", str(good), "--to", "json"), 0),
        (("export", str(good), "--to", "csv", "-o", str(good)), 2),
        (("export", str(good), "--to", "csv", "-o", str(missing / "x")), 3),
        (("import", str(broken)), 3),
        (("import", str(missing)), 3),
        (("paths", str(good)), 0),
        (("index", str(missing)), 3),
        ((str(missing),), 2),
        (("list", name, name, name), 2),
        ((f"--{name}",), 2),
    ):
        found, out, err = printed(monkeypatch, *words)
        seen = seen_of(out, err)
        assert (seen.leaks, seen.hazards) == (0, 0), words
        assert found == code, (words, err)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_item_18_settings_are_named_clean(attack: Attack, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = framed(attack).encode("utf-8", "replace").decode()
    text = '"' + "".join(f"\\U{ord(letter):08x}" for letter in letters) + '"'
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(
        f"theme = {text}\nlanguage = {text}\n{text} = {text}\n[keys]\n{text} = {text}\n"
        f"quit = {text}\n[limits]\n{text} = {text}\n",
        "utf-8",
    )
    _, out, err = printed(monkeypatch, "list")
    seen = seen_of(out, err)
    assert err.count(b"\n") >= 5, err
    assert (seen.leaks, seen.hazards) == (0, 0)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_item_20_the_environment_is_printed_clean(
    attack: Attack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    value = on_disk(attack)
    for name in NAMES:
        monkeypatch.setenv(name, str(tmp_path / value / name))
    for name in OTHERS:
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", [value])
    for words in (("paths",), ("recent",), ("cache",), ("list",), ("--help",), ("--version",), ("formats",)):
        _, out, err = printed(monkeypatch, *words)
        seen = seen_of(out, err)
        assert (seen.leaks, seen.hazards) == (0, 0), words


def test_item_1_23_what_is_no_story_is_refused_in_one_clean_line(
    shared: Path, monkeypatch: pytest.MonkeyPatch, record_figure: RecordFigure
) -> None:
    folder = shared / "data" / "torture"
    files = [path for kind in ("terminal", "unicode", "bidi") for path in sorted((folder / kind).iterdir())]
    for path in files:
        for subcommand in ("check", "list"):
            code, out, err = printed(monkeypatch, subcommand, str(path))
            seen = seen_of(out, err)
            assert (code, out, err.count(b"\n")) == (3, b"", 1), path
            assert (seen.leaks, seen.hazards) == (0, 0), path
    record_figure("files tried", len(files))
