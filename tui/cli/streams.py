"""What is written outside the screen: results to standard output, sentences to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from tui.cli.grammar import PROGRAM
from tui.text import message_line


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    if sys.stderr is not None:
        line = message_line(sentence, sys.stderr.encoding)
        print(f"{PROGRAM}: {line}", file=sys.stderr, flush=True)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is there and is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def write_out(pieces: Iterable[str]) -> None:
    """Write text to standard output: to a terminal in its encoding, elsewhere in UTF-8.

    Raises:
        BrokenPipeError: whoever reads it has had enough.
    """
    if sys.stdout is None:
        return
    encoding = (sys.stdout.encoding or "utf-8") if is_terminal(sys.stdout) else "utf-8"
    out = sys.stdout.buffer
    for piece in pieces:
        out.write(piece.encode(encoding, "backslashreplace"))
    out.flush()


def leave_pipe() -> None:
    """Let the interpreter end quietly after the reader of standard output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
