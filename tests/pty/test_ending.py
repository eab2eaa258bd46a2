"""What ends the program from outside: it ends soon, with a true exit code, and gives the terminal back."""

from __future__ import annotations

import os
import resource
import signal
import sys

import pytest
from changed import changed
from terminal import PROGRAM, Terminal

from tui.app.driver import ENDINGS

WHOLE = "18 events · 18 actors · 16 quotes"
BUSY = b"I am busy"
CODES = {
    signal.SIGHUP: 129,
    signal.SIGINT: 130,
    signal.SIGQUIT: 131,
    signal.SIGUSR1: 138,
    signal.SIGUSR2: 140,
    signal.SIGTERM: 143,
    signal.SIGXCPU: 152,
}
STATES = {
    "a list": ("c", "kor", "KR South Korea"),
    "a search": ("/", "Yoon", "/Yoon"),
    "an open paste": ("\x1b[200~never closed", "x" * 500, WHOLE),
    "the help": ("?", "", "Go to the next event"),
}
# Each never comes back by itself; the alarm is set short, since nobody wants to wait for it here.
FOR_EVER = {
    "Python": "while True: pass",
    "Python that takes every error for none": (
        "while True:\n        try: time.sleep(0)\n        except BaseException: pass"
    ),
    "a regular expression": "re.match('(a|a)+$', 'a' * 64 + 'b')",
    "a long integer": "pow(7, 1 << 2**22, (1 << 2**22) - 1)",
    "waiting for a lock": "lock = threading.Lock()\n    lock.acquire()\n    lock.acquire()",
    "sleeping": "time.sleep(10**6)",
}
SHORT = "last_resort.GRACE = 0.3\n"
NOT_THE_ALARM = "last_resort.LastResort._end = lambda *_: os._exit(99)\n"
# The signal to hang up never arrives: in a session that is not the one of its terminal, or after nohup.
NO_HANGING_UP = {
    "blocked": "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})",
    "ignored": "signal.signal(signal.SIGHUP, signal.SIG_IGN)",
}
_EXECUTE = "\nimport os\nos.execv(sys.executable, [sys.executable, '-m', 'tui'])"


def busy_with(what: str) -> str:
    return f"def busy(view):\n    os.write(2, {BUSY!r})\n    {what}\n    return view\non_key(busy)\n"


def test_item_62_every_signal_that_ends_the_program_is_tried() -> None:
    assert set(CODES) == set(ENDINGS)
    assert all(code == 128 + number for number, code in CODES.items())
    assert (len(CODES), len(STATES), len(FOR_EVER)) == (7, 4, 6)


@pytest.mark.parametrize("number", CODES)
def test_item_62_a_signal_ends_the_program_and_the_terminal_is_given_back(number: signal.Signals) -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.send(number)
        assert terminal.wait_for_exit() == CODES[number]
        assert terminal.left_behind() == []


