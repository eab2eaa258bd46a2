"""A story opens where the reader left it, says so, and is left where the reader is."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from stage import Stage, staged_on, story_of
from test_large_story import Scripted, until

from tui.app.app import DatelineApp
from tui.app.launch import built, launch
from tui.app.view import COMING
from tui.archive.saved.cache import Cache
from tui.errors import UNREADABLE, UnreadableError
from tui.loading.gate import Opened, open_story
from tui.loading.large.entry import Beginning
from tui.query.forms import from_text
from tui.settings.settings import Settings
from tui.state.recent import NAME, Recent, Story
from tui.state.session import Session
from tui.wording import Wording

PATH = "/stories/small.json"
BACK = "back at the event where you left the story"
GONE = "the event where you left the story is gone; this one is near it in time"


def days(*numbers: int) -> Opened:
    """A story of one event on each of these days of January 2024."""
    return story_of(
        [{"id": f"e{day}", "date": f"2024-01-{day:02}", "title": f"Day {day}"} for day in numbers]
    )


def recent(folder: Path) -> Recent:
    return Recent(folder, Wording())


def session(folder: Path, left: tuple[str, int | None] | None = None, path: str = PATH) -> Session:
    """A session with the story, which was left at an event before."""
    if left is not None:
        assert recent(folder).note(Story(path, 5, *left)) == ""
    return Session(path, recent(folder))


def left_at_day(opened: Opened, day: int) -> tuple[str, int]:
    row = next(row for row in range(len(opened.archive)) if opened.archive.event(row).id == f"e{day}")
    return f"e{day}", opened.archive.columns.starts[row]


@asynccontextmanager
async def staged_again(opened: Opened, one: Session, query: str = "") -> AsyncIterator[Stage]:
    app = built(opened, from_text(query), Wording(), Settings(theme="dark"), session=one)
    async with staged_on(app) as stage:
        yield stage


async def test_it_opens_at_the_event_where_it_was_left(tmp_path: Path) -> None:
    opened = days(1, 2, 3, 4)
    async with staged_again(opened, session(tmp_path, left_at_day(opened, 3))) as stage:
        assert stage.event == "e3"
        assert BACK in stage.last_line
        await stage.press("j")
        assert (stage.event, BACK in stage.last_line) == ("e4", False)
        await stage.press("g")
        assert stage.event == "e1"


async def test_the_event_is_found_again_though_others_came_and_went(tmp_path: Path) -> None:
    left = left_at_day(days(1, 2, 3, 4), 3)
    async with staged_again(days(2, 3, 4, 5, 6), session(tmp_path, left)) as stage:
        assert (stage.event, BACK in stage.last_line) == ("e3", True)


@pytest.mark.parametrize(("now", "near"), [((1, 2, 5, 6), "e5"), ((1, 2), "e2")])
async def test_an_event_that_is_gone_leaves_its_time(tmp_path: Path, now: tuple[int, ...], near: str) -> None:
    left = left_at_day(days(1, 2, 3, 4), 3)
    async with staged_again(days(*now), session(tmp_path, left)) as stage:
        assert (stage.event, GONE in stage.last_line) == (near, True)


async def test_one_of_several_events_of_a_moment_is_told_by_its_id(tmp_path: Path) -> None:
    opened = story_of([{"id": f"e{n}", "date": "2024-01-01", "title": f"T{n}"} for n in range(5)])
    async with staged_again(opened, session(tmp_path, ("e3", opened.archive.columns.starts[0]))) as stage:
        assert stage.event == "e3"


@pytest.mark.parametrize("left", [None, ("", None), ("e1", left_at_day(days(1), 1)[1])])
async def test_at_the_first_event_nothing_is_said(
    tmp_path: Path, left: tuple[str, int | None] | None
) -> None:
    async with staged_again(days(1, 2), session(tmp_path, left)) as stage:
        assert stage.event == "e1"
        assert stage.view.notice == ""


async def test_a_filter_of_the_command_line_goes_before(tmp_path: Path) -> None:
    opened = days(1, 2, 3, 4)
    async with staged_again(opened, session(tmp_path, left_at_day(opened, 3)), '"day 4"') as stage:
        assert (stage.event, stage.view.notice) == ("e4", "")


async def test_a_story_without_events_is_no_trouble(tmp_path: Path) -> None:
    async with staged_again(story_of([]), session(tmp_path, ("e1", 5))) as stage:
        assert stage.event == ""


async def test_item_58_a_damaged_list_of_stories_is_said_on_the_screen(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("{")
    async with staged_again(days(1, 2), session(tmp_path)) as stage:
        assert f"{NAME}.corrupt-1" in stage.view.notice
        assert "damaged" in stage.last_line


async def test_an_event_that_is_still_to_come_is_gone_to_when_it_has_come(tmp_path: Path) -> None:
    one = _coming(tmp_path, at_first=20, later=40)
    async with staged_on(one.app) as stage:
        assert (stage.event, stage.view.notice) == ("e0", "")
        await one.arrive(stage)
        assert (stage.event, BACK in stage.last_line) == ("e30", True)


async def test_who_has_gone_elsewhere_meanwhile_stays_there(tmp_path: Path) -> None:
    one = _coming(tmp_path, at_first=20, later=40)
    async with staged_on(one.app) as stage:
        await stage.press("j")
        await one.arrive(stage)
        assert stage.event == "e1"


class _Coming:
    """A story of which more is to come."""

    def __init__(self, app: DatelineApp, whole: Opened) -> None:
        self.app = app
        self._whole = whole

    async def arrive(self, stage: Stage) -> None:
        from tui.app.tidings import Indexed

        self.app.post_message(Indexed(self._whole))
        await until(stage, f"{len(self._whole.archive)} events")


def _coming(tmp_path: Path, at_first: int, later: int) -> _Coming:
    path = tmp_path / "story.json"

    def opened(number: int) -> Opened:
        events = [{"id": f"e{n}", "date": f"{1980 + n}", "title": f"Number {n}"} for n in range(number)]
        path.write_text(json.dumps({"title": "Long", "events": events}))
        return open_story(str(path), Wording())

    whole = opened(later)
    one = session(tmp_path / "state", ("e30", whole.archive.columns.starts[30]))
    cache = Cache(tmp_path / "cache")
    beginning = Beginning(opened(at_first), False, Scripted(str(path), cache))
    app = built(
        beginning.opened, from_text(""), Wording(), Settings(theme="dark"), beginning=beginning, session=one
    )
    assert app.main.view.preview == COMING
    return _Coming(app, whole)


def launched(
    monkeypatch: pytest.MonkeyPatch, opened: Opened, one: Session, row: int | None, **changes: object
) -> None:
    """Open and leave the screen, with the event in a row selected."""

    def run(app: DatelineApp, **_: object) -> None:
        from msgspec.structs import replace

        from tui.app.screens.main import MainScreen

        app.main.set_reactive(MainScreen.view, replace(app.main.view, row=row, **changes))

    monkeypatch.setattr(DatelineApp, "run", run)
    assert launch(opened, from_text(""), Wording(), Settings(), session=one) == 0


def test_it_is_left_at_the_selected_event(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened = days(1, 2, 3)
    one = session(tmp_path)
    launched(monkeypatch, opened, one, 1)
    assert one.save(9) == ""
    assert recent(tmp_path).read().stories == (Story(PATH, 9, *left_at_day(opened, 2)),)


@pytest.mark.parametrize("changes", [{"row": None}, {"row": 0, "preview": COMING}])
def test_who_has_been_nowhere_leaves_it_where_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changes: dict[str, object]
) -> None:
    opened = days(1, 2, 3)
    one = session(tmp_path, ("far", 77))
    row = changes.pop("row")
    launched(monkeypatch, opened, one, row if isinstance(row, int) else None, **changes)
    assert one.save(9) == ""
    assert recent(tmp_path).read().stories == (Story(PATH, 9, "far", 77),)


def test_a_story_in_which_nothing_can_be_used_is_not_remembered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(app: DatelineApp, **_: object) -> None:
        app.refusal = "no"

    monkeypatch.setattr(DatelineApp, "run", run)
    one = session(tmp_path)
    with pytest.raises(UnreadableError) as refused:
        launch(days(1), from_text(""), Wording(), Settings(), session=one)
    assert refused.value.code == UNREADABLE
    assert one.save(9) == ""
    assert recent(tmp_path).read().stories == ()


def test_the_place_is_kept_though_a_defect_ended_the_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(_: DatelineApp, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(DatelineApp, "run", run)
    opened, one = days(1, 2), session(tmp_path)
    with pytest.raises(ZeroDivisionError):
        launch(opened, from_text(""), Wording(), Settings(), session=one)
    assert one.save(9) == ""
    assert recent(tmp_path).read().stories == (Story(PATH, 9, *left_at_day(opened, 1)),)


def test_an_id_that_is_too_long_is_left_out_and_its_time_kept(tmp_path: Path) -> None:
    one = session(tmp_path)
    one.leave("x" * 1001, 5)
    assert one.save(9) == ""
    assert recent(tmp_path).read().stories == (Story(PATH, 9, "", 5),)


def test_what_was_said_at_the_beginning_is_not_said_again(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"version": 2}')
    one = session(tmp_path)
    assert "later version" in one.remark
    one.leave("e1", 5)
    assert one.save(9) == ""
