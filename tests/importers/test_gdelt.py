from __future__ import annotations

import csv
import gzip
import io
import tracemalloc
import zipfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from foreign_files import batches_of, events_in, findings, imported, remarks_in, unused_in
from gdelt_rows import OLD, event_row, tabbed
from hypothesis import given
from hypothesis import strategies as st

from tui.importers.found import Finding, Found, Options, Remark, Unused
from tui.importers.gdelt import dialect, records
from tui.importers.gdelt.events import EventReader
from tui.importers.gdelt.parties import Party, party_of
from tui.importers.gdelt.reports import Reports
from tui.importers.gdelt.sheets import EVENTS, NAMES
from tui.importers.importing import Importing
from tui.model.records import Actor, Citation, Event, Involvement, Source
from tui.wording import Wording

RUSSIA = {
    "Actor1Code": "RUSGOV",
    "Actor1Name": "VLADIMIR PUTIN",
    "Actor1CountryCode": "RUS",
    "Actor1Type1Code": "GOV",
}
UKRAINE = {"Actor2Code": "UKR", "Actor2Name": "KIEV", "Actor2CountryCode": "UKR"}


def written(path: Path, *rows: list[str]) -> Path:
    path.write_bytes(tabbed(*rows))
    return path


def only_event(*paths: Path) -> Event:
    (event,) = events_in(findings(*paths))
    return event


def actors_in(found: list[Finding]) -> list[Actor]:
    return [one.record for one in found if isinstance(one, Found) and isinstance(one.record, Actor)]


def sources_in(found: list[Finding]) -> list[Source]:
    return [one.record for one in found if isinstance(one, Found) and isinstance(one.record, Source)]


def said(found: list[Finding]) -> list[str]:
    told: list[Unused | Remark] = [*unused_in(found), *remarks_in(found)]
    return [Wording().say(one.reason, **one.values) for one in told]


def test_a_row_is_an_event_in_words(tmp_path: Path) -> None:
    place = {
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Minsk, Minsk, Belarus",
        "ActionGeo_CountryCode": "BO",
        "ActionGeo_Lat": "53.9",
        "ActionGeo_Long": "27.5667",
        "ActionGeo_FeatureID": "-1946324",
    }
    address = "https://www.example.org/visit"
    path = written(tmp_path / "a.CSV", event_row(**RUSSIA, **UKRAINE, **place, SOURCEURL=address))
    found = findings(path)
    (event,) = events_in(found)
    (source,) = sources_in(found)
    assert event == Event(
        id="gdelt-1",
        date="2019-10-24",
        reported="2019-10-24T14:30:00Z",
        status="claimed",
        kind="consult",
        title="The government of Russia (Vladimir Putin) made a visit to Ukraine (Kiev)",
        summary="Place: Minsk, Minsk, Belarus. Reported: 10 mentions, 10 articles, 1 source.",
        countries=("RU", "UA", "BY"),
        actors=(
            Involvement(actor="cameo-RUSGOV", role="VLADIMIR PUTIN"),
            Involvement(actor="cameo-UKR", role="KIEV"),
        ),
        sources=(Citation(source=source.id),),
        tags=("machine-coded", "verbal cooperation"),
    )
    assert (source.publisher, source.url) == ("example.org", address)
    assert actors_in(found) == [
        Actor(id="cameo-RUSGOV", name="Government of Russia", kind="government", country="RU"),
        Actor(id="cameo-UKR", name="Ukraine", country="UA"),
    ]


def test_fields_the_format_does_not_have_are_kept_under_their_names(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.CSV",
        event_row(
            ActionGeo_FullName="Oslo, Norway",
            ActionGeo_Type="4",
            ActionGeo_Lat="59.9",
            ActionGeo_Long="10.7",
            Actor1Geo_FullName="Oslo, Norway",
            Actor2Geo_FullName="Bergen, Norway",
        ),
    )
    (kept,) = [one.kept for one in findings(path) if isinstance(one, Found) and isinstance(one.record, Event)]
    assert kept == {
        "gdelt": {
            "EventCode": "042",
            "IsRootEvent": True,
            "GoldsteinScale": 1.9,
            "NumMentions": 10,
            "NumSources": 1,
            "NumArticles": 10,
            "AvgTone": -2.5,
            "ActionGeo_FullName": "Oslo, Norway",
            "ActionGeo_Type": "4",
            "ActionGeo_Lat": 59.9,
            "ActionGeo_Long": 10.7,
            "Actor2Geo_FullName": "Bergen, Norway",
        }
    }


