"""The command palette: every command of the table, found by its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.settings.commands import COMMANDS, Command
from tui.settings.key_names import readable
from tui.wording import Wording


class CommandsProvider(Provider):
    """Finds commands by their sentence or name, in the language of the interface."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command in self._commands:
            text = self._text(command.text)
            yield DiscoveryHit(_shown(text, command), self._runner(command.name), text=text)

    async def search(self, query: str) -> Hits:
        """Commands that fit what was typed."""
        matcher = self.matcher(query)
        for command in self._commands:
            text = self._text(command.text)
            score = max(matcher.match(text), matcher.match(command.name))
            if score > 0:
                yield Hit(score, _shown(text, command), self._runner(command.name), text=text)

    @property
    def _commands(self) -> Sequence[Command]:
        """The commands with the user's keys, as the screen below the palette has them."""
        commands: Sequence[Command] = getattr(self.screen, "commands", COMMANDS)
        return commands

    def _text(self, sentence: str) -> str:
        wording: Wording = getattr(self.app, "wording", Wording())
        return wording.say(sentence)

    def _runner(self, name: str) -> partial[bool]:
        return partial(self.app.call_later, self.app.run_action, f"app.command({name!r})")


def _shown(text: str, command: Command) -> Content:
    """The sentence and the keys; not as a hit's `help`, which would be read as markup."""
    return Content.assemble(text, ("  " + "  ".join(map(readable, command.keys)), "dim"))
