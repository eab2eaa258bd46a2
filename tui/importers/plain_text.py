"""The text of HTML: what a reader would see, without scripts, styles, pictures and links that could act.

Foreign files hold HTML in their texts; a story holds plain text, and nothing of a story is ever
shown as markup. A scanner of our own: the one of the standard library takes 18 seconds for fifty
kilobytes of `<a ` and stops with an assertion at `<![<`. Every step of this one is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from types import MappingProxyType

from msgspec import Struct

_LONGEST_TAG = 2048
"""Characters a tag may have; what is longer is text."""
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:]{0,31})((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:-]*)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_SILENT = frozenset(("script", "style", "template", "noscript", "textarea", "title", "svg", "object"))
"""Elements whose content nobody reads."""
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header"
        " hr li main nav ol p pre section table td th tr ul",
    )
)
"""Elements that begin a new line."""
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


class Tag(Struct, frozen=True):
    """A tag.

    Attributes:
        name: in small letters.
        ends: whether it is an end tag.
        attributes: by name in small letters, character references resolved.
    """

    name: str
    ends: bool
    attributes: Mapping[str, str]


def pieces(markup: str) -> Iterator[str | Tag]:
    """The texts and tags of some HTML, in their order; a text has its character references resolved."""
    at = told = closing = 0
    while (start := markup.find("<", at)) >= 0:
        after = _comment_end(markup, start)
        tag = None
        if after < 0:
            found = _TAG.match(markup, start, start + _LONGEST_TAG)
            if found is None:
                closing = closing if closing > start else markup.find(">", start)
                if closing < 0:
                    break
                at = max(start + 1, closing - _LONGEST_TAG)
                continue
            tag = Tag(found[2].lower(), bool(found[1]), _attributes(found[3]))
            after = _silent_end(markup, found.end(), tag)
        if start > told:
            yield unescape(markup[told:start])
        if tag is not None:
            yield tag
        at = told = after
    if told < len(markup):
        yield unescape(markup[told:])


def plain_text(markup: str) -> str:
    """The text of some HTML: white space as a browser shows it, one line for each block."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    lines = [""]
    for piece in pieces(markup):
        if isinstance(piece, str):
            lines[-1] += piece
        elif piece.name in _BLOCKS:
            lines.append("")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def links(markup: str) -> list[str]:
    """The addresses of the links in some HTML, each once."""
    found = (piece.attributes.get("href", "") for piece in pieces(markup) if isinstance(piece, Tag))
    return list(dict.fromkeys(link.strip() for link in found if link.strip()))


def _comment_end(markup: str, start: int) -> int:
    """Where a comment or a declaration that starts here ends; below 0 where none starts."""
    if markup.startswith("<!--", start):
        end = markup.find("-->", start + 4)
        return len(markup) if end < 0 else end + 3
    if markup.startswith(("<!", "<?"), start):
        end = markup.find(">", start)
        return len(markup) if end < 0 else end + 1
    return -1


def _silent_end(markup: str, start: int, tag: Tag) -> int:
    """Where reading goes on after a tag: behind the content of an element that nobody reads."""
    if tag.ends or tag.name not in _SILENT:
        return start
    found = re.compile(rf"</{tag.name}\b", re.IGNORECASE).search(markup, start)
    return len(markup) if found is None else found.start()


def _attributes(text: str) -> Mapping[str, str]:
    if "=" not in text:
        return _NO_ATTRIBUTES
    return {
        name.lower(): unescape(value[1:-1] if value[:1] in "\"'" else value)
        for name, value in _ATTRIBUTE.findall(text)
    }
