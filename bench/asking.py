"""Other programs that are asked on the command line: they answer and end."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time

from tasks import Taken, Task

_DUCKDB = """
import json, sys, time
started = time.perf_counter()
import duckdb
path, country, term = sys.argv[1:]
columns = "{id: VARCHAR, date: VARCHAR, title: JSON, summary: JSON, countries: 'VARCHAR[]', quotes: JSON}"
lines = f"read_json(?, format='newline_delimited', columns={columns})"
base = duckdb.connect()
base.execute(f"create table events as select * from {lines}", [path])
taken = [time.perf_counter()]
base.execute("select id, date, title from events where list_contains(countries, ?)", [country]).fetchall()
taken.append(time.perf_counter())
texts = "cast(title as varchar) || cast(summary as varchar) || coalesce(cast(quotes as varchar), '')"
base.execute(f"select id, date, title from events where {texts} ilike '%' || ? || '%'", [term]).fetchall()
taken.append(time.perf_counter())
print(json.dumps([after - before for before, after in zip([started, *taken], taken)]))
"""


def duckdb(command: str, task: Task) -> Taken:
    """Into a table in memory; both questions asked of it, all rows of the answer fetched."""
    done = subprocess.run(
        (command, "-c", _DUCKDB, str(task.path), task.country, task.term),
        capture_output=True,
        text=True,
        check=True,
    )
    opened, filtered, found = json.loads(done.stdout)
    return Taken(opened, filtered, found)


def jq(command: str, task: Task) -> Taken:
    """Nothing is opened: each question reads the whole file."""
    texts = "[.title, .summary, .quotes] | tostring"
    return Taken(
        None,
        _run(command, f'select(.countries // [] | index("{task.country}"))', task),
        _run(command, f'select({texts} | contains("{task.term}"))', task),
    )


def _run(command: str, program: str, task: Task) -> float:
    with tempfile.TemporaryFile() as answer:
        started = time.monotonic()
        subprocess.run((command, "-c", program, str(task.path)), stdout=answer, check=True)
        return time.monotonic() - started
