"""The stories that were opened last: what is remembered of them, in which order, and how many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from faulty import ENGLISH, names_in, recent, story
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tui.settings.places import NOWHERE, places, settings_path
from tui.settings.settings import Settings, load
from tui.state.keeping import StateError
from tui.state.recent import LARGEST, LONGEST_ID, MOST, NAME, Known, Recent, Story

PATHS = st.binary(min_size=1, max_size=60).filter(lambda raw: 0 not in raw)


def test_nothing_is_remembered_at_first(tmp_path: Path) -> None:
    assert recent(tmp_path / "none").read() == Known()
    assert not (tmp_path / "none").exists()


def test_the_story_opened_last_comes_first_and_each_once(tmp_path: Path) -> None:
    for number in (1, 3, 2, 1):
        assert recent(tmp_path).note(story(number, f"e{number}")) == ""
    last = Story("/stories/3.json", 1_800_000_000, "other", -5)
    assert recent(tmp_path).note(last) == ""
    assert recent(tmp_path).read() == Known((last, story(1, "e1"), story(2, "e2")))


def test_a_clock_that_was_set_back_loses_no_story(tmp_path: Path) -> None:
    for number in range(MOST):
        recent(tmp_path).note(Story(f"/{number}", 2**33))
    assert recent(tmp_path).note(story(1)) == ""
    assert recent(tmp_path).read().stories[0] == story(1)


def test_those_opened_longest_ago_go_when_there_are_too_many(tmp_path: Path) -> None:
    path = tmp_path / NAME
    known = recent(tmp_path)
    known.note(story(0))
    first = json.loads(path.read_text())["stories"][0]
    many = [{**first, "path": f"/{number}", "opened": 10_000 - number} for number in range(MOST)]
    path.write_text(json.dumps({"version": 1, "stories": many}))
    known.note(story(7))
    found = known.read().stories
    assert len(found) == MOST
    assert found[0] == story(7)
    assert found[-1].path == f"/{MOST - 2}"


def test_long_paths_make_the_list_shorter_and_never_too_large(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        long = f"/{number}" + "/" + "\udcff" * 4000
        assert recent(tmp_path).note(Story(long, number, "x" * LONGEST_ID, 0)) == ""
    found = recent(tmp_path).read()
    assert found.remark == ""
    assert 20 < len(found.stories) < MOST
    assert found.stories[0].opened == MOST + 4
    assert (tmp_path / NAME).stat().st_size <= LARGEST


@tried(deadline=None, max_examples=30)
@given(st.lists(PATHS, min_size=1, max_size=5, unique=True))
def test_item_17_any_name_a_file_can_have_is_kept_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, names: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("state")
    for number, name in enumerate(names):
        path = "/" + name.decode("utf-8", "surrogateescape")
        assert recent(folder).note(Story(path, number)) == ""
    found = [one.path.encode("utf-8", "surrogateescape")[1:] for one in recent(folder).read().stories]
    assert found == names[::-1]
    assert (folder / NAME).read_bytes().isascii()


def test_what_is_forgotten_is_gone_from_the_file(tmp_path: Path) -> None:
    recent(tmp_path).note(story(1))
    recent(tmp_path).note(story(2))
    assert recent(tmp_path).clear() == 2
    assert recent(tmp_path).read() == Known()
    assert b"stories/1" not in (tmp_path / NAME).read_bytes()
    assert recent(tmp_path).clear() == 0


def test_nothing_is_made_by_forgetting_nothing(tmp_path: Path) -> None:
    assert recent(tmp_path).clear() == 0
    assert names_in(tmp_path) == set()


def test_item_57_without_a_home_folder_nothing_is_written_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", _nobody)
    assert (places().settings, load(settings_path())) == (NOWHERE / "config.toml", (Settings(), ()))
    found = Recent(places().state, ENGLISH)
    assert found.note(story(1)) == "where you left the story could not be kept: there is no home folder"
    assert found.read() == Known(remark="what is remembered of stories is not used: there is no home folder")
    with pytest.raises(StateError, match="there is no home folder"):
        found.clear()
    assert list(tmp_path.iterdir()) == []


def _nobody(user: int) -> object:
    raise KeyError(user)
