"""The saved text index answers as the one in memory does, or says that it is damaged."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import FrozenBitMap

from tui.archive.terms import terms_of
from tui.archive.textindex import TextIndex, index_in_memory, open_text_index
from tui.archive.words import blocks, gathering, indexing, merging, saved, saving
from tui.archive.words.blocks import BlockReader, BlockWriter, DamagedIndexError
from tui.archive.words.indexing import index_words
from tui.archive.words.merging import merge_words
from tui.archive.words.names import Named
from tui.archive.words.saved import open_words
from tui.archive.words.texts import searchable_texts
from tui.model.records import Actor, Event, Quote
from tui.text import clean

TOKEN = b"this story"
WORDS = ("ein", "eins", "Müller", "Mueller", "北京", "谈", "NATO’s", "한국", "a", "co-op", "Ägypten", "ﬁn")
sentences = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few events make several tables, blocks and sets of both kinds."""
    monkeypatch.setattr(gathering, "_MOST_ROWS", 8)
    monkeypatch.setattr(indexing, "_REPORTED_EVERY", 2)
    monkeypatch.setattr(saving, "FEW", 2)
    monkeypatch.setattr(saved, "_WORDS_AT_ONCE", 3)
    monkeypatch.setattr(blocks, "_BLOCK", 64)
    monkeypatch.setattr(blocks, "_AT_ONCE", 128)


def raw(title: str, quote: str) -> bytes:
    return msgspec.json.encode(Event(date="2024", title=clean(title), quotes=(Quote(text=clean(quote)),)))


