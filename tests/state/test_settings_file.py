"""Settings are written into a person's file, and everything else in it stays as it was."""

from __future__ import annotations

import errno
import os
import stat
import tomllib
from pathlib import Path

import pytest
from faulty import QUICK, Counting, failing
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from rights import folder_of_no_root
from security_report import RecordFigure

from tui.settings.settings import LARGEST, Settings, load
from tui.state.keeping import StateError
from tui.state.settings_file import keep_settings
from tui.wording import Wording

NOW: dict[str, str | bool] = {"theme": "light", "language": "de", "mouse": False}
BROKEN = "it is broken and has to be mended first"
WRITTEN = """\
# My settings, kept in a repository.
mouse = true      # for the table
cache_limit = 100

# Keys of my own.
[keys]
quit = "x"        # far from everything
search = ["/", "f"]
"""
AFTERWARDS = """\
# My settings, kept in a repository.
mouse = false      # for the table
cache_limit = 100
theme = "light"
language = "de"

# Keys of my own.
[keys]
quit = "x"        # far from everything
search = ["/", "f"]
"""
LINES = st.lists(
    st.sampled_from(
        [
            "# a comment",
            "",
            "   ",
            "cache_limit = 5 # five",
            "ascii=true",
            'theme = "dark"',
            "mouse   =   true",
            "language = 'en'#x",
            "other.dotted = 1",
            'other."quoted key" = [1,\n  2, # two\n]',
            "time = 2024-10-28",
            'text = """\n# no comment\n"""',
            "inline = {a = 1, b = [2]}",
            "# the last one",
        ]
    ),
    unique=True,
    max_size=12,
)
TABLES = st.lists(
    st.sampled_from(
        ["[keys] # mine\nquit = 'x'", "[deep.er]\n# inside\na = 1", "[[many]]\nb = 2\n\n[[many]]\nb = 3"]
    ),
    unique=True,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "config").mkdir()
    path = tmp_path / "config" / "config.toml"
    path.write_text(WRITTEN)
    return path


def kept(path: Path, calls: Counting | None = None) -> Path:
    return keep_settings(path, NOW, path.parent.parent / "state", QUICK if calls is None else calls.calls)


def refused(path: Path) -> str:
    with pytest.raises(StateError) as error:
        kept(path)
    return str(error.value)


def test_comments_order_and_other_settings_stay(path: Path) -> None:
    assert kept(path) == path
    assert path.read_text() == AFTERWARDS
    settings, problems = load(path)
    assert problems == ()
    assert (settings.theme, settings.language, settings.mouse, settings.cache_limit) == (
        "light",
        "de",
        False,
        100,
    )
    assert [one.name for one in path.parent.iterdir()] == ["config.toml"]


def test_what_is_set_so_already_is_not_written_again(path: Path) -> None:
    kept(path)
    before = path.stat()
    kept(path)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_without_a_file_one_is_made_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "config" / "dateline" / "config.toml"
    mask = os.umask(0)
    try:
        kept(path)
    finally:
        os.umask(mask)
    assert load(path) == (Settings(language="de", theme="light", mouse=False), ())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640, 0o700])
def test_item_60_the_mode_of_the_file_stays(path: Path, mode: int) -> None:
    path.chmod(mode)
    kept(path)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_item_60_a_link_stays_a_link_and_what_it_leads_to_is_replaced(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "dateline.toml"
    real.parent.mkdir()
    path.rename(real)
    path.symlink_to("../dotfiles/dateline.toml")
    assert kept(path) == real
    assert path.is_symlink()
    assert real.read_text() == AFTERWARDS
    assert [one.name for one in real.parent.iterdir()] == ["dateline.toml"]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.symlink_to("nowhere"), "it is a link that leads nowhere"),
        (lambda path: path.symlink_to("/dev/null"), "it is not a regular file"),
        (os.mkfifo, "it is not a regular file"),
        (Path.mkdir, "it is not a regular file"),
        (lambda path: path.write_bytes(b"x" * (LARGEST + 1)), "it is too large"),
    ],
    ids=["dangling link", "device", "pipe", "folder", "too large"],
)
def test_item_60_what_is_no_file_of_settings_is_refused(path: Path, make: object, reason: str) -> None:
    path.unlink()
    assert callable(make)
    make(path)
    assert refused(path) == reason
    assert os.listdir(path.parent) == ["config.toml"]  # noqa: PTH208 - names are enough


