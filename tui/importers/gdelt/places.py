"""Which country a code of GDELT means: actors are coded by CAMEO, places by FIPS 10-4.

Sources: the GDELT Project's `CAMEO.country.txt` and `FIPS.country.txt`, free to use with citation; what
FIPS codes are in ISO 3166 is from the public-domain table `datasets/country-codes`, with the codes that
GDELT has besides. A code of CAMEO is mostly that of ISO 3166-1 alpha-3. Regions, seas, disputed islands and
states that are no more are no country of today: such a code has none here, and is never given the nearest
one.
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
_FIPS = """
AAAW ACAG AEAE AFAF AGDZ AJAZ ALAL AMAM ANAD AOAO AQAS ARAR ASAU ATAU AUAT AVAI AYAQ BABH BBBB BCBW BDBM
BEBE BFBS BGBD BHBZ BKBA BLBO BMMM BNBJ BOBY BPSB BQUM BRBR BSTF BTBT BUBG BVBV BXBN BYBI CACA CBKH CDTD
CELK CFCG CGCD CHCN CICL CJKY CKCC CMCM CNKM COCO CQMP CRAU CSCR CTCF CUCU CVCV CWCK CYCY DADK DJDJ DODM
DQUM DRDO ECEC EGEG EIIE EKGQ ENEE ERER ESSV ETET EUTF EZCZ FGGF FIFI FJFJ FKFK FMFM FOFO FPPF FQUM FRFR
FSTF GAGM GBGA GGGE GHGH GIGI GJGD GKGG GLGL GMDE GOTF GPGP GQGU GRGR GTGT GVGN GYGY GZPS HAHT HKHK HMHM
HOHN HQUM HRHR HUHU ICIS IDID IMIM ININ IOIO IPFR IRIR ISIL ITIT IVCI IZIQ JAJP JEJE JMJM JNSJ JOJO JQUM
JUTF KEKE KGKG KNKP KQUM KRKI KSKR KTCX KUKW KVXK KZKZ LALA LELB LGLV LHLT LILR LOSK LQUM LSLI LTLS LULU
LYLY MAMG MBMQ MCMO MDMD MFYT MGMN MHMS MIMW MJME MKMK MLML MNMC MOMA MPMU MQUM MRMR MTMT MUOM MVMV MXMX
MYMY MZMZ NCNC NENU NFNF NGNE NHVU NING NLNL NNSX NONO NPNP NRNR NSSR NUNI NZNZ ODSS PAPY PCPN PEPE PKPK
PLPL PMPA POPT PPPG PSPW PUGW QAQA RBRS RERE RIRS RMMH RNMF RORO RPPH RQPR RSRU RWRW SASA SBPM SCKN SESC
SFZA SGSN SHSH SISI SLSL SMSM SNSG SOSO SPES STLC SUSD SVSJ SWSE SXGS SYSY SZCH TBBL TDTT TETF THTH TITJ
TKTC TLTK TNTO TOTG TPST TSTN TTTL TUTR TVTV TWTW TXTM TZTZ UCCW UGUG UKGB UPUA USUS UVBF UYUY UZUZ VCVC
VEVE VIVG VMVN VQVI VTVA WANA WEPS WFWF WIEH WQUM WSWS WZSZ YMYE ZAZM ZIZW
"""

CAMEO: Final = MappingProxyType(
    {three: two for two, three in ALPHA3.items()} | {pair[:3]: pair[3:] for pair in _CAMEO.split()}
)
"""ISO 3166-1 alpha-2 by the code of an actor's country."""
FIPS: Final = MappingProxyType({pair[:2]: pair[2:] for pair in _FIPS.split()})
"""ISO 3166-1 alpha-2 by the code of a place's country."""
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
