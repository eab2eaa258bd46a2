"""A large story on the command line: its index is made, used, made again, told of and removed."""

from __future__ import annotations

import gzip
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from large_story import large_story

from tui.archive.saved.cache import Cache
from tui.cli import awaiting, bar
from tui.cli.indexing import size_in_words
from tui.cli.main import run
from tui.errors import INTERRUPTED, NOTHING, OK, UNREADABLE, USAGE
from tui.loading.large.messages import Message, Progress
from tui.loading.large.watching import Ended, Indexing, Pace
from tui.wording import Wording

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = Wording("en")
EVENTS = 40


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A story of some KiB is large."""
    monkeypatch.setattr("tui.settings.limits.Limits.large", 10_000)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "long.ndjson"
    large_story(path, EVENTS)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where indexes lie."""
    return tmp_path / "xdg_cache_home" / "dateline" / "stories"


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder for temporary files, empty."""
    path = tmp_path / "temporary"
    path.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(path))
    return path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each run of the program that indexes, whether it was for the texts alone."""
    found: list[bool] = []
    begin = Indexing.__init__

    def noted(
        self: Indexing, name: str, cache: Cache, wording: Wording, largest: int, *, only_texts: bool = False
    ) -> None:
        found.append(only_texts)
        begin(self, name, cache, wording, largest, only_texts=only_texts)

    monkeypatch.setattr(Indexing, "__init__", noted)
    return found


def said(capsys: pytest.CaptureFixture[str], code: int, *words: str | Path) -> tuple[str, str]:
    assert run(list(map(str, words))) == code
    out, err = capsys.readouterr()
    return out, err


def kinds(folder: Path) -> list[str]:
    """What the files of the folder are."""
    return sorted(path.name.partition(".")[2] for path in folder.iterdir())


