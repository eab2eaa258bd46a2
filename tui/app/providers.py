"""The command palette: every command of the table, found by its words."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.settings.commands import COMMANDS
from tui.settings.key_names import readable
from tui.wording import Wording


class CommandsProvider(Provider):
    """Finds commands by their sentence or name, in the language of the interface."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command in COMMANDS:
            text = self._text(command.text)
            yield DiscoveryHit(
                Content(text), self._runner(command.name), text=text, help=self._keys(command.keys)
            )

    async def search(self, query: str) -> Hits:
        """Commands that fit what was typed."""
        matcher = self.matcher(query)
        for command in COMMANDS:
            text = self._text(command.text)
            score = max(matcher.match(text), matcher.match(command.name))
            if score > 0:
                yield Hit(
                    score, Content(text), self._runner(command.name), text=text, help=self._keys(command.keys)
                )

    def _text(self, sentence: str) -> str:
        wording: Wording = getattr(self.app, "wording", Wording())
        return wording.say(sentence)

    @staticmethod
    def _keys(keys: tuple[str, ...]) -> str:
        return "  ".join(map(readable, keys))

    def _runner(self, name: str) -> partial[bool]:
        return partial(self.app.call_later, self.app.run_action, f"app.command({name!r})")
