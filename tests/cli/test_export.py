"""`dateline export`: where it writes, what it refuses, what it says, and that nothing stays behind."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from large_story import large_story

from tui.cli import bar
from tui.cli.bar import lasting
from tui.cli.main import run
from tui.errors import INTERRUPTED, NOTHING, OK, UNREADABLE, USAGE
from tui.exporters.registry import EXPORTS, Format, StoryExporter, export_of, story_exporter
from tui.wording import Wording

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def exported(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["export", *words])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("form", [known.name for known in EXPORTS])
def test_every_format_goes_to_standard_output_and_to_a_file_alike(
    capsys: pytest.CaptureFixture[str], form: str, elsewhere: Path
) -> None:
    code, out, said = exported(capsys, "--to", form)
    assert (code, bool(out)) == (OK, True)
    assert exported(capsys, "--to", form, "-o", "out") == (OK, "", said)
    assert (elsewhere / "out").read_bytes() == out.encode()
    assert [path.name for path in elsewhere.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", "json"),
        ("a.JSONL", "ndjson"),
        ("a.md", "markdown"),
        ("a.htm", "html"),
        ("a.timelinejs.json", "timelinejs"),
        ("a.b.ics", "ics"),
        ("csv", None),
        ("a.txt", None),
    ],
)
def test_the_name_of_the_file_means_a_format(name: str, form: str | None) -> None:
    found = export_of(name)
    assert (found.name if found else None) == form


def test_a_format_that_is_asked_for_goes_before_the_name(
    capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    assert exported(capsys, "--to", "csv", "--output", "a.json") == (OK, "", "")
    assert (elsewhere / "a.json").read_text().startswith("id,date,")


@pytest.mark.parametrize("words", [(), ("-o", "a.txt"), ("-o", "-")])
def test_without_a_format_nothing_is_written(
    capsys: pytest.CaptureFixture[str], elsewhere: Path, words: tuple[str, ...]
) -> None:
    code, out, err = exported(capsys, *words)
    assert (code, out) == (USAGE, "")
    assert err == (
        "dateline: say the format: --to FORMAT, one of " + ", ".join(known.name for known in EXPORTS) + "\n"
    )
    assert [path.name for path in elsewhere.iterdir()] == []


def test_a_file_that_is_there_stays_as_it_is_without_force(
    capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    (elsewhere / "a.csv").write_text("mine")
    code, _, err = exported(capsys, "-o", "a.csv")
    assert (code, err) == (USAGE, "dateline: a.csv is there already; --force replaces it\n")
    assert (elsewhere / "a.csv").read_text() == "mine"
    assert exported(capsys, "-o", "a.csv", "--force")[0] == OK
    assert (elsewhere / "a.csv").read_text() != "mine"


def test_a_story_is_not_written_over_itself(capsys: pytest.CaptureFixture[str], elsewhere: Path) -> None:
    story = elsewhere / "s.json"
    story.write_text('[{"date": "2024", "title": "A"}]')
    (elsewhere / "link.json").symlink_to(story)
    for name in ("s.json", "link.json"):
        code, _, err = exported(capsys, "s.json", "-o", name, "--force")
        assert (code, err) == (USAGE, f"dateline: {name} is the story itself\n")
    assert story.read_text() == '[{"date": "2024", "title": "A"}]'


def test_what_is_no_file_is_not_replaced(capsys: pytest.CaptureFixture[str], elsewhere: Path) -> None:
    os.mkfifo(elsewhere / "pipe.csv")
    code, _, err = exported(capsys, "-o", "pipe.csv", "--force")
    assert (code, err) == (USAGE, "dateline: pipe.csv is not a regular file\n")


def test_a_file_without_a_name_is_none(capsys: pytest.CaptureFixture[str], elsewhere: Path) -> None:
    code, out, _ = exported(capsys, "--to", "csv", "-o", "")
    assert (code, out) == (USAGE, "")
    assert list(elsewhere.iterdir()) == []


def test_a_folder_that_is_not_there_is_code_3(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = exported(capsys, "-o", "nowhere/a.csv")
    assert (code, err) == (UNREADABLE, "dateline: cannot write nowhere/a.csv: No such file or directory\n")


def test_nothing_matched_writes_nothing(capsys: pytest.CaptureFixture[str], elsewhere: Path) -> None:
    code, out, err = exported(capsys, "--kind", "treaty", "--country", "KR", "-o", "a.json")
    assert (code, out) == (NOTHING, "")
    assert err.startswith("dateline: no event matches; --kind alone matches 1 event; ")
    assert [path.name for path in elsewhere.iterdir()] == []
    assert exported(capsys, "--search", "nowhere at all", "--to", "json")[:2] == (NOTHING, "")


def test_filters_are_those_of_list(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--country", "KR", "--not-actor", "Yoon", "--since", "2024-10-28"]
    found = json.loads(exported(capsys, "--to", "json", *words)[1])["events"]
    run(["list", "--format", "json", *words])
    listed = json.loads(capsys.readouterr().out)
    assert [event["id"] for event in found] == [event["id"] for event in listed]


def test_what_the_format_cannot_hold_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = exported(capsys, "--to", "ics")
    assert err == (
        "dateline: 5 events have a date that this format cannot hold, and are left out\n"
        "dateline: 5 dates are less sure than this format can say; they are in words\n"
    )
    assert exported(capsys, "--to", "ics", "--lang", "de")[2].startswith("dateline: 5 Ereignisse ")


def test_events_that_only_may_lie_inside_are_mentioned(capsys: pytest.CaptureFixture[str]) -> None:
    since = ["--to", "json", "--since", "2024-10-29"]
    said = exported(capsys, *since)[2]
    assert "more events only may lie inside; --possibly shows them" in said
    assert "may lie inside" not in exported(capsys, *since, "--possibly")[2]


def test_problems_of_the_story_are_mentioned(capsys: pytest.CaptureFixture[str], elsewhere: Path) -> None:
    (elsewhere / "s.json").write_text('[{"date": "2024", "title": "A"}, {"date": "soon", "title": "B"}]')
    code, _, err = exported(capsys, "s.json", "--to", "csv")
    assert (code, err) == (OK, "dateline: 1 problem in the story file; “dateline check” lists them\n")


@pytest.mark.parametrize("form", [known.name for known in EXPORTS])
def test_private_paths_do_not_leak(capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str) -> None:
    secret = tmp_path / "QxzFolder" / "QxzName.json"
    secret.parent.mkdir()
    secret.write_bytes((ROOT / "events.json").read_bytes())
    target = secret.with_name("QxzTarget")
    code, out, err = exported(capsys, str(secret), "--to", form)
    assert exported(capsys, str(secret), "--to", form, "-o", str(target))[0] == code == OK
    written = out.encode() + err.encode() + target.read_bytes()
    assert b"Qxz" not in written
    assert str(ROOT).encode() not in written


def test_an_interrupt_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str], elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bar, "_EACH", 1)
    monkeypatch.setattr(bar.time, "monotonic", lambda: interrupted(0))  # type: ignore[attr-defined]
    assert exported(capsys, "-o", "a.json")[:2] == (INTERRUPTED, "")
    assert [path.name for path in elsewhere.iterdir()] == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_asked_to_end_leaves_nothing_behind(
    elsewhere: Path, number: signal.Signals
) -> None:
    code = (
        "import signal, sys\n"
        "from tui.cli import exporting\n"
        "from tui.cli.main import run\n"
        "def waiting(form):\n"
        "    def pieces(selection, losses):\n"
        "        yield 'a'\n"
        "        print('ready', flush=True)\n"
        "        signal.pause()\n"
        "    return pieces\n"
        "exporting.story_exporter = waiting\n"
        "sys.exit(run(['export', '-o', 'a.json']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment, cwd=elsewhere) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
        assert len(list(elsewhere.iterdir())) == 1
        program.send_signal(number)
        assert program.wait(60) == 128 + number
    assert list(elsewhere.iterdir()) == []


def test_a_full_disk_is_one_sentence(
    capsys: pytest.CaptureFixture[str], elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tui.cli.delivering.os.fsync", full)
    code, out, err = exported(capsys, "-o", "a.json")
    assert (code, out) == (UNREADABLE, "")
    assert err == "dateline: cannot write a.json: No space left on device\n"
    assert [path.name for path in elsewhere.iterdir()] == []


def test_a_story_that_changes_while_it_is_written_gives_no_file(
    capsys: pytest.CaptureFixture[str], elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.settings.limits.Limits.large", 10_000)
    story = elsewhere / "long.ndjson"
    large_story(story, 200)
    assert run(["index", str(story)]) == OK
    capsys.readouterr()

    def cut(form: Format) -> StoryExporter:
        story.write_bytes(b"")
        return story_exporter(form)

    monkeypatch.setattr("tui.cli.exporting.story_exporter", cut)
    code, out, err = exported(capsys, "long.ndjson", "-o", "a.csv")
    assert (code, out) == (UNREADABLE, "")
    assert err == "dateline: cannot read long.ndjson: it is changed while it is being read\n"
    assert not (elsewhere / "a.csv").exists()


@pytest.mark.parametrize("form", ["json", "ndjson", "csv"])
def test_a_large_story_is_written_by_its_index(
    capsys: pytest.CaptureFixture[str], elsewhere: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr("tui.settings.limits.Limits.large", 10_000)
    large_story(elsewhere / "long.ndjson", 40)
    assert exported(capsys, "long.ndjson", "--to", form, "-o", "a", "--search", "xylophone") == (OK, "", "")
    text = (elsewhere / "a").read_text()
    assert "Event 7" in text
    assert "Event 8" not in text
    assert exported(capsys, "long.ndjson", "--to", form, "-o", "b") == (OK, "", "")
    assert (elsewhere / "b").read_text().count("Words that fill the file") == 40 * 40


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_bar_is_there_only_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(bar.time, "monotonic", lambda: now[0])  # type: ignore[attr-defined]
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with lasting("exporting", 1000, Wording()) as passed:
        passed(64)
        assert terminal.getvalue() == ""
        now[0] += 2
        passed(65)
        assert terminal.getvalue() == ""
        passed(128)
        assert terminal.getvalue() != ""
    assert "exporting" in terminal.getvalue()
    assert "64 events/s" in terminal.getvalue()


def test_item_23_a_terminal_gets_no_character_that_acts_on_it(elsewhere: Path) -> None:
    story = elsewhere / "s.json"
    story.write_text('[{"date": "2024", "title": "A", "x\\u0085": "\\u001b]0;evil\\u0007"}]')
    code = (
        "import os, pty, sys\n"
        "words = [sys.executable, '-m', 'tui', 'export', 's.json', '--to', 'json']\n"
        "sys.exit(os.waitstatus_to_exitcode(pty.spawn(words)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0
    assert b"evil" in done.stdout
    assert b"\x1b" not in done.stdout


def test_item_17_the_name_of_a_file_is_as_harmless_as_a_text(
    capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    name = "\x1b]0;evil\x07\u202e.csv"
    (elsewhere / name).write_text("mine")
    code, _, err = exported(capsys, "-o", name)
    assert code == USAGE
    assert err.count("\n") == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(err)


@pytest.mark.parametrize("form", [known.name for known in EXPORTS])
def test_item_15_half_surrogate_pairs_are_written_as_what_stands_for_them(
    capsys: pytest.CaptureFixture[str], elsewhere: Path, form: str
) -> None:
    event = (
        r'{"date": "2024-10-28", "title": "half \ud800 pair", "x": "\udc00", "tags": ["\udfff"],'
        r' "quotes": [{"text": "\ud83d"}]}'
    )
    (elsewhere / "s.json").write_text(f'{{"title": "\\ud900", "events": [{event}]}}')
    assert exported(capsys, "s.json", "--to", form, "-o", "out")[0] == OK
    text = (elsewhere / "out").read_text("utf-8")
    assert "half \ufffd pair" in text
    assert "\\ud" not in text
