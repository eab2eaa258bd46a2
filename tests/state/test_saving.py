"""Saving is all or nothing: whatever fails or ends in the middle, the old state stands there or the new."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from faulty import ROOT, Counting, each_call, failing, in_a_child, names_in, recent, story
from rights import folder_of_no_root
from security_report import RecordFigure

from tui.state.calls import Calls
from tui.state.keeping import KeptFile, StateError
from tui.state.recent import NAME, Known

OLD, NEW = Known((story(1),)), Known((story(2), story(1)))
NOT_KEPT = "where you left the story could not be kept: "
SAVES = """
import os, signal
from faulty import Counting, recent, story
from pathlib import Path
number, kind = int(sys.argv[4]), getattr(signal, sys.argv[5])
def at(now, name):
    if now == number:
        os.kill(os.getpid(), kind)
counting = Counting(at)
assert recent(Path(sys.argv[3]), counting.calls).note(story(2)) == ""
"""


def test_what_is_saved_with_the_calls_of_the_system_is_read_again(tmp_path: Path) -> None:
    assert recent(tmp_path, Calls()).note(story(1)) == ""
    assert recent(tmp_path, Calls()).read() == OLD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of states with one story in it."""
    folder = tmp_path / "state"
    assert recent(folder).note(story(1)) == ""
    return folder


@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGTERM])
def test_item_56_ended_before_any_step_of_saving_the_old_state_or_the_new_one_stands(
    tmp_path: Path, kind: signal.Signals, record_figure: RecordFigure
) -> None:
    counted = tmp_path / "counted"
    recent(counted).note(story(1))
    numbers = list(each_call(counted, lambda stories: stories.note(story(2))))
    assert len(numbers) >= 20
    left_over = 0
    for number in numbers:
        folder = tmp_path / str(number)
        recent(folder).note(story(1))
        done = in_a_child(SAVES, str(folder), str(number), kind.name)
        assert done.returncode == -kind, done.stderr
        left_over += len(names_in(folder)) - 1
        found = recent(folder).read()
        assert found in (OLD, NEW)
        assert names_in(folder) == {NAME}, "what was left unfinished is removed at the next start"
        assert recent(folder).note(story(2)) == ""
        assert recent(folder).read() == NEW
    assert left_over > 2, "no program ended while a file was unfinished"
    record_figure("kill points", len(numbers))


def test_item_57_a_fault_at_any_step_keeps_the_old_state_or_the_new_one_and_is_said(
    folder: Path, record_figure: RecordFigure
) -> None:
    old = (folder / NAME).read_bytes()
    faults = [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES]
    tried = 0
    for code in faults:
        for number in each_call(folder, lambda stories: stories.note(story(2))):
            (folder / NAME).write_bytes(old)
            counting = failing(number, code)
            said = recent(folder, counting.calls).note(story(2))
            assert names_in(folder) == {NAME}, "nothing is left, also before the next start"
            found = recent(folder).read()
            assert found in (OLD, NEW)
            assert said == f"{NOT_KEPT}{os.strerror(code)}"
            replaced = "replace" in counting.made[: number - 1]
            assert (found == NEW) == replaced, counting.made[number - 1]
            tried += 1
    assert tried >= 20 * len(faults)
    record_figure("faults injected", tried)


def test_item_56_new_contents_are_safe_on_the_disk_before_they_take_the_place_and_the_place_after(
    folder: Path,
) -> None:
    counting = Counting()
    assert recent(folder, counting.calls).note(story(2)) == ""
    made = counting.made
    written = len(made) - made[::-1].index("write")
    assert made[written:] == ["fsync", "close", "replace", "open", "fsync", "close", "close"]


def test_item_57_a_fault_while_reading_is_said_and_changes_nothing(
    folder: Path, record_figure: RecordFigure
) -> None:
    old = (folder / NAME).read_bytes()
    number = 0
    for number in each_call(folder, lambda stories: stories.read()):
        counting = failing(number, errno.EIO)
        found = recent(folder, counting.calls).read()
        # Tidying is not what was asked for: that it fails is not worth a sentence.
        if counting.made[number - 1] == "listdir":
            assert found == OLD
        else:
            assert found == Known(remark="what is remembered of stories is not used: Input/output error")
        assert (folder / NAME).read_bytes() == old
        assert names_in(folder) == {NAME}
    assert number > 3
    record_figure("faults injected", number)


