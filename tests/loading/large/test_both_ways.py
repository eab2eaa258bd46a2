"""A story read piece by piece, in two shares, is the story that is read as a whole: event by event."""

from __future__ import annotations

import json
import random
from pathlib import Path

import both_ways
import pytest
from both_ways import NARROW, ONE, SMALL, TINY, Windows, all_of, piece_by_piece, whole
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story_bytes import broken, stories

from tui.archive.saved.cache import Cache
from tui.loading.gate import Opened
from tui.loading.large import indexing, joining
from tui.loading.large.messages import Message, Progress, Tell, while_wanted
from tui.loading.large.seams import UnsplitError
from tui.loading.large.shares import OtherShare

WINDOWS = st.sampled_from([TINY, SMALL, ONE, NARROW])
SIZES = pytest.mark.parametrize("windows", [TINY, SMALL, ONE, NARROW], ids=["tiny", "small", "one", "narrow"])
IN_A_FOLDER = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
A = b'{"id": "a", "date": "2024-03", "title": "A"}'
B = b'{"id": "b", "date": "2024-02", "title": "B"}'
C = b'{"id": "c", "date": "2024-01", "title": "C"}'
MANY = [b'{"id": "e%d", "date": "2024-01-%02d", "title": "Event %d"}' % (n, n % 28 + 1, n) for n in range(60)]


@pytest.fixture(autouse=True)
def _in_one_program(monkeypatch: pytest.MonkeyPatch) -> None:
    both_ways.in_one_program(monkeypatch)


def assert_same(
    data: bytes, windows: Windows, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, object]:
    both_ways.set_windows(monkeypatch, windows)
    expected, found = all_of(whole(data, folder)), all_of(piece_by_piece(data, folder))
    assert found == expected
    return found


