"""`dateline STORY`: opens the screen, when there is a terminal to open it on."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.cli.asking import query_of
from tui.cli.foreign import Foreign, foreign
from tui.cli.parsing import Request
from tui.cli.stories import story_name
from tui.cli.streams import is_terminal
from tui.errors import UsageError
from tui.loading.gate import Opened, admit
from tui.loading.large.size import is_large
from tui.loading.opening import STANDARD_INPUT, Contents, read
from tui.loading.renewal import LargeFile, SmallFile, Watched
from tui.settings.settings import Settings
from tui.text import message_line
from tui.wording import N_, Wording

if TYPE_CHECKING:
    from tui.app.lookout import Watch

_TERMINAL = "/dev/tty"
DUMB = ("dumb", "unknown")
"""Terminals that cannot place what is written; Rich draws on both as if they were 80 columns wide."""
_TAKES_A_WHILE = 8 * 1024**2
"""Bytes from which on reading a story is felt."""


def run(request: Request, wording: Wording, settings: Settings) -> int:
    """Open the screen on a story, filtered as asked; returns when the user quits.

    Raises:
        UsageError: there is no terminal that could show the screen, or a filter makes no sense.
        UnreadableError: the story cannot be read.
    """
    name = story_name(request.operands, wording)
    _require_terminal(name, wording)
    limits = settings.limits
    contents = _announced(read(name, wording, limits.largest), wording) if name == STANDARD_INPUT else None
    other = foreign(name, request, wording, contents)
    if other is None and is_large(name, limits.large):
        return _run_large(name, request, wording, settings)
    if other is not None:
        return _run_foreign(other, request, wording, settings)
    if contents is not None:
        return _run_small(name, lambda: admit(contents, wording), request, wording, settings)
    file = SmallFile(name, wording, limits)
    opened = [file.read(lambda read: _announced(read, wording))]
    return _run_small(name, lambda: opened.pop() if opened else file.read(), request, wording, settings, file)


def _run_small(
    name: str,
    reopen: Callable[[], Opened],
    request: Request,
    wording: Wording,
    settings: Settings,
    file: Watched | None = None,
) -> int:
    """The same for a story that is read into memory, and whose file is watched where there is one."""
    opened = reopen()
    query = query_of(request, opened.archive, wording)
    if name == STANDARD_INPUT:
        _take_keys_from_terminal(wording)
    from tui.app.launch import launch
    from tui.cli.remembering import remembered

    with remembered(name, wording, settings) as session:
        return launch(
            opened=opened,
            query=query,
            wording=wording,
            settings=_overridden(settings, request),
            reopen=reopen,
            session=session,
            watch=_watch(name, file, settings),
        )


def _run_foreign(other: Foreign, request: Request, wording: Wording, settings: Settings) -> int:
    """The same for a foreign file: the story it makes is small, or kept and opened by its index."""
    from tui.cli.indexes import saved_indexes

    found = other.open(saved_indexes(settings))
    if not isinstance(found, Opened):
        return _run_large(str(found.path), request, wording, settings, other)
    first = [found]

    def reopen() -> Opened:
        return first.pop() if first else other.in_memory()

    file = LargeFile(other.name, wording, reopen)
    return _run_small(other.name, file.read, request, wording, settings, file)


def _run_large(
    name: str, request: Request, wording: Wording, settings: Settings, other: Foreign | None = None
) -> int:
    """The same for a story that is opened by its index; `other` is the foreign file it was made of."""
    from tui.cli.large import opening
    from tui.cli.remembering import remembered

    shown = name if other is None else other.name
    with opening(name, wording, settings, other) as begun, remembered(shown, wording, settings) as session:
        from tui.app.launch import launch

        beginning = begun.result()
        file = LargeFile(shown, wording, begun.again)
        return launch(
            opened=beginning.opened,
            query=query_of(request, beginning.opened.archive, wording),
            wording=wording,
            settings=_overridden(settings, request),
            reopen=file.read,
            beginning=beginning,
            session=session,
            watch=_watch(shown, file, settings),
        )


def _overridden(settings: Settings, request: Request) -> Settings:
    """The settings with what the command line says put in their place."""
    return replace(
        settings,
        language=request.value("--lang") or settings.language,
        theme=request.value("--theme") or settings.theme,
        ascii=request.has("--ascii") or settings.ascii or not _has_all_signs(),
    )


def _has_all_signs() -> bool:
    """Whether whatever is drawn can be written in the encoding of this locale."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    return codecs.lookup(encoding).name.startswith("utf")


def _watch(name: str, file: Watched | None, settings: Settings) -> Watch | None:
    """The file to keep an eye on, unless the settings say not to."""
    if file is None or not settings.watch:
        return None
    from tui.app.lookout import Watch

    return Watch(name, file, settings.limits.watch_every)


def _announced(contents: Contents, wording: Wording) -> Contents:
    """The same contents; where reading them takes a while and there is no screen yet, it is said."""
    if len(contents.data) > _TAKES_A_WHILE and "textual" not in sys.modules:
        size = wording.number(len(contents.data) // 1024**2)
        said = wording.say(N_("reading {file}, {size} MiB …"), file=message_line(contents.name), size=size)
        sys.stderr.write(said + "\n")
        sys.stderr.flush()
    return contents


def _require_terminal(name: str, wording: Wording) -> None:
    """The screen is drawn on standard error and its keys come from standard input."""
    terminal = os.environ.get("TERM", "")
    if terminal.lower() in DUMB:
        reason = wording.say(N_("this terminal (TERM={term}) cannot show a screen"), term=terminal)
        raise UsageError(_no_screen(reason, wording))
    if not is_terminal(sys.stderr):
        raise UsageError(
            _no_screen(wording.say(N_("standard error is not a terminal, so there is no screen")), wording)
        )
    if name == STANDARD_INPUT:
        if is_terminal(sys.stdin):
            raise UsageError(
                wording.say(N_("standard input is the keyboard; write a file, or dateline - < FILE"))
            )
    elif not is_terminal(sys.stdin):
        raise UsageError(
            _no_screen(wording.say(N_("standard input is not a terminal, so there are no keys")), wording)
        )


def _no_screen(reason: str, wording: Wording) -> str:
    return reason + "; " + wording.say(N_("“dateline list” prints the story instead"))


def _take_keys_from_terminal(wording: Wording) -> None:
    """After the story was read from standard input, put the terminal in its place."""
    try:
        terminal = os.open(_TERMINAL, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        raise UsageError(
            _no_screen(wording.say(N_("there is no terminal to read keys from")), wording)
        ) from None
    os.dup2(terminal, sys.__stdin__.fileno() if sys.__stdin__ is not None else 0)
    os.close(terminal)
