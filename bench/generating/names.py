"""Names of people and bodies that do not exist, in the spellings of German and English papers."""

from __future__ import annotations

import re
from itertools import product
from random import Random
from typing import NamedTuple

from generating.places import COUNTRIES, Place
from generating.wordlist import entries, listed


class Name(NamedTuple):
    """A name in both languages."""

    de: str
    en: str


def pairs(table: str) -> tuple[Name, ...]:
    """The entries of a table as names."""
    return tuple(Name(*entry.split("|")) for entry in entries(table))


_GIVEN = listed(
    """
    Anna Maria Elena Sabrina Julia Katarina Olga Natalia Irina Svetlana Ludmila Ivana Milena Dragana Zofia
    Agnieszka Ewa Magdalena Marta Lucía Carmen Isabel Beatriz Fernanda Camille Élodie Claire Sophie Chloé
    Giulia Francesca Chiara Ingrid Astrid Solveig Freya Aino Liisa Emily Charlotte Grace Rachel Hannah Sarah
    Miriam Leila Fatima Aisha Zahra Noor Yasmin Maryam Shirin Priya Anjali Sunita Mei Xiu Yuki Haruka Keiko
    Min-ji Soo-yun Linh Thuy Amara Chidinma Wanjiru Makena Thandiwe Nomsa Peter Thomas Michael Andreas Stefan
    Jürgen Günther Björn Lars Sven Olaf Erik Mikhail Sergei Vladimir Dmitri Alexei Yuri Boris Oleksandr Taras
    Bohdan Ivan Petar Goran Zoran Milan Janusz Andrzej Tomasz Piotr László Gábor István Mihai Radu Ion Nikos
    Giorgos Yannis Mehmet Ahmet Kemal Emre Omar Hassan Ali Karim Tariq Yusuf Ibrahim Khalid Reza Farid Arash
    Vikram Rajesh Arjun Sanjay Wei Jun Hiroshi Takeshi Jae-hyun Sang-ho Minh Tuan Kwame Kofi Chukwuma Tunde
    Sipho Themba James William Robert Edward Patrick Sean Jean Pierre Luc Étienne Carlos Miguel Javier Diego
    Paulo João Rafael Luca Marco Paolo
    """
)
_FIRST = listed(
    """
    Cher Shev Zhar Khar Kol Mor Bar Vol Gor Pet Rom Sok Tar Var Yar Zub Lev Mel Nov Orl Pav Ryb Sem Tim Fed
    Hal Ber Lin Stein Eich Wald Berg Brand Falk Grun Hart Kess Lind Mend Neu Reich Schön Wein Acker Bach Dorn
    Ash Black Brad Clay Dal Ever Fair Glen Harl Kings Lang Mill North Oak Penn Red Stan Thorn Under West Al
    Ben Cast Del Esp Fuen Gar Herr Mart Nav Ort Per Quin Rod Sant Tor Val Zam Bel Cor Fer Mon Ross Vitt Am
    Bah Dar Far Ham Jab Kar Mans Naj Qas Rash Sab Taw Zay Ak Demir Kaya Oz Yild Bal Chandr Gup Mehr Raj Hoang
    Kim Nak Oku Suz Taka Wat Yama Ade Chuk Eze Mban Nkos Okon Sithol Wanj
    """
)
_LAST = listed(
    """
    ov enko sky chuk ev in yan ich ovic ski czyk owicz man feld hauser bauer mann stein ert ing ler ner hold
    ley ton field wood worth ham ford well son shaw by more ez ado era ano ini etti ardo ella oso ier awi adi
    ani oud im een oğlu er ay maz an ar esh pal moto da ura saki hara aba kwo amba ule ola eke
    """
)
_TO_GERMAN = {
    "Sh": "Sch",
    "sh": "sch",
    "Zh": "Sch",
    "zh": "sch",
    "Ch": "Tsch",
    "ch": "tsch",
    "Kh": "Ch",
    "kh": "ch",
    "ov": "ow",
    "ev": "ew",
    "Y": "J",
}
"""English letters of a name and the German ones for the same sound."""
_ENGLISH_LETTERS = re.compile("|".join(_TO_GERMAN))
_BODIES = pairs(
    """
    Ministerium für|Ministry of; Institut für|Institute for; Amt für|Office for; Agentur für|Agency for;
    Verband für|Association for; Rat für|Council for; Zentrum für|Centre for; Kommission für|Commission for;
    Stiftung für|Foundation for; Gewerkschaft für|Union for; Behörde für|Authority for; Bündnis für|Alliance
    for; Partei für|Party for; Akademie für|Academy of; Fonds für|Fund for; Aufsicht für|Supervision of
    """
)
_TOPICS = pairs(
    """
    Verteidigung|Defence; Sicherheit|Security; Frieden|Peace; Handel|Trade; Energie|Energy;
    Gesundheit|Health; Umwelt|Environment; Migration|Migration; Finanzen|Finance; Verkehr|Transport;
    Landwirtschaft|Agriculture; Bildung|Education; Forschung|Research; Statistik|Statistics; Medien|Media;
    Justiz|Justice; Arbeit|Labour; Menschenrechte|Human Rights; Entwicklung|Development; Raumfahrt|Space;
    Seefahrt|Shipping; Fischerei|Fisheries; Kernkraft|Nuclear Energy; Abrüstung|Disarmament;
    Nachrichten|Intelligence; Grenzschutz|Border Protection
    """
)
_GROUPS = pairs(
    """
    Front|Front; Brigade|Brigade; Bewegung|Movement; Miliz|Militia; Armee|Army; Liga|League; Garde|Guard;
    Komitee|Committee; Legion|Legion; Allianz|Alliance
    """
)
_COLOURS = pairs(
    """
    Rote|Red; Schwarze|Black; Grüne|Green; Weiße|White; Freie|Free; Vereinigte|United; Neue|New;
    Nationale|National; Demokratische|Democratic; Heilige|Holy
    """
)
UNNAMED = pairs(
    """
    ein hoher Beamter|a senior official; ein Augenzeuge|an eyewitness; eine Anwohnerin|a resident; ein
    Diplomat|a diplomat; Kreise des Militärs|military sources; ein Sprecher der Rebellen|a rebel spokesman;
    ein Soldat|a soldier; eine Ärztin|a doctor; ein Mitarbeiter der Botschaft|an embassy employee; ein
    Händler|a trader; Sicherheitskreise|security sources; ein Flüchtling|a refugee
    """
)


