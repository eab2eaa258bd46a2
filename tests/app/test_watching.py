"""The file of the story is watched: another whole story in it is shown, anything else leaves the old one."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from queue import Queue
from threading import Event

import pytest
from stage import Stage, staged_on

from tui.app.launch import built
from tui.app.lookout import Watch
from tui.loading.changes import Changes, changes, polled
from tui.loading.gate import Opened, open_story
from tui.loading.renewal import LargeFile, SmallFile
from tui.query.forms import from_text
from tui.settings.limits import Limits
from tui.settings.settings import Settings
from tui.wording import Wording

ENGLISH = Wording("en")
ADDED = '{"id": "new", "date": "2024-10-01", "title": "Brand new", "countries": ["KR"]},'


class Counted(SmallFile):
    """A file that counts how often it was looked at, and what came of it."""

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        super().__init__(str(path), ENGLISH, limits or Limits())
        self.path = path
        self.found: list[Opened | str | None] = []

    def look(self) -> Opened | str | None:
        found = super().look()
        self.found.append(found)
        return found

    @property
    def stories(self) -> list[Opened]:
        """The stories that were shown by themselves."""
        return [found for found in self.found if isinstance(found, Opened)]


class Teller:
    """Tells of a change when a test says so, and waits until it was looked at."""

    def __init__(self, file: Counted) -> None:
        self.file = file
        self._told: Queue[None] = Queue()
        self._looked: Queue[None] = Queue()

    def changes(self, name: str, every: float, stopped: Event) -> Iterator[None]:
        assert (name, every) == (str(self.file.path), 1)
        self._looked.put(None)
        while not stopped.is_set():
            self._told.get()
            if stopped.is_set():
                return
            yield None
            self._looked.put(None)

    def stop(self) -> None:
        self._told.put(None)

    async def first_look(self) -> None:
        await asyncio.to_thread(self._looked.get, timeout=20)

    async def tell(self, stage: Stage) -> Opened | str | None:
        """Tell, and give back what the look at the file has found, when the screen has dealt with it."""
        self._told.put(None)
        await asyncio.to_thread(self._looked.get, timeout=20)
        await stage.settle()
        return self.file.found[-1]


@pytest.fixture
def story(tmp_path: Path, bundled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story that ships, in a file that may be changed and whose name is short."""
    monkeypatch.chdir(tmp_path)
    path = Path("story.json")
    path.write_bytes(bundled.read_bytes())
    return path


@asynccontextmanager
async def watching(
    path: Path, query: str = "", limits: Limits | None = None
) -> AsyncIterator[tuple[Stage, Teller]]:
    """The screen on a file that is watched."""
    file = Counted(path, limits)
    teller = Teller(file)
    app = built(file.read(), from_text(query), ENGLISH, Settings(theme="dark"), file.read)
    app.watched = Watch(str(path), file, 1, teller.changes)
    try:
        async with staged_on(app) as stage:
            await teller.first_look()
            yield stage, teller
    finally:
        teller.stop()
        app.stop_watching()


def with_new_event(text: str) -> str:
    return text.replace('"events": [', f'"events": [{ADDED}')


def text_of(path: Path) -> str:
    return path.read_text()


def put(path: Path, data: str | bytes) -> None:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def put_back(path: Path, data: bytes) -> None:
    """Put a file where anything may stand now."""
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    path.unlink(missing_ok=True)
    put(path, data)


def set_mode(path: Path, mode: int) -> None:
    path.chmod(mode)


async def test_item_54_a_replaced_file_is_shown_and_filter_event_place_and_zoom_stay(story: Path) -> None:
    async with watching(story, "country:KR") as (stage, teller):
        await stage.press("j", "j", "z", "3")
        before = stage.view
        other = story.with_suffix(".new")
        other.write_text(with_new_event(text_of(story)))
        other.replace(story)
        assert isinstance(await teller.tell(stage), Opened)
        assert before.event is not None
        assert (stage.event, stage.view.query, stage.view.span) == (
            before.event.id,
            before.query,
            before.span,
        )
        assert (stage.view.focus, stage.view.answer.matched) == ("quotes", before.answer.matched + 1)
        assert "read again: 19 events" in stage.last_line


