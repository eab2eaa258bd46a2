"""An app that reads its story again, and shows a large one as soon as it is indexed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on, work
from textual.message import Message
from textual.timer import Timer

from tui.app.moves.selecting import gone_back
from tui.app.receiving import ReceivingApp
from tui.app.screens.arriving import look_at_story
from tui.app.tidings import Indexed, IndexingEnded, IndexingFailed, TextsArrived
from tui.app.view import ALONE, WHOLE
from tui.errors import UNREADABLE, DatelineError
from tui.loading.gate import Opened

if TYPE_CHECKING:
    from tui.app.following import Follower
    from tui.app.lookout import Lookout, Watch
    from tui.app.screens.main import MainScreen
    from tui.loading.large.watching import Indexing

    Reopen = Callable[[], Opened | Indexing]
    """Reads the story again: the story, or the program that indexes it."""


_OFTEN = 1 / 15
"""Seconds between two drawings of how far the indexing is."""


class RereadingApp(ReceivingApp, inherit_bindings=False):
    """Reads the story again; the old one stays until the whole of the new one is read.

    Attributes:
        refusal: why nothing in the story can be used, where that ended the screen.
        watched: the file to keep an eye on; None where there is none.
        left_at: the event where the reader left the story, which is still to come: its id and moment.
    """

    refusal: str = ""
    watched: Watch | None = None
    left_at: tuple[str, int | None] | None = None
    _follower: Follower | None = None
    _indexing: Indexing | None = None
    _drawing: Timer | None = None
    _lookout: Lookout | None = None

    class ReadAgain(Message):
        """The file was read again; `opened` is the story, or `sentence` says why it could not be read."""

        def __init__(self, opened: Opened | None, sentence: str) -> None:
            super().__init__()
            self.opened = opened
            self.sentence = sentence

    @property
    def main(self) -> MainScreen:
        """The main screen."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Read the file again."""
        if self.main.reopen is None:
            self.office.notify_user(self.main.view.wording.say("what came from a pipe cannot be read again"))
        else:
            self._read_again(self.main.reopen)

    def mind_the_file(self) -> None:
        """Read the file again if a record was not where it had been."""
        archive = self.main.view.archive
        if archive.is_outdated:
            archive.is_outdated = False
            self.read_again()
            self.office.notify_user(self.main.view.wording.say("the file was changed: it is read again"))

    @work(thread=True, exclusive=True, group="reading")
    def _read_again(self, reopen: Reopen) -> None:
        try:
            found = reopen()
        except DatelineError as error:
            self.post_message(self.ReadAgain(None, str(error)))
            return
        if isinstance(found, Opened):
            self.post_message(self.ReadAgain(found, ""))
        else:
            self.call_from_thread(self.follow, found)

    def keep_watch(self) -> None:
        """Keep an eye on the file, where there is one."""
        if self.watched is not None and self._lookout is None:
            from tui.app.lookout import Lookout

            self._lookout = Lookout(self.watched, self._tell)

    def _tell(self, opened: Opened | None, sentence: str) -> None:
        self.post_message(self.ReadAgain(opened, sentence))

    def stop_watching(self) -> None:
        """Look at the file no more."""
        if self._lookout is not None:
            self._lookout.stop()
            self._lookout = None

    def follow(self, indexing: Indexing) -> None:
        """Show how far the indexing of the story is, and the story when it is done."""
        from tui.app.following import Follower

        if self._indexing is not indexing:
            self.stop_indexing()
        self._indexing = indexing
        self._follower = Follower(indexing, self.post_message, self.main.view.wording)
        self._drawing = self.set_interval(_OFTEN, self._show_advance)

    def stop_indexing(self) -> None:
        """End the program that indexes, if one does."""
        if self._follower is not None:
            self._follower.stop()
        elif self._indexing is not None:
            self._indexing.stop()
        if self._drawing is not None:
            self._drawing.stop()
        self._follower = self._indexing = self._drawing = None

    @on(ReadAgain)
    async def _replace_story(self, message: ReadAgain) -> None:
        if message.opened is None:
            self.office.notify_user(message.sentence)
        else:
            await look_at_story(self.main, message.opened)

    def _show_advance(self) -> None:
        advance = None if self._follower is None else self._follower.advance
        self.main.look_at(replace(self.main.view, advance=advance))

    @on(IndexingEnded)
    def _show_no_advance(self) -> None:
        self.stop_indexing()
        self._show_advance()

    @on(Indexed)
    async def _show_whole(self, message: Indexed) -> None:
        left_at, self.left_at = self.left_at, None
        untouched = not self.main.view.row and not self.main.view.query
        await look_at_story(self.main, message.opened, indexed=True)
        if left_at is not None and untouched:
            self.main.look_at(gone_back(self.main.view, *left_at))

    @on(TextsArrived)
    def _search(self, message: TextsArrived) -> None:
        """Whoever waits for the texts is answered; without them, it is said why."""
        from tui.loading.large.finding import open_texts

        main, indexing = self.main, self._indexing
        there = indexing is not None and open_texts(main.view.archive, indexing.name, indexing.cache)
        say = main.view.wording.say
        failure = "" if there else message.sentence or say("the texts cannot be searched")
        self.office.complain(failure)
        main.engine.texts_arrived(failure)
        if failure:
            self.office.notify_user(failure)

    @on(IndexingFailed)
    def _say_why(self, message: IndexingFailed) -> None:
        view = self.main.view
        if message.refused and view.preview and not len(view.archive):
            # As with a small story: there is nothing to look at, and the sentence is told outside the screen.
            self.refusal = message.sentence
            self.exit(return_code=UNREADABLE)
            return
        self.main.look_at(replace(view, preview=ALONE if view.preview else WHOLE))
        self.office.notify_user(message.sentence)
