"""Writes settings into the file a person wrote, and leaves the rest of it as it was.

Only a command that says so does this. Comments and order stay (tomlkit); whether nothing but the
settings has changed is looked at with the parser that reads them, before anything is written. A file
that is broken, or anybody else's, is refused. Where it is a link, as among files kept in a repository,
it stays one: what it leads to is replaced.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Item, Table

from tui.settings.regular import NOT_REGULAR
from tui.settings.settings import LARGEST
from tui.state.calls import Calls
from tui.state.keeping import KeptFile, StateError
from tui.wording import N_

_PRIVATE = 0o600
_BROKEN = N_("it is broken and has to be mended first")


def keep_settings(
    path: Path, values: Mapping[str, str | bool], locks: Path, calls: Calls | None = None
) -> Path:
    """Write settings into a file, which is made where there is none.

    Args:
        path: the settings file, or a link to it.
        values: the settings, by name.
        locks: the folder for the file that is locked meanwhile, so that none stands beside the settings.
        calls: how the system is called.

    Returns:
        The file that was written.

    Raises:
        StateError: the file cannot be used as it is; the argument says why, for `Wording.say`.
        OSError: it cannot be read or written.
    """
    real = Path(os.path.realpath(path))
    mode = _mode_of(path, real)
    file = KeptFile(real, locks / f"{path.name}.lock", calls, patience=0)
    with file.locked():
        before = file.read(LARGEST) or b""
        after = _changed(before, values)
        if after != before:
            file.write(after, mode)
    return real


def _mode_of(path: Path, real: Path) -> int:
    """The mode that the file has and keeps."""
    try:
        status = real.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise StateError(N_("it is a link that leads nowhere")) from None
        return _PRIVATE
    if not stat.S_ISREG(status.st_mode):
        raise StateError(NOT_REGULAR)
    if status.st_uid != os.geteuid():
        raise StateError(N_("it belongs to somebody else"))
    if not os.access(real, os.W_OK):
        raise StateError(N_("you may not write it"))
    return stat.S_IMODE(status.st_mode)


def _changed(before: bytes, values: Mapping[str, str | bool]) -> bytes:
    text = before.decode("utf-8", "replace")
    table = _table(text)
    if table is None or text.encode("utf-8") != before:
        raise StateError(_BROKEN)
    new = {name: value for name, value in values.items() if not _is_same(table.get(name), value)}
    if any(isinstance(table.get(name), dict | list) for name in new):
        raise StateError(_BROKEN)
    if not new:
        return before
    after = _with(text, new)
    if _table(after) != {**table, **new}:
        raise StateError(N_("it cannot be changed without changing more than that"))
    return after.encode("utf-8")


def _table(text: str) -> dict[str, object] | None:
    """What the parser that reads settings makes of a text; None where it is broken."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_same(old: object, new: str | bool) -> bool:  # noqa: FBT001 - a setting of any kind
    return type(old) is type(new) and old == new


def _with(text: str, new: Mapping[str, str | bool]) -> str:
    """The text with settings put in; empty where tomlkit does not understand it."""
    try:
        document = tomlkit.parse(text)
        for name in new.keys() & document.keys():
            document[name] = new[name]
        last = _last_setting(document)
        for name in [name for name in new if name not in document]:
            if last is None:
                document[name] = new[name]
            else:
                end = "\r\n" if "\r\n" in text else "\n"
                line = f"{name} = {tomlkit.item(new[name]).as_string()}{end}"
                last.trivia.trail = (last.trivia.trail or end) + line
        return tomlkit.dumps(document)
    except (TOMLKitError, RecursionError):
        return ""


def _last_setting(document: TOMLDocument) -> Item | None:
    """The last setting before all tables, behind which others go: the next comment may be about a table."""
    settings = [item for key, item in document.body if key is not None and not isinstance(item, Table | AoT)]
    return settings[-1] if settings else None