def test_numbers_that_are_none_are_kept_as_they_stand(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.CSV", event_row(GoldsteinScale="", AvgTone="n/a", NumMentions="", NumArticles="1")
    )
    (kept,) = [one.kept for one in findings(path) if isinstance(one, Found) and isinstance(one.record, Event)]
    fields = kept["gdelt"]
    assert isinstance(fields, dict)
    assert fields["AvgTone"] == "n/a"
    assert "GoldsteinScale" not in fields
    assert only_event(path).summary == "Reported: 1 article, 1 source."


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({}, "An unidentified actor made a visit"),
        (UKRAINE, "An unidentified actor made a visit to Ukraine (Kiev)"),
        (
            {**RUSSIA, "EventCode": "173", "EventRootCode": "17"},
            "The government of Russia (Vladimir Putin) arrested, detained or charged someone",
        ),
        (
            {**RUSSIA, **UKRAINE, "EventCode": "0231", "EventRootCode": "02"},
            "The government of Russia (Vladimir Putin) appealed to Ukraine (Kiev) for economic aid",
        ),
    ],
)
def test_a_title_is_a_sentence_whoever_is_missing(cells: dict[str, str], title: str, tmp_path: Path) -> None:
    assert only_event(written(tmp_path / "a.CSV", event_row(**cells))).title == title


@pytest.mark.parametrize(
    ("cells", "called"),
    [
        ({"Code": "COP", "Name": "CHIEF OF POLICE", "Type1Code": "COP"}, "Chief of Police"),
        ({"Code": "MED", "Name": "BBC", "Type1Code": "MED"}, "BBC"),
        ({"Code": "MED", "Type1Code": "MED"}, "Media"),
        ({"Code": "USA", "Name": "THE US", "CountryCode": "USA"}, "The United States"),
        (
            {"Code": "USA", "Name": "CHILDREN'S HOME", "CountryCode": "USA"},
            "The United States (Children's Home)",
        ),
        (
            {"Code": "LBYMIL", "Name": "LIBYAN", "CountryCode": "LBY", "Type1Code": "MIL"},
            "The military of Libya",
        ),
        ({"Code": "FRA", "Name": "FRENCH", "CountryCode": "FRA"}, "France"),
        (
            {"Code": "EUREDU", "Name": "EUROPEAN", "CountryCode": "EUR", "Type1Code": "EDU"},
            "Schools and students of Europe",
        ),
        (
            {"Code": "IGONAT", "Name": "NATO", "KnownGroupCode": "NAT"},
            "The North Atlantic Treaty Organization",
        ),
        ({"Code": "IGOUNO", "Name": "UNESCO", "KnownGroupCode": "UNO"}, "The United Nations (Unesco)"),
        (
            {"Code": "USAMNC", "Name": "NETFLIX", "CountryCode": "USA", "Type1Code": "MNC"},
            "Netflix (United States)",
        ),
        (
            {"Code": "USAMNC", "Name": "AMERICAN", "CountryCode": "USA", "Type1Code": "MNC"},
            "A multinational company of the United States",
        ),
    ],
)
def test_a_title_calls_an_actor_by_its_code_and_by_what_a_report_adds(
    cells: dict[str, str], called: str, tmp_path: Path
) -> None:
    row = event_row(**{f"Actor1{name}": cell for name, cell in cells.items()})
    assert only_event(written(tmp_path / "a.CSV", row)).title == f"{called} made a visit"


