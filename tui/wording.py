"""The words of the interface in one language.

Everything the program says in its own voice passes through a `Wording`: the
sentence is written in English in the code, the German one stands in the gettext
catalog (`tui/locale`). There is no current language anywhere in the process: a
`Wording` is handed down like any other value, so the language can be switched
while the program runs. Names of countries and months come from CLDR (by Babel, see
`scripts/cldr.py`) and lie beside the catalogs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "de")
"""Languages of the interface; the first is the one the code is written in."""

_CATALOGS = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 - the gettext convention, which the extractor looks for
    """Mark a sentence for the catalog where it is written but not yet said."""
    return message


@lru_cache(maxsize=len(LANGUAGES))
def _catalog(language: str) -> NullTranslations:
    import gettext

    return gettext.translation("dateline", _CATALOGS, languages=[language], fallback=True)


class Names(Struct, frozen=True):
    """Names of CLDR in one language.

    Attributes:
        territories: by ISO 3166-1 alpha-2 code and the few codes CLDR adds.
        languages: by ISO 639 code.
        months: `abbreviated` and `wide` names as they stand alone, by number from 1.
        days: abbreviated names of weekdays as they stand alone, Monday being 0.
    """

    territories: dict[str, str]
    languages: dict[str, str]
    months: dict[str, dict[int, str]]
    days: dict[int, str]


@lru_cache(maxsize=len(LANGUAGES))
def _names(language: str) -> Names:
    return msgspec.json.decode((_CATALOGS / language / "cldr.json").read_bytes(), type=Names)


class Wording(Struct, frozen=True):
    """The interface in one language.

    Attributes:
        language: one of `LANGUAGES`.
    """

    language: str = "en"

    def say(self, message: str, /, **values: object) -> str:
        """The sentence in this language, with `{name}` replaced by the values given."""
        said = (
            _catalog(self.language).gettext(message) if message and self.language != LANGUAGES[0] else message
        )
        return said.format(**values) if values else said

    def count(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The sentence for `n` things; `{n}` stands for the number itself."""
        if self.language == LANGUAGES[0]:
            said = singular if n == 1 else plural
        else:
            said = _catalog(self.language).ngettext(singular, plural, n)
        return said.format(n=self.number(n), **values)

    def number(self, n: int) -> str:
        """A whole number with this language's thousands separator: `10,000`, `10.000`."""
        grouped = f"{n:,}"
        return grouped.replace(",", ".") if self.language == "de" else grouped

    @property
    def cldr(self) -> Names:
        """Names of CLDR in this language; loaded at first use."""
        return _names(self.language)


def language_for(asked: str | None, environment: Mapping[str, str]) -> str:
    """The interface language: what was asked for, else the locale of the environment, else English.

    Follows POSIX: `LC_ALL` before `LC_MESSAGES` before `LANG`, the first that is set decides.
    """
    if asked in LANGUAGES:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            tag = value[:2].lower()
            return tag if tag in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]
