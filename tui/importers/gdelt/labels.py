"""What the parts of a coded actor are called: known groups, types, religions and peoples.

The tables are those the GDELT Project publishes with its events (`CAMEO.knowngroup.txt`, `CAMEO.type.txt`,
`CAMEO.religion.txt`, `CAMEO.ethnic.txt`), free to use with citation; slips of the pen in them are mended,
and types are in words that can stand in a sentence.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Final

from tui.model.records import ACTOR_KINDS

_, _ORGANIZATION, _GOVERNMENT, _GROUP, _UNNAMED = ACTOR_KINDS

TYPES: Final = MappingProxyType(
    {
        "AGR": ("farmers", _GROUP),
        "BUS": ("companies", _ORGANIZATION),
        "COP": ("the police", _ORGANIZATION),
        "CRM": ("criminals", _GROUP),
        "CVL": ("civilians", _GROUP),
        "DEV": ("development bodies", _ORGANIZATION),
        "EDU": ("schools and students", _GROUP),
        "ELI": ("elites", _GROUP),
        "ENV": ("environmentalists", _GROUP),
        "GOV": ("the government", _GOVERNMENT),
        "GRP": ("Greenpeace", _ORGANIZATION),
        "HLH": ("health workers", _GROUP),
        "HRI": ("human rights activists", _GROUP),
        "IGO": ("an intergovernmental organization", _ORGANIZATION),
        "IMG": ("an international militarized group", _GROUP),
        "INS": ("insurgents", _GROUP),
        "INT": ("an international body", _ORGANIZATION),
        "IRC": ("the Red Cross", _ORGANIZATION),
        "AMN": ("Amnesty International", _ORGANIZATION),
        "JUD": ("the judiciary", _ORGANIZATION),
        "LAB": ("workers and unions", _GROUP),
        "LEG": ("the legislature", _ORGANIZATION),
        "MED": ("the media", _GROUP),
        "MIL": ("the military", _ORGANIZATION),
        "MNC": ("a multinational company", _ORGANIZATION),
        "MOD": ("moderates", _GROUP),
        "NGM": ("a non-governmental movement", _ORGANIZATION),
        "NGO": ("a non-governmental organization", _ORGANIZATION),
        "OPP": ("the opposition", _GROUP),
        "PKO": ("peacekeepers", _ORGANIZATION),
        "PTY": ("political parties", _ORGANIZATION),
        "RAD": ("radicals", _GROUP),
        "REB": ("rebels", _GROUP),
        "REF": ("refugees", _GROUP),
        "REL": ("the clergy", _GROUP),
        "SEP": ("separatist rebels", _GROUP),
        "SET": ("settlers", _GROUP),
        "SPY": ("state intelligence", _ORGANIZATION),
        "UAF": ("unaligned armed forces", _GROUP),
        "UIS": ("an unidentified state actor", _UNNAMED),
        "UNO": ("the United Nations", _ORGANIZATION),
    }
)
"""Types of actors: words for them in the middle of a sentence, and what kind of actor they are."""

RELIGIONS: Final = MappingProxyType(
    {
        "ADR": "followers of African diasporic religion",
        "ALE": "Alevis",
        "ATH": "agnostics",
        "BAH": "Bahais",
        "BUD": "Buddhists",
        "CHR": "Christians",
        "CON": "Confucians",
        "CPT": "Copts",
        "CTH": "Catholics",
        "DOX": "Orthodox Christians",
        "DRZ": "Druze",
        "HIN": "Hindus",
        "HSD": "Hasidim",
        "ITR": "followers of indigenous tribal religion",
        "JAN": "Jains",
        "JEW": "Jews",
        "JHW": "Jehovah's Witnesses",
        "LDS": "Latter Day Saints",
        "MOS": "Muslims",
        "MRN": "Maronites",
        "NRM": "followers of a new religious movement",
        "PAG": "pagans",
        "PRO": "Protestants",
        "SFI": "Sufis",
        "SHI": "Shia Muslims",
        "SHN": "followers of the old Shinto school",
        "SIK": "Sikhs",
        "SUN": "Sunni Muslims",
        "TAO": "Taoists",
        "UDX": "ultra-Orthodox Jews",
        "ZRO": "Zoroastrians",
    }
)
"""Words for who belongs to a religion."""

_GROUPS = """
AAM Al Aqsa Martyrs Brigade; ABD Arab Bank for Economic Development in Africa; ACC Arab Cooperation Council;
ADB Asian Development Bank; AEU Arab Economic Unity Council; AFB African Development Bank; ALQ Al Qaeda;
AMF Arab Monetary Fund for Economic and Social Development; AML Amal Militia; AMN Amnesty International;
AMU Arab Maghreb Union; ANO Abu Nidal Organization; APE Organization of Arab Petroleum Exporting Countries;
ARL Arab League; ASL South Lebanon Army; ASN Association of Southeast Asian Nations;
ATD Eastern and Southern African Trade and Development Bank; BCA Bank of Central African States;
BIS Bank for International Settlements; BTH Baath Party;
CEM Common Market for Eastern and Southern Africa or Monetary and Economic Community of Central Africa;
CFA Franc Zone Financial Community of Africa; CIS Commonwealth of Independent States; CMN Communists;
COE Council of Europe; CPA Cocoa Producer's Alliance; CPC Association of Coffee Producing Countries;
CRC International Federation of Red Cross and Red Crescent; CSS Community of Sahel-Saharan States;
CWN Commonwealth of Nations; DFL Democratic Front for the Liberation of Palestine;
EBR European Bank for Reconstruction and Development; ECA Economic Community of Central African States;
EEC European Union; EFT European Free Trade Association; ENN Ennahda Movement;
FAO United Nations Food and Agriculture Organization; FID International Federation of Human Rights;
FIS Islamic Salvation Army; FLN National Liberation Front; FTA Fatah; GCC Gulf Cooperation Council;
GIA Armed Islamic Group; GOE Group of Eight (G-8); GOS Group of Seven; GSP Salafist Group;
GSS Group of Seventy-Seven; HCH UN High Commission for Human Rights; HCR UN High Commission for Refugees;
HEZ Hezbollah; HIP Highly Indebted Poor Countries; HMS Hamas; HRW Human Rights Watch;
IAC Inter-African Coffee Organization; IAD Intergovernmental Authority on Development;
IAE International Atomic Energy Agency; IAF Islamic Action Front; ICC International Criminal Court;
ICG International Crisis Group; ICJ International Court of Justice; ICO International Cocoa Organization;
IDB Islamic Development Bank; IGC International Grains Council;
IHF International Helsinki Federation for Human Rights; ILO International Labor Organization;
IMF International Monetary Fund; IOM International Organization for Migration; IPU Inter-Parliamentary Union;
IRC Red Cross; ISJ Palestinian Islamic Jihad; ITP Interpol; JUR International Commission of Jurists;
KDP Kurdish Democratic Party; KID United Nations Children's Fund; LBA Israeli Labor Party; LKD Likud Party;
MBR Muslim Brotherhood; MRZ Meretz Party; MSF Médecins Sans Frontières;
MSP Movement of the Society for Peace; NAT North Atlantic Treaty Organization;
NEP New Economic Partnership for Africa's Development; NON Organization of Non-Aligned Countries;
OAS Organization of American States; OAU Organization of African Unity;
OIC Organization of Islamic Conferences; OPC Organization of Petroleum Exporting Countries;
PAP Pan-African Parliament; PFL People's Front for the Liberation of Palestine;
PLF Palestine Liberation Front; PLO Palestine Liberation Organization; PLS Polisario Guerrillas;
PMD People's Mujahedeen; PRC Paris Club; PSE Occupied Palestinian Territories; RCR Red Crescent;
RND Democratic National Rally; SAA South Asian Association; SAD Southern African Development Community;
SCE Council of Security and Cooperation in Europe; SHA Shas Party;
SOT Southeast Asia Collective Defense Treaty; TAL Taliban; UEM Economic and Monetary Union of West Africa;
UNO United Nations; WAD West Africa Development Bank; WAM West Africa Monetary and Economic Union;
WAS Economic Community of West African States; WBK World Bank; WCT International War Crimes Tribunals;
WEF World Economic Forum; WFP World Food Program; WHO World Health Organization;
WTO World Trade Organization; XFM Oxfam
"""

_PEOPLES = """
aar Afar; abk Abkhaz; abr Aboriginal-Australians; ace Acehnese; acg Achang; ach Acholi; ada Ga; adi Adivasi;
adj Adjarians; ady Adyghe; afa Black-African; afr Afrikaners; ahm Ahmadis; ain Ainu; aja Aja; aka Akan;
aku Aku; ala Alawi; alb Albanian; ale Aleut; alg Algonquian; alt Altay; alu Alur; amb Ambonese;
ame Americo-Liberians; amh Amhara; anp Angika speakers; apa Apache; ara Arab; ARB Arab; arg Aragonese;
arm Armenian; arn Mapuche; arp Arapaho; arw Arawak; asa Asian; ash Ashkenazi Jews; asm Assamese;
ast Asturian; asy Assyrian; ata Atacamenos; atg Argentinians; ath Athabaskan; ats Agnostic/Atheist;
aus Australians; auu Austrians; ava Caucasian Avars; awa Awadhi; aym Aymara; aze Azerbaijani; bad Baganda;
bah Bahais; bai Bamileke; bak Bashkirs; bal Baloch; bam Bambara; ban Balinese; baq Basque; bar Bari;
bas Basoga; bay Gbaya; bda Rakhine; bej Beja; bel Belarusians; bem Bemba; ben Bengali-Hindu; ber Berber;
bey Beydan; bho Bhojpuri; bih Bihari; bii Bai; bik Bicolano; bin Edo; bis Urban ni-Vanuatu; bke Bateke;
bkn Bakongo; bkw Bakweri; bla Siksikawa; blg Blang; blk Balkars; bln Balanta; bmr Bamar;
bni Beni-Shugal-Gumez; bnt Bantu; bny Banyarwanda; bod Bodo; bol Bolivians; bon Bonan; bos Bosniaks;
bou Buyei; bra Brijwasi; brb Bariba; bre Breton; brh Brahui; brk Burakumin; brm Kurichiya; bsh Bushmen;
bst Baster; bsu Subiya; bte Beti-Pahuin; btk Batak; bua Buryat; bud Buddhist; bug Bugis; bul Bulgarian;
byn Bilen; cab Cabindan-Mayombe; cad Caddo; cap Cape Verdean; car Kali'na; cat Catalan; ceb Cebuano;
cha Chamorro; chc Chukchi; che Chechen; chg Chagatai; chi Chinese; chk Chuukese; chl Chileans; chm Mari;
chn Chinook; cho Choctaw; chp Chipewyan; chr Cherokee; cht Ch'orti'; chv Chuvash; chw Chewa; chy Cheyenne;
cir Adyghe; cmc Cham; col Colombian; con Confucian; cop Coptic Christians; cor Cornish; cos Corsican;
cot Cotiers; cpe English-Creole; cpf French-Creole; cpp Portuguese-Creole; cre Cree; crh Crimean Tatar;
cri Christian; cro Orthodox Christian; crp Creole; csb Kashubian; csr Costa Ricans; cth Catholics;
cus Cushitic; cze Czech; dai Dai; dak Sioux; dal Dalit; dam Damara; dan Danes; dao Yao (Asia); dar Dargwa;
dau Daur; day Dayak; del Lenape; den Slavey; dgr Dogrib; din Dinka; div Maldivian; dje Djerma-Songhai;
doi Dogras; dom Dominicans; don Dong; dox Dongxiang; dra Dravidian; dru Druze; drz Druze; dsb Lower Sorbian;
dua Duala; dut Dutch; dyu Dyula; dzo Ngalop; eat East Timorese; ecu Ecuadorians; efi Efik; ein East Indian;
eka Ekajuk; eng English; esh Eshira; est Estonian; eth Ethiopian-Jews; eur Europeans; eve Evenks; ewe Ewe;
ewo Ewondo; fan Fang; fao Faroese; fat Fante; fij Fijian; fil Filipino; fin Finns; fiu Finno-Ugric; fon Fon;
fre French; fri Santals; frr Frisians; fru Fur; ful Fula; fur Friulian; gar Garifuna; gay Gayo; gba Gbaya;
gel Gelao; geo Georgian; ger German; gia Gia Rai; gil I-Kiribati; gin Gin; gio Gio; gla Gaels; gle Irish;
glg Galician; glv Manx; gon Gondi; gor Gorontalonese; gra Grassfielders; grb Grebo; gre Greek; grn Guarani;
gsw Swiss Germans; gua Guatemalan; guj Gujarati; gun Guan; gwi Gwich'in; had Hadjerai; hai Haida; har Harari;
hat Haitian; hau Hausa; haw Hawaiian; haz Hazara; her Herero; hgh Hill Tribes; hil Hiligaynon; him Himachali;
hin Hindu; hjw Hasidic; hmn Hmong; hmo Hiri Motu; hni Hani; hoa Hoa; hon Hondurans; hrt Haratin; hrv Croats;
hsb Upper Sorbian; hui Hui; hun Hungarian; hup Hupa; hut Hutu; iba Iban; ibo Igbo; ice Icelanders;
idg Indigenous; idn Indian; iii Yi; ijo Ijaw; iku Inuit; ilo Ilocano; ind Indonesian; inh Ingush;
ipk Inupiat; ira Iranian; iro Iroquois; ita Italian; jan Jain; jav Javanese; jew Jewish;
jhw Jehovah's Witnesses; jin Jino; jol Jola; jpn Japanese; kaa Karakalpak; kab Kabyle; kac Kachin;
kad Kadazan; kak Kakwa-Nubian; kal Kalaallit; kam Kamba; kan Kannada; kao Kaonde; kar Karen; kas Kashmiri;
kau Kanuri; kav Kavango; kaz Kazakhs; kbd Kabarday; kby Kabye; kch Karachays; kha Khasi; khi Khoikhoi;
khk Khakas; khm Khmer; khu Khmu; kik Kikuyu; kin Kinyarwanda Speakers; kir Kyrgyz; kis Kisii; klm Kalmyk;
kmb North Mbundu; kno Kono; knr Kanuri; kok Kokani; kom Komi; kon Kongo; kor Korean; kos Kosraean;
kou Kouyou; kpe Kpelle; krh Krahn; krl Karelians; krm Karamojong; kro Kru; kru Kurukh; kua Kwanyama;
kum Kumyks; kur Kurd; kut Ktunaxa; lad Sephardic Jew; lak Lak (Russia); lam Lamba; lao Lao; lar Lari;
lav Latvian; lba Limba; lds Latter Day Saints; len Lenca; lez Lezgian; lgb Lugbara; lhu Lahu; lii Li;
lim Limburgian; lin Lingala; lit Lithuanian; lol Mongo; lom Lomwe; lov Lovale; loz Lozi; lsu Lisu;
ltk Latoka; ltn Latinos; ltz Luxembourgers; lua Luba-Kasai; lub Luba-Katanga; lug Baganda; luh Luhya;
lui Luiseno; lul Lulua; lun Lunda; luo Luo; lus Lusei; mac Macedonian; mad Madurese; maf Mafwe; mag Magahi;
mah Marshallese; mai Maithili; mak Makassarese; mal Malayalam; man Mandinka; mao Maori; mar Marathi;
mas Maasai; may Malays; mba Mbandja; mbe Mbere; mbk M'Baka; mbo Mbochi; mbu Mbundu-Mestico; mdf Mokshas;
mdh Madhesi; mdi Madi; mdr Mandar; men Mende; mia Miao; mic Mi'kmaq; mij Mijikenda; min Minangkabau;
miz Mizo; mla Mulatto; mld Mole-Dagbani; mlg Malagasy; mlo Mulao; mlt Maltese; mnc Manchu; mnd Mande;
mng Mananja-Nayanja; mnh Minahasa; mni Manipuri; mnj Manjack; mnn Mano; mno Lumad; mns Mon; mny Manyika;
moh Mohajirs or Mohawk; mok Makonde; mon Maonan or Mongol; mos Mossi; mri Mari; mrn Maronites; mro Moro;
msk Miskito; msl Muslim; mtn Montenegrins; mtz Mestizo; mun Munda; muo Muong; mus Muscogee; mwl Mirandese;
mwr Marwaris; mya Mayangnas; mye Myene; myn Maya; myv Mordvins; nag Naga; nah Nahua; nai Native American;
nam Nama; nap Neapolitan; nau Nauruan; nav Navajo; nax Nakhi; nba Nuba; nbl South Ndebele; nca Nicaraguan;
nde Northern Ndebele; ndo Ndonga; nep Nepali; ner Nuer; new Newars; ngn Ngbandi; ngo Ngoni; nia Niasans;
nib Nibolek; nir Niari; niu Niuean; nkm Nkomi; nng Nung; nog Nogais; nor Norwegians; nso Northern Sotho;
nub Nubian; nur Nuristani; nuu Nu; nya Chewa; nyk Nyakyusa; nym Nyamwezi; nyn Ankole; nyo Nyoro;
nze New Zealanders; nzi Nzema; oci Occitanians; ogo Ogoni; oji Ojibwe; ojw Orthodox/Ultra-Orthodox Jew;
oki Okinawan; ori Oriya; orm Oromo; oru Orgunu; osa Osage; oss Ossetians; oto Otomi; ova Ovambo; paa Papuan;
pac Pacific Islanders; pag Pangasinan; pal Palestinian; pam Kapampangan; pan Punjabi; pap Papiamento-Creole;
par Paraguayan; pau Palauan; per Persian; pgn Animist/Pagan; phu Puthai; pnm Panamanians; pol Poles;
pom Pomaks; pon Pohnpeian; por Portuguese; ppl Papel; pro Protestant; pru Peruvian; psh Pashayi; pum Pumi;
pus Pashtun; qia Qiang; qiz Qizilbash; que Quechua; raj Rajasthani; ran Pahari Rajput; rap Rapa Nui;
rar Cook Islands Maori; rel Unspecified Religion; roh Romansh; rom Romani; rum Romanian; run Rundi;
rup Aromanians; rus Russian; sad Sandawe; sag Sango; sah Yakuts; sal Salish; sar Sara; sas Sasak;
sat Sudanese; scn Sicilian; sco Scottish; sel Selkup; sen Sena; sfi Sufi; sha Shafi'i; she She; shi Shi'ites;
shl Shilluk; shn Shan; shy Shaigiya; sid Sidama; sin Sinhalese; sio Siouan; sla Slavic; slo Slovaks;
slr Salar; slv Slovenes; smi Sami; smo Samoans; sna Shona; snd Sindhi; snk Soninke; som Somali; son Songhai;
sot Sotho; spa Spanish; srd Sardinian; srn Sranan Tongo; srp Serbs; srr Serer; ssw Swazi; sui Sui;
suk Sukama; sun Sunni; sus Susu; swa Swahili; swe Swedes; swf Swiss French; swt Swiss Italian; tab Tabasaran;
tah Tahitian; tai Tai; tam Tamil; tao Taoist; tat Tatars; taw Tawahka; tay Tay; tel Telugu; tem Temne;
ter Terenan; tes Teso; tet Tetum; tgk Tajik; tgl Tagalog; tha Thai; tib Tibetan; tig Tigre;
tir Tigray-Tigrinya; tiv Tiv; tkl Tokelauan; tli Tlingit; tmh Tuareg; tms Tama; tog Tonga (Africa);
ton Tonga (Pacific); tor Tooro; tou Toubou; tpi Tok Pisin; tra Transnistrians; tri Tripuri; trn Ternate;
tsi Tsimshian; tsn Tswana; tso Tsonga; tts Tutsi; tuj Tujia; tuk Turkmen; tum Tumbuka; tup Tupi; tur Turkish;
tuu Mongour; tvl Tuvaluans; twi Ashanti; twn Taiwanese; tyv Tuvans; udm Udmurt; uig Uyghur; ukr Ukrainian;
umb Southern Mbundu; und Undetermined; urd Urdu; uzb Uzbeks; vaa Va; vai Vai; ven Venda; vie Vietnamese;
vil Vili; vnz Venezuelan; vot Votes; wak Wakashan; wal Welayta; war Waray; was Washoe; wel Welsh; wen Sorbs;
whi Whites; wln Walloons; wol Wolof; xal Kalmyk; xho Xhosa; xib Xibe; xnc Xinca; yao Yao; yap Yapese;
yor Yoruba; ypk Yupik; yug Yugur; zag Zaghawa; zap Zapotec; zay Zaidiyya; zen Zenaga; zha Zhuang; znd Azande;
zom Zomi; zor Zoroastrians; zul Zulu; zun Zuni; zza Zaza
"""


_BY_NAME = frozenset({"ALQ", "AMN", "HRW", "MSF", "WCT"})
"""Groups of several words that have no article in a sentence, unlike the Group of Seven."""


def group_in_sentence(code: str) -> str:
    """A known group as it stands in the middle of a sentence; an unknown code is its own name."""
    name = groups().get(code, code)
    return f"the {name}" if " " in name and code not in _BY_NAME else name


@lru_cache(maxsize=1)
def groups() -> dict[str, str]:
    """Names of known groups by their code."""
    return _table(_GROUPS)


@lru_cache(maxsize=1)
def peoples() -> dict[str, str]:
    """Names of peoples by their code, which is in small letters."""
    return _table(_PEOPLES)


def _table(text: str) -> dict[str, str]:
    entries = (entry.strip() for entry in text.split(";"))
    return {entry[:3]: entry[4:] for entry in entries}
