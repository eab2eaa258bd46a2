"""Tables with bytes changed, cut out and put in: whatever they hold, they are read to their end."""

from __future__ import annotations

import random

import pytest

from tui.importers import tables
from tui.importers.found import Options
from tui.importers.mappings import built_in
from tui.importers.material import in_memory
from tui.loading.opening import Contents
from tui.wording import Wording

ROUNDS = 60
SIGNS = b'",\n;\t{}[]\\\0\xff0123456789-'
ACLED = (
    b"event_id_cnty,event_date,time_precision,event_type,actor1,inter1,interaction,country,source,notes"
    b',fatalities\nABC1,4-May-21,1,Protests,Singers,6,60,Norway,"A; B","They sang, loudly.",0\n'
    b'ABC2,04/05/2021,2,Riots,,6,60,Atlantis,,"a ""word""",1.0\n'
)
PLAIN = b"date,title,country,actor,url,quote\n2024-05~,A,France,B; C,https://a.example/,yes\n" * 20
LINES = b'{"date": "2024", "title": "A", "side_a_name": "X", "side_b_name": "Y", "deaths_low": 1}\n' * 20


def broken(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 5, 40))):
        place, how = chance.randrange(len(made) + 1), chance.random()
        if how < 0.4:
            made[place : place + 1] = bytes([chance.randrange(256)])
        elif how < 0.7:
            del made[place : place + chance.randrange(60)]
        else:
            made[place:place] = bytes(chance.choices(SIGNS, k=chance.randrange(1, 20)))
    return bytes(made)


@pytest.mark.parametrize("variant", built_in())
def test_a_broken_table_never_ends_in_a_traceback(variant: str) -> None:
    chance = random.Random(variant)
    for _ in range(ROUNDS):
        data = broken(chance.choice((ACLED, PLAIN, LINES)), chance)
        material = in_memory(Contents("broken", data), Wording())
        tables.dialect(data, variant)
        assert list(tables.records([material], Options(variant=variant, explain=True)))