@IN_A_FOLDER
@given(data=stories(), windows=WINDOWS)
def test_any_story_is_the_same_story(
    data: bytes, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_same(data, windows, tmp_path, monkeypatch)


@IN_A_FOLDER
@given(data=broken(), windows=WINDOWS)
def test_a_broken_file_gives_the_same_events_and_the_same_problems(
    data: bytes, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_same(data, windows, tmp_path, monkeypatch)


@SIZES
def test_the_bundled_story_is_the_same(
    bundled: Path, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = assert_same(bundled.read_bytes(), windows, tmp_path, monkeypatch)
    assert found["rows"]


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("sort_keys", [False, True])
def test_the_bundled_story_written_anew_is_the_same(
    bundled: Path,
    indent: int | None,
    sort_keys: bool,  # noqa: FBT001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = json.dumps(json.loads(bundled.read_bytes()), indent=indent, sort_keys=sort_keys).encode()
    assert_same(data, SMALL, tmp_path, monkeypatch)


@pytest.mark.parametrize("place", range(0, 100, 4))
def test_the_bundled_story_cut_off_anywhere_is_the_same(
    bundled: Path, place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bundled.read_bytes()
    assert_same(data[: len(data) * place // 100], SMALL, tmp_path, monkeypatch)


@pytest.mark.parametrize("seed", range(12))
def test_the_bundled_story_with_one_other_byte_is_the_same(
    bundled: Path, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, chance = bytearray(bundled.read_bytes()), random.Random(seed)
    data[chance.randrange(len(data))] = chance.choice(b'"{}[],:\\\n\x00\xffa0')
    assert_same(bytes(data), SMALL, tmp_path, monkeypatch)


SHAPES = {
    "object": b'{"language": "de", "events": [' + b",".join(MANY) + b"]}",
    "list": b"[" + b",\n ".join(MANY) + b"]",
    "lines": b"\n".join(MANY),
    "lines with a line end at the end": b"\n".join(MANY) + b"\n",
    "lines with Windows line ends": b"\r\n".join(MANY) + b"\r\n",
    "lines with empty lines": b"\n\n" + b"\n\n \n".join(MANY) + b"\n\n",
    "lines with a head": b'{"format": "dateline/1", "actors": []}\n' + b"\n".join(MANY),
    "byte order mark": b"\xef\xbb\xbf[" + b",".join(MANY) + b"]",
    "events before the rest": b'{"events": [' + b",".join(MANY) + b'], "title": "T", "sources": null}',
    "comma doubled": b"[" + b",,".join(MANY) + b"]",
    "comma missing once": b"[" + b",".join(MANY[:30]) + b" " + b",".join(MANY[30:]) + b"]",
    "comma behind the last": b"[" + b",".join(MANY) + b",]",
    "first of another kind": b'[{"title": "First", "date": "2024"},' + b",".join(MANY) + b"]",
    "half a surrogate pair": b"[" + b",".join(MANY).replace(b"Event", b"Event \\ud800") + b"]",
    "not UTF-8": b"[" + b",".join(MANY).replace(b"Event 7", b"Event \xff") + b"]",
    "events twice": b'{"events": [' + b",".join(MANY) + b'], "events": [' + b",".join(MANY[9:20]) + b"]}",
    "events twice, then none": b'{"events": [' + b",".join(MANY) + b'], "events": []}',
    "actors that look like events": b'{"events": ['
    + b",".join(MANY[:9])
    + b'], "actors": ['
    + b",".join(record.replace(b"title", b"name") for record in MANY)
    + b"]}",
    "something behind the end": b'{"events": [' + b",".join(MANY) + b"]} and more",
    "something behind the list": b"[" + b",".join(MANY) + b"] and more",
    "closed twice": b"[" + b",".join(MANY[:30]) + b"]," + b",".join(MANY[30:]) + b"]",
    "never closed": b'{"events": [' + b",".join(MANY) + b"]",
    "keys before the events that also stand behind them": b'{"sources":[],"title":"T","events":['
    + b",".join(MANY)
    + b"]}",
    "another format, said late": b'{"events": [' + b",".join(MANY) + b'], "format": "other"}',
    "another format, corrected late": b'{"format": "x", "events": ['
    + b",".join(MANY)
    + b'], "format": "dateline/1"}',
    "no events at all": b'{"title": "T", "events": []}',
    "only spaces": b" " * 500,
    "wide letters": '{"events": []}'.encode("utf-16"),
}


@SIZES
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_the_same(
    shape: str, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_same(SHAPES[shape], windows, tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("code", "shape"),
    [("flaw", name) for name in ("comma doubled", "comma missing once", "something behind the end")]
    + [("double-key", "events twice"), ("no-events", "no events at all"), ("flaw", "never closed")],
)
def test_a_file_with_a_flaw_is_not_accepted_in_silence(
    code: str, shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_ways.set_windows(monkeypatch, TINY)
    found = piece_by_piece(SHAPES[shape], tmp_path)
    assert isinstance(found, Opened)
    assert found.problems.counts[code] == 1


@pytest.mark.parametrize("shape", ["first of another kind", "half a surrogate pair", "object", "list"])
def test_a_sound_file_is_not_called_flawed(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_ways.set_windows(monkeypatch, TINY)
    found = piece_by_piece(SHAPES[shape], tmp_path)
    assert isinstance(found, Opened)
    assert list(found.problems) == []


def test_an_event_that_stands_in_both_halves_is_left_out_once_and_its_links_are_not_doubted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubled = json.dumps(
        {
            "id": "twice",
            "date": "2024",
            "title": "Twice",
            "quotes": [{"id": "q", "text": "x"}],
            "replies_to": ["none"],
            "conflicts_with": ["q2"],
        }
    ).encode()
    other = b'{"id": "last", "date": "2024", "title": "L", "conflicts_with": ["q"], "replies_to": ["e1"]}'
    data = b"[" + b",".join([doubled, *MANY, doubled, other]) + b"]"
    found = assert_same(data, SMALL, tmp_path, monkeypatch)
    assert found["counts"] == {"double-id": 1, "unknown-event": 1, "unknown-record": 1}
    assert found["left_out"] == 1


def test_quotes_of_one_id_in_both_halves_are_noted_once_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes = b'"quotes": [{"id": "q", "text": "x"}, {"id": "q", "text": "y"}]}'
    one, two, three = (
        b'{"id": "x%d", "date": "2024", "title": "X", ' % number + quotes for number in range(3)
    )
    data = b"[" + b",".join([one, *MANY, two, three]) + b"]"
    found = assert_same(data, SMALL, tmp_path, monkeypatch)
    assert found["counts"] == {"double-quote-id": 5}


def test_a_quote_that_only_a_left_out_event_had_before_is_not_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = b'{"id": "twice", "date": "2024", "title": "Twice"}'
    quoting = b'{"id": "%s", "date": "2024", "title": "Q", "quotes": [{"id": "q", "text": "x"}]}'
    records = [plain, *MANY, quoting % b"twice", quoting % b"other", b'{"date":"2024","title":"R"}']
    records.append(b'{"id": "z", "date": "2024", "title": "Z", "conflicts_with": ["q"]}')
    found = assert_same(b"[" + b",".join(records) + b"]", SMALL, tmp_path, monkeypatch)
    assert found["counts"] == {"double-id": 1}
    rows = found["rows_by_id"]
    assert isinstance(rows, dict)
    assert list(rows) == ["q"]


def test_a_file_cut_off_in_a_record_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_ways.set_windows(monkeypatch, SMALL)
    monkeypatch.setattr(indexing, "_read_slowly", _never)
    found = piece_by_piece(SHAPES["object"][:-20], tmp_path)
    assert isinstance(found, Opened)
    assert len(found.archive) == len(MANY) - 1
    assert dict(found.problems.counts) == {"cut-off": 1}


@pytest.mark.parametrize("shape", ["object", "list", "lines", "lines with a head", "events before the rest"])
def test_a_sound_file_is_gone_through_in_two_shares_of_small_pieces(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_ways.set_windows(monkeypatch, SMALL)
    monkeypatch.setattr(indexing, "_read_slowly", _never)
    told: list[Message] = []
    path, cache = tmp_path / "story.json", Cache(tmp_path / "cache")
    path.write_bytes(SHAPES[shape])
    cache.prepare()
    indexing.index(both_ways.job_of(path, SHAPES[shape], cache, told.append))
    reading = [one for one in told if isinstance(one, Progress) and one.stage == "reading"]
    assert {one.share for one in reading} == {0, 1}
    for share in (0, 1):
        done = [one.done for one in reading if one.share == share]
        assert done == sorted(done)
        assert len(done) > 3
        assert done[-1] <= max(one.total for one in reading if one.share == share)


def test_a_share_that_cannot_be_told_apart_is_read_by_one_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What looks like a seam is the middle of a text: the first share notices, nothing is lost."""
    false = b'{"id": "x", "date": "2024", "title": "' + b'}, {\\"id\\": \\"' * 90 + b'"}'
    data = b"[" + b", ".join([A, B, false, C]) + b"]"
    found = assert_same(data, SMALL, tmp_path, monkeypatch)
    assert found["rows"] == 4


def test_the_copy_of_the_program_finds_what_this_one_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as own:
        both_ways.set_windows(own, SMALL)
        here = all_of(piece_by_piece(SHAPES["object"], tmp_path))
    monkeypatch.undo()
    both_ways.set_windows(monkeypatch, SMALL)
    assert all_of(piece_by_piece(SHAPES["object"], tmp_path)) == here


@pytest.mark.parametrize(
    "text", [b"", b"abc", b"\nabc", b"abc\ndefgh", b"abc\ndefgh\n", b"\n" * 9, b"x" * 50]
)
def test_the_column_of_a_byte_is_counted_however_long_its_line_is(
    text: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "_STEP", 4)
    for offset in range(len(text) + 1):
        found = joining.column_of(offset, lambda start, size: text[start : start + size])
        assert found == offset - text.rfind(b"\n", 0, offset)


def test_what_a_share_cannot_do_is_told_to_the_program_that_waits() -> None:
    def work() -> object:
        raise UnsplitError

    with pytest.raises(UnsplitError):
        OtherShare(work).result(object)


def _never(*_: object) -> object:
    raise AssertionError


def test_nobody_is_told_anything_by_a_share_whose_program_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Message] = []
    tell: Tell = told.append
    ended: list[int] = []

    def leave(code: int) -> None:
        ended.append(code)
        raise SystemExit

    monkeypatch.setattr("os._exit", leave)
    with pytest.raises(SystemExit):
        while_wanted(tell, parent=-1)(Progress("reading"))
    assert (told, ended) == ([], [1])


def test_item_45_46_a_large_story_cut_off_or_turned_at_any_byte_is_the_same_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b'{"title": "T", "actors": [{"id": "a", "name": "A"}], "events": [' + b",\n".join(MANY[:6]) + b"]}"
    for place in range(3, len(data), 7):
        assert_same(data[:place], TINY, tmp_path, monkeypatch)
        turned = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        assert_same(turned, TINY, tmp_path, monkeypatch)
