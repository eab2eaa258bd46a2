"""The uncertain date: EDTF in, one immutable value out.

`parse` understands what a story file says, and nothing else; `When` answers every
question about it. `parse_typed` understands what people type, and `suggest` what a
file probably meant. Words for dates are in `tui.model.dates.display`.
"""

from __future__ import annotations

from tui.model.dates.bounds import Bounds, bounds
from tui.model.dates.moment import Moment, Precision, Qualifier
from tui.model.dates.parsing import parse
from tui.model.dates.refusal import DateError
from tui.model.dates.typed import parse_typed, suggest
from tui.model.dates.when import FOREVER, Edge, Kind, Span, When

__all__ = [
    "FOREVER",
    "Bounds",
    "DateError",
    "Edge",
    "Kind",
    "Moment",
    "Precision",
    "Qualifier",
    "Span",
    "When",
    "bounds",
    "parse",
    "parse_typed",
    "suggest",
]
