"""Which country a code of GDELT means: actors are coded by CAMEO, places by FIPS 10-4.

Sources: the GDELT Project's `CAMEO.country.txt` and `FIPS.country.txt`, free to use with citation; what
FIPS codes are in ISO 3166 stands in `tui.importers.countries`. A code of CAMEO is mostly that of ISO 3166-1
alpha-3. Regions, seas, disputed islands and states that are no more are no country of today: such a code has
none here, and is never given the nearest one.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from tui.model.places import ALPHA3, short_name
from tui.wording import Wording

REGIONS: Final = MappingProxyType(
    {
        "AFR": "Africa",
        "ASA": "Asia",
        "BLK": "the Balkans",
        "CAS": "Central Asia",
        "CAU": "the Caucasus",
        "CEU": "Central Europe",
        "CFR": "Central Africa",
        "CRB": "the Caribbean",
        "EAF": "East Africa",
        "EEU": "Eastern Europe",
        "EIN": "the East Indies",
        "EUR": "Europe",
        "LAM": "Latin America",
        "MDT": "the Mediterranean",
        "MEA": "the Middle East",
        "NAF": "North Africa",
        "NMR": "North America",
        "PGS": "the Persian Gulf",
        "SAF": "Southern Africa",
        "SAM": "South America",
        "SAS": "South Asia",
        "SCN": "Scandinavia",
        "SEA": "Southeast Asia",
        "WAF": "West Africa",
        "WST": "the West",
        "ANT": "the Netherlands Antilles",
    }
)
"""Codes of actors that stand for no country of today: regions, and a state that was dissolved in 2010."""

# Codes of CAMEO that ISO 3166 has otherwise, and parts of a country that have a code there.
_CAMEO = "BAGIQ GZSPS IMYIM MTNME ROMRO SPMPM TMPTL WSBPS"

CAMEO: Final = MappingProxyType(
    {three: two for two, three in ALPHA3.items()} | {pair[:3]: pair[3:] for pair in _CAMEO.split()}
)
"""ISO 3166-1 alpha-2 by the code of an actor's country."""
NOWHERE: Final = MappingProxyType(
    {
        "AX": "Akrotiri",
        "DX": "Dhekelia",
        "NM": "no man's land",
        "NT": "the Netherlands Antilles",
        "OC": "oceans",
        "OS": "oceans",
        "PF": "the Paracel Islands",
        "PG": "the Spratly Islands",
        "PJ": "the southern Kuril Islands",
        "UF": "undersea features",
        "UU": "undesignated sovereignty",
        "YI": "Serbia and Montenegro",
    }
)
"""Codes of places that are in no country of ISO 3166."""

_NAMES = MappingProxyType(
    {"CD": "DR Congo", "CG": "Congo-Brazzaville", "GB": "United Kingdom", "US": "United States"}
)
_WITH_ARTICLE = """
AE BS CF CK DO FK FO GB GM IM KM KY MH MP MV NL PH SB SC TC US VG VI
"""
_ARTICLES = frozenset(_WITH_ARTICLE.split())
_ENGLISH = Wording("en")


def name_of(country: str) -> str:
    """The English name of a country as it stands in a sentence: `the United States`."""
    name = _NAMES.get(country) or short_name(country, _ENGLISH)
    return f"the {name}" if country in _ARTICLES else name
