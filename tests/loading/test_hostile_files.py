"""Files that are out to do harm, one test for each thing that must hold; see docs/security.md."""

from __future__ import annotations

import json
import os
import random
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from loading import GOOD, opened, opens_or_is_refused, problems
from security_report import RecordFigure
from test_broken_files import SHAPES, WRONG, story_with

from tui.cli.main import run
from tui.errors import UNREADABLE, UnreadableError
from tui.loading.gate import Opened
from tui.model.dates import DateError, parse
from tui.model.records import Event, Head

ROOT = Path(__file__).resolve().parents[2]
NESTED: object = json.loads('{"a":[' * 40 + "1" + "]}" * 40)
MORE_WRONG = (
    *WRONG,
    10**300,
    -(10**300),
    "x" * 20_000,
    NESTED,
    [NESTED],
    "\u0000\u001b[2J",
    {"": {}},
    [[], {}],
)
CONTROL = {"id": "control", "date": "2026-01-03", "title": "CONTROL-EVENT"}
RICH: dict[str, object] = {
    "format": "dateline/1",
    "language": "de",
    "sources": [{"id": "s", "title": "Zeitung", "published": "2024"}],
    "actors": [{"id": "a", "name": {"de": "Ä"}, "country": "KR", "role": [{"role": "R", "from": "2020"}]}],
    "events": [
        CONTROL,
        {
            "id": "e",
            "date": "2024-10~",
            "title": "Außen",
            "actors": ["a"],
            "quotes": [{"text": '„x“ "y"', "speaker": "a", "translations": {"en": {"text": "x"}}}],
            "sources": [{"source": "s", "paragraph": 1, "span": [0, 4]}],
        },
    ],
}
SAMPLE = json.dumps(RICH, ensure_ascii=False, indent=1).encode()


def story(*events: object, **head: object) -> bytes:
    """A story of the control event and others."""
    return json.dumps({**head, "events": [*events, CONTROL]}).encode()


def shows_control(found: Opened | None) -> bool:
    """Whether the event that must always be there is."""
    return found is not None and "CONTROL-EVENT" in [
        found.archive.event(row).title for row in range(len(found.archive))
    ]


