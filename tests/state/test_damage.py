"""A damaged file is set aside and never deleted; one of a later version is read and left as it is."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from faulty import names_in, recent, story
from security_report import RecordFigure

from tui.state.keeping import MOST_ASIDE, StateError
from tui.state.recent import LARGEST, LONGEST_ID, MOST, NAME, Known, Story

WRONG: tuple[object, ...] = (None, True, 3.5, "text", [], {}, -(10**30), [[[]]])
"""Values of every kind that JSON has."""


def content() -> dict[str, object]:
    return {"version": 1, "stories": [{"path": "/a", "opened": 5, "event": "e", "moment": 6}]}


def put(folder: Path, data: bytes | object) -> bytes:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    folder.mkdir(exist_ok=True)
    (folder / NAME).write_bytes(raw)
    return raw


def is_set_aside(folder: Path, raw: bytes, number: int = 1) -> bool:
    """Reading says where the damaged file is now, which is there byte for byte, and begins anew."""
    found = recent(folder).read()
    aside = folder / f"{NAME}.corrupt-{number}"
    said = f"the list of stories was damaged and is now {aside}; a new one begins"
    return found == Known(remark=said) and aside.read_bytes() == raw and not (folder / NAME).exists()


def test_what_the_tests_damage_is_whole(tmp_path: Path) -> None:
    put(tmp_path, content())
    assert recent(tmp_path).read() == Known((Story("/a", 5, "e", 6),))


def test_item_58_cut_off_at_every_byte_it_is_set_aside(tmp_path: Path, record_figure: RecordFigure) -> None:
    whole = json.dumps(content()).encode()
    for length in range(len(whole)):
        folder = tmp_path / str(length)
        assert is_set_aside(folder, put(folder, whole[:length])), length
        assert recent(folder).note(story(1)) == ""
        assert recent(folder).read() == Known((story(1),))
    record_figure("mutations", len(whole))


def test_item_58_any_byte_turned_it_is_used_or_set_aside_and_ends_nothing(
    tmp_path: Path, record_figure: RecordFigure
) -> None:
    whole, chance = json.dumps(content()).encode(), random.Random(58)
    for number in range(1000):
        raw = bytearray(whole)
        for _ in range(chance.choice((1, 1, 3))):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        folder = tmp_path / str(number)
        put(folder, bytes(raw))
        found = recent(folder).read()
        if found.remark:
            assert (found.is_newer and names_in(folder) == {NAME}) or names_in(folder) == {
                f"{NAME}.corrupt-1"
            }
        assert [path.read_bytes() for path in folder.iterdir() if not path.name.endswith("lock")] == [raw]
    record_figure("mutations", 1000)


NO_LIST = {
    "nothing": b"",
    "zeros": bytes(100),
    "another encoding": b"\xff\xfe",
    "a mark before it": b"\xef\xbb\xbf{}",
    "deep nesting": b"[" * 100_000,
    "deep nesting inside": b'{"version": 1, "stories": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    "no number": b"NaN",
    "half of it": b'{"version": 1}',
    "a long number": b"1" * 5000,
    "any bytes": random.Random(1).randbytes(3000),
    "10 MiB": b" " * (10 * 1024**2),
    "a byte too many": b"x" * (LARGEST + 1),
}


@pytest.mark.parametrize("raw", NO_LIST.values(), ids=NO_LIST)
def test_item_58_whatever_is_no_list_of_stories_is_set_aside(tmp_path: Path, raw: bytes) -> None:
    assert is_set_aside(tmp_path, put(tmp_path, raw))


def _with_wrong_values() -> list[object]:
    found: list[object] = [*WRONG]
    for wrong in WRONG:
        found += [{**content(), name: wrong} for name in ("version", "stories", "other")]
        found += [{"version": 1, "stories": [wrong]}]
        for name in ("path", "opened", "event", "moment", "other"):
            story_of = {"path": "/a", "opened": 5, "event": "e", "moment": 6, name: wrong}
            if (name, wrong) not in [("moment", None), ("event", "text")]:
                found.append({"version": 1, "stories": [story_of]})
    found.remove({**content(), "stories": []})
    extremes = {"path": "a", "event": "x" * (LONGEST_ID + 1), "opened": 2**60, "moment": 2**63}
    for name, value in {**extremes, "path ": "/a\0"}.items():
        found.append({"version": 1, "stories": [{"path": "/a", "opened": 5, name.strip(): value}]})
    found.append({"version": 1, "stories": [{"path": "/a", "opened": 5}] * (MOST + 1)})
    return [*found, {**content(), "version": 0}, {**content(), "version": -1}]


def test_item_58_a_value_of_the_wrong_kind_in_any_field_sets_the_file_aside(tmp_path: Path) -> None:
    wrong = _with_wrong_values()
    assert len(wrong) > 70
    for number, one in enumerate(wrong):
        assert is_set_aside(tmp_path / str(number), put(tmp_path / str(number), one)), one


def test_item_58_nothing_that_was_set_aside_is_ever_overwritten(tmp_path: Path) -> None:
    for number in range(1, MOST_ASIDE + 1):
        assert is_set_aside(tmp_path, put(tmp_path, f"broken {number}".encode()), number)
    put(tmp_path, b"one more")
    said = recent(tmp_path).note(story(1))
    assert said == (
        "where you left the story could not be kept: too many damaged ones were set aside already"
    )
    assert (tmp_path / NAME).read_bytes() == b"one more"
    for number in range(1, MOST_ASIDE + 1):
        assert (tmp_path / f"{NAME}.corrupt-{number}").read_bytes() == f"broken {number}".encode()


def test_item_58_a_folder_in_its_place_is_set_aside_with_all_that_is_in_it(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "inside").write_text("kept")
    assert "is now" in recent(tmp_path).note(story(1))
    assert (tmp_path / f"{NAME}.corrupt-1" / "inside").read_text() == "kept"
    assert recent(tmp_path).read() == Known((story(1),))


def test_item_58_damage_found_while_saving_is_set_aside_too(tmp_path: Path) -> None:
    raw = put(tmp_path, b"{")
    assert "is now" in recent(tmp_path).note(story(1))
    assert (tmp_path / f"{NAME}.corrupt-1").read_bytes() == raw
    assert recent(tmp_path).read() == Known((story(1),))


def test_item_61_a_file_of_a_later_version_is_read_and_stays_byte_for_byte(tmp_path: Path) -> None:
    known = {"path": "/a", "opened": 5, "event": "e", "marks": [1, 2]}
    later = {"version": 2, "stories": [known, {"path": 3}, "odd"], "folders": {}}
    raw = put(tmp_path, later)
    said = "a later version of the program wrote the list of stories; nothing is added to it"
    for _ in range(2):
        assert recent(tmp_path).read() == Known((Story("/a", 5, "e"),), said, is_newer=True)
        assert recent(tmp_path).note(story(1)) == said
        with pytest.raises(StateError, match="a later version of the program wrote the list"):
            recent(tmp_path).clear()
        assert (tmp_path / NAME).read_bytes() == raw
        assert names_in(tmp_path) == {NAME}


@pytest.mark.parametrize("stories", [None, {}, "text", 3, [[]]])
def test_item_61_a_later_version_of_another_shape_is_left_alone_too(tmp_path: Path, stories: object) -> None:
    raw = put(tmp_path, {"version": 10**6, "stories": stories})
    assert recent(tmp_path).read().stories == ()
    assert "later version" in recent(tmp_path).note(story(1))
    assert (tmp_path / NAME).read_bytes() == raw
