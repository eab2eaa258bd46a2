"""Countries: which codes there are, what they are called, and what people type for them.

A code is ISO 3166-1 alpha-2. Names in German and English come from CLDR (Babel), which is
loaded when the first name is asked for; the codes themselves stand here, so that a file can
be checked without it.

Known besides the 249 assigned codes is XK, from the range ISO leaves to its users: CLDR, the
European Union and most data sets use it for Kosovo. EU and UN are known to CLDR too but are
bodies, not countries; like any other unknown code they are shown as they are.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Final

from tui.text import word_forms, words
from tui.wording import LANGUAGES, Wording

# ISO 3166-1, alpha-2 and alpha-3 of each country in one word.
_CODES = """
ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB
BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR
BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR
CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK
FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS
GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN
ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO
LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD
MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER
NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM
PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP
SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF
TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY
UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
XKXKX
"""

ALPHA3: Final = MappingProxyType({pair[:2]: pair[2:] for pair in _CODES.split()})
"""Known alpha-2 codes, in alphabetical order with XK at the end, and their alpha-3 codes."""

_SHORT = MappingProxyType(
    {
        "de": {"GB": "UK", "HK": "Hongkong", "MO": "Macau", "PS": "Palästina", "US": "USA"},
        "en": {
            "BA": "Bosnia",
            "GB": "UK",
            "HK": "Hong Kong",
            "MM": "Myanmar",
            "MO": "Macao",
            "PS": "Palestine",
            "US": "US",
        },
    }
)
"""CLDR's names with alt="short", which Babel leaves out."""

_ALSO: Final = MappingProxyType(
    {
        "AX": "Åland",
        "AE": "UAE|VAE|Emirates|Emirate",
        "BA": "Bosnien",
        "BY": "Weißrussland|Belorussland|Byelorussia",
        "CD": (
            "DRC|DR Congo|DR Kongo|Democratic Republic of the Congo|Democratic Republic of Congo"
            "|Demokratische Republik Kongo|Zaire"
        ),
        "CF": "CAR",
        "CG": "Republic of the Congo|Republik Kongo",
        "CI": "Ivory Coast|Elfenbeinküste",
        "CN": "PRC|VRC|People's Republic of China|Volksrepublik China",
        "CV": "Cape Verde|Kap Verde|Kapverden",
        "CZ": "Czech Republic|Tschechische Republik|Tschechei",
        "DE": "BRD|FRG",
        "GM": "Republic of The Gambia",
        "GB": "U.K.|Britain|Great Britain|Großbritannien",
        "IR": "Islamic Republic of Iran",
        "KP": "DPRK|DVRK|Democratic People's Republic of Korea|Demokratische Volksrepublik Korea",
        "KR": "ROK|Republic of Korea|Republik Korea",
        "LA": "Lao PDR|Lao People's Democratic Republic",
        "MD": "Moldova|Moldawien|Moldau",
        "MK": "Macedonia|Mazedonien",
        "MM": "Burma|Birma",
        "NL": "Holland|The Netherlands",
        "PS": "Palestinian Authority|State of Palestine",
        "RU": "Russian Federation|Russische Föderation",
        "SA": "KSA",
        "SJ": "Svalbard",
        "SY": "Syrian Arab Republic",
        "SZ": "Swaziland|Swasiland",
        "TL": "East Timor|Osttimor",
        "TR": "Turkey|Türkei",
        "TZ": "United Republic of Tanzania",
        "TW": "Republic of China",
        "US": "U.S.|U.S.A.|United States of America|Vereinigte Staaten von Amerika",
        "VA": "Holy See|Heiliger Stuhl|Vatikan|Vatican",
        "ZA": "RSA",
    }
)
"""Abbreviations and other usual names, CLDR's alt="variant" among them."""