def refusal(data: bytes) -> str:
    """The one line that refuses some bytes."""
    with pytest.raises(UnreadableError) as caught:
        opened(data)
    assert caught.value.code == UNREADABLE
    assert str(caught.value).isprintable()
    return str(caught.value)


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"events":[', '[{"date":'])
def test_item_37_a_story_nested_too_deeply_is_refused_in_one_line(opening: str) -> None:
    assert refusal(opening.encode() * 5000)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_item_37_a_record_nested_too_deeply_costs_only_itself(opening: str, closing: str) -> None:
    deep = opening * 5000 + "1" + closing * 5000
    data = b'{"events": [{"date": "2024", "title": "T", "x": ' + deep.encode() + b"}, " + GOOD + b"]}"
    assert [problem.code for problem in problems(data)] == ["too-deep"]


def test_item_38_three_hundred_deep_under_an_unknown_key_opens() -> None:
    deep: object = 1
    for _ in range(150):
        deep = {"a": [deep]}
    found = opened(story({"id": "e", "date": "2024", "title": "T", "unknown": deep}, unknown=deep))
    assert shows_control(found)
    assert len(found.archive) == 2


@pytest.mark.parametrize("field", ["unknown", "date", "title", "status"])
def test_item_39_a_number_of_5000_digits_costs_at_most_its_event(field: str) -> None:
    event = b'{"id": "e", "date": "2024", "title": "T", "' + field.encode() + b'": ' + b"9" * 5000 + b"}"
    found = opens_or_is_refused(b'{"events": [' + event + b", " + json.dumps(CONTROL).encode() + b"]}")
    assert shows_control(found)
    assert found is not None
    assert found.problems.number()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999999"])
@pytest.mark.parametrize("field", ["unknown", "title", "countries"])
def test_item_40_numbers_that_are_none_are_a_problem_and_never_kept(number: str, field: str) -> None:
    event = f'{{"id": "e", "date": "2024", "title": "T", "{field}": {number}}}'
    found = opened(f'{{"events": [{event}, {json.dumps(CONTROL)}]}}'.encode())
    assert shows_control(found)
    # What the format does not know is neither shown nor kept.
    assert found.problems.number() or field == "unknown"
    for row in range(len(found.archive)):
        assert "inf" not in msgspec.json.encode(found.archive.event(row)).decode().lower()


def test_item_41_a_key_that_stands_twice_is_named() -> None:
    for data in (
        b'{"events": [{"date": "2024", "title": "A", "title": "B"}]}',
        b'{"title": "A", "title": "B", "events": [' + GOOD + b"]}",
        b'{"actors": [{"id": "a", "name": "A", "name": "B"}], "events": [' + GOOD + b"]}",
    ):
        (problem,) = problems(data)
        assert problem.code == "double-key"
        assert problem.values["value"] in ("title", "name")


def test_item_42_half_surrogate_pairs_in_every_text_field_become_stand_ins() -> None:
    for text in ("\\ud800", "a\\udfffb", "\\ud83d x \\ude00"):
        data = SAMPLE.replace(b"CONTROL-EVENT", b"CONTROL-EVENT " + text.encode())
        found = opened(data)
        for row in range(len(found.archive)):
            msgspec.json.encode(found.archive.event(row))
        titles = [str(found.archive.event(row).title) for row in range(len(found.archive))]
        assert sum("\ufffd" in title for title in titles) == 1


def test_item_43_a_mark_of_byte_order_in_front_opens() -> None:
    assert problems(b"\xef\xbb\xbf" + SAMPLE) == problems(SAMPLE)
    assert shows_control(opened(b"\xef\xbb\xbf" + SAMPLE))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_item_44_wide_encodings_are_refused_by_name(encoding: str) -> None:
    said = refusal(SAMPLE.decode().encode(encoding))
    assert "UTF-16" in said or "neither a JSON object nor a list" in said


def test_item_44_latin_1_is_a_problem_that_tells_the_byte() -> None:
    data = '[{"date": "2024", "title": "S\xfcd"}]'.encode("latin-1")
    (problem,) = problems(data)
    assert (problem.code, problem.values["offset"]) == ("encoding", str(data.index(b"\xfc") - 1))


def test_item_45_cut_off_at_every_byte_it_opens_or_is_one_line(
    record_figure: RecordFigure, bundled: Path
) -> None:
    whole = bundled.read_bytes()
    tried = 0
    for end in range(len(SAMPLE)):
        found = opens_or_is_refused(SAMPLE[:end])
        tried += 1
        assert found is None or found.problems.number(), f"cut at {end} in silence"
    for end in range(0, len(whole), 211):
        opens_or_is_refused(whole[:end])
        tried += 1
    record_figure("mutations", tried)
    assert tried > 900


def flips() -> Iterator[bytes]:
    """The sample with each byte made another, in two ways."""
    for place in range(len(SAMPLE)):
        for other in (SAMPLE[place] ^ 0xFF, SAMPLE[place] ^ 0x01):
            yield SAMPLE[:place] + bytes([other]) + SAMPLE[place + 1 :]


def mutations(number: int) -> Iterator[bytes]:
    """The sample with a few random changes, the same ones every time."""
    chance = random.Random(46)
    for _ in range(number):
        data = bytearray(SAMPLE)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(data))
            if chance.randrange(3) == 0:
                data[place] = chance.randrange(256)
            elif chance.randrange(2):
                del data[place : place + chance.randint(1, 20)]
            else:
                data[place:place] = data[chance.randrange(len(data)) :][: chance.randint(1, 40)]
        yield bytes(data)


def test_item_46_every_byte_turned_and_a_thousand_mutations_open_or_are_one_line(
    record_figure: RecordFigure,
) -> None:
    turned = [opens_or_is_refused(data) for data in flips()]
    changed = [opens_or_is_refused(data) for data in mutations(1000)]
    assert len(turned) == 2 * len(SAMPLE) > 1500
    assert sum(map(shows_control, turned)) > len(turned) * 0.8
    assert len(changed) == 1000
    record_figure("mutations", len(turned) + len(changed))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"null",
        b'"text"',
        b"5",
        b"<!DOCTYPE html><html></html>",
        b"true",
        b"\0" * 100,
    ],
)
def test_item_47_what_is_no_story_is_refused_in_one_line(data: bytes) -> None:
    assert refusal(data)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_item_48_each_field_with_each_wrong_type_keeps_the_control_event(
    shape: type[msgspec.Struct], record_figure: RecordFigure
) -> None:
    base, place = SHAPES[shape]
    names = [field.encode_name for field in msgspec.structs.fields(shape)]
    tried = 0
    for wrong in MORE_WRONG:
        cases = [{**base, name: wrong} for name in (*names, "unknown")]
        for record in (*cases, {**base, **dict.fromkeys(names, wrong)}):
            found = opens_or_is_refused(story_with(place, record))
            tried += 1
            if found is None:
                assert shape is Head
                assert isinstance(record.get("format"), str)
                continue
            assert "good" in [found.archive.event(row).id for row in range(len(found.archive))]
    assert tried == len(MORE_WRONG) * (len(names) + 2)
    record_figure("mutations", tried)