@pytest.mark.parametrize(
    ("cells", "actor"),
    [
        (
            {"Code": "IGOEUREEC", "CountryCode": "EUR", "KnownGroupCode": "EEC", "Type1Code": "IGO"},
            Actor(id="cameo-IGOEUREEC", name="European Union", kind="organization"),
        ),
        (
            {"Code": "PSEHMSUAF", "CountryCode": "PSE", "KnownGroupCode": "HMS", "Type1Code": "UAF"},
            Actor(id="cameo-PSEHMSUAF", name="Hamas (Palestine)", kind="organization", country="PS"),
        ),
        (
            {"Code": "LBRkrhREB", "CountryCode": "LBR", "EthnicCode": "krh", "Type1Code": "REB"},
            Actor(id="cameo-LBRkrhREB", name="Rebels of Liberia (Krahn)", kind="group", country="LR"),
        ),
        (
            {"Code": "CHRCTH", "Religion1Code": "CHR", "Religion2Code": "CTH"},
            Actor(id="cameo-CHRCTH", name="Christians (Catholics)", kind="group"),
        ),
        ({"Code": "WAF", "CountryCode": "WAF"}, Actor(id="cameo-WAF", name="West Africa")),
        ({"Code": "USA", "CountryCode": "USA"}, Actor(id="cameo-USA", name="United States", country="US")),
        ({"Code": "ROM", "CountryCode": "ROM"}, Actor(id="cameo-ROM", name="Romania", country="RO")),
        (
            {"Code": "GOVMIL", "Type1Code": "GOV", "Type2Code": "MIL"},
            Actor(id="cameo-GOVMIL", name="Government (military)", kind="government"),
        ),
        (
            {"Code": "UIS", "Type1Code": "UIS"},
            Actor(id="cameo-UIS", name="Unidentified state actor", kind="unnamed"),
        ),
        ({"Code": "QQQ"}, Actor(id="cameo-QQQ", name="QQQ")),
    ],
)
def test_an_actor_is_its_code_in_words(cells: dict[str, str], actor: Actor, tmp_path: Path) -> None:
    path = written(tmp_path / "a.CSV", event_row(**{f"Actor1{name}": cell for name, cell in cells.items()}))
    assert actors_in(findings(path)) == [actor]


def test_an_actor_that_acts_on_itself_has_one_part_with_both_names(tmp_path: Path) -> None:
    libya = {"Code": "LBY", "CountryCode": "LBY"}
    both = {f"Actor{number}{name}": cell for number in (1, 2) for name, cell in libya.items()}
    one = written(tmp_path / "a.CSV", event_row(**both, Actor1Name="LIBYA", Actor2Name="LIBYA"))
    other = written(tmp_path / "b.CSV", event_row(**both, Actor1Name="TRIPOLI", Actor2Name="BENGHAZI"))
    assert only_event(one).actors == ("cameo-LBY",)
    assert only_event(other).actors == (Involvement(actor="cameo-LBY", role="TRIPOLI / BENGHAZI"),)


def test_a_code_that_is_no_country_is_listed_and_given_none(tmp_path: Path) -> None:
    africa = {"Actor1Code": "AFR", "Actor1Name": "AFRICA", "Actor1CountryCode": "AFR"}
    at_sea = {"ActionGeo_FullName": "Oceans", "ActionGeo_CountryCode": "OS"}
    path = written(tmp_path / "a.CSV", event_row(**africa, **at_sea), event_row(GLOBALEVENTID="2", **africa))
    found = findings(path)
    assert [event.countries for event in events_in(found)] == [(), ()]
    assert said(found) == [
        "the actor country “AFR” (Africa) is no country; rows: 2",
        "the place country “OS” (oceans) is no country; rows: 1",
    ]


@pytest.mark.parametrize(
    "days", [("20191024", "2019-10-24"), ("20191023", "2019-10-23"), ("20181024", "2018-10-24~")]
)
def test_a_day_that_was_counted_back_is_approximate(days: tuple[str, str], tmp_path: Path) -> None:
    assert only_event(written(tmp_path / "a.CSV", event_row(SQLDATE=days[0]))).date == days[1]


def test_what_was_loaded_into_the_archive_was_not_reported_that_day(tmp_path: Path) -> None:
    event = only_event(written(tmp_path / "a.CSV", event_row(OLD, SQLDATE="19790102", DATEADDED="20130203")))
    assert (event.date, event.reported) == ("1979-01-02", None)
    live = only_event(written(tmp_path / "b.CSV", event_row(OLD, SQLDATE="20141124", DATEADDED="20141124")))
    assert (live.date, live.reported) == ("2014-11-24", "2014-11-24")


def test_57_58_and_61_columns_are_told_apart_by_content(tmp_path: Path) -> None:
    rows = {57: event_row(OLD)[:-1], 58: event_row(OLD, SOURCEURL="http://a.example/"), 61: event_row()}
    for width, row in rows.items():
        assert len(row) == width
        assert dialect(tabbed(row), "") == f"GDELT {'2.0' if width == 61 else '1.0'} events"
    mixed = written(tmp_path / "a.CSV", *rows.values())
    assert len(events_in(findings(mixed))) == 3


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"19200101,87765\n",
        b"article_id,persons\n1,2\n",
        "\t".join(["1"] * 58).encode(),
        b'{"events": []}',
        "\t".join(NAMES[EVENTS][:20]).encode(),
    ],
)
def test_what_is_none_of_gdelts_is_not_recognised(beginning: bytes) -> None:
    assert dialect(beginning, "") == ""


