"""Which format a foreign file is in, and what reads it; each importer is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Protocol

from msgspec import Struct

from tui.importers.formats import FORMATS, Format
from tui.importers.found import Finding, Options
from tui.importers.material import Material


class Importer(Protocol):
    """What the module of a format has."""

    def dialect(self, beginning: bytes, variant: str) -> str:
        """What to call the format of a file that begins so, `TimelineJS 3`; empty where it is another one."""

    def records(self, materials: Sequence[Material], options: Options) -> Iterator[Finding]:
        """What the files hold, in the order of the files."""


class Recognised(Struct, frozen=True):
    """The format of a file.

    Attributes:
        form: the format.
        dialect: what to call it exactly.
    """

    form: Format
    dialect: str


def format_named(name: str) -> Format:
    """The format of a name.

    Raises:
        KeyError: there is none.
    """
    return {one.name: one for one in FORMATS}[name]


def importer_of(form: Format) -> Importer:
    """What reads a format."""
    module: Importer = import_module(f"tui.importers.{form.module}")
    return module


def recognise(beginning: bytes) -> Recognised | None:
    """The format of a file that begins so; None where it is none of these."""
    for form in FORMATS:
        if form.recognised and (dialect := importer_of(form).dialect(beginning, form.variant)):
            return Recognised(form, dialect)
    return None
