"""The terminal driver: the mouse can be left to the terminal while the program runs.

Textual has no public way to switch the mouse off after the start. The two methods that
do it belong to the driver's own subclass interface; this is the one place that calls them.
"""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver


class TerminalDriver(LinuxDriver):
    """Textual's driver for terminals with a switch for the mouse."""

    def listen_to_mouse(self, listen: bool) -> None:  # noqa: FBT001 - one switch, named by the method
        """Ask the terminal to report the mouse, or to keep it for selecting text."""
        if listen:
            self._mouse = True
            self._enable_mouse_support()
        else:
            self._disable_mouse_support()
            self._mouse = False
        self.flush()
