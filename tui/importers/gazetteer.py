"""Countries that a text names: a suggestion, never more than that.

A name is found as a whole word with a capital letter, in English or German. Names that are also those
of persons or of other places are left out: who reads Jordan, Georgia or Chad may be reading of a man.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.model.places import ALPHA3, country_name, short_name
from tui.wording import LANGUAGES, Wording

_AMBIGUOUS = frozenset(("Chad", "Georgia", "Guernsey", "Jersey", "Jordan", "Norfolk Island", "St. Helena"))
_SHORT = {"U.S.": "US", "USA": "US", "U.S": "US", "UK": "GB", "U.K.": "GB", "UAE": "AE", "DRC": "CD"}
_LEAST = 4
"""Letters a name has to have; shorter ones are words of other languages."""


def suggested_countries(text: str) -> tuple[str, ...]:
    """Codes of the countries that a text names, in the order of the text, each once."""
    names, pattern = _gazetteer()
    return tuple(dict.fromkeys(names[found[0]] for found in pattern.finditer(text)))


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[dict[str, str], re.Pattern[str]]:
    names = dict(_SHORT)
    for code in ALPHA3:
        for language in LANGUAGES:
            wording = Wording(language)
            for name in (country_name(code, wording), short_name(code, wording)):
                if len(name) >= _LEAST and name not in _AMBIGUOUS:
                    names.setdefault(name, code)
    longest_first = sorted(names, key=len, reverse=True)
    return names, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