def test_a_file_of_somebody_else_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert refused(path) == "it belongs to somebody else"
    assert path.read_text() == WRITTEN


def test_a_file_that_may_not_be_written_is_refused() -> None:
    with folder_of_no_root() as folder:
        path = folder / "config" / "config.toml"
        path.parent.mkdir()
        path.write_text(WRITTEN)
        path.chmod(0o400)
        assert refused(path) == "you may not write it"
        assert path.read_text() == WRITTEN


def test_item_57_a_folder_of_settings_that_may_not_be_written_is_an_error_of_the_system() -> None:
    with folder_of_no_root() as folder:
        path = folder / "config" / "config.toml"
        path.parent.mkdir()
        path.write_text(WRITTEN)
        path.parent.chmod(0o500)
        with pytest.raises(PermissionError):
            kept(path)
        assert path.read_text() == WRITTEN
        assert load(path)[0].cache_limit == 100
        path.parent.chmod(0)
        with pytest.raises(PermissionError):
            kept(path)
        (problem,) = load(path)[1]
        assert "Permission denied" in problem.sentence(Wording("en"))


@pytest.mark.parametrize(
    "raw",
    [
        b"theme = ",
        b"\xff\xfe",
        b"\xef\xbb\xbfmouse = true",
        b"x = " + b"[" * 5000,
        b"a = 1\na = 2",
        b"\x1b[31m",
    ],
)
def test_item_58_a_broken_file_is_refused_and_stays(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    assert refused(path) == BROKEN
    assert path.read_bytes() == raw


@pytest.mark.parametrize(
    "text", ["[theme]\nmine = 1", "mouse = [1] # one", "[[language]]\na = 1", "theme.x = 1"]
)
def test_item_58_a_table_in_the_place_of_a_setting_is_not_thrown_away(path: Path, text: str) -> None:
    path.write_text(text)
    assert refused(path) == BROKEN
    assert path.read_text() == text


def test_item_57_a_fault_at_any_step_keeps_the_old_settings_or_the_new_ones(
    path: Path, record_figure: RecordFigure
) -> None:
    counting = Counting()
    kept(path, counting)
    assert len(counting.made) > 20
    for number in range(1, len(counting.made) + 1):
        path.write_text(WRITTEN)
        faulty = failing(number, errno.EDQUOT)
        with pytest.raises(OSError, match=os.strerror(errno.EDQUOT)):
            kept(path, faulty)
        replaced = "replace" in faulty.made[: number - 1]
        assert path.read_text() == (AFTERWARDS if replaced else WRITTEN)
        assert [one.name for one in path.parent.iterdir()] == ["config.toml"]
    record_figure("faults injected", len(counting.made))


@pytest.mark.parametrize("written", ["mouse = false\n", "x =", ""])
def test_what_would_change_more_than_the_settings_is_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setattr("tomlkit.dumps", lambda _: written)
    assert refused(path) == "it cannot be changed without changing more than that"
    assert path.read_text() == WRITTEN


@tried(deadline=None, max_examples=150)
@given(LINES, TABLES, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\n"]))
def test_nothing_but_the_settings_changes_in_any_file(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], tables: list[str], end: str, last: str
) -> None:
    text = "\n".join([*lines, *tables]) + last
    raw = text.replace("\n", end).encode()
    before = tomllib.loads(raw.decode())
    path = tmp_path_factory.getbasetemp() / "any" / "config" / "any.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    kept(path)
    after = path.read_bytes().decode()
    assert tomllib.loads(after) == {**before, **NOW}
    left = after.splitlines()
    for line in raw.decode().splitlines():
        if not line.startswith(tuple(NOW)):
            assert left.count(line) >= 1, line
