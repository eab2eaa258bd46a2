"""Text as search compares it: without case, accents and what cannot be seen.

`Aussen` finds `Außen`, `Mueller` finds `Müller`, and a letter nobody can see hides
no word. Folding is for comparing only; nothing folded is ever shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ACCENTS = re.compile(r"[\u0300-\u036f]+")
# Latin, Greek, Cyrillic and Armenian letters and visible punctuation: nothing to do once accents are off.
_OTHER_SCRIPT = re.compile(
    r"[^\x00-\x7f\xa0-\xac\xae-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf]"
)
_INVISIBLE = frozenset({"Cf", "Me"})
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
# Letters with a stroke or of their own that Unicode does not take apart, as a reader without them types them.
_ALONE = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_WORD = re.compile(r"[^\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
# Not in "neue" or "Quelle", where the e is a letter of its own, and not while the word is still being typed.
_DIGRAPH = re.compile(r"(?<![aeiouq])([aou])e(?=[^\W_])")


def fold(text: str) -> str:
    """`text` without case, compatibility forms, accents and invisible characters.

    `Außen` is `aussen`, `Müller` `muller`, `Kyïv` `kyiv`, `ﬁ` `fi`; a Turkish dotless i and the letters
    with a stroke become the plain ones. Marks that make another letter stay: Indian vowel signs, voiced kana.
    Casefolding and NFKC as in The Unicode Standard, section 3.13. The result may be longer than the text.
    """
    if text.isascii():
        return text.lower()
    # Dots first: they are most of the accents in German, and `replace` takes away many at once.
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold().replace("\u0308", ""))
    if plain.isascii():
        return plain
    plain = plain.translate(_ALONE)
    if _OTHER_SCRIPT.search(plain) is None:
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    kept = "".join([char for char in apart if char < "\x7f" or not _falls_away(char)])
    return unicodedata.normalize("NFKC", kept)


def _falls_away(char: str) -> bool:
    """Whether a character beyond ASCII is an accent, a vowel point, or invisible.

    By canonical combining class: 1 is an overlay, 10 to 36 are points of Hebrew, Arabic and Syriac, from
    200 on accents by their place.
    """
    combining = unicodedata.combining(char)
    if combining:
        return combining == 1 or 10 <= combining <= 36 or combining >= 200
    return unicodedata.category(char) in _INVISIBLE or char in _FILLERS or "\ufe00" <= char <= "\ufe0f"


def words(text: str) -> list[str]:
    """The folded words of `text`, in order: runs of letters and digits with their marks.

    In scripts that do not part words each character is one, with the marks on it. An apostrophe parts words:
    `NATO’s` is `nato`, `s`. No word holds a space or ASCII punctuation, so words can be joined by spaces; and
    white space always parts: the words of a text are the words of its pieces, one after the other.
    """
    folded = fold(text)
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    return _WORD.findall(folded) if has_plain_words(folded) else _words_with_marks(folded)


def has_plain_words(folded: str) -> bool:
    r"""Whether the words of folded text are its runs of `[^\W_]`: no script with marks or without spaces."""
    return folded.isascii() or _OTHER_SCRIPT.search(folded) is None


@lru_cache(maxsize=1)
def _single() -> re.Pattern[str]:
    """A letter of a script in which words touch: Thai, Lao, Burmese, Khmer, kana, ideographs."""
    return re.compile(
        r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
        r"\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
    )


def _words_with_marks(folded: str) -> list[str]:
    parted: list[str] = []
    single = _single()
    alone = False
    for char in folded:
        kind = unicodedata.category(char)[0]
        if kind not in "LMN":
            parted.append(" ")
            alone = False
        elif kind == "M":
            parted.append(char)
        else:
            now_alone = single.match(char) is not None
            parted.append(f" {char}" if alone or now_alone else char)
            alone = now_alone
    return "".join(parted).split()


def word_forms(typed: str) -> tuple[str, ...]:
    """The folded spellings under which one typed word may stand in the index, the plain one first.

    German umlauts are typed as one letter or as two: `Südkorea` is looked for as `sudkorea` and `suedkorea`,
    `Suedkorea` as `suedkorea` and `sudkorea`. A form of several words (`NATO’s`) has a space between them and
    is to be looked for as a phrase. Empty when nothing in `typed` can be searched.
    """
    composed = unicodedata.normalize("NFC", typed)
    plain = fold(composed)
    spellings = (plain, fold(composed.translate(_UMLAUTS)), _DIGRAPH.sub(r"\1", plain))
    forms = dict.fromkeys(" ".join(words(spelling)) for spelling in spellings)
    return tuple(form for form in forms if form)
