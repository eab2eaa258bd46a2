"""What is written in the sources is what a reader sees (item 80 of docs/security.md).

A source can hold letters nobody sees, letters that turn the reading direction, and letters that pose as
others (CVE-2021-42574, CVE-2021-42694). Samples of these belong into tests as escapes. What is looked at is
every file that is kept; in a copy without its history, every file that lies in the tree.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tokenize
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOT_KEPT = frozenset({"build", "dist", "htmlcov"})
"""Folders that tools make beside the hidden ones and those of caches."""
NO_TEXT = frozenset({".mo"})
"""Suffixes of files that are compiled from a text that is kept as well."""
ALLOWED = {"Makefile": "\t", ".svg": "\xa0", ".csv": "\r", ".ics": "\r"}
"""What belongs to the language of a file: by its name, or by its suffix."""
FORMATTING = "\u115f\u1160\u17b4\u17b5\u3164\uffa0\u034f"
"""Fillers and the joiner of graphemes: letters and marks by their category, invisible all the same."""
POSING = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "FULLWIDTH", "MATHEMATICAL", "LISU")
"""Beginnings of the names of letters that can be taken for Latin ones."""
MICRO = "\u00b5"
"""The micro sign, which no word is spelt with."""
LOOKALIKES = re.compile(
    "[\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0455\u0458\u0501\u04bb\u051b\u051d"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0405\u0408"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03c1]+"
)
"""Cyrillic and Greek letters that look like Latin ones."""


def is_seen(character: str, name: str) -> bool:
    """Whether a character shows itself where it stands in a file of this name."""
    if character == "\n" or character in ALLOWED.get(name, ALLOWED.get(Path(name).suffix, "")):
        return True
    category = unicodedata.category(character)
    if category == "Zs":
        return character == " "
    selector = 0xFE00 <= ord(character) <= 0xFE0F or 0xE0000 <= ord(character) <= 0xE0FFF
    return (
        category[0] != "C" and category not in ("Zl", "Zp") and not selector and character not in FORMATTING
    )


def is_posing(word: str) -> bool:
    """Whether a word mixes Latin letters with others like them, or is spelt in nothing but such others."""
    letters = [unicodedata.name(letter, "") for letter in word if letter.isalpha() and letter != MICRO]
    others = any(name.startswith(POSING) for name in letters)
    latin = any(name.startswith("LATIN") for name in letters)
    return (others and latin) or (len(word) > 1 and LOOKALIKES.fullmatch(word) is not None)


@lru_cache(maxsize=1)
def kept_files() -> tuple[Path, ...]:
    if (ROOT / ".git").exists() and shutil.which("git"):
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
        found = [ROOT / name for name in done.stdout.split("\0") if name]
        return tuple(path for path in found if path.is_file())
    return tuple(path for path in sorted(ROOT.rglob("*")) if path.is_file() and not is_made(path))


def is_made(path: Path) -> bool:
    """Whether a file lies where tools put what they make."""
    folders = path.relative_to(ROOT).parts[:-1]
    return any(
        name in NOT_KEPT
        or name == "__pycache__"
        or name.endswith(".egg-info")
        or (name[0] == "." and name != ".ci")
        for name in folders
    )


def texts() -> Iterator[tuple[str, str]]:
    """Every kept text by its place in the tree."""
    for path in kept_files():
        if path.suffix not in NO_TEXT:
            yield path.relative_to(ROOT).as_posix(), path.read_bytes().decode("utf-8")


def test_item_80_no_kept_file_holds_an_invisible_character() -> None:
    found = {}
    number = 0
    for place, text in texts():
        number += 1
        unseen = {one for one in set(text) if not is_seen(one, Path(place).name)}
        if unseen:
            found[place] = sorted(f"U+{ord(one):04X}" for one in unseen)
    assert number > 300
    assert found == {}


def test_item_80_no_letter_in_a_kept_file_poses_as_another() -> None:
    found = {
        place: words for place, text in texts() if (words := set(filter(is_posing, re.findall(r"\w+", text))))
    }
    assert found == {}


def test_item_80_names_in_the_code_and_of_files_are_ascii() -> None:
    for path in kept_files():
        assert path.relative_to(ROOT).as_posix().isascii()
        if path.suffix == ".py":
            tokens = tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
            names = [token.string for token in tokens if token.type == tokenize.NAME]
            assert all(map(str.isascii, names)), path


@pytest.mark.parametrize(
    "hidden",
    [
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\xad",
        "\ufeff",
        "\u3164",
        "\xa0",
        "\x1b",
        "\r",
        "\t",
        "\ue000",
        "\ufe0f",
        "\U000e0041",
        "\u2028",
        "\ud800",
    ],
)
def test_what_is_invisible_is_found(hidden: str) -> None:
    assert not is_seen(hidden, "module.py")


@pytest.mark.parametrize(
    "word", ["p\u0430ypal", "\uff45xample", "\u0440\u0430\u0441\u0435", "\U0001d41aname", "\u039fK"]
)
def test_what_poses_as_another_letter_is_found(word: str) -> None:
    assert is_posing(word)


@pytest.mark.parametrize(
    "word", ["stra\xdfe", "Wei\xdfrussland", "µs", "\u0414\u0410", "\u5317\u671d\u9bae", "\u03c0", "n\u00e9"]
)
def test_what_poses_as_nothing_is_left_alone(word: str) -> None:
    assert not is_posing(word)
    assert all(is_seen(character, "module.py") for character in word)
