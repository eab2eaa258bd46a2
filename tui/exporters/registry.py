"""Which formats there are; each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from tui.exporters.selection import Selection

_MODULES = {
    "text": "as_text",
    "json": "as_json",
    "ndjson": "as_ndjson",
    "csv": "as_csv",
    "markdown": "as_markdown",
}
FORMATS = tuple(_MODULES)
"""Names of the formats."""

Exporter = Callable[[Selection, str], Iterator[str]]
"""Takes a selection and the name of a view; gives the pieces of the text, in order."""


def exporter(form: str) -> Exporter:
    """What writes a format.

    Raises:
        KeyError: there is no such format.
    """
    write: Exporter = import_module(f"tui.exporters.{_MODULES[form]}").write
    return write
