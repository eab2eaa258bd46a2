"""The words of the interface in one language.

Everything the program says in its own voice passes through a `Wording`: the
sentence is written in English in the code, the German one stands in the gettext
catalog (`tui/locale`). There is no current language anywhere in the process: a
`Wording` is handed down like any other value, so the language can be switched
while the program runs. Names of countries and months come from CLDR by Babel.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = ("en", "de")
"""Languages of the interface; the first is the one the code is written in."""

_CATALOGS = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 - the gettext convention, which the extractor looks for
    """Mark a sentence for the catalog where it is written but not yet said."""
    return message


@lru_cache(maxsize=len(LANGUAGES))
def _catalog(language: str) -> gettext.NullTranslations:
    return gettext.translation("dateline", _CATALOGS, languages=[language], fallback=True)


@lru_cache(maxsize=len(LANGUAGES))
def _cldr(language: str) -> Locale:
    from babel.core import Locale

    return Locale.parse(language)


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface in one language.

    Attributes:
        language: one of `LANGUAGES`.
    """

    language: str = "en"

    def say(self, message: str, /, **values: object) -> str:
        """The sentence in this language, with `{name}` replaced by the values given."""
        said = _catalog(self.language).gettext(message) if message else ""
        return said.format(**values) if values else said

    def count(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The sentence for `n` things; `{n}` stands for the number itself."""
        return _catalog(self.language).ngettext(singular, plural, n).format(n=self.number(n), **values)

    def number(self, n: int) -> str:
        """A whole number with this language's thousands separator: `10,000`, `10.000`."""
        grouped = f"{n:,}"
        return grouped.replace(",", ".") if self.language == "de" else grouped

    @property
    def cldr(self) -> Locale:
        """CLDR data of this language (Babel); loaded at first use."""
        return _cldr(self.language)


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
