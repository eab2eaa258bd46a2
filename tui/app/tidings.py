"""What the app is told of a large story that is being indexed; see `tui.app.following`."""

from __future__ import annotations

from textual.message import Message

from tui.loading.gate import Opened


class IndexingEnded(Message):
    """There is no more work."""


class Indexed(Message):
    """The whole story can be opened; here it is."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened


class TextsArrived(Message):
    """The texts can be searched; or, with a sentence, they never can."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__()
        self.sentence = sentence


class IndexingFailed(Message):
    """The story could not be indexed; the sentence says why.

    `refused` says that nothing in the file can be used, so that trying again is of no use.
    """

    def __init__(self, sentence: str, *, refused: bool) -> None:
        super().__init__()
        self.sentence = sentence
        self.refused = refused
