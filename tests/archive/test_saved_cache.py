"""The folder of saved indexes stays bounded and tidy, and nothing but our own files is ever removed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.archive.saved.cache import Cache, Entry


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    cache = Cache(tmp_path / "made" / "cache")
    cache.prepare()
    return cache


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that is gone."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def put(path: Path, size: int = 100, age: int = 0) -> Path:
    path.write_bytes(bytes(size))
    os.utime(path, (1_000_000 - age, 1_000_000 - age))
    return path


def story(cache: Cache, name: str, age: int) -> Entry:
    """Three files of 100 bytes."""
    entry = cache.entry(name)
    for path in (entry.index, entry.words, entry.story):
        put(path, age=age)
    return entry


def names(cache: Cache) -> set[str]:
    return {path.name for path in cache.folder.iterdir()}


def test_the_folder_is_for_its_owner_alone(cache: Cache) -> None:
    assert cache.folder.stat().st_mode & 0o777 == 0o700
    cache.prepare()


def test_stories_opened_longest_ago_go_first_and_as_a_whole(cache: Cache) -> None:
    entries = [story(cache, f"{age}.json", age) for age in (3, 1, 2)]
    assert cache.tidy(largest=650) == 300
    assert {path for entry in entries[1:] for path in (entry.index, entry.words, entry.story)} == set(
        cache.folder.iterdir()
    )
    assert cache.tidy(largest=650) == 0
    assert cache.tidy(largest=0) == 600
    assert names(cache) == set()


def test_a_story_that_was_opened_just_now_stays_longest(cache: Cache) -> None:
    old, new = story(cache, "old.json", 5), story(cache, "new.json", 1)
    cache.touch(old)
    cache.tidy(largest=300)
    assert old.index.exists()
    assert not new.index.exists()


def test_the_records_of_a_packed_story_are_not_touched(cache: Cache) -> None:
    """Their times are part of what the index knows them by."""
    entry = story(cache, "a.json", 5)
    before = entry.story.stat()
    cache.touch(entry)
    assert entry.story.stat().st_ctime_ns == before.st_ctime_ns
    assert entry.index.stat().st_mtime > before.st_mtime


def test_the_story_that_is_being_opened_stays_whatever_its_size(cache: Cache) -> None:
    entry = story(cache, "kept.json", 99)
    story(cache, "other.json", 0)
    cache.tidy(largest=0, keep=entry)
    assert cache.size() == cache.size(entry) == 300


@pytest.mark.parametrize("ending", ["new", "part1", "part2"])
def test_what_a_dead_process_left_goes_and_what_a_living_one_writes_stays(
    cache: Cache, dead: int, ending: str
) -> None:
    entry = cache.entry("a.json")
    put(entry.words.with_name(f"{entry.words.name}.{dead}.{ending}"))
    mine = put(entry.words.with_name(f"{entry.words.name}.{os.getpid()}.{ending}"))
    assert cache.tidy() == 100
    assert names(cache) == {mine.name}
    cache.abandon(dead)
    assert names(cache) == {mine.name}
    cache.abandon(os.getpid())
    assert names(cache) == set()


def test_the_names_of_unfinished_files_are_found_again(cache: Cache) -> None:
    entry = cache.entry("a.json")
    for path in (entry.index, entry.words, entry.story):
        for number in (0, 1, 2):
            put(entry.unfinished(path, number))
    assert cache.size() == 900
    cache.abandon(os.getpid())
    assert names(cache) == set()


def test_all_is_cleared_and_nothing_that_is_not_ours(cache: Cache, tmp_path: Path) -> None:
    story(cache, "a.json", 0)
    foreign = {
        put(cache.folder / name).name
        for name in ("notes.txt", "story.index", "a" * 24 + ".txt", "A" * 24 + ".index")
    }
    outside = put(tmp_path / "outside")
    link = cache.entry("b.json").index
    link.symlink_to(outside)
    (cache.entry("c.json").index).mkdir()
    assert cache.clear() == 300
    assert cache.tidy(largest=0) == 0
    assert names(cache) == {*foreign, link.name, cache.entry("c.json").index.name}
    assert outside.read_bytes() == bytes(100)


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "nowhere")
    assert (cache.size(), cache.clear(), cache.tidy(), cache.entries()) == (0, 0, 0, [])
    cache.touch(cache.entry("a.json"))
    assert not cache.folder.exists()


def test_the_stories_are_told_the_one_opened_last_first(cache: Cache) -> None:
    entries = [story(cache, f"{age}.json", age) for age in (3, 1, 2)]
    assert cache.entries() == [entries[1], entries[2], entries[0]]


def test_two_stories_share_no_file_and_a_strange_name_is_no_way_out_of_the_folder(cache: Cache) -> None:
    found = [cache.entry(name) for name in ("a", "b", "../../etc/passwd", "x" * 3000, "é\udcff\n")]
    paths = [path for entry in found for path in (entry.index, entry.words, entry.story)]
    assert len(set(paths)) == len(paths)
    assert {path.parent for path in paths} == {cache.folder}


def test_a_folder_that_cannot_be_made_is_not_writable(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not Cache(tmp_path / "file" / "cache").is_writable()
    assert Cache(tmp_path / "new").is_writable()