def test_item_48_every_wrong_field_of_an_event_is_one_warning_and_no_other_event_is_lost() -> None:
    known = [field.encode_name for field in msgspec.structs.fields(Event)]
    fields = [name for name in known if name not in ("date", "title")]
    for name in fields:
        found = opened(story({"date": "2024", "title": "T", name: {"x": 1}}))
        assert shows_control(found)
        assert found.problems.number() == 1, name
    for name in ("date", "title"):
        found = opened(story({"date": "2024", "title": "T", name: 5}))
        assert (len(found.archive), found.left_out_events, found.problems.number()) == (1, 1, 1)


def test_item_48_49_the_hostile_samples_show_their_control_event(shared: Path) -> None:
    for name in ("type-confusion", "ids-dangling", "ids-hostile"):
        assert shows_control(opens_or_is_refused((shared / "hostile" / f"{name}.json").read_bytes()))


STRANGE = ["../../etc/passwd", "__proto__", "constructor", "a/b", "\x00", "-rf", "e';--", "\u202eabc"]


@pytest.mark.parametrize("name", [*STRANGE, "x" * 5000], ids=lambda name: name[:5].encode().hex())
def test_item_49_strange_ids_are_ids(name: str) -> None:
    one = {"id": name, "date": "2024", "title": "T"}
    found = opened(story(one, {"date": "2024", "title": "U", "replies_to": [name]}))
    assert shows_control(found)
    assert len(found.archive) == 3


def test_item_49_double_empty_and_unknown_ids_are_told_and_cost_at_most_their_event() -> None:
    found = opened(
        story(
            {"id": "e", "date": "2024", "title": "A"},
            {"id": "e", "date": "2024", "title": "B"},
            {
                "id": "",
                "date": "2024",
                "title": "C",
                "actors": ["nobody"],
                "sources": [{"source": "nowhere"}],
            },
        )
    )
    assert shows_control(found)
    codes = {problem.code for problem in found.problems}
    assert {"double-id", "unknown-actor", "unknown-source"} <= codes
    assert found.left_out_events == 1


DATES = (
    "0000", "0000-01-01", "0000-00-00", "9999-12-31", "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00", "10000", "Y10000", "-500", "-0500", "-0500-01-01", "2024-02-30",
    "2023-02-29", "2024-W01", "2024-366", "9" * 400, "Y" + "9" * 400, "Y-" + "9" * 18, "Y17E7",
    "Y9E999999999", "2024-10-28T24:00:00Z", "2024-10-28T00:00:00+99:99", "../..", "/", "..", "[..]",
    "[2024..2023]", "2024/2023", "198X-XX", "XXXX", "2024-13", "2024-41", " 2024 ", "", "1e999", "٢٠٢٤",
    "2024-10-28\u0000", "{" * 200, "[" + "2024," * 3000 + "2025]",
)  # fmt: skip
"""Dates at the edges of every calendar, and beyond."""


