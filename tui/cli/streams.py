"""What is written outside the screen: results to standard output, sentences to standard error."""

from __future__ import annotations

import errno
import functools
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TextIO

from tui.cli.option import PROGRAM
from tui.text import json_safe, message_line
from tui.wording import N_


def complain(sentence: str) -> None:
    """One sentence on standard error; where nobody hears it, none."""
    if sys.stderr is not None:
        line = message_line(sentence, sys.stderr.encoding)
        with suppress(OSError):
            print(f"{PROGRAM}: {line}", file=sys.stderr, flush=True)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is there and is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


class OutputError(Exception):
    """Standard output takes no more; the argument says why, for `Wording.say`."""


def write_out(pieces: Iterable[str]) -> None:
    """Write text to standard output: to a terminal in its encoding, elsewhere in UTF-8.

    Raises:
        BrokenPipeError: whoever reads it has had enough.
        OutputError: it cannot be written to, as on a full disk.
    """
    if sys.stdout is None:
        return
    encoding = (sys.stdout.encoding or "utf-8") if is_terminal(sys.stdout) else "utf-8"
    out = sys.stdout.buffer
    for piece in pieces:
        _put(functools.partial(out.write, piece.encode(encoding, "backslashreplace")))
    _put(out.flush)


def write_bytes(pieces: Iterable[bytes]) -> None:
    """Write the bytes of a file to standard output; to a terminal as text that cannot act on it.

    Raises:
        BrokenPipeError, OutputError: as in `write_out`.
    """
    if sys.stdout is None:
        return
    if is_terminal(sys.stdout):
        write_out(json_safe(piece.decode("utf-8", "replace")) for piece in pieces)
        return
    for piece in pieces:
        _put(functools.partial(sys.stdout.buffer.write, piece))
    _put(sys.stdout.buffer.flush)


def _put(write: Callable[[], object]) -> None:
    try:
        write()
    except BrokenPipeError:
        raise
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise OutputError(N_("no space left on device") if full else error.strerror or str(error)) from None


def leave_output() -> None:
    """Let the interpreter end quietly after standard output can no longer be written to."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
