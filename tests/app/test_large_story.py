"""A large story on the screen: first events at once, the whole when indexed, texts when they are ready."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from stage import Stage, staged_on

from tui.app.app import DatelineApp
from tui.app.launch import built
from tui.app.view import COMING, WHOLE
from tui.archive.saved.cache import Cache
from tui.errors import UNREADABLE, UnreadableError
from tui.loading.gate import Opened
from tui.loading.large.entry import Beginning, begin
from tui.loading.large.messages import Message, Progress, Refused, Unsaved
from tui.loading.large.watching import Ended, Indexing
from tui.query.query import Query
from tui.settings.settings import Settings
from tui.wording import Wording

EVENTS = 1200


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story with more events than are shown at first, the latest first."""
    path = tmp_path / "story.json"
    events = [
        {
            "id": f"e{number}",
            "date": f"{2024 - number // 100}-05-{number % 28 + 1:02}",
            "title": f"Number {number} " + ("missile" if number % 10 == 0 else "treaty"),
            "countries": ["KR" if number % 3 else "US"],
        }
        for number in range(EVENTS)
    ]
    path.write_text(json.dumps({"title": "Long", "events": events}))
    return path


class Scripted(Indexing):
    """Tells what a test has it tell."""

    def __init__(self, name: str, cache: Cache, *, only_texts: bool = False) -> None:
        self.name, self.cache, self.only_texts = name, cache, only_texts
        self.told: SimpleQueue[Message | Ended | None] = SimpleQueue()
        self.is_stopped = False

    def messages(self) -> Iterator[Message | Ended]:
        while (message := self.told.get()) is not None:
            yield message

    def stop(self) -> None:
        self.is_stopped = True
        self.told.put(None)


def app_on(beginning: Beginning, query: Query | None = None) -> DatelineApp:
    """The app on a large story."""
    settings = Settings(theme="dark")
    return built(beginning.opened, query or Query(), Wording(), settings, beginning=beginning)


async def until(stage: Stage, what: str) -> None:
    """Wait until something stands on the screen."""
    async with asyncio.timeout(20):
        while what not in (await stage.settle()).drawn():
            await asyncio.to_thread(lambda: None)


def preview(story: Path, cache: Cache) -> Opened:
    """The first events of a story; the program that would index it is ended."""
    beginning = begin(str(story), Wording(), cache)
    assert beginning.indexing is not None
    beginning.indexing.stop()
    return beginning.opened


async def test_first_events_are_read_while_the_rest_is_indexed(story: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    beginning = begin(str(story), Wording(), cache)
    assert not beginning.is_whole
    assert len(beginning.opened.archive) == 1000
    app = app_on(beginning)
    # So small a story may be indexed before anything is drawn.
    assert app.main.view.preview == COMING
    async with staged_on(app) as stage:
        await stage.press("G")
        at = stage.event
        await until(stage, "1,200 events")
        assert stage.view.preview == WHOLE
        assert stage.event == at
        async with asyncio.timeout(20):
            while stage.view.advance is not None or not stage.app.main.engine.is_searchable:
                await stage.settle()
        await stage.press("slash")
        await stage.type("missile")
        await until(stage, "120 of 1,200 events")
    assert sorted(path.suffix for path in cache.folder.iterdir()) == [".index", ".words"]


async def test_an_indexed_story_opens_whole_and_at_once(story: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    beginning = begin(str(story), Wording(), cache)
    assert beginning.indexing is not None
    assert [m for m in beginning.indexing.messages() if isinstance(m, Ended)] == []
    again = begin(str(story), Wording(), cache)
    assert (again.is_whole, again.indexing) == (True, None)
    async with staged_on(app_on(again, Query(text='"number 120"'))) as stage:
        await until(stage, "1 of 1,200 events")


async def test_how_far_the_indexing_is_stands_on_the_last_line(story: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    indexing = Scripted(str(story), cache)
    async with staged_on(app_on(Beginning(preview(story, cache), False, indexing))) as stage:
        indexing.told.put(Progress("reading", 0, 500, 1000, 40_000))
        indexing.told.put(Progress("reading", 1, 250, 1000, 20_000))
        await until(stage, "37 %")
        assert "60,000 of about 160,000 events" in stage.last_line
        assert "left" in stage.last_line
        await stage.press("?")
        await stage.press("escape")
        await stage.press("c")
        assert stage.last_line.endswith("indexing 37.5 %")
        await stage.press("escape")
        indexing.told.put(Progress("joining"))
        await until(stage, "putting in order")
        await stage.press("q")
    assert indexing.is_stopped


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Ended(-9), "the indexing was ended (signal 9), perhaps for want of memory; r tries again"),
        (Ended(70), "the indexing failed (code 70); r tries again"),
        (Refused("cannot read story.json: it is empty"), "cannot read story.json: it is empty"),
        (Unsaved("No space left on device"), "the index could not be written: No space left on device"),
    ],
)
async def test_an_indexing_that_ends_early_is_a_sentence(
    told: Message | Ended, said: str, story: Path, tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "cache")
    indexing = Scripted(str(story), cache)
    async with staged_on(app_on(Beginning(preview(story, cache), False, indexing))) as stage:
        indexing.told.put(told)
        indexing.told.put(None)
        await until(stage, said)
        await stage.press("j")
        assert stage.view.position == 1
        assert "first 1,000 events of the file · the rest is not indexed" in stage.drawn()


