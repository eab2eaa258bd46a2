"""What every test stands on: a still world and, where it is given, the shared data."""

from __future__ import annotations

import os
import runpy
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from security_report import RecordFigure, SecurityReport, recorder

ROOT = Path(__file__).resolve().parent.parent
WATCH = ROOT / "tests" / "watch"
"""On the path of every Python that a test starts: what lies there keeps it off the network."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options to keep how the screens look now, and how the tests of the security items went."""
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="write the snapshots of screens anew instead of comparing them",
    )
    parser.addoption(
        "--security-report",
        metavar="FILE",
        type=Path,
        help="write how the tests of the security items went, and what they counted",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests off the network; gather outcomes, where asked for, in the process that knows all."""
    sys.addaudithook(runpy.run_path(str(WATCH / "sitecustomize.py"))["watcher"](None))
    path = config.getoption("--security-report")
    if path is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(SecurityReport(path.absolute()))


@pytest.fixture
def record_figure(request: pytest.FixtureRequest) -> RecordFigure:
    """Counts for the figures of `docs/security.md`: `record_figure("mutations", 1000, lost=0)`."""
    return recorder(request.node)


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether snapshots are written anew."""
    return bool(request.config.getoption("--update-snapshots"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that reads the shared data, so that `-m shared` runs these alone."""
    for item in items:
        if isinstance(item, pytest.Function) and "shared" in item.fixturenames:
            item.add_marker("shared")


@pytest.fixture(autouse=True)
def still_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Time zone, locale, colours and home folder do not depend on who runs the tests."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    for name in (
        "LC_ALL",
        "LC_MESSAGES",
        "LANGUAGE",
        "NO_COLOR",
        "COLORTERM",
        "BROWSER",
        "DISPLAY",
        "WAYLAND_DISPLAY",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A test speaks to no network, nor does any Python it starts; what was tried fails the test."""
    log = tmp_path / "network.log"
    inherited = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(WATCH), inherited])))
    monkeypatch.setenv("NETWORK_LOG", str(log))
    yield
    assert not log.exists(), log.read_text("utf-8")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data and hostile files that the repository may not hold.

    Skips by name where the environment variable `DATELINE_SHARED` does not point to it.
    """
    place = os.environ.get("DATELINE_SHARED")
    if not place or not Path(place).is_dir():
        pytest.skip("DATELINE_SHARED does not point to the shared data")
    return Path(place)


@pytest.fixture(scope="session")
def bundled() -> Path:
    """The story that ships with the program."""
    return ROOT / "events.json"
