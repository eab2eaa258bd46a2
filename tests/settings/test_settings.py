"""The settings file: what it sets, and that nothing in it stops the program."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tui.settings.settings import LARGEST, Settings, load
from tui.wording import Wording

ENGLISH = Wording("en")


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
    text += "cache_limit = 100\n"
    text += keys
    settings, problems = settings_in(tmp_path, text)
    assert problems == []
    assert settings == Settings(
        "de", "contrast", True, False, False, 100, {"quit": ("x",), "open": ("enter", ".")}
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


def test_a_sentence_carries_no_control_characters_of_the_file(tmp_path: Path) -> None:
    _, problems = settings_in(tmp_path, 'theme = "\\u001b[31m\\nred"\n"\\u001b]0;t\\u0007" = 1\n')
    assert len(problems) == 2
    assert all(said.isprintable() for said in problems)


@tried(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_stop_the_program(tmp_path_factory: pytest.TempPathFactory, text: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text)
    settings, problems = load(path)
    assert isinstance(settings, Settings)
    assert all(problem.sentence(ENGLISH) for problem in problems)
