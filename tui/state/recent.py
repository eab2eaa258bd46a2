"""The stories that were opened last, and where in each the reader left it.

The file is ours alone: what is not exactly of its shape is damaged as a whole and set aside. Paths are
kept as the system has them, byte for byte, so whoever shows one has to clean it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from tui.settings.places import NOWHERE
from tui.settings.regular import NotRegularError
from tui.state.keeping import KeptFile, StateError
from tui.text import message_line
from tui.wording import N_, Wording

NAME = "stories.json"
"""The file, in the folder of states."""
VERSION = 1
"""Changes when an older program could no longer understand what it says."""
MOST = 100
"""Stories that are remembered, those opened last."""
LARGEST = 1024**2
"""Most bytes the file may have."""
LONGEST_ID = 1000
"""Characters of the longest id of an event that is remembered."""

_Seconds = Annotated[int, Meta(ge=0, le=2**37)]
_Moment = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]


class Story(Struct, frozen=True, forbid_unknown_fields=True):
    """A story that was opened.

    Attributes:
        path: its file, absolute.
        opened: when it was looked at last, in seconds since 1970.
        event: id of the event that was selected; empty where there was none.
        moment: the moment that event sorts by, in seconds since 1970.
    """

    path: Annotated[str, Meta(pattern=r"^/[^\0]*$")]
    opened: _Seconds
    event: Annotated[str, Meta(max_length=LONGEST_ID)] = ""
    moment: _Moment | None = None


class Known(Struct, frozen=True):
    """What is known of stories.

    Attributes:
        stories: the one opened last first.
        remark: a sentence about what is wrong with the file; empty when all is well.
        is_newer: whether a later version of the program wrote the file, which is then left as it is.
    """

    stories: tuple[Story, ...] = ()
    remark: str = ""
    is_newer: bool = False


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    stories: Annotated[tuple[Story, ...], Meta(max_length=MOST)]


class _DamagedError(ValueError):
    """The file is not of its shape."""


class Recent:
    """The stories that were opened last."""

    def __init__(self, folder: Path, wording: Wording, file: KeptFile | None = None) -> None:
        """Take the folder of states, which need not exist, and the language of sentences.

        `file` keeps the stories elsewhere, or in another way.
        """
        self._file = file or KeptFile(folder / NAME)
        self._say = wording.say
        self._has_home = folder != NOWHERE

    def read(self) -> Known:
        """What is remembered; a damaged file is set aside, and said so. Never waits unless it is damaged."""
        try:
            self._require_home()
            self._file.tidy()
            try:
                return self._read()
            except _DamagedError:
                with self._file.locked():
                    return self._read_or_set_aside()
        except (OSError, StateError) as error:
            return Known(
                remark=self._because(N_("what is remembered of stories is not used: {reason}"), error)
            )

    def note(self, story: Story) -> str:
        """Remember where a story was left; a sentence where something is wrong with that, else empty.

        What another program remembered meanwhile stays.
        """
        try:
            self._require_home()
            with self._file.locked():
                known = self._read_or_set_aside()
                if not known.is_newer:
                    self._file.write(_encoded(_with(known.stories, story)))
            return known.remark
        except (OSError, StateError) as error:
            return self._because(N_("where you left the story could not be kept: {reason}"), error)

    def clear(self) -> int:
        """Forget all stories; how many they were.

        Raises:
            StateError: that was not possible; the argument is the sentence that says why.
        """
        try:
            self._require_home()
            with self._file.locked():
                known = self._read_or_set_aside()
                if known.is_newer:
                    raise StateError(N_("a later version of the program wrote the list"))
                if known.stories:
                    self._file.write(_encoded(()))
            return len(known.stories)
        except (OSError, StateError) as error:
            sentence = self._because(N_("the stories could not be forgotten: {reason}"), error)
            raise StateError(sentence) from None

    def _require_home(self) -> None:
        if not self._has_home:
            raise StateError(N_("there is no home folder"))

    def _because(self, sentence: str, error: OSError | StateError) -> str:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return self._say(sentence, reason=message_line(self._say(reason), "utf-8"))

    def _read(self) -> Known:
        try:
            data = self._file.read(LARGEST)
        except (StateError, NotRegularError):
            raise _DamagedError from None
        if data is None:
            return Known()
        stories, is_newer = _decoded(data)
        sentence = N_("a later version of the program wrote the list of stories; nothing is added to it")
        return Known(stories, self._say(sentence) if is_newer else "", is_newer)

    def _read_or_set_aside(self) -> Known:
        try:
            return self._read()
        except _DamagedError:
            aside = message_line(str(self._file.set_aside()), "utf-8")
            sentence = N_("the list of stories was damaged and is now {file}; a new one begins")
            return Known(remark=self._say(sentence, file=aside))


def _with(stories: Iterable[Story], story: Story) -> tuple[Story, ...]:
    """The stories with one more, or anew, in front; where there are too many, the last ones go.

    Clocks may be wrong or set back, so the order is that of saving.
    """
    others = [other for other in stories if other.path != story.path]
    return (story, *others[: MOST - 1])


def _encoded(stories: tuple[Story, ...]) -> bytes:
    """The file; with fewer stories where it would grow too large."""
    content = {"version": VERSION, "stories": [msgspec.to_builtins(story) for story in stories]}
    data = json.dumps(content, indent=1).encode() + b"\n"
    return data if len(data) <= LARGEST else _encoded(stories[: len(stories) // 2])


def _decoded(data: bytes) -> tuple[tuple[Story, ...], bool]:
    """The stories in a file, and whether it is newer than this program.

    Raises:
        _DamagedError: it is not of its shape.
    """
    try:
        found: object = json.loads(data.decode("utf-8"))
        version = found.get("version") if isinstance(found, dict) else None
        if isinstance(found, dict) and type(version) is int and version > VERSION:
            return tuple(_understood(found)), True
        file = msgspec.convert(found, _File)
    except (ValueError, RecursionError):
        raise _DamagedError from None
    if file.version != VERSION:
        raise _DamagedError
    return file.stories, False


def _understood(found: Mapping[str, object]) -> Iterable[Story]:
    """What this program understands of a file of a later version."""
    listed = found.get("stories")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            known = {name: one[name] for name in Story.__struct_fields__ if name in one}
            try:
                yield msgspec.convert(known, Story)
            except ValueError:
                continue
