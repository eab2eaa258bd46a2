"""Write the pictures of the screen that the documents show, from the story that ships.

`python scripts/screenshots.py` writes them; with `--check` it only names those that differ and
ends with 1 when there is one. The same code on the same story gives the same bytes: the size,
the language and the colours are fixed, and nothing of the machine is on the screen.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tui.app.launch import built  # noqa: E402 - the checkout is what is shown, not what is installed
from tui.loading.gate import open_story  # noqa: E402
from tui.query.query import Query  # noqa: E402
from tui.settings.settings import Settings  # noqa: E402
from tui.wording import Wording  # noqa: E402

_STORY = "events.json"
_WEB_FONTS = re.compile(r"\s*@font-face \{[^}]*\}")
_ROOT_ELEMENT = '<svg class="rich-terminal"'
_MONOSPACE = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the screen.

    Attributes:
        name: its file in `docs/`.
        size: columns and rows of the terminal.
        theme: the colours.
        language: the language of the interface and of the story.
        keys: Textual names of the keys pressed before it is taken.
    """

    name: str
    size: tuple[int, int]
    theme: str = "dark"
    language: str = "en"
    keys: Sequence[str] = ()


PICTURES = (
    Picture("screenshot.svg", (120, 36), keys=("j", "j", "j", "j")),
    Picture("screenshot-light.svg", (120, 36), theme="light", language="de", keys=("j", "j", "j", "j")),
    Picture("screenshot-80x24.svg", (80, 24)),
    Picture("screenshot-country.svg", (120, 36), keys=("c",)),
)


async def drawn(picture: Picture) -> str:
    """The picture as SVG."""
    wording = Wording(picture.language)
    opened = open_story(_STORY, wording)
    app = built(opened, Query(), wording, Settings(language=picture.language, theme=picture.theme))
    async with app.run_test(size=picture.size) as pilot:
        await pilot.press(*picture.keys)
        await pilot.pause()
        return self_contained(app.export_screenshot(title="dateline"))


def self_contained(svg: str) -> str:
    """The picture with the reader's own monospaced font: looking at it asks no server for anything.

    Spaces at the beginning of a text are kept, which some viewers leave out unless they are told to.
    """
    plain = _WEB_FONTS.sub("", svg).replace("Fira Code, monospace", _MONOSPACE)
    plain = plain.replace(_ROOT_ELEMENT, f'{_ROOT_ELEMENT} xml:space="preserve"', 1)
    return "\n".join(line.rstrip() for line in plain.splitlines()).strip() + "\n"


def main() -> int:
    """Write what differs, or with `--check` only name it."""
    only_check = "--check" in sys.argv[1:]
    os.chdir(ROOT)
    os.environ.pop("NO_COLOR", None)
    differing = 0
    for picture in PICTURES:
        path = ROOT / "docs" / picture.name
        wanted = asyncio.run(drawn(picture))
        if path.exists() and path.read_text("utf-8") == wanted:
            continue
        differing += 1
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
        if not only_check:
            path.write_text(wanted, "utf-8")
    return 1 if only_check and differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
