"""A packed story is unpacked into the cache once; the copy goes with the index and is never trusted."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from programs import ENGLISH, change_program, is_searchable, kill_at_message, left_in, run, story_bytes

from tui.archive.saved.cache import Cache
from tui.errors import UnreadableError
from tui.loading.large.finding import open_saved
from tui.loading.large.messages import Message, Progress, Ready, Refused, Searchable
from tui.loading.large.unpacking import unpack
from tui.loading.large.watching import Ended, Indexing

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ALL = {".index", ".words", ".story"}
STORY = story_bytes(300)
PACKS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "zst": zstd.compress}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture(params=PACKS)
def packed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"story.json.{request.param}"
    path.write_bytes(PACKS[request.param](STORY))
    return path


def test_a_packed_story_is_the_story(packed: Path, cache: Cache, tmp_path: Path) -> None:
    told = run(packed, cache)
    assert isinstance(told[0], Progress)
    assert told[0].stage == "unpacking"
    assert told[-1] == Searchable()
    assert left_in(cache) == ALL
    plain = tmp_path / "story.json"
    plain.write_bytes(STORY)
    run(plain, cache)
    one, other = (open_saved(str(path), ENGLISH, cache) for path in (packed, plain))
    assert one is not None
    assert other is not None
    assert len(one.archive) == 300
    assert [one.archive.raw(row) for row in range(300)] == [other.archive.raw(row) for row in range(300)]


def test_it_is_opened_by_its_index_time_and_again(packed: Path, cache: Cache) -> None:
    run(packed, cache)
    assert all(is_searchable(packed, cache) for _ in range(3))


@pytest.mark.parametrize(
    "harm",
    [
        lambda copy: copy.unlink(),
        lambda copy: copy.write_bytes(STORY[:-1]),
        lambda copy: copy.write_bytes(STORY.replace(b"Many", b"Mamy")),
        lambda copy: copy.write_bytes(b""),
    ],
    ids=["gone", "shorter", "other", "empty"],
)
def test_a_copy_that_is_gone_or_another_one_is_made_again(
    packed: Path, cache: Cache, harm: Callable[[Path], object]
) -> None:
    run(packed, cache)
    copy = cache.entry(str(packed)).story
    harm(copy)
    assert open_saved(str(packed), ENGLISH, cache) is None
    assert run(packed, cache)[-1] == Searchable()
    assert copy.read_bytes() == STORY
    assert is_searchable(packed, cache)


def test_a_packed_file_that_changed_is_unpacked_again(packed: Path, cache: Cache) -> None:
    run(packed, cache)
    packed.write_bytes(gzip.compress(STORY.replace(b"Event 7 ", b"Event X ")))
    assert open_saved(str(packed), ENGLISH, cache) is None
    run(packed, cache)
    assert b"Event X " in cache.entry(str(packed)).story.read_bytes()


def test_a_damaged_packing_is_refused_as_with_small_files(packed: Path, cache: Cache) -> None:
    whole = packed.read_bytes()
    middle = len(whole) // 2
    for data in (whole[:middle], whole[:20], whole[:middle] + bytes(64) + whole[middle + 64 :]):
        packed.write_bytes(data)
        told = run(packed, cache)
        assert told[-1] == Refused(f"cannot read {packed}: it is packed and the packing is damaged")
        assert Ready() not in told
        assert left_in(cache) == set()


def test_what_is_packed_may_not_be_larger_than_a_story(tmp_path: Path) -> None:
    path = tmp_path / "packed"
    path.write_bytes(gzip.compress(STORY))
    with path.open("rb") as file, pytest.raises(UnreadableError, match="it is larger than"):
        unpack(file, tmp_path / "out", "story.gz", ENGLISH, lambda _done, _total: None, 1000)
    assert not (tmp_path / "out").exists()


def test_killed_at_any_message_no_copy_is_left_unfinished(
    packed: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 5):
        change_program(monkeypatch, kill_at_message(number))
        assert isinstance(run(packed, cache)[-1], Ended)
        assert left_in(cache) <= ALL
    monkeypatch.undo()
    assert run(packed, cache)[-1] == Searchable()
    assert is_searchable(packed, cache)


def test_two_programs_that_unpack_one_story_at_once_both_succeed(packed: Path, cache: Cache) -> None:
    both = [Indexing(str(packed), cache, ENGLISH) for _ in range(2)]
    told: list[list[Message | Ended]] = [[], []]
    threads = [
        threading.Thread(target=lambda number=number: told[number].extend(both[number].messages()))
        for number in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [one[-1] for one in told] == [Searchable(), Searchable()]
    assert left_in(cache) == ALL
    assert is_searchable(packed, cache)


def test_what_is_kept_of_a_story_is_for_its_owner_alone(packed: Path, cache: Cache) -> None:
    run(packed, cache)
    assert {path.stat().st_mode & 0o077 for path in cache.folder.iterdir()} == {0}
