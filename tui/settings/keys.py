"""Keys a user changed: checked against what a terminal can do, then put in place.

Which keys can never work is a matter of what bytes a terminal sends (ECMA-48 and the
habits of terminals), so a map that asks for one is refused with that reason instead of
being left to fail in silence.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from tui.settings.commands import COMMANDS, GROUPS, Command
from tui.settings.key_names import key_name, readable
from tui.settings.problem import SettingProblem, nearest
from tui.wording import N_

__all__ = [
    "COMMANDS", "GROUPS", "NEVER_BOUND", "Command", "apply_keymap", "check_keymap", "key_name", "readable",
    "refusal",
]  # fmt: skip

_DEAD = N_("it is a dead key on many keyboards")
_ALTGR = N_("many keyboards need AltGr for it")
NEVER_BOUND: Mapping[str, str] = {
    "ctrl+i": N_("a terminal sends the same for it as for Tab"),
    "ctrl+m": N_("a terminal sends the same for it as for Enter"),
    "ctrl+h": N_("a terminal sends the same for it as for Backspace"),
    "ctrl+left_square_bracket": N_("a terminal sends the same for it as for Esc"),
    "ctrl+j": N_("a terminal sends a line feed for it"),
    "ctrl+s": N_("many terminals stop their output at it"),
    "ctrl+z": N_("it belongs to the shell, which stops the program with it"),
    "ctrl+a": N_("screen waits for its commands after it"),
    "ctrl+b": N_("tmux waits for its commands after it"),
    "ctrl+w": N_("it closes the tab where the program is shown in a web browser"),
    "ctrl+c": N_("it copies what is selected and always ends the program"),
    "grave_accent": _DEAD,
    "acute_accent": _DEAD,
    "circumflex_accent": _DEAD,
    "tilde": _DEAD,
    "quotation_mark": _DEAD,
    "left_square_bracket": _ALTGR,
    "right_square_bracket": _ALTGR,
    "left_curly_bracket": _ALTGR,
    "right_curly_bracket": _ALTGR,
}
"""Keys that no command may be on, each with the reason; dead keys and AltGr brackets only as the one key."""

_ONLY_ALONE = frozenset(key for key, reason in NEVER_BOUND.items() if reason in (_DEAD, _ALTGR))
_BY_NAME = {command.name: command for command in COMMANDS}


def refusal(key: str) -> str | None:
    """Why a key, by Textual's name, cannot work in a terminal; None where it can."""
    if key in NEVER_BOUND:
        return NEVER_BOUND[key]
    *modifiers, plain = key.split("+")
    if {"alt", "meta", "super", "hyper"} & set(modifiers):
        return N_("keys with Alt and its kin arrive mangled in many terminals")
    if "shift" in modifiers and len(plain) == 1:
        return N_("a terminal does not tell Shift; write the upper-case letter or the sign instead")
    if "ctrl" in modifiers and (plain.isdigit() or plain in ("enter", "tab", "space", "backspace", "escape")):
        return N_("a terminal does not tell Ctrl with this key")
    if "shift" in modifiers and plain in ("enter", "space", "backspace", "escape"):
        return N_("a terminal does not tell Shift with this key")
    return None


def check_keymap(user_map: Mapping[str, tuple[str, ...]]) -> tuple[SettingProblem, ...]:
    """What is wrong with a user's map from command name to keys as written; empty when all is well."""
    return _checked(user_map)[1]


def apply_keymap(user_map: Mapping[str, tuple[str, ...]]) -> tuple[Command, ...]:
    """All commands with the user's keys in place; what `check_keymap` complains about is left as it was.

    A key given to one command is taken from the command that had it by default.
    """
    accepted = _checked(user_map)[0]
    taken = {key for keys in accepted.values() for key in keys}
    return tuple(
        replace(command, keys=accepted[command.name])
        if command.name in accepted
        else replace(command, keys=tuple(key for key in command.keys if key not in taken))
        for command in COMMANDS
    )


def _checked(
    user_map: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, tuple[str, ...]], tuple[SettingProblem, ...]]:
    """The keys that can be used, by command, and the problems with the others."""
    problems: list[SettingProblem] = []
    owners: dict[str, str] = {}
    accepted: dict[str, tuple[str, ...]] = {}
    for name, written in user_map.items():
        if name not in _BY_NAME:
            problems.append(_unknown_command(name))
            continue
        good: list[str] = []
        for one in written:
            key = key_name(one)
            problem = _problem_with(key, one, name, owners, alone=len(written) == 1)
            if problem is not None:
                problems.append(problem)
            elif key is not None:
                owners[key] = name
                good.append(key)
        if good or not written:
            accepted[name] = tuple(dict.fromkeys(good))
    return accepted, tuple(problems)


def _problem_with(
    key: str | None, written: str, name: str, owners: Mapping[str, str], *, alone: bool
) -> SettingProblem | None:
    if key is None:
        return SettingProblem(N_("{command}: there is no key “{key}”"), {"command": name, "key": written})
    reason = refusal(key)
    if reason is not None and (alone or key not in _ONLY_ALONE):
        sentence = N_("{command}: {key} cannot be used: {reason}")
        return SettingProblem(sentence, {"command": name, "key": readable(key), "reason": reason})
    if owners.get(key, name) != name:
        sentence = N_("{command}: {key} is already on “{other}”")
        return SettingProblem(sentence, {"command": name, "key": readable(key), "other": owners[key]})
    return None


def _unknown_command(name: str) -> SettingProblem:
    near = nearest(name, _BY_NAME)
    if near is not None:
        sentence = N_("there is no command “{command}”; did you mean “{near}”?")
        return SettingProblem(sentence, {"command": name, "near": near})
    return SettingProblem(N_("there is no command “{command}”"), {"command": name})
