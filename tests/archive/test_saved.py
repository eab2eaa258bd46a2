"""The saved index is a cache and never the truth: whatever is wrong with it, it is noticed."""

from __future__ import annotations

import gc
import os
import struct
import sys
from pathlib import Path
from zlib import crc32

import msgspec
import pytest
from saved_story import EVENTS, STORY, Saved, everything, open_descriptors, saved_story

from tui.archive.decoding import lost_event
from tui.archive.saved import container
from tui.archive.saved.cache import Cache
from tui.archive.saved.container import Container, DamagedIndexError
from tui.archive.saved.store import FileStore
from tui.archive.store import LostRecordError
from tui.loading.gate import Opened

DAMAGE = (0x01, 0x80, 0xFF)


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    return saved_story(tmp_path)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda _descriptor: None)


def truth(saved: Saved) -> dict[str, object]:
    found = saved.opened()
    assert found is not None
    return everything(found)


def test_what_is_saved_is_what_is_found_again(saved: Saved) -> None:
    found = truth(saved)
    assert len(saved.opened().archive) == len(EVENTS) + 1  # type: ignore[union-attr]
    assert found == truth(saved)
    assert len(found["problems"]) > 1  # type: ignore[arg-type]


@pytest.mark.parametrize("flip", DAMAGE)
def test_an_index_with_one_other_byte_is_none_or_says_the_same(saved: Saved, flip: int) -> None:
    expected, whole = truth(saved), saved.index.read_bytes()
    refused = 0
    for place in range(0, len(whole), 1 if flip == DAMAGE[0] else 7):
        damaged = bytearray(whole)
        damaged[place] ^= flip
        saved.index.write_bytes(damaged)
        found = saved.opened()
        refused += found is None
        assert found is None or everything(found) == expected, place
    assert refused > len(whole) // (1 if flip == DAMAGE[0] else 7) * 0.99


def test_an_index_cut_off_anywhere_is_none(saved: Saved) -> None:
    whole = saved.index.read_bytes()
    for length in range(len(whole)):
        saved.index.write_bytes(whole[:length])
        assert saved.opened() is None, length


def test_a_damaged_index_leaves_no_file_open(saved: Saved) -> None:
    whole = saved.index.read_bytes()
    truth(saved)
    gc.collect()
    before = open_descriptors()
    for place in range(0, len(whole), 5):
        saved.index.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert saved.opened() is None
    gc.collect()
    assert open_descriptors() == before


def test_an_index_grown_at_its_end_says_the_same(saved: Saved) -> None:
    expected = truth(saved)
    with saved.index.open("ab") as file:
        file.write(b"more")
    assert truth(saved) == expected


@pytest.mark.parametrize(
    "content", [b"", b"x", bytes(4096), b"{}" * 100, b"dateline index\n", b"dlwords<" * 99]
)
def test_a_foreign_file_in_its_place_is_none(saved: Saved, content: bytes) -> None:
    saved.index.write_bytes(content)
    assert saved.opened() is None


def test_the_index_of_another_version_is_none(saved: Saved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "VERSION", container.VERSION + 1)
    assert saved.opened() is None
    saved.make()
    assert saved.opened() is not None
    monkeypatch.undo()
    assert saved.opened() is None


