"""What a user sees of a defect of ours: one sentence, and where the rest stands.

The traceback goes into a file, without the values of variables and cleaned like any text: it may
quote the story, and the story may be a stranger's.
"""

from __future__ import annotations

import os
import platform
import traceback
from pathlib import Path

from tui.cli.streams import complain
from tui.cli.version import version
from tui.errors import NOTHING
from tui.settings.places import places
from tui.text import message_line
from tui.wording import N_, Wording, language_for

LOG = "error.log"
"""Name of the file, in the folder of states; it holds the last defect only."""
_LONGEST_LINE = 2000
"""Characters of one line that are kept: an exception may quote a whole file."""
_MOST_LINES = 200
"""Lines that are kept of each end: an exception may have a million."""


def report(error: BaseException) -> int:
    """Write down a defect and say on standard error where; gives the exit code."""
    wording = Wording(language_for(None, os.environ))
    kind = type(error).__name__
    try:
        place = _written(_told(error))
    except OSError:
        complain(wording.say(N_("a defect of the program ended it ({kind})"), kind=kind))
    else:
        complain(
            wording.say(
                N_("a defect of the program ended it ({kind}); what happened stands in {place}"),
                kind=kind,
                place=place,
            )
        )
    return NOTHING


def _told(error: BaseException) -> str:
    head = f"dateline {version()}, Python {platform.python_version()}, {platform.system()}"
    lines = [head, *"".join(traceback.format_exception(error)).splitlines()]
    if len(lines) > 2 * _MOST_LINES:
        lines = [*lines[:_MOST_LINES], "…", *lines[-_MOST_LINES:]]
    kept = (line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]} …" for line in lines)
    return "".join(_indent(line) + message_line(line, "utf-8") + "\n" for line in kept)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _written(text: str) -> Path:
    """Write the file anew, for its owner only; a link in its place is not followed."""
    folder = places().state
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = folder / LOG
    place.unlink(missing_ok=True)
    opened = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
    return place
