"""Every view in every format, byte for byte, on the story that ships with the program.

Where the program is installed, `python tests/exporters/test_golden.py` writes the expected files anew;
look at the difference before keeping it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from small_story import FORMATS, VIEWS, exported, exported_story, selected

from tui.exporters.registry import EXPORTS

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "golden"
STORY = ROOT.parent / "events.json"
SUFFIX = {"text": "txt", "json": "json", "ndjson": "ndjson", "csv": "csv", "markdown": "md"}
STORIES = {known.name: f"export{known.suffixes[0]}" for known in EXPORTS}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("view", VIEWS)
def test_an_export_is_what_it_was(view: str, form: str) -> None:
    golden = GOLDEN / f"{view}.{SUFFIX[form]}"
    assert exported(selected(STORY), view, form).encode() == golden.read_bytes()


@pytest.mark.parametrize("form", STORIES)
def test_an_exported_story_is_what_it_was(form: str) -> None:
    assert exported_story(selected(STORY), form).encode() == (GOLDEN / STORIES[form]).read_bytes()


def write() -> None:
    """Write the expected files anew."""
    GOLDEN.mkdir(exist_ok=True)
    for view in VIEWS:
        for form in FORMATS:
            (GOLDEN / f"{view}.{SUFFIX[form]}").write_bytes(exported(selected(STORY), view, form).encode())
    for form, name in STORIES.items():
        (GOLDEN / name).write_bytes(exported_story(selected(STORY), form).encode())


if __name__ == "__main__":
    write()
