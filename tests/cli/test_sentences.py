"""Whatever stands on the command line: what is said of it is one line, and nothing in it acts."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tui.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
PAYLOADS = {
    "a colour": "\x1b[31mred",
    "the clipboard": "\x1b]52;c;eA==\x07",
    "a title that is never ended": "\x1b]0;title",
    "a query": "\x1bP$qm\x1b\\\x1b[6n",
    "C1": "\x9b31m\x9d0;t\x9c",
    "lines": "one\ntwo\r\nthree\x0b\x0c\x85\u2028\u2029",
    "bidi": "\u202eevil\u2066\u200f",
    "nothing to see": "a\u200b\u00ad\ufeff\U000e0041b",
    "marks": "e" + "\u0301" * 20,
    "half a pair": "\udcff\udc9b",
    "markup": "[@click=app.quit][/x]",
    "formats": "%s {option} {0} $HOME",
    "much": "x" * 5000,
}
WAYS = {
    "an unknown option": ("--{0}",),
    "an unknown short option": ("-{0}",),
    "an option of another": ("schema", "--format={0}"),
    "a value that is none": ("--lang={0}",),
    "a value that is none, after a space": ("list", "--format", "{0}"),
    "a switch with a value": ("--ascii={0}",),
    "a file that is not there": ("check", "{0}/x"),
    "a word too many": ("schema", "{0}"),
    "a date that is none": ("list", "events.json", "--since", "{0}"),
    "a country that is none": ("list", "events.json", "--country", "{0}"),
    "a shell that is none": ("completion", "{0}"),
}


def is_printable(line: str) -> bool:
    return all(char == " " or unicodedata.category(char)[0] in "LMNPS" for char in line)


def test_item_21_many_payloads_are_tried_in_many_ways() -> None:
    assert (len(PAYLOADS), len(WAYS)) == (13, 11)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_item_21_what_is_said_of_a_word_is_one_printable_line(
    payload: str, way: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code = run([word.replace("{0}", payload) for word in way])
    out, said = capsys.readouterr()
    assert code in (1, 2, 3)
    assert out == ""
    assert said.count("\n") == 1
    assert said.endswith("\n")
    assert is_printable(said[:-1])


@pytest.mark.parametrize("payload", ["\x1b[31m", "\x1b]0;t\x07\n", "\u202e"])
@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["--nonsense"], 2), (["check", "none"], 3)])
def test_item_21_the_name_the_program_was_called_by_is_not_said(
    payload: str, words: list[str], code: int
) -> None:
    script = "import sys; sys.argv[0] = sys.argv.pop(1); from tui.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, f"dateline{payload}", *words],
        cwd=ROOT,
        capture_output=True,
        timeout=30,
        check=False,
        env={**os.environ, "LANG": f"de{payload}"},
    )
    said = done.stdout + done.stderr
    assert done.returncode == code
    assert said.count(b"\n") == 1
    assert is_printable(said.decode()[:-1])
