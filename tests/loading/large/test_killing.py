"""However the program that indexes ends, it is told, nothing is left over, and the next run succeeds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from programs import (
    EVENTS,
    WORK_DONE,
    change_program,
    fail_at_call,
    is_searchable,
    kill_at_call,
    kill_at_message,
    kill_copy_at_message,
    left_in,
    members_of,
    run,
    story_bytes,
)

import tui
from tui.archive.saved.cache import Cache
from tui.loading.large.finding import open_saved
from tui.loading.large.messages import Message, Progress, Ready, Refused, Searchable, Unsaved
from tui.loading.large.watching import Ended, Indexing
from tui.wording import Wording

ENGLISH = Wording("en")
_PATIENCE = 20.0
"""Seconds after which something that has to end never will."""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "story.json"
    path.write_bytes(story_bytes())
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def stages(told: list[Message | Ended]) -> list[str]:
    """What was told, each stage once."""
    found = [one.stage if isinstance(one, Progress) else type(one).__name__ for one in told]
    return list(dict.fromkeys(found))


def test_it_tells_how_far_it_is_until_all_can_be_searched(story: Path, cache: Cache) -> None:
    told = run(story, cache)
    assert stages(told) == ["reading", "joining", "Ready", "searching", "Searchable"]
    assert isinstance(told[-1], Searchable)
    assert left_in(cache) == WORK_DONE
    assert is_searchable(story, cache)
    opened = open_saved(str(story), ENGLISH, cache)
    assert opened is not None
    assert len(opened.archive) == EVENTS


def test_killed_at_every_message_it_leaves_nothing_unfinished(
    story: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    for number in range(1, 100):
        change_program(monkeypatch, kill_at_message(number))
        told = run(story, cache)
        assert left_in(cache) <= WORK_DONE, number
        seen.update(stages(told)[-2:])
        if told[-1] == Searchable():
            break
        if told[-1] == Ended(-signal.SIGKILL) and Searchable() in told:
            break
        assert told[-1] == Ended(-signal.SIGKILL), number
        assert (open_saved(str(story), ENGLISH, cache) is not None) == (Ready() in told), number
        cache.clear()
    assert number > 8
    assert seen >= {"reading", "joining", "searching"}
    monkeypatch.undo()
    assert isinstance(run(story, cache)[-1], Searchable)
    assert is_searchable(story, cache)


@pytest.mark.parametrize("function", ["fsync", "replace", "rename", "unlink"])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_killed_while_it_writes_it_leaves_nothing_unfinished(
    story: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch, function: str, number: int
) -> None:
    change_program(monkeypatch, kill_at_call(function, number))
    told = run(story, cache)
    assert left_in(cache) <= WORK_DONE
    assert isinstance(told[-1], Ended | Searchable)
    opened = open_saved(str(story), ENGLISH, cache)
    assert (opened is not None) or Ready() not in told
    monkeypatch.undo()
    assert isinstance(run(story, cache)[-1], Searchable)
    assert is_searchable(story, cache)


@pytest.mark.parametrize("number", [1, 2, 5, 9])
def test_a_second_share_that_is_killed_alone_ends_the_work(
    story: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    change_program(monkeypatch, kill_copy_at_message(number))
    told = run(story, cache)
    assert isinstance(told[-1], Ended)
    assert told[-1].code > 0
    assert left_in(cache) <= WORK_DONE
    monkeypatch.undo()
    assert isinstance(run(story, cache)[-1], Searchable)


def test_stopped_in_the_middle_it_leaves_nothing(
    story: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wanted in ("reading", "joining", "searching"):
        change_program(monkeypatch)
        indexing = Indexing(str(story), cache, ENGLISH)
        group = indexing._process.pid
        told = indexing.messages()
        assert any(isinstance(one, Progress) and one.stage == wanted for one in told)
        indexing.stop()
        assert left_in(cache) <= WORK_DONE
        list(told)
        _wait_for_end(group)
        indexing.stop()


def test_stopped_from_another_thread_the_messages_end(
    story: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_program(monkeypatch)
    indexing = Indexing(str(story), cache, ENGLISH)
    heard, told = threading.Event(), list[Message | Ended]()

    def hear() -> None:
        for one in indexing.messages():
            told.append(one)
            heard.set()

    thread = threading.Thread(target=hear)
    thread.start()
    assert heard.wait(_PATIENCE)
    indexing.stop()
    thread.join(_PATIENCE)
    assert not thread.is_alive()
    assert left_in(cache) <= WORK_DONE


def test_it_ends_when_nobody_listens_any_more(
    story: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_program(monkeypatch)
    indexing = Indexing(str(story), cache, ENGLISH)
    assert indexing._process.stdout is not None
    group = indexing._process.pid
    indexing._process.stdout.close()
    assert indexing._process.wait(_PATIENCE) == 0
    _wait_for_end(group)
    cache.tidy()
    assert left_in(cache) <= WORK_DONE


def test_killed_itself_the_program_that_started_it_leaves_no_program_behind(
    story: Path, cache: Cache
) -> None:
    script = (
        "import os, signal, sys; sys.path[:0] = sys.argv[3:]\n"
        "from pathlib import Path\n"
        "from tui.archive.saved.cache import Cache\n"
        "from tui.loading.large import watching\n"
        "from tui.wording import Wording\n"
        "from programs import _BEGIN\n"
        "watching._BEGIN = _BEGIN.format(change='splitting.WINDOW = 2000')\n"
        "indexing = watching.Indexing(sys.argv[1], Cache(Path(sys.argv[2])), Wording('en'))\n"
        "next(iter(indexing.messages()))\n"
        "print(indexing._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    here, root = str(Path(__file__).parent), str(Path(tui.__file__).parent.parent)
    killed = subprocess.run(
        [sys.executable, "-c", script, str(story), str(cache.folder), here, root],
        stdout=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL
    _wait_for_end(int(killed.stdout))
    cache.tidy()
    assert left_in(cache) <= WORK_DONE
    assert isinstance(run(story, cache)[-1], Searchable)


def _wait_for_end(group: int) -> None:
    until = time.monotonic() + _PATIENCE
    while members_of(group):
        assert time.monotonic() < until, "it goes on for nobody"
        os.sched_yield()


def test_two_programs_that_index_one_story_at_once_both_succeed(
    story: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_program(monkeypatch)
    both = [Indexing(str(story), cache, ENGLISH) for _ in range(2)]
    told: list[list[Message | Ended]] = [[], []]
    threads = [
        threading.Thread(target=lambda number=number: told[number].extend(both[number].messages()))
        for number in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(_PATIENCE)
    assert [one[-1] for one in told] == [Searchable(), Searchable()]
    assert left_in(cache) == WORK_DONE
    assert is_searchable(story, cache)


@pytest.mark.parametrize("function", ["fsync", "replace", "pread"])
def test_what_cannot_be_written_or_read_is_told_with_the_reason(
    story: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    change_program(monkeypatch, fail_at_call(function, 1, "OSError(28, os.strerror(28))"))
    told = run(story, cache)
    assert told[-1] == Unsaved("No space left on device")
    # Only the text index is seen safe on the disk: without it, the story can be opened.
    assert (Ready() in told) == (function == "fsync")
    assert left_in(cache) <= WORK_DONE


def test_a_cache_folder_that_cannot_be_made_is_an_error_of_the_system(story: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="Not a directory"):
        Indexing(str(story), Cache(tmp_path / "file" / "cache"), ENGLISH)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_folder_that_may_not_be_written_is_told(story: Path, cache: Cache) -> None:
    cache.folder.mkdir(mode=0o500)
    (told,) = [one for one in run(story, cache) if not isinstance(one, Progress)]
    assert told == Unsaved("Permission denied")


def test_a_program_without_memory_left_is_one_that_ended(
    story: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_program(monkeypatch, fail_at_call("pread", 6, "MemoryError"))
    told = run(story, cache)
    assert isinstance(told[-1], Ended)
    assert left_in(cache) <= WORK_DONE


def test_a_story_that_is_none_is_refused_with_the_sentence_of_small_ones(
    tmp_path: Path, cache: Cache
) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(b'{"events": [{"date": "soon", "title": "T"}]}')
    (told,) = [one for one in run(path, cache) if not isinstance(one, Progress)]
    assert isinstance(told, Refused)
    assert told.sentence.startswith(
        f"cannot read {path}: no event in it can be used; first problem, line 1: "
    )
    assert left_in(cache) == set()


def test_only_the_texts_are_made_searchable_where_the_columns_are_there(story: Path, cache: Cache) -> None:
    run(story, cache)
    cache.entry(str(story)).words.unlink()
    index = cache.entry(str(story)).index.read_bytes()
    told = run(story, cache, only_texts=True)
    assert stages(told) == ["searching", "Searchable"]
    assert cache.entry(str(story)).index.read_bytes() == index
    assert is_searchable(story, cache)


def test_nothing_from_the_folder_it_is_started_in_is_imported(
    story: Path, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = tmp_path / "hostile"
    (hostile / "tui").mkdir(parents=True)
    took = "open({!r}, 'w').close()\n".format(str(tmp_path / "taken"))
    for name in ("tui/__init__", "msgspec", "pyroaring", "json", "sitecustomize", "usercustomize", "struct"):
        (hostile / f"{name}.py").write_text(took)
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("PYTHONPATH", str(hostile))
    monkeypatch.setenv("PYTHONSTARTUP", str(hostile / "json.py"))
    assert isinstance(run(story, cache)[-1], Searchable)
    assert not (tmp_path / "taken").exists()
    assert {path.name for path in hostile.rglob("*") if path.name == "__pycache__"} == set()
