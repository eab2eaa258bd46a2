"""The settings file: what it sets, and that nothing in it stops the program."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tui.settings.limits import LIMITS, Limits
from tui.settings.settings import LARGEST, Settings, load
from tui.text import needs_cleaning
from tui.wording import Wording

ENGLISH = Wording("en")
ATTACKS = (
    "\x1b]52;c;eA==\x07",
    "\x1b[31m\nred",
    "\x9b31m",
    "\x1bP$qm\x1b\\",
    "\r\t\u2028",
    "\u202egnp",
    "\u200b\ufeff\u3164",
    "\x7f\x0e\x08",
    "e" + "\u0301" * 9,
    "[/][@click=app.quit]",
)
"""What attacks a terminal, a class each."""


KEYS_SET = {"quit": ("x",), "open": ("enter", ".")}


def settings_in(tmp_path: Path, text: str | bytes) -> tuple[Settings, list[str]]:
    path = tmp_path / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, problems = load(path)
    return settings, [problem.sentence(ENGLISH) for problem in problems]


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert load(tmp_path / "nothing.toml") == (Settings(), ())


def test_everything_can_be_set(tmp_path: Path) -> None:
    keys = '[keys]\nquit = "x"\nopen = ["enter", "."]\n'
    text = 'language = "de"\ntheme = "contrast"\nascii = true\nmouse = false\nremember = false\n'
    text += "watch = false\ncache_limit = 100\nlimits = {story_size = 7, watch_every = 9}\n"
    text += keys
    settings, problems = settings_in(tmp_path, text)
    assert problems == []
    assert settings == Settings(
        "de", "contrast", True, False, False, False, 100, Limits(story_size=7, watch_every=9), KEYS_SET
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('language = "fr"', "the setting “language” is one of en, de, not “fr”"),
        ('thme = "dark"', "there is no setting “thme”; did you mean “theme”?"),
        ("ascii = 1", "the setting “ascii” is true or false, not “1”"),
        ("cache_limit = -1", "the setting “cache_limit” is a number of MiB, 0 or more, not “-1”"),
        ("cache_limit = true", "the setting “cache_limit” is a number of MiB, 0 or more, not “True”"),
        ('cache_limit = "8 GiB"', "the setting “cache_limit” is a number of MiB, 0 or more, not “8 GiB”"),
        ("limits = 3", "the setting “limits” is a table: [limits]"),
        (
            "[limits]\nstory_size = 0",
            "the setting “limits.story_size” is a number from 1 to 65536, not “0”",
        ),
        (
            "[limits]\nwatch_every = true",
            "the setting “limits.watch_every” is a number from 1 to 3600, not “True”",
        ),
        (
            "[limits]\nstory_sise = 1",
            "there is no setting “limits.story_sise”; did you mean “limits.story_size”?",
        ),
        ("keys = 3", "the setting “keys” is a table: [keys]"),
        ("[keys]\nquit = 3", "quit: write a key, or a list of keys"),
        (
            '[keys]\nquit = "ctrl+m"',
            "quit: Ctrl+M cannot be used: a terminal sends the same for it as for Enter",
        ),
    ],
)
def test_a_wrong_value_is_a_sentence_and_the_rest_counts(tmp_path: Path, text: str, said: str) -> None:
    settings, problems = settings_in(tmp_path, "mouse = false\n" + text)
    assert problems == [said]
    assert settings.mouse is False
    assert settings.language is None


def test_every_limit_has_a_field_and_a_default_that_may_be_set(tmp_path: Path) -> None:
    assert tuple(limit.name for limit in LIMITS) == Limits.__struct_fields__
    for limit in LIMITS:
        assert limit.allows(getattr(Limits(), limit.name))
        for number in (limit.least, limit.most):
            settings, problems = settings_in(tmp_path, f"[limits]\n{limit.name} = {number}")
            assert (getattr(settings.limits, limit.name), problems) == (number, [])
        for number in (limit.least - 1, limit.most + 1):
            settings, problems = settings_in(tmp_path, f"[limits]\n{limit.name} = {number}")
            assert settings == Settings()
            assert len(problems) == 1


@pytest.mark.parametrize(
    "text", [b"language = ", b"\xff\xfe", b"[[[", b"a" * (LARGEST + 1), b"x=" + b"[" * 5000]
)
def test_a_broken_file_is_one_sentence(tmp_path: Path, text: bytes) -> None:
    settings, problems = settings_in(tmp_path, text)
    assert settings == Settings()
    assert len(problems) == 1
    assert "config.toml" in problems[0]
    assert "\n" not in problems[0]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_not_read(tmp_path: Path, make: object) -> None:
    path = tmp_path / "config.toml"
    assert callable(make)
    make(path)
    settings, problems = load(path)
    assert settings == Settings()
    assert "not a regular file" in problems[0].sentence(ENGLISH)


@pytest.mark.parametrize("target", ["/dev/zero", "loop", "nowhere"])
def test_item_18_51_a_link_to_what_is_no_file_of_settings_is_not_read(tmp_path: Path, target: str) -> None:
    path = tmp_path / "loop"
    path.symlink_to(target)
    settings, problems = load(path)
    assert settings == Settings()
    assert len(problems) == (target != "nowhere")


@pytest.mark.parametrize("attack", ATTACKS, ids=ascii)
def test_item_18_hostile_settings_are_said_clean(tmp_path: Path, attack: str) -> None:
    written = json.dumps(attack)
    lines = [f"{name} = {written}" for name in ("theme", "language", "mouse", "remember", "cache_limit")]
    lines += [f"{written} = 1", "[keys]", f"quit = {written}", f"help = [{written}, 'x']", f"{written} = 'y'"]
    _, problems = settings_in(tmp_path, "\n".join(lines))
    assert len(problems) >= 8
    assert all(said.isprintable() and not needs_cleaning(said) for said in problems)


@pytest.mark.parametrize("attack", ATTACKS, ids=ascii)
def test_item_18_a_broken_file_in_a_hostile_folder_is_said_clean(tmp_path: Path, attack: str) -> None:
    folder = tmp_path / f"a{attack.replace('/', '')}"
    folder.mkdir()
    _, (problem,) = settings_in(folder, f"x = {attack}\n")
    assert problem.isprintable()
    assert not needs_cleaning(problem)


@tried(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_stop_the_program(tmp_path_factory: pytest.TempPathFactory, text: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text)
    settings, problems = load(path)
    assert isinstance(settings, Settings)
    assert all(problem.sentence(ENGLISH) for problem in problems)
