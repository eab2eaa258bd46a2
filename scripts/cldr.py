"""Writes the names of countries, months, weekdays and languages from CLDR (by Babel) into `tui/locale`.

The program reads these small files instead of loading Babel, which would cost more at the
start than drawing the first screen. A test compares them with Babel.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from babel.core import Locale

LOCALES = Path(__file__).resolve().parent.parent / "tui" / "locale"
LANGUAGES = ("en", "de")


def names(language: str) -> dict[str, object]:
    """The names in one language, in the shape of `tui.wording.Names`."""
    locale = Locale.parse(language)
    return {
        "territories": {code: name for code, name in sorted(locale.territories.items()) if len(code) == 2},
        "languages": {code: name for code, name in sorted(locale.languages.items()) if len(code) <= 3},
        "months": {width: dict(locale.months["stand-alone"][width]) for width in ("abbreviated", "wide")},
        "days": dict(locale.days["stand-alone"]["abbreviated"]),
    }


def text(language: str) -> str:
    """The contents of one file."""
    return json.dumps(names(language), ensure_ascii=False, indent=0) + "\n"


def main() -> int:
    """Write the files."""
    for language in LANGUAGES:
        (LOCALES / language).mkdir(exist_ok=True)
        (LOCALES / language / "cldr.json").write_text(text(language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
