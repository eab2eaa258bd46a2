"""The stories that are measured: the one that ships, and generated ones that lie outside the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Story:
    """A story to open.

    Attributes:
        name: how tables and figures call it.
        total: its events.
        form: `ndjson`, or `json` for one object; empty for the story that ships.
    """

    name: str
    total: int
    form: str = "ndjson"

    @property
    def path(self) -> Path:
        """Its file; generated when it is not there."""
        if not self.form:
            return ROOT / "events.json"
        path = folder() / f"events-{self.total}.{self.form}"
        if not path.exists():
            unfinished = path.with_name(f"unfinished-{path.name}")
            words = (str(self.total), "--form", self.form, "-o", str(unfinished))
            subprocess.run((sys.executable, str(ROOT / "bench" / "generate"), *words), check=True)
            unfinished.rename(path)
        return path

    @property
    def argv(self) -> tuple[str, ...]:
        """The program as it is started on this story."""
        return (sys.executable, "-m", "tui", "--lang", "en", str(self.path))


SHIPPED = Story("18", 18, "")
STORIES = (SHIPPED, Story("100k", 100_000), Story("1m", 1_000_000))
"""What the keys and the start are measured with."""
ONE_OBJECT = Story("1m-json", 1_000_000, "json")
"""The largest one again, in the form that cannot be cut into lines."""


def folder() -> Path:
    """Where generated stories and indexes are kept between two runs."""
    base = os.environ.get("DATELINE_BENCH") or str(Path(tempfile.gettempdir()) / "dateline-bench")
    path = Path(base)
    path.mkdir(parents=True, exist_ok=True)
    return path


def only_events(story: Story) -> Path:
    """The events of a story alone, a line each: what programs read that know no head."""
    path = folder() / f"only-events-{story.total}.ndjson"
    if not path.exists():
        unfinished = path.with_name(f"unfinished-{path.name}")
        with story.path.open("rb") as lines, unfinished.open("wb") as kept:
            lines.readline()
            while block := lines.read(1 << 20):
                kept.write(block)
        unfinished.rename(path)
    return path


def surroundings(cache: Path | None = None) -> dict[str, str]:
    """An environment without settings and memory; indexes go to `cache`, by default one that is kept."""
    home = folder() / "home"
    home.mkdir(exist_ok=True)
    # Where a story was left is where it opens the next time, and every start is to be the same.
    shutil.rmtree(home / "state", ignore_errors=True)
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(cache or folder() / "cache"),
    }
