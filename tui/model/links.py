"""Which link of a story may be followed: only what is surely a web address.

Nothing is stripped from a link to make it one: a link that holds what no link has is refused, and the
reason is said. Where a link leads is read in its host, so the host is always shown as the browser asks
for it, in its `xn--` form where it has other letters.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from tui.wording import N_

LONGEST = 2048
"""Characters a link may have, as written and as handed over."""
_KEPT = "%/:=&?~#+!$,;'@()*[]"
# The backslash, which browsers take for a slash, and what stands where cleaning found a control character.
_IN_NO_LINK = re.compile(r"[\\\u2400-\u2426\ufffd]")
_LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*\.?")
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


class LinkRefusedError(ValueError):
    """The link is not opened; the argument is the reason, for the catalog."""


def safe_link(url: str) -> str:
    """The link as it is handed over: ASCII only, the host in its `xn--` form, the rest percent-encoded.

    Raises:
        LinkRefusedError: it is not a plain http or https address.
    """
    if not url:
        raise LinkRefusedError(N_("there is no link in the data"))
    if len(url) > LONGEST:
        raise LinkRefusedError(N_("the link is longer than 2048 characters"))
    if any(character.isspace() or not character.isprintable() for character in url) or _IN_NO_LINK.search(
        url
    ):
        raise LinkRefusedError(N_("the link holds characters that no link has"))
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise LinkRefusedError(N_("the link is not a valid address")) from None
    if parts.scheme not in ("http", "https"):
        raise LinkRefusedError(N_("only http and https links are opened"))
    if not host:
        raise LinkRefusedError(N_("the link names no host"))
    if "@" in parts.netloc:
        raise LinkRefusedError(N_("the link hides its host behind a user name"))
    place = _real_host(host, bracketed="[" in parts.netloc) + (f":{port}" if port is not None else "")
    link = _encoded(parts, place)
    if len(link) > LONGEST:
        raise LinkRefusedError(N_("the link is longer than 2048 characters"))
    return link


def host_of(link: str) -> str:
    """The host of a link that `safe_link` gave, in brackets where it is an address of IPv6."""
    host = urlsplit(link).hostname or ""
    return f"[{host}]" if ":" in host else host


def _real_host(host: str, *, bracketed: bool) -> str:
    """The host as the browser asks for it.

    Raises:
        LinkRefusedError: it is no name and no address.
    """
    refused = LinkRefusedError(N_("the link is not a valid address"))
    if bracketed:
        try:
            address = IPv6Address(host)
        except AddressValueError:
            raise refused from None
        # A zone (`%eth0`) names a network card of this machine, of which no story knows.
        if address.scope_id is not None:
            raise refused
        return f"[{address.compressed}]"
    name = host if host.isascii() else _in_ascii(host)
    if _HOST.fullmatch(name) is None:
        raise refused
    return name


def _in_ascii(host: str) -> str:
    import idna

    try:
        return idna.encode(host, uts46=True, std3_rules=True).decode("ascii")
    except idna.IDNAError:
        raise LinkRefusedError(N_("the link is not a valid address")) from None


def _encoded(parts: SplitResult, place: str) -> str:
    encoded = (
        _BARE_PERCENT.sub("%25", quote(part, safe=_KEPT))
        for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, place, *encoded))
