"""The stopwatch tells the truth: frames, times and texts of a recording, and what is made of the figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

import reporting  # noqa: E402 - the benchmarks are programs, not a package
from comparing import Section, percentile  # noqa: E402
from indexing import readiness  # noqa: E402
from judging import LIMITS, all_met, judged  # noqa: E402
from recording import FRAME_BEGIN, FRAME_END, Recording  # noqa: E402
from replay import Replay  # noqa: E402
from signs import DRAWN, at_event, has_first_events, is_indexing, is_making_searchable  # noqa: E402
from tasks import task  # noqa: E402

HEADING = "─ Timeline ── 1 of 1,000 ───"
BAR = "1,000 events · 20 actors"


def frame(text: str) -> bytes:
    return FRAME_BEGIN + b"\x1b[1;1H" + text.encode() + FRAME_END


def test_a_frame_counts_from_its_first_to_its_last_byte() -> None:
    drawn = frame("abc")
    recording = Recording([(0.1, drawn[:12]), (0.2, drawn[12:]), (0.5, frame("def"))])
    assert [(one.began, one.ended, one.text) for one in recording.frames] == [
        (0.1, 0.2, b"abc"),
        (0.5, 0.5, b"def"),
    ]


def test_a_text_is_found_though_control_sequences_part_it() -> None:
    recording = Recording([(0.1, b"2\x1b[1m of"), (0.2, b" \x1b[38;5;1m18"), (0.3, b" more")])
    assert recording.moment_of(b"2 of") == 0.1
    assert recording.moment_of(b"2 of 18") == 0.2
    assert recording.moment_of(b"3 of 18") is None


def test_frames_in_which_only_the_cursor_blinks_do_not_count() -> None:
    recording = Recording([(0.1, frame("lavr")), (0.2, frame("4 of 18 events")), (0.7, frame("lavr   "))])
    painted = recording.painted(typed=b"lavr")
    assert (painted.first, painted.settled, painted.frames) == (0.2, 0.2, 1)
    with pytest.raises(ValueError, match="nothing was drawn"):
        Recording([(0.1, frame("   "))]).painted()


def test_a_program_without_frames_is_read_by_its_pieces() -> None:
    recording = Recording([(0.1, b"one"), (0.4, b"two")])
    assert [one.content for one in recording.frames] == [b"one", b"two"]


def test_the_screen_in_memory_shows_what_was_written_over() -> None:
    replay = Replay()
    assert is_indexing(replay.show(b"\x1b[45;1Hindexing 12 %"))
    assert not is_indexing(replay.show(b"\x1b[45;1H\x1b[K"))


def test_readiness_is_when_the_screen_no_longer_tells_of_work() -> None:
    progress = "\x1b[2;1H\x1b[K{}"
    recording = Recording(
        [
            (0.4, frame(f"\x1b[1;1Hreading\x1b[3;1H{HEADING}" + progress.format("indexing ▏ 10 %"))),
            (0.5, frame(progress.format("indexing ▌ 50 %"))),
            (0.9, frame(progress.format("indexing █ 99 %"))),
            (1.0, frame(f"\x1b[1;1H{BAR}" + progress.format("making the texts searchable"))),
            (1.1, frame(progress.format("making the texts searchable …"))),
            (1.5, frame(progress.format(DRAWN.decode()))),
        ]
    )
    ready = readiness(recording, 1_000)
    assert (ready.first, ready.filters, ready.search) == (0.4, 1.0, 1.5)
    assert ready.gap == pytest.approx(0.4)


def test_a_story_that_is_there_at_once_is_ready_with_its_first_frame() -> None:
    recording = Recording([(0.2, frame(f"\x1b[1;1H{BAR}\x1b[3;1H{HEADING}\x1b[45;1H{DRAWN.decode()}"))])
    ready = readiness(recording, 1_000)
    assert (ready.first, ready.filters, ready.search, ready.gap, ready.rate) == (0.2, 0.2, 0.2, None, None)


def test_a_timeline_without_events_cannot_be_read_yet() -> None:
    assert has_first_events(HEADING)
    assert not has_first_events("─ Timeline ── 0 of 1,000 ───")
    assert not has_first_events("─ Timeline ─────")
    assert is_making_searchable("making the texts searchable")
    assert at_event(2, 1_000_000) == b"2 of 1,000,000"


@pytest.mark.parametrize(("part", "expected"), [(0.5, 20), (0.95, 38), (1.0, 40)])
def test_a_percentile_is_a_figure_that_was_measured(part: float, expected: int) -> None:
    assert percentile(range(1, 41), part) == expected


def test_every_limit_is_judged_and_a_missed_one_says_by_how_much() -> None:
    good = {name: 1.0 for limit in LIMITS for name in (limit.figure, limit.to) if name}
    assert {row[3] for row in judged({})} == {"not measured"}
    assert not all_met({})
    missed = next(row for row in judged({**good, "1m.open.first": 2.75}) if "readable" in row[0])
    assert missed[1:] == ("≤ 2.50 s", "2.75 s", "**missed by 0.25 s**")


def test_the_document_keeps_its_words_around_the_figures(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text("before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n", "utf-8")
    section = Section("Start", ("note",), ("a", "b"), (("1", "2"),), {"18.start": 0.2}, "a machine")
    reporting.write({"start": section}, document)
    text = document.read_text("utf-8")
    assert text.startswith("before\n<!-- figures -->\n")
    assert text.endswith("<!-- /figures -->\nafter\n")
    assert "| 1 | 2 |" in text
    assert "Measured on a machine." in text
    assert "\nold\n" not in text


def test_the_document_of_the_repository_has_a_place_for_the_figures() -> None:
    text = reporting.DOCUMENT.read_text("utf-8")
    assert text.count("<!-- figures -->") == text.count("<!-- /figures -->") == 1


def test_what_other_programs_must_find_is_counted_before(tmp_path: Path) -> None:
    path = tmp_path / "events.ndjson"
    path.write_text(
        '{"id":"e1","countries":["DE","FR"],"title":"Wahl"}\n'
        '{"id":"e2","countries":["FR"],"title":"DE Wahlen"}\n'
        '{"id":"e3","countries": ["US", "DE"],"title":"wahl"}\n',
        "utf-8",
    )
    found = task(path, "DE", "wahl")
    assert (found.total, found.first, found.last) == (3, "e1", "e3")
    assert (found.of_country, found.with_term) == (2, 3)


def test_a_program_that_ends_before_it_shows_anything_is_an_error() -> None:
    # In a process of its own: a process with threads, as a runner of tests is, should not fork.
    watching = (
        "import sys\n"
        "from stopwatch import Running\n"
        "with Running((sys.executable, '-c', 'print(1)'), '.') as running:\n"
        "    running.until([b'never'], running.started, 0.05)\n"
    )
    done = subprocess.run(
        (sys.executable, "-c", watching),
        cwd=ROOT / "bench",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.splitlines()[-1] == "stopwatch.NotSeenError: the program ended"
