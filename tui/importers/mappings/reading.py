"""Finds mappings: those that ship, and files of a user's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Dictionary
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from tui.errors import UnreadableError
from tui.importers.mappings.checking import MappingError, Mistake, mapping_from
from tui.importers.mappings.shape import Mapping
from tui.loading.opening import open_regular
from tui.wording import N_, Wording

_LARGEST = 1024**2
"""Bytes a mapping may have."""
_ENDING = ".toml"


@lru_cache(maxsize=1)
def built_in() -> tuple[str, ...]:
    """The names of the mappings that ship, in alphabetical order."""
    names = (one.name for one in files(__package__).joinpath("known").iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))


def users(folder: Path) -> Dictionary[str, Path]:
    """The mappings in a folder of the user's, by the name `--from` takes; none where there is no folder."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == _ENDING and path.is_file())
    except OSError:
        found = []
    return MappingProxyType({path.stem: path for path in found})


def mapping_named(variant: str) -> Mapping:
    """The mapping that ships under a name, or that of a file.

    Raises:
        MappingError: it cannot be read or used.
    """
    if variant in built_in():
        return _shipped(variant)
    try:
        with open_regular(variant, Wording()) as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError, UnreadableError):
        raise MappingError(Mistake(N_("the mapping cannot be read: {name}"), {"name": variant})) from None
    if len(data) > _LARGEST:
        raise MappingError(Mistake(N_("the mapping is too large: {name}"), {"name": variant}))
    return _mapping(data, variant)


@lru_cache(maxsize=16)
def _shipped(name: str) -> Mapping:
    return _mapping(files(__package__).joinpath("known", name + _ENDING).read_bytes(), name)


def _mapping(data: bytes, name: str) -> Mapping:
    try:
        return mapping_from(tomllib.loads(data.decode("utf-8-sig")))
    except tomllib.TOMLDecodeError as error:
        place = str(error).rpartition("(at ")[2].rstrip(")") or name
        raise MappingError(
            Mistake(N_("the mapping {name} is no TOML: {place}"), {"name": name, "place": place})
        ) from None
    except (UnicodeDecodeError, RecursionError):
        raise MappingError(Mistake(N_("the mapping {name} is no TOML"), {"name": name})) from None
