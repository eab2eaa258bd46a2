"""Where events happen: two hundred countries and some cities, in German and English, the busiest first."""

from __future__ import annotations

from typing import NamedTuple

from generating.wordlist import entries


class Place(NamedTuple):
    """A country or a city.

    Attributes:
        code: ISO 3166-1 alpha-2; empty for a city.
        de: name in German.
        en: name in English.
    """

    code: str
    de: str
    en: str


_COUNTRIES = entries(
    """
    US USA; RU Russland/Russia; DE Deutschland/Germany; UA Ukraine; CN China; GB Großbritannien/Britain; FR
    Frankreich/France; IL Israel; IR Iran; IN Indien/India; TR Türkei/Turkey; JP Japan; PL Polen/Poland; KR
    Südkorea/South Korea; KP Nordkorea/North Korea; SY Syrien/Syria; IT Italien/Italy; ES Spanien/Spain; EG
    Ägypten/Egypt; SA Saudi-Arabien/Saudi Arabia; IQ Irak/Iraq; PK Pakistan; AF Afghanistan; BR
    Brasilien/Brazil; CA Kanada/Canada; AU Australien/Australia; NG Nigeria; ZA Südafrika/South Africa; MX
    Mexiko/Mexico; PS Palästinensergebiete/Palestinian Territories; LB Libanon/Lebanon; YE Jemen/Yemen; TW
    Taiwan; BY Belarus; GR Griechenland/Greece; AT Österreich/Austria; CH Schweiz/Switzerland; NL
    Niederlande/Netherlands; BE Belgien/Belgium; SE Schweden/Sweden; NO Norwegen/Norway; FI
    Finnland/Finland; DK Dänemark/Denmark; HU Ungarn/Hungary; RO Rumänien/Romania; CZ Tschechien/Czechia; SK
    Slowakei/Slovakia; BG Bulgarien/Bulgaria; RS Serbien/Serbia; LT Litauen/Lithuania; LV Lettland/Latvia;
    EE Estland/Estonia; GE Georgien/Georgia; AM Armenien/Armenia; AZ Aserbaidschan/Azerbaijan; KZ
    Kasachstan/Kazakhstan; UZ Usbekistan/Uzbekistan; ET Äthiopien/Ethiopia; SD Sudan; SS Südsudan/South
    Sudan; SO Somalia; KE Kenia/Kenya; CD Kongo-Kinshasa/Congo-Kinshasa; ML Mali; NE Niger; TD Tschad/Chad;
    LY Libyen/Libya; TN Tunesien/Tunisia; DZ Algerien/Algeria; MA Marokko/Morocco; VE Venezuela; CO
    Kolumbien/Colombia; CL Chile; AR Argentinien/Argentina; PE Peru; CU Kuba/Cuba; HT Haiti; TH Thailand; VN
    Vietnam; PH Philippinen/Philippines; ID Indonesien/Indonesia; MY Malaysia; MM Myanmar; BD
    Bangladesch/Bangladesh; LK Sri Lanka; NP Nepal; KH Kambodscha/Cambodia; SG Singapur/Singapore; JO
    Jordanien/Jordan; AE Emirate/Emirates; QA Katar/Qatar; KW Kuwait; BH Bahrain; OM Oman; IE
    Irland/Ireland; PT Portugal; HR Kroatien/Croatia; SI Slowenien/Slovenia; BA Bosnien und
    Herzegowina/Bosnia & Herzegovina; AL Albanien/Albania; MK Nordmazedonien/North Macedonia; ME Montenegro;
    XK Kosovo; MD Republik Moldau/Moldova; CY Zypern/Cyprus; MT Malta; IS Island/Iceland; LU
    Luxemburg/Luxembourg; KG Kirgisistan/Kyrgyzstan; TJ Tadschikistan/Tajikistan; TM Turkmenistan; MN
    Mongolei/Mongolia; GH Ghana; CI Côte d'Ivoire; SN Senegal; CM Kamerun/Cameroon; UG Uganda; RW
    Ruanda/Rwanda; TZ Tansania/Tanzania; ZM Sambia/Zambia; ZW Simbabwe/Zimbabwe; MZ Mosambik/Mozambique; AO
    Angola; NA Namibia; BW Botsuana/Botswana; MG Madagaskar/Madagascar; BO Bolivien/Bolivia; EC Ecuador; PY
    Paraguay; UY Uruguay; GT Guatemala; HN Honduras; SV El Salvador; NI Nicaragua; CR Costa Rica; PA Panama;
    DO Dominikanische Republik/Dominican Republic; JM Jamaika/Jamaica; AG Antigua und Barbuda/Antigua &
    Barbuda; BB Barbados; BF Burkina Faso; BI Burundi; BJ Benin; BN Brunei Darussalam/Brunei; BS Bahamas; BT
    Bhutan; BZ Belize; CF Zentralafrikanische Republik/Central African Republic; CG
    Kongo-Brazzaville/Congo-Brazzaville; CV Cabo Verde/Cape Verde; DJ Dschibuti/Djibouti; DM Dominica; ER
    Eritrea; FJ Fidschi/Fiji; FM Mikronesien/Micronesia; GA Gabun/Gabon; GD Grenada; GM Gambia; GN Guinea;
    GQ Äquatorialguinea/Equatorial Guinea; GW Guinea-Bissau; GY Guyana; KI Kiribati; KM Komoren/Comoros; KN
    St. Kitts und Nevis/St. Kitts & Nevis; LA Laos; LC St. Lucia; LR Liberia; LS Lesotho; MH
    Marshallinseln/Marshall Islands; MR Mauretanien/Mauritania; MU Mauritius; MV Malediven/Maldives; MW
    Malawi; NR Nauru; NZ Neuseeland/New Zealand; PG Papua-Neuguinea/Papua New Guinea; PW Palau; SB
    Salomonen/Solomon Islands; SC Seychellen/Seychelles; SL Sierra Leone; SR Suriname; ST São Tomé und
    Príncipe/São Tomé & Príncipe; SZ Eswatini; TG Togo; TL Timor-Leste; TO Tonga; TT Trinidad und
    Tobago/Trinidad & Tobago; TV Tuvalu; VC St. Vincent und die Grenadinen/St. Vincent & Grenadines; VU
    Vanuatu; WS Samoa; AD Andorra; LI Liechtenstein; VA Vatikanstadt/Vatican City; SM San Marino; MC Monaco;
    HK Hongkong/Hong Kong; MO Macau; GL Grönland/Greenland
    """
)
_CITIES = entries(
    """
    Kyjiw/Kyiv; Moskau/Moscow; Washington; Brüssel/Brussels; Peking/Beijing; Berlin; Paris; London;
    Genf/Geneva; New York; Jerusalem; Teheran/Tehran; Seoul; Pjöngjang/Pyongyang; Tokio/Tokyo; Ankara;
    Warschau/Warsaw; Rom/Rome; Madrid; Wien/Vienna; Kairo/Cairo; Beirut; Damaskus/Damascus; Bagdad/Baghdad;
    Riad/Riyadh; Doha; Neu-Delhi/New Delhi; Islamabad; Kabul; Canberra; Ottawa; Brasília/Brasilia; Buenos
    Aires; Caracas; Bogotá/Bogota; Lima; Havanna/Havana; Mexiko-Stadt/Mexico City; Pretoria; Nairobi; Addis
    Abeba/Addis Ababa; Khartum/Khartoum; Tripolis/Tripoli; Tunis; Algier/Algiers; Abuja; Lagos; Dakar;
    Bamako; Kinshasa; Budapest; Bukarest/Bucharest; Prag/Prague; Sofia; Belgrad/Belgrade; Sarajevo;
    Pristina; Tirana; Athen/Athens; Stockholm; Oslo; Helsinki; Kopenhagen/Copenhagen; Vilnius; Riga;
    Tallinn; Minsk; Tiflis/Tbilisi; Eriwan/Yerevan; Baku; Astana; Taschkent/Tashkent; Hanoi; Bangkok;
    Manila; Jakarta; Singapur/Singapore; Taipeh/Taipei; Colombo; Kathmandu; Dhaka; Charkiw/Kharkiv;
    Odessa/Odesa; Donezk/Donetsk; Kursk; Cherson/Kherson; Aleppo; Mossul/Mosul; Basra; Gaza; Aden; Sanaa;
    Kandahar; Den Haag/The Hague; Straßburg/Strasbourg; München/Munich; Zürich/Zurich; Lissabon/Lisbon;
    Dublin; Mailand/Milan; Neapel/Naples; Barcelona; Marseille; Hamburg; Frankfurt; Krakau/Krakow;
    Danzig/Gdansk; Rotterdam; Antwerpen/Antwerp; Schanghai/Shanghai; Hongkong/Hong Kong; Mumbai;
    Karatschi/Karachi; Kapstadt/Cape Town; Boston; Chicago; Los Angeles; Texas; Kalifornien/California;
    Florida; Alaska; São Paulo/Sao Paulo
    """
)


def _names(entry: str) -> tuple[str, str]:
    german, _, english = entry.partition("/")
    return german, english or german


COUNTRIES = tuple(Place(entry[:2], *_names(entry[3:])) for entry in _COUNTRIES)
"""Two hundred countries and territories, the one with the most news first."""
CITIES = tuple(Place("", *_names(entry)) for entry in _CITIES)
"""Cities, the one with the most news first."""
