"""Which link of a story may be followed: only what is surely a web address."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from tui.wording import N_

LONGEST = 2048
"""Characters a link may have."""


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
    if any(character.isspace() or not character.isprintable() for character in url) or "\\" in url:
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
    if parts.username is not None or parts.password is not None:
        raise LinkRefusedError(N_("the link hides its host behind a user name"))
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise LinkRefusedError(N_("the link is not a valid address")) from None
    place = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    place += f":{port}" if port is not None else ""
    kept = "%/:=&?~#+!$,;'@()*[]"
    encoded = (quote(part, safe=kept) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place, *encoded))
