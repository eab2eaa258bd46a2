"""An app that keeps quiet about its own defects.

Textual prints a traceback with all local variables over the terminal, and so whatever the reader had
open, raw; it takes seconds to draw it, and the program then ends with 0. Here a defect ends the screen
and is kept for whoever started it (`tui.app.launch`), who raises it outside the screen.
"""

from __future__ import annotations

from rich.console import RenderableType
from textual.app import App
from textual.worker import WorkerFailed


class DiscreetApp(App[None]):
    """Ends over a defect without a word; `failure` has it.

    The two methods are Textual's ends of every way an exception can go, and it has no public hook before
    them: `_fatal_error` for what a handler, a timer, a drawing or a worker raised, `panic` for what draws
    itself and for the thread that reads the keys, whose exception comes as text only.
    """

    @property
    def failure(self) -> BaseException | None:
        """The defect that ended the screen; None as long as there is none."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def panic(self, *renderables: RenderableType) -> None:
        """End the screen over a defect that can be drawn; none is drawn."""
        if self._exception is None:
            drawn = (segment.text for shown in renderables for segment in self.console.render(shown))
            self._handle_exception(RuntimeError("".join(drawn)))
        else:
            self._fatal_error()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()
