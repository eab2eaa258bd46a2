"""EDTF that is nearly right: the draft of 2012, missing zeros, blanks, other dashes.

Only writing is repaired here, never meaning: each rule has one possible reading.
"""

from __future__ import annotations

import re

_LONGEST = 200
_DASHES = str.maketrans("‐‑‒–—−", "------")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=[0-9]) ?[-] (?=[0-9])|(?<=[0-9]) (?:to|bis) (?=[0-9])", "/"),
        (r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})[ tT,]+(?=[0-9]{1,2}:)", "T"),
        (r"(?<=T)(?=[0-9]:)", "0"),
        (r"(?<=:[0-9]{2}) ?(?:z|UTC|GMT|utc|gmt)$", "Z"),
        (r"(T[0-9:.]+) ?([+-][0-9]{2})([0-9]{2})$", r"\1\2:\3"),
        (r"\s+", ""),
        (r"^unknown(?=/)|(?<=/)unknown$", ""),
        (r"(?<=/)open$", ".."),
        (r"\?~|~\?", "%"),
        (r"(?<=[0-9xXuU-])[uUx]", "X"),
        (r"(?<![0-9X])[xuU](?=[0-9X-])", "X"),
        (r"^\+(?=[0-9]{4})", ""),
        (r"^y(?=-?[0-9])", "Y"),
        (r"^Y(?=-?[0-9]{4}$)", ""),
        (r"(?<![0-9X])([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})(?![0-9X])", r"\1-\2-\3"),
        (r"^(-?)([0-9]{3})(?=-[0-9]{2}(?:-|$))|^(-)([0-9]{3})$", r"\1\g<3>0\2\g<4>"),
        (r"(?<=[0-9]{4}-)([0-9])(?=$|[-/T?~%.\],}])", r"0\1"),
        (r"(?<=[0-9]{4}-[0-9]{2}-)([0-9])(?=$|[/T?~%.\],}])", r"0\1"),
        (r"^([12][0-9]{3})(0[1-9]|1[0-2])([0-3][0-9])$", r"\1-\2-\3"),
    )
)


def repaired(text: str) -> str:
    """The text with the writing of EDTF restored where it can be; perhaps still no date.

    A text longer than any date comes back as it is.
    """
    if len(text) > _LONGEST:
        return text
    result = text.strip().translate(_DASHES)
    for pattern, replacement in _RULES:
        result = pattern.sub(replacement, result)
    return result
