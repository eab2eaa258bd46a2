"""The mapping a command line asks for: one that ships, a file, or one in the folder of the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.cli.parsing import Request
from tui.errors import UsageError
from tui.importers.formats import NAMES
from tui.wording import Wording

TABLE = "table"
"""The format that takes a mapping."""


def own_mappings() -> Mapping[str, Path]:
    """The mappings in the folder of the user's own, by their names."""
    from tui.importers.mappings import users
    from tui.settings.places import places

    return users(places().mappings)


def mapping_of(request: Request, wording: Wording) -> str:
    """What the importer of tables takes for it; empty where none is asked for.

    Raises:
        UsageError: it cannot be read or used; every mistake in it is named.
    """
    asked = request.value("--mapping") or _named(request)
    if not asked:
        return ""
    from tui.importers.mappings import MappingError, built_in, mapping_named

    own = own_mappings()
    if Path(asked).suffix or Path(asked).exists():
        found = asked
    elif asked in own:
        found = str(own[asked])
    else:
        found = asked if asked in built_in() else f"{asked}.toml"
    try:
        mapping_named(found)
    except MappingError as error:
        raise UsageError("\n".join(mistake.sentence(wording) for mistake in error.mistakes)) from None
    return found


def _named(request: Request) -> str:
    """The mapping of the user's own that stands for a format."""
    asked = request.value("--from") or ""
    return "" if asked in NAMES else asked
