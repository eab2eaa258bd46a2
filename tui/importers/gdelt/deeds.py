"""What an event code of CAMEO says, in words: a kind of event, and a sentence between two actors.

GDELT codes events by CAMEO (Gerner, Schrodt and Yilmaz, "Conflict and Mediation Event Observations",
codebook 1.1b3), whose codes the GDELT Project publishes in `CAMEO.eventcodes.txt`, free to use with
citation. The words are ours: CAMEO's own ("Make statement, not specified below") are made for coders and
tell no reader who did what.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from tui.importers.gdelt.conflict import CONFLICT
from tui.importers.gdelt.cooperation import COOPERATION

KINDS: Final = MappingProxyType(
    {
        "01": "statement",
        "02": "appeal",
        "03": "intent to cooperate",
        "04": "consult",
        "05": "diplomatic cooperation",
        "06": "material cooperation",
        "07": "aid",
        "08": "yield",
        "09": "investigate",
        "10": "demand",
        "11": "disapprove",
        "12": "reject",
        "13": "threaten",
        "14": "protest",
        "15": "show of force",
        "16": "reduce relations",
        "17": "coerce",
        "18": "assault",
        "19": "fight",
        "20": "mass violence",
    }
)
"""The root classes of CAMEO, as kinds of events."""

PHRASES: Final = MappingProxyType(
    dict(line.split(" ", 1) for line in (COOPERATION + CONFLICT).split("\n") if line)
)
"""What the first actor did, by event code, as those tables have it."""

_SLOT = re.compile(r"\((.*?)\)| ?\[(.*?)_(.*?)\]")
_ROOT_DIGITS = 2


class Deed(Struct, frozen=True):
    """What one actor did to another.

    Attributes:
        code: the event code with all its digits.
        kind: the root class.
        alone: what the first actor did where there is no second one: `made a visit`.
        before: what stands before the second actor: `made a visit to `.
        after: what stands after the second actor.
    """

    code: str
    kind: str
    alone: str
    before: str
    after: str


@lru_cache(maxsize=1024)
def deed_of(code: str, root: str) -> Deed | None:
    """What an event code means; None where it is none of CAMEO's.

    Args:
        code: the event code; a table program that cut its leading zero has cut that of the root class too.
        root: the root class as the file has it.
    """
    if len(root) < _ROOT_DIGITS:
        code = "0" + code
    phrase = PHRASES.get(code)
    slot = _SLOT.search(phrase) if phrase else None
    if phrase is None or slot is None:
        return None
    start, end = phrase[: slot.start()], phrase[slot.end() :]
    if slot[1] is not None:
        return Deed(code, KINDS[code[:2]], start + slot[1] + end, start, end)
    before, after = f"{start} {slot[2]}", slot[3] + end
    return Deed(code, KINDS[code[:2]], start + end, before, after)
