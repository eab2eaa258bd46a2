"""The terminal driver: the terminal is given back however the program ends, and the mouse can be left to it.

Textual's driver restores the terminal when the app ends by itself. A signal to end kills the process
under it, a stop that nobody could announce (SIGSTOP) makes it take the raw terminal for the original,
a byte that is not UTF-8 ends the thread that reads the keys, and a terminal that has gone is read for
ever. Each is put right here, at the methods that Textual leaves to its drivers; its key parser and
the switch for the mouse have no public name, and this is the one place that uses them.
"""

from __future__ import annotations

import os
import select
import signal
import termios
from codecs import getincrementaldecoder

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""Signals that end the program; its exit code is then 128 and the number, as a shell reports it."""
_LOOK = 0.1
"""Seconds between two looks at whether the keys are still wanted."""
_TYPED_AT_ONCE = 4096
"""Bytes read at once from the keyboard."""


class TerminalDriver(LinuxDriver):
    """Textual's driver for terminals, which also survives signals and broken input."""

    _has_screen = False

    def start_application_mode(self) -> None:
        """Take the terminal, and care for signals from now on.

        They are handled between two steps of the event loop, where nobody holds the lock of the output.
        """
        for number in ENDINGS:
            self._loop.add_signal_handler(number, self.leave, number)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's has no types
        self._has_screen = True
        self._loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        self._loop.add_signal_handler(signal.SIGCONT, self.come_back)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._has_screen = False
        super().stop_application_mode()

    def come_back(self) -> None:
        """Go on after a stop, on a screen drawn anew.

        A stop that came without a word left the terminal as the screen had it: it is given back first, so
        that what is taken again is the terminal as it was.
        """
        if not self._auto_restart:
            return
        if self._has_screen:
            self.suspend_application_mode()
        self.resume_application_mode()
        self._app.refresh(layout=True)

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

    def run_input_thread(self) -> None:
        """Hand on what is typed, until the screen is left or the terminal has gone.

        Bytes that are not UTF-8 (a paste in Latin-1, Meta as the eighth bit) are read as U+FFFD. Reading
        nothing at all is how a terminal that has gone shows itself.
        """
        parser = XTermParser(self._debug)
        decoder = getincrementaldecoder("utf-8")("replace")
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], _LOOK)[0]:
                typed = self._typed()
                if not typed:
                    self._loop.call_soon_threadsafe(self.leave, signal.SIGHUP)
                    return
                # No text is what tells the parser of the end; half a character is none yet.
                for message in parser.feed(text) if (text := decoder.decode(typed)) else ():
                    self.process_message(message)
            for message in parser.tick():
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
        try:
            return os.read(self.fileno, _TYPED_AT_ONCE)
        except OSError:
            return b""

    def _has_terminal(self) -> bool:
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            return False
        return True
