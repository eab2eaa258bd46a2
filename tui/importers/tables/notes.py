"""What was left out of a table or understood somehow: counted, and told once at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tui.importers.found import Remark

_MOST = 200
"""Words that are told for one reason."""
_OTHERS = "…"


class Notes:
    """Counts of remarks.

    Attributes:
        met: lines by the reason, for those that name no word.
    """

    def __init__(self) -> None:
        self.met: Counter[str] = Counter()
        self._words: dict[str, Counter[str]] = {}

    def word(self, reason: str, word: str) -> None:
        """Count a word that was met in a row."""
        counted = self._words.setdefault(reason, Counter())
        counted[word if word in counted or len(counted) < _MOST else _OTHERS] += 1

    def remarks(self) -> Iterator[Remark]:
        """Everything that was counted, the most frequent word of a reason first."""
        for reason, lines in self.met.items():
            if lines:
                yield Remark(0, reason, {"lines": str(lines)})
        for reason, counted in self._words.items():
            for word, lines in counted.most_common():
                yield Remark(0, reason, {"word": word, "lines": str(lines)})