@pytest.mark.parametrize("keys", STATES.values(), ids=STATES)
def test_item_62_67_a_signal_ends_the_program_in_every_state(keys: tuple[str, str, str]) -> None:
    opening, typed, sign = keys
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.type(opening)
        terminal.type(typed)
        terminal.wait_for(sign)
        terminal.send(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
        assert terminal.left_behind() == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_item_62_a_signal_waits_for_who_is_busy_for_a_while(number: signal.Signals) -> None:
    with Terminal(changed(NOT_THE_ALARM + busy_with("time.sleep(0.5)"))) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("j")
        terminal.wait_for_bytes(BUSY)
        terminal.send(number)
        assert terminal.wait_for_exit() == CODES[number]
        assert terminal.left_behind() == []


@pytest.mark.parametrize("what", FOR_EVER.values(), ids=FOR_EVER)
def test_item_62_a_signal_ends_who_is_busy_for_ever(what: str) -> None:
    with Terminal(changed(SHORT + busy_with(what))) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("j")
        terminal.wait_for_bytes(BUSY)
        terminal.send(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
        assert terminal.left_behind() == []


def test_item_62_a_signal_ends_who_waits_for_a_thread_that_never_ends() -> None:
    never = "for _ in range(2): threading.Event().wait()"
    change = f"def never():\n    {never}\ndef deed(view):\n    APP[0].run_worker(never, thread=True)\n"
    change += f"    os.write(2, {BUSY!r})\n    return view\non_key(deed)\nAPP = []\n"
    change += "ready = app.DatelineApp.on_ready\n"
    change += "app.DatelineApp.on_ready = lambda self: (APP.append(self), ready(self))[1]\n"
    with Terminal(changed(SHORT + change)) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("j")
        terminal.wait_for_bytes(BUSY)
        terminal.send(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
        assert terminal.left_behind() == []


def test_item_62_a_signal_ends_who_waits_for_a_terminal_that_takes_nothing() -> None:
    with Terminal(changed(SHORT)) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("GgGg" * 500)
        terminal.wait_until_full()
        terminal.send(signal.SIGTERM)
        terminal.wait_for_exit_unread()
        assert terminal.wait_for_exit() == 143
        # Nothing can be said to it, so its modes stay; `reset` is for that.
        assert "attributes of the terminal" not in terminal.left_behind()


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_item_63_the_program_goes_on_after_a_stop_and_gives_the_terminal_back(number: signal.Signals) -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.send(number)
        terminal.wait_for_stop()
        if number is signal.SIGTSTP:
            assert terminal.left_behind() == []
        stopped_at = len(terminal.output)
        terminal.send(signal.SIGCONT)
        terminal.wait_for_bytes(b"\x1b[?1049h", stopped_at)
        for part in (WHOLE, "Jun 2024", "─ Timeline", "─ Event", "─ Actor", "─ Quotes", "? all keys"):
            terminal.wait_for(part)
        terminal.type("j")
        terminal.wait_for("2 of 18")
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


def test_item_63_a_signal_ends_a_program_that_was_stopped_and_goes_on() -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.send(signal.SIGTSTP)
        terminal.wait_for_stop()
        terminal.send(signal.SIGTERM)
        terminal.send(signal.SIGCONT)
        assert terminal.wait_for_exit() == 143
        assert terminal.left_behind() == []


@pytest.mark.parametrize("how", ["", *NO_HANGING_UP.values()], ids=["hung up", *NO_HANGING_UP])
@pytest.mark.parametrize("drawing", [False, True], ids=["at rest", "while it draws"])
def test_item_64_a_terminal_that_is_gone_ends_the_program(how: str, drawing: bool) -> None:  # noqa: FBT001
    argv = (sys.executable, "-c", f"import signal, sys\n{how}{_EXECUTE}") if how else PROGRAM
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with Terminal(argv) as terminal:
        terminal.wait_for(WHOLE)
        if drawing:
            terminal.type("Gg" * 200)
        terminal.hang_up()
        assert terminal.wait_for_exit() == 129
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # The start is most of it; a program that read a closed terminal again and again would take all there is.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 5


def test_item_64_a_terminal_that_is_gone_is_no_work_for_the_alarm() -> None:
    with Terminal(changed(NOT_THE_ALARM)) as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("Gg" * 200)
        terminal.hang_up()
        assert terminal.wait_for_exit() == 129


def test_a_terminal_that_others_have_told_not_to_wait_is_drawn_on_all_the_same() -> None:
    with Terminal() as terminal:
        os.set_blocking(terminal.descriptor, False)
        terminal.wait_for(WHOLE)
        terminal.type("Gg" * 50 + "G")
        terminal.wait_for("18 of 18")
        terminal.type("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, None])
def test_item_62_64_where_one_was_is_kept_by_whatever_ends_the_program(how: signal.Signals | None) -> None:
    with Terminal() as terminal:
        terminal.wait_for(WHOLE)
        terminal.type("G")
        terminal.wait_for("18 of 18")
        if how is None:
            terminal.hang_up()
        else:
            terminal.send(how)
        terminal.wait_for_exit()
    with Terminal() as terminal:
        terminal.wait_for("18 of 18")
