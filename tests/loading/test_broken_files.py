"""Broken, cut and hostile bytes: what is good in them loads, and the worst that happens is a sentence."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from loading import ENGLISH, GOOD, ids, opened, opens_or_is_refused, problems, titles

from tui.errors import UNREADABLE, UnreadableError
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.model.records import (
    Actor,
    Citation,
    DatedRole,
    Event,
    Head,
    Involvement,
    PrintedSpeaker,
    Quote,
    Source,
    Translation,
)

A = b'{"date": "2024-01", "title": "A"}'
SAMPLE = json.dumps(
    {
        "language": "de",
        "sources": [{"id": "s", "title": "Zeitung", "published": "2024"}],
        "actors": [
            {"id": "a", "name": {"de": "Ä"}, "country": "KR", "role": [{"role": "R", "from": "2020"}]}
        ],
        "events": [
            {
                "date": "2024-10~",
                "title": "Außen",
                "actors": ["a", {"actor": "a", "as": "r"}],
                "quotes": [{"text": '„x“ "y"', "speaker": "a", "translations": {"en": {"text": "x"}}}],
                "sources": [{"source": "s", "paragraph": 1, "span": [0, 4]}],
                "conflicts_with": ["e"],
            },
            {"id": "e", "date": "/2024", "title": {"de": "B", "en": "b"}, "tags": ["t"]},
        ],
    },
    ensure_ascii=False,
).encode()


def test_a_sample_cut_anywhere_opens_or_is_refused() -> None:
    whole = len(opened(SAMPLE).archive)
    for end in range(len(SAMPLE)):
        found = opens_or_is_refused(SAMPLE[:end])
        assert found is None or len(found.archive) <= whole
        assert found is None or found.problems.number(), f"cut at {end} in silence"


def test_lines_cut_anywhere_lose_only_the_last_line() -> None:
    data = b"\n".join([GOOD, A, A.replace(b"A", b"C")])
    for end in range(len(GOOD) + 2, len(data)):
        found = opens_or_is_refused(data[:end])
        assert found is not None
        assert "Good" in [found.archive.event(row).title for row in range(len(found.archive))]


def mutations(number: int) -> Iterator[bytes]:
    chance = random.Random(1)
    bits = [
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\\",
        b"\n",
        b"\0",
        b"\xff",
        b"\\ud800",
        b"1e999",
        b"null",
        b"-",
        b"\xef\xbb\xbf",
    ]
    for _ in range(number):
        data = bytearray(SAMPLE)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(data))
            what = chance.randrange(4)
            if what == 0:
                data[place] = chance.randrange(256)
            elif what == 1:
                del data[place : place + chance.randint(1, 20)]
            elif what == 2:
                data[place:place] = chance.choice(bits)
            else:
                data[place:place] = data[chance.randrange(len(data)) :][: chance.randint(1, 60)]
        yield bytes(data)


def test_a_thousand_mutations_open_or_are_refused() -> None:
    loaded = sum(opens_or_is_refused(data) is not None for data in mutations(1000))
    assert loaded > 300


def test_arbitrary_bytes_open_or_are_refused() -> None:
    chance = random.Random(2)
    for _ in range(300):
        opens_or_is_refused(
            chance.choice([b"", b"{", b"[", b'{"events":[']) + chance.randbytes(chance.randrange(60))
        )


WRONG: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    10**30,
    "",
    "x",
    [],
    [[]],
    [None],
    [1],
    {},
    {"x": None},
    {"x": 1},
    [{}],
    [{"x": []}],
    ["x", 5],
)
SHAPES: dict[type[msgspec.Struct], tuple[dict[str, object], str]] = {
    Head: ({}, ""),
    Source: ({"id": "s2"}, "sources"),
    Actor: ({"id": "a2", "name": "N"}, "actors"),
    DatedRole: ({"role": "r"}, "role"),
    Event: ({"date": "2024", "title": "T"}, "events"),
    Involvement: ({"actor": "a"}, "involvement"),
    Quote: ({"text": "q"}, "quotes"),
    PrintedSpeaker: ({"as_printed": "p"}, "speaker"),
    Translation: ({"text": "t"}, "translations"),
    Citation: ({"source": "s"}, "citation"),
}


def story_with(place: str, record: dict[str, object]) -> bytes:
    """A story with one good event and the record in its place."""
    event: dict[str, object] = {"date": "2024", "title": "Host"}
    quote: dict[str, object] = {"text": "q"}
    story: dict[str, object] = {"sources": [], "actors": []}
    if place in ("sources", "actors"):
        story[place] = [record]
    elif place == "":
        story = record
    elif place == "role":
        story["actors"] = [{"id": "a", "name": "N", "role": [record]}]
    elif place == "events":
        event = record
    elif place == "involvement":
        event["actors"] = [record]
    elif place == "citation":
        event["sources"] = [record]
        quote["source"] = record
    elif place == "quotes":
        quote = record
    else:
        quote[place] = record if place == "speaker" else {"en": record}
    if place != "events":
        event["quotes"] = [quote]
    good = json.loads(GOOD)
    return json.dumps({"events": [good, event], **story}).encode()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_each_field_with_each_wrong_type_loses_no_other_event(shape: type[msgspec.Struct]) -> None:
    base, place = SHAPES[shape]
    names = [field.encode_name for field in msgspec.structs.fields(shape)]
    for wrong in WRONG:
        for name in [*names, "unknown"]:
            found = opens_or_is_refused(story_with(place, {**base, name: wrong}))
            refused_for_format = name == "format" and isinstance(wrong, str)
            assert (found is None) == refused_for_format, (name, wrong)
            assert found is None or "good" in ids(found)
        found = opens_or_is_refused(story_with(place, {**base, **dict.fromkeys(names, wrong)}))
        assert (found is None) == (shape is Head and isinstance(wrong, str))


@pytest.mark.parametrize(
    ("between", "code"),
    [
        (b'{"date": "2024", "title": "B", "tags": [1}', "not-json"),
        (b'{"date": "2024", "title": "B", "tags": [1, 2}}', "not-json"),
        (b'{"date": "2024", "title": "B"', "not-json"),
        (b'{"date": "2024", "title": "B"]', "not-json"),
        (b'{"date": "2024", "quotes": [{"text": "x"], "title": "B"}', "not-json"),
        (b'{"date": "2024", "title": "B", "quotes": [{"text": "x", {"text": "y"}]}', "not-json"),
        (b'{"date": "2024", "title": "B",}', "not-json"),
        (b'{"date": "2024", "title": "B" "x": 1}', "not-json"),
        (b"{'date': '2024', 'title': 'B'}", "not-json"),
        (b'{"date": "2024", "title": NaN}', "not-json"),
        (b'{"date": "2024", "title": "B", "x": -Infinity}', "not-json"),
        (b'{"date": "2024", "title": "B", "x": ' + b"9" * 5000 + b"}", "not-json"),
        (b'{"date": "2024", "title": "B\nC"}', "not-json"),
        (b"nonsense", "not-json"),
        (b'"a text"', "not-a-record"),
        (b'"' + b"x" * 5000 + b'"', "not-a-record"),
        (b"null", "not-a-record"),
        (b"5", "not-a-record"),
        (b"", "flaw"),
        (
            b'{"date": "2024", "title": "B", "x": ' + b'{"a":' * 30_000 + b"1" + b"}" * 30_000 + b"}",
            "too-deep",
        ),
    ],
)
def test_one_broken_record_costs_only_itself(between: bytes, code: str) -> None:
    data = b'{"language": "de", "events": [' + GOOD + b",\n" + between + b",\n" + A + b'], "title": "T"}'
    found = opened(data)
    assert titles(data) == ["A", "Good"]
    assert {problem.code for problem in found.problems} == {code}
    assert {problem.line for problem in found.problems} == {2}
    assert (found.archive.head.title, found.archive.language) == ("T", "de")


def test_a_long_text_of_the_story_survives_a_flaw_elsewhere() -> None:
    data = b'{"summary": "' + b"x" * 5000 + b'", "events": [' + GOOD + b", {]}"
    assert opened(data).archive.head.summary == "x" * 5000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b"\xef\xbb\xbf\xef\xbb\xbf{}", "it is neither a JSON object nor a list"),
        (b"hello", "it is neither a JSON object nor a list"),
        (b"5", "it is neither a JSON object nor a list"),
        ('{"events": []}'.encode("utf-16"), "it is not UTF-8 (it looks like UTF-16)"),
        ('{"events": []}'.encode("utf-16-le"), "it is not UTF-8 (it looks like UTF-16)"),
        (
            b'{"format": "dateline/2", "events": []}',
            "its format is “dateline/2”; this program reads “dateline/1”",
        ),
        (
            b'{"format": "a\\nb\\u001b", "events": []}',
            "its format is “a b␛”; this program reads “dateline/1”",
        ),
        (b'{"events": nope}', "it is not valid JSON at line 1, column 13"),
        (b'{\n"events": [\n"', "it is not valid JSON at line 3, column 2"),
        (
            b'{"events": 5}',
            "no event in it can be used; first problem, line 1: “events” should be a list, found a number",
        ),
        (
            b'[\n{"date": "x\\ny", "title": "A"}]',
            "no event in it can be used; first problem, line 2: “x y” is not",
        ),
    ],
)
def test_a_file_nothing_can_be_used_of_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        opened(data)
    assert caught.value.code == UNREADABLE
    assert str(caught.value).startswith(f"cannot read story.json: {said}")
    assert "\n" not in str(caught.value)
    assert opens_or_is_refused(data) is None


def test_text_in_latin_1_opens_with_a_stand_in_and_a_warning() -> None:
    data = '[{"date": "2024", "title": "Südkorea"}]'.encode("latin-1")
    assert titles(data) == ["S\ufffddkorea"]
    assert [problem.code for problem in problems(data)] == ["encoding"]
    assert opens_or_is_refused(b'{"\xff": 1, "events": [' + GOOD + b"]}") is not None


def test_half_a_surrogate_pair_is_shown_as_a_stand_in_and_is_no_flaw() -> None:
    data = b'[{"date": "2024", "title": "a\\ud83db", "\\ud800": "\\udfff"}]'
    assert titles(data) == ["a\ufffdb"]
    assert problems(data) == []


@pytest.mark.parametrize(
    "data",
    [
        b'["' + b'\\"' * 200_000,
        b'{"' + b"\\" * 400_001,
        b"[" * 400_000,
        b'{"a":' * 100_000,
        b"[" + b'"' * 300_001,
        b'[{"x":' + b"[{" * 100_000 + b"}]" * 50_000,
        b"[{" + b",{" * 100_000,
        b"\n" * 300_000 + b"{",
        b'{"events": [' + b" " * 500_000 + b"}",
        b'{"' + b'a": 1, "' * 50_000,
    ],
    ids=lambda data: repr(data[:10]),
)
def test_hostile_bytes_take_no_longer_than_their_length_is_worth(data: bytes) -> None:
    began = time.process_time()
    opens_or_is_refused(data)
    assert time.process_time() - began < 5


def test_giant_files_are_judged_alike_with_and_without_the_slow_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = story_with("events", {"date": "2024", "title": "T", "summary": 5, "tags": ["t", 1]})
    thorough = opened(data)
    monkeypatch.setattr("tui.loading.gate.THOROUGH_UP_TO", 0)
    quick = opened(data)
    assert list(quick.problems) == list(thorough.problems)
    assert quick.archive.event(0) == thorough.archive.event(0)
    strict = admit(Contents("story.json", event_with_unknown_field()), ENGLISH, strict=True)
    assert [problem.code for problem in strict.problems] == ["unknown-field"]


def event_with_unknown_field() -> bytes:
    return b'[{"date": "2024", "title": "A", "odd": 1}]'


REFUSED = {
    "json-deep.json",
    "json-empty.json",
    "json-error-message-esc.json",
    "json-garbage.json",
    "json-notobject.json",
    "json-utf16.json",
}
EITHER = {
    "json-deep-300-unknown-key.json",
    "json-hugeint.json",
    "json-nan-inf.json",
    "json-latin1.json",
    "json-truncated.json",
    "json-nul.json",
    "json-bom.json",
    "url-surrogate-nul.json",
    "lone-surrogate.json",
    "timelinejs-html.json",  # a format of its own
}


def test_every_hostile_file_opens_or_is_refused_as_its_manifest_says(shared: Path) -> None:
    files = sorted((shared / "hostile").glob("*.json"))
    assert len(files) > 40
    for path in files:
        found = opens_or_is_refused(path.read_bytes(), path.name)
        if path.name in REFUSED:
            assert found is None, path.name
        elif path.name not in EITHER:
            assert found is not None, path.name
            assert len(found.archive), path.name
        if path.name in ("type-confusion.json", "ids-dangling.json", "dates.json", "json-dup-keys.json"):
            assert found is not None
            assert found.problems.number(), path.name


def test_the_torture_files_open_or_are_refused(shared: Path) -> None:
    files = [path for path in sorted((shared / "data" / "torture" / "json").rglob("*")) if path.is_file()]
    assert files
    for path in files:
        if path.stat().st_size < 2_000_000:
            opens_or_is_refused(path.read_bytes(), path.name)