def test_plain_gzip_and_zip_give_the_same_events(tmp_path: Path) -> None:
    data = tabbed(event_row(**RUSSIA), event_row(GLOBALEVENTID="2", SOURCEURL="http://a.example/x"))
    plain, packed, archive = (tmp_path / name for name in ("a.CSV", "a.CSV.gz", "a.zip"))
    plain.write_bytes(data)
    packed.write_bytes(gzip.compress(data))
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.CSV", data)
    assert findings(plain) == findings(packed) == findings(archive)


def test_a_table_with_a_header_is_read_by_its_names(tmp_path: Path) -> None:
    row = dict(zip(NAMES[EVENTS], event_row(**RUSSIA, EventCode="10", EventRootCode="1"), strict=True))
    row |= {"Actor2Code": "NA", "ActionGeo_FullName": 'A, "B"\nC'}
    del row["Actor1Geo_FeatureID"]
    text = io.StringIO()
    table = csv.writer(text)
    table.writerows([["row_id", *map(str.lower, row)], ["1", *row.values()]])
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeff".encode() + text.getvalue().encode())
    assert said(findings(path)) == ["columns that are none of GDELT's were left out: row_id"]
    event = only_event(path)
    assert event.title == "The government of Russia (Vladimir Putin) made a statement"
    assert event.summary == 'Place: A, "B"\nC. Reported: 10 mentions, 10 articles, 1 source.'
    assert event.actors == (Involvement(actor="cameo-RUSGOV", role="VLADIMIR PUTIN"),)


def test_what_cannot_be_used_says_why_and_where(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.CSV",
        event_row(),
        event_row()[:40],
        event_row(GLOBALEVENTID="x"),
        event_row(GLOBALEVENTID="9" * 5000),
        event_row(SQLDATE="20190230"),
        event_row(EventCode="999", EventRootCode="99"),
    )
    found = findings(path)
    assert len(events_in(found)) == 1
    assert [one.line for one in unused_in(found)] == [2, 3, 4, 5, 6]
    assert said(found) == [
        "the line has 40 columns; events of GDELT have 57, 58 or 61",
        "the event has no number: “x”",
        f"the event has no number: “{'9' * 5000}”",
        "the day of the event is no date: “20190230”",
        "the event code is none of CAMEO's: “999”",
    ]


def test_a_quotation_mark_that_is_never_closed_costs_what_it_swallows_and_no_more(tmp_path: Path) -> None:
    names = ",".join(NAMES[EVENTS])
    row = event_row()
    bad = ",".join(['"' + row[0], *row[1:]])
    swallowed = "\n".join("x" * 1000 for _ in range(200))
    path = tmp_path / "a.csv"
    path.write_text(
        "\n".join([names, ",".join(row), bad, swallowed, ",".join(event_row(GLOBALEVENTID="2")), ""])
    )
    found = findings(path)
    assert [event.id for event in events_in(found)] == ["gdelt-1", "gdelt-2"]
    assert said(found)[0] == "the row is too long, or a quotation mark before it never ends"


def test_damaged_bytes_are_replaced_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.CSV"
    path.write_bytes(tabbed(event_row(**RUSSIA)).replace(b"VLADIMIR", b"VL\xff\x00MIR"))
    found = findings(path)
    (event,) = events_in(found)
    assert event.actors == (Involvement(actor="cameo-RUSGOV", role="VL\ufffd\ufffdMIR PUTIN"),)
    assert said(found) == ["bytes that are not UTF-8, or zero, were replaced; lines with such bytes: 1"]


def test_an_address_of_several_events_is_one_source(tmp_path: Path) -> None:
    address = "http://www.Example.org:80/a?b=c"
    path = written(
        tmp_path / "a.CSV",
        *(event_row(GLOBALEVENTID=str(number), SOURCEURL=address) for number in range(3)),
        event_row(GLOBALEVENTID="9", SOURCEURL="BBC Monitoring, 24 October"),
    )
    found = findings(path)
    one, other = sources_in(found)
    assert (one.publisher, one.url) == ("example.org", address)
    assert (other.title, other.url) == ("BBC Monitoring, 24 October", None)
    cited = [event.sources for event in events_in(found)]
    assert cited == [(Citation(source=one.id),)] * 3 + [(Citation(source=other.id),)]


