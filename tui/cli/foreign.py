"""Foreign files where a story is expected: seen at a glance, recognised, and opened as a story."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.cli.mappings import TABLE, mapping_of, own_mappings
from tui.cli.parsing import Request, wrong_choice
from tui.errors import UnreadableError, UsageError
from tui.importers.formats import NAMES
from tui.importers.glance import may_be_foreign
from tui.loading.gate import Opened
from tui.loading.opening import STANDARD_INPUT, Contents, open_regular
from tui.settings.settings import Settings
from tui.wording import Wording

if TYPE_CHECKING:
    from tui.archive.saved.cache import Cache
    from tui.importers.conversion import Converted
    from tui.importers.found import Options
    from tui.importers.importing import Report
    from tui.importers.opening import Batch

_BEGINNING = 65_536
OWN = "dateline"
"""The format that is no foreign one."""


class Foreign:
    """A foreign file that can be opened, now and again later."""

    def __init__(self, name: str, found: list[Batch], options: Options, wording: Wording) -> None:
        """Take what it holds."""
        self.name = name
        self._found, self._options, self._wording = found, options, wording

    def open(self, cache: Cache) -> Opened | Converted:
        """The story it makes, with a bar on standard error while that takes long; a large one is kept.

        Raises:
            UnreadableError: it cannot be read, or nothing in it can be used.
        """
        from tui.cli.bar import when_long

        with when_long("importing", self._wording) as report:
            return self.again(cache, report)

    def again(self, cache: Cache | None, report: Report | None = None) -> Opened | Converted:
        """The same without a bar; in memory where there is no folder to keep it in.

        Raises:
            UnreadableError: as in `open`.
        """
        from tui.importers.opening import open_foreign

        return open_foreign(self.name, self._found, self._wording, self._options, report, cache)

    def in_memory(self) -> Opened:
        """The same, however large it is.

        Raises:
            UnreadableError: as in `open`.
        """
        opened = self.again(None)
        assert isinstance(opened, Opened)
        return opened

    def story(self, settings: Settings, *, searchable: bool) -> Opened:
        """The same, opened by an index where it is large."""
        from tui.cli.awaiting import opened_large
        from tui.cli.indexes import saved_indexes

        cache = saved_indexes(settings)
        found = self.open(cache)
        if isinstance(found, Opened):
            return found
        large = opened_large(
            str(found.path), self._wording, cache, settings.limits.largest, searchable=searchable
        )
        return found.told.of(large, self.name)


def foreign(
    name: str, request: Request, wording: Wording, contents: Contents | None = None
) -> Foreign | None:
    """What opens a foreign file; None where the file is a story, or nothing that is known.

    Args:
        name: of the file.
        request: what the command line asks for.
        wording: the language of refusals.
        contents: what was read already, from standard input.

    Raises:
        UsageError: the mapping cannot be used, or there is no such format.
        UnreadableError: the file is to be in a format and cannot be read.
    """
    wanted = wanted_format(request, wording)
    if wanted == OWN or not (wanted or may_be_foreign(_beginning(name, contents))):
        return None
    from tui.importers.found import Options
    from tui.importers.material import in_memory, materials_of
    from tui.importers.opening import batches

    variant = mapping_of(request, wording)
    materials = materials_of(name, wording) if contents is None else [in_memory(contents, wording)]
    try:
        found = batches(materials, wording, wanted)
    except UnreadableError:
        if wanted:
            raise
        # Whoever reads stories says best what it is.
        return None
    if all(batch.recognised.form.name == OWN for batch in found):
        return None
    return Foreign(name, found, Options(variant=variant), wording)


def wanted_format(request: Request, wording: Wording) -> str:
    """The format a command line says a file is in: a mapping is for a table, also one of the user's own.

    Raises:
        UsageError: there is no such format.
    """
    asked = request.value("--from")
    if not asked:
        return TABLE if request.has("--mapping") else ""
    if asked in NAMES:
        return asked
    own = own_mappings()
    if asked not in own:
        raise UsageError(wrong_choice("--from", asked, (*NAMES, *own), wording))
    return TABLE


def _beginning(name: str, contents: Contents | None) -> bytes:
    if contents is not None:
        return contents.data[:_BEGINNING]
    if name == STANDARD_INPUT:
        return b""
    with suppress(OSError, ValueError, UnreadableError), open_regular(name, Wording()) as file:
        return os.pread(file.fileno(), _BEGINNING, 0)
    return b""