def test_the_index_of_a_machine_with_another_byte_order_is_none(
    saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "big" if sys.byteorder == "little" else "little"
    with monkeypatch.context() as machine:
        machine.setattr("sys.byteorder", other)
        saved.make()
    assert saved.opened() is None


def test_a_folder_in_its_place_is_none(saved: Saved) -> None:
    saved.index.unlink()
    saved.index.mkdir()
    assert saved.opened() is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_index_that_may_not_be_read_is_none(saved: Saved) -> None:
    saved.index.chmod(0)
    assert saved.opened() is None


def test_an_index_that_leads_in_a_circle_or_nowhere_is_none(saved: Saved) -> None:
    saved.index.unlink()
    saved.index.symlink_to(saved.index)
    assert saved.opened() is None


def test_a_directory_with_a_section_beyond_the_end_is_damaged(tmp_path: Path) -> None:
    """Even with right checksums, no place is read that is not there, nor memory taken for it."""
    directory = msgspec.msgpack.encode((sys.byteorder, b"", {"huge": (0, 2**62, 0), "late": (2**62, 4, 0)}))
    directory = msgspec.msgpack.encode(
        {"byteorder": sys.byteorder, "about": b"", "sections": {"huge": (0, 2**62, 0), "late": (2**62, 4, 0)}}
    )
    size = struct.calcsize("<15sIQQII")
    fields = (b"dateline index\n", container.VERSION, size, len(directory), crc32(directory))
    header = struct.pack("<15sIQQII", *fields, crc32(struct.pack("<15sIQQII", *fields, 0)))
    path = tmp_path / "index"
    path.write_bytes(header + directory)
    opened = Container(os.open(path, os.O_RDONLY))
    for name in ("huge", "late", "absent"):
        with pytest.raises(DamagedIndexError):
            opened.read(name)
    opened.close()


class TestTheStoryChanged:
    """An index answers for one state of one file."""

    def test_by_growing(self, saved: Saved) -> None:
        with saved.path.open("ab") as file:
            file.write(b"\n")
        assert saved.opened() is None

    @pytest.mark.parametrize("place", [2, -2])
    def test_at_its_head_or_tail_with_its_size_and_time_kept(self, saved: Saved, place: int) -> None:
        status, data = saved.path.stat(), bytearray(saved.path.read_bytes())
        data[place] ^= 1
        saved.path.write_bytes(data)
        os.utime(saved.path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert saved.path.stat().st_mtime_ns == status.st_mtime_ns
        assert saved.opened() is None

    def test_by_being_touched(self, saved: Saved) -> None:
        os.utime(saved.path, ns=(1, 1))
        assert saved.opened() is None

    def test_by_another_file_that_took_its_name(self, saved: Saved) -> None:
        status = saved.path.stat()
        other = saved.path.with_name("other")
        other.write_bytes(saved.path.read_bytes())
        os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
        other.replace(saved.path)
        assert saved.opened() is None

    def test_and_its_index_is_made_anew(self, saved: Saved) -> None:
        saved_story(saved.path.parent, {**STORY, "events": EVENTS[:3]})
        found = saved.opened()
        assert found is not None
        assert len(found.archive) == 3

    def test_by_being_cut_off_while_it_is_open(self, saved: Saved) -> None:
        found = saved.opened()
        assert found is not None
        archive = found.archive
        kept = archive.event(0)
        assert not _is_outdated(found)
        os.truncate(saved.path, 10)
        assert archive.event(0) == kept
        mended = next(row for row in range(len(archive)) if b"Mended" in _raw_or_nothing(found.archive, row))
        for row in range(1, len(archive)):
            assert row == mended or archive.event(row) == lost_event()
        assert found.archive.is_outdated
        with pytest.raises(LostRecordError):
            archive.raw(1 if mended != 1 else 2)

    def test_by_other_content_in_its_place_while_it_is_open(self, saved: Saved) -> None:
        found = saved.opened()
        assert found is not None
        size = saved.path.stat().st_size
        with saved.path.open("r+b") as file:
            file.write(b"\xff{" * (size // 2))
        events = [found.archive.event(row) for row in range(len(found.archive))]
        assert events.count(lost_event()) == len(events) - 1
        assert found.archive.is_outdated

    def test_by_records_that_moved_while_it_is_open(self, saved: Saved) -> None:
        """A record of another moment where one was is not shown in its place."""
        found = saved.opened()
        assert found is not None
        data = saved.path.read_bytes()
        saved.path.write_bytes(data.replace(b"2024-10-28", b"2023-10-28"))
        moved = [
            row for row in range(len(found.archive)) if b"2023-10-28" in _raw_or_nothing(found.archive, row)
        ]
        assert moved
        assert all(found.archive.event(row) == lost_event() for row in moved)

    def test_by_being_deleted_while_it_is_open_takes_nothing_from_the_reader(self, saved: Saved) -> None:
        expected = truth(saved)
        found = saved.opened()
        assert found is not None
        saved.path.unlink()
        assert everything(found) == expected
        assert not found.archive.is_outdated
        with pytest.raises(FileNotFoundError):
            saved.opened()


def _is_outdated(opened: Opened) -> bool:
    return opened.archive.is_outdated


def _raw_or_nothing(archive: object, row: int) -> bytes:
    try:
        return archive.raw(row)  # type: ignore[attr-defined,no-any-return]
    except LostRecordError:
        return b""


def test_an_opened_story_holds_no_record_and_reads_only_what_is_asked_for(
    saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[tuple[int, int]] = []
    pread = os.pread

    def counted(descriptor: int, length: int, offset: int) -> bytes:
        reads.append((length, offset))
        return pread(descriptor, length, offset)

    found = saved.opened()
    assert found is not None
    archive = found.archive
    monkeypatch.setattr("os.pread", counted)
    len(archive)
    dict(archive.columns.postings["actors"])
    assert archive.number_of_actors == 3
    assert reads == []
    archive.event(2)
    archive.event(2)
    archive.countries(2)
    assert reads == [(len(archive.raw(2)), reads[0][1])] * 2
    held = archive.store
    assert isinstance(held, FileStore)
    assert not any(isinstance(getattr(held, name), bytes) for name in FileStore.__slots__)
    assert len(held._mended) == 1


def test_row_sets_and_actors_are_decoded_when_they_are_asked_for(saved: Saved) -> None:
    found = saved.opened()
    assert found is not None
    actors, listed = found.archive.columns.postings["actors"], found.archive.listed
    assert len(actors) == 3
    assert list(actors) == ["stranger", "ben", "anna"] or set(actors) == {"stranger", "ben", "anna"}
    assert actors._found == {}  # type: ignore[attr-defined]
    assert listed._found == {}  # type: ignore[attr-defined]
    assert listed["anna"].name == "Anna"
    assert list(listed._found) == ["anna"]  # type: ignore[attr-defined]
    assert listed["anna"] is listed["anna"]
    assert "nobody" not in listed
    with pytest.raises(KeyError):
        actors["nobody"]


def test_the_file_of_a_story_is_closed_with_its_archive(saved: Saved) -> None:
    gc.collect()
    before = open_descriptors()
    found = saved.opened()
    assert found is not None
    assert open_descriptors() == before + 1
    del found
    gc.collect()
    assert open_descriptors() == before


def test_a_story_has_one_index_whatever_way_leads_to_it(
    saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = saved.path.with_name("link.json")
    link.symlink_to(saved.path)
    monkeypatch.chdir(saved.path.parent)
    assert saved.cache.entry("story.json") == saved.cache.entry("./link.json") == saved.cache.entry(str(link))
    assert Saved(Path("story.json"), saved.cache).opened() is not None


def test_names_with_every_letter_find_their_rows_again(tmp_path: Path) -> None:
    names = ["a b", "Ä", "北京", "x" * 300, 'q"\\', "line\nfeed", " "]
    events = [{"id": f"e{n}", "date": "2024", "title": "T", "actors": [name]} for n, name in enumerate(names)]
    found = saved_story(tmp_path, {"events": events}).opened()
    assert found is not None
    postings = found.archive.columns.postings["actors"]
    assert {name: len(rows) for name, rows in postings.items()} == dict.fromkeys(postings, 1)
    assert len(postings) == len(names)


def test_a_story_without_events_is_saved_and_opened(tmp_path: Path) -> None:
    found = saved_story(tmp_path, {"title": "T", "events": []}).opened()
    assert found is not None
    assert len(found.archive) == 0
    assert [problem.code for problem in found.problems] == ["no-events"]
    assert dict(found.archive.columns.postings["actors"]) == {}


def test_an_index_is_for_its_owner_alone(saved: Saved) -> None:
    """It holds names and places of a story that nobody else may be allowed to read."""
    assert saved.cache.folder.stat().st_mode & 0o077 == 0


def test_no_index_is_found_in_a_folder_that_is_not_there(saved: Saved, tmp_path: Path) -> None:
    assert Saved(saved.path, Cache(tmp_path / "nowhere")).opened() is None