def people(random: Random, number: int) -> list[Name]:
    """Different names of persons; some of every four are spelt differently in German.

    Raises:
        ValueError: there are not that many.
    """
    surnames = [first + last for first, last in product(_FIRST, _LAST)]
    found = random.sample(range(len(_GIVEN) * len(surnames)), number)
    return [
        _person(_GIVEN[at % len(_GIVEN)], surnames[at // len(_GIVEN)], turned=not place % 4)
        for place, at in enumerate(found)
    ]


def _person(given: str, surname: str, *, turned: bool) -> Name:
    german = _ENGLISH_LETTERS.sub(lambda found: _TO_GERMAN[found[0]], surname) if turned else surname
    return Name(f"{given} {german}", f"{given} {surname}")


def bodies(random: Random, number: int) -> list[tuple[Name, Place]]:
    """Different organizations with their countries.

    Raises:
        ValueError: there are not that many.
    """
    found = random.sample(range(len(_BODIES) * len(_TOPICS) * len(COUNTRIES)), number)
    named = []
    for at in found:
        rest, country = divmod(at, len(COUNTRIES))
        topic, kind = divmod(rest, len(_BODIES))
        place = COUNTRIES[country]
        german = f"{_BODIES[kind].de} {_TOPICS[topic].de} ({place.de})"
        named.append((Name(german, f"{_BODIES[kind].en} {_TOPICS[topic].en} ({place.en})"), place))
    return named


def groups(random: Random, number: int) -> list[tuple[Name, Place]]:
    """Groups with the countries they come from; those with the same name differ in country.

    Raises:
        ValueError: there are not that many.
    """
    found = random.sample(range(len(_GROUPS) * len(_COLOURS) * len(COUNTRIES)), number)
    named = []
    for at in found:
        rest, country = divmod(at, len(COUNTRIES))
        colour, kind = divmod(rest, len(_GROUPS))
        place = COUNTRIES[country]
        german = f"{_COLOURS[colour].de} {_GROUPS[kind].de} {place.de}"
        named.append((Name(german, f"{_COLOURS[colour].en} {_GROUPS[kind].en} of {place.en}"), place))
    return named
