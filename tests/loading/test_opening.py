"""What a name may lead to that is no story: refused at once, in one sentence."""

from __future__ import annotations

import gzip
import io
import os
import resource
import socket
import sys
import time
from pathlib import Path

import pytest
from loading import ENGLISH

from tui.errors import UnreadableError
from tui.loading.gate import open_story
from tui.loading.opening import read

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STORY = b'[{"date": "2024", "title": "A"}]'


def refusal(name: str, largest: int = 1024**2) -> str:
    """The reason a name is refused for."""
    began = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        read(name, ENGLISH, largest)
    assert time.monotonic() - began < 1
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence.split(": ", 1)[1]


def test_what_is_not_a_regular_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket"))
    for name in (tmp_path / "pipe", tmp_path, "/dev/zero", "/dev/null", ""):
        assert refusal(str(name)) == "it is not a regular file"
    assert refusal(str(tmp_path / "socket"))
    listening.close()


def test_a_name_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refusal(str(tmp_path / "none.json")) == "there is no such file"
    assert refusal("a\0b") == "its name holds a NUL"
    assert refusal("a\ud800b") == "its name cannot be written on this system"
    assert refusal("x" * 5000) == "File name too long"
    assert refusal(str(tmp_path / "loop")) == "Too many levels of symbolic links"
    assert refusal(str(tmp_path / "new\nline\x1b[2J")) == "there is no such file"


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(STORY)
    path.chmod(0)
    if os.geteuid() == 0:

        def refuse(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", refuse)
    assert refusal(str(path)) == "you may not read it"


def test_a_file_over_the_limit_is_refused_and_one_of_the_very_limit_is_not(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(b" " * 1024**2)
    assert len(read(str(path), ENGLISH, 1024**2).data) == 1024**2
    assert refusal(str(path), 1024**2 - 1) == "it is larger than 0 MiB (limits.story_size in the settings)"
    with path.open("r+b") as file:
        file.truncate(3 * 1024**3)
    assert (
        refusal(str(path), 2 * 1024**3) == "it is larger than 2,048 MiB (limits.story_size in the settings)"
    )


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gz", "zst"])
def test_unpacking_stops_at_the_limit(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    path = tmp_path / "bomb"
    path.write_bytes(pack(bytes(30 * 1024**2)))
    assert path.stat().st_size < 100_000
    assert refusal(str(path)) == "it is larger than 1 MiB (limits.story_size in the settings)"


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gz", "zst"])
def test_a_damaged_packing_is_refused(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    whole = pack(STORY * 50)
    path = tmp_path / "story"
    for end in range(4, len(whole)):
        path.write_bytes(whole[:end])
        assert refusal(str(path)) == "it is packed and the packing is damaged"
    for place in range(4, len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            read(str(path), ENGLISH)
        except UnreadableError as error:
            assert "packing" in str(error)  # noqa: PT017 - some damage has no effect


def test_standard_input_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b" " * 2000)))
    with pytest.raises(UnreadableError, match="larger"):
        read("-", ENGLISH, 1999)


def test_a_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert refusal("-") == "standard input is closed"


def test_a_small_file_needs_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(STORY)
    sizes = Path("/proc/self/statm")
    if not sizes.exists():
        pytest.skip("the size of the process is not known here")
    now = int(sizes.read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (now + 200 * 1024**2, before[1]))
    try:
        assert len(open_story(str(path), ENGLISH).archive) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def test_a_file_that_tells_no_size_is_read_to_its_end() -> None:
    if not Path("/proc/version").is_file():
        pytest.skip("there is no file without a size here")
    assert read("/proc/version", ENGLISH).data.startswith(b"Linux")
