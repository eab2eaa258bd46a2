"""Made-up stories: the same bytes for the same seed, and as varied as `bench/generate` promises."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import pty
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from tui.loading.gate import admit
from tui.loading.opening import Contents, read
from tui.model.dates import FOREVER, Edge, Kind, Precision, parse
from tui.model.places import is_country
from tui.model.records import ACTOR_KINDS, EVENT_STATUSES, QUOTE_KINDS, Event, Quote, Story, actor_ids
from tui.wording import Wording

GENERATE = Path(__file__).resolve().parent.parent / "bench" / "generate"
MANY, FEW = 20_000, 200
GOLDEN = {
    "json": "de160d30406d3fcd9144a3ae758b8be54d2911c0a5bf49a00fe334401b9e9d94",
    "ndjson": "563348ca5bf89a26da3b03aae046714c4bf325b36d0fe90f578461569c76b069",
}
"""SHA-256 of the story of 200 events with seed 1."""
FIRST_SECOND, LAST_SECOND = 315_532_800, 1_735_689_599
"""The first second of 1980 and the last of 2024, UTC."""
ENGLISH = Wording("en")


def generated(*words: str, hash_seed: str = "0") -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        (sys.executable, str(GENERATE), *words), check=True, capture_output=True, env=environment
    ).stdout


@pytest.fixture(scope="module")
def story() -> Story:
    return msgspec.json.decode(generated(str(MANY)), type=Story)


@pytest.fixture(scope="module")
def quotes(story: Story) -> list[tuple[Event, Quote]]:
    return [(event, quote) for event in story.events for quote in event.quotes]


def texts(story: Story, language: str) -> Iterator[str]:
    """Titles, summaries and quotes in a language; a plain string is in the story's."""
    for event in story.events:
        for text in (event.title, event.summary):
            if isinstance(text, dict):
                yield text.get(language, "")
            elif text is not None and language == story.language:
                yield text
        yield from (quote.text for quote in event.quotes if quote.language == language)


@pytest.mark.parametrize("form", GOLDEN)
def test_a_story_is_the_same_on_every_machine(form: str) -> None:
    found = generated(str(FEW), "--form", form, hash_seed="1")
    assert found == generated(str(FEW), "--form", form, hash_seed="2")
    assert hashlib.sha256(found).hexdigest() == GOLDEN[form]


def test_another_seed_makes_another_story() -> None:
    first, second = (json.loads(generated(str(FEW), "--seed", seed)) for seed in ("1", "2"))
    assert first["actors"] != second["actors"]
    assert first["events"] != second["events"]
    assert len(first["events"]) == len(second["events"]) == FEW


def test_lines_and_object_hold_the_same_events_byte_for_byte() -> None:
    whole = generated(str(FEW)).decode()
    head, *lines = generated(str(FEW), "--form", "ndjson").decode().splitlines()
    assert len(lines) == FEW
    assert head.removesuffix("}") + ',"events":[' + ",".join(lines) + "]}\n" == whole


