from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from foreign_files import (
    batches_of,
    events_in,
    findings,
    imported,
    opened_as_story,
    remarks_in,
    unused_in,
)

from tui.errors import UnreadableError
from tui.importers.found import Found, Options
from tui.importers.opening import open_foreign
from tui.importers.timelinejs_dates import NoDateError, date_of
from tui.model.dates import parse
from tui.model.records import Actor, Head
from tui.wording import Wording


def timeline(tmp_path: Path, *slides: object, **fields: object) -> Path:
    path = tmp_path / "timeline.json"
    path.write_text(json.dumps({"events": slides, **fields}))
    return path


def slide(**fields: object) -> dict[str, object]:
    return {"start_date": {"year": "2017"}, "text": {"headline": "Something"}, **fields}


@pytest.mark.parametrize(
    ("value", "edtf", "kept"),
    [
        ({"year": "2017"}, "2017", {}),
        ({"year": 2017, "month": 9, "day": 13}, "2017-09-13", {}),
        ({"year": "2017", "month": "", "day": "13"}, "2017", {"day": "13"}),
        ({"year": " 2017 ", "month": "09", "day": None}, "2017-09", {}),
        ({"year": "622", "month": "08", "day": "23"}, "0622-08-23", {}),
        ({"year": "-43", "month": "3", "day": "15"}, "-0042-03-15", {}),
        ({"year": "-1"}, "0000", {}),
        ({"year": "-10000", "month": "1"}, "-9999-01", {}),
        ({"year": "-10001", "month": "1"}, "Y-10000", {"month": "1"}),
        ({"year": "0"}, "0000?", {}),
        ({"year": "-13798000000", "month": "", "format": ""}, "Y-13797999999", {}),
        (
            {"year": "2015", "month": "1", "day": "1", "hour": "1", "minute": "1", "second": "1",
             "millisecond": "10"},
            "2015-01-01T01:01:01.010",
            {},
        ),
        ({"year": "2015", "month": "1", "day": "1", "hour": "6"}, "2015-01-01T06", {}),
        ({"year": "2015", "month": "1", "day": "1", "minute": "6"}, "2015-01-01", {"minute": "6"}),
        ("1963,8,9", "1963-08-09", {}),
        ("2012,1", "2012-01", {}),
        ("2011,12,10,07,02,10", "2011-12-10T07:02:10", {}),
        ("5/9/2012", "2012-05-09", {}),
        ("5/2012", "2012-05", {}),
        ("5/9/2012 14:30", "2012-05-09T14:30", {}),
        ("2012-05-09", "2012-05-09", {}),
        (1963, "1963", {}),
    ],
)  # fmt: skip
def test_a_date_says_no_more_than_its_parts(value: object, edtf: str, kept: dict[str, str]) -> None:
    found = date_of(value)
    assert (found.edtf, dict(found.kept)) == (edtf, kept)
    parse(found.edtf)


