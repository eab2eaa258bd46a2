"""The values of a facet in the order of how many events each would give.

A list shows some forty of fifty thousand actors. The story keeps them in this order, so
that nothing is counted for a list without a filter but what is shown of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from tui.archive.columns import RowSet


class Ranking:
    """Values of a facet, most events first, among equals by name. Never changes.

    Attributes:
        values: every value of the story; those that no event has any more stand at the end.
        occurring: how many of them some event has.
    """

    def __init__(self, postings: Mapping[str, RowSet], counts: Mapping[str, int] | None) -> None:
        """Put the values in order.

        Args:
            postings: value to its rows, in this order for the whole story.
            counts: value to its events, None where they are those of the whole story.
        """
        self._postings = postings
        self._counts = counts
        if counts is None:
            self.values: Sequence[str] = tuple(postings)
            self.occurring = len(self.values)
        else:
            # Sorting keeps the order of equals: by name first, then by number.
            self.values = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
            self.occurring = sum(map(bool, counts.values()))

    def count(self, value: str) -> int:
        """Events that have a value; 0 for one that is not in the story."""
        if self._counts is not None:
            return self._counts.get(value, 0)
        return len(self._postings.get(value, ()))

    @cached_property
    def most(self) -> int:
        """Events of the first value."""
        return self.count(self.values[0]) if self.values else 0

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Value to its place, from 0."""
        return {value: place for place, value in enumerate(self.values)}