def test_an_index_is_made_once_and_said_to_be_up_to_date(
    capsys: pytest.CaptureFixture[str], story: Path, folder: Path, runs: list[bool]
) -> None:
    out, err = said(capsys, OK, "index", story)
    size = size_in_words(sum(path.stat().st_size for path in folder.iterdir()), ENGLISH)
    assert out.startswith(f"{story}: {EVENTS} events, no problems; index of {size} made in 0:")
    assert err == ""
    assert kinds(folder) == ["index", "words"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert said(capsys, OK, "index", story) == (
        f"{story}: {EVENTS} events, no problems; index of {size} up to date\n",
        "",
    )
    assert runs == [False]


def test_a_packed_story_is_unpacked_beside_its_index(
    capsys: pytest.CaptureFixture[str], story: Path, folder: Path, runs: list[bool]
) -> None:
    packed = story.with_suffix(".ndjson.gz")
    packed.write_bytes(gzip.compress(story.read_bytes()))
    said(capsys, OK, "index", packed)
    assert kinds(folder) == ["index", "story", "words"]
    assert "up to date" in said(capsys, OK, "index", packed)[0]
    assert len(json.loads(said(capsys, OK, "list", packed, "--format", "json")[0])) == EVENTS
    assert runs == [False]


def test_a_changed_story_is_indexed_again(
    capsys: pytest.CaptureFixture[str], story: Path, folder: Path, runs: list[bool]
) -> None:
    said(capsys, OK, "index", story)
    with story.open("a") as file:
        file.write('{"date": "2025", "title": "One more"}\n')
    assert f"{EVENTS + 1} events, no problems; index of " in said(capsys, OK, "index", story)[0]
    assert runs == [False, False]
    assert kinds(folder) == ["index", "words"]


def test_problems_are_counted_and_no_failure(capsys: pytest.CaptureFixture[str], story: Path) -> None:
    with story.open("a") as file:
        file.write('{"title": "Without a date"}\n')
    assert f"{EVENTS} of {EVENTS + 1} events, 1 left out, 1 problem; " in said(capsys, OK, "index", story)[0]


def test_a_small_story_needs_no_index(
    capsys: pytest.CaptureFixture[str], bundled: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.settings.limits.Limits.large", 16 * 1024**2)
    out = said(capsys, OK, "index", bundled)[0]
    assert out == f"{bundled}: 18 events, no problems; it needs no index (up to 16 MiB)\n"
    assert not folder.exists()


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "no such file"), (b"", "it is empty"), (b"x" * 20_000, "neither a JSON")]
)
def test_what_cannot_be_read_is_3(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, folder: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "story.json"
    if content is not None:
        path.write_bytes(content)
    out, err = said(capsys, UNREADABLE, "index", path)
    assert (out, err.count("\n")) == ("", 1)
    assert reason in err
    assert not folder.exists() or kinds(folder) == []


def test_standard_input_has_no_index(capsys: pytest.CaptureFixture[str]) -> None:
    assert "standard input cannot be indexed" in said(capsys, USAGE, "index", "-")[1]


def test_a_list_makes_the_index_it_needs_and_no_more(
    capsys: pytest.CaptureFixture[str], story: Path, folder: Path, runs: list[bool]
) -> None:
    found = json.loads(said(capsys, OK, "list", story, "--country", "KR", "--format", "json")[0])
    assert sorted(event["title"] for event in found) == ["Event 0", "Event 10", "Event 20", "Event 30"]
    said(capsys, OK, "list", story, "--country", "JP")
    assert runs == [False]
    out, err = said(capsys, OK, "list", story, "--search", "xylophone", "--format", "json")
    assert [event["title"] for event in json.loads(out)] == ["Event 7"]
    assert err == ""
    assert runs in ([False, True], [False])
    assert kinds(folder) == ["index", "words"]


def test_a_search_waits_for_the_text_index(
    capsys: pytest.CaptureFixture[str], story: Path, folder: Path, runs: list[bool]
) -> None:
    out = said(capsys, OK, "list", story, "--search", "xylophone", "--format", "json")[0]
    assert [event["id"] for event in json.loads(out)] == ["e7"]
    assert kinds(folder) == ["index", "words"]
    assert runs == [False]


def test_the_answer_is_that_of_the_whole_file(
    capsys: pytest.CaptureFixture[str], story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("list", story, "--search", "fill", "--since", "2024-01-20", "--format", "ndjson")
    indexed = said(capsys, OK, *words)
    monkeypatch.setattr("tui.settings.limits.Limits.large", 10_000_000)
    assert said(capsys, OK, *words) == indexed


def test_nothing_matched_is_still_1(capsys: pytest.CaptureFixture[str], story: Path) -> None:
    assert "no event matches" in said(capsys, NOTHING, "list", story, "--country", "DE")[1]


def test_without_a_folder_to_write_in_a_list_still_works(
    capsys: pytest.CaptureFixture[str], story: Path, tmp_path: Path, temporary: Path
) -> None:
    (tmp_path / "xdg_cache_home").write_text("in the way")
    words = ("list", story, "--search", "xylophone", "--format", "json")
    out, err = said(capsys, OK, *words)
    assert [event["summary"][-9:] for event in json.loads(out)] == ["xylophone"]
    assert err == ""
    assert list(temporary.iterdir()) == []
    assert "cannot be written in" in said(capsys, UNREADABLE, "index", story)[1]


def test_a_full_disk_is_a_sentence(story: Path, folder: Path) -> None:
    words = ["index", str(story)]
    done = subprocess.run(
        [sys.executable, "-c", _NO_ROOM, json.dumps(words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (UNREADABLE, "")
    assert done.stderr == f"dateline: the index of {story} cannot be written in {folder}: File too large\n"
    assert kinds(folder) == []


# A limit on the size of files stands for the disk; the program that indexes inherits it.
_NO_ROOM = """
import json, resource, sys
from tui.settings.limits import Limits
from tui.cli.main import run
Limits.large = 10_000
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
sys.exit(run(json.loads(sys.argv[1])))
"""


@pytest.mark.parametrize("subcommand", ["index", "list"])
def test_a_program_that_is_killed_is_a_sentence(
    capsys: pytest.CaptureFixture[str],
    story: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    subcommand: str,
) -> None:
    messages = Indexing.messages

    def killed(self: Indexing) -> Iterator[Message | Ended]:
        found = messages(self)
        yield next(found)
        os.killpg(self._process.pid, signal.SIGKILL)
        # What it had told by then is still heard.
        yield from (message for message in found if isinstance(message, Ended))

    monkeypatch.setattr(Indexing, "messages", killed)
    out, err = said(capsys, UNREADABLE, subcommand, story)
    assert out == ""
    assert err == (
        f"dateline: cannot read {story}: the program that indexes it was ended by signal 9;"
        " perhaps there was not enough memory\n"
    )
    assert not [kind for kind in kinds(folder) if kind.endswith(".new") or ".part" in kind]


@pytest.mark.parametrize(
    ("code", "words"), [(-9, "memory"), (70, "memory"), (-15, "signal 15"), (1, "code 1")]
)
def test_why_a_program_ended(code: int, words: str) -> None:
    assert words in awaiting.why_ended(Ended(code), ENGLISH)
    assert ("memory" in awaiting.why_ended(Ended(code), ENGLISH)) == (words == "memory")


def test_ctrl_c_stops_at_once_and_leaves_nothing(
    story: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[int] = []
    stop = Indexing.stop

    def interrupted(_: Indexing) -> Iterator[Message | Ended]:
        raise KeyboardInterrupt

    def noted(self: Indexing) -> None:
        stop(self)
        assert self._process.returncode is not None
        stopped.append(self._process.pid)

    monkeypatch.setattr(Indexing, "messages", interrupted)
    monkeypatch.setattr(Indexing, "stop", noted)
    assert run(["index", str(story)]) == INTERRUPTED
    assert len(stopped) == 1
    assert not [kind for kind in kinds(folder) if kind.endswith(".new") or ".part" in kind]


def test_a_story_that_never_holds_still_is_refused(
    capsys: pytest.CaptureFixture[str], story: Path, monkeypatch: pytest.MonkeyPatch, runs: list[bool]
) -> None:
    monkeypatch.setattr(awaiting, "open_saved", lambda *_: None)
    assert "changed while" in said(capsys, UNREADABLE, "list", story)[1]
    assert len(runs) == 2


def test_the_size_of_the_cache_is_bounded_as_set(
    capsys: pytest.CaptureFixture[str], story: Path, tmp_path: Path, folder: Path
) -> None:
    settings = tmp_path / "xdg_config_home" / "dateline" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("cache_limit = 0\n")
    other = tmp_path / "other.ndjson"
    large_story(other, EVENTS)
    for path in (story, other):
        said(capsys, OK, "index", path)
        assert len(kinds(folder)) == 2, "only the story opened last stays"
    assert "up to date" in said(capsys, OK, "index", other)[0]


def test_paths_tell_the_files_of_a_story_and_whether_they_fit(
    capsys: pytest.CaptureFixture[str], story: Path, folder: Path
) -> None:
    def remarks() -> dict[str, str]:
        lines = said(capsys, OK, "paths", story)[0].splitlines()
        return {line[:10].strip(): line.partition("  (")[2].rstrip(")") for line in lines[3:]}

    assert remarks() == {"story": "", "index": "not there yet", "text index": "not there yet"}
    said(capsys, OK, "index", story)
    assert remarks() == {"story": "", "index": "fits", "text index": "fits"}
    lines = said(capsys, OK, "paths", story)[0].splitlines()
    assert {Path(line[12:].partition("  (")[0]) for line in lines[4:]} == set(folder.iterdir())
    assert lines[1].startswith(f"cache       {folder}  (")
    assert lines[1].endswith(" KiB of at most 8,192 MiB)")
    os.utime(story, (1, 1))
    other = "does not fit the story as it is now"
    assert remarks() == {"story": "", "index": other, "text index": other}


def test_the_cache_is_told_of_and_cleared(
    capsys: pytest.CaptureFixture[str], story: Path, folder: Path
) -> None:
    assert said(capsys, OK, "cache")[0] == f"{folder}: 0 KiB of at most 8,192 MiB\n"
    said(capsys, OK, "index", story)
    stranger = folder / "config.toml"
    stranger.write_text("not ours")
    first, last = said(capsys, OK, "cache")[0].splitlines()
    assert first.startswith(f"A long story: {EVENTS} events, ")
    assert " KiB, last opened 20" in first
    assert last.startswith(f"{folder}: ")
    size = last.partition(": ")[2].partition(" of")[0]
    assert said(capsys, OK, "cache", "clear")[0] == f"{size} removed\n"
    assert list(folder.iterdir()) == [stranger]
    assert said(capsys, OK, "cache", "clear")[0] == "0 KiB removed\n"


def test_a_damaged_index_is_told_of_as_such(
    capsys: pytest.CaptureFixture[str], story: Path, folder: Path, runs: list[bool]
) -> None:
    said(capsys, OK, "index", story)
    (index,) = folder.glob("*.index")
    index.write_bytes(index.read_bytes()[:-5])
    assert said(capsys, OK, "cache")[0].startswith(f"{index.stem}: not usable, ")
    assert " made in " in said(capsys, OK, "index", story)[0]
    assert runs == [False, False]


def test_sizes_are_rounded_up() -> None:
    assert [size_in_words(size, ENGLISH) for size in (0, 1, 1024, 10 * 1024**2, 8 * 1024**3 + 1)] == [
        "0 KiB",
        "1 KiB",
        "1 KiB",
        "10 MiB",
        "8,193 MiB",
    ]


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (0.2, "0:01"), (59.1, "1:00"), (3600, "60:00")])
def test_times_are_minutes_and_seconds(seconds: float, shown: str) -> None:
    assert bar.clock(seconds) == shown


def test_the_bar_tells_events_rate_and_time_left() -> None:
    pace = Pace()
    pace.take(Progress("reading", 0, 25, 100, 1000))
    pace.take(Progress("reading", 1, 25, 100, 1500))
    assert bar.told(pace, pace.began + 2, ENGLISH) == "2,500 events, 1,250 events/s, 0:06 left"
    pace.take(Progress("joining"))
    assert bar.told(pace, pace.began + 2, ENGLISH) == ""
    pace = Pace()
    pace.take(Progress("unpacking", 0, 50, 100))
    assert bar.told(pace, pace.began + 3, ENGLISH) == "0:03 left"
