"""Stories of every shape for property tests: sound ones, doubtful ones and broken ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

IDS = ("e1", "e2", "e3", "e4", "q1", "q2", "nobody")
ACTORS = ("anna", "ben", "carl", "", "nobody")
SOURCES = ("s1", "s2", "nowhere")
TEXTS = st.sampled_from(
    [
        "Große Truppen",
        "plain",
        "",
        " ",
        'he said "no", "id": {',
        "}, {",
        "],",
        '},\n{"id": "e1", "date": "2024"',
        "back\\slash\\",
        "tab\there\r\nnew line",
        "esc\x1b[31m",
        "bidi \u202e right",
        "zwj \u200d",
        "emoji 👩🏽\u200d🚀",
        "half \ud800 pair",
        '"events":[',
        '], "actors": [',
        "北京",
    ]
)
DATES = st.sampled_from(
    [
        "2024-10-28",
        "2024-10-28T14:10:00Z",
        "2024-10",
        "2024",
        "198X",
        "2023/..",
        "../2005",
        "[2024-01..2024-03]",
        "2024-02-30",
        "soon",
        "",
        "-0044-03-15?",
        "2024-10-27",
        "2024-10-29",
    ]
)
WRONG = st.sampled_from([None, 5, 1.5, True, [], {}, [1], "x", {"de": 4}, [["a"]], 10**30])
TEXT = st.one_of(TEXTS, st.dictionaries(st.sampled_from(["de", "en"]), TEXTS, max_size=2))
CITATIONS = st.fixed_dictionaries(
    {"source": st.sampled_from(SOURCES)},
    optional={"span": st.sampled_from([[0, 4], [4, 0], [1], "x"]), "paragraph": st.sampled_from([1, 0])},
)
QUOTES = st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "id": st.sampled_from(IDS),
        "speaker": st.one_of(st.sampled_from(ACTORS), st.just({"as_printed": "a man"})),
        "via": st.sampled_from(ACTORS),
        "kind": st.sampled_from(["direct", "dirct"]),
        "date": DATES,
        "source": CITATIONS,
        "conflicts_with": st.lists(st.sampled_from(IDS), max_size=2),
    },
)
_OPTIONAL: dict[str, st.SearchStrategy[object]] = {
    "id": st.sampled_from(IDS),
    "status": st.sampled_from(["happened", "claimed", "hapened", "unclear"]),
    "summary": TEXT,
    "kind": st.sampled_from(["statement", "treaty", ""]),
    "reported": DATES,
    "countries": st.lists(st.sampled_from(["KR", "DE", "XX", "de"]), max_size=3),
    "actors": st.lists(
        st.one_of(st.sampled_from(ACTORS), st.just({"actor": "ben", "as": "host"})), max_size=3
    ),
    "quotes": st.lists(QUOTES, max_size=3),
    "sources": st.lists(CITATIONS, max_size=2),
    "replies_to": st.lists(st.sampled_from(IDS), max_size=2),
    "conflicts_with": st.lists(st.sampled_from(IDS), max_size=2),
    "tags": st.lists(TEXTS, max_size=2),
    "events": st.just([{"id": "inner"}]),
    "unknown": st.just({"actors": [{"id": "a"}, {"id": "b"}]}),
}
EVENTS: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {"date": DATES, "title": TEXT}, optional=_OPTIONAL
)
ACTOR_RECORDS = st.fixed_dictionaries(
    {"id": st.sampled_from(ACTORS), "name": TEXT},
    optional={
        "country": st.sampled_from(["KR", "DE", "ZZ"]),
        "kind": st.sampled_from(["person", "prson"]),
        "member_of": st.lists(st.sampled_from(ACTORS), max_size=2),
    },
)
SOURCE_RECORDS = st.fixed_dictionaries(
    {"id": st.sampled_from(SOURCES)}, optional={"title": TEXT, "published": DATES}
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "format": st.sampled_from(["dateline/1", "dateline/1", "dateline/1", "dateline/9", 5]),
        "title": TEXT,
        "summary": TEXT,
        "language": st.sampled_from(["de", "en", 4]),
        "meta": st.just({"events": [{"x": 1}], "y": "]"}),
        "actors": st.one_of(st.lists(ACTOR_RECORDS, max_size=4), st.none(), st.just("none")),
        "sources": st.one_of(st.lists(SOURCE_RECORDS, max_size=3), st.just({})),
    },
)


@st.composite
def _events(draw: st.DrawFn) -> list[object]:
    """Events, some with a field of a wrong type or without what they need, some no records at all."""
    found: list[object] = []
    for drawn in draw(st.lists(EVENTS, max_size=9)):
        event = drawn
        oddity = draw(st.integers(0, 11))
        if oddity == 0:
            event[draw(st.sampled_from(sorted(event)))] = draw(WRONG)
        elif oddity == 1:
            del event[draw(st.sampled_from(sorted(event)))]
        elif oddity == 2:
            found.append(draw(WRONG))
        if draw(st.integers(0, 3)) == 3:
            event = dict(reversed(event.items()))
        found.append(event)
        if draw(st.integers(0, 7)) == 7:
            found.append(dict(event))
    begins: bool = draw(st.booleans())
    if found and begins:
        # The first two say what stands between all others.
        found = [{"id": "first", "date": "2024", "title": "First"}, *found]
    return found


@st.composite
def _writers(draw: st.DrawFn) -> Callable[[object], str]:
    style = draw(st.sampled_from(["compact", "default", "pretty", "sorted", "one a line"]))
    ascii_only = draw(st.booleans())

    def write(value: object) -> str:
        if style == "pretty":
            return json.dumps(value, indent=1, ensure_ascii=ascii_only)
        if style == "compact":
            return json.dumps(value, separators=(",", ":"), ensure_ascii=ascii_only)
        if style == "sorted":
            return json.dumps(value, sort_keys=True, ensure_ascii=ascii_only)
        if style == "one a line" and isinstance(value, list):
            return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=ascii_only) for one in value) + "\n]"
        return json.dumps(value, ensure_ascii=ascii_only)

    return write


@st.composite
def stories(draw: st.DrawFn) -> bytes:
    """A story in valid JSON, in one of the three forms, with whatever may be wrong inside its records."""
    events, fields, write = draw(_events()), draw(FIELDS), draw(_writers())
    form = draw(st.sampled_from(["before", "after", "mixed", "list", "lines", "lines with head", "doubled"]))
    text = _in_form(form, events, fields, write)
    if form.startswith("lines") and draw(st.booleans()):
        text = text.replace("\n", draw(st.sampled_from(["\r\n", "\n\n", "\n \t\n"])))
    text = draw(st.sampled_from(["", "\n\n", "\ufeff", "\ufeff \n"])) + text
    text += draw(st.sampled_from(["", "\n", " \r\n\t"]))
    return text.encode("utf-8", "surrogatepass").replace(b"\xed\xa0\x80", b"\\ud800")


def _in_form(
    form: str, events: Sequence[object], fields: dict[str, object], write: Callable[[object], str]
) -> str:
    if form == "list":
        return write(events)
    if form.startswith("lines"):
        lines = [json.dumps(event, ensure_ascii=False) for event in events]
        if "head" in form:
            lines.insert(0, json.dumps(fields, ensure_ascii=False))
        return "\n".join(lines)
    names = sorted(fields)
    middle = len(names) // 2
    if form == "doubled":
        return _doubled(events, fields, write)
    before, after = {"before": (names, []), "after": ([], names)}.get(form, (names[:middle], names[middle:]))
    return write({**{n: fields[n] for n in before}, "events": events, **{n: fields[n] for n in after}})


def _doubled(events: Sequence[object], fields: dict[str, object], write: Callable[[object], str]) -> str:
    """A story in which keys stand twice, the list of events among them where there are enough."""
    first, second = (write({**fields, "events": half}) for half in (events[:5], events[5:]))
    if not events[5:]:
        second = write(fields)
    return first.rstrip()[:-1] + "," * bool(second.strip("{} \n")) + second.lstrip()[1:]


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A story that was cut off, or in which some bytes are others, more or less than they were."""
    data = bytearray(draw(stories()))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(["cut", "flip", "put", "remove", "double"])):
            case "cut":
                del data[place:]
            case "flip":
                data[place : place + 1] = bytes(
                    byte ^ (1 << draw(st.integers(0, 7))) for byte in data[place : place + 1]
                )
            case "put":
                data[place:place] = draw(
                    st.sampled_from([b'"', b"{", b"}", b"[", b"]", b",", b"\n", b"\\", b"\xff", b"\0"])
                )
            case "remove":
                del data[place : place + draw(st.integers(1, 5))]
            case _:
                data[place:place] = data[place : place + draw(st.integers(1, 40))]
    return bytes(data)
