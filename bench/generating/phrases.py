"""Sentences: patterns of the news and the streams that fill them.

In a pattern, a name in braces is a stream of `german` or `english`, and `@` is whom the event is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generating.drawing import drawn, zipf

_SLOT = re.compile(r"\{(\w+)\}")

GERMAN_TITLES = """
@ {pres} {akk}
@ {pres} {aakk}
@ warnt vor {adat}
@ {pres} {pl} in {place}
Streit um {aakk} in {place}
{noun} in {place}: @ {pres} {akk}
Nach {dat}: @ {pres} {apl}
@ will {akk} {inf}
{number} {pl} bei {noun} in {place} {part}
@ trifft sich in {place} zu {adat}
{place}: {Anom} wird {part}
@ bestreitet {aakk}
Neue Zweifel an {adat} {gen}
@ und {nom} einigen sich auf {akk}
{Nom} verschoben: @ spricht von {adat}
Tausende gegen {akk} in {place}
@ rechnet nicht mehr mit {dat}
Weniger {pl}, mehr {pl}: was @ plant
""".strip().splitlines()

GERMAN_SENTENCES = """
{Anom} {past} am {day} {akk} in {place}.
Nach {adat} in {place} {past} @ {aakk}.
@ hat {akk} {adv} {part}.
Zuvor hatte {nom} {akk} {part}.
Rund {number} {pl} sollen nach {place} verlegt werden, sagte ein Sprecher {gen}.
Beobachter rechnen mit {adat} und mit weiteren {noun}-Gesprächen.
Wie aus {place} verlautete, will @ {akk} {adv} {inf}.
{Nom} gilt als {adj}; über {akk} wird noch gestritten.
Ob {nom} {part} wird, ist noch unklar.
Damit wächst die Sorge vor {adat} {gen}.
Die Behörden in {place} sprachen von {number} Betroffenen und {adat}.
Im Streit um {akk} {pres} {nom} nun auch {aakk}.
@ verwies auf {aakk} und auf {akk} vom {day}.
Eine Stellungnahme {gen} lag zunächst nicht vor.
Bereits am {day} war {nom} in {place} {part} worden.
{Anom} sei „{adj}“, hieß es aus {dat}.
Für {akk} werden {number} Millionen Euro bereitgestellt.
Gegen {akk} hatten in {place} mehr als {number} Menschen protestiert.
""".strip().splitlines()

GERMAN_QUOTES = """
Wir werden {akk} nicht hinnehmen.
Wir haben {akk} {adv} {part}, und dabei bleibt es.
{Anom} ist {adj} und muss {part} werden.
Ich habe {aakk} nie {part}.
Niemand kann {akk} {inf}, solange {nom} nicht {part} ist.
Es gibt keinen Grund, {aakk} zu {inf}.
Ohne {akk} wird es keine {pl} geben.
Wer {akk} will, muss auch {aakk} {inf}.
Das ist {adj}, aber es ist nicht das Ende {gen}.
Wir sprechen mit {place} über {akk} und über {pl}.
Meine Regierung {pres} {akk}, das wissen unsere Partner.
Nach allem, was wir wissen, sind {number} {pl} {part} worden.
{Nom} zeigt, wie {adj} die Lage in {place} ist.
Wir brauchen {apl}, nicht noch mehr {pl}.
""".strip().splitlines()

ENGLISH_TITLES = """
@ {pres} {np}
@ {pres} {anp}
@ warns of {adj} {pl}
@ {pres} {pl} in {place}
Dispute over {np} in {place}
{place}: {noun} {part} after {np}
After {np}, @ {pres} {adj} {pl}
@ vows to {inf} {np}
{number} {pl} {part} in {place}
@ meets in {place} for {noun} talks
@ denies {ing} {np}
{Pl} {part} as @ {pres} {np}
New doubts about {anp}
@ agrees on {noun} {noun}
{Np} postponed, @ blames {pl}
Thousands protest against {np} in {place}
@ no longer expects {np}
Fewer {pl}, more {pl}: what @ plans
""".strip().splitlines()

ENGLISH_SENTENCES = """
{Anp} {past} {np} in {place} on {day}.
After {anp} in {place}, @ {past} {np}.
@ has {adv} {part} {anp}.
Earlier {np} had {part} {np}.
About {number} {pl} are to be moved to {place}, a spokesman for {np} said.
Observers expect {adj} {pl} and further {noun} talks.
@ wants to {inf} {np} and is {ing} {adj} {pl}, sources in {place} said.
{Np} is seen as {adj}; {np} is still disputed.
Whether {np} will be {part} is unclear.
Fear grows that {np} will {inf} {np}.
Authorities in {place} spoke of {number} people affected and of {adj} {pl}.
In the dispute over {np}, {np} now {pres} {anp} as well.
@ pointed to {anp} and to {np} of {day}.
There was no immediate comment from {np}.
On {day}, {np} had already been {part} in {place}.
{Anp} was “{adj}”, {np} said.
{Np} will receive {number} million dollars.
More than {number} people had protested against {np} in {place}.
""".strip().splitlines()

ENGLISH_QUOTES = """
We will not accept {np}.
We have {adv} {part} {np}, and that will not change.
{Anp} is {adj} and must be {part}.
I never {past} {anp}.
Nobody can {inf} {np} as long as {np} is not {part}.
There is no reason to {inf} {anp}.
Without {np} there will be no {pl}.
Those who want {np} must also {inf} {anp}.
This is {adj}, but it is not the end of {np}.
We are talking to {place} about {np} and about {pl}.
My government {pres} {np}, and our partners know that.
As far as we know, {number} {pl} have been {part}.
{Np} shows how {adj} things are in {place}.
We need {adj} {pl}, not {ing} {pl}.
""".strip().splitlines()


def sentences(name: str, patterns: list[str], streams: Mapping[str, Iterator[str]]) -> Iterator[str]:
    """Endless sentences of these patterns, each filled from the streams it names; `@` is left in."""
    ready = [
        (_SLOT.sub("%s", pattern.replace("%", "%%")), tuple(streams[slot] for slot in _SLOT.findall(pattern)))
        for pattern in patterns
    ]
    for pattern, slots in drawn(name, ready, zipf(len(ready), 12)):
        yield pattern % tuple(map(next, slots))
