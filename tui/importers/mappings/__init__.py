"""Mappings: which column of a table means what, so that a format needs a file and no code.

`docs/mappings.md` explains the language; the built-in table formats are written in it (`known/`).
"""

from __future__ import annotations

from tui.importers.mappings.checking import MappingError, Mistake, mapping_from
from tui.importers.mappings.reading import built_in, mapping_named, users
from tui.importers.mappings.shape import Mapping

__all__ = ["Mapping", "MappingError", "Mistake", "built_in", "mapping_from", "mapping_named", "users"]