def test_importing_the_same_rows_again_changes_nothing(tmp_path: Path) -> None:
    first = written(tmp_path / "a.CSV", event_row(**RUSSIA, **UKRAINE, SOURCEURL="http://a.example/"))
    second = written(
        tmp_path / "b.CSV",
        event_row(GLOBALEVENTID="2"),
        event_row(**RUSSIA, **UKRAINE, SOURCEURL="http://a.example/"),
    )
    made, importing = imported(first, second)
    assert [event["id"] for event in made["events"]] == ["gdelt-1", "gdelt-2"]
    assert {change.value: number for change, number in importing.tally.changes.items()} == {
        "added": 2,
        "unchanged": 1,
    }
    assert not list(importing.problems)


def test_explaining_tells_column_text_and_value(tmp_path: Path) -> None:
    path = written(tmp_path / "a.CSV", event_row(**RUSSIA, **UKRAINE))
    (steps,) = [
        one.steps
        for one in findings(path, options=Options(explain=True))
        if isinstance(one, Found) and one.steps
    ]
    told = {step.field: (step.column, step.text, step.value) for step in steps}
    assert told["date"] == ("SQLDATE", "20191024", "2019-10-24")
    assert told["title"] == (
        "EventCode, Actor1, Actor2",
        "042, RUSGOV, UKR",
        "The government of Russia (Vladimir Putin) made a visit to Ukraine (Kiev)",
    )


def test_a_file_that_is_none_of_gdelts_is_named_when_the_format_is_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("19200101,87765\n")
    found = findings(path, form="gdelt")
    assert said(found) == [f"a file that is none of GDELT's was passed over: {path}"]
    assert [batch.recognised.dialect for batch in batches_of(path, form="gdelt")] == ["gdelt"]


CELLS = st.lists(
    st.one_of(
        st.sampled_from(
            ("", "1", "042", "20191024", "20191024143000", "nan", "1e999", "9" * 30, "²", "USA", "COP")
        ),
        st.text(max_size=8),
    ),
    min_size=61,
    max_size=61,
)


@given(CELLS, st.lists(st.integers(0, 60), max_size=50))
def test_whatever_stands_in_a_row_it_is_an_event_or_a_reason(cells: list[str], plain: list[int]) -> None:
    whole = event_row(**RUSSIA, **UKRAINE)
    row = [whole[at] if at in plain else cell for at, cell in enumerate(cells)]
    reader = EventReader(Reports(), None, Options(explain=True))
    found = reader.event(row, 1)
    with Importing("story") as importing:
        for one in (*reader.cast.fresh, *reader.reports.fresh, found):
            importing._take(one)
        made = msgspec.json.decode(b"".join(importing.pieces()))
    expected = (0, 1) if isinstance(found, Unused) else (1, 0)
    assert (len(made["events"]), importing.tally.refused) == expected


def test_what_is_worked_out_once_is_looked_up_after_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[str] = []

    def counted(columns: Sequence[str]) -> Party:
        met.append(columns[0])
        return party_of(columns)

    monkeypatch.setattr("tui.importers.gdelt.cast.party_of", counted)
    rows = [event_row(GLOBALEVENTID=str(number), **RUSSIA, **UKRAINE) for number in range(50)]
    found = findings(written(tmp_path / "a.CSV", *rows))
    assert met == ["RUSGOV", "UKR"]
    parts = [event.actors for event in events_in(found)]
    assert all(one is other for one, other in zip(parts[0], parts[-1], strict=True))


def test_what_is_at_hand_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.importers.gdelt.reports._AT_HAND", 3)
    monkeypatch.setattr("tui.importers.gdelt.cast._AT_HAND", 3)
    reader = EventReader(Reports(), None, Options())
    for number in range(20):
        reader.event(
            event_row(Actor1Code="COP", Actor1Name=str(number), SOURCEURL=f"http://a.example/{number}"), 1
        )
    assert len(reader.cast._at_hand) <= 3
    assert len(reader.reports._at_hand) <= 3
    assert len(reader.reports.fresh) == 20
    assert len(reader.cast.fresh) == 1


def test_rows_are_not_held_when_they_are_read(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = written(
            tmp_path / f"{rows}.CSV",
            *(
                event_row(GLOBALEVENTID=str(n), **RUSSIA, SOURCEURL=f"http://a.example/{n % 50}")
                for n in range(rows)
            ),
        )
        (batch,) = batches_of(path)
        tracemalloc.start()
        for _ in records(batch.materials, Options()):
            pass
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held

    peak(10)
    few, many = peak(1000), peak(8000)
    assert many - few < 100_000
