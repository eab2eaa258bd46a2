"""Tells at a glance that a file is a story, so that opening one loads no importer."""

from __future__ import annotations

import re

from tui.loading.opening import GZIP, ZSTD

_ZIP = b"PK\x03\x04"
_JSON = re.compile(rb"\s*[\[{]")
_FOREIGN = re.compile(
    rb'"(?:start_?[dD]ate|timeline|version|articles|items|slides|categories|entries|full_category|side_a_name)"\s*:'
)
"""Keys of foreign JSON formats, none of them one of the story format."""


def may_be_foreign(beginning: bytes) -> bool:
    """Whether a file that begins so has to be looked at by the importers; False: it is a story."""
    if beginning.startswith((GZIP, ZSTD, _ZIP)):
        return True
    text = beginning.removeprefix(b"\xef\xbb\xbf")
    return bool(text) and (_JSON.match(text) is None or _FOREIGN.search(text) is not None)