async def test_item_54_a_file_rewritten_piece_by_piece_is_shown_only_when_it_is_whole(story: Path) -> None:
    whole = with_new_event(text_of(story)).encode()
    async with watching(story) as (stage, teller):
        archive, drawn = stage.view.archive, stage.drawn().splitlines()[:-1]
        for part in range(20):
            put(story, whole[: len(whole) * part // 20])
            assert not isinstance(await teller.tell(stage), Opened)
            assert stage.view.archive is archive
            assert stage.drawn().splitlines()[:-1] == drawn
        assert "the file is not written to its end: the old story stays" in stage.last_line
        said = [found for found in teller.file.found if isinstance(found, str)]
        assert len(said) == len(set(said))
        put(story, whole)
        assert isinstance(await teller.tell(stage), Opened)
        assert stage.view.answer.matched == 19


def _remove(path: Path) -> None:
    path.unlink()


def _make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _make_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _garble(path: Path) -> None:
    path.write_bytes(b"\xff\xfe{\x00")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_remove, "there is no such file"),
        (_make_pipe, "it is not a regular file"),
        (_make_folder, "it is not a regular file"),
        (_make_loop, "Too many levels of symbolic links"),
        (_empty, "it is empty"),
        (_garble, "it is not UTF-8 (it looks like UTF-16)"),
    ],
)
async def test_item_54_what_cannot_be_read_is_told_once_and_the_old_story_stays_until_it_is_back(
    story: Path, harm: Callable[[Path], None], said: str
) -> None:
    before = text_of(story).encode()
    async with watching(story) as (stage, teller):
        archive = stage.view.archive
        harm(story)
        assert said in str(await teller.tell(stage))
        assert said in stage.last_line
        assert await teller.tell(stage) is None
        assert stage.view.archive is archive
        put_back(story, before)
        assert await teller.tell(stage) == "the file is again as it is shown"
        assert stage.view.archive is archive
        put(story, with_new_event(before.decode()))
        assert isinstance(await teller.tell(stage), Opened)