async def test_in_a_narrow_screen_numbers_stand_without_words(story: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    indexing = Scripted(str(story), cache)
    app = app_on(Beginning(preview(story, cache), False, indexing))
    async with staged_on(app, (80, 24)) as stage:
        indexing.told.put(Progress("reading", 0, 500, 1000, 400_000))
        await until(stage, "400,000 of ~800,000")
        assert "left" in stage.last_line
        assert "/s" in stage.last_line


async def test_a_story_of_which_nothing_can_be_used_ends_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps({"title": "Wrong", "events": [{"date": "soon", "title": "T"}] * 3}))
    app = app_on(begin(str(path), Wording(), Cache(tmp_path / "cache")))
    async with staged_on(app) as stage:
        async with asyncio.timeout(20):
            while stage.app.return_code is None:
                await stage.settle()
        assert stage.app.return_code == UNREADABLE
    assert "no event in it can be used; first problem, line 1" in app.refusal


@pytest.mark.parametrize("data", [b"", b"not a story", bytes(10)])
def test_what_is_no_story_at_all_is_refused_at_once(data: bytes, tmp_path: Path) -> None:
    path, cache = tmp_path / "none.json", Cache(tmp_path / "cache")
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="it is"):
        begin(str(path), Wording(), cache)
    assert list(cache.folder.iterdir()) == []


async def test_a_filter_asked_of_the_first_events_is_asked_of_all(story: Path, tmp_path: Path) -> None:
    beginning = begin(str(story), Wording(), Cache(tmp_path / "cache"))
    async with staged_on(app_on(beginning)) as stage:
        await stage.command("country:US")
        await until(stage, "400 of 1,200 events")


async def test_a_filter_of_the_first_events_says_so(story: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    beginning = Beginning(preview(story, cache), False, Scripted(str(story), cache))
    async with staged_on(app_on(beginning)) as stage:
        await stage.command("country:US")
        assert "334 of the first 1,000 events" in stage.drawn()


async def test_a_search_waits_for_the_texts_and_is_answered_when_they_come(
    story: Path, tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "cache")
    first = begin(str(story), Wording(), cache)
    assert first.indexing is not None
    told = list(first.indexing.messages())
    words = cache.entry(str(story)).words
    hidden = words.rename(tmp_path / "words")
    opened = begin(str(story), Wording(), cache)
    assert opened.indexing is not None
    opened.indexing.stop()
    indexing = Scripted(str(story), cache, only_texts=True)
    async with staged_on(app_on(Beginning(opened.opened, True, indexing))) as stage:
        await stage.press("slash")
        await stage.type("missile")
        assert "the texts are being made searchable" in stage.drawn()
        assert "120 of" not in stage.drawn()
        hidden.rename(words)
        indexing.told.put(told[-1])
        await until(stage, "120 of 1,200 events")
        assert "the texts are being made searchable" not in stage.drawn()


async def test_texts_that_never_come_are_told(story: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = begin(str(story), Wording(), cache)
    assert first.indexing is not None
    list(first.indexing.messages())
    cache.entry(str(story)).words.unlink()
    opened = begin(str(story), Wording(), cache)
    assert opened.indexing is not None
    opened.indexing.stop()
    indexing = Scripted(str(story), cache, only_texts=True)
    async with staged_on(app_on(Beginning(opened.opened, True, indexing), Query(text="missile"))) as stage:
        indexing.told.put(Ended(-9))
        indexing.told.put(None)
        await until(stage, "signal 9")
        await stage.press("slash")
        await stage.type("x")
        await stage.press("enter")
        await until(stage, "signal 9")


async def test_a_file_cut_off_while_it_is_open_is_read_again(story: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = begin(str(story), Wording(), cache)
    assert first.indexing is not None
    list(first.indexing.messages())
    opened = begin(str(story), Wording(), cache).opened
    again: list[int] = []

    def reopen() -> Opened:
        again.append(1)
        return first.opened

    app = built(opened, Query(), Wording(), Settings(theme="dark"), reopen, Beginning(opened, True, None))
    async with staged_on(app) as stage:
        with story.open("r+b") as file:
            file.truncate(100)
        await stage.press("pagedown", "pagedown")
        await until(stage, "1,000 events")
    assert again