@pytest.mark.parametrize(
    "value",
    [
        None, "", " ", {}, [], True, {"year": ""}, {"month": "3"}, {"year": "MMXII"},
        {"year": "2017", "month": "13"},
        {"year": "2017", "month": "2", "day": "30"}, "soon", "31/12/2012", {"year": "2017", "month": [1]},
        {"year": "9" * 15}, {"year": {"year": 1}},
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(NoDateError):
        date_of(value)


def test_a_slide_becomes_an_event_with_what_it_shows_as_its_source(tmp_path: Path) -> None:
    path = timeline(
        tmp_path,
        slide(
            start_date={"year": "2017", "month": "9", "day": "13"},
            end_date={"year": "2017", "month": "10"},
            display_date="autumn 2017",
            group="Calls",
            unique_id="calls",
            text={
                "headline": "<b>Calls</b> begin",
                "text": "<p>One.</p><p>Two &amp; <a href='https://x.test/a'>three</a></p>",
            },
            media={
                "url": "//pictures.test/a.jpg",
                "caption": "A <i>phone</i>",
                "credit": "N. N.",
                "thumb": "t.png",
            },
            background={"color": "#333"},
        ),
        title={"text": {"headline": "All<br>calls", "text": "<script>x()</script>Summary"}},
    )  # fmt: skip
    made, importing = imported(path)
    assert (made["title"], made["summary"]) == ("All calls", "Summary")
    (event,) = made["events"]
    (source,) = made["sources"]
    assert event == {
        "id": "calls",
        "date": "2017-09-13/2017-10",
        "date_as_printed": "autumn 2017",
        "title": "Calls begin",
        "summary": "One.\nTwo & three",
        "sources": [{"source": source["id"]}],
        "tags": ["Calls"],
        "timelinejs": {
            "background": {"color": "#333"},
            "media": {"thumb": "t.png"},
            "links": ["https://x.test/a"],
        },
    }
    assert source == {
        "id": source["id"],
        "title": "A phone",
        "publisher": "N. N.",
        "url": "https://pictures.test/a.jpg",
    }
    assert importing.problems.number() == 0


def test_a_quotation_in_the_place_of_media_has_its_speaker(tmp_path: Path) -> None:
    words = "<blockquote>“There is always a demand.” <cite>E. Clarke, engineer</cite></blockquote>"
    found = findings(timeline(tmp_path, slide(media={"url": words})))
    (speaker,) = (one.record for one in found if isinstance(one, Found) and isinstance(one.record, Actor))
    ((quote,),) = (event.quotes for event in events_in(found))
    assert (quote.text, quote.speaker) == ("There is always a demand.", speaker.id)
    assert speaker.name == "E. Clarke, engineer"


def test_each_quotation_has_words_a_language_and_a_speaker_of_its_own(tmp_path: Path) -> None:
    words = (
        '<blockquote lang="de">Eins<cite>A</cite></blockquote><p>One</p>'
        "<blockquote>Zwei<br>drei</blockquote><blockquote> <cite>nobody</cite></blockquote>"
    )
    ((first, second),) = (
        event.quotes for event in events_in(findings(timeline(tmp_path, slide(media={"url": words}))))
    )
    assert (first.text, first.language, bool(first.speaker)) == ("Eins", "de", True)
    assert (second.text, second.language, second.speaker) == ("Zwei drei", None, None)


def test_an_era_is_an_event_of_its_kind(tmp_path: Path) -> None:
    era = {"start_date": {"year": "600"}, "end_date": {"year": "650"}, "text": {"headline": "Early"}}
    events = events_in(findings(timeline(tmp_path, slide(), eras=[era])))
    assert [(event.kind, event.date) for event in events] == [(None, "2017"), ("era", "0600/0650")]


def test_what_is_understood_somehow_is_said(tmp_path: Path) -> None:
    hours = {"year": "2011", "month": "11", "day": "16", "hour": "5", "minute": "58"}
    found = findings(
        timeline(
            tmp_path,
            slide(end_date={"year": "2016"}),
            slide(end_date={"year": "x"}),
            slide(text={"text": "First words. More words."}),
            slide(start_date=hours, end_date={**hours, "hour": "7"}),
            slide(media={"url": "img/smiley.jpg"}),
            slide(start_date={"year": "0"}),
        )
    )
    assert [event.date for event in events_in(found)] == [
        "2017", "2017", "2017", "2011-11-16T05:58", "2017", "0000?"
    ]  # fmt: skip
    assert events_in(found)[2].title == "First words."
    assert [remark.line for remark in remarks_in(found)] == [1, 2, 3, 4, 5, 6]


def test_version_2_and_a_function_call_are_read_as_well(tmp_path: Path) -> None:
    entry = {"startDate": "1963,8,9", "headline": "Born", "text": "", "tag": "Life",
             "asset": {"media": "http://a.test/b.jpg", "credit": "C", "caption": ""}}  # fmt: skip
    old = {"timeline": {"headline": "A life", "text": "<p>T</p>", "date": [entry], "era": []}}
    for name, text in {
        "2.json": json.dumps(old),
        "2.jsonp": f"storyjs_jsonp_data = {json.dumps(old)};",
    }.items():
        path = tmp_path / name
        path.write_text("\ufeff" + text)
        assert batches_of(path)[0].recognised.dialect == "TimelineJS 2"
        made, _ = imported(path)
        assert made["title"] == "A life"
        assert [(event["date"], event["tags"]) for event in made["events"]] == [("1963-08-09", ["Life"])]
        assert made["sources"][0]["publisher"] == "C"


def test_the_sheet_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
        "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
        ",,,,,,,,,My title,Words,,,,,title,,\n"
        '"1,815",12,10,5:30 pm,1852,11,27,,long ago,Ada,"a, ""b""\nc",https://a.test/x,Cr,Cap,,,Women,\n'
        ",,,,,,,,,No date,,,,,,,,\n"
        "600,,,,650,,,,,Early,,,,,,era,,\n"
    )
    assert batches_of(path)[0].recognised.dialect == "TimelineJS (sheet)"
    found = findings(path)
    heads = [one.record for one in found if isinstance(one, Found) and isinstance(one.record, Head)]
    assert [(head.title, head.summary) for head in heads] == [("My title", "Words")]
    assert [(event.date, event.kind) for event in events_in(found)] == [
        ("1815-12-10/1852-11-27", None),
        ("0600/0650", "era"),
    ]
    assert [one.line for one in unused_in(found)] == [2]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"title": {"text": {"headline": "A"}}, "events": [{"start_date": 1}, {% for %}', "a template"),
        ('{"events": [{"start_date": {"year": "2017"}', "not valid JSON at line 1, column"),
        ('{"events": [{"start_date": {"year": ""}}]}', "it has no date"),
        ('{"events": {"start_date": 5}}', "it has no list of events"),
        ('{"events": [{"start_date": ' + "[" * 100_000, "nested too deeply"),
        ('{"events": [5, null, {"start_date": "x"}]} trailing', "something stands behind its end"),
    ],
)
def test_a_file_that_is_no_timeline_is_a_sentence(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(text)
    with pytest.raises(UnreadableError, match=reason):
        open_foreign(str(path), batches_of(path, form="timelinejs"), Wording(), Options())


WHOLE: Any = slide(
    end_date={"year": "2018"}, display_date="d", group="g", unique_id="u", media={"url": "https://a.test/"}
)


@pytest.mark.parametrize("wrong", [None, 5, True, "x", [], {}, [[]], {"year": []}, {"text": {"text": {}}}])
@pytest.mark.parametrize("name", [*WHOLE, "title", "eras"])
def test_every_field_takes_every_wrong_type(name: str, wrong: object, tmp_path: Path) -> None:
    fields = {name: wrong} if name in ("title", "eras") else {}
    path = timeline(tmp_path, slide(), {**WHOLE, name: wrong}, **fields)
    made, importing = imported(path)
    assert any(event["title"] == "Something" for event in made["events"])
    assert len(made["events"]) + importing.tally.refused >= 2


def test_every_real_timeline_opens_or_is_refused_in_a_sentence(shared: Path) -> None:
    counts: dict[str, tuple[int, int]] = {}
    refused: dict[str, str] = {}
    for path in sorted((shared / "data" / "timelinejs").iterdir()):
        if path.suffix not in (".json", ".jsonp", ".csv"):
            continue
        try:
            opened = opened_as_story(path)
        except UnreadableError as error:
            refused[path.name] = str(error)
            continue
        assert opened.dialect.startswith("TimelineJS")
        counts[path.name] = len(opened.archive), opened.left_out
    assert len(counts) == 25
    assert sum(events for events, _ in counts.values()) == 392
    assert sum(left_out for _, left_out in counts.values()) == 0
    assert len(refused) == 5
    assert all("\n" not in sentence for sentence in refused.values())
    assert "a template that nobody filled in" in refused["student_not_working.json"]


def test_hostile_markup_leaves_only_its_text(shared: Path) -> None:
    path = shared / "hostile" / "timelinejs-html.json"
    made, _ = imported(path, form="timelinejs")
    told = json.dumps(made, ensure_ascii=False)
    assert "<script" not in told
    assert "\x1b" not in told
    assert all("javascript:" not in (source.get("url") or "") for source in made["sources"])