def test_item_50_no_date_ends_the_loading_and_each_is_shown_or_told() -> None:
    events: list[object] = [
        {"id": f"d{number}", "date": text, "title": "D", "reported": text}
        for number, text in enumerate(DATES)
    ]
    found = opened(story(*events))
    assert shows_control(found)
    assert len(found.archive) + found.left_out_events == len(DATES) + 1
    readable = 0
    for text in DATES:
        try:
            parse(text)
        except DateError:
            continue
        readable += 1
    assert len(found.archive) == readable + 1


def cli(
    *words: str, cwd: str | Path = ROOT, before: Callable[[], object] | None = None
) -> tuple[int, str, float]:
    """Run the program: exit code, what it says on standard error, seconds of its processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "tui", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=20,
        check=False,
        preexec_fn=before,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return done.returncode, done.stderr.decode(), spent


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _memory(path: Path) -> None:
    path.symlink_to("/proc/self/mem")


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, _loop, _dangling, _socket, _device, _memory])
@pytest.mark.parametrize("name", ["story.json", "-strange.json", "n\new\x1b[2J.json"])
def test_item_51_what_is_no_regular_file_is_one_line_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path(name))
    code, said, spent = cli("list", "--", name, cwd=tmp_path)
    assert code == UNREADABLE
    assert said.count("\n") == 1
    assert said.rstrip("\n").isprintable()
    assert spent < 1


def test_item_51_a_file_without_permission_is_one_line_at_once(tmp_path: Path) -> None:
    path, said = tmp_path / "story.json", tmp_path / "said"
    path.write_bytes(SAMPLE)
    # What carries it out is loaded first: nobody may not read the modules.
    assert run(["list", str(path), "--format", "json"]) == 0
    path.chmod(0)
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    child = os.fork()
    if child == 0:
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT, 0o600), 2)
        sys.stderr = os.fdopen(2, "w", closefd=False)
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        os._exit(run(["list", str(path), "--format", "json"]))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == UNREADABLE
    assert said.read_text() == f"dateline: cannot read {path}: you may not read it\n"


def test_item_52_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.json"
    with path.open("wb") as file:
        file.write(b'{"events": [')
        file.truncate(5 * 1024**3)
    for command in ("list", "check", "index"):
        code, said, spent = cli(command, str(path))
        assert (code, said.count("\n")) == (UNREADABLE, 1)
        assert "it is larger than 2,048 MiB (limits.story_size in the settings)" in said
        assert spent < 2


def test_item_52_a_limit_that_is_set_holds_for_every_way_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "config" / "dateline"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("[limits]\nstory_size = 1\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "story.json"
    path.write_bytes(SAMPLE + b" " * 1024**2)
    for words in (["list", str(path)], ["check", str(path)], ["index", str(path)]):
        code, said, _ = cli(*words)
        assert (code, said.count("\n")) == (UNREADABLE, 1)
        assert "larger than 1 MiB" in said


def test_item_53_short_of_memory_it_is_one_line_and_no_hang(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    with path.open("wb") as file:
        file.write(b'{"events": [' + GOOD + b', {"id": "e", "date": "2024", "title": "')
        for _ in range(60):
            file.write(b"x" * 1024**2)
        file.write(b'"}]}')

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (512 * 1024**2, 512 * 1024**2))

    for command in ("list", "check"):
        code, said, _ = cli(command, str(path), before=little)
        assert code in (0, 1, UNREADABLE)
        assert said.count("\n") <= 1
        assert "Traceback" not in said


def test_the_suites_of_json_open_or_are_refused(shared: Path, record_figure: RecordFigure) -> None:
    tried = 0
    for name in ("json", "json_transform"):
        for path in sorted((shared / "data" / "torture" / name).rglob("*")):
            if path.is_file() and path.stat().st_size < 2_000_000:
                data = path.read_bytes()
                opens_or_is_refused(data, path.name)
                record = b'{"events": [{"id": "e", "date": "2024", "title": "T", "unknown": ' + data + b"}, "
                opens_or_is_refused(record + json.dumps(CONTROL).encode() + b"]}", path.name)
                tried += 2
    assert tried > 300
    record_figure("files tried", tried)


def test_time_is_bound_by_the_size_of_hostile_bytes() -> None:
    began = time.process_time()
    opens_or_is_refused(b'{"events": [' + b'{"id": "' * 50_000)
    assert time.process_time() - began < 5
