"""What fails while the screen stands: a defect ends it, a story that cannot be read is only told."""

from __future__ import annotations

import pytest
from stage import staged, story_of
from textual.worker import WorkerFailed

from tui.archive.searching import Searching
from tui.archive.textindex import TextIndex
from tui.errors import UnreadableError
from tui.loading.gate import Opened
from tui.query.engine import LocalEngine
from tui.query.query import Query
from tui.settings.settings import Settings


class DefectError(Exception):
    """Something nobody reckoned with."""


async def test_a_defect_while_the_file_is_read_again_ends_the_screen() -> None:
    def reopen() -> Opened:
        raise DefectError

    with pytest.raises(WorkerFailed) as caught:  # noqa: PT012 - the stage raises it when it is left
        async with staged(reopen=reopen) as stage:
            stage.app.read_again()
            await stage.app.workers.wait_for_complete()
    assert isinstance(caught.value.error, DefectError)
    assert isinstance(stage.app.failure, DefectError)


async def test_a_file_that_cannot_be_read_again_is_told_and_the_story_stays() -> None:
    def reopen() -> Opened:
        raise UnreadableError("there is no such file")

    async with staged(reopen=reopen) as stage:
        stage.app.read_again()
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        assert "there is no such file" in stage.last_line
        assert stage.view.answer.matched == 18


async def test_a_text_index_that_could_not_be_made_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = story_of([{"id": "e", "date": "2024-10-28", "title": "One"}]).archive
    make, tries = Searching.make, 0

    def fails_once(self: Searching) -> TextIndex:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise MemoryError
        return make(self)

    monkeypatch.setattr(Searching, "make", fails_once)
    monkeypatch.setattr("tui.query.seeking._MADE_AT_ONCE", 0)
    engine = LocalEngine(archive)
    with pytest.raises(MemoryError):
        await engine.ask(Query(text="one"))
    assert len(await engine.ask(Query(text="one"))) == 1


async def test_the_first_mouse_command_turns_on_what_the_settings_turn_off() -> None:
    async with staged(settings=Settings(theme="dark", mouse=False)) as stage:
        await stage.command("mouse")
        assert "the mouse is listened to" in stage.last_line
        await stage.command("mouse")
        assert "the mouse is left to the terminal" in stage.last_line
