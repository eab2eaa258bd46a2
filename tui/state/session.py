"""One sitting with a story: where the reader left it before, and where it is left now."""

from __future__ import annotations

from tui.state.recent import LONGEST_ID, Recent, Story


class Session:
    """Remembers a story from its opening to its end.

    Attributes:
        before: the story as it was left the last time; None where that is not known.
        remark: what is wrong with what is remembered, as a sentence; empty when all is well.
    """

    def __init__(self, path: str, recent: Recent) -> None:
        """Take the absolute path of the story's file, and the stories that were opened last."""
        known = recent.read()
        self.before = next((story for story in known.stories if story.path == path), None)
        self.remark = known.remark
        self._path = path
        self._recent = recent
        self._place: tuple[str, int | None] | None = None

    def leave(self, event: str, moment: int | None) -> None:
        """The reader leaves the story at an event, given by its id and the moment it sorts by."""
        self._place = (event if len(event) <= LONGEST_ID else "", moment)

    def leave_as_before(self) -> None:
        """The reader leaves the story without having been anywhere else in it."""
        self._place = ("", None) if self.before is None else (self.before.event, self.before.moment)

    def save(self, now: int) -> str:
        """Keep where the story was left, which it must have been; a sentence where something is wrong.

        Args:
            now: seconds since 1970.

        Returns:
            Empty when all is well, and where `remark` said it before.
        """
        if self._place is None:
            return ""
        event, moment = self._place
        said = self._recent.note(Story(self._path, now, event, moment))
        return "" if said == self.remark else said
