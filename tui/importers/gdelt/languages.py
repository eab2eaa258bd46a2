"""Which language a document was translated from, as GDELT says it: `srclc:fra; eng:Moses 2.1.1 …`.

GDELT reads reports in more than 65 languages in machine translation. Its codes are those of ISO 639-2/T;
the tags of BCP 47 are the shorter ones of ISO 639-1 where there is one. Source: the language codes of
"GDELT Translingual".
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Final

_TAGS = """
afr af; amh am; ara ar; aze az; axe az; bel be; ben bn; bod bo; bos bs; bul bg; cat ca; ces cs; cym cy; dan
da; deu de; ell el; est et; eus eu; fas fa; fin fi; fra fr; gle ga; glg gl; guj gu; heb he; hin hi; hrv hr;
hun hu; hye hy; ind id; isl is; ita it; jpn ja; kan kn; kat ka; kaz kk; khm km; kor ko; lao lo; lav lv; lit
lt; mal ml; mar mr; mkd mk; mon mn; msa ms; mya my; nep ne; nld nl; nno nn; nob nb; nor no; pan pa; pol pl;
por pt; pus ps; ron ro; rus ru; sin si; slk sk; slv sl; som so; spa es; sqi sq; srp sr; swa sw; swe sv; tam
ta; tel te; tgk tg; tha th; tur tr; ukr uk; urd ur; uzb uz; vie vi; zho zh
"""
TAGS: Final = MappingProxyType({pair[:3]: pair[4:] for pair in _TAGS.replace("\n", " ").strip().split("; ")})
"""Tags of BCP 47 by GDELT's codes."""
_FROM = re.compile(r"srclc:([a-z]{3})")


@lru_cache(maxsize=512)
def language_of(translation: str) -> str | None:
    """The tag of the language a document was translated from; None where it was not, or none is known."""
    found = _FROM.match(translation)
    return TAGS.get(found[1]) if found else None
