"""Every problem there is, with its line, its place, its sentence and what was probably meant."""

from __future__ import annotations

import json

import pytest
from loading import GOOD, events, opened, problems, titles

from tui.loading.problems import KINDS, LONGEST, MOST_KEPT, Effect, Problem, Problems
from tui.wording import LANGUAGES, Wording

ACTORS = b'{"sources": [{"id": "spiegel"}],\n"actors": [{"id": "singh", "name": "Singh"}],\n"events": [\n'


def event(fields: bytes) -> bytes:
    """A story whose second event, on line 5, has these fields."""
    return ACTORS + GOOD + b',\n{"id": "bad", "date": "2024", "title": "Bad"' + fields + b"}\n]}"


def instead(record: bytes) -> bytes:
    """A story whose second event, on line 5, is this."""
    return ACTORS + GOOD + b",\n" + record + b"\n]}"


# Sample, line, path, sentence in English (its beginning), suggestion.
SAMPLES: dict[str, tuple[bytes, int, str, str, str | None]] = {
    "not-json": (
        instead(b'{"date": "2024" "title": "B"}'),
        5,
        "events[1]",
        "the record is not valid JSON: Expecting ',' delimiter",
        None,
    ),
    "cut-off": (
        ACTORS + GOOD + b',\n{"date": "20',
        5,
        "events[1]",
        "the file ends in the middle of this record",
        None,
    ),
    "too-deep": (
        event(b', "x": ' + b"[" * 50_000 + b"]" * 50_000),
        5,
        "events[1]",
        "the record is nested too deeply",
        None,
    ),
    "not-a-record": (instead(b"[1]"), 5, "events[1]", "expected an object in braces, found a list", None),
    "missing": (instead(b'{"title": "B"}'), 5, "events[1]", "the required field “date” is missing", None),
    "required-type": (
        instead(b'{"date": 2024, "title": "B"}'),
        5,
        "events[1].date",
        "the required field “date” should be a text, found a number",
        None,
    ),
    "date": (
        instead(b'{"date": "28 Oct 2024", "title": "B"}'),
        5,
        "events[1].date",
        "“28 Oct 2024” is not a date in EDTF: ",
        "2024-10-28",
    ),
    "double-id": (
        instead(b'{"id": "good", "date": "2024", "title": "B"}'),
        5,
        "events[1].id",
        "the id “good” is taken by an earlier record",
        None,
    ),
    "wrong-type": (
        event(b', "quotes": [{"text": "x", "source": {"source": "spiegel", "paragraph": 0}}]'),
        5,
        "events[1].quotes[0].source.paragraph",
        "“paragraph” should be a whole number from 1, found a number; it was left out",
        None,
    ),
    "part-date": (
        event(b', "reported": "2024-13"'),
        5,
        "events[1].reported",
        "“2024-13” is not a date in EDTF: ",
        None,
    ),
    "not-a-list": (
        event(b', "tags": "war"'),
        5,
        "events[1].tags",
        "“tags” should be a list, found a text; it was",
        None,
    ),
    "encoding": (event(b', "summary": "S\xfcd"'), 5, "events[1]", "the bytes from 59 on are not UTF-8", None),
    "flaw": (ACTORS + GOOD + b"\n]} rest", 5, "", "the file stops being valid JSON in column 5; what", None),
    "double-key": (
        event(b', "title": "C"'),
        5,
        "events[1]",
        "the key “title” stands twice; the last one counts",
        None,
    ),
    "empty-title": (
        instead(b'{"date": "2024", "title": " "}'),
        5,
        "events[1].title",
        "the title is empty",
        None,
    ),
    "unknown-country": (
        event(b', "countries": ["UK"]'),
        5,
        "events[1].countries[0]",
        "“UK” is not a country code",
        "GB",
    ),
    "unknown-actor": (
        event(b', "actors": ["singh2"]'),
        5,
        "events[1].actors[0]",
        "the actor “singh2” is not in the",
        "singh",
    ),
    "unknown-source": (
        event(b', "sources": [{"source": "spiegl"}]'),
        5,
        "events[1].sources[0].source",
        "the source “spiegl” is not in",
        "spiegel",
    ),
    "unknown-event": (
        event(b', "replies_to": ["x"]'),
        5,
        "events[1].replies_to[0]",
        "there is no event “x”",
        None,
    ),
    "unknown-record": (
        event(b', "quotes": [{"text": "q", "conflicts_with": ["x"]}]'),
        5,
        "events[1].quotes[0].conflicts_with[0]",
        "there is no event or quote “x”",
        None,
    ),
    "refused-record": (
        b'{"actors": [{"id": "lost"}],\n"sources": [], "events": [\n'
        + GOOD
        + b',\n{"date": "2024", "title": "Bad", "actors": ["lost"]}]}',
        4,
        "events[1].actors[0]",
        "“lost” was left out because of its own problem",
        None,
    ),
    "no-events": (b'{"title": "T"}', 1, "", "the story holds no events", None),
    "unknown-status": (
        event(b', "status": "hapened"'),
        5,
        "events[1].status",
        "“hapened” is not a status",
        "happened",
    ),
    "unknown-kind": (
        event(b', "quotes": [{"text": "q", "kind": "indirect"}]'),
        5,
        "events[1].quotes[0].kind",
        "“indirect” is not a kind of the format",
        "direct",
    ),
    "double-quote-id": (
        event(b', "quotes": [{"id": "q", "text": "a"}, {"id": "q", "text": "b"}]'),
        5,
        "events[1].quotes[1].id",
        "the quote id “q” is taken by an earlier quote",
        None,
    ),
    "span": (
        event(b', "sources": [{"source": "spiegel", "span": [9, 3]}]'),
        5,
        "events[1].sources[0].span",
        "the span [9, 3] ends before it starts",
        None,
    ),
    "unknown-field": (event(b', "titel": 1'), 5, "events[1].titel", "the format has no field “titel”", None),
    "hidden-characters": (
        event(b', "summary": "a\\u200bb"'),
        5,
        "events[1].summary",
        "the text holds characters",
        None,
    ),
}