_MEANT: Final = MappingProxyType(
    {
        # Codes the European Union writes, codes ISO 3166-3 lists as withdrawn (where one country is left of
        # it), and language codes of ISO 639-1 that are no country's and spoken mainly in one.
        "EL": "GR",
        "BU": "MM",
        "DD": "DE",
        "FX": "FR",
        "TP": "TL",
        "ZR": "CD",
        "CS": "CZ",
        "DA": "DK",
        "FA": "IR",
        "HE": "IL",
        "HI": "IN",
        "JA": "JP",
        "KO": "KR",
        "ZH": "CN",
    }
)

EXACT, NAME_STARTS, OTHER_STARTS, WORD_STARTS = range(4)
"""How well a typed text fits a country, best first; see `match_country`."""


def is_country(code: str) -> bool:
    """Whether `code` is an assigned ISO 3166-1 alpha-2 code, in capitals, or XK."""
    return code in ALPHA3


def country_name(code: str, wording: Wording) -> str:
    """The country's name in the language of `wording`; an unknown code is its own name."""
    return str(wording.cldr.territories.get(code, code)) if is_country(code) else code


def short_name(code: str, wording: Wording) -> str:
    """The shorter name where there is a usual one (`US` is `USA` in German), else the name."""
    return _SHORT[wording.language].get(code) or country_name(code, wording)


@lru_cache(maxsize=512)
def search_names(code: str) -> tuple[str, ...]:
    """What may be typed for a country, folded as by `words` with single spaces, without doubles.

    The names and short names of both languages first, then other usual names, the code and the alpha-3 code.
    An unknown code can be found by itself.
    """
    names = []
    for language in LANGUAGES:
        wording = Wording(language)
        names += [country_name(code, wording), short_name(code, wording)]
    names += [*_ALSO.get(code, "").split("|"), code, ALPHA3.get(code, "")]
    folded = dict.fromkeys(" ".join(words(spelling)) for name in names for spelling in _spellings(name))
    return tuple(name for name in folded if name)


def _spellings(name: str) -> tuple[str, ...]:
    """A name as CLDR has it, and with `&` and `St.` written out."""
    return name, name.replace("&", "and"), name.replace("&", "and").replace("St.", "Saint")


def match_country(typed: str, code: str, wording: Wording) -> int | None:
    """How well what was typed so far fits a country, for pickers; None when it does not.

    Returns:
        `EXACT` for a code or a whole name, `NAME_STARTS` when a name in the language of `wording` begins so,
        `OTHER_STARTS` when any other name does, `WORD_STARTS` when a later word of a name does.
    """
    forms = _forms(typed)
    if not forms:
        return None
    shown = tuple(" ".join(words(name)) for name in (country_name(code, wording), short_name(code, wording)))
    ranks = (_rank(form, shown, search_names(code)) for form in forms)
    return min((rank for rank in ranks if rank is not None), default=None)


def _rank(form: str, shown: tuple[str, ...], known: tuple[str, ...]) -> int | None:
    if form in known:
        return EXACT
    if any(name.startswith(form) for name in shown):
        return NAME_STARTS
    if any(name.startswith(form) for name in known):
        return OTHER_STARTS
    return WORD_STARTS if any(f" {form}" in name for name in known) else None


def _forms(typed: str) -> tuple[str, ...]:
    """The spellings of a name as typed, without an English article."""
    return tuple(form.removeprefix("the ") for form in word_forms(typed))


def country_from(typed: str) -> str | None:
    """The code of the country somebody named: a code in any case, a name in German or English, a short form.

    None when it is no country, or not one alone.
    """
    code = typed.strip().upper()
    if is_country(code):
        return code
    found = {match for form in _forms(typed) for match in _by_name().get(form, ())}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[str, ...]]:
    by_name: dict[str, tuple[str, ...]] = {}
    for code in ALPHA3:
        for name in search_names(code):
            by_name[name] = (*by_name.get(name, ()), code)
    return by_name


def suggest_country(code: str) -> str | None:
    """The code that was probably meant by one that is not known.

    `UK` is `GB`, `kr` `KR`, `ja` `JP`, `PRK` `KP`, `Ukraine` `UA`. None when nothing can be told,
    as for an international body (`EU`).
    """
    return None if is_country(code) else _MEANT.get(code.strip().upper()) or country_from(code)
