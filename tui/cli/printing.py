"""The sub-commands that only print something: `schema` and `completion`."""

from __future__ import annotations

from tui.cli.parsing import Request
from tui.cli.streams import write_out
from tui.errors import OK
from tui.wording import Wording


def print_schema(request: Request, wording: Wording) -> int:  # noqa: ARG001 - every sub-command is called alike
    """Print the JSON Schema of the story format."""
    from tui.model.schema import schema_text

    write_out([schema_text()])
    return OK


def print_completion(request: Request, wording: Wording) -> int:  # noqa: ARG001 - every sub-command is called alike
    """Print the completion script of a shell."""
    from tui.cli.completion import script

    write_out([script(request.operands[0])])
    return OK
