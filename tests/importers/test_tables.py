"""Tables by mappings: what the rows of small tables become, and what hostile ones cost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from foreign_files import events_in, findings, imported, remarks_in, unused_in

from tui.importers.found import Finding, Found, Options
from tui.importers.mappings import MappingError, built_in, mapping_from, mapping_named
from tui.importers.mappings.templates import read_template
from tui.model.records import Actor, Involvement, PrintedSpeaker, Source

SMALL: dict[str, Any] = {"name": "small", "date": {"column": "day"}, "event": {"title": "{what}"}}


def table(folder: Path, text: str | bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def mapped(folder: Path, mapping: str, text: str | bytes, name: str = "table.csv") -> list[Finding]:
    """What a table is by a mapping."""
    (folder / "small.toml").write_text(mapping, "utf-8")
    options = Options(variant=str(folder / "small.toml"))
    return findings(table(folder, text, name), form="table", options=options)


PLAIN = 'name = "small"\n[date]\ncolumn = "date"\n[event]\ntitle = "{title}"\n'


def told(found: list[Finding]) -> list[tuple[str, object]]:
    return [(event.date, event.title) for event in events_in(found)]


def mistakes(**parts: object) -> list[str]:
    with pytest.raises(MappingError) as refused:
        mapping_from({**SMALL, **parts})
    return [mistake.reason.format(**mistake.values) for mistake in refused.value.mistakes]


def test_a_table_with_date_and_title_is_recognised_and_read(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "date,title,country,actor,quote,speaker,source_url,mood\n"
        '2024-03,"A, B",France,Ada; Bea,"Yes, no",Ada,https://a.example/,calm\n',
    )
    found = findings(path)
    (event,) = events_in(found)
    assert (event.date, event.title, event.countries) == ("2024-03", "A, B", ("FR",))
    actors = [one.record for one in found if isinstance(one, Found) and isinstance(one.record, Actor)]
    assert [actor.name for actor in actors] == ["Ada", "Bea"]
    assert (event.quotes[0].text, event.quotes[0].speaker) == ("Yes, no", actors[0].id)
    assert event.quotes[0].source == event.sources[0]
    (kept,) = (one.kept for one in found if isinstance(one, Found) and one.kept)
    assert kept == {"plain-table": {"mood": "calm"}}


@pytest.mark.parametrize(
    "text",
    [
        "date;title\n2024;A\n",
        "date\ttitle\r\n2024\tA\r\n",
        "\ufeffdate|title\n2024|A",
        '"","date","title"\n"1","2024","A"\n',
        'date,title\n"1",2024,A\n"2",2025,B\n',
        "Date,TITLE\n2024,A\n",
        '{"title": "A", "date": 2024}\n{"date": "2025", "title": "B", "more": 1}\n',
        "title,date\nA,2024\n\n\n",
    ],
    ids=["semicolons", "tabs", "BOM", "R", "R without a name", "case", "JSON", "empty lines"],
)
def test_the_table_is_the_same_however_it_is_written(text: str, tmp_path: Path) -> None:
    assert ("2024", "A") in told(findings(table(tmp_path, text)))


def test_a_row_that_is_shifted_is_refused_and_a_short_one_is_not(tmp_path: Path) -> None:
    found = findings(table(tmp_path, "date,title,kind\n2024,A\n2025,B,c,d\n2026,C,x,,\n2027,D,y\n"))
    assert told(found) == [("2024", "A"), ("2026", "C"), ("2027", "D")]
    assert [(one.line, one.values["columns"]) for one in unused_in(found)] == [(3, "4")]
    assert [one.values["lines"] for one in remarks_in(found)] == ["1"]


def test_a_cell_may_have_lines_and_the_number_of_its_first_line_is_told(tmp_path: Path) -> None:
    found = findings(table(tmp_path, 'date,title\n2024,"A\nB"\nsoon,C\n'))
    assert told(found) == [("2024", "A B")]
    assert [one.line for one in unused_in(found)] == [4]


def test_damaged_bytes_cost_no_row_and_are_counted(tmp_path: Path) -> None:
    found = findings(table(tmp_path, b"date,title\n2024,A\0B\n2025,caf\xe9\n2026,C\n"))
    assert told(found) == [("2024", "A\ufffdB"), ("2025", "caf\ufffd"), ("2026", "C")]
    assert [one.values for one in remarks_in(found)] == [{"lines": "2"}]


def test_a_cell_that_is_too_long_costs_its_row(tmp_path: Path) -> None:
    found = findings(table(tmp_path, "date,title\n2024," + "x" * 200_000 + "\n2025,B\n"))
    assert told(found) == [("2025", "B")]
    assert [one.line for one in unused_in(found)] == [2]


def test_a_quotation_mark_that_never_ends_loses_no_more_than_what_it_swallows(tmp_path: Path) -> None:
    rows = "".join(f"2024,row {number}\n" for number in range(20_000))
    found = findings(table(tmp_path, f'date,title\n2023,"never\n{rows}'))
    assert len(unused_in(found)) == 1
    assert len(events_in(found)) > 8_000


def test_a_formula_stays_text(tmp_path: Path) -> None:
    made, _ = imported(table(tmp_path, 'date,title\n2024,"=HYPERLINK(""http://evil"",""x"")"\n'))
    assert made["events"][0]["title"] == '=HYPERLINK("http://evil","x")'


@pytest.mark.parametrize("name", ["csv-esc-nul.csv", "csv-formula.csv"])
def test_hostile_tables_open_with_the_event_that_must_be_there(name: str, shared: Path) -> None:
    made, importing = imported(shared / "hostile" / name)
    assert [event["title"] for event in made["events"]][1] == "CONTROL-EVENT"
    assert importing.tally.refused == 0
    assert "\x1b" not in str(made)


def test_every_small_torture_file_is_read_without_a_traceback(shared: Path, tmp_path: Path) -> None:
    files = sorted((shared / "data/torture/csv").glob("*.csv"))
    for path in files:
        found = mapped(tmp_path, PLAIN, path.read_bytes())
        assert events_in(found) == []
        assert "the table has no column" in unused_in(found)[0].reason
        head = path.read_bytes().split(b"\n")[0].decode("utf-8", "replace").strip().split(",")
        by_name = PLAIN.replace('"date"', f'"{head[0]}"').replace("title}", f"{head[-1]}}}")
        found = mapped(tmp_path, by_name.replace("[event]", 'styles = ["2020"]\n[event]'), path.read_bytes())
        assert all("column" not in one.reason for one in unused_in(found))
    assert len(files) == 12


def test_a_column_that_is_not_there_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    found = mapped(tmp_path, PLAIN, "date,titel\n2024,A\n")
    assert [one.values for one in unused_in(found)] == [{"word": "title", "suggestion": "titel"}]
    assert events_in(found) == []


def test_a_table_without_a_header_has_the_names_that_the_mapping_gives(tmp_path: Path) -> None:
    mapping = PLAIN + '[table]\ncolumns = ["title", "date"]\n'
    assert told(mapped(tmp_path, mapping, "A,2024\nB,2025\n")) == [("2024", "A"), ("2025", "B")]


def test_rows_without_an_id_have_one_of_their_cells_and_rows_that_are_alike_each_their_own(
    tmp_path: Path,
) -> None:
    text = "date,title\n2024,A\n2024,A\n2024,B\n"
    ids = [event.id for event in events_in(mapped(tmp_path, PLAIN, text))]
    assert len(set(ids)) == 3
    assert ids == [event.id for event in events_in(mapped(tmp_path, PLAIN, text))]
    longer = [event.id for event in events_in(mapped(tmp_path, PLAIN, text + "2023,Z\n"))]
    assert longer[:3] == ids


def test_the_same_table_twice_is_the_same_events(tmp_path: Path) -> None:
    path = table(tmp_path, "date,title\n2024,A\n2024,A\n2025,B\n")
    made, _ = imported(path, path)
    assert len(made["events"]) == 3


def test_it_is_told_which_of_several_columns_was_taken(tmp_path: Path) -> None:
    path = table(tmp_path, "date,title,country,countries\n2024,A,Norway,\n")
    (one,) = (one for one in findings(path, options=Options(explain=True)) if getattr(one, "steps", ()))
    assert isinstance(one, Found)
    steps = {step.field: (step.column, step.text, step.value) for step in one.steps}
    assert steps["countries"] == ("country", "Norway", '["NO"]')
    assert steps["date"] == ("date", "2024", "2024")


def test_several_sources_of_one_cell_are_parted_and_what_does_not_match_is_left_out(tmp_path: Path) -> None:
    mapping = PLAIN + '[[sources]]\npublisher = "{by}"\ntitle = "{head}"\nsplit = ";"\n'
    found = mapped(tmp_path, mapping, 'date,title,by,head\n2024,A,X; Y,one; two\n2025,B,X; Y,"a; b; c"\n')
    sources = [one.record for one in found if isinstance(one, Found) and isinstance(one.record, Source)]
    names = [(source.publisher, source.title) for source in sources]
    assert names == [("X", "one"), ("Y", "two"), ("X", None), ("Y", None)]
    assert [one.values for one in remarks_in(found)] == [{"word": "title", "lines": "1"}]


def test_what_is_no_address_is_the_title_of_a_source(tmp_path: Path) -> None:
    found = mapped(
        tmp_path, PLAIN + '[[sources]]\nurl = "{at}"\n', "date,title,at\n2024,A,javascript:alert(1)\n"
    )
    (source,) = (one.record for one in found if isinstance(one, Found) and isinstance(one.record, Source))
    assert (source.url, source.title) == (None, "javascript:alert(1)")
    assert remarks_in(found)[0].values["word"] == "javascript:alert(1)"


def test_html_in_a_column_becomes_text_where_the_mapping_says_so(tmp_path: Path) -> None:
    mapping = PLAIN + '[table]\nhtml = ["title"]\n'
    found = mapped(tmp_path, mapping, "date,title\n2024,<b>A</b><script>x()</script> &amp; B\n")
    assert told(found) == [("2024", "A & B")]


def test_icews_with_its_own_columns(tmp_path: Path) -> None:
    names = (
        "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity"
        "|Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District"
        "|Province|Country|Latitude|Longitude\n"
    ).replace("|", "\t")
    row = (
        '7\t2015-03-01\tGovernment (Norway)\tGovernment\tNorway\tMake a visit\t042\t1.9\tThe "Blue" Party\t'
        "Parties\tFrance\t99\t2\tThe Gazette\tLyon\tNULL\tNULL\tFrance\t45.7\t4.8\n"
    )
    found = findings(table(tmp_path, names + row, "events.tab"))
    (event,) = events_in(found)
    assert (event.id, event.date, event.status) == ("icews-7-2015-03-01", "2015-03-01", "claimed")
    assert event.title == 'Government (Norway) made a visit to The "Blue" Party, Lyon'
    assert (event.countries, event.kind) == (("FR",), "Make a visit")
    actors = [one.record for one in found if isinstance(one, Found) and isinstance(one.record, Actor)]
    assert [actor.country for actor in actors] == ["NO", "FR"]
    (kept,) = (one.kept["icews"] for one in found if isinstance(one, Found) and one.kept)
    assert kept["Intensity"] == 1.9  # type: ignore[index]


def test_acled_without_a_second_actor_has_none(tmp_path: Path) -> None:
    text = (
        "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,"
        "interaction,country,location,geo_precision,source,notes,fatalities\n"
        "ABC1,2021-05-04,4,Protests,Peaceful protest,Protesters (Norway),6,,0,60,Norway,Oslo,1,A; B,"
        "They sang.,0\n"
    )
    found = findings(table(tmp_path, text))
    (event,) = events_in(found)
    assert event.title == "Peaceful protest, Oslo: Protesters (Norway)"
    assert event.summary == "They sang.\nFatalities coded by ACLED: 0."
    assert event.date == "2021-05-04?"
    assert [one.values["word"] for one in remarks_in(found)] == ["4"]
    assert len(event.actors) == 1
    assert not isinstance(event.actors[0], Involvement | PrintedSpeaker)


def test_every_mapping_that_ships_can_be_used() -> None:
    assert built_in() == ("acled", "icews", "oryx", "plain-table", "ucdp-aec", "ucdp-ged")
    for name in built_in():
        assert mapping_named(name).name == name


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"events": {}}, "“events” is no key of a mapping in “mapping”; did you mean “event”?"),
        (
            {"table": {"delimter": ","}},
            "“delimter” is no key of a mapping in “table”; did you mean “delimiter”?",
        ),
        ({"actors": [{"who": "{a}"}]}, "“who” is no key of a mapping in “actors”"),
        ({"date": {}}, "the mapping lacks “date.column”"),
        ({"event": {"title": 7}}, "“event.title” in the mapping is not what belongs there"),
        ({"name": "My Table"}, "“My Table” is no name of a mapping: small letters, digits and hyphens"),
        ({"name": "title"}, "“title” is no name of a mapping: small letters, digits and hyphens"),
        ({"event": {"title": "{a"}}, "“{a” (event.title): a brace or a bracket has no partner"),
        ({"event": {"title": "a]"}}, "“a]” (event.title): a brace or a bracket has no partner"),
        ({"words": {"a": {"b": "[c"}}}, "“[c” (words.a): a brace or a bracket has no partner"),
        ({"table": {"delimiter": "ab"}}, "“ab” is no delimiter: one character, or “tab”"),
        ({"table": {"looks-like": {"a": "("}}}, "“(” is no regular expression"),
        ({"countries": [{"column": "a", "codes": "alpha2"}]}, "did you mean “alpha-2”?"),
        ({"date": {"column": "a", "styles": ["DD.MM.YYYY"]}}, "“DD.MM.YYYY” is no style of dates"),
        ({"date": {"column": "a", "styles": ["31-Jan-20"]}}, "“date.pivot” has to say"),
        ({"date": {"column": "a", "exactness": {"values": {"1": "week"}}}}, "“week” does not say how exact"),
    ],
)
def test_a_mistake_in_a_mapping_is_a_sentence(parts: dict[str, object], sentence: str) -> None:
    assert sentence in mistakes(**parts)[0]


def test_a_template_leaves_out_what_its_row_does_not_have() -> None:
    template = read_template("{a|b}[: {c}][ in {d} ({e})] [[{{x}}]]")
    assert template.columns == ("a", "b", "c", "d", "e")
    fill = template.fill("abcde".index, {})
    assert fill(["A", "B", "C", "D", "E"]) == "A: C in D (E) [{x}]"
    assert fill(["", "B", "", "D", ""]) == "B [{x}]"


def test_words_stand_for_values_and_may_name_columns() -> None:
    meaning = {
        "v": read_template("visited[ {b}]").fill("ab".index, {}),
        "*": read_template("?").fill(len, {}),
    }
    fill = read_template("{a} / {a!}").fill("ab".index, {0: meaning})
    assert [fill(["v", "X"]), fill(["v", ""]), fill(["w", "X"])] == ["visited X / v", "visited / v", "? / w"]