@pytest.mark.parametrize("form", GOLDEN)
def test_a_packed_story_unpacks_to_the_plain_one(form: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first.gz", tmp_path / "second.gz"
    for path in (first, second):
        generated(str(FEW), "--form", form, "--gzip", "-o", str(path))
    assert first.read_bytes() == second.read_bytes()
    assert gzip.decompress(first.read_bytes()) == generated(str(FEW), "--form", form)


def test_a_terminal_is_refused() -> None:
    outer, inner = pty.openpty()
    try:
        done = subprocess.run(
            (sys.executable, str(GENERATE), "5"), stdout=inner, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(outer)
        os.close(inner)
    assert done.returncode == 2
    assert b"-o" in done.stderr


@pytest.mark.parametrize("words", [("0",), ("-5",), ("10000000",), ("many",), ("5", "--form", "xml")])
def test_what_makes_no_story_is_refused_with_a_sentence(words: tuple[str, ...]) -> None:
    done = subprocess.run((sys.executable, str(GENERATE), *words), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    words = (sys.executable, str(GENERATE), "5", "-o", str(tmp_path / "none" / "story.json"))
    done = subprocess.run(words, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("form", GOLDEN)
@pytest.mark.parametrize("events", [1, 2, 19, 2000])
def test_nothing_is_wrong_with_a_story(form: str, events: int) -> None:
    data = generated(str(events), "--form", form)
    opened = admit(Contents("story", data), ENGLISH, strict=True)
    assert [problem.sentence(ENGLISH) for problem in opened.problems] == []
    assert len(opened.archive) == events


def test_a_packed_story_opens(tmp_path: Path) -> None:
    path = tmp_path / "story.json.gz"
    generated(str(FEW), "--gzip", "-o", str(path))
    assert len(admit(read(str(path), ENGLISH), ENGLISH).archive) == FEW


def test_the_lists_are_as_long_as_promised(story: Story) -> None:
    assert len(story.events) == MANY
    assert len(story.actors) == MANY // 20
    assert len(story.sources) == MANY // 50
    assert story.events[0].id == "e0000001"
    assert len({event.id for event in story.events}) == MANY


def test_an_event_has_as_many_of_everything_as_promised(story: Story) -> None:
    assert {len(event.actors) for event in story.events} == {1, 2, 3, 4}
    assert {len(event.countries) for event in story.events} == {1, 2, 3}
    assert {len(event.quotes) for event in story.events} == {0, 1, 2}
    assert {len(event.sources) for event in story.events} == {1, 2}
    assert all(event.summary for event in story.events)


def test_two_hundred_countries_and_all_actors_occur_by_zipf(story: Story) -> None:
    countries = Counter(code for event in story.events for code in event.countries)
    assert len(countries) == 200
    assert all(map(is_country, countries))
    actors = Counter(name for event in story.events for name in actor_ids(event))
    assert len(actors) > 0.99 * len(story.actors)
    for counted, part in ((countries, 0.3), (actors, 0.25)):
        ranked = [number for _, number in counted.most_common()]
        assert sum(ranked[: len(ranked) // 20]) > part * sum(ranked)


def test_actors_are_of_every_kind(story: Story) -> None:
    assert {actor.kind for actor in story.actors} == set(ACTOR_KINDS)
    assert len({actor.name for actor in story.actors if isinstance(actor.name, str)}) > 400
    assert 0.85 < sum(actor.country is not None for actor in story.actors) / len(story.actors) < 1
    shapes = {type(actor.role) for actor in story.actors}
    assert shapes == {type(None), str, dict, tuple}
    assert any(isinstance(actor.name, dict) for actor in story.actors if actor.kind == "person")
    assert any(actor.aliases for actor in story.actors)
    assert any(actor.member_of for actor in story.actors)


def test_quotes_are_sentences_of_speakers_of_the_event(quotes: list[tuple[Event, Quote]]) -> None:
    assert {len(quote.text) for _, quote in quotes} <= set(range(60, 301))
    assert {quote.kind for _, quote in quotes} == {*QUOTE_KINDS, None}
    assert {quote.language for _, quote in quotes} == {"de", "en"}
    named = [(event, quote.speaker) for event, quote in quotes if isinstance(quote.speaker, str)]
    assert all(speaker in actor_ids(msgspec.structs.replace(event, quotes=())) for event, speaker in named)
    assert 0.8 < len(named) / len(quotes) < 1
    assert any(quote.speaker is None for _, quote in quotes)
    assert 0.02 < sum(bool(quote.translations) for _, quote in quotes) / len(quotes) < 0.1
    assert all(set(quote.translations) <= {"de", "en"} - {quote.language} for _, quote in quotes)
    assert len({quote.id for _, quote in quotes}) == len(quotes)


def test_statuses_kinds_and_links_are_spread(story: Story) -> None:
    statuses = Counter(event.status for event in story.events)
    assert set(statuses) == set(EVENT_STATUSES)
    assert statuses["happened"] > 0.7 * MANY
    assert len({event.kind for event in story.events}) > 20
    assert len({tag for event in story.events for tag in event.tags}) > 30
    linked = sum(bool(event.replies_to or event.conflicts_with) for event in story.events)
    assert 0.005 < linked / MANY < 0.02


def test_links_lead_to_what_stands_before_them(story: Story) -> None:
    known: set[str] = set()
    for event in story.events:
        assert known.issuperset((*event.replies_to, *event.conflicts_with))
        known.add(event.id)
        known.update(quote.id for quote in event.quotes)


def test_every_kind_of_date_occurs(story: Story) -> None:
    dates = {event.date for event in story.events}
    whens = [parse(date) for date in dates]
    edges = {
        type(edge) if not isinstance(edge, Edge) else edge for one in whens for edge in (one.start, one.end)
    }
    assert {one.kind for one in whens} == set(Kind)
    assert {Edge.OPEN, Edge.UNKNOWN} < edges
    assert {one.precision for one in whens} >= set(Precision) - {
        Precision.HOUR,
        Precision.CENTURY,
        Precision.MILLENNIUM,
    }
    assert {(one.uncertain, one.approximate) for one in whens} == {(a, b) for a in (0, 1) for b in (0, 1)}
    assert {one.zone_known for one in whens} == {True, False}
    divisions = {date[5:] for date in dates if re.fullmatch(r"\d{4}-\d\d", date)}
    assert divisions == {f"{number:02}" for number in (*range(1, 13), *range(21, 42))}


@pytest.mark.parametrize(
    "spelling",
    [
        r"\d{4}-\d\d-\d\d",
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d",
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d",
        r"\d{4}",
        r"\d{3}X",
        r"\d{4}-XX",
        r"\d{4}-\d\d-XX",
        r"\d{4}-1X",
        r"\d{3}X-\d\d",
        r"\d{4}-XX-\d\d",
        r"\d{4}-\d\d-\dX",
        r"\d{4}S3",
        r"[\d-]+\?",
        r"[\d-]+~",
        r"[\d-]+%",
        r"\d{4}-\?\d\d-\d\d",
        r"\?\d{4}-\d\d-~\d\d",
        r"[\d-]{10}/[\d-]{10}",
        r"[\d-]{7}/[\d-]{7}",
        r"\d{4}/\d{4}",
        r"[\d-]+\?/[\d-]+~",
        r"[\d-]+/\.\.",
        r"\.\./[\d-]+",
        r"[\d-]+/",
        r"/[\d-]+",
        r"\[[\d-]+\.\.[\d-]+\]",
        r"\[[\d-]+,[\d-]+\]",
        r"\[\.\.[\d-]+\]",
        r"\{[\d,-]+\}",
    ],
)
def test_this_spelling_of_a_date_occurs(story: Story, spelling: str) -> None:
    assert any(re.fullmatch(spelling, event.date) for event in story.events)


def test_most_dates_are_days_of_forty_five_years(story: Story) -> None:
    whens = [parse(event.date) for event in story.events]
    days = sum(one.precision is Precision.DAY and one.kind is Kind.POINT for one in whens)
    assert 0.7 < days / MANY < 0.9
    earliest = [one.earliest for one in whens if one.earliest is not None]
    assert min(earliest) == FIRST_SECOND  # 1980, its months and decade begin here
    assert max(earliest) <= LAST_SECOND
    assert len({parse(event.date[:4]).earliest for event in story.events if event.date[:4].isdigit()}) == 45


def test_the_order_of_the_file_is_roughly_that_of_time(story: Story) -> None:
    begun = [(parse(event.date).earliest or -FOREVER) for event in story.events]
    forwards = sum(one <= next_one for one, next_one in pairwise(begun)) / MANY
    assert 0.5 < forwards < 0.85
    quarters = [sorted(begun[at : at + MANY // 4]) for at in range(0, MANY, MANY // 4)]
    middles = [quarter[len(quarter) // 2] for quarter in quarters]
    assert middles == sorted(middles)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_vocabulary_is_that_of_a_newspaper(story: Story, language: str) -> None:
    words = Counter(re.findall(r"[^\W\d_]+", " ".join(texts(story, language)).lower()))
    assert len(words) > 8_000
    ranked = [number for _, number in words.most_common()]
    assert sum(ranked[:100]) > 0.35 * sum(ranked)
    assert ranked[1_000] < ranked[10] / 20


def test_some_texts_are_in_both_languages(story: Story) -> None:
    shapes = Counter(
        "+".join(event.title) if isinstance(event.title, dict) else "plain" for event in story.events
    )
    assert set(shapes) == {"plain", "en", "de+en"}
    assert all(number > 0.05 * MANY for number in shapes.values())
    assert all(type(event.title) is type(event.summary) for event in story.events)


def test_an_event_takes_some_seven_hundred_and_seventy_bytes() -> None:
    lines = generated("5000", "--form", "ndjson").splitlines()[1:]
    assert 700 < sum(map(len, lines)) / len(lines) < 840