def test_item_57_what_cannot_even_be_removed_is_removed_later(folder: Path) -> None:
    def at(_: int, name: str) -> None:
        if name in ("fsync", "unlink"):
            raise OSError(errno.EIO, "Input/output error")

    assert recent(folder, Counting(at).calls).note(story(2)) == f"{NOT_KEPT}Input/output error"
    assert names_in(folder) == {NAME, f"{NAME}.{os.getpid()}.new"}
    assert recent(folder).read() == OLD
    assert names_in(folder) == {NAME}


def test_item_57_a_file_system_that_cannot_see_a_folder_safe_is_no_fault(folder: Path) -> None:
    calls = Counting()

    def at(number: int, name: str) -> None:
        if name == "fsync" and "replace" in calls.made[:number]:
            raise OSError(errno.EINVAL, "Invalid argument")

    calls = Counting(at)
    assert recent(folder, calls.calls).note(story(2)) == ""
    assert recent(folder).read() == NEW


def test_item_57_a_file_that_may_not_grow_keeps_the_old_state(folder: Path) -> None:
    code = (
        "import resource, signal\n"
        "from faulty import recent, story\n"
        "from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))\n"
        "print(recent(Path(sys.argv[3])).note(story(2)), end='')\n"
    )
    done = in_a_child(code, str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{NOT_KEPT}File too large"
    assert recent(folder).read() == OLD
    assert names_in(folder) == {NAME}
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 50


def test_item_57_a_folder_that_may_not_be_written_is_read_and_said() -> None:
    with folder_of_no_root() as folder:
        assert recent(folder / "state").note(story(1)) == ""
        (folder / "state").chmod(0o500)
        assert recent(folder / "state").read() == OLD
        assert recent(folder / "state").note(story(2)) == f"{NOT_KEPT}Permission denied"
        assert recent(folder / "state").read() == OLD
        assert names_in(folder / "state") == {NAME}


@pytest.mark.parametrize("name", [".", NAME, f"{NAME}.lock"])
def test_item_57_a_folder_or_file_that_may_not_be_read_is_said_and_stays(name: str) -> None:
    with folder_of_no_root() as folder:
        state = folder / "state"
        assert recent(state).note(story(1)) == ""
        (state / name).chmod(0)
        assert recent(state).note(story(2)) == f"{NOT_KEPT}Permission denied"
        if not name.endswith("lock"):
            said = "what is remembered of stories is not used: Permission denied"
            assert recent(state).read() == Known(remark=said)
        (state / name).chmod(0o700)
        assert recent(state).read() == OLD


@pytest.mark.parametrize("make", ["file", "loop"])
def test_item_57_a_folder_that_cannot_be_made_is_said(tmp_path: Path, make: str) -> None:
    place = tmp_path / "place"
    if make == "file":
        place.write_bytes(b"")
    else:
        place.symlink_to(place)
    assert recent(place / "state").note(story(1)).startswith(NOT_KEPT)
    assert recent(place / "state").read().stories == ()


def test_item_59_many_programs_at_once_lose_nothing_of_each_other(folder: Path) -> None:
    programs, saves = 6, 8
    code = (
        "from faulty import recent, story\n"
        "from pathlib import Path\n"
        "own = int(sys.argv[4])\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "for number in range(own, own + int(sys.argv[5])):\n"
        "    assert recent(Path(sys.argv[3]), patience=1000).note(story(number)) == ''\n"
    )
    start = "import sys; sys.path[:0] = sys.argv[1:3]\n" + code
    argv = [sys.executable, "-c", start, str(ROOT), str(Path(__file__).parent), str(folder)]
    running = [
        subprocess.Popen(
            [*argv, str(10 + number * saves), str(saves)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for number in range(programs)
    ]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == b"ready\n"
    for one in running:
        assert one.stdin is not None
        one.stdin.write(b"go\n")
        one.stdin.flush()
    for one in running:
        one.communicate(timeout=60)
        assert one.returncode == 0
    expected = {story(number).path for number in range(10, 10 + programs * saves)} | {story(1).path}
    found = {one.path for one in recent(folder).read().stories}
    assert found == expected
    assert names_in(folder) == {NAME}


def test_item_59_a_program_that_stopped_in_the_middle_of_saving_is_not_waited_for_long(folder: Path) -> None:
    stops = (
        "import os, signal\n"
        "from faulty import Counting, recent, story\n"
        "from pathlib import Path\n"
        "def at(now, name):\n"
        "    if name == 'replace':\n"
        "        os.kill(os.getpid(), signal.SIGSTOP)\n"
        "recent(Path(sys.argv[3]), Counting(at).calls).note(story(2))\n"
    )
    start = "import sys; sys.path[:0] = sys.argv[1:3]\n" + stops
    argv = [sys.executable, "-c", start, str(ROOT), str(Path(__file__).parent), str(folder)]
    stopped = subprocess.Popen(argv)
    os.waitid(os.P_PID, stopped.pid, os.WSTOPPED | os.WNOWAIT)
    try:
        assert recent(folder, patience=2).note(story(3)) == f"{NOT_KEPT}another program holds on to it"
        counting = Counting()
        assert recent(folder, counting.calls).read() == OLD, "reading waits for nobody"
        assert counting.made.count("flock") == 1
        assert f"{NAME}.{stopped.pid}.new" in names_in(folder), "what somebody still writes is left alone"
    finally:
        stopped.send_signal(signal.SIGCONT)
        stopped.wait(30)
    assert recent(folder).read() == NEW
    assert names_in(folder) == {NAME}


def test_item_60_kept_files_and_their_folder_are_for_the_owner_alone(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        recent(tmp_path / "state").note(story(1))
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "state").iterdir()}
    assert modes == {NAME: 0o600, f"{NAME}.lock": 0o600}


def test_item_60_a_link_in_the_place_of_the_file_is_neither_read_nor_followed(
    folder: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.json"
    (folder / NAME).rename(outside)
    before = outside.read_bytes()
    (folder / NAME).symlink_to(outside)
    assert "is now" in recent(folder).note(story(2))
    assert outside.read_bytes() == before
    assert recent(folder).read() == Known((story(2),))
    assert (folder / f"{NAME}.corrupt-1").readlink() == outside
    assert not (folder / NAME).is_symlink()


@pytest.mark.parametrize("kind", ["lock", "new"])
def test_item_60_a_link_in_the_place_of_the_lock_or_of_new_contents_is_not_followed(
    folder: Path, tmp_path: Path, kind: str
) -> None:
    name = f"{NAME}.lock" if kind == "lock" else f"{NAME}.{os.getpid()}.new"
    outside = tmp_path / "outside"
    outside.write_text("precious")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(outside)
    said = recent(folder).note(story(2))
    assert outside.read_text() == "precious"
    if kind == "lock":
        assert said.startswith(NOT_KEPT)
        assert recent(folder).read() == OLD
    else:
        assert said == ""
        assert recent(folder).read() == NEW


@pytest.mark.parametrize("name", [NAME, f"{NAME}.lock"])
def test_item_60_a_pipe_in_the_place_of_a_file_is_not_waited_for(folder: Path, name: str) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    said = recent(folder).note(story(2))
    if name == NAME:
        assert "is now" in said
        assert recent(folder).read() == Known((story(2),))
        assert stat.S_ISFIFO((folder / f"{NAME}.corrupt-1").stat().st_mode)
    else:
        assert said == f"{NOT_KEPT}it is not a regular file"


def test_item_60_what_dead_programs_left_goes_at_the_next_start_and_nothing_else(folder: Path) -> None:
    for pid in (1, 99_999_999, os.getpid()):
        (folder / f"{NAME}.{pid}.new").write_bytes(b"{")
    others = {"error.log", f"{NAME}.new", f"{NAME}.12.news", "x" + NAME + ".1.new", f"{NAME}.corrupt-1"}
    for other in others:
        (folder / other).write_text("")
    assert recent(folder).read() == OLD
    assert names_in(folder) == {NAME, *others}


def test_a_lock_that_is_held_is_given_up_at_once_without_patience(tmp_path: Path) -> None:
    file = KeptFile(tmp_path / "a", patience=0)
    with file.locked(), pytest.raises(StateError, match="another program"), KeptFile(file.path).locked(0):
        pass