def the_problem(code: str) -> Problem:
    """The one problem of a sample; beside a reference to a refused record stands the refusal."""
    *others, found = problems(SAMPLES[code][0], strict=True)
    assert [other.code for other in others] == (["missing"] if code == "refused-record" else [])
    return found


def test_there_is_a_sample_of_every_problem() -> None:
    # What only importers note has its samples in tests/importers.
    assert SAMPLES.keys() | {"not-imported", "imported-so"} == KINDS.keys()


@pytest.mark.parametrize("code", SAMPLES)
def test_a_problem_is_named_with_its_place(code: str) -> None:
    data, line, path, sentence, suggestion = SAMPLES[code]
    problem = the_problem(code)
    assert (problem.code, problem.file, problem.line, problem.path) == (code, "story.json", line, path)
    said = problem.sentence(Wording("en"))
    assert said.startswith(sentence)
    assert problem.suggestion == suggestion
    assert said.endswith(f"; did you mean “{suggestion}”?") == (suggestion is not None)
    lost = problem.effect is Effect.REFUSED or code == "flaw"
    assert len(opened(data).archive) == (0 if code == "no-events" else 1 if lost else 2)
    assert ("Good" in titles(data)) == (code != "no-events")


@pytest.mark.parametrize("code", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_can_be_said_in_every_language(code: str, language: str) -> None:
    said = the_problem(code).sentence(Wording(language))
    assert "{" not in said
    assert said


LOST = [
    b'{"id": "x", "date": "soon", "title": "B", "quotes": [{"id": "q", "text": "t"}]}',
    b'{"id": "x", "title": "B", "quotes": [{"id": "q", "text": "t"}]}',
    b'{"id": "x", "date": 2024, "title": "B", "quotes": [{"id": "q"}]}',
    b'{"id": "x" "date": "2024", "title": "B", "quotes": [{"id": "q"}]}',
]


@pytest.mark.parametrize("record", LOST)
@pytest.mark.parametrize("first", [True, False])
def test_a_reference_to_what_was_left_out_says_so(record: bytes, first: bool) -> None:  # noqa: FBT001 - a parameter
    link = GOOD[:-1] + b', "replies_to": ["x", "y"], "conflicts_with": ["q"]}'
    found = opened(b"[" + b", ".join([record, link] if first else [link, record]) + b"]")
    said = [(problem.path.partition(".")[2], problem.code) for problem in found.problems][-3:]
    assert said == [
        ("replies_to[0]", "refused-record"),
        ("replies_to[1]", "unknown-event"),
        ("conflicts_with[0]", "refused-record"),
    ]
    assert (found.left_out, found.left_out_events, len(found.archive)) == (1, 1, 1)


def test_a_reference_to_a_quote_that_was_left_out_of_its_event_says_so() -> None:
    data = b'[{"date": "2024", "title": "A", "quotes": [{"id": "q"}]}, '
    data += GOOD[:-1] + b', "conflicts_with": ["q"]}]'
    assert [problem.code for problem in problems(data)][-1] == "refused-record"
    assert opened(data).left_out == 0


def test_actors_and_sources_that_were_left_out_are_remembered() -> None:
    data = b'{"actors": [{"id": "a"}], "sources": [{"id": "s", "title": "S"}, {"id": "s", "title": "T"}],'
    data += b'"events": [' + GOOD[:-1] + b', "actors": ["a"], "sources": [{"source": "s"}]}]}'
    found = opened(data)
    assert [problem.code for problem in found.problems] == ["double-id", "missing", "refused-record"]
    assert (found.left_out, found.left_out_events) == (2, 0)


def test_what_is_strict_is_only_said_when_asked_for() -> None:
    for code, sample in SAMPLES.items():
        found = opened(sample[0]).problems
        assert bool(found.number()) == (KINDS[code].effect is not Effect.STRICT)


@pytest.mark.parametrize(
    ("data", "line", "path", "code"),
    [
        (b'{"events": [],\n"title": 5,\n"events": [' + GOOD + b"]}", 2, "title", "wrong-type"),
        (
            b'{"events": [' + GOOD + b'],\n"sources":\n [{"id": "s", "published": "x"}]}',
            3,
            "sources[0].published",
            "part-date",
        ),
        (
            b'{"sources": [\n{"id": "x"}],\n"actors": [\n{"id": "x"}],\n"events": [' + GOOD + b"]}",
            4,
            "actors[0]",
            "missing",
        ),
        (
            b'{"actors": [{"id": "x"},\n{"id": "a", "name": "A",\n "member_of": ["z"]}], "events": ['
            + GOOD
            + b"]}",
            2,
            "actors[1].member_of[0]",
            "unknown-actor",
        ),
        (
            b'{"sources": [\n\n{"id": "a", "derived_from": ["z"]}], "events": [' + GOOD + b"]}",
            3,
            "sources[0].derived_from[0]",
            "unknown-source",
        ),
        (
            b'{"actors": [\n{"id": "a", "name": "A"},\n{"id": "a", "name": "B"}], "events": [' + GOOD + b"]}",
            3,
            "actors[1].id",
            "double-id",
        ),
        (b'{"actors":\n5, "events": [' + GOOD + b"]}", 2, "actors", "not-a-list"),
        (b'{"title": "T", "actors":\nnope, "events": [' + GOOD + b"]}", 2, "actors", "not-a-list"),
        (
            b'{"events": ['
            + GOOD
            + b'],\n"actors": [{"id": "a", "name": "A", "role": [{"role": "R", "from": "x"}]}]}',
            2,
            "actors[0].role[0].from",
            "part-date",
        ),
        (GOOD + b'\n\n{"date": "2024"}', 3, "events[1]", "missing"),
        (b'{"summary": "a\\nb",\n"title": NaN, "events": [' + GOOD + b"]}", 2, "title", "not-json"),
    ],
)
def test_a_problem_outside_of_events_stands_on_its_line(data: bytes, line: int, path: str, code: str) -> None:
    found = [problem for problem in problems(data) if problem.code == code]
    assert [(problem.line, problem.path) for problem in found] == [(line, path)]
    assert titles(data) == ["Good"]


def test_a_link_may_point_forward() -> None:
    data = b'[{"date": "2024", "title": "A", "replies_to": ["good"], "conflicts_with": ["q"]}, '
    data += GOOD[:-1] + b', "quotes": [{"id": "q", "text": "x", "conflicts_with": ["good"]}]}]'
    assert problems(data) == []


def test_a_status_that_cannot_be_used_asserts_nothing() -> None:
    (event_found,) = events(b'[{"date": "2024", "title": "A", "status": 1}]')
    assert event_found.status == "unclear"


def test_only_the_first_problems_are_kept_but_all_are_counted() -> None:
    found = Problems("f")
    for number in range(MOST_KEPT + 5):
        found.add("empty-title", 1, f"events[{number}].title")
    assert (len(found), found.number(), found.with_effect(Effect.KEPT)) == (
        MOST_KEPT,
        MOST_KEPT + 5,
        MOST_KEPT + 5,
    )
    assert found.with_effect(Effect.REFUSED) == 0


def test_a_sentence_quotes_only_the_beginning_of_a_giant() -> None:
    data = json.dumps([json.loads(GOOD), {"date": "2024", "title": "A", "status": "x" * 100_000}]).encode()
    (problem,) = problems(data)
    assert len(problem.values["value"]) == LONGEST
    assert len(problem.sentence(Wording("en"))) < 2 * LONGEST
