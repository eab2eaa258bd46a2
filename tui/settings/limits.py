"""The one table of limits: how much the program takes on, and what happens beyond that.

Settings, their checks and the table of the documents are all made from it. The numbers
are handed down from the command line to whatever is bound by them.
"""

from __future__ import annotations

from msgspec import Struct

from tui.settings.problem import SettingProblem
from tui.wording import N_

MIB = 1024**2


class Limits(Struct, frozen=True):
    """How much the program takes on; each field is explained in `LIMITS`.

    Attributes:
        story_size: MiB.
        memory_size: MiB.
        first_events: events.
        watch_every: seconds.
    """

    story_size: int = 2048
    memory_size: int = 16
    first_events: int = 1000
    watch_every: int = 2

    @property
    def largest(self) -> int:
        """Most bytes a story may have, unpacked."""
        return self.story_size * MIB

    @property
    def large(self) -> int:
        """Bytes above which a story is opened by an index."""
        return self.memory_size * MIB


class Limit(Struct, frozen=True):
    """One limit.

    Attributes:
        name: a field of `Limits`, and its key in the settings.
        unit: of its number.
        least, most: what may be set.
        effect: what happens beyond it, a sentence.
    """

    name: str
    unit: str
    least: int
    most: int
    effect: str

    def allows(self, number: int) -> bool:
        """Whether it may be set to a number."""
        return self.least <= number <= self.most

    def refusal(self, value: object) -> SettingProblem:
        """Why it cannot be set to a value."""
        sentence = N_("the setting “{name}” is a number from {least} to {most}, not “{value}”")
        bounds = {"least": str(self.least), "most": str(self.most)}
        return SettingProblem(sentence, {"name": f"limits.{self.name}", **bounds, "value": str(value)})


LIMITS = (
    Limit("story_size", "MiB", 1, 65_536, "a larger story, unpacked, is refused; so is more from a pipe"),
    Limit("memory_size", "MiB", 1, 1024, "a larger story is opened by an index, and read again only by `r`"),
    Limit("first_events", "events", 1, 100_000, "so many are shown while a story is indexed"),
    Limit("watch_every", "s", 1, 3600, "a file is looked at so often where the system tells of no change"),
)
"""Every limit a user may set."""
