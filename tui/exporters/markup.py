"""HTML that is put together from elements: text becomes markup in one place only, and is escaped there."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from msgspec import Struct


class Markup(Struct, frozen=True):
    """Finished HTML; any other string is text."""

    html: str


Node = Markup | str
Attribute = str | int | bool | None


def element(name: str, /, *children: Node, **attributes: Attribute) -> Markup:
    """An element with an end tag.

    Args:
        name: of the element.
        children: text, which is escaped, and finished markup.
        attributes: `class_` is `class`, `data_a` is `data-a`; one that is None, False or empty is left out,
            one that is True stands without a value.
    """
    return Markup(f"{_start(name, attributes)}{joined(children).html}</{name}>")


def void(name: str, /, **attributes: Attribute) -> Markup:
    """An element that has no end tag."""
    return Markup(_start(name, attributes))


def joined(nodes: Iterable[Node], between: str = "") -> Markup:
    """Nodes one after the other, with text between them."""
    return Markup(escape(between).join(one.html if isinstance(one, Markup) else escape(one) for one in nodes))


def _start(name: str, attributes: dict[str, Attribute]) -> str:
    written = "".join(
        f" {_spelled(key)}" + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False and value != ""
    )
    return f"<{name}{written}>"


def _spelled(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
