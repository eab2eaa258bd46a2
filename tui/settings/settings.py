"""The settings file: TOML that a person writes, read without ever stopping the program.

A file that is broken, and a value that cannot be used, is a sentence and the default
stays; what is shown on the screen must never depend on whether a settings file is right.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from tui.settings.keys import check_keymap
from tui.settings.limits import LIMITS, Limits
from tui.settings.problem import SettingProblem, nearest
from tui.settings.regular import open_regular
from tui.wording import LANGUAGES, N_

THEMES = ("dark", "light", "contrast", "mono")
"""Names of the colour themes."""

LARGEST = 1024**2
"""Most bytes a settings file may have."""

CACHE_LIMIT = 8192
"""MiB that the saved indexes may take up where nothing else is set."""

_NO_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Settings(Struct, frozen=True):
    """What a user has set.

    Attributes:
        language: one of `tui.wording.LANGUAGES`; None follows the locale.
        theme: one of `THEMES`; None follows the terminal.
        ascii: whether every mark is drawn with ASCII characters.
        mouse: whether the mouse is listened to.
        remember: whether the stories that were opened are remembered, with where in each they were left.
        watch: whether the file of the story is watched, and another story in it shown.
        cache_limit: MiB that the saved indexes of large stories may take up.
        limits: how much the program takes on at most.
        keys: keys as written, by command name; for `tui.settings.keys.apply_keymap`.
    """

    language: str | None = None
    theme: str | None = None
    ascii: bool = False
    mouse: bool = True
    remember: bool = True
    watch: bool = True
    cache_limit: int = CACHE_LIMIT
    limits: Limits = field(default_factory=Limits)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NO_KEYS)


def load(path: Path) -> tuple[Settings, tuple[SettingProblem, ...]]:
    """The settings in a file, and what is wrong with it; a file that is not there is no problem."""
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            raw = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except OSError as error:
        return Settings(), (_unusable(path, error.strerror or str(error)),)
    if len(raw) > LARGEST:
        return Settings(), (_unusable(path, N_("it is too large")),)
    import tomllib

    try:
        table: dict[str, object] = tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return Settings(), (_unusable(path, str(error)),)
    return _settings_of(table)


def _unusable(path: Path, reason: str) -> SettingProblem:
    return SettingProblem(
        N_("the settings in {file} are not used: {reason}"), {"file": str(path), "reason": reason}
    )


def _settings_of(table: Mapping[str, object]) -> tuple[Settings, tuple[SettingProblem, ...]]:
    settings = Settings()
    problems: list[SettingProblem] = []
    for name, value in table.items():
        reader = _READERS.get(name)
        if reader is None:
            problems.append(_unknown(name))
            continue
        settings, found = reader(settings, name, value)
        problems += found
    return settings, tuple(problems)


_Read = tuple[Settings, tuple[SettingProblem, ...]]


def _choice(known: tuple[str, ...]) -> Callable[[Settings, str, object], _Read]:
    def read(settings: Settings, name: str, value: object) -> _Read:
        if isinstance(value, str) and value in known:
            return _with(settings, name, value), ()
        sentence = N_("the setting “{name}” is one of {known}, not “{value}”")
        return settings, (
            SettingProblem(sentence, {"name": name, "known": ", ".join(known), "value": str(value)}),
        )

    return read


def _switch(settings: Settings, name: str, value: object) -> _Read:
    if isinstance(value, bool):
        return _with(settings, name, value), ()
    sentence = N_("the setting “{name}” is true or false, not “{value}”")
    return settings, (SettingProblem(sentence, {"name": name, "value": str(value)}),)


def _mebibytes(settings: Settings, name: str, value: object) -> _Read:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return _with(settings, name, value), ()
    sentence = N_("the setting “{name}” is a number of MiB, 0 or more, not “{value}”")
    return settings, (SettingProblem(sentence, {"name": name, "value": str(value)}),)


def _keys(settings: Settings, name: str, value: object) -> _Read:
    if not isinstance(value, Mapping):
        return settings, (SettingProblem(N_("the setting “{name}” is a table: [keys]"), {"name": name}),)
    found: dict[str, tuple[str, ...]] = {}
    problems: list[SettingProblem] = []
    for command, keys in value.items():
        listed = [keys] if isinstance(keys, str) else keys
        if isinstance(listed, list) and all(isinstance(key, str) for key in listed):
            found[command] = tuple(listed)
        else:
            problems.append(
                SettingProblem(N_("{command}: write a key, or a list of keys"), {"command": command})
            )
    return _with(settings, name, MappingProxyType(found)), (*problems, *check_keymap(found))


def _limits(settings: Settings, name: str, value: object) -> _Read:
    if not isinstance(value, Mapping):
        return settings, (SettingProblem(N_("the setting “{name}” is a table: [limits]"), {"name": name}),)
    known = {limit.name: limit for limit in LIMITS}
    found: dict[str, int] = {}
    problems: list[SettingProblem] = []
    for key, number in value.items():
        if key not in known:
            problems.append(_unknown(f"{name}.{key}", [f"{name}.{one}" for one in known]))
        elif isinstance(number, int) and not isinstance(number, bool) and known[key].allows(number):
            found[key] = number
        else:
            problems.append(known[key].refusal(number))
    return _with(settings, name, replace(settings.limits, **found)), tuple(problems)


def _with(settings: Settings, name: str, value: object) -> Settings:
    return replace(settings, **{name: value})


_READERS: Mapping[str, Callable[[Settings, str, object], _Read]] = {
    "language": _choice(LANGUAGES),
    "theme": _choice(THEMES),
    "ascii": _switch,
    "mouse": _switch,
    "remember": _switch,
    "watch": _switch,
    "cache_limit": _mebibytes,
    "limits": _limits,
    "keys": _keys,
}


def _unknown(name: str, known: Iterable[str] = ()) -> SettingProblem:
    near = nearest(name, known or _READERS)
    if near is not None:
        sentence = N_("there is no setting “{name}”; did you mean “{near}”?")
        return SettingProblem(sentence, {"name": name, "near": near})
    return SettingProblem(N_("there is no setting “{name}”"), {"name": name})