async def test_item_54_a_file_made_unreadable_is_told(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with watching(story) as (stage, teller):

        def refuse(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        set_mode(story, 0)
        with monkeypatch.context() as patched:
            patched.setattr("tui.settings.regular.os.open", refuse)
            assert "you may not read it" in str(await teller.tell(stage))
        set_mode(story, 0o600)
        assert await teller.tell(stage) == "the file is again as it is shown"


async def test_item_54_a_file_touched_a_hundred_times_changes_nothing_on_the_screen(story: Path) -> None:
    async with watching(story) as (stage, teller):
        view = stage.view
        for number in range(100):
            os.utime(story, ns=(number, number))
            assert await teller.tell(stage) is None
        assert stage.view is view
        assert teller.file.stories == []
        assert len(teller.file.found) == 101


async def test_a_file_that_is_changed_before_anybody_watches_is_shown_at_once(story: Path) -> None:
    file = Counted(story)
    opened = file.read()
    put(story, with_new_event(text_of(story)))
    assert isinstance(file.look(), Opened)
    assert len(opened.archive) == 18


async def test_what_is_read_again_by_the_key_is_shown_however_broken_it_is(story: Path) -> None:
    async with watching(story) as (stage, teller):
        data = text_of(story).encode()
        put(story, data[: len(data) // 2])
        assert "not written to its end" in str(await teller.tell(stage))
        await stage.press("r")
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        assert stage.view.answer.matched < 18
        assert await teller.tell(stage) is None


async def test_a_feed_that_only_grows_is_followed_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "feed.ndjson"
    line = '{{"id": "e{0}", "date": "2024-01-{0:02}", "title": "Event {0}"}}\n'
    path.write_text(line.format(1) + "not JSON\n")
    async with watching(path) as (stage, teller):
        for number in range(2, 9):
            with path.open("a") as file:
                file.write(line.format(number))
            assert isinstance(await teller.tell(stage), Opened)
            assert stage.view.answer.matched == number
            with path.open("a") as file:
                file.write(line.format(number + 1)[:20])
            assert not isinstance(await teller.tell(stage), Opened)
            assert stage.view.answer.matched == number
            path.write_text(path.read_text()[:-20])
            await teller.tell(stage)
        assert stage.event == "e1"


async def test_a_file_that_has_become_large_is_read_only_by_the_key(story: Path) -> None:
    async with watching(story, limits=Limits(memory_size=1)) as (stage, teller):
        text = with_new_event(text_of(story))
        put(story, text + " " * 1024**2)
        assert await teller.tell(stage) == "the file was changed; r reads it again"
        assert stage.view.answer.matched == 18
        await stage.press("r")
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        assert stage.view.answer.matched == 19


def test_a_large_story_that_was_changed_is_told_once_until_it_is_read_again(story: Path) -> None:
    file = LargeFile(str(story), ENGLISH, lambda: "read")
    assert file.look() is None
    os.utime(story, ns=(1, 1))
    assert file.look() == "the file was changed; r reads it again"
    os.utime(story, ns=(2, 2))
    assert file.look() is None
    assert file.read() == "read"
    assert file.look() is None
    story.unlink()
    assert file.look() == "the file was changed; r reads it again"


def test_item_55_a_file_replaced_while_it_is_read_is_read_again(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = with_new_event(story.read_text())
    reads = 0
    real = os.fstat

    def fstat(descriptor: int) -> os.stat_result:
        nonlocal reads
        found = real(descriptor)
        reads += 1
        if reads == 3:
            other = story.with_suffix(".new")
            other.write_text(after)
            other.replace(story)
        return found

    monkeypatch.setattr("tui.loading.opening.os.fstat", fstat)
    assert len(open_story(str(story), ENGLISH).archive) == 19
    assert reads == 6


def test_item_55_a_file_written_while_it_is_read_is_read_again(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = with_new_event(story.read_text())
    reads = 0
    real = os.fstat

    def fstat(descriptor: int) -> os.stat_result:
        nonlocal reads
        reads += 1
        if reads == 3:
            story.write_text(after)
        return real(descriptor)

    monkeypatch.setattr("tui.loading.opening.os.fstat", fstat)
    assert len(open_story(str(story), ENGLISH).archive) == 19


async def test_without_a_file_nothing_is_watched(story: Path) -> None:
    opened = open_story(str(story), ENGLISH)
    async with staged_on(built(opened, from_text(""), ENGLISH, Settings(theme="dark"))) as stage:
        stage.app.keep_watch()
        stage.app.stop_watching()


def first_told(path: Path, told: Changes, every: float, change: Callable[[Path], object]) -> None:
    """Change a file until it is told of."""
    stopped, heard = Event(), Event()

    def listen() -> None:
        for _ in told(str(path), every, stopped):
            heard.set()

    from threading import Thread

    thread = Thread(target=listen)
    thread.start()
    try:
        number = 0
        while not heard.wait(0.05):
            number += 1
            change(path)
            assert number < 1000
    finally:
        stopped.set()
        thread.join()


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(path.read_bytes() + b" "),
        lambda path: path.with_suffix(".new").write_bytes(b"{}") and path.with_suffix(".new").replace(path),
        lambda path: (path.unlink(), path.write_bytes(b"{}")),
    ],
    ids=["written", "replaced", "made anew"],
)
@pytest.mark.parametrize("linked", [False, True])
def test_the_system_tells_of_a_change(
    story: Path,
    tmp_path: Path,
    linked: bool,  # noqa: FBT001 - a parameter
    change: Callable[[Path], object],
) -> None:
    name = story
    if linked:
        (tmp_path / "elsewhere").mkdir()
        name = tmp_path / "elsewhere" / "link.json"
        name.symlink_to(story.resolve())
    first_told(name, changes, 3600, lambda _: change(story))


def test_a_file_is_looked_at_now_and_then_without_being_told(story: Path) -> None:
    first_told(story, changes, 0.01, lambda _: None)
    first_told(story, polled, 0.01, lambda _: None)


def test_where_the_system_cannot_tell_the_file_is_looked_at_now_and_then(tmp_path: Path) -> None:
    first_told(tmp_path / "none" / "story.json", changes, 0.01, lambda _: None)
