"""Dates of tables: styles by example, and nothing surer than the table is."""

from __future__ import annotations

import pytest

from tui.importers.dating import DateReader, UndatedError, style_of


def reader(*styles: str, pivot: int = 0) -> DateReader:
    return DateReader([style_of(style) for style in styles], pivot)


@pytest.mark.parametrize(
    ("style", "text", "edtf"),
    [
        ("2020-01-31", "1999-12-05", "1999-12-05"),
        ("2020-01", "1999-12", "1999-12"),
        ("2020", "1999", "1999"),
        ("2020/01/31", "1999/2/3", "1999-02-03"),
        ("31/01/2020", "5/12/1999", "1999-12-05"),
        ("01/31/2020", "12/05/1999", "1999-12-05"),
        ("31.01.2020", "05.12.1999", "1999-12-05"),
        ("31 January 2020", "3 December 2020", "2020-12-03"),
        ("31 January 2020", "03  DEC. 2020", "2020-12-03"),
        ("31. Januar 2020", "3. März 2020", "2020-03-03"),
        ("January 31, 2020", "Sept 9, 2020", "2020-09-09"),
        ("Friday, 31 Jan 2020", "Monday, 9 May 2022", "2022-05-09"),
        ("20200131", "19991205", "1999-12-05"),
        ("2020-01-31T15:04:05Z", "1999-12-05T01:02:03+0100", "1999-12-05T01:02:03+01:00"),
        ("31/01/2020 15:04", "5/12/1999 7:30", "1999-12-05T07:30"),
        ("2020-01-31 00:00:00.000", "1999-12-05 00:00:00.000", "1999-12-05"),
        ("epoch", "1589220519", "2020-05-11T18:08:39Z"),
        ("epoch milliseconds", "1589220519000", "2020-05-11T18:08:39Z"),
        ("edtf", "1999~", "1999~"),
    ],
)
def test_a_style_is_the_31st_of_january_2020_as_the_table_writes_it(style: str, text: str, edtf: str) -> None:
    assert reader(style).read(text).edtf == edtf


def test_two_digits_of_a_year_are_of_the_century_the_mapping_says_and_the_words_are_kept() -> None:
    dates = reader("31-Jan-20", pivot=90)
    assert dates.read("9-May-20").edtf == "2020-05-09"
    assert dates.read("9-May-90").edtf == "1990-05-09"
    assert dates.read("9-May-20").printed == "9-May-20"


def test_what_two_styles_read_differently_is_refused_and_what_they_read_alike_is_not() -> None:
    dates = reader("31/01/2020", "01/31/2020")
    assert dates.read("25/12/1999").edtf == "1999-12-25"
    assert dates.read("12/25/1999").edtf == "1999-12-25"
    assert dates.read("5/5/1999").edtf == "1999-05-05"
    with pytest.raises(UndatedError) as refused:
        dates.read("04/05/1999")
    assert refused.value.values == {"text": "04/05/1999", "one": "1999-04-05", "other": "1999-05-04"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it has no date"),
        ("31/02/1999", "is no day of the calendar"),
        ("1999-12-25", "is written in none of the styles"),
        ("25/12/99", "is written in none of the styles"),
    ],
)
def test_what_is_no_date_says_why(text: str, reason: str) -> None:
    with pytest.raises(UndatedError, match=reason):
        reader("31/01/2020").read(text)


@pytest.mark.parametrize(
    ("exactness", "alone", "span"),
    [
        ("exact", "2020-05-09", "2020-05-09/2020-05-12"),
        ("about", "2020-05-09~", "2020-05-09~/2020-05-12~"),
        ("uncertain", "2020-05-09?", "2020-05-09?/2020-05-12?"),
        ("month", "2020-05", "2020-05"),
        ("year", "2020", "2020"),
        ("one of", "2020-05-09~", "[2020-05-09..2020-05-12]"),
        ("by", "[..2020-05-09]", "[..2020-05-12]"),
    ],
)
def test_a_date_is_no_more_exact_than_the_table_says(exactness: str, alone: str, span: str) -> None:
    dates = reader("2020-01-31")
    assert dates.read("2020-05-09", exactness=exactness).edtf == alone
    assert dates.read("2020-05-09", "2020-05-12", exactness).edtf == span


def test_a_less_exact_date_keeps_the_words_of_the_table() -> None:
    dates = reader("2020-01-31")
    assert dates.read("2020-05-09", exactness="month").printed == "2020-05-09"
    assert dates.read("2020-05-09", "2020-05-12", "one of").printed == "2020-05-09 – 2020-05-12"
    assert dates.read("2020-05-09", "2020-05-09", "one of").edtf == "2020-05-09"
    assert dates.read("2020-05-09", "2020-05-12").printed == ""


def test_what_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UndatedError, match="before it begins"):
        reader("2020-01-31").read("2020-05-09", "2020-05-08")


@pytest.mark.parametrize(
    "style", ["YYYY-MM-DD", "%d/%m/%Y", "31", "31/31/2020", "2020-31", "31/01/2020 15", ""]
)
def test_what_is_no_style_is_refused(style: str) -> None:
    with pytest.raises(UndatedError, match="no style of dates"):
        style_of(style)