class Story:
    """A story, indexed in memory and in a file."""

    def __init__(self, events: Sequence[bytes], names: Sequence[str], folder: Path, parts: int) -> None:
        self.events = events
        self.named: list[Named] = [
            (Actor(id=str(number), name=name), FrozenBitMap(range(number, len(events), 2)))
            for number, name in enumerate(names)
        ]
        self.path = folder / "story.words"
        for part in range(parts):
            rows = range(part * len(events) // parts, (part + 1) * len(events) // parts)
            index_words(events.__getitem__, rows, folder / f"part{part}")
        self.parts = [folder / f"part{part}" for part in range(parts)]
        merge_words(self.parts, self.path, TOKEN, self.named)

    def texts(self, row: int) -> list[str]:
        return searchable_texts(self.events[row])

    def in_memory(self) -> TextIndex:
        return index_in_memory(
            ((row, self.texts(row)) for row in range(len(self.events))), self.named, self.texts
        )

    def opened(self, token: bytes = TOKEN) -> TextIndex:
        return open_text_index(self.path, token, self.named.__getitem__, self.texts)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    events = [raw(f"{WORDS[number % 5]} ein {WORDS[number % 7]}", WORDS[number % 11]) for number in range(12)]
    return Story(events, ("Max Müller", "ein Amt"), tmp_path, 2)


SEARCHES = (
    "ei",
    '"eins"',
    "mull",
    "Müller",
    '"eins ein"',
    "北京",
    "nato's",
    "max",
    '"max mu',
    "",
    "zzz",
    "a",
)


def answers(index: TextIndex) -> list[FrozenBitMap]:
    return [index.find(terms_of(search)) for search in SEARCHES]


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(sentences, sentences), min_size=1, max_size=12),
    st.lists(sentences, max_size=3),
    st.integers(1, 3),
    st.lists(sentences, max_size=4),
)
def test_the_file_answers_as_the_memory(
    events: list[tuple[str, str]], names: list[str], parts: int, typed: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        story = Story([raw(title, quote) for title, quote in events], names, Path(folder), parts)
        in_memory, opened = story.in_memory(), story.opened()
        searches = [*typed, *(word[:2] for word in WORDS), *(f'"{title}"' for title, _ in events)]
        for search in (*searches, *(f'"{name}' for name in names)):
            assert opened.find(terms_of(search)) == in_memory.find(terms_of(search)), search


def test_the_answers_are_not_empty(story: Story) -> None:
    assert answers(story.opened()) == answers(story.in_memory())
    assert sum(map(bool, answers(story.opened()))) >= 9


def test_a_changed_byte_is_noticed_or_changes_nothing(story: Story) -> None:
    whole, expected = story.path.read_bytes(), answers(story.in_memory())
    noticed = 0
    for place in range(len(whole)):
        story.path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            assert answers(story.opened()) == expected, place
        except DamagedIndexError:
            noticed += 1
    assert noticed > len(whole) * 0.9


def test_a_cut_file_is_noticed(story: Story) -> None:
    whole = story.path.read_bytes()
    for length in range(len(whole)):
        story.path.write_bytes(whole[:length])
        with pytest.raises(DamagedIndexError):
            story.opened()


def test_a_file_cut_while_it_is_open_is_noticed(story: Story) -> None:
    opened = story.opened()
    os.truncate(story.path, 60)
    with pytest.raises(DamagedIndexError):
        answers(opened)


def test_a_file_replaced_while_it_is_open_goes_on_answering(story: Story) -> None:
    opened = story.opened()
    story.path.with_name("other").write_bytes(b"other")
    story.path.with_name("other").replace(story.path)
    assert answers(opened) == answers(story.in_memory())


def test_the_index_of_another_story_is_refused(story: Story) -> None:
    with pytest.raises(DamagedIndexError):
        story.opened(b"another story")


def test_the_index_of_another_version_is_refused(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "VERSION", blocks.VERSION + 1)
    with pytest.raises(DamagedIndexError):
        story.opened()


def test_a_part_is_not_taken_for_an_index(story: Story) -> None:
    with pytest.raises(DamagedIndexError):
        open_words(story.parts[0], TOKEN)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_words(tmp_path / "none", TOKEN)


def test_a_damaged_part_makes_no_index(story: Story) -> None:
    before = story.path.read_bytes()
    part = story.parts[1].read_bytes()
    story.parts[1].write_bytes(part[:70] + bytes([part[70] ^ 1]) + part[71:])
    with pytest.raises(DamagedIndexError):
        merge_words(story.parts, story.path, b"newer", story.named)
    assert story.path.read_bytes() == before
    assert not list(story.path.parent.glob("*.new"))


def test_the_old_index_stays_until_the_new_one_is_whole(story: Story) -> None:
    class StoppedError(Exception):
        """The work is stopped."""

    before = story.path.read_bytes()

    def named() -> Iterator[Named]:
        assert len(list(story.path.parent.glob("*.new"))) == 1
        assert story.path.read_bytes() == before
        yield story.named[0]
        raise StoppedError

    with pytest.raises(StoppedError):
        merge_words(story.parts, story.path, b"newer", named())
    assert story.path.read_bytes() == before
    assert not list(story.path.parent.glob("*.new"))
    merge_words(story.parts, story.path, b"newer", story.named)
    assert answers(story.opened(b"newer")) == answers(story.in_memory())


def test_an_event_that_cannot_be_read_leaves_no_part(tmp_path: Path) -> None:
    with pytest.raises(msgspec.DecodeError):
        index_words(lambda _: b"{", range(3), tmp_path / "part")
    assert not list(tmp_path.iterdir())


def test_progress_is_told(story: Story, tmp_path: Path) -> None:
    told: list[int] = []
    index_words(story.events.__getitem__, range(5), tmp_path / "another", told.append)
    assert told == [2, 4, 5]


def test_progress_of_joining_is_told(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(merging, "_REPORTED_EVERY", 4)
    merge_words(story.parts, story.path, TOKEN, story.named, told.append)
    assert told == [4, 8, 12]


def test_nobody_else_may_read_the_index_and_what_a_killed_writer_left_is_in_no_ones_way(story: Story) -> None:
    story.path.with_name(f"{story.path.name}.{os.getpid()}.new").write_bytes(b"left")
    merge_words(story.parts, story.path, TOKEN, story.named)
    assert story.path.stat().st_mode & 0o777 == 0o600
    assert answers(story.opened()) == answers(story.in_memory())
    with pytest.raises(FileExistsError):
        index_words(story.events.__getitem__, range(5), story.parts[0])
    assert story.parts[0].exists()


def test_a_story_without_words_can_be_searched(tmp_path: Path) -> None:
    story = Story([raw("…", "—")], (), tmp_path, 1)
    assert answers(story.opened()) == [FrozenBitMap()] * len(SEARCHES)


def test_nothing_is_read_beyond_what_was_written(story: Story) -> None:
    with BlockReader(story.path) as file:
        for start, end in ((-1, 1), (5, 4), (0, 10**9)):
            with pytest.raises(DamagedIndexError):
                file.read(start, end)
        assert file.read(3, 3) == b""
    with pytest.raises(OSError, match="descriptor"):
        file.read(0, 1)


@given(st.lists(st.binary(max_size=300), max_size=8), st.data())
def test_a_range_is_read_as_it_was_written(pieces: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(pieces)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        with BlockWriter(path) as file:
            for piece in pieces:
                file.write(piece)
            assert file.tell() == len(whole)
            file.finish(b"summary")
        with BlockReader(path) as reader:
            assert reader.summary == b"summary"
            start = data.draw(st.integers(0, len(whole)))
            end = data.draw(st.integers(start, len(whole)))
            assert reader.read(start, end) == whole[start:end]
