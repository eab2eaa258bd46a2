"""The terminal driver: the terminal is given back however the program ends, and the mouse can be left to it.

Textual's driver restores the terminal when the app ends by itself. A signal to end kills the process
under it, a stop that nobody could announce (SIGSTOP) makes it take the raw terminal for the original,
what is typed is taken for what a terminal would send, and a terminal that has gone is read for ever and
kills the thread that draws. Each is put right here, at the methods that Textual leaves to its drivers; the
switch for the mouse has no public name, and this is the one place that uses it.
"""

from __future__ import annotations

import codecs
import io
import os
import select
import signal
import termios
from typing import Any, TextIO

from rich.cells import cell_len
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size

from tui.app.last_resort import LastResort, give_back
from tui.app.placing import placed
from tui.app.typed import Typed

ENDINGS = (
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGUSR1,
    signal.SIGUSR2,
    signal.SIGXCPU,
)
"""Signals that end the program; its exit code is then 128 and the number, as a shell reports it."""
_LOOK = 0.1
"""Seconds between two looks at whether the keys are still wanted."""
_USUAL = (80, 25)
"""Size of a terminal that does not know its own."""
_TYPED_AT_ONCE = 4096
"""Bytes read at once from the keyboard."""


class TerminalDriver(LinuxDriver):
    """Textual's driver for terminals, which also survives signals and broken input."""

    _has_screen = False

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Take the app and how it wants its terminal, as every driver does."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._size = size or self._get_terminal_size()
        if self._file is not None:
            self._paper = Paper(self._file.fileno(), "w", closefd=False)
            self._file = io.TextIOWrapper(io.BufferedWriter(self._paper), encoding_of(self._file), "replace")
        self._last_resort = LastResort(self._give_back)

    def start_application_mode(self) -> None:
        """Take the terminal, and care for signals from now on.

        To end is asked of the event loop, and of the alarm in case it is busy. A stop is handled between two
        steps of the loop, where nobody holds the lock of the output.
        """
        for number in ENDINGS:
            signal.signal(number, self._end)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's has no types
        self._has_screen = True
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)
        self._loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        self._loop.add_signal_handler(signal.SIGCONT, self.come_back)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        super().stop_application_mode()
        self._has_screen = False

    def come_back(self) -> None:
        """Go on after a stop, on a screen drawn anew.

        A stop that came without a word left the terminal as the screen had it: it is given back first, so
        that what is taken again is the terminal as it was.
        """
        if not self._auto_restart or self._app.return_code is not None:
            return
        if self._has_screen:
            self.suspend_application_mode()
        self.resume_application_mode()
        self._app.refresh(layout=True)

    def write(self, data: str) -> None:
        """Write to the terminal, each thing in its column; what its encoding lacks takes up as many cells."""
        encoding = "utf-8" if self._file is None else self._file.encoding
        super().write(placed(data if encoding == "utf-8" else spelled(data, encoding)))

    def _get_terminal_size(self) -> tuple[int, int]:
        """Columns and lines of the terminal itself; `COLUMNS` and `LINES` may be of another one."""
        try:
            columns, lines = os.get_terminal_size(self.fileno)
        except OSError:
            columns = lines = 0
        return columns or _USUAL[0], lines or _USUAL[1]

    def leave(self, number: signal.Signals) -> None:
        """End the program because of a signal.

        Where the terminal itself has gone, what is still to be written goes nowhere: nobody can read it, and
        each attempt would fail.
        """
        if self._file is not None and not self._has_terminal():
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._file.fileno())
            os.close(nowhere)
        self._app.exit(return_code=128 + number)

    def _resized(self) -> None:
        """The window has another size.

        Textual reads it in the signal's own handler: the next signal comes in the middle of that, and the
        older of two sizes was told last.
        """
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.send_message(Resize(size, size))

    def _end(self, number: int, _frame: object) -> None:
        """A signal to end has come, at any moment."""
        self._last_resort.arm(128 + number)
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.leave, signal.Signals(number))

    def _give_back(self) -> None:
        """Give the terminal back from wherever the program is."""
        if self._has_screen and self._file is not None:
            self._paper.is_full = True
            give_back(self._paper.fileno(), self.fileno, self.attrs_before)

    def run_input_thread(self) -> None:
        """Hand on what is typed, until the screen is left or the terminal has gone.

        Reading nothing at all is how a terminal that has gone shows itself.
        """
        keys = Typed(debug=self._debug)
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], _LOOK)[0]:
                typed = self._typed()
                if not typed:
                    self._last_resort.arm(128 + signal.SIGHUP)
                    self._loop.call_soon_threadsafe(self.leave, signal.SIGHUP)
                    return
                for message in keys.read(typed):
                    self.process_message(message)
            for message in keys.look_again():
                self.process_message(message)

    def listen_to_mouse(self, listen: bool) -> None:  # noqa: FBT001 - one switch, named by the method
        """Ask the terminal to report the mouse, or to keep it for selecting text."""
        if listen:
            self._mouse = True
            self._enable_mouse_support()
        else:
            self._disable_mouse_support()
            self._mouse = False
        self.flush()

    def _typed(self) -> bytes:
        while True:
            try:
                return os.read(self.fileno, _TYPED_AT_ONCE)
            except BlockingIOError:
                # Whoever shares the terminal has told it not to wait, and what there was to read is gone.
                select.select([self.fileno], [], [])
            except OSError:
                return b""

    def _has_terminal(self) -> bool:
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            return False
        return True


def encoding_of(file: TextIO) -> str:
    """The encoding of a terminal: UTF-8, unless the locale has one in which ASCII is written as ever."""
    encoding = codecs.lookup(file.encoding or "utf-8").name
    return encoding if "\x1b[".encode(encoding) == b"\x1b[" else "utf-8"


def spelled(text: str, encoding: str) -> str:
    """A text with a question mark for each cell of what an encoding lacks."""
    if text.isascii():
        return text
    return "".join(char if _has(encoding, char) else "?" * cell_len(char) for char in text)


def _has(encoding: str, char: str) -> bool:
    return char.isascii() or bool(char.encode(encoding, "ignore"))


class Paper(io.FileIO):
    """What is drawn on, which takes everything.

    That the terminal has gone is for the keyboard to find out. A failure would end the thread that draws, and
    the program would wait for it for ever.

    Attributes:
        is_full: whether what is drawn from now on goes nowhere.
    """

    is_full = False

    def write(self, drawn: Any) -> int:  # noqa: ANN401 - any bytes, as Python's own
        """Write bytes, however long the terminal takes for them; how many are done with."""
        while not self.is_full:
            try:
                written = super().write(drawn)
            except OSError:
                return len(drawn)
            if written is not None:
                return written
            # Whoever shares the terminal has told it not to wait.
            select.select([], [self], [])
        return len(drawn)
