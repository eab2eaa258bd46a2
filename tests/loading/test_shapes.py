"""The shapes a story file may have, and the ids it may leave out."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from loading import ENGLISH, GOOD, events, opened, problems, titles

from tui.loading.gate import open_story
from tui.loading.problems import Effect
from tui.model.schema import schema

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

A = b'{"date": "2024-01", "title": "A"}'
B = b'{"date": "2024-02", "title": "B"}'
OBJECT = b'{"language": "de", "events": [' + A + b",\n" + B + b"]}"
SHAPES = {
    "object": OBJECT,
    "list": b"[" + B + b", " + A + b"]",
    "lines": A + b"\n" + B,
    "lines with a line end at the end": A + b"\n" + B + b"\n",
    "lines with Windows line ends": A + b"\r\n" + B + b"\r\n",
    "lines with empty lines": b"\n\n" + A + b"\n\n \n" + B + b"\n\n",
    "lines with a head": b'{"format": "dateline/1", "language": "de"}\n' + A + b"\n" + B,
    "lines with a head that repeats a key": b'{"language": "en", "language": "de", "actors": []}\n'
    + A
    + b"\n"
    + B,
    "byte order mark": b"\xef\xbb\xbf" + OBJECT,
    "byte order mark before lines": b"\xef\xbb\xbf" + A + b"\n" + B,
    "white space around": b" \r\n\t" + OBJECT + b"\n \n",
    "one line and a line end": b'{"events": [' + A + b", " + B + b"]}\n",
    "events before the rest": b'{"events": ['
    + A
    + b", "
    + B
    + b'], "title": "T", "actors": [], "sources": null}',
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_events(shape: str) -> None:
    assert titles(SHAPES[shape]) == ["A", "B"]
    assert [problem.code for problem in problems(SHAPES[shape])] == ["double-key"] * ("repeats" in shape)


def test_a_head_before_lines_belongs_to_the_story() -> None:
    data = b'{"language": "de", "actors": [{"id": "a", "name": "Anna"}]}\n' + A + b"\n" + B
    archive = opened(data).archive
    assert archive.language == "de"
    assert archive.actor("a").name == "Anna"
    assert len(archive) == 2


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gz", "zst"])
@pytest.mark.parametrize("shape", ["object", "lines"])
def test_packed_files_are_opened_as_they_are(tmp_path: Path, pack: object, shape: str) -> None:
    assert callable(pack)
    path = tmp_path / "story"
    path.write_bytes(pack(SHAPES[shape]))
    assert len(open_story(str(path), ENGLISH).archive) == 2


@pytest.mark.parametrize("data", [OBJECT, gzip.compress(OBJECT, mtime=0)])
def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
    found = open_story("-", ENGLISH)
    assert (found.name, len(found.archive)) == ("-", 2)


@pytest.mark.parametrize("data", [b"{}", b"[]", b'{"events": []}', b'{"title": "T"}', b'{"foo": [1]}'])
def test_a_story_without_events_opens_with_this_one_problem(data: bytes) -> None:
    (problem,) = problems(data)
    assert len(opened(data).archive) == 0
    assert (problem.code, problem.effect, problem.line, problem.path) == ("no-events", Effect.KEPT, 1, "")
    assert problem.sentence(ENGLISH) == "the story holds no events"


@pytest.mark.parametrize("key", ["evnts", "event", "Events"])
def test_a_misspelt_list_of_events_is_named_with_what_was_meant(key: str) -> None:
    (problem,) = problems(b'{"foo": 1,\n"' + key.encode() + b'": [' + GOOD + b"]}")
    assert (problem.code, problem.line, problem.path, problem.suggestion) == ("no-events", 2, key, "events")
    assert problem.sentence(ENGLISH) == "the story holds no events; did you mean “events”?"


def test_doubts_about_the_head_do_not_refuse_a_story_without_events() -> None:
    data = b'{"actors": [{"id": "a", "name": "A", "member_of": ["b"]}], "events": []}'
    assert [problem.code for problem in problems(data)] == ["unknown-actor", "no-events"]


def test_the_same_bytes_give_the_same_ids() -> None:
    data = b'[{"date": "2024", "title": "A", "quotes": [{"text": "x"}, {"text": "y"}]}, ' + B + b"]"
    once, again = events(data), events(b"\n" + data.replace(b", ", b" ,\n"))
    assert once == again
    ids = [event.id for event in once] + [quote.id for event in once for quote in event.quotes]
    assert len(set(ids)) == 4
    assert all(quote.id.startswith(once[0].id + ".") for quote in once[0].quotes)


def test_ids_stay_when_a_record_had_to_be_mended() -> None:
    data = b'[{"date": "2024", "title": "A", "reported": "soon", "quotes": [{"text": "x", "date": "never"}]}]'
    found = opened(data)
    (event,) = events(data)
    assert found.archive.event(0) == event


def test_keys_that_stand_twice_in_the_story_itself_are_noted() -> None:
    data = b'{"events": [' + A + b'],\n"language": "de",\n"events": [' + B + b'],\n"language": "en"}'
    assert [(problem.code, problem.line, problem.path) for problem in problems(data)] == [
        ("double-key", 3, "events"),
        ("double-key", 4, "language"),
    ]
    assert titles(data) == ["B"]
    assert opened(data).archive.language == "en"


def test_the_printed_schema_is_one_and_accepts_the_bundled_story(bundled: Path) -> None:
    made = schema()
    Draft202012Validator.check_schema(made)
    validator = Draft202012Validator(made)
    assert list(validator.iter_errors(json.loads(bundled.read_text("utf-8")))) == []
    assert list(validator.iter_errors({"events": [{"date": 2024, "title": "A"}]}))
    assert list(validator.iter_errors({"events": [{"title": "A"}]}))
    assert list(validator.iter_errors({"events": [json.loads(GOOD)], "mine": 1})) == []


def test_a_sound_file_and_the_same_file_with_a_flaw_give_the_same_events(bundled: Path) -> None:
    data = bundled.read_bytes()
    flawed = data.rstrip()[:-1] + b', "late": }'
    assert events(data) == events(flawed)
    assert opened(data).archive.head == opened(flawed).archive.head
